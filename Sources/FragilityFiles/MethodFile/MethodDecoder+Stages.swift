import FragilityIndex

extension MethodDecoder {
  // MARK: Imputation

  func imputation(_ section: TOMLSection) -> Imputation? {
    guard let choice = choice(section, "imputation") else { return nil }
    let options = choice.options
    defer { options.finish() }
    switch choice.method {
    case "none": return Imputation.none
    case "mean", "median":
      return Centre(rawValue: choice.method).map {
        .central(CentralImputation($0, group: options.string("group")))
      }
    case "row_mean", "row_median":
      let centre: Centre = choice.method == "row_mean" ? .mean : .median
      return .row(RowImputation(centre, within: options.choice("within") ?? .dimension))
    case "parent":
      return options.required("level", options.string("level")).map(Imputation.parent(level:))
    case "latest", "linear", "linear_constant", "constant":
      let gap = choice.method == "latest" ? options.number("max_gap") : nil
      return SeriesImputation.Form(rawValue: choice.method).map {
        .series(SeriesImputation($0, maxGap: gap))
      }
    case "score": return options.required("value", options.number("value")).map(Imputation.score)
    default:
      section.unknownWord(
        choice.method,
        "imputation",
        among: [
          "none", "mean", "median", "row_mean", "row_median", "parent", "latest", "linear",
          "linear_constant", "constant", "score",
        ]
      )
      return nil
    }
  }

  // MARK: Treatment

  func treatment(_ section: TOMLSection) -> Treatment? {
    guard let choice = choice(section, "treatment") else { return nil }
    let options = choice.options
    defer { options.finish() }
    if choice.method == "none" { return Treatment.none }
    guard let first = step(choice, of: section, "treatment") else { return nil }
    var otherwise: Treatment.Step?
    if let other = self.choice(options, "else") {
      otherwise = step(other, of: options, "else")
      other.options.finish()
      if otherwise == nil { return nil }
    }
    var test = OutlierTest()
    test.skewness = options.number("skewness") ?? test.skewness
    test.kurtosis = options.number("kurtosis") ?? test.kurtosis
    return .steps(
      Treatment.Steps(
        first: first,
        otherwise: otherwise,
        cumulative: options.boolean("cumulative") ?? false,
        test: test,
        occasion: options.choice("when") ?? first.usualOccasion
      )
    )
  }

  private func step(
    _ choice: (method: String, options: TOMLSection),
    of section: TOMLSection,
    _ key: String
  ) -> Treatment.Step? {
    let options = choice.options
    switch choice.method {
    case "winsorise": return .winsorise(maxPoints: options.integer("max_points"))
    case "quantiles":
      let (lower, upper) = (options.number("lower"), options.number("upper"))
      return .holdAtQuantiles(lower: lower, upper: upper)
    case "points":
      let (lowest, highest) = (options.integer("lowest"), options.integer("highest"))
      return .holdPoints(lowest: lowest ?? 0, highest: highest ?? 0)
    case "log":
      return .logarithm(
        LogTransform(
          form: options.choice("form") ?? .coin,
          orientation: options.choice("side") ?? .automatic
        )
      )
    case "boxcox":
      return .boxCox(
        BoxCox(lambda: options.number("lambda"), isShifted: options.boolean("shift") ?? true)
      )
    default:
      section.unknownWord(
        choice.method,
        key,
        among: ["none", "winsorise", "quantiles", "points", "log", "boxcox"]
      )
      return nil
    }
  }

  // MARK: Weights and aggregation

  func weighting(_ section: TOMLSection) -> Weighting? {
    guard let choice = choice(section, "weights") else { return nil }
    let options = choice.options
    defer { options.finish() }
    switch choice.method {
    case "given": return .given
    case "equal": return .equal
    case "pca": return .firstComponent
    case "varimax":
      var components = RotatedComponents()
      components.minEigenvalue = options.number("min_eigenvalue") ?? components.minEigenvalue
      components.minShare = options.number("min_share") ?? components.minShare
      components.cumulatedShare = options.number("cumulated_share") ?? components.cumulatedShare
      components.kaiserNormalisation = options.boolean("kaiser") ?? components.kaiserNormalisation
      return .rotatedComponents(components)
    case "factor": return .oneFactor
    case "entropy": return .entropy
    case "critic": return .critic
    case "balanced": return .balanced(.proportional())
    case "most_informative": return .balanced(.mostInformative)
    default:
      section.unknownWord(
        choice.method,
        "weights",
        among: [
          "given", "equal", "pca", "varimax", "factor", "entropy", "critic", "balanced",
          "most_informative",
        ]
      )
      return nil
    }
  }

  func aggregation(_ section: TOMLSection) -> Aggregation? {
    guard let choice = choice(section, "aggregation") else { return nil }
    defer { choice.options.finish() }
    let digits = choice.options.integer("round")
    guard let exact = exactAggregation(choice, of: section) else { return nil }
    return digits.map { .rounded(exact, Rounding(digits: $0)) } ?? exact
  }

  private func exactAggregation(
    _ choice: (method: String, options: TOMLSection),
    of section: TOMLSection
  ) -> Aggregation? {
    let options = choice.options
    // Without a floor these means have no meaning over zero, which the check of the method says.
    switch choice.method {
    case "arithmetic": return .arithmetic
    case "geometric": return .geometric(floor: options.number("floor") ?? 0)
    case "harmonic": return .harmonic(floor: options.number("floor") ?? 0)
    case "power":
      let floor = options.number("floor") ?? 0
      return options.required("exponent", options.number("exponent")).map {
        .power(exponent: $0, floor: floor)
      }
    case "sum": return .sum
    case "product": return .product
    case "minimum": return .minimum
    case "maximum": return .maximum
    case "mazziotta_pareto":
      return .mazziottaPareto(
        MazziottaPareto(
          penalty: options.choice("penalty"),
          variance: options.choice("variance") ?? .population
        )
      )
    case "copeland": return .outranking(Outranking(.copeland))
    case "outranking": return .outranking(Outranking(.outranking))
    case "benefit_of_the_doubt":
      return .benefitOfTheDoubt(
        BenefitOfTheDoubt(
          minShare: options.number("min_share"),
          maxShare: options.number("max_share")
        )
      )
    default:
      section.unknownWord(
        choice.method,
        "aggregation",
        among: [
          "arithmetic", "geometric", "harmonic", "power", "sum", "product", "minimum", "maximum",
          "mazziotta_pareto", "copeland", "outranking", "benefit_of_the_doubt",
        ]
      )
      return nil
    }
  }
}

extension Treatment.Step {
  /// Winsorising by rule and transformations answer to a test that fails; bounds that are asked for hold always.
  fileprivate var usualOccasion: Treatment.Occasion {
    switch self {
    case .winsorise, .logarithm, .boxCox: .skewed
    case .holdAtQuantiles, .holdPoints: .always
    }
  }
}
