import Testing

@testable import FragilityIndex

@Suite("Properties of scores over random tables")
struct PropertyTests {
  private static let rows = 40

  private func randomColumns(_ count: Int, _ generator: inout SplitMix64) -> [[Double?]] {
    (0..<count).map { _ in
      (0..<Self.rows).map { _ in
        generator.next() % 9 == 0 ? nil : (generator.number(-20, 80) * 8).rounded() / 8
      }
    }
  }

  private func table(_ columns: [[Double?]]) -> TerritoryTable {
    territories(columns.map { Column($0) })
  }

  private func mixedMethod(_ normalisation: Normalisation) throws -> FragilityMethod {
    try method(
      dimensions: [dimension("x", weight: 2), dimension("y")],
      [
        indicator("a", in: "x", weight: 1.5), indicator("b", in: "x", .lowerIsWorse),
        indicator("c", in: "y"),
      ]
    ) { $0.normalisation = normalisation }
  }

  @Test("min-max scores do not change with the unit of an indicator", arguments: 0..<20)
  func affineChange(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let method = try mixedMethod(.minMax(MinMax()))
    var columns = randomColumns(3, &generator)
    let before = try score(table(columns), by: method)
    for position in columns.indices {
      let factor = generator.number(0.01, 500)
      let shift = generator.number(-300, 300)
      columns[position] = columns[position].map { value in value.map { factor * $0 + shift } }
    }
    let after = try score(table(columns), by: method)
    #expect(disagreements(after.scores, before.scores, within: 1e-9, least: 100) == [])
    #expect(before.scores.presentCount > 10)
  }

  @Test(
    "percent ranks do not change with a change of the values that keeps their order",
    arguments: 0..<20
  )
  func monotoneChange(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let method = try mixedMethod(.percentRank(PercentRank(convention: .midpoint, ties: .average)))
    let columns = randomColumns(3, &generator)
    let before = try score(table(columns), by: method)
    let changed = columns.map { column in
      column.map { value in value.map { $0 * $0 * $0 + 2 * $0 - 7 } }
    }
    let after = try score(table(changed), by: method)
    #expect(bits(after.scores) == bits(before.scores))
  }

  @Test(
    "a score never falls when an indicator of the territory gets worse",
    arguments: [
      .minMax(MinMax(goalposts: Scale(0, 60))),
      .minMax(MinMax(goalposts: Scale(0, 60), clip: false)),
      .minMax(MinMax()), .percentRank(PercentRank()),
      .percentRank(PercentRank(convention: .exclusive, ties: .average)),
      .percentRank(PercentRank(ties: .max)), .quantile(QuantileScore(inclusive: .left)),
      .zScore(ZScore()),
    ] as [Normalisation],
    [Aggregation.arithmetic, .geometric(floor: 1)]
  )
  func worsening(choice: Normalisation, aggregation: Aggregation) throws {
    var generator = SplitMix64(seed: 11)
    let base = try mixedMethod(choice)
    var rules = base.rules
    rules.aggregation = aggregation
    let method = try FragilityMethod(
      id: base.id,
      tables: base.tables,
      rules: rules,
      dimensions: base.dimensions,
      indicators: base.indicators
    )
    let columns = randomColumns(3, &generator)
    let fitted = try method.fit(to: table(columns))
    let before = fitted.score(table(columns)).scores
    var rises = 0
    for position in columns.indices {
      for step in [0.01, 1, 25, 200] {
        var worse = columns
        let isHigher = method.indicators[position].direction == .higherIsWorse
        worse[position] = worse[position].map { value in
          value.map { isHigher ? $0 + step : $0 - step }
        }
        let after = fitted.score(table(worse)).scores
        for row in 0..<Self.rows {
          guard let old = before[row].number, let new = after[row].number else {
            #expect(after[row] == before[row])
            continue
          }
          #expect(new >= old - 1e-12 * abs(old))
          if new > old { rises += 1 }
        }
      }
    }
    // What compares is slow to move, and the worst child alone decides under a maximum.
    #expect(rises > (aggregation.comparesWithReference ? 20 : 60))
  }

  @Test(
    "a score never falls when a value gets worse, for every aggregation that is monotone",
    arguments: [
      .arithmetic, .geometric(floor: 1), .harmonic(floor: 1), .power(exponent: 2, floor: 0),
      .power(exponent: -3, floor: 1), .sum, .product, .minimum, .maximum,
      .outranking(Outranking(.copeland)), .outranking(Outranking(.outranking)),
      .benefitOfTheDoubt(BenefitOfTheDoubt()),
    ] as [Aggregation]
  )
  func monotoneAggregation(aggregation: Aggregation) throws {
    try worsening(
      choice: .minMax(MinMax(goalposts: Scale(0, 60))),
      aggregation: aggregation
    )
  }

  @Test(
    "a territory with the mean of the others changes no sign of a z-score",
    arguments: 0..<20 as Range<UInt64>
  )
  func meanTerritory(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = (0..<Self.rows).map { _ in generator.number(-20, 80) }
    let mean = Moments(of: values).mean
    let before = try normalise(Column(values), .zScore(ZScore())).encoded
    let after = try normalise(Column(values + [mean]), .zScore(ZScore())).encoded
    #expect(before.map { $0 > 0 } == after.dropLast().map { $0 > 0 })
    #expect(abs(after[Self.rows]) < 1e-12)
    #expect(before.contains { $0 > 0 } && before.contains { $0 < 0 })
  }

  @Test("a weight scaled with all others of its dimension changes no score", arguments: 0..<10)
  func weightScale(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let columns = randomColumns(3, &generator)
    let weights = (0..<3).map { _ in generator.number(0.1, 4) }
    func scores(_ factor: Double) throws -> Column {
      let method = try method(
        weights.enumerated().map { indicator("i\($0)", weight: factor * $1) }
      )
      return try score(table(columns), by: method).scores
    }
    #expect(disagreements(try scores(1000), try scores(1)) == [])
  }

  @Test("a score lies between the least and the largest of its parts", arguments: 0..<10)
  func between(seed: UInt64) throws {
    var tree = RandomTree(seed: seed, aggregations: [.arithmetic, .geometric(floor: 1e-9)])
    let result = try score(tree.territories(25), by: try tree.method())
    for row in 0..<25 {
      guard let score = result.scores[row].number else { continue }
      let parts = result.normalised.compactMap { $0[row].number }
      #expect(score <= (parts.max() ?? 0) * (1 + 1e-12) + 1e-8)
      #expect(score >= (parts.min() ?? 0) * (1 - 1e-12))
    }
  }
}
