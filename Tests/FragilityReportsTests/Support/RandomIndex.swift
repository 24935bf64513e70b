import FragilityIndex

/// A method with a random tree, and choices that the explorer computes; territories with gaps, equal values and parents.
struct RandomIndex {
  var rules = FragilityMethod.Rules()
  var dimensions: [FragilityMethod.Dimension] = []
  private(set) var indicators: [FragilityMethod.Indicator] = []
  private var generator: Generator

  static let aggregations: [Aggregation] = [
    .arithmetic, .geometric(floor: 1), .harmonic(floor: 0.5), .power(exponent: 2, floor: 0),
    .power(exponent: -0.5, floor: 1), .sum, .product, .minimum, .maximum,
    .mazziottaPareto(MazziottaPareto()),
    .mazziottaPareto(MazziottaPareto(penalty: .subtract, variance: .sample)),
    .rounded(.arithmetic, Rounding(digits: 1)),
    .rounded(.power(exponent: 2, floor: 0), Rounding(digits: 0)),
  ]

  static let rescalings: [Normalisation] = [
    .minMax(MinMax()), .minMax(MinMax(goalposts: Scale(20, 80))),
    .minMax(MinMax(scope: .parent(level: "epci"))),
    .zScore(ZScore(mean: 100, standardDeviation: 10)),
    .percentRank(PercentRank()), .percentRank(PercentRank(convention: .midpoint, ties: .average)),
    .percentRank(PercentRank(convention: .exclusive, ties: .max)),
    .rank(RankScore()), .rank(RankScore(start: .borda, ties: .max)),
    .exponentialRank(ExponentialRank()), .quantile(QuantileScore()),
    .quantile(QuantileScore(count: 4, inclusive: .left)),
    .steps(StepScore(bounds: .values([30, 60]), scores: [0, 40, 100])),
    .steps(StepScore(bounds: .probabilities([0.25, 0.75]), scores: [10, 20, 90])),
    .distance(Distance(to: .value(120), cap: true)), .fractionOfMaximum(FractionOfMaximum()), .none,
    .rounded(.minMax(MinMax()), Rounding(digits: 1)),
  ]

  static let classifications: [Classification] = [
    .quantiles(count: 5, inclusive: .right), .quantiles(count: 4, inclusive: .left),
    .breaks([25, 50, 75], inclusive: .right), .ranks(count: 10), .ranks(count: 3),
  ]

  init(seed: UInt64) {
    generator = Generator(state: seed)
    rules.normalisation = .none
    rules.orientation = pick(Orientation.allCases)
    rules.aggregation = pick(Self.aggregations)
    rules.missing = MissingPolicy(minWeightShare: pick([0, 0.4, 0.66, 1]))
    rules.classes = pick(Self.classifications)
    rules.ties = pick(TieRule.allCases)
    rules.rankRounding = pick([nil, nil, Rounding(digits: 1)])
    rules.weighting = pick([.given, .given, .given, .equal, .entropy])
    rules.imputation = pick([.none, .none, .central(CentralImputation(.mean)), .score(40)])
    if pick([false, false, true]) { rules.screening = Screening(minPresent: 0.7) }
    if pick([false, false, true]) {
      var reliability = Reliability()
      reliability.minPopulation = 60
      reliability.unreliable = pick([.shown, .notRanked])
      reliability.isFitted = pick([true, false])
      if reliability.isFitted, rules.weighting != .entropy {
        reliability.minDenominator = 30
        reliability.minWeightShare = pick([0.5, 0.8, 1])
      }
      rules.reliability = reliability
    }
    for _ in 0...Int(generator.next() % 3) { addDimension(in: nil, depth: 1) }
    if pick([false, true]) { addIndicator(in: dimensions[0].id) }
  }

  func method() throws(FragilityError) -> FragilityMethod {
    try FragilityMethod(
      id: "random",
      tables: [
        .init(
          id: "t",
          path: "t.csv",
          key: "code",
          population: ColumnReference(table: "t", column: "people"),
          parents: [.init(id: "epci", codes: ColumnReference(table: "t", column: "epci"))]
        )
      ],
      rules: rules,
      dimensions: dimensions,
      indicators: indicators
    )
  }

  mutating func territories(_ count: Int) -> TerritoryTable {
    let columns = indicators.map { _ in Column((0..<count).map { _ in value() }) }
    // Small parents, which are no reference sets: those are tested on their own.
    let parents = (0..<count).map { _ in pick((0..<15).map { $0 == 0 ? "" : "E\($0)" }) }
    return TerritoryTable(
      tableID: "t",
      codes: TextColumn((0..<count).map { "T\($0 * 7 % count)" }),
      names: TextColumn((0..<count).map { "Étang, \"\($0)\" </script>" }),
      population: Column((0..<count).map { _ in Value.present(generator.number(20, 400)) }),
      parents: [.init(id: "epci", codes: TextColumn(parents))],
      indicators: zip(columns, indicators).map { column, indicator in
        guard case .ratio = indicator.derivation else {
          return TerritoryTable.IndicatorColumn(column)
        }
        let persons = Column((0..<count).map { _ in Value.present(generator.number(10, 200)) })
        return TerritoryTable.IndicatorColumn(column, numerator: persons, denominator: persons)
      }
    )
  }

  /// Weights and ids that are left out, as an address says them.
  mutating func address(of method: FragilityMethod) -> String {
    let ids = method.dimensions.map(\.id) + method.indicators.map(\.id)
    var weights: [String] = []
    var off: [String] = []
    for id in ids {
      switch generator.next() % 5 {
      case 0: weights.append("\(id):\(pick(["0.1", "0.3", "1.7", "2", "0"]))")
      case 1: off.append(id)
      default: break
      }
    }
    return "#w=\(weights.joined(separator: ";"))&off=\(off.joined(separator: ";"))"
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int(generator.next() % UInt64(choices.count))]
  }

  private mutating func value() -> Value {
    switch generator.next() % 14 {
    case 0: .absent(.suppressed)
    case 1: .absent(.unavailable)
    case 2: .present(0)
    case 3, 4: .present(50)
    case 5: .present(generator.number(0, 1))
    default: .present(generator.number(0, 100))
    }
  }

  private mutating func addIndicator(in dimension: String) {
    indicators.append(
      FragilityMethod.Indicator(
        id: "i\(indicators.count)",
        dimension: dimension,
        derivation: derivation("c\(indicators.count)"),
        direction: rules.orientation == .fragility ? .higherIsWorse : .lowerIsWorse,
        weight: weight(isFirst: !indicators.contains { $0.dimension == dimension })
      )
    )
  }

  /// A column, or where it matters a rate, whose persons are known.
  private mutating func derivation(_ column: String) -> Derivation {
    let reference = ColumnReference(table: "t", column: column)
    guard rules.reliability?.minDenominator != nil, pick([true, false]) else {
      return .column(reference)
    }
    return .ratio(numerator: reference, denominator: reference, per: 100)
  }

  private mutating func addDimension(in parent: String?, depth: Int) {
    var dimension = FragilityMethod.Dimension(
      id: "d\(dimensions.count)",
      parent: parent,
      weight: weight(isFirst: true)
    )
    if pick([false, true]) { dimension.aggregation = pick(Self.aggregations) }
    if pick([false, false, true]) {
      dimension.rescaling = Rescaling(
        pick(Self.rescalings),
        isShownOnly: pick([false, false, true])
      )
    }
    dimensions.append(dimension)
    for _ in 0...Int(generator.next() % 3) { addIndicator(in: dimension.id) }
    guard depth < 3 else { return }
    for _ in 0..<Int(generator.next() % 3) { addDimension(in: dimension.id, depth: depth + 1) }
  }

  private mutating func weight(isFirst: Bool) -> Double {
    if !isFirst && generator.next() % 6 == 0 { return 0 }
    return pick([1, 1, 2, 0.1, 0.3, generator.number(0.1, 3)])
  }
}

/// A generator of random numbers with a seed, the same on every machine (Steele, Lea and Flood, 2014).
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ lower: Double, _ upper: Double) -> Double {
    lower + Double(next() >> 11) * 0x1p-53 * (upper - lower)
  }
}
