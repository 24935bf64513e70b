/// Weights by entropy: `p = x / sum(x)`, `e = -sum(p ln p) / ln n`, `w = (1 - e) / sum(1 - e)`.
///
/// A child whose scores are the same everywhere has the entropy 1 (C. E. Shannon, 1948) and no weight; the more unequally
/// they are shared out, the more it weighs (M. Zeleny, "Multiple Criteria Decision Making", 1982). The weights depend on
/// where the scale begins: scores from 0 to 100 and from 1 to 100 give different ones.
///
/// Edge cases: `0 ln 0` is 0; negative scores are refused; at least one child must vary.
///
/// - Parameter columns: The scores of two or more children, complete and not negative.
/// - Returns: One weight a child.
/// - Throws: Too few rows, a negative score, scores too large to add, or only constant children.
func entropyWeights(of columns: [[Double]]) throws(WeightingFailure) -> [Double] {
  try checkRows(of: columns)
  var diversities: [Double] = []
  for (child, column) in columns.enumerated() {
    guard column.allSatisfy({ $0 >= 0 }) else { throw .negativeScore(child: child) }
    let moments = Moments(of: column)
    guard moments.mean.isFinite else { throw .tooLarge(child: child) }
    diversities.append(moments.standardDeviation == 0 ? 0 : diversity(column, mean: moments.mean))
  }
  guard diversities.contains(where: { $0 > 0 }) else { throw .constant(child: 0) }
  return diversities.shares
}

/// `(1 - e) ln n`, whose factor is the same for all children, as the mean of `u ln u - u + 1` with `u = x / mean(x)`.
///
/// The terms are not negative, so that next to nothing cancels where the entropy is close to 1.
private func diversity(_ column: [Double], mean: Double) -> Double {
  var sum = ExactSum()
  for score in column {
    let ratio = score / mean
    sum.add(ratio > 0 ? max(0, ratio * naturalLogarithm(ratio) - ratio + 1) : 1)
  }
  return sum.value / Double(column.count)
}
