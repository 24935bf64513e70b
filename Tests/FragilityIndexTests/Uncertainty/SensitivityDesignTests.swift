import Testing

@testable import FragilityIndex

@Suite("A design of sensitivity")
struct SensitivityDesignTests {
  @Test("has blocks that differ from A in one source, which they have from B")
  func blocks() {
    let design = SensitivityDesign(points: 8, sources: 3, seed: 1)
    #expect(design.runCount == 40)
    for (point, source) in (0..<8).flatMap({ point in (0..<3).map { (point, $0) } }) {
      let a = design.value(run: point, source: source)
      let b = design.value(run: 8 + point, source: source)
      #expect(a != b && a > 0 && a < 1 && b > 0 && b < 1)
      for block in 0..<3 {
        let found = design.value(run: 8 * (2 + block) + point, source: source)
        #expect(found == (block == source ? b : a))
      }
    }
  }

  @Test("finds the analytic shares of the function of Ishigami", arguments: [1, 2, 3, 4, 5])
  func ishigami(seed: UInt64) throws {
    let errors = try [256, 4096].map { points in
      let shares = try #require(Ishigami.sample(points: points, seed: seed).shares())
      return Ishigami.largestError(of: shares)
    }
    #expect(errors[1] < 0.005, "\(errors)")
    #expect(errors[1] < errors[0] / 3, "\(errors)")
  }

  @Test("takes as many sources as its sequence has dimensions for")
  func manySources() {
    let count = SensitivityDesign.maximumSources
    let design = SensitivityDesign(points: 2, sources: count, seed: 1)
    #expect(count == 32)
    #expect(Set((0..<count).map { design.value(run: 3, source: $0) }).count == count)
  }
}

/// The function `sin x + 7 sin^2 y + 0.1 z^4 sin x` of Ishigami and Homma (1990).
enum Ishigami {
  static func sample(points: Int, seed: UInt64, shift: Double = 0) -> SensitivitySample {
    let design = SensitivityDesign(points: points, sources: 3, seed: seed)
    let outputs = (0..<design.runCount).map { run in
      let angles = (0..<3).map { Double.pi * (2 * design.value(run: run, source: $0) - 1) }
      // sin x = cos(x - pi / 2)
      let (x, y) = (cosine(angles[0] - Double.pi / 2), cosine(angles[1] - Double.pi / 2))
      return shift + x + 7 * y * y + 0.1 * power(abs(angles[2]), 4) * x
    }
    return design.sample(outputs)
  }

  /// From the variances of its parts, which are integrals of sines and powers.
  static func largestError(of shares: [VarianceShare]) -> Double {
    let fourth = power(Double.pi, 4)
    let parts = (
      x: 0.5 * (1 + 0.1 * fourth / 5) * (1 + 0.1 * fourth / 5), y: 49.0 / 8,
      together: 0.01 * fourth * fourth * (1.0 / 18 - 1.0 / 50)
    )
    let variance = parts.x + parts.y + parts.together
    let expected = [
      parts.x / variance, parts.y / variance, 0, (parts.x + parts.together) / variance,
      parts.y / variance, parts.together / variance,
    ]
    return largestDifference(shares.map(\.first) + shares.map(\.total), expected)
  }
}
