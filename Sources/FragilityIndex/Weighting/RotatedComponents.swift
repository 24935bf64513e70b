/// Weights by rotated principal components: each child goes to the component on which its squared loading is largest,
/// and its weight is proportional to that squared loading.
///
/// This equals the squared loading as a share of the variance that the component explains, with each component weighted
/// by its share of the variance that all kept ones explain (OECD and JRC, "Handbook on Constructing Composite
/// Indicators", 2008, step 6, after G. Nicoletti, S. Scarpetta and O. Boylaud, 2000). The signs of loadings are not
/// used. Components of the correlation matrix are kept in decreasing order of variance, at least one, as long as they
/// pass three criteria, and are turned by varimax.
///
/// Edge cases: two children get 1/2 each; where the last component kept explains as much as the first one dropped, the
/// choice is open and is refused.
public struct RotatedComponents: Sendable, Hashable {
  /// A component is kept if its eigenvalue is above this one.
  public var minEigenvalue: Double
  /// A component is kept if it explains more than this share of the variance.
  public var minShare: Double
  /// No further component is kept once those before it explain this share of the variance.
  public var cumulatedShare: Double
  /// Whether children are brought to the same communality while the components are turned.
  public var kaiserNormalisation: Bool

  /// Creates a choice.
  ///
  /// - Parameters:
  ///   - minEigenvalue: The eigenvalue that a component must exceed.
  ///   - minShare: The share of variance, from 0 to 1, that a component must exceed.
  ///   - cumulatedShare: The share of variance, from 0 to 1, that is enough; 1 keeps all that pass the other two.
  ///   - kaiserNormalisation: Whether children are brought to the same communality for the rotation.
  public init(
    minEigenvalue: Double = 1,
    minShare: Double = 0.1,
    cumulatedShare: Double = 0.6,
    kaiserNormalisation: Bool = true
  ) {
    self.minEigenvalue = minEigenvalue
    self.minShare = minShare
    self.cumulatedShare = cumulatedShare
    self.kaiserNormalisation = kaiserNormalisation
  }

  /// The weights for complete scores.
  ///
  /// - Parameter columns: The scores of two or more children, complete and oriented alike.
  /// - Returns: One weight a child.
  /// - Throws: Too few rows, a constant child, components that cannot be told apart, or a rotation without end.
  func weights(of columns: [[Double]]) throws(WeightingFailure) -> [Double] {
    let correlations = try usableCorrelations(of: columns)
    guard columns.count > 2 else { return columns.map { _ in 1 / Double(columns.count) } }
    let components = PrincipalComponents(ofCorrelations: correlations)
    let kept = keptCount(of: components.variances)
    guard components.isSeparate(at: kept) else { throw .tiedComponents }
    let loadings = zip(components.standardDeviations, components.loadings).prefix(kept).map {
      deviation,
      vector in vector.map { $0 * deviation }
    }
    guard let rotated = varimax(loadings, kaiserNormalisation: kaiserNormalisation) else {
      throw .notConverged
    }
    return columns.indices.map { child in
      rotated.reduce(0) { max($0, $1[child] * $1[child]) }
    }.shares
  }

  /// How many components pass; a billionth is forgiven on either side of a threshold.
  func keptCount(of variances: [Double]) -> Int {
    let total = variances.reduce(0, +)
    var (count, cumulated) = (0, 0.0)
    for variance in variances {
      guard
        variance > minEigenvalue + 1e-9,
        variance / total > minShare + 1e-9,
        cumulated / total < cumulatedShare - 1e-9
      else { break }
      count += 1
      cumulated += variance
    }
    return max(1, count)
  }
}
