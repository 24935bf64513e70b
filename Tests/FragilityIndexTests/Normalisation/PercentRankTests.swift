import Testing

@testable import FragilityIndex

@Suite("The percent rank")
struct PercentRankTests {
  // COINr ranks the values multiplied by the direction, we invert the share after ranking. With low
  // values worse, its least rank of equal values is therefore our largest one, and vice versa.
  @Test(
    "agrees with COINr on the ASEM example, where ties of inverted indicators swap min and max",
    arguments: [
      ("norm_prank_min", .min, .max), ("norm_prank_average", .average, .average),
      ("norm_prank_max", .max, .min),
    ] as [(String, TieRule, TieRule)]
  )
  func golden(file: String, ties: TieRule, tiesOfInverted: TieRule) throws {
    let values = try Golden("asem/chain_treated")
    let expected = try Golden("asem/" + file)
    for member in try ASEM().indicators {
      let isInverted = member.direction == .lowerIsWorse
      let choice = PercentRank(ties: isInverted ? tiesOfInverted : ties)
      let found = try normalise(
        values.column(member.id),
        .percentRank(choice),
        member.direction
      )
      let wrong = disagreements(found, expected.column(member.id), least: 1)
      #expect(wrong == [], "\(member.id)")
    }
  }

  @Test("inverts after ranking: equal values of an inverted indicator keep the share of their rank")
  func inversionAfterRanking() throws {
    let column = Column([1, 2, 2, 3, 4])
    let choice = Normalisation.percentRank(PercentRank(ties: .min))
    #expect(try normalise(column, choice) == Column([0, 0.25, 0.25, 0.75, 1]))
    #expect(try normalise(column, choice, .lowerIsWorse) == Column([1, 0.75, 0.75, 0.25, 0]))
  }

  @Test(
    "follows its convention and its tie rule",
    arguments: [
      (.inclusive, .min, [0, 1.0 / 3, 1.0 / 3, 1]),
      (.inclusive, .average, [0, 0.5, 0.5, 1]),
      (.inclusive, .max, [0, 2.0 / 3, 2.0 / 3, 1]),
      (.exclusive, .min, [0.2, 0.4, 0.4, 0.8]),
      (.exclusive, .average, [0.2, 0.5, 0.5, 0.8]),
      (.midpoint, .average, [0.125, 0.5, 0.5, 0.875]),
      (.midpoint, .max, [0.125, 0.625, 0.625, 0.875]),
    ] as [(RankConvention, TieRule, [Double])]
  )
  func conventions(
    convention: RankConvention,
    ties: TieRule,
    expected: [Double]
  ) throws {
    let choice = PercentRank(convention: convention, ties: ties)
    let found = try normalise(Column([10, 20, 20, 30]), .percentRank(choice))
    #expect(disagreements(found, Column(expected)) == [])
  }

  @Test("spreads over the scale and leaves gaps out of the count")
  func scaleAndGaps() throws {
    let column = Column([.present(3), .absent(.suppressed), .present(1), .present(2)])
    let found = try normalise(column, .percentRank(PercentRank()), scale: Scale(10, 20))
    #expect(found[0] == .present(20))
    #expect(found[1] == .absent(.suppressed))
    #expect(found[2] == .present(10))
    #expect(found[3] == .present(15))
  }

  @Test("of a single value is 0")
  func single() throws {
    #expect(try normalise(Column([4]), .percentRank(PercentRank())) == Column([0]))
  }

  @Test("refuses a reference without values")
  func noValues() {
    let codes = problemCodes { try normalise(Column([nil]), .percentRank(PercentRank())) }
    #expect(codes == ["fit.no-values"])
  }

  @Test(
    "of a value the reference does not hold lies between its neighbours, beyond the ends at the end",
    arguments: [
      (TieRule.min, [0, 12.5, 50, 87.5, 100]), (.average, [0, 18.75, 56.25, 87.5, 100]),
      (.max, [0, 25, 62.5, 87.5, 100]),
    ]
  )
  func newValues(ties: TieRule, expected: [Double]) {
    let fitted = FittedPercentRank(
      reference: [10, 20, 20, 30, 40],
      choice: PercentRank(ties: ties),
      scale: Scale(0, 100),
      direction: .higherIsWorse
    )
    #expect([5, 15, 25, 35, 50].map(fitted.score) == expected)
  }

  @Test("by the exclusive convention is never 0 nor 1, even beyond the ends")
  func exclusiveEnds() {
    let fitted = FittedPercentRank(
      reference: [10, 20, 30],
      choice: PercentRank(convention: .exclusive),
      scale: Scale(0, 1),
      direction: .lowerIsWorse
    )
    #expect([5, 45].map(fitted.score) == [0.75, 0.25])
  }

  @Test(
    "of a frozen reference never falls when a value grows, and stays on the scale",
    arguments: RankConvention.allCases,
    [TieRule.min, .average, .max]
  )
  func monotone(convention: RankConvention, ties: TieRule) {
    let fitted = FittedPercentRank(
      reference: [-2, 0, 0, 0, 1, 4, 4, 9],
      choice: PercentRank(convention: convention, ties: ties),
      scale: Scale(0, 1),
      direction: .higherIsWorse
    )
    let scores = (-12...48).map { fitted.score(Double($0) / 4) }
    #expect(scores == scores.sorted())
    #expect(scores.allSatisfy { (0...1).contains($0) })
    #expect(Set(scores).count > 4)
  }
}
