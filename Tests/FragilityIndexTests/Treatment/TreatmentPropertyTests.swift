import Testing

@testable import FragilityIndex

@Suite("Any treatment")
struct TreatmentPropertyTests {
  static let steps: [Treatment.Step] = [
    .winsorise(maxPoints: 5), .winsorise(maxPoints: nil),
    .holdAtQuantiles(lower: 0.05, upper: 0.9), .holdAtQuantiles(lower: nil, upper: 0.95),
    .holdPoints(lowest: 2, highest: 3), .logarithm(LogTransform()),
    .logarithm(LogTransform(form: .plusOne, orientation: .down)),
    .boxCox(BoxCox()), .boxCox(BoxCox(lambda: -0.7)), .logarithm(LogTransform(form: .gii)),
  ]

  /// Values with a long tail on one side, with ties and with gaps.
  static func values(_ generator: inout SplitMix64) -> [Double] {
    let sign = generator.next() % 2 == 0 ? 1.0 : -1
    return (0..<120).map { _ in
      switch generator.next() % 10 {
      case 0: Double(absent: .suppressed)
      case 1, 2: 12
      default: 9 + sign * exponential(4 * generator.unit())
      }
    }
  }

  @Test("is monotone, hands gaps on and does not depend on order", arguments: 0..<12)
  func properties(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = Self.values(&generator)
    for step in Self.steps {
      for cumulative in [false, true] {
        let treatment = Treatment.steps(
          .init(
            first: step,
            otherwise: Self.steps[Int(generator.next() % 9)],
            cumulative: cumulative,
            test: OutlierTest(skewness: 0.5, kurtosis: 0),
            occasion: .always
          )
        )
        let fitted = try treatment.fit(to: values)
        #expect(try treatment.fit(to: values.shuffled(using: &generator)) == fitted)
        let beyond = (0..<40).map { _ in generator.number(-200, 200) }
        let treated = (values + beyond).sortedPresent().map(fitted.apply)
        #expect(zip(treated, treated.dropFirst()).allSatisfy { $0 <= $1 }, "\(treatment)")
        let gap = Double(absent: .suppressed)
        #expect(fitted.apply(gap).bitPattern == gap.bitPattern)
        #expect(!fitted.isMoved(gap))
        #expect(!fitted.isBeyondDomain(gap))
        #expect(!values.contains { fitted.isBeyondDomain($0) })
      }
    }
  }

  @Test("that holds values changes nothing the second time", arguments: 0..<12)
  func idempotence(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = Self.values(&generator)
    for step in Self.steps.prefix(5) {
      let fitted = try Treatment.steps(.init(first: step, otherwise: nil, occasion: .always))
        .fit(to: values)
      for value in values.sortedPresent() + [-1e9, 1e9] {
        let once = fitted.apply(value)
        #expect(fitted.apply(once) == once)
        #expect(!fitted.isMoved(once))
        #expect(fitted.isMoved(value) == (once != value))
      }
    }
  }
}
