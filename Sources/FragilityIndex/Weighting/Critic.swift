/// Weights by contrast and conflict (CRITIC): `C_j = sd_j sum_k(1 - r_jk)`, `w = C / sum(C)`.
///
/// Scores are brought to the range from 0 to 1 first (D. Diakoulaki, G. Mavrotas and L. Papayannakis, "Determining
/// objective weights in multiple criteria problems: the CRITIC method", Computers and Operations Research 22, 1995).
/// A child that says the same as the others counts less, one that contradicts them counts more. The standard deviation
/// is that with n - 1; its factor cancels.
///
/// Edge cases: where all children are the same but for their unit, no weight is determined.
///
/// - Parameter columns: The scores of two or more children, complete and oriented alike.
/// - Returns: One weight a child.
/// - Throws: Too few rows, a constant child, or children that are all the same.
func criticWeights(of columns: [[Double]]) throws(WeightingFailure) -> [Double] {
  let correlations = try usableCorrelations(of: columns)
  let contents = zip(columns, correlations).map { column, row in
    var conflict = ExactSum()
    for correlation in row { conflict.add(1 - correlation) }
    return contrast(column) * conflict.value
  }
  guard contents.contains(where: { $0 > 1e-12 }) else { throw .singularCorrelations }
  return contents.shares
}

/// The standard deviation of scores that are brought to the range from 0 to 1.
private func contrast(_ column: [Double]) -> Double {
  let ends = column.reduce(into: (low: Double.infinity, high: -Double.infinity)) { ends, score in
    ends = (min(ends.low, score), max(ends.high, score))
  }
  return Moments(of: column).standardDeviation / (ends.high - ends.low)
}
