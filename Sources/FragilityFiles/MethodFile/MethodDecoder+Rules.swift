import FragilityIndex

extension MethodDecoder {
  func rules(_ section: TOMLSection?) -> FragilityMethod.Rules {
    var rules = FragilityMethod.Rules()
    guard let section else { return rules }
    rules.scale = scale(section) ?? rules.scale
    rules.normalisation = normalisation(section) ?? rules.normalisation
    rules.aggregation = aggregation(section) ?? rules.aggregation
    rules.missing = missing(section) ?? rules.missing
    if let ranks = section.section("ranks") {
      rules.ties = ranks.choice("ties") ?? rules.ties
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

  func normalisation(_ section: TOMLSection) -> Normalisation? {
    guard let choice = choice(section, "normalisation") else { return nil }
    let options = choice.options
    defer { options.finish() }
    switch choice.method {
    case "minmax":
      let goalposts = options.pair("goalposts").map { Scale($0.0, $0.1) }
      return .minMax(MinMax(goalposts: goalposts, clip: options.boolean("clip")))
    case "zscore":
      let mean = options.number("mean")
      let deviation = options.number("sd")
      return .zScore(ZScore(mean: mean ?? 0, standardDeviation: deviation ?? 1))
    case "percent_rank":
      let convention: PercentRank.Convention? = options.choice("convention")
      let ties: TieRule? = options.choice("ties")
      return .percentRank(PercentRank(convention: convention ?? .inclusive, ties: ties ?? .min))
    case "decile":
      return .decile(DecileScore(inclusive: options.choice("inclusive") ?? .right))
    case "ratio":
      guard let reference = options.required("reference", options.string("reference")) else {
        return nil
      }
      return .ratio(
        RatioToReference(reference: reference == "all" ? .all : .parent(level: reference))
      )
    case "none": return Normalisation.none
    default:
      section.unknownWord(
        choice.method,
        "normalisation",
        among: ["minmax", "zscore", "percent_rank", "decile", "ratio", "none"]
      )
      return nil
    }
  }

  func aggregation(_ section: TOMLSection) -> Aggregation? {
    guard let choice = choice(section, "aggregation") else { return nil }
    let options = choice.options
    defer { options.finish() }
    switch choice.method {
    case "arithmetic": return .arithmetic
    case "geometric":
      // Without a floor the mean has no meaning over zero, which the check of the method says.
      return .geometric(floor: options.number("floor") ?? 0)
    default:
      section.unknownWord(choice.method, "aggregation", among: ["arithmetic", "geometric"])
      return nil
    }
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
      section.unknownWord(choice.method, "classes", among: ["quantile", "decile", "breaks"])
      return nil
    }
  }
}
