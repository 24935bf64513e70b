import FragilityIndex

extension ChoiceWriter {
  /// What is drawn at random to see how sure scores are: a sentence on the whole, then one a source.
  func texts(of plan: UncertaintyPlan, for method: FragilityMethod) -> [String] {
    let count = words.typography.count(plan.draws)
    let head = say(
      "L'indice est recalculé \(count) fois, tout ce qui suit variant ensemble ; un intervalle contient \(percent(plan.interval)) des tirages (graine \(plan.seed)).",
      "The index is computed \(count) times, all that follows varying together; an interval holds \(percent(plan.interval)) of the draws (seed \(plan.seed))."
    )
    return [head] + plan.sources(in: method).map { text(of: $0, plan, method) }
  }

  /// What a source draws.
  func text(
    of source: UncertaintySource,
    _ plan: UncertaintyPlan,
    _ method: FragilityMethod
  ) -> String {
    switch source {
    case .inputs:
      let count = method.indicators.count { $0.samplingError != nil }
      return say(
        "Les valeurs, dans leur erreur d'échantillonnage (indicateurs concernés : \(count)).",
        "The values, within their sampling error (indicators concerned: \(count))."
      )
    case .imputation:
      let others = plan.imputations.map { text(of: $0).plain }
      return alternatives(say("L'imputation", "The imputation"), others)
    case .treatment:
      let others = plan.treatments.map { text(of: $0).plain }
      return alternatives(
        say("Le traitement des valeurs extrêmes", "The treatment of outliers"),
        others
      )
    case .normalisation:
      let others = plan.normalisations.map { text(of: $0, scale: method.rules.scale).plain }
      return alternatives(say("La normalisation", "The normalisation"), others)
    case .leftOut:
      return say(
        "Un des \(method.indicators.count) indicateurs est laissé de côté, ou aucun.",
        "One of the \(method.indicators.count) indicators is left out, or none."
      )
    case .weights: return plan.weights.map(text(of:)) ?? ""
    case .aggregation:
      let others = plan.aggregations.map { text(of: $0).plain }
      return alternatives(say("L'agrégation", "The aggregation"), others)
    }
  }

  private func alternatives(_ what: String, _ others: [String]) -> String {
    let list = others.enumerated().map { "(\($0 + 1)) \($1)" }.joined(separator: " ")
    return say(
      "\(what) : le choix de la méthode, ou un autre, aussi souvent chacun. \(list)",
      "\(what): the choice of the method, or another, each as often. \(list)"
    )
  }

  /// How weights vary.
  func text(of variation: WeightVariation) -> String {
    switch variation {
    case .relative(let noise):
      say(
        "Les poids, chacun jusqu'à \(percent(noise)) de plus ou de moins.",
        "The weights, each up to \(percent(noise)) more or less."
      )
    case .dirichlet(let concentration):
      say(
        "Les poids de chaque dimension ensemble, par une loi de Dirichlet de concentration \(exact(concentration)).",
        "The weights of each dimension together, from a Dirichlet law of concentration \(exact(concentration))."
      )
    case .sets(let sets):
      say(
        "Les poids : ceux de la méthode, ou l'un de ces jeux : \(sets.map(\.id).joined(separator: ", ")).",
        "The weights: those of the method, or one of these sets: \(sets.map(\.id).joined(separator: ", "))."
      )
    }
  }
}
