import FragilityIndex

extension MethodDecoder {
  func rules(_ section: TOMLSection?) -> FragilityMethod.Rules {
    var rules = FragilityMethod.Rules()
    guard let section else { return rules }
    rules.orientation = section.choice("orientation") ?? rules.orientation
    rules.scale = scale(section) ?? rules.scale
    rules.screening = screening(section)
    rules.reliability = reliability(section)
    rules.imputation = imputation(section) ?? rules.imputation
    rules.treatment = treatment(section) ?? rules.treatment
    rules.normalisation = normalisation(section) ?? rules.normalisation
    rules.weighting = weighting(section) ?? rules.weighting
    rules.aggregation = aggregation(section) ?? rules.aggregation
    rules.missing = missing(section) ?? rules.missing
    rules.levels = section.sections("levels").map { level in
      var rules = LevelRules()
      rules.weighting = weighting(level)
      rules.aggregation = aggregation(level)
      rules.missing = missing(level)
      rules.rescaling = rescaling(level)
      level.finish()
      return rules
    }
    if let ranks = section.section("ranks") {
      rules.ties = ranks.choice("ties") ?? rules.ties
      rules.rankRounding = ranks.integer("round").map(Rounding.init(digits:))
      ranks.finish()
    }
    rules.classes = classes(section) ?? rules.classes
    section.finish()
    return rules
  }

  func scale(_ section: TOMLSection) -> Scale? {
    section.pair("scale").map { Scale($0.0, $0.1) }
  }

  /// A choice, `"word"` or `{ method = "word", ... }`.
  func choice(
    _ section: TOMLSection,
    _ key: String
  ) -> (method: String, options: TOMLSection)? {
    guard section.has(key) else { return nil }
    if let word = section.plainString(key) { return (word, section.emptySection(key)) }
    guard let options = section.section(key),
      let method = options.required("method", options.string("method"))
    else { return nil }
    return (method, options)
  }

  private func screening(_ section: TOMLSection) -> Screening? {
    guard let screening = section.section("screening") else { return nil }
    defer { screening.finish() }
    return Screening(
      minPresent: screening.number("min_present"),
      minNonZero: screening.number("min_nonzero"),
      stage: screening.choice("stage") ?? .beforeImputation,
      include: screening.strings("include") ?? [],
      exclude: screening.strings("exclude") ?? []
    )
  }

  func missing(_ section: TOMLSection) -> MissingPolicy? {
    guard let missing = section.section("missing") else { return nil }
    defer { missing.finish() }
    return missing.required("min_weight_share", missing.number("min_weight_share"))
      .map(MissingPolicy.init(minWeightShare:))
  }

  func classes(_ section: TOMLSection) -> Classification? {
    guard let choice = choice(section, "classes") else { return nil }
    let options = choice.options
    defer { options.finish() }
    if choice.method == "rank" { return .ranks(count: options.integer("count") ?? 5) }
    let inclusive: Inclusive = options.choice("inclusive") ?? .right
    switch choice.method {
    case "quantile":
      return .quantiles(count: options.integer("count") ?? 5, inclusive: inclusive)
    case "decile":
      return .quantiles(count: 10, inclusive: inclusive)
    case "breaks":
      return options.required("breaks", options.numbers("breaks")).map {
        .breaks($0, inclusive: inclusive)
      }
    default:
      section.unknownWord(
        choice.method,
        "classes",
        among: ["quantile", "decile", "rank", "breaks"]
      )
      return nil
    }
  }
}
