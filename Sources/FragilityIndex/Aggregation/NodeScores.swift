/// The scores of every node of a hierarchy over a table.
struct NodeScores: Sendable {
  /// The scores as they were aggregated, one array per node; a gap carries its reason.
  private(set) var aggregated: [[Double]] = []
  /// The scores once they are rescaled.
  private(set) var shown: [[Double]] = []
  /// The share of the weight below each node that stands on data, from 0 to 1; one array per node.
  ///
  /// What stands below a dimension without a score does not count for the node above it.
  private(set) var coverage: [[Double]] = []

  private static let blockSize = 4096
  private let table: TerritoryTable
  private let hierarchy: Hierarchy
  private let orientation: Orientation
  private let normalised: [[Double]]
  private let shares: [[Double]?]
  private let threads: Int

  /// Prepares to aggregate normalised values, children before parents.
  ///
  /// - Parameters:
  ///   - normalised: One array per indicator, all with one entry per territory.
  ///   - shares: How much of each value stands on data, from 0 to 1; all of it where `nil`.
  ///   - method: The method.
  ///   - table: The territories.
  ///   - threads: How many threads may work.
  init(
    of normalised: [[Double]],
    shares: [[Double]?],
    by method: FragilityMethod,
    in table: TerritoryTable,
    threads: Int
  ) {
    self.normalised = normalised
    self.shares = shares
    self.table = table
    self.threads = threads
    hierarchy = method.hierarchy
    orientation = method.rules.orientation
  }

  /// The scores that a node takes from its children, in their order.
  func children(of node: Hierarchy.Node) -> [[Double]] {
    node.children.map { scores(of: $0.member) }
  }

  /// The scores that a member of the hierarchy hands to its parent.
  func scores(of member: Hierarchy.Member) -> [Double] {
    switch member {
    case .indicator(let indicator): normalised[indicator]
    case .node(let below):
      hierarchy.nodes[below].rescaling?.isShownOnly == true ? aggregated[below] : shown[below]
    }
  }

  /// Aggregates the next node, whose children are done.
  mutating func aggregate(_ position: Int, by fitted: FittedNode) {
    let node = hierarchy.nodes[position]
    let aggregator = NodeAggregator(node, fitted, orientation: orientation)
    let columns = children(of: node)
    let below = node.children.map { child -> [Double]? in
      switch child.member {
      case .indicator(let indicator): shares[indicator]
      case .node(let node): coverage[node]
      }
    }
    let rows = blocks(of: Self.blockSize, in: table.count)
    let parts = concurrentMap(rows.count, threads: threads) { block in
      aggregator.run(columns, shares: below, rows: rows[block])
    }
    aggregated.append(parts.flatMap(\.scores))
    coverage.append(parts.flatMap(\.coverage))
  }

  /// Rescales the node that was aggregated last.
  mutating func rescale(_ position: Int, by rescaling: FittedNormalisation?) {
    guard let rescaling else {
      shown.append(aggregated[position])
      return
    }
    let column = TerritoryTable.IndicatorColumn(Column(encoded: aggregated[position]))
    shown.append(rescaling.apply(to: column, of: table, rows: 0..<table.count))
  }
}
