import Testing

@testable import FragilityIndex

@Suite("Gaps to larger areas")
struct GapTests {
  private static let ratio = Indicator(
    id: "ratio",
    derivation: .ratio(numerator: t("n"), denominator: t("d"), per: 100),
    direction: .higherIsWorse
  )

  private func method(
    _ indicators: [Indicator],
    least: Double = 0.5,
    orientation: Orientation = .fragility
  ) throws -> FragilityMethod {
    try FragilityIndexTests.method(parents: ["commune"], indicators) { rules in
      rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 100), clip: false))
      rules.missing = MissingPolicy(minWeightShare: least)
      rules.orientation = orientation
    }
  }

  private func counts(_ numerators: [Double?], _ denominators: [Double?])
    -> TerritoryTable.IndicatorColumn
  {
    let values = zip(numerators, denominators).map { above, below -> Double? in
      guard let above, let below else { return nil }
      return 100 * above / below
    }
    return .init(
      Column(values),
      numerator: Column(numerators.map { $0.map { 100 * $0 } }),
      denominator: Column(denominators)
    )
  }

  @Test("are to the ratio of the sums, never to the mean of the rates")
  func sums() throws {
    let method = try method([Self.ratio])
    let table = territories(
      [counts([10, 90, 5, nil], [100, 100, 10, 10])],
      population: Column([200, 200, 10, 10]),
      parents: [("commune", ["A", "A", "B", "A"])]
    )
    let result = try score(table, by: method)
    let comparison = try result.comparison(at: "commune")
    #expect(comparison.bases == [.territories])
    #expect(Array(comparison.areas.territories.codes) == ["A", "B"])
    #expect(comparison.values[0] == Column([50, 50]))
    #expect(comparison.territoryCounts == [3, 1])
    #expect(comparison.summedCounts == [[2, 1]])
    let gaps = Gaps(of: result, to: comparison)
    let gap = try #require(gaps.gap(of: .indicator(0), row: 1))
    #expect(gap.difference == 40 && gap.ratio == 1.8 && gap.scoreDifference == 40)
    #expect(gap.reading == .moreFragile && gap.notes == [.territoriesOnly])
    #expect(gaps.gap(of: .indicator(0), row: 0)?.reading == .lessFragile)
    #expect(gaps.gap(of: .indicator(0), row: 2)?.reading == .equal)
    #expect(gaps.gap(of: .indicator(0), row: 3)?.difference == nil)
    let whole = try result.comparison(at: "all")
    #expect(whole.values[0] == Column([50]))
    #expect(comparison.coveredPopulation(ofArea: 0).isNaN)
  }

  @Test("have no value where it could only be an average, or a sum of what is shared")
  func refusals() throws {
    var shared = Self.ratio
    shared.id = "shared"
    shared.derivation = .ratio(
      numerator: ColumnReference(table: "communes", column: "n"),
      denominator: t("d"),
      per: 1
    )
    let method = try FragilityMethod(
      id: "test",
      tables: [
        territoryTable(parents: ["commune"]),
        Table(id: "communes", path: "c.csv", key: "code", join: .init(on: t("commune"))),
      ],
      indicators: [indicator("a"), shared]
    )
    let table = territories(
      [.init(Column([1, 2])), counts([1, 1], [10, 20])],
      parents: [("commune", ["A", "A"])]
    )
    let result = try score(table, by: method)
    let comparison = try result.comparison(at: "commune")
    #expect(comparison.bases == [.none, .shared])
    let gaps = Gaps(of: result, to: comparison)
    #expect(gaps.gap(of: .indicator(0), row: 0)?.notes == [.notAveraged])
    #expect(gaps.gap(of: .indicator(1), row: 0)?.notes == [.sharedValues])
    #expect(gaps.gap(of: .indicator(0), row: 0)?.areaValue == .absent(.unavailable))
    #expect(comparison.areas.scores[0] == .absent(.insufficientWeight))
  }

  private func parents(_ codes: [String], _ values: [Double?], people: [Double?]) -> ParentValues {
    ParentValues(
      level: "commune",
      indicators: [0],
      table: territories(
        [Column(values)],
        codes: codes,
        population: Column(people)
      )
    )
  }

  @Test("are to the values of a table, whose scores stand on the table alone")
  func table() throws {
    let method = try method([indicator("income", .lowerIsWorse), Self.ratio])
    let table = territories(
      [.init(Column([30, 50, 40])), counts([10, 90, 20], [100, 100, 100])],
      population: Column([100, 100, 50]),
      parents: [("commune", ["A", "A", "B"])]
    )
    let result = try score(table, by: method)
    let comparison = try result.comparison(
      at: "commune",
      parents: [parents(["A"], [60], people: [1000])]
    )
    #expect(comparison.bases == [.table, .territories])
    #expect(comparison.coveredPopulation(ofArea: 0) == 0.2)
    #expect(comparison.codesNotInTable == ["B"])
    let gaps = Gaps(of: result, to: comparison)
    let income = try #require(gaps.gap(of: .indicator(0), row: 0))
    #expect(income.difference == -30 && income.ratio == 0.5)
    #expect(income.score == .present(70) && income.areaScore == .present(40))
    #expect(income.reading == .moreFragile && income.notes == [])
    // 70 and 10 against 40 alone.
    let index = try #require(gaps.gap(of: .index, row: 0))
    #expect(index.score == .present(40) && index.areaScore == .present(40))
    #expect(index.reading == .equal && index.notes == [.otherIndicators])
    let outside = try #require(gaps.gap(of: .indicator(0), row: 2))
    #expect(outside.areaValue == .absent(.unavailable) && outside.notes == [.areaNotInTable])
  }

  @Test("turn round in an index of strength, where a low score is fragile")
  func strength() throws {
    let method = try method([indicator("a", .lowerIsWorse)], orientation: .strength)
    let table = territories([Column([20, 80])], parents: [("commune", ["A", "A"])])
    let result = try score(table, by: method)
    let gaps = Gaps(
      of: result,
      to: try result.comparison(at: "commune", parents: [parents(["A"], [50], people: [nil])])
    )
    #expect(gaps.gap(of: .indicator(0), row: 0)?.reading == .moreFragile)
    #expect(gaps.gap(of: .index, row: 0)?.scoreDifference == -30)
    #expect(gaps.gap(of: .index, row: 0)?.reading == .moreFragile)
  }

  @Test("do not fit anew: an area beyond the territories has a score beyond theirs, and says so")
  func frozen() throws {
    let method = try FragilityIndexTests.method(parents: ["commune"], [indicator("a")]) {
      $0.normalisation = .minMax(MinMax())
    }
    let table = territories([Column([10, 20])], parents: [("commune", ["A", ""])])
    let result = try score(table, by: method)
    let gaps = Gaps(
      of: result,
      to: try result.comparison(at: "commune", parents: [parents(["A"], [30], people: [nil])])
    )
    let gap = try #require(gaps.gap(of: .index, row: 0))
    #expect(gap.areaScore == .present(200) && gap.notes == [.areaBeyondReference])
    #expect(gaps.gap(of: .index, row: 1) == nil)
  }

  @Test("need a level of the method, one code a cell, and the row of the whole")
  func errors() throws {
    let method = try method([indicator("a")])
    let result = try score(
      territories([Column([1, 2])], parents: [("commune", ["A;B", "A"])]),
      by: method
    )
    #expect(problemCodes { try result.comparison(at: "epci") } == ["rollup.unknown-level"])
    #expect(problemCodes { try result.comparison(at: "commune") } == ["data.several-parents"])
    let nation = ParentValues(
      level: "all",
      code: "F",
      indicators: [0],
      table: territories([Column([5])], codes: ["FR"])
    )
    #expect(
      problemCodes { try result.comparison(at: "all", parents: [nation]) } == ["compare.no-whole"]
    )
  }

  @Test("do not depend on the order of the rows nor on threads", arguments: 0..<10)
  func order(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = 60
    let above = (0..<count).map { _ in random.number(0, 50) }
    let below = (0..<count).map { _ in random.number(50, 200) }
    let codes = (0..<count).map { "T\($0)" }
    let parents = (0..<count).map { _ in "P\(random.next() % 5)" }
    let method = try method([Self.ratio])
    func values(_ rows: [Int], threads: Int) throws -> [String: UInt64] {
      let table = territories(
        [counts(rows.map { above[$0] }, rows.map { below[$0] })],
        codes: rows.map { codes[$0] },
        parents: [("commune", rows.map { parents[$0] })]
      )
      let comparison = try score(table, by: method)
        .comparison(at: "commune", threads: threads)
      return Dictionary(
        uniqueKeysWithValues: zip(
          comparison.areas.territories.codes,
          bits(comparison.areas.scores)
        )
      )
    }
    let rows = Array(0..<count)
    #expect(try values(rows, threads: 1) == values(rows.shuffled(using: &random), threads: 4))
  }
}
