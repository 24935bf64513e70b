extension FragilityMethod {
  /// Fits the method to a reference population.
  ///
  /// - Parameters:
  ///   - reference: The territories whose values set bounds, means, deciles and references.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The method with frozen numbers.
  /// - Throws: All indicators whose values do not allow what the method says, stage by stage: without any value, constant
  ///   under min-max or z-score, without a reference; then the dimensions whose weights cannot be estimated.
  public func fit(
    to reference: TerritoryTable,
    threads: Int = 1
  ) throws(FragilityError) -> FittedMethod {
    try index(of: reference, threads: threads).fitted
  }

  /// Fits the method to territories and scores them.
  ///
  /// It is `fit(to: table).score(table)`, with the work that both need done once.
  ///
  /// - Parameters:
  ///   - reference: The territories.
  ///   - dimensions: The dimensions whose scores will be asked for, by their positions: they are kept.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: Scores, ranks and classes, in the order of the table.
  /// - Throws: What ``fit(to:threads:)`` throws.
  public func index(
    of reference: TerritoryTable,
    keeping dimensions: [Int] = [],
    threads: Int = 1
  ) throws(FragilityError) -> IndexResult {
    let threads = usefulThreads(threads, for: reference)
    let stages = try fitStages(to: reference, threads: threads)
    return try index(of: stages, keeping: dimensions, threads: threads)
  }

  /// What a table is scored with: the frozen numbers of the nodes beside those of the indicators; classes have no bounds yet.
  ///
  /// - Parameters:
  ///   - stages: What comes before aggregation, fitted by this method or by one that differs in its aggregation alone.
  ///   - threads: How many threads may work.
  /// - Returns: The scores to be.
  /// - Throws: The dimensions whose weights cannot be estimated.
  func source(
    of stages: FittedStages,
    threads: Int
  ) throws(FragilityError) -> ScoreSource {
    var method = FittedMethod(
      method: self,
      indicators: stages.indicators,
      nodes: hierarchy.nodes.map { FittedNode(weights: $0.children.map(\.weight)) },
      classification: FittedClassification(bounds: [], inclusive: .right)
    )
    try method.fitNodes(to: stages.fitting, threads: threads)
    return ScoreSource(method, stages.prepared)
  }

  /// Scores the territories that stages were fitted to.
  func index(
    of stages: FittedStages,
    keeping dimensions: [Int] = [],
    threads: Int
  ) throws(FragilityError) -> IndexResult {
    let source = try source(of: stages, threads: threads)
    let reliability = stages.reliability
    let kept = dimensions.map { hierarchy.nodeOfDimension[$0] }
    let scores = source.scores(ofNodes: [hierarchy.root] + kept, threads: threads)
    let ranked = Column(encoded: scores[0]).rounded(for: self)
    let isRanked = reliability?.ranked(ranked) ?? ranked
    let order = SpreadOrder(of: isRanked.encoded, threads: threads)
    let method = FittedMethod(
      method: self,
      indicators: stages.indicators,
      nodes: source.fitted.nodes,
      classification: reliability.map { rules.classes.fit(to: $0.fitted(ranked)) }
        ?? rules.classes.fit(to: order.values.count) { order.ascending($0) }
    )
    return IndexResult(
      ScoreSource(method, stages.prepared),
      scores: scores[0],
      ranks: order.ranks(of: isRanked, ties: rules.ties, threads: threads),
      rowsInOrder: reliability == nil ? order.rows : nil,
      kept: Dictionary(
        zip(dimensions, scores.dropFirst().map(Column.init(encoded:))),
        uniquingKeysWith: { first, _ in first }
      ),
      reliability: reliability,
      threads: threads
    )
  }

  /// How far the scores of a table can be relied on; `nil` where the method does not ask.
  func reliability(of table: TerritoryTable) -> ReliabilityAssessment? {
    rules.reliability.map { ReliabilityAssessment($0, of: table, by: self) }
  }
}

/// One thread for a small table, where starting more takes longer than the work.
func usefulThreads(_ threads: Int, for table: TerritoryTable) -> Int {
  table.count * table.indicators.count < 1 << 17 ? 1 : threads
}
