/// How scores become classes, from 1, the least fragile, upwards.
public enum Classification: Sendable, Hashable {
  /// Fixed, increasing bounds.
  case breaks([Double], inclusive: Inclusive)
  /// As many classes as asked for, between the quantiles (type 7) of the scores of the reference.
  case quantiles(count: Int, inclusive: Inclusive)
  /// As many classes as asked for, of as many territories each: of `N` the one with rank `r` has class
  /// `count + 1 - ceil(count r / N)`, as in the English Indices of Deprivation, whose decile counts the other way.
  ///
  /// Equal scores have the class of the least of their ranks.
  case ranks(count: Int)

  /// How many classes there are; 0 where scores are not parted.
  package var classCount: Int {
    let bounds = fit(to: 1) { _ in 0 }.bounds.count
    return bounds == 0 ? 0 : bounds + 1
  }

  package var words: ChoiceWords {
    switch self {
    case .breaks(let bounds, let inclusive):
      ChoiceWords("breaks").with("breaks", .numbers(bounds))
        .with("inclusive", .text(inclusive.rawValue))
    case .quantiles(let count, let inclusive):
      ChoiceWords("quantile").with("count", .whole(count))
        .with("inclusive", .text(inclusive.rawValue))
    case .ranks(let count): ChoiceWords("rank").with("count", .whole(count))
    }
  }

  /// Where a score equal to a bound belongs.
  package var inclusive: Inclusive {
    switch self {
    case .breaks(_, let inclusive), .quantiles(_, let inclusive): inclusive
    case .ranks: .left
    }
  }

  /// Freezes the bounds.
  ///
  /// - Parameter scores: The scores of the reference.
  /// - Returns: The bounds between the classes.
  func fit(to scores: Column) -> FittedClassification {
    switch self {
    case .quantiles(let count, _):
      // By selection, which takes less than sorting.
      let bounds = type7Quantiles(Self.parts(count), of: scores.encoded)
      return FittedClassification(bounds: bounds, inclusive: inclusive)
    case .breaks, .ranks:
      let sorted = scores.encoded.sortedPresent()
      return fit(to: sorted.count) { sorted[$0] }
    }
  }

  /// The same for scores that are sorted already.
  ///
  /// - Parameters:
  ///   - count: How many scores there are.
  ///   - ascending: The score at a place in increasing order, from 0.
  /// - Returns: The bounds between the classes.
  func fit(to count: Int, ascending: (Int) -> Double) -> FittedClassification {
    var bounds: [Double] = []
    switch self {
    case .breaks(let fixed, _): bounds = fixed
    case .quantiles(let classes, _):
      guard count > 0 else { break }
      bounds = Self.parts(classes).map { QuantilePosition($0, of: count).value(ascending) }
    case .ranks(let classes):
      guard count > 0 else { break }
      // The score of the last rank that has a class; no score reaches a class without a rank.
      bounds = (1..<max(classes, 1)).reversed().map { part in
        let rank = part * count / classes
        return rank > 0 ? ascending(count - rank) : ascending(count - 1).nextUp
      }
    }
    return FittedClassification(bounds: bounds, inclusive: inclusive)
  }

  private static func parts(_ count: Int) -> [Double] {
    (1..<max(count, 1)).map { Double($0) / Double(count) }
  }
}

/// Frozen bounds between classes.
public struct FittedClassification: Sendable, Hashable {
  /// The increasing bounds; there is one class more.
  public let bounds: [Double]
  /// Where a score equal to a bound belongs.
  public let inclusive: Inclusive

  /// Creates a classification from its bounds.
  ///
  /// - Parameters:
  ///   - bounds: The increasing bounds.
  ///   - inclusive: Where a score equal to a bound belongs.
  public init(bounds: [Double], inclusive: Inclusive) {
    self.bounds = bounds
    self.inclusive = inclusive
  }

  /// The classes of scores; gaps have no class and keep their reason.
  ///
  /// Without bounds, which quantiles have when no territory of the reference has a score, there are no classes.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - threads: How many threads may work; the classes do not depend on it.
  /// - Returns: One class per score.
  public func classes(of scores: Column, threads: Int = 1) -> Column {
    let scores = scores.encoded
    return Column(
      encoded: concurrentArray(scores.count, threads: threads) { rows, classes in
        _ = classes.update(fromContentsOf: scores[rows])
        classify(classes)
      }
    )
  }

  /// Puts classes in the place of scores, four at a time.
  private func classify(_ scores: UnsafeMutableBufferPointer<Double>) {
    typealias Lanes = SIMD4<Double>
    guard !bounds.isEmpty, bounds.count <= Self.fewBounds else {
      for row in scores.indices where !scores[row].isNaN {
        scores[row] = self.class(of: scores[row])
      }
      return
    }
    var row = 0
    if let first = scores.baseAddress {
      while row + Lanes.scalarCount <= scores.count {
        let memory = UnsafeMutableRawPointer(first + row)
        let own = memory.loadUnaligned(as: Lanes.self)
        var passed = Lanes(repeating: 1)
        switch inclusive {
        case .right:
          for bound in bounds {
            passed.replace(with: passed + 1, where: own .> Lanes(repeating: bound))
          }
        case .left:
          for bound in bounds {
            passed.replace(with: passed + 1, where: own .>= Lanes(repeating: bound))
          }
        }
        passed.replace(with: own, where: own .!= own)
        memory.storeBytes(of: passed, as: Lanes.self)
        row += Lanes.scalarCount
      }
    }
    for row in row..<scores.count where !scores[row].isNaN {
      scores[row] = self.class(of: scores[row])
    }
  }

  /// Counting all of so many bounds takes less than guessing which ones to look at.
  private static let fewBounds = 16

  private func `class`(of score: Double) -> Double {
    bounds.isEmpty
      ? Double(absent: .unavailable) : Double(1 + inclusive.passed(bounds, by: score))
  }
}
