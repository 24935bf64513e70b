import Testing

@testable import FragilityIndex

@Suite("The z-score")
struct ZScoreTests {
  @Test(
    "agrees with COINr on the ASEM example",
    arguments: [
      ("norm_zscore_0_1", ZScore()),
      ("norm_zscore_100_10", ZScore(mean: 100, standardDeviation: 10)),
    ]
  )
  func golden(file: String, choice: ZScore) throws {
    let values = try Golden("asem/chain_treated")
    let expected = try Golden("asem/" + file)
    for member in try ASEM().indicators {
      let found = try normalise(values.column(member.id), .zScore(choice), member.direction)
      let wrong = disagreements(found, expected.column(member.id), within: 1e-10, least: 1)
      #expect(wrong == [], "\(member.id)")
    }
  }

  @Test("turns the sign where low values are worse, and keeps the mean")
  func inverted() throws {
    let choice = Normalisation.zScore(ZScore(mean: 50, standardDeviation: 2))
    let column = Column([1, nil, 2, 3])
    #expect(try normalise(column, choice) == Column([48, nil, 50, 52]))
    #expect(try normalise(column, choice, .lowerIsWorse) == Column([52, nil, 50, 48]))
  }

  @Test(
    "refuses values that do not vary",
    arguments: [
      ([nil, nil], "fit.no-values"),
      ([7, nil], "fit.constant"),
      ([7, 7, 7], "fit.constant"),
      ([0.1, 0.1, 0.1], "fit.constant"),
      ([12.3, 12.3, 12.3, 12.3, 12.3], "fit.constant"),
      ([-1.5e308, 1.5e308], "fit.too-large"),
      ([1.5e308, 1.6e308], "fit.too-large"),
    ] as [([Double?], String)]
  )
  func refusals(values: [Double?], code: String) {
    #expect(problemCodes { try normalise(Column(values), .zScore(ZScore())) } == [code])
  }

  @Test("of a reference has the mean and deviation aimed at", arguments: 0..<10)
  func target(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = (0..<60).map { _ in generator.number(-5, 90) }
    let choice = Normalisation.zScore(ZScore(mean: 100, standardDeviation: 10))
    let moments = Moments(of: try normalise(Column(values), choice).encoded)
    #expect(isClose(moments.mean, 100))
    #expect(isClose(moments.standardDeviation, 10))
  }
}
