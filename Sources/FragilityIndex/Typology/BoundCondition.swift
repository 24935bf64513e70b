/// The numbers that conditions read, each column once.
struct SubjectReader {
  let result: IndexResult
  let columns: [ColumnReference: Column]
  let leading: [TerritoryProfiles.Leading]
  private var dimensions: [Int: Column] = [:]

  init(
    result: IndexResult,
    columns: [ColumnReference: Column],
    leading: [TerritoryProfiles.Leading]
  ) {
    self.result = result
    self.columns = columns
    self.leading = leading
  }

  mutating func load(_ subjects: [Typology.Subject], threads: Int) {
    var wanted = subjects.compactMap { subject -> Int? in
      if case .dimension(let id) = subject { dimension(id) } else { nil }
    }
    wanted = Set(wanted + result.topDimensions).sorted()
    let scores = result.scores(ofDimensions: wanted, threads: threads)
    dimensions = Dictionary(uniqueKeysWithValues: zip(wanted, scores))
  }

  func dimension(_ id: String) -> Int? {
    result.fitted.method.dimensions.firstIndex { $0.id == id }
  }

  func values(of subject: Typology.Subject) -> [Double] {
    let found: Column? =
      switch subject {
      case .dimension(let id): dimension(id).flatMap { dimensions[$0] }
      case .indicator(let id):
        result.fitted.method.indicators.firstIndex { $0.id == id }
          .map { result.territories.indicators[$0].values }
      case .column(let column): columns[column]
      case .score: result.scores
      case .scoreClass: result.classes
      }
    return found?.encoded
      ?? [Double](repeating: Double(absent: .unavailable), count: result.territories.count)
  }

  /// What a test lacks, as words.
  func absences(of test: Typology.Test, row: Int) -> [String] {
    let name: String =
      switch test.subject {
      case .dimension(let id), .indicator(let id): id
      case .column(let column): "\(column.table).\(column.column)"
      case .score: "score"
      case .scoreClass: "class"
      }
    var words: [String] = []
    if let reason = values(of: test.subject)[row].absence { words.append("\(name):\(reason.word)") }
    guard leading[row] == .unknown, test.bounds.contains(where: \.isLeading) else { return words }
    for top in result.topDimensions {
      guard let reason = dimensions[top]?.encoded[row].absence else { continue }
      words.append("\(result.fitted.method.dimensions[top].id):\(reason.word)")
    }
    return words
  }
}

extension Typology.Bound {
  fileprivate var isLeading: Bool {
    if case .leading = self { true } else { false }
  }
}

/// A condition with the numbers it reads.
indirect enum BoundCondition {
  case all([BoundCondition])
  case any([BoundCondition])
  case values([Double], (Double) -> Bool)
  case leading(dimension: Int?, [TerritoryProfiles.Leading], wanted: Bool)

  init(_ condition: Typology.Condition, _ reader: SubjectReader) {
    switch condition {
    case .all(let parts): self = .all(parts.map { BoundCondition($0, reader) })
    case .any(let parts): self = .any(parts.map { BoundCondition($0, reader) })
    case .test(let test):
      let values = reader.values(of: test.subject)
      self = .all(
        test.bounds.map { bound in
          if case .leading(let wanted) = bound, case .dimension(let id) = test.subject {
            return .leading(dimension: reader.dimension(id), reader.leading, wanted: wanted)
          }
          return .values(values, bound.test(of: values))
        }
      )
    }
  }

  /// Whether it holds; `nil` where that is unknown.
  func holds(_ row: Int) -> Bool? {
    switch self {
    case .values(let values, let test): return values[row].isNaN ? nil : test(values[row])
    case .leading(let dimension, let leading, let wanted):
      switch leading[row] {
      case .unknown: return nil
      case .none: return !wanted
      case .dimension(let position): return (position == dimension) == wanted
      }
    case .all(let parts):
      var isKnown = true
      for part in parts {
        switch part.holds(row) {
        case false?: return false
        case nil: isKnown = false
        case true?: break
        }
      }
      return isKnown ? true : nil
    case .any(let parts):
      var isKnown = true
      for part in parts {
        switch part.holds(row) {
        case true?: return true
        case nil: isKnown = false
        case false?: break
        }
      }
      return isKnown ? false : nil
    }
  }
}

extension Typology.Bound {
  /// Whether a number lies where it should, among all of them.
  fileprivate func test(of values: [Double]) -> (Double) -> Bool {
    switch self {
    case .atLeast(let number): return { $0 >= number }
    case .above(let number): return { $0 > number }
    case .atMost(let number): return { $0 <= number }
    case .below(let number): return { $0 < number }
    case .equal(let number): return { $0 == number }
    case .leading: return { _ in false }
    case .amongHighest(let share):
      let sorted = values.sortedPresent()
      let count = wholePart(of: share, sorted.count)
      guard count > 0 else { return { _ in false } }
      let least = sorted[sorted.count - count]
      return { $0 >= least }
    case .amongLowest(let share):
      let sorted = values.sortedPresent()
      let count = wholePart(of: share, sorted.count)
      guard count > 0 else { return { _ in false } }
      let most = sorted[count - 1]
      return { $0 <= most }
    }
  }
}

/// How many of some territories a share holds; 0.29 of 100 are 29, whatever the rounding of the product.
private func wholePart(of share: Double, _ count: Int) -> Int {
  let exact = share * Double(count)
  let whole = exact.rounded()
  return Int(abs(exact - whole) <= 4 * exact.ulp ? whole : exact.rounded(.down))
}
