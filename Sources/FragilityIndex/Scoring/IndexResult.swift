/// The index of a set of territories: scores, ranks, classes, and what stands behind them.
///
/// All columns have one entry per territory, in the order of ``territories``.
public struct IndexResult: Sendable {
  /// The method and the frozen numbers that made it.
  public let fitted: FittedMethod
  /// The territories.
  public let territories: TerritoryTable
  /// The values of the indicators on the common scale, in the order of the method.
  public let normalised: [Column]
  /// The scores of all nodes of the hierarchy.
  package let nodes: [Column]
  /// The share of the weight below each node of the hierarchy that stands on values.
  let nodeCoverage: [[Double]]
  /// The ranks of the territories that have a score, from 1, the most fragile.
  public let ranks: Column
  /// The classes, from 1, the least fragile.
  public let classes: Column

  init(
    fitted: FittedMethod,
    territories: TerritoryTable,
    normalised: [Column],
    nodes: [Column],
    nodeCoverage: [[Double]]
  ) {
    self.fitted = fitted
    self.territories = territories
    self.normalised = normalised
    self.nodes = nodes
    self.nodeCoverage = nodeCoverage
    let scores = nodes[fitted.method.hierarchy.root]
    ranks = competitionRanks(of: scores, ties: fitted.method.rules.ties)
    classes = fitted.classification.classes(of: scores)
  }

  /// The scores of the index; a territory with too few values has none.
  public var scores: Column { nodes[fitted.method.hierarchy.root] }

  /// The share of the weight of the index, from 0 to 1, that stands on values.
  public var coverage: [Double] { nodeCoverage[fitted.method.hierarchy.root] }

  /// The scores of a dimension.
  ///
  /// - Parameter dimension: A position in the dimensions of the method.
  /// - Returns: One score per territory.
  public func scores(ofDimension dimension: Int) -> Column {
    nodes[fitted.method.hierarchy.nodeOfDimension[dimension]]
  }

  /// The rows from the most fragile to the least; those without a score come last, and what is equal stays in
  /// the order of the codes.
  public var rowsByRank: [Int] {
    let scores = scores.encoded
    let codes = territories.codes
    return scores.indices.sorted { a, b in
      let (first, second) = (scores[a], scores[b])
      if first.isNaN != second.isNaN { return second.isNaN }
      if !first.isNaN, first != second { return first > second }
      return codes.bytes[codes.byteRange(of: a)].lexicographicallyPrecedes(
        codes.bytes[codes.byteRange(of: b)]
      )
    }
  }
}
