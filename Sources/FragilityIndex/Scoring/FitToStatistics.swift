extension FragilityMethod {
  /// Fits the method to figures that were measured elsewhere.
  ///
  /// Frozen numbers are made by the code that makes them from values. What hangs on ends and quantiles is the same to the
  /// last bit; what hangs on means and standard deviations has the rounding errors of who measured them.
  ///
  /// - Parameters:
  ///   - statistics: The figures.
  ///   - step: The step that comes next: what it and later ones measure is not asked for, and left open. All is known
  ///     when left out.
  /// - Returns: The method with frozen numbers.
  /// - Throws: What needs the values themselves, figures that are missing, and what ``fit(to:threads:)`` throws.
  package func fit(
    to statistics: FitStatistics,
    before step: FitStatistics.Step? = nil
  ) throws(FragilityError) -> FittedMethod {
    var problems = problemsOfFigures()
    guard problems.isEmpty else { throw FragilityError(problems) }
    var fitted: [FittedIndicator] = []
    for position in indicators.indices {
      do throws(FragilityError) {
        fitted.append(try fit(position, to: statistics, before: step))
      } catch {
        problems += error.problems
      }
    }
    var bounds = FittedClassification(bounds: [], inclusive: rules.classes.inclusive)
    do throws(FragilityError) {
      if step == nil { bounds = try classes(of: statistics) }
    } catch {
      problems += error.problems
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return FittedMethod(
      method: self,
      indicators: fitted,
      nodes: hierarchy.nodes.map { node in
        let isEqual = node.weighting == .equal
        return FittedNode(weights: node.children.map { isEqual ? 1 : $0.weight })
      },
      classification: bounds
    )
  }

  private func classes(
    of statistics: FitStatistics
  ) throws(FragilityError) -> FittedClassification {
    if case .breaks = rules.classes { return rules.classes.fit(to: 0) { _ in .nan } }
    let subject = Problem.Subject.rule(key: "classes")
    guard let scores = statistics.columns[.init(.score, "score")] else {
      throw FragilityError([.missingStatistics(subject, "score")])
    }
    let bounds = rules.classes.fit(to: scores.count) { scores.value(at: $0) }
    guard !bounds.bounds.contains(where: \.isNaN) else {
      throw FragilityError([.missingStatistics(subject, "score: value_...")])
    }
    return bounds
  }

  private func fit(
    _ position: Int,
    to statistics: FitStatistics,
    before step: FitStatistics.Step?
  ) throws(FragilityError) -> FittedIndicator {
    let open = FittedNormalisation.none(
      FittedNone(scale: scale(of: position), direction: sense(of: position))
    )
    let isFilled = fitSteps.contains(.values)
    if step == .values { return FittedIndicator(normalisation: open) }
    let imputation =
      isFilled || !imputation(of: position).looksAtValues
      ? try fitImputation(position, to: statistics) : FittedImputation.none
    if step == .prepared { return FittedIndicator(imputation: imputation, normalisation: open) }
    let id = indicators[position].id
    let subject = Problem.Subject.indicator(position, id: id, key: "id")
    guard let column = statistics.columns[.init(.prepared, id)] else {
      throw FragilityError([.missingStatistics(subject, id)])
    }
    let treatment = try fitTreatment(position, to: column)
    let nothing = Column(encoded: [])
    let input = NormalisationInput(
      subject: subject,
      direction: sense(of: position),
      scale: scale(of: position),
      column: .init(nothing),
      table: TerritoryTable(codes: [], indicators: []),
      transform: indicators[position].transform,
      treatment: treatment,
      statistics: column
    )
    let normalisation = try normalisation(of: position).fit(to: input)
    guard normalisation.isKnown else {
      throw FragilityError([.missingStatistics(subject, "\(id): mean, sd, value_...")])
    }
    return FittedIndicator(
      imputation: imputation,
      treatment: treatment,
      normalisation: normalisation
    )
  }

  private func fitImputation(
    _ position: Int,
    to statistics: FitStatistics
  ) throws(FragilityError) -> FittedImputation {
    func groups(_ position: Int) throws(FragilityError) -> [String: ColumnStatistics] {
      let id = indicators[position].id
      let groups = statistics.groups(.values, id)
      guard groups.isEmpty else { return groups }
      let subject = Problem.Subject.indicator(position, id: id, key: "imputation")
      throw FragilityError([.missingStatistics(subject, id)])
    }
    switch imputation(of: position) {
    case .none, .parent: return .none
    case .score(let score): return .score(score)
    case .series(let choice): return .series(choice)
    case .central(let choice):
      let centres = try groups(position).compactMapValues { column -> Double? in
        guard column.count > 0 else { return nil }
        return choice.centre == .mean ? column.moments.mean : column.quantiles([0.5])[0]
      }
      guard !centres.values.contains(where: \.isNaN) else {
        let id = indicators[position].id
        let subject = Problem.Subject.indicator(position, id: id, key: "imputation")
        throw FragilityError([.missingStatistics(subject, "\(id): mean, value_...")])
      }
      let isGrouped = choice.group != nil
      return .byGroup(level: choice.group, values: centres.filter { $0.key.isEmpty != isGrouped })
    case .row(let choice):
      let members = choice.members(for: position, in: self)
      var ends: [Scale] = []
      for member in [position] + members {
        let ranges = try groups(member).values.compactMap(\.range)
        ends.append(
          ranges.dropFirst().reduce(ranges.first) { whole, next in
            whole.map { Scale(min($0.lower, next.lower), max($0.upper, next.upper)) }
          } ?? Scale(0, -1)
        )
      }
      return .row(FittedRowImputation(centre: choice.centre, members: members, ends: ends))
    }
  }

  /// Freezes a treatment by figures; `TreatmentRecord` is made of values alone.
  private func fitTreatment(
    _ position: Int,
    to column: ColumnStatistics
  ) throws(FragilityError) -> FittedTreatment {
    let subject = Problem.Subject.indicator(
      position,
      id: indicators[position].id,
      key: "treatment"
    )
    guard case .steps(let choice) = treatment(of: position), column.count >= 4,
      column.minimum < column.maximum
    else { return .none }
    let passes = choice.test.passes(column.shape)
    if choice.occasion == .skewed {
      guard !column.skewness.isNaN else {
        throw FragilityError([.missingStatistics(subject, "skewness, kurtosis")])
      }
      if passes { return .none }
    }
    guard choice.otherwise == nil else {
      throw FragilityError([
        .needsValues(
          subject,
          LocalizedText(
            fr: "le test après le premier traitement, que ces valeurs ne passent pas sans lui",
            en: "the test after the first treatment, which these values do not pass without"
          )
        )
      ])
    }
    do throws(TreatmentFailure) {
      if let step = try choice.first.step(of: column) { return FittedTreatment(steps: step) }
    } catch {
      throw FragilityError([.untreatable(subject, error)])
    }
    throw FragilityError([
      .needsValues(
        subject,
        LocalizedText(
          fr: "ce traitement de valeurs qui ne passent pas le test",
          en: "this treatment of values that do not pass the test"
        )
      )
    ])
  }
}

extension Treatment.Step {
  /// The step with its numbers, none where it has nothing to do; `nil` where it needs the values themselves.
  fileprivate func step(
    of column: ColumnStatistics
  ) throws(TreatmentFailure) -> [FittedTreatment.Step]? {
    let (least, most) = (column.minimum, column.maximum)
    var bounds = HoldBounds()
    switch self {
    case .winsorise: return nil
    case .boxCox(let choice):
      guard choice.lambda != nil else { return nil }
      return [.boxCox(try choice.fit(toSorted: [least, most]))]
    case .logarithm(let choice):
      return [.logarithm(try choice.fit(from: least, to: most) { column.skewness })]
    case .holdAtQuantiles(let lower, let upper):
      bounds.lower = lower.map { column.quantiles([$0])[0] }
      bounds.upper = upper.map { column.quantiles([$0])[0] }
    case .holdPoints(let lowest, let highest):
      guard lowest < column.count, highest < column.count - lowest else { throw .leavesNothing }
      if lowest > 0 { bounds.lower = column.value(at: lowest) }
      if highest > 0 { bounds.upper = column.value(at: column.count - 1 - highest) }
    }
    return try bounds.checked(from: least, to: most).step.map { [$0] } ?? []
  }
}

extension FittedNormalisation {
  /// Whether no figure that it takes was missing.
  fileprivate var isKnown: Bool {
    switch self {
    case .quantile(let fitted): !fitted.bounds.contains(where: \.isNaN)
    case .steps(let fitted): !fitted.bounds.contains(where: \.isNaN)
    case .zScore(let fitted): !fitted.mean.isNaN
    case .rounded(let fitted, _): fitted.isKnown
    default: true
    }
  }
}

extension Imputation {
  /// Whether its numbers come from the values.
  fileprivate var looksAtValues: Bool {
    switch self {
    case .central, .row: true
    case .none, .parent, .series, .score: false
    }
  }
}
