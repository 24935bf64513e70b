/// The Pearson correlations between columns: `r_jk = s_jk / sqrt(s_jj s_kk)` with `s_jk = sum((x_j - m_j) (x_k - m_k))`.
///
/// The sums are exact, so the order of rows does not matter. The diagonal is 1 and no entry leaves -1...1.
///
/// Edge cases: a column that is constant, or has fewer than two rows, correlates with none: its entries are NaN.
///
/// - Parameter columns: Columns of equal length without gaps.
/// - Returns: One row a column, the same as the transpose.
func pearsonMatrix(_ columns: [[Double]]) -> [[Double]] {
  let deviations = columns.map { column in
    let moments = Moments(of: column)
    let isVarying = moments.standardDeviation > 0
    return column.map { isVarying ? $0 - moments.mean : .nan }
  }
  let lengths = deviations.map { exactDot($0, $0).squareRoot() }
  var matrix = columns.map { _ in [Double](repeating: .nan, count: columns.count) }
  for j in columns.indices where lengths[j] > 0 && lengths[j].isFinite {
    matrix[j][j] = 1
    for k in 0..<j {
      let correlation = exactDot(deviations[j], deviations[k]) / (lengths[j] * lengths[k])
      let held = correlation.isNaN ? .nan : min(max(correlation, -1), 1)
      matrix[j][k] = held
      matrix[k][j] = held
    }
  }
  return matrix
}

private func exactDot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = ExactSum()
  for (x, y) in zip(a, b) { sum.add(x * y) }
  return sum.value
}

/// The principal components of columns that are first brought to the mean 0 and the standard deviation 1.
///
/// They are the eigenvectors of the correlation matrix (Pearson, 1901; Hotelling, 1933).
struct PrincipalComponents: Sendable, Hashable {
  /// The variance of each component, in decreasing order and never negative; they add up to the number of columns.
  let variances: [Double]
  /// The loadings of each component, of unit length, with the sign of `SymmetricEigen`.
  let loadings: [[Double]]

  /// The standard deviation of each component.
  var standardDeviations: [Double] { variances.map { $0.squareRoot() } }

  /// Decomposes a correlation matrix.
  ///
  /// - Parameter correlations: Finite correlations, as of `pearsonMatrix`.
  init(ofCorrelations correlations: [[Double]]) {
    let eigen = SymmetricEigen(of: correlations)
    variances = eigen.values.map { max(0, $0) }
    loadings = eigen.vectors
  }

  /// Decomposes complete columns, of which none is constant.
  ///
  /// - Parameter columns: Columns of equal length without gaps.
  init(of columns: [[Double]]) {
    self.init(ofCorrelations: pearsonMatrix(columns))
  }
}
