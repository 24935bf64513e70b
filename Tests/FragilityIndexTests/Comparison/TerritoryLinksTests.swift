import Testing

@testable import FragilityIndex

@Suite("Links between geographies")
struct TerritoryLinksTests {
  private typealias Link = TerritoryLinks.Link

  /// A rate of counts, then a plain column.
  private func method() throws -> FragilityMethod {
    let rate = Indicator(
      id: "rate",
      derivation: .ratio(numerator: t("n"), denominator: t("d"), per: 100),
      direction: .higherIsWorse
    )
    return try FragilityIndexTests.method([rate, indicator("income")])
  }

  private func table(_ counts: [(Double?, Double)], codes: [String]) -> TerritoryTable {
    let above = Column(counts.map { $0.0.map { $0 * 100 } })
    let below = Column(counts.map { $0.1 as Double? })
    return territories(
      [
        .init(
          Column(counts.map { count in count.0.map { $0 * 100 / count.1 } }),
          numerator: above,
          denominator: below
        ), .init(Column(counts.map { $0.1 * 10 as Double? })),
      ],
      codes: codes,
      population: below
    )
  }

  @Test("carry counts by their weights and rates as ratios of sums, worked by hand")
  func handComputed() throws {
    let links = try TerritoryLinks([
      Link(from: "A", to: "X", weight: 0.25), Link(from: "A", to: "Y", weight: 0.75),
      Link(from: "B", to: "Y"), Link(from: "C", to: "Z"),
    ])
    let old = table([(40, 100), (10, 200), (5, 50)], codes: ["A", "B", "C"])
    let new = table([(0, 1), (0, 1), (0, 1), (0, 1)], codes: ["Z", "Y", "X", "N"])
    let carried = links.carry(old, to: new, method: try method())
    let rates = carried.territories.indicators[0]
    #expect(Array(carried.territories.codes) == ["Z", "Y", "X", "N"])
    #expect(carried.territories.population?[1] == .present(275))
    #expect(rates.values[0] == .present(10))
    // (30 + 10) / (75 + 200)
    #expect(isClose(try #require(rates.values[1].number), 100 * 40 / 275))
    #expect(rates.values[2] == .present(40))
    #expect(rates.values[3] == .absent(.unavailable))
    // A rate without its counts is kept where nothing changed, and never averaged.
    let income = carried.territories.indicators[1].values
    #expect(income[0] == .present(500))
    #expect(income[1] == .absent(.unavailable) && income[2] == .absent(.unavailable))
    #expect(
      carried.notes.map { "\($0.reason.rawValue) \($0.subject)" } == [
        "no_predecessor N", "assumed_whole B", "assumed_whole C", "not_a_count income",
      ]
    )
    #expect(carried.notes.last?.value == 2)
    #expect(carried.passages == [.carried, .carried, .carried, .notCarried])
  }

  @Test("list what could not be linked, each with its reason")
  func notes() throws {
    let links = try TerritoryLinks([
      Link(from: "A", to: "X"), Link(from: "A", to: "Y"), Link(from: "Q", to: "X"),
      Link(from: "B", to: "Y", weight: 0.5), Link(from: "B", to: "W", weight: 0.4),
    ])
    let old = table([(4, 10), (nil, 10), (1, 10)], codes: ["A", "B", "C"])
    let new = table([(0, 1), (0, 1)], codes: ["X", "Y"])
    let carried = links.carry(old, to: new, method: try method())
    #expect(
      carried.notes.map { "\($0.reason.rawValue) \($0.subject)" } == [
        "not_linked C", "unknown_from Q", "unknown_to W", "no_weight A", "weight_sum B",
      ]
    )
    let sum = try #require(carried.notes.first { $0.reason == .weightSum }?.value)
    #expect(isClose(sum, 0.9))
    #expect(carried.territories.indicators[0].values.presentCount == 0)
  }

  @Test("keep the reason of a count that is absent")
  func gaps() throws {
    let links = try TerritoryLinks([
      Link(from: "A", to: "X"), Link(from: "B", to: "X"), Link(from: "C", to: "Y"),
    ])
    let counts = Column([.present(4), .absent(.suppressed), .absent(.suppressed)])
    let old = territories(
      [
        TerritoryTable.IndicatorColumn(
          counts,
          numerator: counts,
          denominator: Column([10, 10, 10])
        ), TerritoryTable.IndicatorColumn(Column([1, 2, 3])),
      ],
      codes: ["A", "B", "C"]
    )
    let new = table([(0, 1), (0, 1)], codes: ["X", "Y"])
    let values = links.carry(old, to: new, method: try method()).territories.indicators[0].values
    #expect(values == Column([.absent(.suppressed), .absent(.suppressed)]))
    let told = try TerritoryLinks([Link(from: "C", to: "Y", weight: 1)])
    let passages = told.carry(old, to: new, method: try method()).passages
    #expect(passages == [.notCarried, .unchanged])
  }

  @Test("keep the sum of counts where all weights add up", arguments: 0..<10)
  func sums(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let old = table(
      (0..<20).map { _ in (random.number(0, 50), random.number(50, 100)) },
      codes: (0..<20).map { "A\($0)" }
    )
    let new = table((0..<8).map { _ in (0, 1) }, codes: (0..<8).map { "B\($0)" })
    let links = try TerritoryLinks(
      (0..<20).flatMap { from -> [Link] in
        let (first, weight) = (Int(random.next() % 8), random.number(0, 1))
        return [
          Link(from: "A\(from)", to: "B\(first)", weight: weight),
          Link(from: "A\(from)", to: "B\((first + 1) % 8)", weight: 1 - weight),
        ]
      }
    )
    let carried = links.carry(old, to: new, method: try method())
    let total = { (column: Column?) in
      (column?.encoded ?? []).filter { !$0.isNaN }.reduce(0, +)
    }
    #expect(isClose(total(carried.territories.population), total(old.population)))
    #expect(
      isClose(
        total(carried.territories.indicators[0].numerator),
        total(old.indicators[0].numerator)
      )
    )
  }

  @Test("refuse weights that are no shares, and pairs that come twice")
  func refusals() {
    let codes = problemCodes {
      try TerritoryLinks([
        Link(from: "A", to: "X", weight: 1.5), Link(from: "A", to: "Y"), Link(from: "A", to: "Y"),
      ])
    }
    #expect(codes == ["link.weight", "link.twice"])
  }
}
