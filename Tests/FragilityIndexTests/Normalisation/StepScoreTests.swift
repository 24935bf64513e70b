import Testing

@testable import FragilityIndex

@Suite("The categorical scale")
struct StepScoreTests {
  @Test(
    "gives each interval its score, a value at a bound to the side that includes it",
    arguments: [
      (Inclusive.right, Direction.higherIsWorse, [0, 0, 40, 40, 100]),
      (.left, .higherIsWorse, [0, 40, 40, 100, 100]),
      (.right, .lowerIsWorse, [100, 100, 40, 40, 0]),
      (.left, .lowerIsWorse, [100, 40, 40, 0, 0]),
    ] as [(Inclusive, Direction, [Double])]
  )
  func breaks(inclusive: Inclusive, direction: Direction, expected: [Double]) throws {
    let choice = StepScore(bounds: .values([10, 20]), scores: [0, 40, 100], inclusive: inclusive)
    let found = try normalise(Column([9, 10, 15, 20, 21]), .steps(choice), direction)
    #expect(found == Column(expected))
  }

  // Handbook on Constructing Composite Indicators (OECD and JRC, 2008): the top 5 % get 100, those between the 85th
  // and the 95th percentile 80, and so on.
  @Test("at quantiles of the reference is that of the Handbook")
  func handbook() throws {
    let choice = StepScore(
      bounds: .probabilities([0.05, 0.15, 0.35, 0.65, 0.85, 0.95]),
      scores: [0, 10, 20, 40, 60, 80, 100]
    )
    let found = try normalise(Column((1...100).map { Double($0) }), .steps(choice)).encoded
    let counts = choice.scores.map { score in found.filter { $0 == score }.count }
    #expect(counts == [5, 10, 20, 30, 20, 10, 5])
    #expect(found == found.sorted())
  }

  @Test("reads its breaks in the unit of the column when that is transformed")
  func transformed() throws {
    var income = indicator("income", .lowerIsWorse)
    income.transform = .log
    income.normalisation = .steps(StepScore(bounds: .values([1000, 5000]), scores: [0, 50, 100]))
    let result = try score([[800], [1500], [9000]], by: try method([income]))
    #expect(result.scores == Column([100, 50, 0]))
  }

  @Test("of quantiles is refused without values")
  func noValues() {
    let choice = StepScore(bounds: .probabilities([0.5]), scores: [0, 1])
    #expect(problemCodes { try normalise(Column([nil]), .steps(choice)) } == ["fit.no-values"])
  }
}
