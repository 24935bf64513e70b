import Testing

@testable import FragilityIndex

@Suite("Which sources of uncertainty move the ranks")
struct SensitivityTests {
  private func example() throws -> (FragilityMethod, TerritoryTable) {
    let method = try method([indicator("a"), indicator("b"), indicator("c", weight: 2)])
    return (method, try tableOfRates(count: 60, seed: 12, columns: 3))
  }

  @Test("gives all of the variance to the only one")
  func onlySource() throws {
    let (method, table) = try example()
    var plan = UncertaintyPlan()
    plan.normalisations = [.percentRank(PercentRank()), .zScore(ZScore()), .rank(RankScore())]
    let result = try method.sensitivity(of: table, plan: plan, points: 512, ranksOf: [3])
    let share = try #require(result.meanRankShift?.first)
    #expect(result.meanRankShift?.count == 1 && share.source == .normalisation)
    #expect(abs(share.first - 1) < 0.02 && abs(share.total - 1) < 0.02)
    #expect(share.totalInterval.contains(share.total))
  }

  @Test("gives nothing to a source that changes nothing, and all to the other")
  func idleSource() throws {
    let (method, table) = try example()
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.5)
    // Nobody has a gap to fill in.
    plan.imputations = [.score(40)]
    let result = try method.sensitivity(of: table, plan: plan, points: 256)
    let shares = try #require(result.meanRankShift)
    #expect(shares.map(\.source) == [.imputation, .weights])
    #expect(shares[0].first == 0 && shares[0].total == 0)
    #expect(abs(shares[1].total - 1) < 0.05)
  }

  @Test("is nil where nothing varies")
  func nothing() throws {
    let (method, table) = try example()
    let result = try method.sensitivity(of: table, plan: UncertaintyPlan(), points: 8, ranksOf: [0])
    #expect(result.meanRankShift == nil)
    #expect(result.ranks.count == 1 && result.ranks[0].shares == nil)
    var plan = UncertaintyPlan()
    plan.imputations = [.score(40)]
    let idle = try method.sensitivity(of: table, plan: plan, points: 8)
    #expect(idle.meanRankShift == nil)
  }

  @Test("is the same on any number of threads")
  func threads() throws {
    let (method, table) = try example()
    var plan = UncertaintyPlan.usual
    plan.leavesOutIndicators = true
    let one = try method.sensitivity(of: table, plan: plan, points: 64, ranksOf: [5, 9])
    let more = try method.sensitivity(
      of: table,
      plan: plan,
      points: 64,
      ranksOf: [5, 9],
      threads: 5
    )
    #expect(one.meanRankShift == more.meanRankShift)
    #expect(one.ranks.map(\.shares) == more.ranks.map(\.shares))
    #expect(one.ranks.map(\.row) == [5, 9])
  }
}
