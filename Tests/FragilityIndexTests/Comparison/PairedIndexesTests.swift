import Testing

@testable import FragilityIndex

@Suite("Two indices of the same territories")
struct PairedIndexesTests {
  private func index(_ scores: [Double?], _ codes: [String], scale: Scale = Scale(0, 100)) throws
    -> IndexResult
  {
    let method = try method([indicator("a")]) {
      $0.normalisation = .none
      $0.scale = scale
      $0.classes = .breaks([25, 50], inclusive: .right)
    }
    return try score(territories([Column(scores)], codes: codes), by: method)
  }

  @Test("are matched by code, ranked among those with both scores, and their shifts signed")
  func handWorked() throws {
    let first = try index([90, 10, 30, 60, nil, 99], ["A", "B", "C", "D", "E", "X"])
    let second = try index([5, 70, 20, 40, 50, 60], ["Y", "A", "B", "C", "D", "E"])
    let paired = PairedIndexes(first, second)
    #expect(paired.matchedCount == 5 && paired.scoredCount == 4)
    // A, D, C, B by the first; A, D, C, B by the second: only scores move.
    #expect(paired.pairs.map(\.rank) == [1, 4, 3, 2, nil, nil, nil])
    #expect(paired.pairs.map(\.otherRank) == [1, 4, 3, 2, nil, nil, nil])
    #expect(paired.pairs.map(\.row) == [0, 1, 2, 3, 4, 5, nil])
    #expect(paired.pairs.map(\.otherRow) == [1, 2, 3, 4, 5, nil, 0])
    #expect(paired.pairs.map { paired.scoreShift(of: $0) } == [-20, 10, 10, -10, nil, nil, nil])
    #expect(paired.meanScoreShift == -2.5 && paired.meanRankShift == 0)
    #expect(paired.spearman.coefficient == 1 && paired.kendall.coefficient == 1)
    // E has no class in the first.
    #expect(paired.classCounts == [[1, 0, 0], [0, 1, 0], [0, 1, 1]])
    #expect(paired.movers(3) == [])
  }

  @Test("list those that move most, upwards with a sign")
  func movers() throws {
    let codes = ["A", "B", "C", "D"]
    let paired = PairedIndexes(
      try index([4, 3, 2, 1], codes),
      try index([1, 3, 2, 4], codes)
    )
    #expect(paired.pairs.map(\.rankShift) == [-3, 0, 0, 3])
    #expect(paired.movers(9) == [0, 3] && paired.movers(1) == [0] && paired.movers(0) == [])
    #expect(paired.meanRankShift == 1.5)
  }

  @Test("weigh disagreements of classes by their distance")
  func kappa() {
    // Observed 1; expected (3 * 2 + 1 * 2) / 4 = 2.
    #expect(weightedKappa([[2, 1], [0, 1]]) { $0 } == 0.5)
    #expect(weightedKappa([[2, 0], [0, 2]]) { $0 } == 1)
    #expect(weightedKappa([[1, 1], [1, 1]]) { $0 } == 0)
    #expect(weightedKappa([[4]]) { $0 }.isNaN)
    #expect(weightedKappa([[1, 2, 3], [0, 0, 1]]) { $0 }.isNaN)
    // Far disagreements cost more by the square.
    let counts = [[3, 0, 1], [0, 3, 0], [0, 0, 3]]
    #expect(weightedKappa(counts) { $0 } > weightedKappa(counts) { $0 * $0 })
  }

  @Test("do not subtract scores of different scales, nor match what has no code in common")
  func apart() throws {
    let first = try index([1, 2, 3], ["A", "B", "C"])
    let other = PairedIndexes(first, try index([1, 2, 3], ["A", "B", "C"], scale: Scale(0, 10)))
    #expect(!other.isSameScale && other.meanScoreShift.isNaN)
    #expect(other.scoreShift(of: other.pairs[0]) == nil)
    let none = PairedIndexes(first, try index([1], ["Z"]))
    #expect(none.matchedCount == 0 && none.pairs.count == 4)
    #expect(none.spearman.coefficient.isNaN && none.linearKappa.isNaN && none.meanRankShift.isNaN)
  }
}
