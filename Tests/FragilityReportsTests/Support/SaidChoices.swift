import FragilityIndex

/// One or more of every choice of every stage, no two alike.
enum SaidChoices {
  private static let ties: [TieRule] = [.min, .average, .max]

  static let normalisations: [Normalisation] =
    [
      .minMax(MinMax()), .minMax(MinMax(clip: true)), .minMax(MinMax(goalposts: Scale(2.5, 8))),
      .minMax(MinMax(goalposts: Scale(2.5, 8), clip: false)),
      .minMax(MinMax(scope: .parent(level: "epci"))),
      .zScore(ZScore(mean: 97, standardDeviation: 13)),
      .zScore(ZScore(mean: 96, standardDeviation: 13)),
    ] + RankConvention.allCases.map { .percentRank(PercentRank(convention: $0)) }
    + ties.dropFirst().map { .percentRank(PercentRank(ties: $0)) }
    + [
      .percentRank(PercentRank(inversion: .before)), .rank(RankScore()),
      .rank(RankScore(start: .borda)), .rank(RankScore(ties: .max)),
      .rank(RankScore(inversion: .after)), .normalScore(NormalScore()),
      .normalScore(NormalScore(convention: .midpoint, mean: 50, standardDeviation: 11)),
      .exponentialRank(ExponentialRank()), .exponentialRank(ExponentialRank(constant: 19)),
      .exponentialRank(ExponentialRank(convention: .lower)), .quantile(QuantileScore()),
      .quantile(QuantileScore(count: 7)), .quantile(QuantileScore(count: 7, inclusive: .left)),
      .steps(StepScore(bounds: .values([3, 6]), scores: [11, 44, 99])),
      .steps(StepScore(bounds: .probabilities([0.25, 0.75]), scores: [11, 44, 99])),
      .steps(StepScore(bounds: .values([3, 6]), scores: [11, 44, 99], inclusive: .left)),
      .distance(Distance(to: .value(95))), .distance(Distance(to: .value(95), cap: true)),
      .distance(Distance(to: .territory("75056"))), .fractionOfMaximum(FractionOfMaximum()),
      .ratio(RatioToReference(reference: .all)),
      .ratio(RatioToReference(reference: .parent(level: "epci"))), .none,
      .rounded(.minMax(MinMax()), Rounding(digits: 3)),
      .rounded(.minMax(MinMax()), Rounding(digits: 4)),
    ]

  static let treatments: [Treatment] =
    [
      .none,
      .steps(.init(first: .winsorise(maxPoints: 7), otherwise: nil)),
      .steps(.init(first: .winsorise(maxPoints: nil), otherwise: nil)),
      .steps(.init(first: .winsorise(maxPoints: 7), otherwise: nil, occasion: .always)),
      .steps(.init(first: .winsorise(maxPoints: 7), otherwise: .logarithm(LogTransform()))),
      .steps(
        .init(
          first: .winsorise(maxPoints: 7),
          otherwise: .logarithm(LogTransform()),
          cumulative: true
        )
      ),
      .steps(
        .init(
          first: .winsorise(maxPoints: 7),
          otherwise: nil,
          test: OutlierTest(skewness: 2.25, kurtosis: 3.75)
        )
      ),
      .steps(.init(first: .holdAtQuantiles(lower: 0.05, upper: 0.9), otherwise: nil)),
      .steps(.init(first: .holdAtQuantiles(lower: nil, upper: 0.9), otherwise: nil)),
      .steps(.init(first: .holdAtQuantiles(lower: 0.05, upper: nil), otherwise: nil)),
      .steps(.init(first: .holdPoints(lowest: 6, highest: 9), otherwise: nil)),
      .steps(.init(first: .boxCox(BoxCox(lambda: 0.75)), otherwise: nil)),
      .steps(.init(first: .boxCox(BoxCox()), otherwise: nil)),
      .steps(.init(first: .boxCox(BoxCox(isShifted: false)), otherwise: nil)),
    ]
    + LogTransform.Form.allCases.flatMap { form in
      LogTransform.Orientation.allCases.map { side in
        .steps(
          .init(first: .logarithm(LogTransform(form: form, orientation: side)), otherwise: nil)
        )
      }
    }

  static let imputations: [Imputation] =
    [
      .none, .central(CentralImputation(.mean)), .central(CentralImputation(.median)),
      .central(CentralImputation(.mean, group: "epci")), .row(RowImputation(.mean)),
      .row(RowImputation(.median)), .row(RowImputation(.mean, within: .index)),
      .parent(level: "epci"), .score(41), .series(SeriesImputation(.latest, maxGap: 6)),
    ] + SeriesImputation.Form.allCases.map { .series(SeriesImputation($0)) }

  static let aggregations: [Aggregation] = [
    .arithmetic, .geometric(floor: 1.5), .harmonic(floor: 1.5), .power(exponent: 3, floor: 0),
    .power(exponent: -0.75, floor: 1.5), .sum, .product, .minimum, .maximum,
    .mazziottaPareto(MazziottaPareto(penalty: .add)),
    .mazziottaPareto(MazziottaPareto(penalty: .subtract)),
    .mazziottaPareto(MazziottaPareto(penalty: .add, variance: .sample)),
    .outranking(Outranking(.copeland)), .outranking(Outranking(.outranking)),
    .benefitOfTheDoubt(BenefitOfTheDoubt()), .benefitOfTheDoubt(BenefitOfTheDoubt(minShare: 0.07)),
    .benefitOfTheDoubt(BenefitOfTheDoubt(maxShare: 0.85)),
    .rounded(.arithmetic, Rounding(digits: 3)),
  ]

  static let weightings: [Weighting] = [
    .given, .equal, .firstComponent, .rotatedComponents(RotatedComponents()),
    .rotatedComponents(
      RotatedComponents(
        minEigenvalue: 0.55,
        minShare: 0.12,
        cumulatedShare: 0.71,
        kaiserNormalisation: false
      )
    ),
    .oneFactor, .entropy, .critic, .balanced(.proportional()),
    .balanced(.proportional(targets: [0.35, 0.65])), .balanced(.mostInformative),
  ]

  static let classifications: [Classification] =
    Inclusive.allCases.flatMap {
      [.breaks([25, 61], inclusive: $0), .quantiles(count: 6, inclusive: $0)] as [Classification]
    } + [.ranks(count: 6), .ranks(count: 8)]

  static let derivations: [Derivation] = [
    .column(c("v")), .ratio(numerator: c("v"), denominator: c("w"), per: 1),
    .ratio(numerator: c("v"), denominator: c("w"), per: 125),
    .count(table: "places", denominator: nil, per: 1),
    .count(table: "places", denominator: c("w"), per: 125),
    .expected(terms, denominator: nil, per: 1), .expected(terms, denominator: c("w"), per: 125),
    .categories(
      c("net"),
      values: [.init(text: "fibre", value: 3.5), .init(text: "none", value: 9)]
    ),
    .series([.init(time: 2019, column: c("v")), .init(time: 2021, column: c("w"))], at: 2019),
    .series([.init(time: 2019, column: c("v")), .init(time: 2021, column: c("w"))], at: 2021),
  ]
  private static let terms = [
    ExpectedCount(persons: c("old"), rate: 0.62), ExpectedCount(persons: c("young"), rate: 0.13),
  ]

  private static func c(_ column: String) -> ColumnReference {
    ColumnReference(table: "t", column: column)
  }

  static let samplingErrors: [SamplingError] =
    SamplingError.Scale.allCases.map { SamplingError(.standardError(c("e")), scale: $0) }
    + [SamplingError(.margin(c("e"), confidence: 0.95))]
    + SamplingError.CountLaw.allCases.flatMap {
      [SamplingError(.count(nil, $0)), SamplingError(.count(c("n"), $0))]
    }

  static let screenings: [Screening] =
    Screening.Stage.allCases.map { Screening(minPresent: 0.67, stage: $0) } + [
      Screening(minNonZero: 0.06), Screening(include: ["01004"]), Screening(exclude: ["01004"]),
    ]

  static let reliabilities: [Reliability] = {
    let usual = Reliability()
    func with(_ change: (inout Reliability) -> Void) -> Reliability {
      var rule = usual
      change(&rule)
      return rule
    }
    return [
      with { $0.minPopulation = 55 }, with { $0.minDenominator = 35 },
      with { $0.cv = .init(caution: 0.15, unreliable: 0.31) }, with { $0.minWeightShare = 0.72 },
      with { $0.unreliable = .notRanked }, with { $0.isFitted = false },
    ]
  }()

  static let variations: [WeightVariation] = [
    .relative(0.26), .dirichlet(concentration: 51),
    .sets([WeightSet(id: "committee", weights: ["a": 2])]),
  ]
}
