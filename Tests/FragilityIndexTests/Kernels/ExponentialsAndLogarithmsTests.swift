import Testing

@testable import FragilityIndex

@Suite("Exponentials and logarithms several at a time")
struct ExponentialsAndLogarithmsTests {
  /// How far a number is from another one in units in the last place of the other.
  private func distance(_ found: Double, _ expected: Double) -> Double {
    found == expected || found.isNaN && expected.isNaN ? 0 : abs(found - expected) / expected.ulp
  }

  private func replaced(
    _ values: [Double],
    _ body: (UnsafeMutablePointer<Double>, Int) -> Void
  ) -> [Double] {
    var values = values
    values.withUnsafeMutableBufferPointer { values in
      if let start = values.baseAddress { body(start, values.count) }
    }
    return values
  }

  @Test("are those of the system but for the last place")
  func accuracy() {
    var generator = SplitMix64(seed: 21)
    let scales = [1.0, 10, 700, 0.01]
    let exponents =
      (0..<40_000).map { scales[$0 % 4] * generator.number(-1, 1) }
      + [
        0, 1, -1, 709.78, 709.79, -708.4, -720, -745.1, -745.2, .infinity, -.infinity, .nan, 1e300,
      ]
    for (x, found) in zip(exponents, replaced(exponents, exponentials(of:count:))) {
      #expect(distance(found, exponential(x)) <= 1, "exp(\(x))")
    }
    let numbers =
      exponents.map(exponential) + (0..<10_000).map { _ in generator.number(0.5, 2) }
      + [
        0, -1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1, 2, 0.5,
      ]
    for (x, found) in zip(numbers, replaced(numbers, logarithms(of:count:))) {
      #expect(distance(found, naturalLogarithm(x)) <= 1, "ln(\(x))")
    }
  }

  @Test("do not depend on what stands beside them")
  func neighbours() {
    var generator = SplitMix64(seed: 22)
    let values = (0..<67).map { _ in generator.number(0, 50) } + [.nan, 0, .infinity, 3]
    let together = replaced(values, logarithms(of:count:))
    let raised = replaced(values, exponentials(of:count:))
    for place in values.indices {
      let own = [values[place]]
      #expect(replaced(own, logarithms(of:count:))[0].bitPattern == together[place].bitPattern)
      #expect(replaced(own, exponentials(of:count:))[0].bitPattern == raised[place].bitPattern)
    }
    for start in 0..<values.count {
      let part = Array(values[start...])
      #expect(
        replaced(part, exponentials(of:count:)).map(\.bitPattern)
          == raised[start...].map(\.bitPattern)
      )
    }
  }
}
