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
