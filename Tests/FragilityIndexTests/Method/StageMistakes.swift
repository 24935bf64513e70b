@testable import FragilityIndex

/// A mistake with the key that it is made at.
typealias Placed = (String, MethodDraft.Mistake)

private func mistake(
  at key: String,
  _ name: String,
  _ code: String,
  make: @escaping @Sendable (inout MethodDraft) -> Void
) -> (String, MethodDraft.Mistake) {
  (key, MethodDraft.Mistake(name, code, make: make))
}

private func treatment(_ name: String, _ step: Treatment.Step) -> Placed {
  mistake(at: "treatment", name, "bad-treatment") {
    $0.rules.treatment = .steps(.init(first: step))
  }
}

private func normalisation(_ name: String, _ code: String, _ choice: Normalisation) -> Placed {
  mistake(at: "normalisation", name, code) { $0.rules.normalisation = choice }
}

private func aggregation(_ name: String, _ code: String, _ choice: Aggregation) -> Placed {
  mistake(at: "aggregation", name, code) { $0.rules.aggregation = choice }
}

/// What the check of the stages must find, with the key where it must say so.
enum StageMistakes {
  static let rules: [Placed] = [
    mistake(at: "screening", "screening above 1", "bad-share") {
      $0.rules.screening = Screening(minPresent: 66)
    },
    mistake(at: "screening", "screening of NaN", "bad-share") {
      $0.rules.screening = Screening(minNonZero: .nan)
    },
    mistake(at: "screening", "included and excluded", "included-and-excluded") {
      $0.rules.screening = Screening(include: ["A", "B"], exclude: ["C", "B"])
    },
    mistake(at: "imputation", "imputation by an unknown level", "unknown-level") {
      $0.rules.imputation = .central(CentralImputation(.mean, group: "epc"))
    },
    treatment("no point to winsorise", .winsorise(maxPoints: 0)),
    treatment("no quantile", .holdAtQuantiles(lower: nil, upper: nil)),
    treatment("quantiles that cross", .holdAtQuantiles(lower: 0.9, upper: 0.1)),
    treatment("quantile in per cent", .holdAtQuantiles(lower: nil, upper: 99)),
    treatment("no point to hold", .holdPoints(lowest: 0, highest: 0)),
    treatment("negative points", .holdPoints(lowest: -1, highest: 3)),
    treatment("lambda of NaN", .boxCox(BoxCox(lambda: .nan))),
    treatment("lambda too large", .boxCox(BoxCox(lambda: 101))),
    mistake(at: "treatment", "an impossible alternative", "bad-treatment") {
      $0.rules.treatment = .steps(
        .init(first: .winsorise(maxPoints: 1), otherwise: .winsorise(maxPoints: -1))
      )
    },
    mistake(at: "treatment", "no outlier test", "bad-outlier-test") {
      var test = OutlierTest()
      test.skewness = 0
      $0.rules.treatment = .steps(.init(first: .winsorise(maxPoints: 1), test: test))
    },
    normalisation(
      "normal score up to 1",
      "bad-normal-score",
      .normalScore(NormalScore(convention: .upper))
    ),
    normalisation(
      "normal score without deviation",
      "bad-zscore",
      .normalScore(NormalScore(standardDeviation: 0))
    ),
    normalisation(
      "dense normal score",
      "bad-percent-rank",
      .normalScore(NormalScore(ties: .dense))
    ),
    normalisation("dense rank", "bad-percent-rank", .rank(RankScore(ties: .dense))),
    normalisation(
      "dense exponential rank",
      "bad-percent-rank",
      .exponentialRank(ExponentialRank(ties: .dense))
    ),
    normalisation(
      "constant of zero",
      "bad-constant",
      .exponentialRank(ExponentialRank(constant: 0))
    ),
    normalisation("one quantile", "bad-classes", .quantile(QuantileScore(count: 1))),
    normalisation("no bounds", "bad-steps", .steps(StepScore(bounds: .values([]), scores: [1]))),
    normalisation(
      "falling bounds",
      "bad-steps",
      .steps(StepScore(bounds: .values([2, 1]), scores: [1, 2, 3]))
    ),
    normalisation(
      "share of 1",
      "bad-steps",
      .steps(StepScore(bounds: .probabilities([0.5, 1]), scores: [1, 2, 3]))
    ),
    normalisation(
      "a score too few",
      "bad-steps",
      .steps(StepScore(bounds: .values([1, 2]), scores: [1, 2]))
    ),
    normalisation(
      "score of NaN",
      "bad-steps",
      .steps(StepScore(bounds: .values([1]), scores: [1, .nan]))
    ),
    normalisation(
      "min-max in an unknown level",
      "unknown-level",
      .minMax(MinMax(scope: .parent(level: "region")))
    ),
    normalisation(
      "goalposts by parent",
      "scope-of-goalposts",
      .minMax(MinMax(goalposts: Scale(0, 1), scope: .parent(level: "epci")))
    ),
    normalisation("rounding to 16 digits", "bad-rounding", .rounded(.none, Rounding(digits: 16))),
    aggregation("exponent of zero", "bad-exponent", .power(exponent: 0, floor: 1)),
    aggregation("exponent of NaN", "bad-exponent", .power(exponent: .nan, floor: 1)),
    aggregation("exponent too large", "bad-exponent", .power(exponent: 101, floor: 1)),
    aggregation("negative exponent without floor", "bad-floor", .power(exponent: -1, floor: 0)),
    aggregation("negative floor of a power mean", "bad-floor", .power(exponent: 2, floor: -1)),
    aggregation("harmonic mean without floor", "bad-floor", .harmonic(floor: 0)),
    aggregation("rounding to -1 digit", "bad-rounding", .rounded(.sum, Rounding(digits: -1))),
    aggregation(
      "shares that cross",
      "bad-share",
      .benefitOfTheDoubt(BenefitOfTheDoubt(minShare: 0.6, maxShare: 0.4))
    ),
    aggregation("share above 1", "bad-share", .benefitOfTheDoubt(BenefitOfTheDoubt(maxShare: 1.1))),
    mistake(at: "weights", "component shares above 1", "bad-share") {
      $0.rules.weighting = .rotatedComponents(RotatedComponents(cumulatedShare: 60))
    },
    mistake(at: "weights", "weights that change nothing", "idle-weights") {
      $0.rules.weighting = .entropy
      $0.rules.aggregation = .benefitOfTheDoubt(BenefitOfTheDoubt())
      $0.dimensions[0].weighting = .given
      $0.dimensions[1].weighting = .given
    },
    mistake(at: "levels", "a level rescaled by a ratio", "bad-rescaling") {
      var level = LevelRules()
      level.rescaling = Rescaling(.ratio(RatioToReference(reference: .all)))
      $0.rules.levels = [level]
    },
    mistake(at: "levels", "a share of a level above 1", "bad-share") {
      var level = LevelRules()
      level.missing = MissingPolicy(minWeightShare: 2)
      $0.rules.levels = [level]
    },
    mistake(at: "levels", "a floor of a level", "bad-floor") {
      var level = LevelRules()
      level.aggregation = .geometric(floor: 0)
      $0.rules.levels = [LevelRules(), level]
    },
    mistake(at: "ranks", "ranks rounded to -1 digit", "bad-rounding") {
      $0.rules.rankRounding = Rounding(digits: -1)
    },
  ]

  static let dimensions: [Placed] = [
    mistake(at: "rescaling", "a dimension rescaled by a ratio", "bad-rescaling") {
      let ratio = Normalisation.ratio(RatioToReference(reference: .all))
      $0.dimensions[0].rescaling = Rescaling(.rounded(ratio, Rounding(digits: 1)))
    },
    mistake(at: "rescaling", "a rescaling without deviation", "bad-zscore") {
      $0.dimensions[0].rescaling = Rescaling(.zScore(ZScore(standardDeviation: 0)))
    },
    mistake(at: "imputation", "imputation of a dimension by an unknown level", "unknown-level") {
      $0.dimensions[0].imputation = .central(CentralImputation(.median, group: "region"))
    },
    mistake(at: "weights", "weights of a dimension that change nothing", "idle-weights") {
      $0.dimensions[0].weighting = .critic
      $0.dimensions[0].aggregation = .minimum
    },
  ]

  static let indicators: [Placed] = [
    mistake(at: "id", "a series of one date", "no-series") {
      $0.indicators[0].imputation = .series(SeriesImputation(.linear))
    },
    mistake(at: "id", "nobody to fill in from", "no-company") {
      $0.indicators.remove(at: 2)
      $0.tables.remove(at: 2)
      $0.indicators[0].imputation = .row(RowImputation(.mean))
    },
    mistake(at: "id", "parent without a figure", "no-reference") {
      $0.indicators[0].imputation = .parent(level: "epci")
    },
    mistake(at: "imputation", "a gap that is no time", "bad-gap") {
      $0.indicators[0].derivation = .series([DatedColumn(time: 1, column: t("a"))], at: 1)
      $0.indicators[0].imputation = .series(SeriesImputation(.latest, maxGap: 0))
    },
    mistake(at: "id", "goalposts of what is treated", "treated-goalposts") {
      $0.rules.treatment = .steps(.init(first: .winsorise(maxPoints: 5)))
      $0.indicators[0].normalisation = .minMax(MinMax(goalposts: Scale(0, 1)))
    },
    mistake(at: "id", "breaks of what is treated", "treated-goalposts") {
      $0.indicators[0].treatment = .steps(.init(first: .winsorise(maxPoints: 5)))
      $0.indicators[0].normalisation = .steps(StepScore(bounds: .values([1]), scores: [1, 2]))
    },
    mistake(at: "transform", "logarithm of a goalpost of 0", "bad-goalposts") {
      $0.indicators[0].transform = .log
      $0.indicators[0].normalisation = .minMax(MinMax(goalposts: Scale(0, 1)))
    },
    mistake(at: "transform", "logarithm of a negative break", "bad-goalposts") {
      $0.indicators[0].transform = .log10
      $0.indicators[0].normalisation = .steps(
        StepScore(bounds: .values([-1, 3]), scores: [1, 2, 3])
      )
    },
    mistake(at: "transform", "root of a negative target", "bad-goalposts") {
      $0.indicators[0].transform = .squareRoot
      $0.indicators[0].normalisation = .distance(Distance(to: .value(-4)))
    },
    mistake(at: "expected", "no expected count", "bad-expected") {
      $0.indicators[0].derivation = .expected([], denominator: nil, per: 1)
    },
    mistake(at: "expected", "a rate above 1", "bad-expected") {
      let terms = [ExpectedCount(persons: t("p"), rate: 62)]
      $0.indicators[0].derivation = .expected(terms, denominator: nil, per: 1)
    },
    mistake(at: "categories", "no category", "bad-categories") {
      $0.indicators[0].derivation = .categories(t("a"), values: [])
    },
    mistake(at: "categories", "a category of NaN", "bad-categories") {
      let values = [CategoryValue(text: "x", value: .nan)]
      $0.indicators[0].derivation = .categories(t("a"), values: values)
    },
    mistake(at: "column", "no date", "bad-series") {
      $0.indicators[0].derivation = .series([], at: 2020)
    },
    mistake(at: "column", "equal dates", "bad-series") {
      let date = DatedColumn(time: 2020, column: t("a"))
      $0.indicators[0].derivation = .series([date, date], at: 2020)
    },
    mistake(at: "shrinkage", "shrinkage of what is no rate", "not-a-rate") {
      $0.indicators[0].shrinkage = Shrinkage(towards: "epci")
    },
    mistake(at: "shrinkage", "shrinkage to an unknown level", "unknown-level") {
      $0.indicators[0].derivation = .ratio(numerator: t("n"), denominator: t("d"), per: 1)
      $0.indicators[0].shrinkage = Shrinkage(towards: "region")
    },
  ]
}
