@testable import FragilityIndex

/// One or more of every choice of every stage.
enum EveryChoice {
  static let normalisations: [Normalisation] = [
    .minMax(MinMax()), .minMax(MinMax(goalposts: Scale(2, 8))),
    .minMax(MinMax(goalposts: Scale(2, 8), clip: false)),
    .minMax(MinMax(scope: .parent(level: "epci"))),
    .zScore(ZScore(mean: 100, standardDeviation: 10)), .percentRank(PercentRank()),
    .percentRank(PercentRank(convention: .midpoint, ties: .average, inversion: .before)),
    .rank(RankScore()), .rank(RankScore(start: .borda, ties: .max, inversion: .after)),
    .normalScore(NormalScore(mean: 50, standardDeviation: 10)),
    .exponentialRank(ExponentialRank()), .quantile(QuantileScore()),
    .quantile(QuantileScore(count: 4, inclusive: .left)),
    .steps(StepScore(bounds: .values([3, 6]), scores: [0, 40, 100])),
    .steps(StepScore(bounds: .probabilities([0.25, 0.75]), scores: [10, 20, 90])),
    .fractionOfMaximum(FractionOfMaximum()), .none,
    .rounded(.minMax(MinMax()), Rounding(digits: 1)),
  ]

  static let treatments: [Treatment] = [
    .none,
    .steps(.init(first: .winsorise(maxPoints: 3))),
    .steps(.init(first: .winsorise(maxPoints: nil), otherwise: .logarithm(LogTransform()))),
    .steps(.init(first: .holdAtQuantiles(lower: 0.05, upper: 0.9), occasion: .always)),
    .steps(.init(first: .holdPoints(lowest: 1, highest: 2), occasion: .always)),
    .steps(.init(first: .logarithm(LogTransform()), occasion: .always)),
    .steps(.init(first: .boxCox(BoxCox(lambda: 0.5, isShifted: true)), occasion: .always)),
    .steps(.init(first: .boxCox(BoxCox(lambda: nil, isShifted: true)), occasion: .always)),
  ]

  static let imputations: [Imputation] = [
    .none, .central(CentralImputation(.mean)), .central(CentralImputation(.median, group: "epci")),
    .row(RowImputation(.mean)), .row(RowImputation(.median, within: .index)), .score(40),
  ]

  static let aggregations: [Aggregation] = [
    .arithmetic, .geometric(floor: 1), .harmonic(floor: 0.5), .power(exponent: 2, floor: 0),
    .power(exponent: -0.5, floor: 1), .sum, .product, .minimum, .maximum,
    .mazziottaPareto(MazziottaPareto()),
    .mazziottaPareto(MazziottaPareto(penalty: .subtract, variance: .sample)),
    .outranking(Outranking(.copeland)), .outranking(Outranking(.outranking)),
    .benefitOfTheDoubt(BenefitOfTheDoubt()),
    .benefitOfTheDoubt(BenefitOfTheDoubt(minShare: 0, maxShare: 0.9)),
    .rounded(.arithmetic, Rounding(digits: 1)),
  ]

  static let weightings: [Weighting] = [
    .given, .equal, .firstComponent, .rotatedComponents(RotatedComponents()), .oneFactor, .entropy,
    .critic, .balanced(.proportional()), .balanced(.mostInformative),
  ]

  static let rescalings: [Rescaling?] = [
    nil, Rescaling(.minMax(MinMax())), Rescaling(.rank(RankScore())),
    Rescaling(.percentRank(PercentRank(convention: .upper, ties: .average)), isShownOnly: true),
    Rescaling(.exponentialRank(ExponentialRank())), Rescaling(.zScore(ZScore(mean: 100))),
    Rescaling(.rounded(.minMax(MinMax()), Rounding(digits: 2))),
  ]
}
