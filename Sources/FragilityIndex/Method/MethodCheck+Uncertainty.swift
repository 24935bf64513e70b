extension MethodCheck {
  private static let mostDraws = 10_000_000

  /// Checks what is drawn at random, as far as one choice at a time tells.
  mutating func check(_ plan: UncertaintyPlan) {
    if !(1...Self.mostDraws).contains(plan.draws) {
      report(.badDraws(plan.draws, most: Self.mostDraws))
    }
    if plan.seed > UInt64(Int64.max) { report(.badSeed("\(plan.seed)")) }
    if !(plan.interval > 0 && plan.interval < 1) { report(.badInterval(plan.interval)) }
    if indicators.count == 1, plan.leavesOutIndicators { report(.onlyIndicator("leave_out")) }
    switch plan.weights {
    case nil: break
    case .relative(let noise):
      if !(noise >= 0 && noise < 1) { report(.badNoise(noise)) }
    case .dirichlet(let concentration):
      if !(concentration > 0 && concentration.isFinite) { report(.badConcentration(concentration)) }
    case .sets(let sets): check(sets)
    }
    checkAlternatives(of: plan)
  }

  // MARK: Weights

  private mutating func check(_ sets: [WeightSet]) {
    if sets.isEmpty { report(.noWeightSet) }
    if indicators.count == 1 { report(.onlyIndicator("weights")) }
    for (position, set) in sets.enumerated() {
      let key = "weights.sets[\(position)]"
      if set.id.isEmpty { report(.emptyWeightSetID(key)) }
      if !set.id.isEmpty, sets[..<position].contains(where: { $0.id == set.id }) {
        report(.repeatedWeightSet(set.id, key))
      }
      if set.weights.isEmpty { report(.emptyWeightSet(set.id, key)) }
      check(set, at: key)
    }
  }

  private mutating func check(_ set: WeightSet, at key: String) {
    let known = dimensions.map(\.id) + indicators.map(\.id)
    for id in set.weights.keys.sorted() where !known.contains(id) {
      report(.unknownWeight(id, among: known, "\(key).\(id)"))
    }
    var weighed = MethodCheck(
      tables: tables,
      rules: rules,
      dimensions: dimensions.map { dimension in
        var weighed = dimension
        weighed.weight = set.weights[dimension.id] ?? dimension.weight
        return weighed
      },
      indicators: indicators.map { indicator in
        var weighed = indicator
        weighed.weight = set.weights[indicator.id] ?? indicator.weight
        return weighed
      }
    )
    weighed.checkWeights()
    var own = MethodCheck(
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators
    )
    own.checkWeights()
    for problem in weighed.problems where !own.problems.contains(problem) {
      var located = problem
      switch problem.place.subject {
      case .dimension(_, let id, _), .indicator(_, let id, _):
        located.place = Problem.Place(.plan(key: "\(key).\(id)"))
      default: located.place = Problem.Place(.plan(key: key))
      }
      report(located)
    }
  }

  // MARK: Alternatives

  private mutating func checkAlternatives(of plan: UncertaintyPlan) {
    for (position, choice) in plan.treatments.enumerated() {
      check(choice) { _ in .plan(key: "treatment[\(position)]") }
    }
    for (position, choice) in plan.imputations.enumerated() {
      check(choice) { _ in .plan(key: "imputation[\(position)]") }
    }
    for (position, choice) in plan.normalisations.enumerated() {
      check(choice) { _ in .plan(key: "normalisation[\(position)]") }
    }
    for (position, choice) in plan.aggregations.enumerated() {
      check(choice) { _ in .plan(key: "aggregation[\(position)]") }
    }
    checkUse(
      of: plan.treatments.map(\.words),
      besides: [rules.treatment.words],
      "treatment",
      isIdle: !isFollowed(\.treatment, \.treatment)
    )
    checkUse(
      of: plan.imputations.map(\.words),
      besides: [rules.imputation.words],
      "imputation",
      isIdle: !isFollowed(\.imputation, \.imputation)
    )
    checkUse(
      of: plan.normalisations.map(\.words),
      besides: [rules.normalisation.words],
      "normalisation",
      isIdle: !isFollowed(\.normalisation, \.normalisation)
    )
    // The index itself has no choice of its own, only that of the rules or of their levels.
    checkUse(
      of: plan.aggregations.map(\.words),
      besides: levelAggregations.map(\.words),
      "aggregation",
      isIdle: false
    )
  }

  /// Whether an indicator follows the rule of a stage.
  private func isFollowed<Choice>(
    _ own: (FragilityMethod.Indicator) -> Choice?,
    _ inherited: (FragilityMethod.Dimension) -> Choice?
  ) -> Bool {
    indicators.isEmpty
      || indicators.contains { indicator in
        own(indicator) == nil
          && dimensions.inherited(from: indicator.dimension, inherited) == nil
      }
  }

  /// The aggregations of the levels from the index down, as far as the rules tell them apart.
  private var levelAggregations: [Aggregation] {
    var current = rules.aggregation
    guard !rules.levels.isEmpty else { return [current] }
    return rules.levels.map { level in
      current = level.aggregation ?? current
      return current
    }
  }

  /// An alternative must be another choice than the method's own and those before it, and somebody must follow it.
  private mutating func checkUse(
    of choices: [ChoiceWords],
    besides own: [ChoiceWords],
    _ stage: String,
    isIdle: Bool
  ) {
    for (position, choice) in choices.enumerated() {
      let key = "\(stage)[\(position)]"
      if isIdle {
        report(.idleAlternative(choice, stage, key))
      } else if own.allSatisfy({ $0 == choice }) || choices[..<position].contains(choice) {
        report(.drawnTwice(choice, key))
      }
    }
  }
}
