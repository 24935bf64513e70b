import Testing

@testable import FragilityIndex

@Suite("Flags")
struct ScoreFlagTests {
  private func fitted() throws -> FittedMethod {
    let method = try method(
      dimensions: [
        dimension("x", aggregation: .arithmetic, missing: MissingPolicy(minWeightShare: 1)),
        dimension("y", aggregation: .geometric(floor: 10)),
      ],
      [
        indicator("a", in: "x"), indicator("b", in: "x"),
        indicator("c", in: "y", normalisation: .percentRank(PercentRank())),
        indicator("d", in: "y", normalisation: Normalisation.none),
      ]
    ) { rules in
      rules.aggregation = .geometric(floor: 5)
      rules.missing = MissingPolicy(minWeightShare: 0.5)
    }
    let spread = Column([0, 50, 100])
    return try method.fit(to: territories([spread, spread, spread, spread]))
  }

  private func flags(_ values: [Value]) throws -> [ScoreFlag] {
    try fitted().score(territories(values.map { Column([$0]) })).flags(of: 0)
  }

  @Test("are none for a territory with nothing to note")
  func nothing() throws {
    #expect(try flags([.present(50), .present(100), .present(50), .present(50)]) == [])
  }

  @Test("name absent values with their reason, and the dimension without a score")
  func absent() throws {
    let found = try flags([
      .absent(.suppressed), .present(50), .present(50), .absent(.notApplicable),
    ])
    #expect(
      found == [
        .absent(indicator: "a", .suppressed), .absent(indicator: "d", .notApplicable),
        .noScore(dimension: "x"),
      ]
    )
  }

  @Test("name the index when it has no score")
  func noScore() throws {
    let gap = Value.absent(.unavailable)
    let found = try flags([gap, gap, gap, gap])
    #expect(
      found == ["a", "b", "c", "d"].map { .absent(indicator: $0, .unavailable) } + [
        .noScore(dimension: "x"), .noScore(dimension: "y"), .noScore(dimension: nil),
      ]
    )
    #expect(found.last?.word == "score:insufficient_weight")
  }

  @Test("name values beyond the reference on either side, of min-max and of percent rank")
  func beyondReference() throws {
    let found = try flags([.present(-1), .present(100), .present(101), .present(1000)])
    #expect(found == [.beyondReference(indicator: "a"), .beyondReference(indicator: "c")])
  }

  @Test("name scores below the floor, of indicators and of dimensions, but not those at it")
  func floor() throws {
    let found = try flags([.present(0), .present(4), .present(50), .present(9)])
    #expect(found == [.raisedToFloor(id: "d"), .raisedToFloor(id: "x")])
    let atFloor = try flags([.present(10), .present(0), .present(50), .present(10)])
    #expect(atFloor == [])
  }

  @Test("name what a ratio could not be compared with")
  func unavailableReference() throws {
    let method = try FragilityMethod(
      id: "test",
      tables: [territoryTable(parents: ["epci"])],
      indicators: [
        Indicator(
          id: "a",
          derivation: .ratio(numerator: t("n"), denominator: t("d"), per: 1),
          direction: .higherIsWorse
        )
      ].map { indicator in
        var indicator = indicator
        indicator.normalisation = .ratio(RatioToReference(reference: .parent(level: "epci")))
        return indicator
      }
    )
    let column = TerritoryTable.IndicatorColumn(
      Column([0.5, 0.5]),
      numerator: Column([1, 1]),
      denominator: Column([2, 2])
    )
    let result = try score(territories([column], parents: [("epci", ["A", ""])]), by: method)
    #expect(result.flags(of: 0) == [])
    #expect(
      result.flags(of: 1) == [.absent(indicator: "a", .unavailable), .noScore(dimension: nil)]
    )
  }

  @Test(
    "are written id:reason",
    arguments: [
      (.absent(indicator: "a", .zeroDenominator), "a:zero_denominator"),
      (.noScore(dimension: "x"), "x:insufficient_weight"),
      (.noScore(dimension: nil), "score:insufficient_weight"),
      (.beyondReference(indicator: "a"), "a:beyond_reference"),
      (.raisedToFloor(id: "x"), "x:raised_to_floor"),
    ] as [(ScoreFlag, String)]
  )
  func words(flag: ScoreFlag, word: String) {
    #expect(flag.word == word)
  }
}
