/// What the scores of a table are computed from, tile by tile: nothing is kept on the common scale.
struct ScoreSource: Sendable {
  let fitted: FittedMethod
  let table: TerritoryTable
  /// The values before treatment; of a roll-up, the scores of its indicators.
  private let columns: [[Double]]
  /// Which territories are scored; `nil` when all are.
  private let kept: [Bool]?
  private let imputed: [[Bool]]
  /// Of a roll-up, how much of each score stands on data.
  private let shares: [[Double]]?
  /// The aggregators of the nodes, in their order.
  let aggregators: [NodeAggregator]

  /// The scores of a prepared table.
  init(_ fitted: FittedMethod, _ prepared: PreparedTable) {
    self.fitted = fitted
    table = prepared.table
    columns = prepared.columns
    kept = prepared.kept
    imputed = prepared.imputed
    shares = nil
    aggregators = Self.aggregators(of: fitted)
  }

  /// Scores that were made otherwise, for territories without values of their own.
  init(_ fitted: FittedMethod, table: TerritoryTable, normalised: [[Double]], shares: [[Double]]) {
    self.fitted = fitted
    self.table = table
    columns = normalised
    kept = nil
    imputed = [[Bool]](repeating: [], count: normalised.count)
    self.shares = shares
    aggregators = Self.aggregators(of: fitted)
  }

  private static func aggregators(of fitted: FittedMethod) -> [NodeAggregator] {
    zip(fitted.method.hierarchy.nodes, fitted.nodes).map {
      NodeAggregator($0, $1, orientation: fitted.method.rules.orientation)
    }
  }

  /// Whether these are areas made of territories, which have no values of their own.
  var isRollUp: Bool { shares != nil }

  /// Whether the value of an indicator was filled in, before normalisation or after.
  func isImputed(_ position: Int, row: Int) -> Bool {
    if !imputed[position].isEmpty, imputed[position][row] { return true }
    guard case .score = fitted.indicators[position].imputation else { return false }
    return columns[position][row].isImputable
  }

  /// Where the values of an indicator were filled in before normalisation; empty where none was.
  func imputedRows(_ position: Int) -> [Bool] { imputed[position] }

  /// Whether a territory has too few values to be scored.
  func isScreenedOut(_ row: Int) -> Bool { kept.map { !$0[row] } ?? false }

  /// Which territories of a run of rows are scored.
  func kept(in rows: Range<Int>) -> [Bool] {
    kept.map { Array($0[rows]) } ?? [Bool](repeating: true, count: rows.count)
  }

  /// The values of an indicator before treatment.
  func untreated(_ position: Int) -> [Double] { columns[position] }

  /// The value of an indicator before treatment.
  func untreated(_ position: Int, row: Int) -> Double { columns[position][row] }

  /// Whether a territory is certainly without a value of some indicator on the common scale.
  func hasGaps(threads: Int) -> Bool {
    if let kept, kept.contains(false) { return true }
    return concurrentMap(columns.count, threads: threads) { position in
      !fitted.indicators[position].imputation.isByScore
        && Column(encoded: columns[position]).presentCount < table.count
    }.contains(true)
  }

  // MARK: Tiles

  /// The values of an indicator on the common scale.
  func normalised(_ position: Int, rows: Range<Int>) -> [Double] {
    if isRollUp { return Array(columns[position][rows]) }
    return columns[position].withUnsafeBufferPointer { values in
      normalised(position, of: UnsafeBufferPointer(rebasing: values[rows]), rows: rows)
    }
  }

  /// The scores that other values of some rows before treatment would have.
  func normalised(_ position: Int, of values: [Double], rows: Range<Int>) -> [Double] {
    values.withUnsafeBufferPointer { normalised(position, of: $0, rows: rows) }
  }

  private func normalised(
    _ position: Int,
    of values: UnsafeBufferPointer<Double>,
    rows: Range<Int>
  ) -> [Double] {
    let frozen = fitted.indicators[position]
    var scores = frozen.normalise(values, in: table, rows: rows)
    if case .score(let score) = frozen.imputation {
      for offset in scores.indices where scores[offset].isImputable { scores[offset] = score }
    }
    if let kept {
      for offset in scores.indices where !kept[rows.lowerBound + offset] {
        scores[offset] = Double(absent: .screenedOut)
      }
    }
    return scores
  }

  /// How much of the values of an indicator stands on data; all of it where `nil`.
  private func shares(_ position: Int, rows: Range<Int>) -> [Double]? {
    if let shares { return Array(shares[position][rows]) }
    guard !imputed[position].isEmpty || fitted.indicators[position].imputation.isByScore else {
      return nil
    }
    return rows.map { isImputed(position, row: $0) ? 0 : 1 }
  }

  /// Computes a run of rows.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - nodes: How many nodes of the hierarchy are computed, from its first; all when left out.
  ///   - covers: Whether the coverage is wanted.
  /// - Returns: Their scores.
  func tile(_ rows: Range<Int>, nodes: Int? = nil, covers: Bool = true) -> ScoreTile {
    var tile = ScoreTile(
      rows: rows,
      normalised: columns.indices.map { normalised($0, rows: rows) },
      shares: covers ? columns.indices.map { shares($0, rows: rows) } : []
    )
    let hierarchy = fitted.method.hierarchy
    for position in 0..<(nodes ?? aggregators.count) {
      tile.aggregate(hierarchy.nodes[position], in: hierarchy, by: aggregators[position], covers)
      tile.rescale(by: fitted.nodes[position].rescaling, in: table)
    }
    guard let kept else { return tile }
    tile.blank(rows.filter { !kept[$0] })
    return tile
  }

  /// Enough rows to share out work, few enough that a tile stays in a core's cache.
  private static let usualTileSize = 2048

  /// Walks over all rows in tiles.
  ///
  /// - Returns: What `body` makes of each tile, in the order of the rows.
  func map<Result>(
    threads: Int,
    nodes: Int? = nil,
    covers: Bool = false,
    tileSize: Int = usualTileSize,
    _ body: (ScoreTile) -> Result
  ) -> [Result] {
    let rows = blocks(of: tileSize, in: table.count)
    return concurrentMap(rows.count, threads: threads) { block in
      body(tile(rows[block], nodes: nodes, covers: covers))
    }
  }

  /// The scores of some nodes, one array each.
  func scores(
    ofNodes nodes: [Int],
    threads: Int,
    tileSize: Int = usualTileSize
  ) -> [[Double]] {
    let count = table.count
    let last = nodes.max().map { $0 + 1 } ?? 0
    // Tiles are written to where they belong, so that nothing is put together afterwards.
    return [[Double]].filled(count: nodes.count, rows: count) { columns in
      _ = map(threads: threads, nodes: last, tileSize: tileSize) { tile in
        for (node, column) in zip(nodes, columns) {
          let rows = UnsafeMutableBufferPointer(rebasing: column[tile.rows])
          _ = rows.update(fromContentsOf: tile.shown[node])
        }
      }
    }
  }
}

extension [[Double]] {
  /// Columns whose memory is filled by a closure, which must write every row.
  static func filled(
    count: Int,
    rows: Int,
    _ fill: ([UnsafeMutableBufferPointer<Double>]) -> Void
  ) -> [[Double]] {
    func open(_ columns: [UnsafeMutableBufferPointer<Double>]) -> [[Double]] {
      guard columns.count < count else {
        fill(columns)
        return []
      }
      var others: [[Double]] = []
      let column = [Double](unsafeUninitializedCapacity: rows) { column, written in
        others = open(columns + [column])
        written = rows
      }
      return [column] + others
    }
    return open([])
  }
}

extension FittedImputation {
  fileprivate var isByScore: Bool {
    if case .score = self { true } else { false }
  }
}

extension [[Double]] {
  /// The tiles of a column, one after the other.
  func joinedTiles(count: Int) -> [Double] {
    var column: [Double] = []
    column.reserveCapacity(count)
    for tile in self { column += tile }
    return column
  }
}

/// The scores of a run of rows: of every indicator and of every node of the hierarchy.
struct ScoreTile: Sendable {
  let rows: Range<Int>
  /// The values on the common scale, one array per indicator.
  let normalised: [[Double]]
  private let shares: [[Double]?]
  /// The scores as they were aggregated, one array per node.
  private(set) var aggregated: [[Double]] = []
  /// The scores once they are rescaled.
  private(set) var shown: [[Double]] = []
  /// The share of the weight below each node that stands on data, from 0 to 1; empty where it is not wanted.
  ///
  /// What stands below a dimension without a score does not count for the node above it.
  private(set) var coverage: [[Double]] = []

  init(rows: Range<Int>, normalised: [[Double]], shares: [[Double]?]) {
    self.rows = rows
    self.normalised = normalised
    self.shares = shares
  }

  /// The scores that a member of the hierarchy hands to its parent.
  func scores(of member: Hierarchy.Member, in hierarchy: Hierarchy) -> [Double] {
    switch member {
    case .indicator(let indicator): normalised[indicator]
    case .node(let below):
      hierarchy.nodes[below].rescaling?.isShownOnly == true ? aggregated[below] : shown[below]
    }
  }

  fileprivate mutating func aggregate(
    _ node: Hierarchy.Node,
    in hierarchy: Hierarchy,
    by aggregator: NodeAggregator,
    _ covers: Bool
  ) {
    let children = node.children.map { scores(of: $0.member, in: hierarchy) }
    guard covers else {
      return aggregated.append(aggregator.scores(of: children, count: rows.count))
    }
    let below = node.children.map { child -> [Double]? in
      switch child.member {
      case .indicator(let indicator): shares[indicator]
      case .node(let node): coverage[node]
      }
    }
    aggregated.append(aggregator.scores(of: children, count: rows.count))
    coverage.append(aggregator.coverage(of: children, shares: below, count: rows.count))
  }

  fileprivate mutating func rescale(by rescaling: FittedNormalisation?, in table: TerritoryTable) {
    let scores = aggregated[aggregated.count - 1]
    guard let rescaling else { return shown.append(scores) }
    shown.append(rescaling.apply(to: scores, of: table, rows: rows))
  }

  /// Takes the scores of rows away.
  fileprivate mutating func blank(_ rows: [Int]) {
    for node in shown.indices {
      for row in rows {
        let offset = row - self.rows.lowerBound
        shown[node][offset] = Double(absent: .screenedOut)
        aggregated[node][offset] = Double(absent: .screenedOut)
      }
    }
  }
}
