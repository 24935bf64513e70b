// Fitting the nodes of the hierarchy: weights from data, references, rescalings.

extension FittedMethod {
  /// Freezes weights, references and rescalings, children before parents.
  ///
  /// Only a node that looks at the scores of its children, or at its own, is computed.
  mutating func fitNodes(
    to prepared: PreparedTable,
    threads: Int
  ) throws(FragilityError) {
    var nodes = nodes
    for (position, node) in method.hierarchy.nodes.enumerated() {
      var weights = nodes[position].weights
      var reference: [[Double]] = []
      if case .equal = node.weighting { weights = weights.map { _ in 1 } }
      if node.needsChildren {
        let source = ScoreSource(with(nodes), prepared)
        let columns = source.columns(of: node, computing: position, threads: threads)
        if case .benefitOfTheDoubt = node.aggregation.unrounded {
          try method.checkNotNegative(columns, of: node)
        }
        weights = try method.weights(of: node, columns)
        reference = node.aggregation.unrounded.reference(of: columns)
      }
      nodes[position] = FittedNode(weights: weights, reference: reference)
      if let rescaling = node.rescaling {
        let source = ScoreSource(with(nodes), prepared)
        let tiles = source.map(threads: threads, nodes: position + 1) { $0.aggregated[position] }
        let fitted = try rescaling.normalisation.fit(
          to: NormalisationInput(
            subject: method.subject(of: node, key: "rescaling"),
            direction: .higherIsWorse,
            scale: method.scale(of: node),
            column: .init(Column(encoded: tiles.joinedTiles(count: prepared.table.count))),
            table: prepared.table
          )
        )
        nodes[position] = FittedNode(weights: weights, reference: reference, rescaling: fitted)
      }
    }
    self = with(nodes)
  }

  private func with(_ nodes: [FittedNode]) -> FittedMethod {
    FittedMethod(
      method: method,
      indicators: indicators,
      nodes: nodes,
      classification: classification
    )
  }
}

extension ScoreSource {
  /// The scores of the children of a node, of which the nodes before it are computed.
  fileprivate func columns(
    of node: Hierarchy.Node,
    computing count: Int,
    threads: Int
  ) -> [[Double]] {
    let hierarchy = fitted.method.hierarchy
    let tiles = map(threads: threads, nodes: count) { tile in
      node.children.map { tile.scores(of: $0.member, in: hierarchy) }
    }
    return node.children.indices.map { child in
      tiles.map { $0[child] }.joinedTiles(count: table.count)
    }
  }
}

extension Hierarchy.Node {
  /// Whether its weights or its reference come from the scores of its children.
  fileprivate var needsChildren: Bool {
    let estimates = !weighting.isFixed && aggregation.usesWeights && children.count > 1
    return estimates || aggregation.comparesWithReference
  }
}

extension FragilityMethod {
  fileprivate func checkNotNegative(
    _ columns: [[Double]],
    of node: Hierarchy.Node
  ) throws(FragilityError) {
    guard let child = columns.firstIndex(where: { $0.contains { $0 < 0 } }) else { return }
    let id = id(of: node.children[child].member)
    throw FragilityError([.negativeScores(subject(of: node, key: "aggregation"), child: id)])
  }

  fileprivate func weights(
    of node: Hierarchy.Node,
    _ columns: [[Double]]
  ) throws(FragilityError) -> [Double] {
    let nominal = node.children.map(\.weight)
    switch node.weighting {
    case .given: return nominal
    case .equal: return nominal.map { _ in 1 }
    default:
      guard node.aggregation.usesWeights, node.children.count > 1 else { return nominal }
      let complete = columns[0].indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
      do throws(WeightingFailure) {
        return try node.weighting.weights(
          of: columns.map { column in complete.map { column[$0] } },
          nominal: nominal
        )
      } catch {
        let ids = node.children.map { id(of: $0.member) }
        throw FragilityError([.noWeights(error, of: ids, at: subject(of: node, key: "weights"))])
      }
    }
  }

  /// The ends of the scale of a node: its own, that of a dimension above it, or the rule.
  package func scale(of node: Hierarchy.Node) -> Scale {
    dimensions.inherited(from: node.dimension.map { dimensions[$0].id }, \.scale) ?? rules.scale
  }

  /// What a problem with a node points at.
  package func subject(of node: Hierarchy.Node, key: String) -> Problem.Subject {
    node.dimension.map { .dimension($0, id: dimensions[$0].id, key: key) } ?? .rule(key: key)
  }
}

extension Aggregation {
  /// What others are compared with, frozen: one array a child, or nothing.
  fileprivate func reference(of columns: [[Double]]) -> [[Double]] {
    switch self {
    case .outranking:
      // In an order of their own, so that sums over them do not depend on that of the table.
      let rows = columns[0].indices.map { row in columns.map { $0[row] } }
        .filter { $0.contains { !$0.isNaN } }
        .map { row in row.map { $0.isNaN ? -.infinity : $0 } }
        .sorted { $0.lexicographicallyPrecedes($1) }
      return columns.indices.map { child in
        rows.map { $0[child] == -.infinity ? Double(absent: .unavailable) : $0[child] }
      }
    case .benefitOfTheDoubt: return BenefitOfTheDoubt.frontier(of: columns)
    default: return []
    }
  }
}
