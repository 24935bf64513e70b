import Testing

@testable import FragilityIndex

@Suite("Groups of territories")
struct GroupTests {
  private func index(_ scores: [Double?], groups: [String], people: [Double]? = nil) throws
    -> IndexResult
  {
    let method = try method(parents: ["group"], [indicator("a")]) { $0.normalisation = .none }
    return try score(
      territories(
        [Column(scores)],
        population: people.map { Column($0.map { $0 }) },
        parents: [("group", groups)]
      ),
      by: method
    )
  }

  @Test("have figures, ranks within them, and a first and a last one")
  func figures() throws {
    let result = try index([1, 7, 5, 3, nil, 9], groups: ["a", "b", "b", "a", "a", ""])
    let groups = GroupComparison(of: result, by: result.territories.parents[0].codes)
    #expect(groups.groups.map(\.code) == ["a", "b"])
    #expect(groups.groups.map(\.rows.count) == [3, 2])
    #expect(groups.groups.map(\.scoredCount) == [2, 2])
    #expect(groups.groups.map(\.mean) == [2, 6] && groups.groups.map(\.median) == [2, 6])
    #expect(groups.groups.map(\.minimum) == [1, 5] && groups.groups.map(\.maximum) == [3, 7])
    #expect(groups.groups.map(\.first) == [3, 1] && groups.groups.map(\.last) == [0, 2])
    #expect(
      groups.ranks
        == Column([
          .present(2), .present(1), .present(2), .present(1), .absent(.insufficientWeight),
          .absent(.notApplicable),
        ])
    )
    #expect(groups.ungroupedCount == 1)
    // 1, 3 and 5, 7 around 4: (9 + 1 + 1 + 9) / 4 is 1 within and 4 between.
    let variance = groups.inequality[0]
    #expect(variance.total == 5 && variance.within == 1 && variance.between == 4)
    #expect(groups.etaSquared == 0.8)
    let theil = groups.inequality[1]
    let between = 0.5 * (0.5 * naturalLogarithm(0.5) + 1.5 * naturalLogarithm(1.5))
    #expect(isClose(theil.between, between))
  }

  @Test("share the inequality without a rest", arguments: 0..<50)
  func shares(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let groups = (0..<(1 + Int(random.next() % 9))).map { _ in
      (0..<(1 + Int(random.next() % 30))).map { _ in
        random.next() % 8 == 0 ? 0 : random.number(0, 100)
      }
    }
    for measure in InequalityShares.Measure.allCases {
      let shares = InequalityShares(measure, of: groups)
      guard shares.total > 0 else { continue }
      #expect(isClose(shares.within + shares.between, shares.total, least: 1e-3))
      #expect(shares.within >= -1e-12 && shares.between >= -1e-12)
    }
  }

  @Test("have no Theil index of negative scores")
  func negative() {
    let shares = InequalityShares(.theil, of: [[1, -1], [3]])
    #expect(shares.total.isNaN && shares.withinShare.isNaN)
  }

  /// Counts of insects by six sprays.
  ///
  /// Of G. Beall (1942), which R keeps as `InsectSprays`.
  private static let sprays: [[Double]] = [
    [10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13],
    [11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13],
    [0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4], [3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4],
    [3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4], [11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13],
  ]

  @Test("are tested as R's kruskal.test and oneway.test do, to the digits that R prints")
  func tests() {
    let ranks = GroupTest(.kruskalWallis, of: Self.sprays)
    #expect(abs(ranks.statistic - 54.691) < 5e-4 && ranks.degreesOfFreedom == 5)
    #expect(isClose(ranks.pValue, 1.511e-10, within: 5e-4))
    let means = GroupTest(.welch, of: Self.sprays)
    #expect(abs(means.statistic - 36.065) < 5e-4)
    #expect(abs(means.residualDegreesOfFreedom - 30.043) < 5e-4)
    #expect(isClose(means.pValue, 7.999e-12, within: 1e-3))
    // Hollander and Wolfe (1973): mucociliary efficiency.
    let lungs = [[2.9, 3.0, 2.5, 2.6, 3.2], [3.8, 2.7, 4.0, 2.4], [2.8, 3.4, 3.7, 2.2, 2.0]]
    let small = GroupTest(.kruskalWallis, of: lungs)
    #expect(abs(small.statistic - 0.77143) < 5e-6)
    // With two degrees of freedom the tail is an exponential.
    #expect(isClose(small.pValue, exponential(-small.statistic / 2)))
    // Student (1908): hours of sleep.
    let sleep = [
      [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
      [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
    ]
    let two = GroupTest(.welch, of: sleep)
    #expect(abs(two.statistic - 3.4626) < 5e-5 && abs(two.pValue - 0.07939) < 5e-6)
    #expect(abs(two.residualDegreesOfFreedom - 17.776) < 5e-4)
  }

  @Test("are not tested where nothing varies, or nothing is left")
  func degenerate() {
    #expect(GroupTest(.kruskalWallis, of: [[1, 1], [1]]).pValue.isNaN)
    #expect(GroupTest(.kruskalWallis, of: [[1, 2]]).pValue.isNaN)
    #expect(GroupTest(.kruskalWallis, of: []).pValue.isNaN)
    #expect(GroupTest(.welch, of: [[1, 2], [3]]).groupCount == 1)
    #expect(GroupTest(.welch, of: [[1, 2], [3, 3]]).pValue.isNaN)
    #expect(GroupTest(.welch, of: [[1, 3], [1, 3]]).pValue == 1)
  }
}

@Suite("Areas summed up")
struct AreaSummaryTests {
  private func unit(_ rank: Double, _ people: Double, score: Double = 0) -> RankedUnit {
    RankedUnit(rank: rank, score: score, population: people)
  }

  private func summary(_ units: [RankedUnit], of total: Int) -> AreaSummary {
    let people = units.reduce(0) { $0 + $1.population }
    return AreaSummary(code: "A", population: people, count: units.count, units: units, of: total)
  }

  @Test("have averages weighted by people")
  func averages() {
    let found = summary([unit(2, 300, score: 80), unit(7, 100, score: 40)], of: 10)
    #expect(found.averageScore == 70)
    // (2 * 300 + 7 * 100) / 400 = 3.25
    #expect(found.averageRank == 7.75)
  }

  @Test("count the units in the most deprived tenth: 18 of 65 are 0.277")
  func worstDecile() {
    // Of 1000 ranks, 83 to 147: the first 18 are up to 100.
    let units: [RankedUnit] = (83...147).map { (rank: Int) in unit(Double(rank), 1) }
    let found = summary(units, of: 1000)
    #expect(isClose(found.worstDecileShare, 18.0 / 65))
    #expect((found.worstDecileShare * 1000).rounded() == 277)
  }

  @Test(
    "have an extent that falls off from the 11th to the 30th percentile",
    arguments: [(1, 1), (10, 1), (11, 0.95), (20, 0.95 - 9 * 0.9 / 19), (30, 0.05), (31, 0)]
      as [(Double, Double)]
  )
  func extent(rank: Double, weight: Double) {
    #expect(isClose(summary([unit(rank, 7)], of: 100).extent, weight, least: 1))
    #expect(isClose(summary([unit(rank, 5), unit(99, 15)], of: 100).extent, weight / 4, least: 1))
  }

  @Test("have a local concentration of exactly a tenth of their people, the last unit split")
  func localConcentration() {
    // Ten of 100 people: 4 of rank 1, 6 of the 50 of rank 4.
    let split = summary([unit(9, 46), unit(4, 50), unit(1, 4)], of: 10)
    #expect(isClose(split.localConcentration, 11 - 2.8))
    #expect(summary([unit(4, 90), unit(2, 10)], of: 10).localConcentration == 9)
    #expect(summary([unit(3, 0)], of: 10).localConcentration.isNaN)
  }

  @Test("say how many people they stand on, and take ranks of fragility in an index of strength")
  func coverage() throws {
    let method = try method(parents: ["epci"], [indicator("a", .lowerIsWorse)]) {
      $0.normalisation = .none
      $0.orientation = .strength
    }
    let table = territories(
      [Column([10, nil, 30, 20])],
      population: Column([100, 300, 50, 50]),
      parents: [("epci", ["A", "A", "B", "B"])]
    )
    let result = try score(table, by: method)
    let areas = try result.summaries(of: result.groupCodes(at: "epci"))
    #expect(areas.map(\.code) == ["A", "B"])
    #expect(areas[0].coverage == 0.25 && areas[0].scoredCount == 1 && areas[0].count == 2)
    // The lowest strength is the most fragile: rank 1 of 3, so 3 + 1 - 1.
    #expect(areas.map(\.averageRank) == [3, 1.5])
    #expect(areas.map(\.averageScore) == [10, 25])
    #expect(try result.summaries(of: result.groupCodes(at: "all")).count == 1)
    let codes = problemCodes { try result.groupCodes(at: "commune") }
    #expect(codes == ["rollup.unknown-level"])
  }
}
