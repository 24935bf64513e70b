import Testing

@testable import FragilityIndex

@Suite("Moments")
struct MomentsTests {
  @Test("without values are not numbers")
  func empty() {
    for values in [[], [Double(absent: .suppressed), .nan]] {
      let moments = Moments(of: values)
      #expect(moments.count == 0)
      #expect(moments.mean.isNaN)
      #expect(moments.standardDeviation.isNaN)
    }
  }

  @Test("of one value have a mean and no standard deviation")
  func single() {
    let moments = Moments(of: [.nan, 4])
    #expect(moments.count == 1)
    #expect(moments.mean == 4)
    #expect(moments.standardDeviation.isNaN)
  }

  @Test("of two values divide by n - 1")
  func two() {
    let moments = Moments(of: [1, .nan, 3])
    #expect(moments.count == 2)
    #expect(moments.mean == 2)
    #expect(moments.standardDeviation == 2.0.squareRoot())
  }

  @Test("of equal values have no standard deviation", arguments: 1...60)
  func constants(count: Int) {
    for value in [0, 7, -2.5, 0.1, 1.0 / 3, 1e-300, 12.3] {
      let moments = Moments(of: [Double](repeating: value, count: count + 1))
      #expect(isClose(moments.mean, value, within: 1e-15))
      #expect(moments.standardDeviation == 0, "\(count + 1) times \(value)")
    }
  }

  @Test("keep their digits next to a large mean")
  func cancellation() {
    let moments = Moments(of: [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(moments.mean == 1e9 + 10)
    #expect(isClose(moments.standardDeviation, 30.0.squareRoot(), within: 1e-15))
  }

  @Test("agree with R on the standard deviation")
  func golden() throws {
    let file = try Golden("unit/skew_kurt")
    let values = file.texts("values").map(Golden.numbers)
    let expected = file.column("sd_n1")
    #expect(!values.isEmpty)
    for (row, numbers) in values.enumerated() {
      let moments = Moments(of: numbers.map { $0 ?? .nan })
      let deviation = try #require(expected[row].number)
      #expect(isClose(moments.standardDeviation, deviation), "\(file.rows[row][0])")
    }
  }
}
