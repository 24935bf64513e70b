/// How the association of two columns is measured.
public enum CorrelationKind: String, CaseIterable, Sendable {
  /// Of the values: how close they lie to a straight line.
  case pearson
  /// Of the ranks, ties averaged: how close they come to rising together.
  case spearman
  /// Tau-b: by how much the pairs of rows in the same order outweigh those in the opposite one.
  case kendall
}

/// How strongly two columns go together, and how easily chance alone would do it.
public struct Correlation: Sendable, Hashable {
  /// From -1 to 1; NaN with fewer than 3 pairs, and where a column is constant.
  public let coefficient: Double
  /// The probability of a coefficient at least as far from 0 between unrelated columns; NaN where that is NaN.
  public let pValue: Double
  /// How many rows have both values.
  public let count: Int
}

/// The correlation of two columns over the rows where both have a value.
///
/// Pearson's coefficient is tested with Student's t of n - 2 degrees of freedom. Spearman's is Pearson's of the ranks;
/// without ties its p-value is exact up to n = 9 and by the Edgeworth series of Best and Roberts up to n = 1290, with
/// ties by Student's t. Kendall's is tau-b (M. G. Kendall, 1945); without ties its p-value is exact below n = 50,
/// otherwise normal with the variance corrected for ties. These are the rules of `cor.test` in R.
///
/// Edge cases: see ``Correlation``. Coefficients do not depend on the order of the rows.
///
/// - Parameters:
///   - a: The values of a column; NaN is a gap.
///   - b: The values of the other, with as many rows.
///   - kind: How the association is measured.
/// - Returns: The coefficient with its p-value.
/// - Complexity: O(n log n), for Pearson O(n).
func correlation(_ a: [Double], _ b: [Double], _ kind: CorrelationKind) -> Correlation {
  precondition(a.count == b.count, "both columns have the same rows")
  let rows = a.indices.filter { !a[$0].isNaN && !b[$0].isNaN }
  let (x, y) = (rows.map { a[$0] }, rows.map { b[$0] })
  guard rows.count >= 3 else {
    return Correlation(coefficient: .nan, pValue: .nan, count: rows.count)
  }
  switch kind {
  case .pearson:
    let coefficient = pearsonCoefficient(x, y)
    return Correlation(
      coefficient: coefficient,
      pValue: studentP(ofCorrelation: coefficient, count: rows.count),
      count: rows.count
    )
  case .spearman: return spearman(x, y)
  case .kendall: return kendall(x, y)
  }
}

/// Pearson's coefficient of two columns without gaps; NaN where one is constant.
func pearsonCoefficient(_ a: [Double], _ b: [Double]) -> Double {
  guard let a = deviations(a), let b = deviations(b) else { return .nan }
  let squares = sumOfProducts(a, a) * sumOfProducts(b, b)
  guard squares > 0 else { return .nan }
  return min(max(sumOfProducts(a, b) / squares.squareRoot(), -1), 1)
}

/// The two-sided p-value of a correlation by `t = r sqrt((n - 2) / (1 - r^2))`.
func studentP(ofCorrelation r: Double, count: Int) -> Double {
  guard !r.isNaN else { return .nan }
  let degrees = Double(count - 2)
  return studentTwoSidedP(
    r * (degrees / ((1 - r) * (1 + r))).squareRoot(),
    degreesOfFreedom: degrees
  )
}

/// The exact sum of products, rounded once.
func sumOfProducts(_ a: [Double], _ b: [Double]) -> Double {
  var sum = ExactSum()
  for (x, y) in zip(a, b) { sum.add(x * y) }
  return sum.value
}

/// The distances from the mean, in units of a power of two near the largest value so that their squares stay in range;
/// `nil` for equal values.
private func deviations(_ values: [Double]) -> [Double]? {
  guard let first = values.first, values.contains(where: { $0 != first }) else { return nil }
  let largest = values.reduce(0) { max($0, abs($1)) }
  let exponent = min(max(-Int(largest.exponent), -1000), 1000)
  let unit = Double(sign: .plus, exponent: exponent, significand: 1)
  var sum = ExactSum()
  for value in values { sum.add(value * unit) }
  let mean = sum.value / Double(values.count)
  return values.map { $0 * unit - mean }
}
