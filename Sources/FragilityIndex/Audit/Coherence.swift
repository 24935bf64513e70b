extension Audit {
  /// Whether the members of a dimension, or of the index, measure one thing.
  public struct Coherence: Sendable, Hashable {
    /// The dimension or the index.
    public let member: Member
    /// The indicators and dimensions that count in it.
    public let children: [Member]
    /// Cronbach's alpha of the scores of the children; NaN with fewer than two.
    public let alpha: Double
    /// The eigenvalues of the correlation matrix of the children in decreasing order; none with fewer than two children
    /// or where a correlation cannot be computed.
    ///
    /// A child whose scores are all equal is left out. With gaps, correlations stand on different rows, and the least
    /// eigenvalue may fall a little below 0.
    public let eigenvalues: [Double]

    /// The share of the variance of the standardised children that lies along each component.
    public var varianceShares: [Double] { eigenvalues.map { $0 / Double(eigenvalues.count) } }

    /// How many components hold more than one child's share of the variance.
    ///
    /// H. F. Kaiser, "The application of electronic computers to factor analysis" (1960).
    public var componentsAboveOne: Int {
      // Of uncorrelated children all are 1 but for rounding.
      eigenvalues.count { $0 > AuditBar.eigenvalue + 1e-9 }
    }
  }
}

extension AuditColumns {
  /// The coherence of the index and of every dimension.
  func coherences() -> [Audit.Coherence] {
    nodes.map { node in
      let children = members(of: node)
      return Audit.Coherence(
        member: member(node),
        children: children,
        alpha: cronbachAlpha(children.map(scores)),
        eigenvalues: eigenvalues(children)
      )
    }
  }

  private func eigenvalues(_ children: [Audit.Member]) -> [Double] {
    let varying = children.filter { !pearson($0, $0).coefficient.isNaN }
    let matrix = varying.map { row in varying.map { pearson(row, $0).coefficient } }
    guard matrix.count >= 2, !matrix.joined().contains(where: \.isNaN) else { return [] }
    return SymmetricEigen(of: matrix).values
  }
}
