/// What comes before aggregation, fitted to a table.
struct FittedStages: Sendable {
  let indicators: [FittedIndicator]
  /// The values of all territories before they are treated.
  let prepared: PreparedTable
  /// Those of them that are fitted to.
  let fitting: PreparedTable
  let reliability: ReliabilityAssessment?
}

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

  /// Fits what comes before aggregation.
  ///
  /// - Parameters:
  ///   - reference: The territories.
  ///   - threads: How many threads may work.
  /// - Returns: The frozen numbers of the indicators and their values.
  /// - Throws: What ``fit(to:threads:)`` throws of indicators.
  func fitStages(
    to reference: TerritoryTable,
    threads: Int
  ) throws(FragilityError) -> FittedStages {
    precondition(reference.indicators.count == indicators.count, "one column per indicator")
    let count = indicators.count
    var prepared = PreparedTable(reference, method: self, threads: threads)

    let isShrunk = indicators.contains { $0.shrinkage != nil }
    let shrinkages = try attempt(count, threads: isShrunk ? threads : 1) {
      [prepared] position throws(FragilityError) in
      try indicators[position].shrinkage?.fit(to: prepared.shrinkageInput(position))
    }
    prepared.shrink(by: shrinkages)
    prepared.screen(at: .beforeImputation)
    let reliability = reliability(of: reference)
    let fittedRows = reliability?.fittedRows
    if let fittedRows, !fittedRows.isEmpty, !fittedRows.contains(true) {
      throw FragilityError([.allUnreliable(count: fittedRows.count)])
    }
    var fitting = prepared.keeping(fittedRows)
    try fitting.checkKept(in: self)

    let known = fitting.keptColumns
    let isImputed = indicators.indices.contains { imputation(of: $0) != .none }
    let imputations = try attempt(count, threads: isImputed ? threads : 1) {
      [prepared] position throws(FragilityError) in
      try imputation(of: position).fit(to: prepared.imputationInput(position, columns: known))
    }
    prepared.impute(by: imputations)
    prepared.screen(at: .afterImputation)
    fitting = prepared.keeping(fittedRows)
    try fitting.checkKept(in: self)

    let filled = fitting.keptColumns
    let treatments = try attempt(count, threads: threads) { position throws(FragilityError) in
      try fitTreatment(of: position, to: filled[position])
    }
    let normalisations = try fitNormalisations(to: reference, filled, treatments, threads: threads)
    let fitted = indicators.indices.map { position in
      FittedIndicator(
        shrinkage: shrinkages[position],
        imputation: imputations[position],
        treatment: treatments[position],
        normalisation: normalisations[position]
      )
    }
    return FittedStages(
      indicators: fitted,
      prepared: prepared,
      fitting: fitting,
      reliability: reliability
    )
  }

  /// The same stages with the normalisations of this method, which differs in them alone from what they were fitted by.
  func normalising(
    _ stages: FittedStages,
    threads: Int
  ) throws(FragilityError) -> FittedStages {
    let normalisations = try fitNormalisations(
      to: stages.prepared.table,
      stages.fitting.keptColumns,
      stages.indicators.map(\.treatment),
      threads: threads
    )
    let fitted = zip(stages.indicators, normalisations).map { own, normalisation in
      FittedIndicator(
        shrinkage: own.shrinkage,
        imputation: own.imputation,
        treatment: own.treatment,
        normalisation: normalisation
      )
    }
    return FittedStages(
      indicators: fitted,
      prepared: stages.prepared,
      fitting: stages.fitting,
      reliability: stages.reliability
    )
  }

  private func fitNormalisations(
    to reference: TerritoryTable,
    _ filled: [[Double]],
    _ treatments: [FittedTreatment],
    threads: Int
  ) throws(FragilityError) -> [FittedNormalisation] {
    try attempt(indicators.count, threads: threads) { position throws(FragilityError) in
      let input = NormalisationInput(
        subject: .indicator(position, id: indicators[position].id, key: "id"),
        direction: sense(of: position),
        scale: scale(of: position),
        column: reference.indicators[position].with(filled[position]),
        table: reference,
        transform: indicators[position].transform,
        treatment: treatments[position]
      )
      return try normalisation(of: position).fit(to: input)
    }
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

  private func fitTreatment(
    of position: Int,
    to values: [Double]
  ) throws(FragilityError) -> FittedTreatment {
    do throws(TreatmentFailure) {
      return try treatment(of: position).fit(to: values)
    } catch {
      let subject = Problem.Subject.indicator(
        position,
        id: indicators[position].id,
        key: "treatment"
      )
      throw FragilityError([.untreatable(subject, error)])
    }
  }
}

extension FittedMethod {
  /// Freezes weights, references and rescalings, children before parents.
  ///
  /// Only a node that looks at the scores of its children, or at its own, is computed.
  fileprivate mutating func fitNodes(
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

extension PreparedTable {
  /// Somebody must be left to fit to.
  fileprivate func checkKept(in method: FragilityMethod) throws(FragilityError) {
    if let kept, !kept.isEmpty, !kept.contains(true) {
      throw FragilityError([.allScreenedOut(count: kept.count)])
    }
  }
}

/// The results of `body` for every position; all that it throws is reported together.
private func attempt<Result>(
  _ count: Int,
  threads: Int,
  _ body: (Int) throws(FragilityError) -> Result
) throws(FragilityError) -> [Result] {
  let attempts = concurrentMap(count, threads: threads) {
    position -> Swift.Result<Result, FragilityError> in
    do throws(FragilityError) {
      return .success(try body(position))
    } catch {
      return .failure(error)
    }
  }
  var results: [Result] = []
  var problems: [Problem] = []
  for attempt in attempts {
    switch attempt {
    case .success(let result): results.append(result)
    case .failure(let error): problems += error.problems
    }
  }
  guard problems.isEmpty else { throw FragilityError(problems) }
  return results
}

/// One thread for a small table, where starting more takes longer than the work.
func usefulThreads(_ threads: Int, for table: TerritoryTable) -> Int {
  table.count * table.indicators.count < 1 << 17 ? 1 : threads
}
