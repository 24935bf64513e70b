extension MethodCheck {
  // MARK: Before normalisation

  mutating func check(_ screening: Screening?) {
    guard let screening else { return }
    for share in [screening.minPresent, screening.minNonZero] {
      guard let share, !(0...1).contains(share) else { continue }
      report(
        "bad-share",
        .rule(key: "screening"),
        fr: "\(inWords(share).french) n'est pas une part",
        en: "\(inWords(share).english) is not a share",
        mendFr: "donnez un nombre de 0 à 1",
        mendEn: "give a number from 0 to 1"
      )
    }
    if let both = screening.include.first(where: screening.exclude.contains) {
      report(
        "included-and-excluded",
        .rule(key: "screening"),
        fr: "\"\(both)\" est à la fois dans include et dans exclude",
        en: "\"\(both)\" is both in include and in exclude",
        mendFr: "retirez-le de l'une des deux listes",
        mendEn: "remove it from one of the two lists"
      )
    }
  }

  mutating func check(_ imputation: Imputation?, at subject: (String) -> Problem.Subject) {
    if let level = imputation?.level { checkLevel(level, at: subject("imputation")) }
    if case .series(let choice) = imputation, let gap = choice.maxGap, !(gap > 0) {
      report(
        "bad-gap",
        subject("imputation"),
        fr: "max_gap = \(inWords(gap).french) n'est pas une durée",
        en: "max_gap = \(inWords(gap).english) is not a length of time",
        mendFr: "donnez un nombre positif, dans l'unité des dates",
        mendEn: "give a positive number, in the unit of the dates"
      )
    }
  }

  mutating func check(_ treatment: Treatment?, at subject: (String) -> Problem.Subject) {
    guard case .steps(let steps) = treatment else { return }
    let place = subject("treatment")
    check(steps.first, at: place)
    if let other = steps.otherwise { check(other, at: place) }
    if !(steps.test.skewness > 0) || steps.test.kurtosis.isNaN {
      report(
        "bad-outlier-test",
        place,
        fr: "les seuils de skewness et kurtosis ne font pas un test",
        en: "the limits of skewness and kurtosis make no test",
        mendFr: "donnez skewness = 2 et kurtosis = 3.5",
        mendEn: "give skewness = 2 and kurtosis = 3.5"
      )
    }
  }

  private mutating func check(_ step: Treatment.Step, at place: Problem.Subject) {
    let isPossible: Bool
    switch step {
    case .winsorise(let most): isPossible = (most ?? 1) > 0
    case .holdAtQuantiles(let lower, let upper):
      isPossible =
        (lower != nil || upper != nil) && (0...1).contains(lower ?? 0)
        && (0...1).contains(upper ?? 1) && lower ?? 0 < upper ?? 1
    case .holdPoints(let lowest, let highest):
      isPossible = lowest >= 0 && highest >= 0 && lowest + highest > 0
    case .logarithm: isPossible = true
    case .boxCox(let choice): isPossible = choice.lambda.map { abs($0) <= 100 } ?? true
    }
    guard !isPossible else { return }
    report(
      "bad-treatment",
      place,
      fr: "ce traitement ne traite rien, ou demande l'impossible : \(step.words)",
      en: "this treatment treats nothing, or asks for the impossible: \(step.words)",
      mendFr: "écrivez par exemple { method = \"winsorise\", max_points = 5, else = \"log\" }",
      mendEn: "write for instance { method = \"winsorise\", max_points = 5, else = \"log\" }"
    )
  }

  /// Bounds fixed in the method, and outliers sought in the data, contradict each other.
  mutating func checkBounds(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    let normalisation =
      indicator.normalisation
      ?? dimensions.inherited(from: indicator.dimension, \.normalisation) ?? rules.normalisation
    let treatment =
      indicator.treatment
      ?? dimensions.inherited(from: indicator.dimension, \.treatment) ?? rules.treatment
    if treatment.isDataDriven, normalisation.hasFixedBounds {
      report(
        "treated-goalposts",
        subject("id"),
        fr: "des bornes fixes et un traitement tiré des données se contredisent",
        en: "fixed bounds and a treatment drawn from the data contradict each other",
        mendFr: "écrivez treatment = \"none\" pour cet indicateur, ou retirez ses bornes",
        mendEn: "write treatment = \"none\" for this indicator, or remove its bounds"
      )
    }
    if let transform = indicator.transform, let lowest = normalisation.lowestFixedBound,
      !transform.accepts(lowest)
    {
      report(
        "bad-goalposts",
        subject("transform"),
        fr: "la borne \(inWords(lowest).french) ne peut être transformée",
        en: "the bound \(inWords(lowest).english) cannot be transformed",
        mendFr: "donnez des bornes dans l'unité de la colonne, positives pour un logarithme",
        mendEn: "give goalposts in the unit of the column, positive for a logarithm"
      )
    }
  }

  // MARK: Derivation

  mutating func check(_ terms: [ExpectedCount], at place: Problem.Subject) {
    guard terms.isEmpty || terms.contains(where: { !(0...1).contains($0.rate) }) else { return }
    report(
      "bad-expected",
      place,
      fr: "un effectif attendu demande des catégories, chacune avec un taux de 0 à 1",
      en: "an expected count needs categories, each with a rate from 0 to 1",
      mendFr: "écrivez [{ persons = \"sans_diplome\", rate = 0.62 }, ...]",
      mendEn: "write [{ persons = \"no_diploma\", rate = 0.62 }, ...]"
    )
  }

  mutating func check(_ values: [CategoryValue], at place: Problem.Subject) {
    guard values.isEmpty || values.contains(where: { !$0.value.isFinite }) else { return }
    report(
      "bad-categories",
      place,
      fr: "aucune catégorie n'a de valeur",
      en: "no category has a value",
      mendFr: "écrivez { \"fibre\" = 0, \"aucun\" = 100 }",
      mendEn: "write { \"fibre\" = 0, \"none\" = 100 }"
    )
  }

  mutating func check(_ dates: [DatedColumn], _ time: Double, at place: Problem.Subject) {
    let isOrdered = zip(dates, dates.dropFirst()).allSatisfy { $0.time < $1.time }
    guard dates.isEmpty || !isOrdered || !time.isFinite else { return }
    report(
      "bad-series",
      place,
      fr: "une série demande des dates différentes",
      en: "a series needs dates that differ",
      mendFr: "écrivez column = { 2019 = \"a\", 2021 = \"b\" }",
      mendEn: "write column = { 2019 = \"a\", 2021 = \"b\" }"
    )
  }

  mutating func checkShrinkage(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    guard let shrinkage = indicator.shrinkage else { return }
    checkLevel(shrinkage.level, at: subject("shrinkage"))
    if case .ratio = indicator.derivation { return }
    report(
      "not-a-rate",
      subject("shrinkage"),
      fr: "seul un taux d'effectifs peut être rapproché de celui du parent",
      en: "only a rate of counts can be drawn towards that of the parent",
      mendFr: "donnez numerator et denominator, ou retirez shrinkage",
      mendEn: "give numerator and denominator, or remove shrinkage"
    )
  }

  // MARK: Aggregation

  mutating func check(_ weighting: Weighting?, at place: Problem.Subject) {
    guard case .rotatedComponents(let choice) = weighting,
      !(0...1).contains(choice.minShare) || !(0...1).contains(choice.cumulatedShare)
        || !(choice.minEigenvalue >= 0)
    else { return }
    report(
      "bad-share",
      place,
      fr: "min_share et cumulated_share sont des parts, de 0 à 1",
      en: "min_share and cumulated_share are shares, from 0 to 1",
      mendFr: "retirez ces options pour les valeurs usuelles",
      mendEn: "remove these options for the usual values"
    )
  }

  mutating func check(
    _ aggregation: Aggregation?,
    at subject: (String) -> Problem.Subject
  ) {
    let place = subject("aggregation")
    if case .rounded(_, let rounding) = aggregation { check(rounding, at: place) }
    switch aggregation?.unrounded {
    case .geometric(let floor), .harmonic(let floor):
      checkFloor(floor, isPositive: true, at: place)
    case .power(let exponent, let floor):
      checkFloor(floor, isPositive: exponent < 0, at: place)
      guard exponent == 0 || abs(exponent) > 100 || exponent.isNaN else { return }
      report(
        "bad-exponent",
        place,
        fr: "l'exposant \(inWords(exponent).french) ne fait pas une moyenne",
        en: "the exponent \(inWords(exponent).english) makes no mean",
        mendFr: "donnez un nombre autre que 0, de -100 à 100 ; 0 est geometric",
        mendEn: "give a number other than 0, from -100 to 100; 0 is geometric"
      )
    case .benefitOfTheDoubt(let choice):
      let shares = (choice.minShare ?? 0, choice.maxShare ?? 1)
      guard !(shares.0 >= 0 && shares.1 <= 1 && shares.0 <= shares.1) else { return }
      report(
        "bad-share",
        place,
        fr: "min_share et max_share ne sont pas des parts croissantes",
        en: "min_share and max_share are not increasing shares",
        mendFr: "donnez deux nombres de 0 à 1",
        mendEn: "give two numbers from 0 to 1"
      )
    default: break
    }
  }

  private mutating func checkFloor(_ floor: Double, isPositive: Bool, at place: Problem.Subject) {
    guard !((isPositive ? floor > 0 : floor >= 0) && floor.isFinite) else { return }
    report(
      "bad-floor",
      place,
      fr:
        "cette moyenne n'a pas de sens sur zéro : son plancher \(inWords(floor).french) n'est pas positif",
      en:
        "this mean has no meaning over zero: its floor \(inWords(floor).english) is not positive",
      mendFr: "écrivez { method = \"geometric\", floor = 1 }",
      mendEn: "write { method = \"geometric\", floor = 1 }"
    )
  }
}

extension Derivation {
  var isSeries: Bool {
    if case .series = self { true } else { false }
  }
}
