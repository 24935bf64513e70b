import Testing

@testable import FragilityIndex

private func method(
  _ people: [PeopleEstimate],
  strength: Bool = false
) throws -> FragilityMethod {
  var rules = FragilityMethod.Rules()
  rules.normalisation = .none
  rules.classes = .breaks([30, 60], inclusive: .left)
  rules.orientation = strength ? .strength : .fragility
  return try FragilityMethod(
    id: "m",
    tables: [territoryTable(parents: ["town"])],
    rules: rules,
    indicators: [indicator("a")],
    people: people
  )
}

private func estimate(_ id: String, _ terms: [(String, Double)]) -> PeopleEstimate {
  PeopleEstimate(
    id: id,
    source: .init(name: "s"),
    terms: terms.map { ExpectedCount(persons: t($0.0), rate: $0.1) }
  )
}

/// Four territories of two towns, and one without a town.
private func table(_ columns: [String: Column] = [:]) -> DataTable {
  DataTable(
    id: "t",
    rowCount: 5,
    texts: [
      "code": ["A", "B", "C", "D", "E"], "town": ["v", "w", "v", "w", ""],
    ],
    numbers: [
      "people": Column([100, 200, 300, 400, 50]), "a": Column([70, 10, nil, 40, 80]),
    ].merging(columns) { $1 }
  )
}

@Suite("Numbers of persons")
struct PeopleCountsTests {
  @Test("are sums of rates times persons, worked by hand")
  func estimates() throws {
    let method = try method([
      estimate("flat", [("people", 0.25)]), estimate("two", [("low", 0.5), ("high", 0.125)]),
    ])
    let tables = [
      table(["low": Column([10, 20, 30, 40, 2]), "high": Column([80, 8, 16, 24, 0])])
    ]
    let counts = try method.peopleCounts(of: method.derive(from: tables), from: tables)
    #expect(counts.estimates[0] == Column([25, 50, 75, 100, 12.5]))
    #expect(counts.estimates[1] == Column([15, 11, 17, 23, 1]))
    let totals = counts.totals.filter { $0.estimate == 1 }
    #expect(totals.map(\.level) == [nil, "town", "town", "town"])
    #expect(totals.map(\.code) == ["", "v", "w", ""])
    #expect(totals.map(\.value) == [67, 32, 34, 1].map(Value.present))
    #expect(totals.map(\.territories) == [5, 2, 2, 1])
    #expect(totals.allSatisfy { $0.coverage == 1 && $0.absences.isEmpty })
  }

  @Test("keep the reason of what is absent, and totals name what they leave out")
  func absent() throws {
    let method = try method([estimate("e", [("low", 0.5), ("high", 0.5)])])
    let gap = Double(absent: .suppressed)
    let tables = [
      table([
        "low": Column(encoded: [10, 20, 30, gap, 4]),
        "high": Column([10, nil, 30, 40, 0]),
      ])
    ]
    let counts = try method.peopleCounts(of: method.derive(from: tables), from: tables)
    #expect(counts.estimates[0][1] == .absent(.unavailable))
    #expect(counts.estimates[0][3] == .absent(.suppressed))
    let (all, town) = (counts.totals[0], counts.totals[2])
    #expect(all.value == .present(42) && all.counted == 3 && all.territories == 5)
    #expect(all.absences == [.suppressed: 1, .unavailable: 1])
    #expect(all.coverage == 450.0 / 1050)
    // Nobody of the town is counted: an absent total, not zero.
    #expect(town.code == "w" && town.value == .absent(.unavailable) && town.counted == 0)
  }

  @Test("are not covered by an unknown share where a population is absent")
  func coverage() throws {
    let method = try method([estimate("e", [("low", 0.5)])])
    let tables = [table(["low": Column([1, 2, 3, 4, 5]), "people": Column([1, nil, 3, 4, 5])])]
    let counts = try method.peopleCounts(of: method.derive(from: tables), from: tables)
    #expect(counts.totals.map(\.coverage) == [nil, 1, nil, 1])
  }

  @Test("are refused where persons are negative or a cell holds two parents")
  func refused() throws {
    let method = try method([estimate("e", [("low", 0.5)])])
    let negative = [table(["low": Column([1, -2, 3, 4, 5])])]
    let territories = try method.derive(from: negative)
    let found = problemCodes { try method.peopleCounts(of: territories, from: negative) }
    #expect(found == ["people.negative"])
    let several = [
      DataTable(
        id: "t",
        rowCount: 1,
        texts: ["code": ["A"], "town": ["v, w"]],
        numbers: ["people": Column([1]), "a": Column([1]), "low": Column([1])]
      )
    ]
    let alone = try method.derive(from: several)
    #expect(
      problemCodes { try method.peopleCounts(of: alone, from: several) } == ["data.several-parents"]
    )
  }

  @Test("by class go from the most fragile, and no person is lost")
  func exposure() throws {
    for strength in [false, true] {
      let method = try method([], strength: strength)
      let territories = try method.derive(from: [table()])
      let shares = try score(territories, by: method).exposure().shares
      let all = shares.filter { $0.level == nil }
      let classes = all.map(\.scoreClass)
      #expect(classes == (strength ? [1, 2, 3, nil] : [3, 2, 1, nil]))
      #expect(all.compactMap(\.persons.number).reduce(0, +) == 1050)
      let towns = shares.filter { $0.level == "town" }
      #expect(towns.compactMap(\.persons.number).reduce(0, +) == 1050)
      #expect(all.last?.persons == .present(300) && all.last?.cumulatedShare == nil)
      if !strength {
        #expect(all.map(\.persons) == [150, 400, 200, 300].map(Value.present))
        let cumulated: [Double] = [150, 550, 750]
        #expect(all.compactMap(\.cumulatedShare) == cumulated.map { $0 / 1050 })
      }
    }
  }

  @Test("by class say how many populations are absent")
  func absentPopulation() throws {
    let method = try method([])
    let tables = [table(["people": Column([nil, 200, 300, nil, 50])])]
    let shares = try score(method.derive(from: tables), by: method).exposure().shares
    let all = shares.filter { $0.level == nil }
    let persons: [Value] = [
      .present(50), .absent(.unavailable), .present(200), .present(300),
    ]
    #expect(all.map(\.persons) == persons)
    let absences: [[AbsenceReason: Int]] = [[.unavailable: 1], [.unavailable: 1], [:], [:]]
    #expect(all.map(\.absences) == absences)
  }
}
