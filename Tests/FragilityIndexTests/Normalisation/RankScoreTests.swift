import Testing

@testable import FragilityIndex

@Suite("Ranks as scores")
struct RankScoreTests {
  // COINr ranks the values multiplied by the direction, which is the inversion before ranking.
  @Test(
    "agree with COINr on the ASEM example",
    arguments: [("rank", RankScore.Start.rank), ("borda", .borda)],
    [("min", TieRule.min), ("average", .average), ("max", .max)]
  )
  func golden(start: (String, RankScore.Start), ties: (String, TieRule)) throws {
    let wrong = try GoldenNormalisation().disagreements(with: "norm_\(start.0)_\(ties.0)") { _ in
      .rank(RankScore(start: start.1, ties: ties.1))
    }
    #expect(wrong == [])
  }

  @Test(
    "as a share agree with COINr when they are inverted before ties are settled",
    arguments: [("min", TieRule.min), ("average", .average), ("max", .max)]
  )
  func goldenPercentRank(ties: (String, TieRule)) throws {
    let wrong = try GoldenNormalisation().disagreements(with: "norm_prank_\(ties.0)") { _ in
      .percentRank(PercentRank(ties: ties.1, inversion: .before))
    }
    #expect(wrong == [])
  }

  @Test(
    "where low is worse settle ties before or after they are turned round",
    arguments: [
      (RankInversion.before, TieRule.min, [4, 2, 2, 1]), (.before, .max, [4, 3, 3, 1]),
      (.after, .min, [4, 3, 3, 1]), (.after, .max, [4, 2, 2, 1]),
      (.before, .average, [4, 2.5, 2.5, 1]), (.after, .average, [4, 2.5, 2.5, 1]),
    ] as [(RankInversion, TieRule, [Double])]
  )
  func inversion(inversion: RankInversion, ties: TieRule, ranks: [Double]) throws {
    let column = Column([10, 20, 20, 30])
    let rank = RankScore(ties: ties, inversion: inversion)
    #expect(try normalise(column, .rank(rank), .lowerIsWorse) == Column(ranks))
    let borda = RankScore(start: .borda, ties: ties, inversion: inversion)
    #expect(try normalise(column, .rank(borda), .lowerIsWorse) == Column(ranks.map { $0 - 1 }))
    let share = PercentRank(ties: ties, inversion: inversion)
    let found = try normalise(column, .percentRank(share), .lowerIsWorse)
    #expect(disagreements(found, Column(ranks.map { ($0 - 1) / 3 })) == [])
  }

  @Test("of a value the reference does not hold lie between those of its neighbours")
  func newValues() {
    let fitted = FittedRankScore(
      reference: [10, 20, 40],
      choice: RankScore(),
      direction: .higherIsWorse
    )
    #expect([0, 10, 15, 25, 40, 90].map(fitted.score) == [1, 1, 1.5, 2.25, 3, 3])
    let turned = FittedRankScore(
      reference: [10, 20, 40],
      choice: RankScore(inversion: .after),
      direction: .lowerIsWorse
    )
    #expect([0, 15, 25, 90].map(turned.score) == [3, 2.5, 1.75, 1])
  }
}
