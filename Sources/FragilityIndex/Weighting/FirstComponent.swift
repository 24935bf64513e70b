/// Weights by the first principal component of the correlation matrix: its loadings over their sum.
///
/// The component is the sum of standardised children with the most variance (Pearson, 1901; Hotelling, 1933). Where a
/// child loads with the other sign than the sum, it runs against the index; a negative weight would turn it round
/// unseen, so it is refused. COINr keeps such weights, with a sign of the whole that is arbitrary.
///
/// Edge cases: two children that do not run against each other get 1/2 each; an eigenvalue shared by two components
/// leaves open which is the first, and is refused.
///
/// - Parameter columns: The scores of two or more children, complete and oriented alike.
/// - Returns: One weight a child.
/// - Throws: Too few rows, a constant child, a child that runs against the others, or no first component.
func firstComponentWeights(of columns: [[Double]]) throws(WeightingFailure) -> [Double] {
  let correlations = try usableCorrelations(of: columns)
  if columns.count == 2 { return try halves(of: correlations) }
  let components = PrincipalComponents(ofCorrelations: correlations)
  guard components.isSeparate(at: 1) else { throw .tiedComponents }
  return try weightsOfOneSign(components.loadings[0])
}

/// Two children are alike to whatever they have in common, unless they run against each other.
func halves(of correlations: [[Double]]) throws(WeightingFailure) -> [Double] {
  guard correlations[0][1] > -1e-12 else { throw .counteracting(child: 1) }
  return [0.5, 0.5]
}

extension PrincipalComponents {
  /// Whether some first components explain more each than any of the others.
  func isSeparate(at count: Int) -> Bool {
    guard count > 0, count < variances.count else { return true }
    return variances[count - 1] - variances[count] > 1e-9 * variances[0]
  }
}
