import Testing

@testable import FragilityIndex

@Suite("A summary")
struct SummaryTests {
  @Test("agrees with COINr on the raw indicators of the ASEM example")
  func golden() throws {
    let values = try Golden("asem/raw")
    let file = try Golden("asem/stats_raw")
    #expect(file.rows.count == 49)
    for (row, id) in file.texts("iCode").enumerated() {
      let summary = Summary(of: values.column(id).encoded)
      func expected(_ name: String) throws -> Double {
        try #require(file.column(name)[row].number)
      }
      #expect(try Double(summary.presentCount) == expected("N.Avail"), "\(id)")
      #expect(
        try Double(summary.presentCount - summary.zeroCount) == expected("N.NonZero"),
        "\(id)"
      )
      #expect(try Double(summary.distinctCount) == expected("N.Unique"), "\(id)")
      #expect(try Double(summary.mostRepeatedCount) == expected("N.Same"), "\(id)")
      #expect(try isClose(summary.availability, expected("Frc.Avail")), "\(id)")
      #expect(try isClose(1 - summary.zeroShare, expected("Frc.NonZero")), "\(id)")
      #expect(try summary.minimum == expected("Min") && summary.maximum == expected("Max"), "\(id)")
      #expect(try isClose(summary.mean, expected("Mean")), "\(id)")
      #expect(try isClose(summary.median, expected("Median")), "\(id)")
      #expect(try isClose(summary.standardDeviation, expected("Std")), "\(id)")
      #expect(try isClose(summary.skewness, expected("Skew"), within: 1e-10), "\(id)")
      #expect(try isClose(summary.kurtosis, expected("Kurt"), within: 1e-10), "\(id)")
    }
  }

  @Test("of nothing has counts and no figures")
  func empty() {
    for values in [[], [Double(absent: .suppressed), .nan]] {
      let summary = Summary(of: values)
      #expect(summary.count == values.count && summary.presentCount == 0)
      #expect(summary.distinctCount == 0 && summary.mostRepeatedCount == 0)
      #expect(summary.availability == 0 && summary.zeroShare == 0 && !summary.isConstant)
      #expect(summary.minimum.isNaN && summary.mean.isNaN && summary.skewness.isNaN)
    }
  }

  @Test("of few or equal values leaves out what they do not tell")
  func few() {
    let one = Summary(of: [4, .nan])
    #expect(one.isConstant && one.median == 4 && one.maximum == 4 && one.mostRepeatedCount == 1)
    #expect(one.standardDeviation.isNaN && one.skewness.isNaN)
    let three = Summary(of: [1, 2, 6])
    #expect(!three.skewness.isNaN && three.kurtosis.isNaN)
    let equal = Summary(of: [0, -0.0, 0, 0])
    #expect(equal.isConstant && equal.zeroCount == 4 && equal.mostRepeatedCount == 4)
    #expect(equal.standardDeviation == 0 && equal.skewness.isNaN && equal.kurtosis.isNaN)
  }
}
