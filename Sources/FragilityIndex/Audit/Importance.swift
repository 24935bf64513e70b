extension Audit {
  /// What a member is meant to count for, and what it does count for.
  ///
  /// P. Paruolo, M. Saisana and A. Saltelli, "Ratings and rankings: voodoo or science?" (2013): a weight is not an
  /// importance, because members vary and overlap to different degrees. Their measure is the share of the variance of
  /// the index that knowing the member would remove; here by a straight line, the squared correlation.
  public struct Importance: Sendable, Hashable {
    /// An indicator or a dimension.
    public let member: Member
    /// What it is a part of: the index for indicators, otherwise what it belongs to.
    public let whole: Member
    /// The share of the weight that it holds; those of a whole add up to 1.
    public let nominal: Double
    /// The squared Pearson correlation of its scores with those of the whole; NaN where that has no meaning.
    public let squaredCorrelation: Double
    /// Its share of all squared correlations, which add up to 1; NaN where it has none.
    public let effective: Double
  }
}

extension AuditColumns {
  /// The importance of every indicator in the index, then that of the members of every node with dimensions below it.
  func importances() -> [Audit.Importance] {
    let indicators = method.indicators.indices.map {
      (Audit.Member.indicator($0), weights[$0] ?? 0)
    }
    var importances = importances(of: indicators, in: .index)
    for node in nodes {
      let children = node.children.map { (member($0), $0.weight / node.totalWeight) }
      guard children.contains(where: { if case .dimension = $0.0 { true } else { false } }) else {
        continue
      }
      importances += self.importances(of: children, in: member(node))
    }
    return importances
  }

  /// Members of weight 0 have no part in the whole.
  private func importances(
    of members: [(member: Audit.Member, weight: Double)],
    in whole: Audit.Member
  ) -> [Audit.Importance] {
    let weighed = members.filter { $0.weight > 0 }
    let squares = weighed.map { weighed in
      let r = pearson(weighed.member, whole).coefficient
      return r * r
    }
    let total = squares.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
    return zip(weighed, squares).map { weighed, square in
      Audit.Importance(
        member: weighed.member,
        whole: whole,
        nominal: weighed.weight,
        squaredCorrelation: square,
        effective: total > 0 ? square / total : .nan
      )
    }
  }
}
