package import FragilityIndex

extension FragilityMethod {
  /// The methods that a plan has beside this one, each with one choice replaced.
  ///
  /// A name says the stage and the choice, as in `normalisation: percent_rank`; choices of the same name have their options
  /// too. Sets of weights stand among them where all weights of the method are given: estimated ones follow from the
  /// values, and a set cannot stand in their place.
  ///
  /// - Parameter plan: What may stand in place of the choices of the method.
  /// - Returns: The methods in the order of the stages.
  /// - Throws: What is not valid in any of them.
  package func alternatives(
    of plan: UncertaintyPlan
  ) throws(FragilityError) -> [(id: String, method: FragilityMethod)] {
    var made: [(id: String, method: FragilityMethod)] = []
    func names(_ stage: UncertaintySource, _ words: [ChoiceWords]) -> [String] {
      words.map { own in
        let isAlone = words.count { $0.method == own.method } == 1
        return "\(stage.rawValue): \(isAlone ? own.method : own.description)"
      }
    }
    for (name, choice) in zip(names(.imputation, plan.imputations.map(\.words)), plan.imputations) {
      made.append((name, try replacing(imputation: choice)))
    }
    for (name, choice) in zip(names(.treatment, plan.treatments.map(\.words)), plan.treatments) {
      made.append((name, try replacing(treatment: choice)))
    }
    let normalisations = names(.normalisation, plan.normalisations.map(\.words))
    for (name, choice) in zip(normalisations, plan.normalisations) {
      made.append((name, try replacing(normalisation: choice)))
    }
    for set in weightSets(of: plan) {
      made.append(("\(UncertaintySource.weights.rawValue): \(set.id)", try weighted(by: set)))
    }
    let aggregations = names(.aggregation, plan.aggregations.map(\.words))
    for (name, choice) in zip(aggregations, plan.aggregations) {
      made.append((name, try replacing(aggregation: choice)))
    }
    return made
  }

  /// The sets of weights of a plan that can stand in place of the weights of the method.
  private func weightSets(of plan: UncertaintyPlan) -> [WeightSet] {
    guard case .sets(let sets) = plan.weights,
      hierarchy.nodes.allSatisfy({ $0.weighting == .given })
    else { return [] }
    return sets
  }

  private func weighted(by set: WeightSet) throws(FragilityError) -> FragilityMethod {
    try FragilityMethod(
      id: id,
      version: version,
      title: title,
      description: description,
      tables: tables,
      rules: rules,
      dimensions: dimensions.map { dimension in
        var own = dimension
        own.weight = set.weights[dimension.id] ?? own.weight
        return own
      },
      indicators: indicators.map { indicator in
        var own = indicator
        own.weight = set.weights[indicator.id] ?? own.weight
        return own
      }
    )
  }
}
