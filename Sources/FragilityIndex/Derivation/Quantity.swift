/// What the numbers of a column are, which says how those of several rows become one.
enum Quantity: Sendable, Hashable {
  /// Values, combined as the table says.
  case value
  /// Standard errors of values that are combined as the table says, and whose errors know nothing of each other:
  /// `sqrt(sum(e^2))` of a sum, `sqrt(sum(w^2 e^2)) / sum(w)` of a mean.
  case standardError
  /// Persons, who add up whatever is done to the values.
  case persons

  /// The number of several rows together; the first gap where there is one.
  func combined(
    _ rows: [Int],
    of column: Column,
    by rule: FragilityMethod.Table.Join.Several,
    in table: DataTable
  ) -> Double {
    let values = rows.map { column.encoded[$0] }
    if let gap = values.first(where: \.isNaN) { return gap }
    // An error that cannot be must not vanish in a square.
    if self == .standardError, let wrong = values.first(where: { $0 < 0 }) { return wrong }
    var weights = values.map { _ in 1.0 }
    var total = 1.0
    switch self == .persons ? .sum : rule {
    case .sum: break
    case .mean: total = Double(values.count)
    case .weightedMean(let name):
      weights = rows.map { table.numbers[name]?.encoded[$0] ?? .nan }
      if let gap = weights.first(where: \.isNaN) { return gap }
      total = weights.reduce(0, +)
      guard total > 0 else { return Double(absent: .zeroDenominator) }
    }
    let parts = zip(values, weights).map { $0 * $1 }
    let combined =
      self == .standardError
      ? parts.reduce(0) { $0 + $1 * $1 }.squareRoot() / total : parts.reduce(0, +) / total
    return combined.isFinite ? combined : Double(absent: .unavailable)
  }
}
