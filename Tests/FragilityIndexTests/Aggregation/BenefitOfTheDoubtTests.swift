import Testing

@testable import FragilityIndex

@Suite("The benefit of the doubt as an aggregation")
struct DoubtAggregationTests {
  private func method(_ choice: BenefitOfTheDoubt, count: Int = 2) throws -> FragilityMethod {
    try FragilityIndexTests.method((0..<count).map { indicator("i\($0)") }) { rules in
      rules.normalisation = .none
      rules.aggregation = .benefitOfTheDoubt(choice)
      rules.missing = MissingPolicy(minWeightShare: 0.3)
    }
  }

  // On the frontier: (10, 2), (6, 6) and (2, 10). Through (5, 5) and (3, 3) goes the ray of (6, 6); below the line from
  // (10, 2) to (6, 6), which is x + y = 12, the point (8, 2) has 10 / 12.
  @Test("scores 1 on the frontier and its share of the way to it elsewhere")
  func frontier() throws {
    let rows: [[Double?]] = [[10, 2], [6, 6], [2, 10], [5, 5], [3, 3], [8, 2], [0, 0]]
    let result = try score(rows, by: try method(BenefitOfTheDoubt()))
    let expected = Column([1, 1, 1, 5.0 / 6, 0.5, 10.0 / 12, 0])
    #expect(disagreements(result.scores, expected) == [])
  }

  @Test("keeps every child between the least and the largest share, which lowers scores")
  func shares() throws {
    var generator = SplitMix64(seed: 2)
    let rows = (0..<40).map { _ in (0..<3).map { _ in Double?(generator.number(1, 100)) } }
    let free = try score(rows, by: try method(BenefitOfTheDoubt(), count: 3)).scores.encoded
    let bound = BenefitOfTheDoubt(minShare: 0.2, maxShare: 0.5)
    let result = try score(rows, by: try method(bound, count: 3))
    for row in rows.indices {
      let score = result.scores.encoded[row]
      #expect(score <= free[row] * (1 + 1e-9))
      for part in result.contributions(of: row).compactMap(\.number) {
        #expect(part >= 0.2 * score - 1e-9)
        #expect(part <= 0.5 * score + 1e-9)
      }
    }
    #expect(free.max() == 1)
    #expect(result.scores.encoded != free)
  }

  @Test("does not depend on the unit of a child, and counts a gap as 0")
  func unitsAndGaps() throws {
    var generator = SplitMix64(seed: 4)
    let rows = (0..<30).map { _ in (0..<2).map { _ in generator.number(1, 100) } }
    let method = try method(BenefitOfTheDoubt())
    let plain = try score(rows, by: method).scores
    let scaled = try score(rows.map { [$0[0] * 1000, $0[1] / 7] }, by: method).scores
    #expect(disagreements(scaled, plain, within: 1e-9) == [])
    let fitted = try method.fit(to: territories([Column([10, 2]), Column([2, 10])]))
    let result = fitted.score(territories([Column([5, nil, nil]), Column([nil, 10, nil])]))
    #expect(disagreements(result.scores, Column([0.5, 1, nil])) == [])
  }

  @Test("refuses negative scores, at the choice that asks for it")
  func negative() throws {
    let found = problems { try score([[1, 2], [3, -1]], by: try method(BenefitOfTheDoubt())) }
    #expect(found.map(\.code.rawValue) == ["fit.negative-scores"])
    #expect(found.first?.place.subject == .rule(key: "aggregation"))
    #expect(found.first?.message.english.contains("\"i1\"") == true)
    #expect(found.first?.message.french.contains("\"i1\"") == true)
  }

  @Test(
    "refuses shares that cannot add up to 1",
    arguments: [(nil, 0.4), (0.6, nil), (0.6, 0.4)] as [(Double?, Double?)]
  )
  func impossibleShares(least: Double?, most: Double?) {
    let choice = BenefitOfTheDoubt(minShare: least, maxShare: most)
    let found = problemCodes { try method(choice) }
    #expect(found.contains { $0 == "method.impossible-shares" || $0 == "method.bad-share" })
  }
}
