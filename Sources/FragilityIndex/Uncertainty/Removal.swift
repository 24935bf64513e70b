/// What becomes of an index without each of its indicators and dimensions, one at a time.
public struct Removals: Sendable {
  /// What is taken out, and what that does.
  public struct Removal: Sendable, Hashable {
    /// The indicator or dimension that is taken out.
    public let member: Explanation.Member
    /// The index without it.
    public let shift: RankShift
  }

  /// The index with all its members.
  public let nominal: IndexResult
  /// The indicators in the order of the method, then the dimensions of every depth in that order.
  public let removals: [Removal]
}

extension FragilityMethod {
  /// Fits the method to territories and takes out each of its indicators and dimensions, one at a time.
  ///
  /// It is ``IndexResult/removals(threads:)`` of the index of the table.
  ///
  /// - Parameters:
  ///   - table: The territories.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The nominal index, and what becomes of it without each member.
  /// - Throws: What ``fit(to:threads:)`` throws.
  public func removals(
    of table: TerritoryTable,
    threads: Int = 1
  ) throws(FragilityError) -> Removals {
    try index(of: table, threads: threads).removals(threads: threads)
  }
}

extension IndexResult {
  /// Takes out each indicator and dimension of the index, one at a time.
  ///
  /// What is taken out has a weight of 0 in its parent, as in `remove_elements` of COINr, and its siblings share: for a mean
  /// `sum(w x) / sum(w)` over the siblings, for a sum or a product with their weights scaled to the former total. Under
  /// every aggregation it is left out altogether, also where weights do not count: it is not among the scores of which the
  /// lowest is taken, not compared, and not a gap that the least share of weight would mind.
  ///
  /// All else stays frozen: values on the common scale, the weights of the others even where they were estimated, what
  /// dimensions are compared with or rescaled by, and the bounds of the classes, so that scores which all rise or fall
  /// together change classes too. Ranks are made anew.
  ///
  /// Edge cases: with an only child, or the only one that has a weight, its parent goes too: the one above goes on
  /// without it, where COINr has NaN. With the last member of the index no territory has a score. Under the benefit of
  /// the doubt, shares that the remaining children cannot add up to leave no scores.
  ///
  /// - Parameter threads: How many threads may work; the result does not depend on it.
  /// - Returns: This index, and what becomes of it without each member.
  /// - Complexity: O(members x territories x depth), and the ranks of each; nothing is normalised more than once.
  public func removals(threads: Int = 1) -> Removals {
    let method = fitted.method
    let hierarchy = method.hierarchy
    let members =
      method.indicators.indices.map(Explanation.Member.indicator)
      + method.dimensions.indices.map(Explanation.Member.dimension)
    let pruned = members.map { PrunedNode.of(source, without: hierarchy.member($0)) }
    let tiles = source.map(threads: threads) { tile in
      pruned.map { $0?.indexScores(of: tile, source) ?? scoresOfNothing(tile.rows) }
    }
    let count = territories.count
    let shifts = concurrentMap(members.count, threads: threads) { position in
      RankShift(from: self, scores: tiles.map { $0[position] }.joinedTiles(count: count))
    }
    return Removals(
      nominal: self,
      removals: zip(members, shifts).map { Removals.Removal(member: $0, shift: $1) }
    )
  }

  private func scoresOfNothing(_ rows: Range<Int>) -> [Double] {
    rows.map { Double(absent: source.isScreenedOut($0) ? .screenedOut : .insufficientWeight) }
  }
}
