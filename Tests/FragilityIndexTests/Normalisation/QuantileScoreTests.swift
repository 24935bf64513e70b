import Testing

@testable import FragilityIndex

@Suite("The decile score")
struct QuantileScoreTests {
  private let reference = Column((0...100).map(Double.init))

  @Test(
    "puts a value that equals a decile on the side that is asked for",
    arguments: [
      (.right, [1, 1, 2, 5, 9, 10, 10]),
      (.left, [1, 2, 2, 6, 10, 10, 10]),
    ] as [(Inclusive, [Double])]
  )
  func sides(inclusive: Inclusive, expected: [Double]) throws {
    let scores = try normalise(reference, .quantile(QuantileScore(inclusive: inclusive)))
    #expect([0, 10, 11, 50, 90, 91, 100].map { scores.encoded[$0] } == expected)
  }

  @Test("becomes 11 - s where low values are worse", arguments: Inclusive.allCases)
  func inverted(inclusive: Inclusive) throws {
    let choice = Normalisation.quantile(QuantileScore(inclusive: inclusive))
    let straight = try normalise(reference, choice).encoded
    let turned = try normalise(reference, choice, .lowerIsWorse).encoded
    #expect(turned == straight.map { 11 - $0 })
    #expect(Set(turned) == Set((1...10).map(Double.init)))
  }

  @Test("knows nothing of the scale, and gaps keep their reason")
  func scaleAndGaps() throws {
    let column = Column([.present(1), .absent(.notApplicable), .present(2)])
    let found = try normalise(column, .quantile(QuantileScore()), scale: Scale(0, 100))
    #expect(found[0] == .present(1))
    #expect(found[1] == .absent(.notApplicable))
    #expect(found[2] == .present(10))
  }

  @Test("holds the whole numbers 0 to 90 against deciles that are whole numbers")
  func wholeDeciles() throws {
    let column = Column((0...90).map(Double.init))
    let scores = try normalise(column, .quantile(QuantileScore(inclusive: .right))).encoded
    #expect((1...9).map { scores[9 * $0] } == (1...9).map(Double.init))
    let left = try normalise(column, .quantile(QuantileScore(inclusive: .left))).encoded
    #expect((1...9).map { left[9 * $0] } == (2...10).map(Double.init))
  }

  @Test("of values that are mostly equal gives all of them the same score", arguments: 5...40)
  func ties(count: Int) throws {
    for value in [0.1, 43.9] {
      let column = Column([Double?](repeating: value, count: count) + [value + 1])
      let right = try normalise(column, .quantile(QuantileScore(inclusive: .right))).encoded
      #expect(Set(right.dropLast()) == [1], "\(count) times \(value)")
    }
  }

  @Test("refuses a reference without values")
  func noValues() {
    let codes = problemCodes { try normalise(Column([nil]), .quantile(QuantileScore())) }
    #expect(codes == ["fit.no-values"])
  }
}
