import Testing

@testable import FragilityIndex

@Suite("Shrinkage")
struct ShrinkageTests {
  private let cases: [Double?] = [12, 3, 40, 0, 25]
  private let persons: [Double?] = [100, 10, 150, 8, 400]

  private func table(
    _ cases: [Double?],
    _ persons: [Double?],
    per: Double = 1,
    parents: [String]? = nil
  ) -> TerritoryTable {
    let rates = zip(cases, persons).map { cases, persons in
      cases.flatMap { cases in persons.map { per * cases / $0 } }
    }
    return territories(
      [
        .init(
          Column(rates),
          numerator: Column(cases.map { $0.map { per * $0 } }),
          denominator: Column(persons)
        )
      ],
      parents: [("district", parents ?? cases.map { _ in "D" })]
    )
  }

  private func method(per: Double = 1, transform: Transform? = nil) throws -> FragilityMethod {
    var rate = indicator("a")
    rate.derivation = .ratio(numerator: t("n"), denominator: t("d"), per: per)
    rate.shrinkage = Shrinkage(towards: "district")
    rate.transform = transform
    return try FragilityIndexTests.method(parents: ["district"], [rate]) {
      $0.normalisation = .none
    }
  }

  // The example of five units in one district, with the formulas of the English Indices of Deprivation.
  @Test("has the spread, the weights and the rates of the worked example")
  func example() throws {
    let fitted = try method().fit(to: table(cases, persons))
    let shrinkage = try #require(fitted.indicators[0].shrinkage)
    let parent = try #require(shrinkage.parents["D"])
    let spread = try #require(parent.spread)
    #expect(abs(parent.logit - -1.98931974) < 1e-7)
    #expect(abs(spread - 0.92023434) < 1e-7)
    let weights = [0.91177764, 0.69048595, 0.96475159, 0.42402533, 0.95712355]
    for (row, weight) in weights.enumerated() {
      let counts = Counts(cases: cases[row] ?? .nan, persons: persons[row] ?? .nan)
      #expect(abs(shrinkage.weight(of: counts, spread: spread) - weight) < 1e-7)
    }
    let rates = [0.12345611, 0.24195896, 0.26144829, 0.08729241, 0.06540251]
    let found = fitted.score(table(cases, persons)).prepared[0].encoded
    for (rate, wanted) in zip(found, rates) { #expect(abs(rate - wanted) < 1e-7) }
  }

  @Test("draws a rate towards that of the parent, less so the more persons there are")
  func direction() throws {
    let few = try score(table([1, 60], [10, 100]), by: try method()).prepared[0].encoded
    let many = try score(table([100, 60], [1000, 100]), by: try method()).prepared[0].encoded
    #expect(few[0] > 0.15 && few[0] < 61.0 / 110)
    #expect(abs(many[0] - 0.1) < 0.01)
  }

  @Test("keeps the factor of the rate")
  func factor() throws {
    let plain = try score(table(cases, persons), by: try method()).prepared[0].encoded
    let percent = try score(table(cases, persons, per: 100), by: try method(per: 100))
    let found = percent.prepared[0].encoded
    #expect(zip(found, plain).allSatisfy { isClose($0, 100 * $1) })
  }

  @Test("comes before a transform of the rate")
  func transform() throws {
    let plain = try score(table(cases, persons), by: try method()).prepared[0].encoded
    let rooted = try score(table(cases, persons), by: try method(transform: .squareRoot))
    #expect(rooted.prepared[0] == Column(plain.map { $0.squareRoot() }))
  }

  @Test("leaves gaps, who has no parent, and the only territory of a parent as they are")
  func untouched() throws {
    let table = table(
      [12, nil, 3, 40, 7, 9],
      [100, 20, 10, 150, 30, 50],
      parents: ["D", "D", "D", "E", "", "D"]
    )
    let found = try score(table, by: try method()).prepared[0]
    let rates = table.indicators[0].values
    for row in [1, 3, 4] { #expect(found[row] == rates[row]) }
    for row in [0, 2, 5] { #expect(found[row] != rates[row]) }
  }

  @Test("with frozen numbers scores another year, and keeps the rate under a parent not known")
  func frozen() throws {
    let fitted = try method().fit(to: table(cases, persons))
    let next = table([6, 6], [50, 50], parents: ["D", "Z"])
    let found = fitted.score(next).prepared[0].encoded
    let shrinkage = try #require(fitted.indicators[0].shrinkage)
    let parent = try #require(shrinkage.parents["D"])
    #expect(found[0] == shrinkage.shrink(Counts(cases: 6, persons: 50), towards: parent))
    #expect(found[1] == 0.12)
  }

  @Test("refuses what are no counts, at their row, in both languages")
  func notCounts() throws {
    let found = problems { try method().fit(to: table([12, -1, 30], [100, 10, 20])) }
    #expect(found.map(\.code.rawValue) == ["data.not-counts", "data.not-counts"])
    #expect(
      found.map(\.place.subject) == [1, 2].map { .cell(table: "t", row: $0, column: "code") }
    )
    #expect(found[1].message.english == "30 cases among 20 persons: these are no counts")
    #expect(found[1].message.french.hasPrefix("30 cas sur 20 personnes"))
    #expect(!found[1].remedy.french.isEmpty)
  }
}
