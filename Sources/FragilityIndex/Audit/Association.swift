extension Audit {
  /// The correlation of two members of the index.
  public struct Association: Sendable, Hashable {
    /// How the second member stands to the first.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
      /// Both belong to the same dimension, or directly to the index.
      case sibling
      /// The dimension the first one belongs to.
      case dimension
      /// The index itself.
      case index
    }

    /// How the second member stands to the first.
    public let relation: Relation
    /// An indicator or a dimension.
    public let first: Member
    /// What it is compared to.
    public let second: Member
    /// How the association is measured.
    public let kind: CorrelationKind
    /// The coefficient, of scores that all rise with fragility.
    public let correlation: Correlation
  }

  /// A correlation by the members it is about.
  ///
  /// - Parameters:
  ///   - first: An indicator or a dimension.
  ///   - relation: With what it is compared.
  ///   - kind: How the association is measured.
  /// - Returns: The first that is listed, or `nil` when there is none.
  package func association(
    of first: Member,
    _ relation: Association.Relation,
    _ kind: CorrelationKind = .pearson
  ) -> Association? {
    correlations.first { $0.first == first && $0.relation == relation && $0.kind == kind }
  }
}

extension AuditColumns {
  /// The correlations of all pairs that belong together: by relation, then in the order of the method, each of three
  /// kinds.
  func associations(threads: Int) -> [Audit.Association] {
    typealias Pair = (
      relation: Audit.Association.Relation, first: Audit.Member, second: Audit.Member
    )
    var pairs: [Pair] = []
    for node in nodes {
      let members = node.children.map(member)
      for (position, first) in members.enumerated() {
        pairs += members[(position + 1)...].map { (.sibling, first, $0) }
      }
    }
    for node in nodes where node.dimension != nil {
      pairs += node.children.map { (.dimension, member($0), member(node)) }
    }
    pairs += method.dimensions.indices.map { (.index, .dimension($0), .index) }
    pairs += method.indicators.indices.map { (.index, .indicator($0), .index) }
    let kinds = CorrelationKind.allCases
    return concurrentMap(pairs.count * kinds.count, threads: threads) { position in
      let (pair, kind) = (pairs[position / kinds.count], kinds[position % kinds.count])
      return Audit.Association(
        relation: pair.relation,
        first: pair.first,
        second: pair.second,
        kind: kind,
        correlation: correlation(scores(pair.first), scores(pair.second), kind)
      )
    }
  }
}
