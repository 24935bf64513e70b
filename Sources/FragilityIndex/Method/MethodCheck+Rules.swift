extension MethodCheck {
  mutating func checkRules() {
    check(rules.scale) { .rule(key: $0) }
    check(rules.screening)
    check(rules.reliability)
    check(rules.imputation) { .rule(key: $0) }
    check(rules.treatment) { .rule(key: $0) }
    check(rules.normalisation) { .rule(key: $0) }
    check(rules.weighting, at: .rule(key: "weights"))
    for level in rules.levels {
      check(level.weighting, at: .rule(key: "levels"))
      check(level.aggregation) { _ in .rule(key: "levels") }
      check(level.missing) { _ in .rule(key: "levels") }
      check(level.rescaling, at: .rule(key: "levels"))
    }
    check(rules.aggregation) { .rule(key: $0) }
    check(rules.missing) { .rule(key: $0) }
    check(rules.rankRounding, at: .rule(key: "ranks"))
    switch rules.classes {
    case .quantiles(let count, _) where !(2...1000).contains(count),
      .ranks(let count) where !(2...1000).contains(count):
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
