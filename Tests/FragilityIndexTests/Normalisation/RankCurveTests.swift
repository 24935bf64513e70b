import Testing

@testable import FragilityIndex

@Suite("Curves of ranks")
struct RankCurveTests {
  // The worked example of the Northern Ireland Multiple Deprivation Measure; digits by Python.
  @Test("exponential: five areas have 100, 36, 21, 12 and 5")
  func fiveAreas() throws {
    let choice = Normalisation.exponentialRank(ExponentialRank())
    let found = try normalise(Column([9, 7, 5, 4, 1]), choice).encoded
    #expect(found.map { $0.rounded() } == [100, 36, 21, 12, 5])
    let exact = [
      99.99999999999996, 35.85682409584928, 20.632706729527325, 11.55150445600334,
      5.0580459938848055,
    ]
    #expect(zip(found, exact).allSatisfy { isClose($0, $1) })
    let low = try normalise(Column([1, 4, 5, 7, 9]), choice, .lowerIsWorse).encoded
    #expect(low == found)
  }

  @Test("exponential: the most deprived tenth has more than half of the scale, ties share a rank")
  func exponentialCurve() throws {
    let ranks = Column((1...1000).map { Double($0) })
    let upper = try normalise(ranks, .exponentialRank(ExponentialRank())).encoded
    #expect(upper.filter { $0 > 50 }.count == 103)
    let lower = try normalise(ranks, .exponentialRank(ExponentialRank(convention: .lower)))
    #expect(lower.encoded[0] == 0)
    let tied = try normalise(Column([1, 1, 2]), .exponentialRank(ExponentialRank())).encoded
    let share = -23 * naturalLogarithm(1 - 0.5 * (1 - exponential(-100 / 23)))
    #expect(tied[0] == tied[1] && isClose(tied[0], share))
  }

  @Test("normal scores are quantiles of the normal law, here by Python's statistics")
  func normal() throws {
    let tied = try normalise(Column([1, 5, 5, 7, 9]), .normalScore(NormalScore()))
    let expected = [
      -0.9674215661017014, -0.2104283942479247, -0.2104283942479247, 0.43072729929545733,
      0.9674215661017014,
    ]
    #expect(disagreements(tied, Column(expected), within: 1e-10) == [])
    let choice = NormalScore(convention: .midpoint, mean: 50, standardDeviation: 10)
    let midpoint = try normalise(Column([5, 4, nil, 3, 2, 1]), .normalScore(choice), .lowerIsWorse)
    let other: [Double?] = [
      37.184484344553994, 44.755994872919594, nil, 50, 55.244005127080406, 62.815515655446006,
    ]
    #expect(disagreements(midpoint, Column(other), within: 1e-10) == [])
  }

  @Test("of frozen ranks never fall when a value grows", arguments: Direction.allCases)
  func monotone(direction: Direction) {
    let reference = [-2.0, 0, 0, 1, 4, 9]
    let curve = FittedExponentialRank(
      reference: reference,
      choice: ExponentialRank(),
      direction: direction
    )
    let normal = FittedNormalScore(
      reference: reference,
      choice: NormalScore(),
      direction: direction
    )
    for score in [curve.score, normal.score] {
      let scores = (-12...48).map { score(Double($0) / 4) }
      let rising = direction == .higherIsWorse ? scores : scores.reversed()
      #expect(rising == rising.sorted())
      #expect(Set(scores).count > 4)
    }
  }
}
