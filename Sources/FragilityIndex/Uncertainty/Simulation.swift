/// An index computed again and again with other choices: the variants of its method are fitted once, each draw costs one
/// aggregation and one ranking.
struct Simulation: Sendable {
  /// The index as the method says.
  let index: IndexResult
  let plan: UncertaintyPlan
  /// What varies; the coordinates of a draw follow this order.
  let sources: [UncertaintySource]
  /// The rows in the order of their ranks, those without a score last.
  let rows: [Int]
  let variants: [ScoringVariant]
  let flat: FlatWeights
  /// The place of each row in ``rows``.
  private let places: [UInt32]
  /// How many values of each indicator are not drawn although they are present.
  let lawless: [Int]

  /// Fits the method with all combinations of its alternatives.
  ///
  /// - Throws: What fitting throws, of any of them.
  init(
    _ method: FragilityMethod,
    of table: TerritoryTable,
    plan: UncertaintyPlan,
    threads: Int
  ) throws(FragilityError) {
    guard method.rules.reliability?.ranksAll ?? true else {
      throw FragilityError([.unrankedDraws])
    }
    self.plan = plan
    sources = plan.sources(in: method)
    flat = FlatWeights(method)
    let drawsInputs = sources.contains(.inputs)
    let inputs = method.indicators.indices.map { position in
      drawsInputs ? InputDraws(method.indicators[position], table.indicators[position]) : nil
    }
    lawless = inputs.map { $0?.lawless ?? 0 }
    let slots = drawsInputs ? table.codes.hashes : []
    var variants: [ScoringVariant] = []
    var nominal: IndexResult?
    var rows: [Int] = []
    var stages: FittedStages?
    let useful = usefulThreads(threads, for: table)
    for combination in Self.combinations(of: plan) {
      // Those that differ in their aggregation alone have the same values.
      var sources: [ScoreSource] = []
      for aggregation in 0...plan.aggregations.count {
        let method = try method.replacing(
          treatment: plan.treatments.alternative(combination[0]),
          imputation: plan.imputations.alternative(combination[1]),
          normalisation: plan.normalisations.alternative(combination[2]),
          aggregation: plan.aggregations.alternative(aggregation)
        )
        let own: FittedStages
        switch stages {
        case let last? where aggregation > 0: own = last
        case let last? where combination[2] > 0:
          own = try method.normalising(last, threads: useful)
        default: own = try method.fitStages(to: table, threads: useful)
        }
        stages = own
        if nominal == nil {
          let index = try method.index(of: own, threads: useful)
          nominal = index
          rows = index.rowsByRank
          sources.append(index.source)
        } else {
          sources.append(try method.source(of: own, threads: useful))
        }
      }
      variants += ScoringVariant.variants(
        of: sources,
        inputs: inputs,
        slots: slots,
        places: rows,
        flattens: plan.drawsWeights,
        threads: useful
      )
    }
    guard let nominal else { preconditionFailure("the method itself is the first combination") }
    index = nominal
    self.variants = variants
    self.rows = rows
    var places = [UInt32](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() { places[row] = UInt32(place) }
    self.places = places
  }

  /// How many choices there are of treatment, imputation, normalisation and aggregation.
  private static func counts(of plan: UncertaintyPlan) -> [Int] {
    [
      plan.treatments.count, plan.imputations.count, plan.normalisations.count,
      plan.aggregations.count,
    ].map { $0 + 1 }
  }

  /// All combinations of the choices before aggregation, that of the method itself first.
  private static func combinations(of plan: UncertaintyPlan) -> [[Int]] {
    counts(of: plan).dropLast().reduce([[]]) { combinations, count in
      combinations.flatMap { combination in (0..<count).map { combination + [$0] } }
    }
  }

  /// Which of some choices a point of the unit cube decides for.
  private func choice(
    _ source: UncertaintySource,
    of count: Int,
    at coordinates: [Double]
  ) -> Int {
    sources.firstIndex(of: source).map { chosen(of: count, at: coordinates[$0]) } ?? 0
  }

  /// Which of the variants a point of the unit cube decides for.
  func variant(at coordinates: [Double]) -> Int {
    let stages: [UncertaintySource] = [.treatment, .imputation, .normalisation, .aggregation]
    return zip(stages, Self.counts(of: plan)).reduce(0) { variant, stage in
      variant * stage.1 + choice(stage.0, of: stage.1, at: coordinates)
    }
  }

  /// The draw at a point of the unit cube.
  ///
  /// - Parameter coordinates: One number between 0 and 1 a source.
  /// - Returns: The choices.
  func draw(at coordinates: [Double]) -> Draw {
    let variant = variant(at: coordinates)
    var weights = variants[variant].nominalWeights
    if let variation = plan.weights, let source = sources.firstIndex(of: .weights) {
      weights = flat.draw(around: weights, variation, at: coordinates[source], seed: plan.seed)
    }
    let indicators = index.fitted.indicators.count
    let leftOut = choice(.leftOut, of: indicators + 1, at: coordinates)
    if leftOut > 0 { flat.leaveOut(leftOut - 1, of: &weights) }
    let inputs = sources.firstIndex(of: .inputs).map { coordinates[$0].bitPattern }
    return Draw(variant: variant, weights: weights, inputs: inputs)
  }

  /// How many units of a rank there are in a place.
  var unit: Int { ScoreRanks.unit(of: index.fitted.method.rules.ties) }

  /// The rank of the index itself at each place, in units; 0 without one.
  func nominalRanks<Rank: FixedWidthInteger>() -> [Rank] {
    let ranks = index.ranks.encoded
    return rows.map { ranks[$0].isNaN ? 0 : Rank(Double(unit) * ranks[$0]) }
  }

  /// The place of a row in ``rows``.
  func places(of row: Int) -> Int { Int(places[row]) }
}

extension Array {
  /// The choice with a number: none for 0, which is the method itself.
  fileprivate func alternative(_ number: Int) -> Element? { number == 0 ? nil : self[number - 1] }
}

extension UncertaintyPlan {
  /// Whether weights are any numbers, not some sets of them.
  fileprivate var drawsWeights: Bool {
    switch weights {
    case .relative(let noise): noise > 0
    case .dirichlet: true
    case .sets, nil: false
    }
  }
}
