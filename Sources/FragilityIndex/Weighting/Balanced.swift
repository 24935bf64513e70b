/// Weights for which the correlation of each child with the arithmetic mean is as it is meant to be.
///
/// A weight is a rate of exchange, not an importance: what a child contributes to the ranks depends on its spread and on
/// its company (P. Paruolo, M. Saisana and A. Saltelli, "Ratings and rankings: voodoo or science?", 2013; W. Becker et
/// al., "Weights and importance in composite indicators", 2017). With the correlation matrix `R`, the standard
/// deviations `s` and `v_j = w_j s_j`, the correlations with the mean are `R v / sqrt(v' R v)`, so no search over
/// the territories is needed.
///
/// Weights are not negative, the best point is returned, and each correlation belongs to its own child. COINr lets
/// weights be negative and reports the correlations of the last point it tried, in another order of children.
public enum Balanced: Sendable, Hashable {
  /// The shares of the correlations are as close as can be to those of target importances: `mean((t - r / sum(r))^2)`
  /// is smallest. Without targets they are the weights of the method.
  case proportional(targets: [Double]? = nil)
  /// The sum of the correlations is largest, so that the index says the most about its children.
  ///
  /// By the inequality of Cauchy and Schwarz, `sum(r) = 1' R v / sqrt(v' R v)` is at most `sqrt(1' R 1)`, which
  /// `v = 1` reaches: the weights are the inverse standard deviations.
  case mostInformative

  /// Weights with what they attain.
  struct Solution: Sendable, Hashable {
    /// The weights, with the sum 1.
    let weights: [Double]
    /// The correlation of each child with the mean by these weights.
    let correlations: [Double]
    /// The mean squared difference of shares, or the sum of correlations.
    let objective: Double
  }

  /// The weights for complete scores.
  ///
  /// - Parameters:
  ///   - columns: The scores of two or more children, complete and oriented alike.
  ///   - nominal: The weights of the method, which are the targets if none are given.
  /// - Returns: The weights, the correlations and the objective, which is the best there is without negative weights.
  /// - Throws: Too few rows, a constant child, children that can be computed from others, targets that cannot be used, or
  ///   a search without end.
  func solution(of columns: [[Double]], nominal: [Double]) throws(WeightingFailure) -> Solution {
    let correlations: [[Double]]
    let standardised: [Double]
    var targets = nominal
    switch self {
    case .proportional(let own):
      correlations = try regularCorrelations(of: columns)
      targets = try Self.checked(own ?? nominal, count: columns.count)
      guard let best = proportionalParts(targets, correlations) else { throw .notConverged }
      standardised = best
    case .mostInformative:
      correlations = try usableCorrelations(of: columns)
      standardised = columns.map { _ in 1 }
    }
    let products = correlations.times(standardised)
    let variance = zip(standardised, products).reduce(0) { $0 + $1.0 * $1.1 }
    // Children that cancel each other leave an index that is the same everywhere.
    guard variance > 1e-7 else { throw .singularCorrelations }
    let length = variance.squareRoot()
    let attained = products.map { $0 / length }
    let weights = zip(standardised, columns).map { $0 / Moments(of: $1).standardDeviation }
    return Solution(
      weights: weights.shares,
      correlations: attained,
      objective: objective(attained, targets: targets)
    )
  }

  /// What the correlations of the children attain.
  func objective(_ correlations: [Double], targets: [Double]) -> Double {
    switch self {
    case .mostInformative: return correlations.reduce(0, +)
    case .proportional:
      let squares = zip(targets.shares, correlations.shares).map { ($0 - $1) * ($0 - $1) }
      return squares.reduce(0, +) / Double(squares.count)
    }
  }

  private static func checked(
    _ targets: [Double],
    count: Int
  ) throws(WeightingFailure) -> [Double] {
    let shares = targets.shares
    // A sum of 0 or beyond all numbers leaves no shares.
    guard
      targets.count == count, targets.allSatisfy({ $0 >= 0 }),
      shares.contains(where: { $0 > 0 }), shares.allSatisfy(\.isFinite)
    else { throw .unusableTargets(children: count) }
    return shares
  }
}
