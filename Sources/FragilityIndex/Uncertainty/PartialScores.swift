// The scores of an index in which one part of the tree differs: only what stands above that part is computed again.

extension Hierarchy {
  /// Where a member stands: the node above it and its position among the children; `nil` for the index itself.
  func place(of member: Member) -> (parent: Int, child: Int)? {
    for (parent, node) in nodes.enumerated() {
      if let child = node.children.firstIndex(where: { $0.member == member }) {
        return (parent, child)
      }
    }
    return nil
  }

  /// The place in the tree of what an explanation or an audit calls by its position in the method.
  func member(_ member: Explanation.Member) -> Member {
    switch member {
    case .index: .node(root)
    case .dimension(let dimension): .node(nodeOfDimension[dimension])
    case .indicator(let indicator): .indicator(indicator)
    }
  }
}

extension ScoreSource {
  /// The scores that the children of a node hand to it.
  func children(of node: Int, in tile: ScoreTile) -> [[Double]] {
    let hierarchy = fitted.method.hierarchy
    return hierarchy.nodes[node].children.map { tile.scores(of: $0.member, in: hierarchy) }
  }

  /// The scores of the index over a tile of which one node is aggregated otherwise.
  ///
  /// - Parameters:
  ///   - tile: The scores as they are.
  ///   - aggregated: The other scores of that node, before they are rescaled.
  ///   - position: The node.
  /// - Returns: One score a row.
  func indexScores(
    of tile: ScoreTile,
    with aggregated: [Double],
    ofNode position: Int
  ) -> [Double] {
    let hierarchy = fitted.method.hierarchy
    let place = hierarchy.place(of: .node(position))
    var scores = aggregated
    if let rescaling = fitted.nodes[position].rescaling,
      place == nil || hierarchy.nodes[position].rescaling?.isShownOnly != true
    {
      scores = rescaling.apply(to: aggregated, of: table, rows: tile.rows)
    }
    guard let place else {
      for (offset, row) in tile.rows.enumerated() where isScreenedOut(row) {
        scores[offset] = Double(absent: .screenedOut)
      }
      return scores
    }
    var children = children(of: place.parent, in: tile)
    children[place.child] = scores
    return indexScores(
      of: tile,
      with: aggregators[place.parent].scores(of: children, count: tile.rows.count),
      ofNode: place.parent
    )
  }
}

/// A node of the tree without one of its children, which is not there at all: it has no weight, no term, no part in
/// comparisons, and its absence is no gap.
struct PrunedNode: Sendable {
  /// The node.
  let node: Int
  /// The positions of the children that stay.
  let kept: [Int]
  /// How they are aggregated.
  let aggregator: NodeAggregator

  /// Takes a member out of the tree; `nil` where nothing of the index is left.
  ///
  /// A node none of whose other children has a weight goes with the member.
  static func of(_ source: ScoreSource, without member: Hierarchy.Member) -> PrunedNode? {
    let hierarchy = source.fitted.method.hierarchy
    guard let place = hierarchy.place(of: member) else { return nil }
    let node = hierarchy.nodes[place.parent]
    let frozen = source.fitted.nodes[place.parent]
    let kept = node.children.indices.filter { $0 != place.child }
    let total = frozen.weights.reduce(0, +)
    let rest = kept.reduce(0) { $0 + frozen.weights[$1] }
    guard rest > 0 else { return of(source, without: .node(place.parent)) }
    // A mean divides by the weights it has; a sum and a product stay on their scale only if the others take them over.
    let factor: Double =
      switch node.aggregation.unrounded {
      case .sum, .product: total / rest
      default: 1
      }
    let aggregator = NodeAggregator(
      Hierarchy.Node(
        dimension: node.dimension,
        children: kept.map { node.children[$0] },
        weighting: node.weighting,
        aggregation: node.aggregation,
        missing: node.missing,
        rescaling: node.rescaling,
        totalWeight: rest
      ),
      FittedNode(
        weights: kept.map { frozen.weights[$0] * factor },
        reference: frozen.reference.isEmpty ? [] : kept.map { frozen.reference[$0] },
        rescaling: frozen.rescaling
      ),
      orientation: source.fitted.method.rules.orientation
    )
    return PrunedNode(node: place.parent, kept: kept, aggregator: aggregator)
  }

  /// The scores of the index over a tile.
  func indexScores(of tile: ScoreTile, _ source: ScoreSource) -> [Double] {
    let children = source.children(of: node, in: tile)
    let scores = aggregator.scores(of: kept.map { children[$0] }, count: tile.rows.count)
    return source.indexScores(of: tile, with: scores, ofNode: node)
  }
}
