import FragilityIndex

extension MethodDecoder {
  func normalisation(_ section: TOMLSection) -> Normalisation? {
    guard let choice = choice(section, "normalisation") else { return nil }
    defer { choice.options.finish() }
    return normalisation(choice, of: section, "normalisation")
  }

  /// A normalisation of the scores of a dimension.
  func rescaling(_ section: TOMLSection) -> Rescaling? {
    guard let choice = choice(section, "rescaling") else { return nil }
    defer { choice.options.finish() }
    let isShownOnly = choice.options.boolean("shown_only") ?? false
    return normalisation(choice, of: section, "rescaling").map {
      Rescaling($0, isShownOnly: isShownOnly)
    }
  }

  private func normalisation(
    _ choice: (method: String, options: TOMLSection),
    of section: TOMLSection,
    _ key: String
  ) -> Normalisation? {
    let digits = choice.options.integer("round")
    guard let exact = exactNormalisation(choice, of: section, key) else { return nil }
    return digits.map { .rounded(exact, Rounding(digits: $0)) } ?? exact
  }

  private func exactNormalisation(
    _ choice: (method: String, options: TOMLSection),
    of section: TOMLSection,
    _ key: String
  ) -> Normalisation? {
    let options = choice.options
    switch choice.method {
    case "minmax": return .minMax(minMax(options))
    case "zscore":
      let mean = options.number("mean")
      let deviation = options.number("sd")
      return .zScore(ZScore(mean: mean ?? 0, standardDeviation: deviation ?? 1))
    case "percent_rank":
      return .percentRank(
        PercentRank(
          convention: options.choice("convention") ?? .inclusive,
          ties: options.choice("ties") ?? .min,
          inversion: options.choice("inversion") ?? .after
        )
      )
    case "rank", "borda":
      return .rank(
        RankScore(
          start: choice.method == "rank" ? .rank : .borda,
          ties: options.choice("ties") ?? .min,
          inversion: options.choice("inversion") ?? .before
        )
      )
    case "normal_score":
      return .normalScore(
        NormalScore(
          convention: options.choice("convention") ?? .exclusive,
          ties: options.choice("ties") ?? .average,
          mean: options.number("mean") ?? 0,
          standardDeviation: options.number("sd") ?? 1
        )
      )
    case "exponential_rank":
      return .exponentialRank(
        ExponentialRank(
          convention: options.choice("convention") ?? .upper,
          ties: options.choice("ties") ?? .average,
          constant: options.number("constant") ?? 23
        )
      )
    case "decile": return .quantile(QuantileScore(inclusive: options.choice("inclusive") ?? .right))
    case "quantile":
      let count = options.required("count", options.integer("count"))
      let inclusive: Inclusive = options.choice("inclusive") ?? .right
      return count.map { .quantile(QuantileScore(count: $0, inclusive: inclusive)) }
    case "steps": return steps(options).map(Normalisation.steps)
    case "distance_to_target":
      let target = options.required("target", options.number("target"))
      let cap = options.boolean("cap") ?? false
      return target.map { .distance(Distance(to: .value($0), cap: cap)) }
    case "distance_to_territory":
      let code = options.required("territory", options.string("territory"))
      let cap = options.boolean("cap") ?? false
      return code.map { .distance(Distance(to: .territory($0), cap: cap)) }
    case "fraction_of_maximum": return .fractionOfMaximum(FractionOfMaximum())
    case "ratio":
      return options.required("reference", options.string("reference")).map {
        .ratio(RatioToReference(reference: $0 == "all" ? .all : .parent(level: $0)))
      }
    case "none": return Normalisation.none
    default:
      section.unknownWord(
        choice.method,
        key,
        among: [
          "minmax", "zscore", "percent_rank", "rank", "borda", "normal_score", "exponential_rank",
          "decile", "quantile", "steps", "distance_to_target", "distance_to_territory",
          "fraction_of_maximum", "ratio", "none",
        ]
      )
      return nil
    }
  }

  private func minMax(_ options: TOMLSection) -> MinMax {
    let goalposts = options.pair("goalposts").map { Scale($0.0, $0.1) }
    let scope = options.string("scope")
    return MinMax(
      goalposts: goalposts,
      clip: options.boolean("clip"),
      scope: scope.map { $0 == "all" ? .all : .parent(level: $0) } ?? .all
    )
  }

  private func steps(_ options: TOMLSection) -> StepScore? {
    let values = options.numbers("breaks")
    let shares = options.numbers("probabilities")
    let scores = options.required("scores", options.numbers("scores"))
    let inclusive: Inclusive = options.choice("inclusive") ?? .right
    guard options.has("breaks") != options.has("probabilities") else {
      options.report(
        "bad-steps",
        "method",
        LocalizedText(
          fr: "un barème demande breaks ou probabilities, l'un des deux",
          en: "a categorical scale takes breaks or probabilities, one of the two"
        ),
        remedy: LocalizedText(
          fr: "écrivez probabilities = [0.25, 0.5, 0.75]",
          en: "write probabilities = [0.25, 0.5, 0.75]"
        )
      )
      return nil
    }
    guard let scores,
      let bounds = values.map(StepScore.Bounds.values) ?? shares.map(StepScore.Bounds.probabilities)
    else { return nil }
    return StepScore(bounds: bounds, scores: scores, inclusive: inclusive)
  }
}
