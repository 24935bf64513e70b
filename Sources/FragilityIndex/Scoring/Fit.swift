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
    precondition(reference.indicators.count == indicators.count, "one column per indicator")
    let count = indicators.count
    var prepared = PreparedTable(reference, method: self, threads: threads)

    let shrinkages = try attempt(count, threads: threads) {
      [prepared] position throws(FragilityError) in
      try indicators[position].shrinkage?.fit(to: prepared.shrinkageInput(position))
    }
    prepared.shrink(by: shrinkages)
    prepared.screen(at: .beforeImputation)
    try prepared.checkKept(in: self)

    let known = prepared.keptColumns
    let imputations = try attempt(count, threads: threads) {
      [prepared] position throws(FragilityError) in
      try imputation(of: position).fit(to: prepared.imputationInput(position, columns: known))
    }
    prepared.impute(by: imputations)
    prepared.screen(at: .afterImputation)
    try prepared.checkKept(in: self)

    let filled = prepared.keptColumns
    let treatments = try attempt(count, threads: threads) { position throws(FragilityError) in
      try fitTreatment(of: position, to: filled[position])
    }
    prepared.treat(by: treatments)

    let treated = prepared.keptColumns
    let normalisations = try attempt(count, threads: threads) { position throws(FragilityError) in
      let input = NormalisationInput(
        subject: .indicator(position, id: indicators[position].id, key: "id"),
        direction: sense(of: position),
        scale: scale(of: position),
        column: reference.indicators[position].with(treated[position]),
        table: reference,
        transform: indicators[position].transform
      )
      return try normalisation(of: position).fit(to: input)
    }
    let fitted = indicators.indices.map { position in
      FittedIndicator(
        shrinkage: shrinkages[position],
        imputation: imputations[position],
        treatment: treatments[position],
        normalisation: normalisations[position]
      )
    }
    let normalised = NormalisedTable(prepared, by: fitted, threads: threads)
    let nodes = try fitNodes(to: normalised, threads: threads)
    let unclassified = FittedMethod(
      method: self,
      indicators: fitted,
      nodes: nodes,
      classification: FittedClassification(bounds: [], inclusive: .right)
    )
    let scores = unclassified.result(for: normalised, threads: threads).rankedScores
    return FittedMethod(
      method: self,
      indicators: fitted,
      nodes: nodes,
      classification: rules.classes.fit(to: scores)
    )
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

  // MARK: Dimensions

  /// Freezes weights, references and rescalings, children before parents.
  private func fitNodes(
    to normalised: NormalisedTable,
    threads: Int
  ) throws(FragilityError) -> [FittedNode] {
    var scores = NodeScores(
      of: normalised.columns,
      shares: normalised.shares,
      by: self,
      in: normalised.table,
      threads: threads
    )
    var fitted: [FittedNode] = []
    for (position, node) in hierarchy.nodes.enumerated() {
      let columns = scores.children(of: node)
      let weights = try weights(of: node, columns)
      if case .benefitOfTheDoubt = node.aggregation.unrounded {
        try checkNotNegative(columns, of: node)
      }
      let reference = node.aggregation.unrounded.reference(of: columns)
      scores.aggregate(position, by: FittedNode(weights: weights, reference: reference))
      let rescaling = try rescaling(of: node, scores.aggregated[position], in: normalised.table)
      scores.rescale(position, by: rescaling)
      fitted.append(FittedNode(weights: weights, reference: reference, rescaling: rescaling))
    }
    return fitted
  }

  private func checkNotNegative(
    _ columns: [[Double]],
    of node: Hierarchy.Node
  ) throws(FragilityError) {
    guard let child = columns.firstIndex(where: { $0.contains { $0 < 0 } }) else { return }
    let id = id(of: node.children[child].member)
    throw FragilityError([.negativeScores(subject(of: node, key: "aggregation"), child: id)])
  }

  private func weights(
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

  private func rescaling(
    of node: Hierarchy.Node,
    _ scores: [Double],
    in table: TerritoryTable
  ) throws(FragilityError) -> FittedNormalisation? {
    guard let rescaling = node.rescaling else { return nil }
    return try rescaling.normalisation.fit(
      to: NormalisationInput(
        subject: subject(of: node, key: "rescaling"),
        direction: .higherIsWorse,
        scale: scale(of: node),
        column: TerritoryTable.IndicatorColumn(Column(encoded: scores)),
        table: table
      )
    )
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
      let rows = columns[0].indices.filter { row in columns.contains { !$0[row].isNaN } }
      return columns.map { column in rows.map { column[$0] } }
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
