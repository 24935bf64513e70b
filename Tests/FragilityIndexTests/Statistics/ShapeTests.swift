import Testing

@testable import FragilityIndex

@Suite("Shape")
struct ShapeTests {
  @Test("agrees with COINr on vectors, gaps where it has them")
  func vectors() throws {
    let file = try Golden("unit/skew_kurt")
    let (skewness, kurtosis) = (file.column("skew_type2"), file.column("kurt_type2"))
    let passes = file.texts("pass_2_3p5")
    #expect(file.rows.count == 9)
    for (row, cell) in file.texts("values").enumerated() {
      let shape = Shape(of: Golden.numbers(cell).map { $0 ?? .nan })
      let found = Column(encoded: [shape.skewness, shape.kurtosis])
      let expected = Column([skewness[row], kurtosis[row]])
      #expect(disagreements(found, expected, within: 1e-10) == [], "\(file.rows[row][0])")
      #expect(OutlierTest().passes(shape) == (passes[row] == "TRUE"), "\(file.rows[row][0])")
    }
  }

  @Test("agrees with COINr on the ASEM example")
  func example() throws {
    let values = try Golden("asem/raw")
    let file = try Golden("asem/stats_raw")
    let names = file.texts("iCode")
    let shapes = names.map { Shape(of: values.column($0).encoded) }
    #expect(names.count == 49)
    for (name, found) in [
      ("Mean", shapes.map(\.mean)), ("Skew", shapes.map(\.skewness)),
      ("Kurt", shapes.map(\.kurtosis)), ("N.Avail", shapes.map { Double($0.count) }),
    ] {
      let wrong = disagreements(Column(encoded: found), file.column(name), within: 1e-10, least: 1)
      #expect(wrong == [], "\(name)")
    }
    let flags = shapes.map { OutlierTest().passes($0) ? "ok" : "OUT" }
    #expect(flags == file.texts("Flag.SkewKurt"))
  }

  @Test(
    "is not defined for few or equal values",
    arguments: [
      ([], false, false),
      ([.nan, 3], false, false),
      ([1, 2], false, false),
      ([1, 2, 9], true, false),
      ([0.1, 0.1, 0.1, 0.1, 0.1], false, false),
      ([1, 2, 4, 8], true, true),
      ([-1.7e308, 1.7e308, 1, 2, 3], false, false),
    ] as [([Double], Bool, Bool)]
  )
  func undefined(values: [Double], hasSkewness: Bool, hasKurtosis: Bool) {
    let shape = Shape(of: values)
    #expect(!shape.skewness.isNaN == hasSkewness)
    #expect(!shape.kurtosis.isNaN == hasKurtosis)
  }

  @Test("does not depend on order, and turns its skewness with the sign", arguments: 0..<5)
  func invariance(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let values = (0..<200).map { _ in exponential(3 * generator.unit()) }
    let shape = Shape(of: values)
    #expect(Shape(of: values.shuffled(using: &generator)) == shape)
    let mirrored = Shape(of: values.map { -$0 })
    #expect(mirrored.skewness == -shape.skewness)
    #expect(mirrored.kurtosis == shape.kurtosis)
  }
}
