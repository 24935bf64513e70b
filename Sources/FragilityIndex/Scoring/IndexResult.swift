/// The index of a set of territories: scores, ranks, classes, and what stands behind them.
///
/// All columns have one entry per territory, in the order of ``territories``. Scores, ranks and classes are kept; what stands
/// behind them is computed again when it is asked for, which takes less than keeping it.
public struct IndexResult: Sendable {
  /// The method and the frozen numbers that made it.
  public var fitted: FittedMethod { source.fitted }
  /// The territories.
  public var territories: TerritoryTable { source.table }
  /// The scores of the index; a territory with too few values has none.
  public let scores: Column
  /// The ranks of the territories that have a score, from 1, the highest.
  public let ranks: Column
  /// The classes, from 1, the lowest scores.
  public let classes: Column
  /// How far the scores can be relied on, if the method says how to tell.
  public let reliability: ReliabilityAssessment?

  let source: ScoreSource
  /// The scores of dimensions that were kept, by their positions.
  private let kept: [Int: Column]
  /// The rows that have a score from the highest to the lowest, equal ones in their order, where that is known.
  private let rowsInOrder: [Int32]?

  init(
    _ source: ScoreSource,
    scores: [Double],
    ranks: Column? = nil,
    rowsInOrder: [Int32]? = nil,
    kept: [Int: Column] = [:],
    reliability: ReliabilityAssessment? = nil,
    threads: Int = 1
  ) {
    self.source = source
    self.kept = kept
    self.rowsInOrder = rowsInOrder
    let method = source.fitted.method
    self.scores = Column(encoded: scores)
    let ranked = self.scores.rounded(for: method)
    let reliability = reliability ?? method.reliability(of: source.table)
    self.reliability = reliability
    self.ranks =
      ranks
      ?? competitionRanks(
        of: reliability?.ranked(ranked) ?? ranked,
        ties: method.rules.ties,
        threads: threads
      )
    classes = source.fitted.classification.classes(of: ranked, threads: threads)
  }

  private var hierarchy: Hierarchy { fitted.method.hierarchy }

  /// The values of the indicators on the common scale, in the order of the method.
  ///
  /// - Complexity: O(territories x indicators): keep it rather than ask again.
  public var normalised: [Column] {
    fitted.method.indicators.indices.map(normalised(ofIndicator:))
  }

  /// The values of an indicator on the common scale.
  ///
  /// - Parameter indicator: A position in the indicators of the method.
  /// - Returns: One score per territory.
  /// - Complexity: O(territories).
  public func normalised(ofIndicator indicator: Int) -> Column {
    Column(encoded: source.normalised(indicator, rows: 0..<territories.count))
  }

  /// The values of the indicators just before they are normalised: transformed, shrunk, filled in, treated.
  ///
  /// - Complexity: O(territories x indicators): keep it rather than ask again.
  public var prepared: [Column] {
    guard !source.isRollUp else { return territories.indicators.map(\.values) }
    return fitted.indicators.enumerated().map { position, frozen in
      let values = source.untreated(position)
      guard !frozen.treatment.steps.isEmpty else { return Column(encoded: values) }
      return Column(encoded: values.map(frozen.treatment.apply))
    }
  }

  /// The share of the weight of the index, from 0 to 1, that stands on data.
  ///
  /// - Complexity: O(territories x indicators): keep it rather than ask again.
  public var coverage: [Double] { columns(covers: true).coverage }

  /// The scores of a dimension.
  ///
  /// - Parameter dimension: A position in the dimensions of the method.
  /// - Returns: One score per territory.
  /// - Complexity: O(territories x indicators): ask for all that you need with ``scores(ofDimensions:threads:)``.
  public func scores(ofDimension dimension: Int) -> Column {
    scores(ofDimensions: [dimension])[0]
  }

  /// The scores of some dimensions.
  ///
  /// - Parameters:
  ///   - dimensions: Positions in the dimensions of the method.
  ///   - threads: How many threads may work.
  /// - Returns: One column per dimension, in their order.
  /// - Complexity: O(territories x indicators).
  public func scores(ofDimensions dimensions: [Int], threads: Int = 1) -> [Column] {
    columns(dimensions, threads: threads).scores
  }

  /// The scores of some dimensions, and the coverage and flags of the index where they are wanted, in one walk.
  package func columns(
    _ dimensions: [Int] = [],
    covers: Bool = false,
    flags: Bool = false,
    threads: Int = 1
  ) -> (scores: [Column], coverage: [Double], flags: TextColumn) {
    let missing = dimensions.filter { kept[$0] == nil }
    guard covers || flags || !missing.isEmpty else {
      return (dimensions.compactMap { kept[$0] }, [], TextColumn())
    }
    let nodes = missing.map { hierarchy.nodeOfDimension[$0] }
    let last = covers || flags ? nil : nodes.max().map { $0 + 1 }
    let root = hierarchy.root
    let words = FlagWords(of: fitted.method)
    let tiles = source.map(threads: threads, nodes: last ?? root + 1, covers: covers) { tile in
      (
        nodes.map { tile.shown[$0] }, covers ? tile.coverage[root] : [],
        flags ? words.texts(of: tile, in: self) : TextColumn()
      )
    }
    let count = territories.count
    var texts = TextColumn()
    texts.reserve(bytes: tiles.reduce(0) { $0 + $1.2.bytes.count }, rows: flags ? count : 0)
    for tile in tiles { texts.append(tile.2) }
    var found = kept
    for (node, dimension) in missing.enumerated() {
      found[dimension] = Column(encoded: tiles.map { $0.0[node] }.joinedTiles(count: count))
    }
    return (
      dimensions.compactMap { found[$0] },
      covers ? tiles.map(\.1).joinedTiles(count: count) : [],
      texts
    )
  }

  /// Everything about one territory.
  func tile(of row: Int) -> ScoreTile { source.tile(row..<(row + 1)) }

  /// The scores that ranks and classes stand on: rounded, where the method says so.
  var rankedScores: Column { scores.rounded(for: fitted.method) }

  /// Whether the value of an indicator was filled in.
  ///
  /// - Parameters:
  ///   - indicator: A position in the indicators of the method.
  ///   - row: A row of ``territories``.
  /// - Returns: Whether it was.
  public func isImputed(_ indicator: Int, row: Int) -> Bool {
    source.isImputed(indicator, row: row)
  }

  /// The number that was filled in for the value of an indicator, transformed as the method says.
  ///
  /// - Parameters:
  ///   - indicator: A position in the indicators of the method.
  ///   - row: A row of ``territories``.
  /// - Returns: The number; `nil` where nothing was filled in, or a score only.
  public func imputedValue(_ indicator: Int, row: Int) -> Double? {
    guard isImputed(indicator, row: row) else { return nil }
    let value = source.untreated(indicator, row: row)
    return value.isNaN ? nil : value
  }

  /// Whether the value of an indicator is an outlier that was held at the bound of a winsorisation.
  ///
  /// - Parameters:
  ///   - indicator: A position in the indicators of the method.
  ///   - row: A row of ``territories``.
  /// - Returns: Whether it is.
  public func isWinsorised(_ indicator: Int, row: Int) -> Bool {
    !source.isRollUp && fitted.indicators[indicator].holds(source.untreated(indicator, row: row))
  }

  /// Whether the value of an indicator lies outside of what the reference or the goalposts span.
  package func isBeyondReference(_ indicator: Int, row: Int) -> Bool {
    let value = source.untreated(indicator, row: row)
    return !source.isRollUp && fitted.indicators[indicator].isBeyondReference(value)
  }

  /// The rows from the highest score to the lowest; those without a score come last, and what is equal stays in
  /// the order of the codes.
  public var rowsByRank: [Int] {
    let scores = rankedScores.encoded
    let codes = territories.codes
    var rows = (rowsInOrder ?? SpreadOrder(of: scores, threads: 1).rows).map(Int.init)
    var first = 0
    while first < rows.count {
      var end = first + 1
      while end < rows.count, scores[rows[end]] == scores[rows[first]] { end += 1 }
      if end > first + 1 {
        rows.replaceSubrange(first..<end, with: codes.inOrder(Array(rows[first..<end])))
      }
      first = end
    }
    guard rows.count < scores.count else { return rows }
    return rows + codes.inOrder(scores.indices.filter { scores[$0].isNaN })
  }
}

extension Column {
  /// The scores that ranks and classes stand on: rounded, where the method says so.
  func rounded(for method: FragilityMethod) -> Column {
    guard let rounding = method.rules.rankRounding else { return self }
    return Column(encoded: encoded.map { $0.isNaN ? $0 : rounding.apply($0) })
  }
}

extension TextColumn {
  /// Rows in the order of their texts.
  func inOrder(_ rows: [Int]) -> [Int] {
    rows.sorted {
      bytes[byteRange(of: $0)].lexicographicallyPrecedes(bytes[byteRange(of: $1)])
    }
  }
}
