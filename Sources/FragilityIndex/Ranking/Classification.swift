/// How scores become classes, from 1, the least fragile, upwards.
public enum Classification: Sendable, Hashable {
  /// Fixed, increasing bounds.
  case breaks([Double], inclusive: Inclusive)
  /// As many classes as asked for, between the quantiles (type 7) of the scores of the reference.
  case quantiles(count: Int, inclusive: Inclusive)

  package var words: ChoiceWords {
    switch self {
    case .breaks(let bounds, let inclusive):
      ChoiceWords("breaks").with("breaks", .numbers(bounds))
        .with("inclusive", .text(inclusive.rawValue))
    case .quantiles(let count, let inclusive):
      ChoiceWords("quantile").with("count", .whole(count))
        .with("inclusive", .text(inclusive.rawValue))
    }
  }

  /// Freezes the bounds.
  ///
  /// - Parameter scores: The scores of the reference.
  /// - Returns: The bounds between the classes.
  func fit(to scores: Column) -> FittedClassification {
    switch self {
    case .breaks(let bounds, let inclusive):
      return FittedClassification(bounds: bounds, inclusive: inclusive)
    case .quantiles(let count, let inclusive):
      let probabilities = (1..<max(count, 1)).map { Double($0) / Double(count) }
      let bounds = type7Quantiles(probabilities, of: scores.encoded)
      return FittedClassification(bounds: bounds, inclusive: inclusive)
    }
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
  /// - Parameter scores: The scores.
  /// - Returns: One class per score.
  public func classes(of scores: Column) -> Column {
    Column(
      encoded: scores.encoded.map { score in
        if score.isNaN { return score }
        guard !bounds.isEmpty else { return Double(absent: .unavailable) }
        return Double(1 + inclusive.passed(bounds, by: score))
      }
    )
  }
}
