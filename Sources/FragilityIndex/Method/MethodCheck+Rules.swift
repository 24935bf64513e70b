extension MethodCheck {
  mutating func checkRules() {
    check(rules.scale) { .rule(key: $0) }
    check(rules.normalisation) { .rule(key: $0) }
    check(rules.aggregation) { .rule(key: $0) }
    check(rules.missing) { .rule(key: $0) }
    switch rules.classes {
    case .quantiles(let count, _) where !(2...1000).contains(count):
      report(
        "bad-classes",
        .rule(key: "classes"),
        fr: "\(count) classes n'ont pas de sens",
        en: "\(count) classes have no meaning",
        mendFr: "donnez un nombre de 2 à 1000",
        mendEn: "give a number from 2 to 1000"
      )
    case .breaks(let bounds, _)
    where bounds.isEmpty || bounds.contains { !$0.isFinite }
      || zip(bounds, bounds.dropFirst()).contains { $0 >= $1 }:
      report(
        "bad-classes",
        .rule(key: "classes"),
        fr: "les bornes ne sont pas croissantes",
        en: "the breaks do not increase",
        mendFr: "écrivez par exemple breaks = [25, 50, 75]",
        mendEn: "write for instance breaks = [25, 50, 75]"
      )
    default: break
    }
  }

  mutating func check(
    _ scale: Scale?,
    at subject: (String) -> Problem.Subject
  ) {
    guard let scale, !(scale.lower < scale.upper && (scale.upper - scale.lower).isFinite) else {
      return
    }
    report(
      "bad-scale",
      subject("scale"),
      fr:
        "l'échelle [\(inWords(scale.lower).french), \(inWords(scale.upper).french)] n'a pas d'étendue",
      en:
        "the scale [\(inWords(scale.lower).english), \(inWords(scale.upper).english)] has no extent",
      mendFr: "donnez deux nombres croissants, tels que [0, 100]",
      mendEn: "give two increasing numbers, such as [0, 100]"
    )
  }

  mutating func check(
    _ normalisation: Normalisation?,
    at subject: (String) -> Problem.Subject
  ) {
    let place = subject("normalisation")
    switch normalisation {
    case .minMax(let choice):
      guard let posts = choice.goalposts,
        !(posts.lower < posts.upper && (posts.upper - posts.lower).isFinite)
      else { return }
      report(
        "bad-goalposts",
        place,
        fr:
          "les bornes [\(inWords(posts.lower).french), \(inWords(posts.upper).french)] n'ont pas d'étendue",
        en:
          "the goalposts [\(inWords(posts.lower).english), \(inWords(posts.upper).english)] have no extent",
        mendFr: "donnez deux nombres croissants ; direction dit lequel est le pire",
        mendEn: "give two increasing numbers; direction says which one is the worse"
      )
    case .zScore(let choice)
    where !(choice.standardDeviation > 0 && choice.standardDeviation.isFinite)
      || !choice.mean.isFinite:
      report(
        "bad-zscore",
        place,
        fr: "l'écart-type visé doit être positif",
        en: "the standard deviation aimed at must be positive",
        mendFr: "donnez sd = 1",
        mendEn: "give sd = 1"
      )
    case .percentRank(let choice) where choice.ties == .dense:
      report(
        "bad-percent-rank",
        place,
        fr: "percent_rank n'admet pas ties = \"dense\"",
        en: "percent_rank does not take ties = \"dense\"",
        mendFr: "choisissez min, average ou max",
        mendEn: "choose min, average or max"
      )
    case .ratio(let choice):
      if case .parent(let level) = choice.reference,
        let levels = tables.first?.parents.map(\.id), !levels.contains(level)
      {
        unknown("level", level, place, among: levels + ["all"])
      }
    default: break
    }
  }

  mutating func check(
    _ aggregation: Aggregation?,
    at subject: (String) -> Problem.Subject
  ) {
    guard case .geometric(let floor) = aggregation, !(floor > 0 && floor.isFinite) else { return }
    report(
      "bad-floor",
      subject("aggregation"),
      fr:
        "une moyenne géométrique n'a pas de sens sur zéro : son plancher \(inWords(floor).french) n'est pas positif",
      en:
        "a geometric mean has no meaning over zero: its floor \(inWords(floor).english) is not positive",
      mendFr: "écrivez { method = \"geometric\", floor = 1 }",
      mendEn: "write { method = \"geometric\", floor = 1 }"
    )
  }

  mutating func check(
    _ missing: MissingPolicy?,
    at subject: (String) -> Problem.Subject
  ) {
    guard let missing, !(0...1).contains(missing.minWeightShare) else { return }
    report(
      "bad-share",
      subject("missing"),
      fr: "min_weight_share = \(inWords(missing.minWeightShare).french) n'est pas une part",
      en: "min_weight_share = \(inWords(missing.minWeightShare).english) is not a share",
      mendFr: "donnez un nombre de 0 à 1",
      mendEn: "give a number from 0 to 1"
    )
  }
}
