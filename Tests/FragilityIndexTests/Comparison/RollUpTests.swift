import Testing

@testable import FragilityIndex

@Suite("Roll-up by population")
struct RollUpTests {
  private func fitted(_ least: Double = 0.6) throws -> FittedMethod {
    let method = try method(parents: ["epci"], [indicator("a"), indicator("b", weight: 3)]) {
      rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: least)
    }
    return try method.fit(to: territories([Column([0, 100]), Column([0, 100])]))
  }

  private func table(
    _ a: [Value],
    _ b: [Value],
    people: [Double?],
    parents: [String]
  ) -> TerritoryTable {
    territories(
      [Column(a), Column(b)],
      population: Column(people),
      parents: [("epci", parents)]
    )
  }

  @Test("averages normalised values by population, then aggregates")
  func handComputed() throws {
    let table = table(
      [.present(10), .present(50), .present(30), .present(99)],
      [.present(20), .present(40), .present(80), .present(99)],
      people: [300, 100, 7, 1000],
      parents: ["B", "B", "A", ""]
    )
    let result = try fitted().score(table, rolledUpTo: "epci")
    #expect(Array(result.territories.codes) == ["B", "A"])
    #expect(result.territories.population == Column([400, 7]))
    #expect(result.normalised == [Column([20, 30]), Column([25, 80])])
    #expect(result.scores == Column([23.75, 67.5]))
    #expect(result.ranks == Column([2, 1]))
    #expect(result.coverage == [1, 1])
    #expect(result.territories.indicators[0].values[0] == .absent(.notApplicable))
    #expect(result.flags(of: 0) == [])
  }

  @Test("leaves gaps out as long as the others hold enough of the population")
  func gaps() throws {
    let table = table(
      [.absent(.suppressed), .present(50), .absent(.suppressed), .present(10)],
      [.present(20), .present(40), .present(60), .present(80)],
      people: [40, 60, 41, 59],
      parents: ["A", "A", "B", "B"]
    )
    let result = try fitted().score(table, rolledUpTo: "epci")
    #expect(result.normalised[0][0] == .present(50))
    #expect(result.normalised[0][1] == .absent(.suppressed))
    #expect(result.scores[0] == .present((50 + 3 * 32) / 4.0))
    #expect(isClose(try #require(result.scores[1].number), 71.8))
    // In A, 60 of 100 people have a value of a, which is a quarter of the weight.
    #expect(result.coverage == [0.9, 0.75])
    #expect(result.flags(of: 1) == [.absent(indicator: "a", .suppressed)])
  }

  @Test("names too little weight where the gaps have several reasons")
  func severalReasons() throws {
    let table = table(
      [.absent(.suppressed), .absent(.unavailable)],
      [.present(1), .present(1)],
      people: [1, 1],
      parents: ["A", "A"]
    )
    let result = try fitted().score(table, rolledUpTo: "epci")
    #expect(result.normalised[0][0] == .absent(.insufficientWeight))
  }

  @Test("lets territories without people count for nothing, and has no score without any people")
  func noPeople() throws {
    let table = table(
      [.present(10), .present(90), .present(5)],
      [.present(10), .present(90), .present(5)],
      people: [0, 10, 0],
      parents: ["A", "A", "B"]
    )
    let result = try fitted().score(table, rolledUpTo: "epci")
    #expect(result.scores == Column([.present(90), .absent(.insufficientWeight)]))
  }

  @Test("refuses an absent or negative population, every one of them, and an unknown level")
  func refusals() throws {
    let values = [Value](repeating: .present(1), count: 4)
    let table = table(values, values, people: [1, nil, -1, 0], parents: ["A", "A", "B", "B"])
    let fitted = try fitted()
    let found = problems { try fitted.score(table, rolledUpTo: "epci") }
    #expect(found.map(\.code.rawValue) == ["rollup.population", "rollup.population"])
    #expect(
      found.map(\.place.subject) == [
        .cell(table: "t", row: 1, column: "people"), .cell(table: "t", row: 2, column: "people"),
      ]
    )
    #expect(
      problemCodes { try fitted.score(table, rolledUpTo: "epcis") } == ["rollup.unknown-level"]
    )
    let noPeople = territories(
      [Column(values), Column(values)],
      parents: [("epci", ["A", "A", "B", "B"])]
    )
    let codes = problemCodes { try fitted.score(noPeople, rolledUpTo: "epci") }
    #expect(codes == ["rollup.no-population"])
  }
}

@Suite("The flags of areas")
struct RollUpFlagTests {
  @Test("know no outlier and no bound of the territories")
  func none() throws {
    let method = try method(parents: ["epci"], [indicator("a"), indicator("b")]) {
      $0.treatment = .steps(
        .init(first: .holdPoints(lowest: 0, highest: 1), otherwise: nil, occasion: .always)
      )
    }
    let table = territories(
      [Column([1, 2, 3, 9]), Column([10, 20, 30, 90])],
      population: Column([1, 1, 1, 1]),
      parents: [("epci", ["A", "A", "B", "B"])]
    )
    let fitted = try method.fit(to: table)
    let areas = try fitted.score(table, rolledUpTo: "epci")
    #expect(areas.flags(of: 0) == [])
    #expect(areas.flags(of: 1) == [])
    #expect(areas.columns(flags: true).flags == ["", ""])
    #expect(fitted.score(table).flags(of: 3).contains(.winsorised(indicator: "a")))
    #expect(areas.prepared[0] == Column([.absent(.notApplicable), .absent(.notApplicable)]))
  }
}
