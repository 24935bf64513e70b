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
  /// The values of the indicators just before they were normalised: transformed, shrunk, filled in, treated.
  public let prepared: [Column]
  /// The scores of all nodes of the hierarchy.
  package let nodes: [Column]
  /// The same before they were rescaled.
  let aggregated: [Column]
  /// The share of the weight below each node of the hierarchy that stands on data.
  let nodeCoverage: [[Double]]
  /// The ranks of the territories that have a score, from 1, the highest.
  public let ranks: Column
  /// The classes, from 1, the lowest scores.
  public let classes: Column

  private let imputed: [[Bool]]
  private let moved: [[Bool]]
  private let beyondDomain: [[Bool]]

  init(fitted: FittedMethod, normalised: NormalisedTable, scores: NodeScores) {
    self.fitted = fitted
    territories = normalised.table
    self.normalised = normalised.columns.map(Column.init(encoded:))
    prepared = normalised.prepared.map(Column.init(encoded:))
    imputed = normalised.imputed
    moved = normalised.moved
    beyondDomain = normalised.beyondDomain
    let kept = normalised.kept
    func shown(_ scores: [Double]) -> Column {
      guard let kept else { return Column(encoded: scores) }
      return Column(encoded: zip(scores, kept).map { $1 ? $0 : Double(absent: .screenedOut) })
    }
    nodes = scores.shown.map(shown)
    aggregated = scores.aggregated.map(shown)
    nodeCoverage = scores.coverage
    let ranked = Self.rounded(nodes[fitted.method.hierarchy.root], in: fitted.method)
    ranks = competitionRanks(of: ranked, ties: fitted.method.rules.ties)
    classes = fitted.classification.classes(of: ranked)
  }

  /// The scores of the index; a territory with too few values has none.
  public var scores: Column { nodes[fitted.method.hierarchy.root] }

  /// The scores that ranks and classes stand on: rounded, where the method says so.
  var rankedScores: Column { Self.rounded(scores, in: fitted.method) }

  private static func rounded(_ scores: Column, in method: FragilityMethod) -> Column {
    guard let rounding = method.rules.rankRounding else { return scores }
    return Column(encoded: scores.encoded.map { $0.isNaN ? $0 : rounding.apply($0) })
  }

  /// The share of the weight of the index, from 0 to 1, that stands on data.
  public var coverage: [Double] { nodeCoverage[fitted.method.hierarchy.root] }

  /// The scores of a dimension.
  ///
  /// - Parameter dimension: A position in the dimensions of the method.
  /// - Returns: One score per territory.
  public func scores(ofDimension dimension: Int) -> Column {
    nodes[fitted.method.hierarchy.nodeOfDimension[dimension]]
  }

  /// Whether the value of an indicator was filled in.
  ///
  /// - Parameters:
  ///   - indicator: A position in the indicators of the method.
  ///   - row: A row of ``territories``.
  /// - Returns: Whether it was.
  public func isImputed(_ indicator: Int, row: Int) -> Bool {
    imputed[indicator].isEmpty ? false : imputed[indicator][row]
  }

  /// Whether the value of an indicator is an outlier that was held at the bound of a winsorisation.
  ///
  /// - Parameters:
  ///   - indicator: A position in the indicators of the method.
  ///   - row: A row of ``territories``.
  /// - Returns: Whether it is.
  public func isWinsorised(_ indicator: Int, row: Int) -> Bool {
    moved[indicator].isEmpty ? false : moved[indicator][row]
  }

  /// Whether the value of an indicator lies outside of what the reference or the goalposts span.
  func isBeyondReference(_ indicator: Int, row: Int) -> Bool {
    if !beyondDomain[indicator].isEmpty, beyondDomain[indicator][row] { return true }
    let value = prepared[indicator].encoded[row]
    return !value.isNaN && fitted.indicators[indicator].normalisation.isBeyondReference(value)
  }

  /// The rows from the highest score to the lowest; those without a score come last, and what is equal stays in
  /// the order of the codes.
  public var rowsByRank: [Int] {
    let scores = rankedScores.encoded
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
