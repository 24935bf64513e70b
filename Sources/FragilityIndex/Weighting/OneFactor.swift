/// Weights by one common factor: `R^-1 l` scaled to the sum 1, with the loadings `l` by maximum likelihood.
///
/// These are the weights of the factor's score by regression (G. H. Thomson, 1951), as in the domains of the Scottish
/// Index of Multiple Deprivation. The likelihood equations `R diag(u)^-1 l = (1 + l' diag(u)^-1 l) l` make them
/// proportional to the loading over the uniqueness, `l_i / u_i`, which needs no inverse. A child whose loading has the
/// other sign than the sum is refused, since a negative weight would turn it round.
///
/// Edge cases: two children do not determine the model; they get 1/2 each unless they run against each other. Of more,
/// three at least must share the factor. A uniqueness below 0.005 (Heywood) is held there, so that one child may have
/// nearly all the weight. Where the likelihood has several peaks the highest one found is taken; other software may end on
/// a lower one.
///
/// - Parameter columns: The scores of two or more children, complete and oriented alike.
/// - Returns: One weight a child.
/// - Throws: Too few rows, a constant child, children that can be computed from others or run against them, no common
///   factor, or a search without end.
func oneFactorWeights(of columns: [[Double]]) throws(WeightingFailure) -> [Double] {
  if columns.count == 2 {
    let correlations = try usableCorrelations(of: columns)
    guard abs(correlations[0][1]) > 1e-9 else { throw .noCommonFactor }
    return try halves(of: correlations)
  }
  let correlations = try regularCorrelations(of: columns)
  guard let model = OneFactorModel(of: correlations) else { throw .notConverged }
  guard model.loadings.filter({ abs($0) > 1e-6 }).count > 2 else { throw .noCommonFactor }
  return try weightsOfOneSign(zip(model.loadings, model.uniquenesses).map { $0 / $1 })
}
