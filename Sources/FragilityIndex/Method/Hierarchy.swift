/// The dimensions and indicators of a method as a tree in the order of computation: children before parents, the
/// index itself last.
package struct Hierarchy: Sendable, Hashable {
  /// What stands below a dimension.
  package enum Member: Sendable, Hashable {
    /// An indicator, by its position in the method.
    case indicator(Int)
    /// A dimension, by the position of its node in the tree.
    case node(Int)
  }

  package struct Child: Sendable, Hashable {
    package let member: Member
    package let weight: Double
  }

  /// A dimension, or the index itself.
  package struct Node: Sendable, Hashable {
    /// The position of the dimension in the method; `nil` is the index itself.
    package let dimension: Int?
    /// The children with their weights, in the order of the method: indicators, then dimensions.
    package let children: [Child]
    package let weighting: Weighting
    package let aggregation: Aggregation
    package let missing: MissingPolicy
    package let rescaling: Rescaling?
    /// The sum of the weights of the children.
    package let totalWeight: Double
  }

  /// What a node hands on to those below it.
  private struct Inherited {
    let weighting: Weighting
    let aggregation: Aggregation
    let missing: MissingPolicy
  }

  /// Children before parents; the last one is the index itself.
  package let nodes: [Node]
  /// The position of the node of each dimension, in the order of the method.
  package let nodeOfDimension: [Int]

  /// The position of the index itself.
  package var root: Int { nodes.count - 1 }

  /// Builds the tree of a method that has been checked.
  init(
    rules: FragilityMethod.Rules,
    dimensions: [FragilityMethod.Dimension],
    indicators: [FragilityMethod.Indicator]
  ) {
    var nodes: [Node] = []
    var nodeOfDimension = [Int](repeating: 0, count: dimensions.count)

    func addNode(_ dimension: Int?, depth: Int, inherited: Inherited) -> Int {
      let own = dimension.map { dimensions[$0] }
      let level = depth < rules.levels.count ? rules.levels[depth] : LevelRules()
      let choices = Inherited(
        weighting: own?.weighting ?? level.weighting ?? inherited.weighting,
        aggregation: own?.aggregation ?? level.aggregation ?? inherited.aggregation,
        missing: own?.missing ?? level.missing ?? inherited.missing
      )
      var children: [Child] = []
      for (position, indicator) in indicators.enumerated() where indicator.dimension == own?.id {
        children.append(Child(member: .indicator(position), weight: indicator.weight))
      }
      for (position, below) in dimensions.enumerated() where below.parent == own?.id {
        let node = addNode(position, depth: depth + 1, inherited: choices)
        children.append(Child(member: .node(node), weight: below.weight))
      }
      nodes.append(
        Node(
          dimension: dimension,
          children: children,
          weighting: choices.weighting,
          aggregation: choices.aggregation,
          missing: choices.missing,
          rescaling: own?.rescaling ?? level.rescaling,
          totalWeight: children.reduce(0) { $0 + $1.weight }
        )
      )
      if let dimension { nodeOfDimension[dimension] = nodes.count - 1 }
      return nodes.count - 1
    }

    let rule = Inherited(
      weighting: rules.weighting,
      aggregation: rules.aggregation,
      missing: rules.missing
    )
    _ = addNode(nil, depth: 0, inherited: rule)
    self.nodes = nodes
    self.nodeOfDimension = nodeOfDimension
  }

  /// How many levels of nodes there are, the index itself being one.
  var depth: Int {
    var depths: [Int] = []
    for node in nodes {
      let below = node.children.map { child -> Int in
        if case .node(let below) = child.member { depths[below] } else { 0 }
      }
      depths.append(1 + (below.max() ?? 0))
    }
    return depths.last ?? 0
  }

  /// The share of the index's weight that each indicator holds when nothing is absent, by the weights of the method.
  package var effectiveWeights: [Int: Double] {
    effectiveWeights(nodes.map { $0.children.map(\.weight) })
  }

  /// The same by other weights: one array per node.
  ///
  /// Below a sum every point counts as often as its weight says; elsewhere weights are divided by their sum.
  func effectiveWeights(_ nodeWeights: [[Double]]) -> [Int: Double] {
    var weights: [Int: Double] = [:]
    func spread(_ share: Double, over node: Int) {
      let isSum = nodes[node].aggregation.unrounded == .sum
      let total = isSum ? 1 : nodeWeights[node].reduce(0, +)
      for (child, weight) in zip(nodes[node].children, nodeWeights[node]) {
        let part = share * weight / total
        switch child.member {
        case .indicator(let indicator): weights[indicator] = part
        case .node(let below): spread(part, over: below)
        }
      }
    }
    spread(1, over: root)
    guard nodes.contains(where: { $0.aggregation.unrounded == .sum }) else { return weights }
    let total = weights.keys.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
    return weights.mapValues { $0 / total }
  }
}
