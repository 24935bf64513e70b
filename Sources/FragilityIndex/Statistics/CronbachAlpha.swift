/// Cronbach's alpha: how far columns that should measure the same thing do so.
///
/// `k^2 * mean off-diagonal covariance / sum of all covariances` (L. J. Cronbach, "Coefficient alpha and the internal
/// structure of tests", 1951). Each covariance is taken over the rows where both columns have a value, so that one gap
/// costs one pair and not a row; without gaps it is the usual coefficient.
///
/// Edge cases: NaN with fewer than two columns, where two columns share fewer than two rows, and where the covariances
/// add up to nothing. Negative where columns pull against each other.
///
/// - Parameter columns: The values, oriented the same way and on one scale; NaN is a gap.
/// - Returns: Alpha, 1 at most when there are no gaps.
func cronbachAlpha(_ columns: [[Double]]) -> Double {
  let count = Double(columns.count)
  guard columns.count >= 2 else { return .nan }
  var (variances, covariances) = (0.0, 0.0)
  for (position, column) in columns.enumerated() {
    variances += covariance(column, column)
    for other in columns[..<position] { covariances += 2 * covariance(column, other) }
  }
  let total = variances + covariances
  guard total != 0 else { return .nan }
  let alpha = count / (count - 1) * covariances / total
  return alpha.isFinite ? alpha : .nan
}

/// The sample covariance over the rows where both columns have a value; NaN with fewer than two.
func covariance(_ a: [Double], _ b: [Double]) -> Double {
  let rows = a.indices.filter { !a[$0].isNaN && !b[$0].isNaN }
  guard rows.count >= 2 else { return .nan }
  let (x, y) = (rows.map { a[$0] }, rows.map { b[$0] })
  let (meanOfX, meanOfY) = (Moments(of: x).mean, Moments(of: y).mean)
  return sumOfProducts(x.map { $0 - meanOfX }, y.map { $0 - meanOfY }) / Double(rows.count - 1)
}
