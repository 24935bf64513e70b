extension MethodCheck {
  /// Checks when scores are unreliable, and that something can be judged.
  mutating func check(_ reliability: Reliability?) {
    guard let reliability else { return }
    let place = Problem.Subject.rule(key: "reliability")
    for (key, least) in [
      ("min_population", reliability.minPopulation),
      ("min_denominator", reliability.minDenominator),
    ] {
      guard let least, !(least > 0 && least.isFinite) else { continue }
      report(
        "bad-least-count",
        place,
        fr: "\(key) = \(inWords(least).french) n'est pas un nombre de personnes",
        en: "\(key) = \(inWords(least).english) is not a number of persons",
        mendFr: "donnez un nombre positif, ou retirez \(key)",
        mendEn: "give a positive number, or remove \(key)"
      )
    }
    if let cv = reliability.cv,
      !(cv.caution > 0 && cv.caution <= cv.unreliable && cv.unreliable.isFinite)
    {
      report(
        "bad-cv",
        place,
        fr: "les limites du coefficient de variation ne sont pas croissantes et positives",
        en: "the limits of the coefficient of variation are not positive and increasing",
        mendFr: "écrivez par exemple cv = [0.15, 0.3]",
        mendEn: "write for instance cv = [0.15, 0.3]"
      )
    }
    if !(0...1).contains(reliability.minWeightShare) {
      report(
        "bad-share",
        place,
        fr: "min_weight_share = \(inWords(reliability.minWeightShare).french) n'est pas une part",
        en: "min_weight_share = \(inWords(reliability.minWeightShare).english) is not a share",
        mendFr: "donnez un nombre de 0 à 1",
        mendEn: "give a number from 0 to 1"
      )
    }
    checkCriteria(of: reliability, at: place)
    if uncertainty != nil, !reliability.ranksAll { report(.unrankedDraws) }
  }

  private mutating func checkCriteria(of reliability: Reliability, at place: Problem.Subject) {
    if reliability.minPopulation == nil, reliability.minDenominator == nil, reliability.cv == nil {
      report(
        "no-criterion",
        place,
        fr: "rien ne dit quand un score n'est pas fiable",
        en: "nothing says when a score is unreliable",
        mendFr: "donnez min_population, min_denominator ou cv",
        mendEn: "give min_population, min_denominator or cv"
      )
    }
    if reliability.minPopulation != nil, tables.first?.population == nil {
      report(
        "no-population",
        place,
        fr: "min_population demande la population des territoires",
        en: "min_population takes the population of the territories",
        mendFr: "ajoutez population = \"...\" à la première table, ou retirez min_population",
        mendEn: "add population = \"...\" to the first table, or remove min_population"
      )
    }
    if reliability.cv != nil, !indicators.contains(where: { $0.isCounted || $0.hasErrors }) {
      report(
        "nothing-to-judge",
        place,
        fr: "aucun indicateur n'a de numérateur et de dénominateur, ni d'erreur connue",
        en: "no indicator has a numerator and a denominator, or a known error",
        mendFr: "donnez sampling_error à un indicateur, ou retirez cv",
        mendEn: "give an indicator a sampling_error, or remove cv"
      )
    }
    if reliability.minDenominator != nil, !indicators.contains(where: \.isCounted) {
      report(
        "nothing-to-judge",
        place,
        fr: "aucun indicateur n'a de dénominateur connu",
        en: "no indicator has a known denominator",
        mendFr: "donnez numerator et denominator à un indicateur, ou retirez min_denominator",
        mendEn: "give an indicator a numerator and a denominator, or remove min_denominator"
      )
    }
  }
}

extension FragilityMethod.Indicator {
  /// Whether the persons that its rates were counted on are known, and no rate is drawn towards that of a parent.
  fileprivate var isCounted: Bool {
    guard shrinkage == nil else { return false }
    if case .ratio = derivation { return true }
    if case .count = samplingError?.kind { return true }
    return false
  }

  fileprivate var hasErrors: Bool { shrinkage == nil && samplingError != nil }
}
