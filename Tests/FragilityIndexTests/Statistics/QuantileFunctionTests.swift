import Testing

@testable import FragilityIndex

@Suite("A quantile function")
struct QuantileFunctionTests {
  @Test("agrees with others", arguments: ["beta", "gamma", "binomial"])
  func golden(distribution: String) throws {
    let file = try Golden("unit/quantile_functions")
    let columns = ["p", "a", "b", "quantile"].map { file.column($0).encoded }
    var count = 0
    for (row, name) in file.texts("distribution").enumerated() where name == distribution {
      let (p, a, b, expected) = (columns[0][row], columns[1][row], columns[2][row], columns[3][row])
      let found =
        switch name {
        case "beta": betaQuantile(p, a, b)
        case "gamma": gammaQuantile(p, a)
        default: binomialQuantile(p, Int(a), b).map(Double.init) ?? .nan
        }
      let share = name == "binomial" ? 0 : 2e-13
      #expect(isClose(found, expected, within: share), "\(p) \(a) \(b): \(found) \(expected)")
      count += 1
    }
    #expect(count > 100)
  }

  @Test("of beta has the closed forms of simple parameters", arguments: 1..<40)
  func closedForms(step: Int) {
    let p = Double(step) / 40
    let share = 4e-15
    #expect(isClose(betaQuantile(p, 1, 1), p, within: share))
    #expect(isClose(betaQuantile(p, 2, 1), p.squareRoot(), within: share))
    #expect(isClose(betaQuantile(p, 1, 2), p / (1 + (1 - p).squareRoot()), within: share))
    #expect(isClose(gammaQuantile(p, 1), -logarithmOfOnePlus(-p), within: share))
    let arcsine = 0.5 - cosine(Double.pi * p) / 2
    #expect(isClose(betaQuantile(p, 0.5, 0.5), arcsine, within: 1e-13))
  }

  @Test(
    "rises with the probability, also where the formula changes",
    arguments: [0.05, 0.5, 0.99, 1, 2, 14.9, 30, 399.9, 400.1, 5000]
  )
  func monotone(shape: Double) {
    let probabilities = (1..<2000).map { Double($0) / 2000 }
    for function: (Double) -> Double in [
      { gammaQuantile($0, shape) }, { betaQuantile($0, shape, 3 * shape) },
      { betaQuantile($0, shape, 0.5) },
    ] {
      let found = probabilities.map(function)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 || ($0 == $1 && $1 == 1) })
      #expect(found.allSatisfy { $0 > 0 && $0.isFinite })
    }
  }

  @Test("varies smoothly with the parameter where the formula changes")
  func seams() {
    for p in [0.001, 0.2, 0.5, 0.8, 0.999] {
      for (low, high) in [(400.0, 400.0.nextUp), (15.0.nextDown, 15), (0.5, 0.5.nextUp)] {
        #expect(isClose(gammaQuantile(p, low), gammaQuantile(p, high), within: 4e-14))
        #expect(isClose(betaQuantile(p, low, 700), betaQuantile(p, high, 700), within: 4e-14))
      }
    }
  }

  @Test("of beta is turned round with its parameters")
  func symmetry() {
    for (a, b) in [(0.5, 8.0), (3, 900), (450, 2000)] {
      for p in [1.0 / 1024, 0.25, 0.75] {
        #expect(
          isClose(betaQuantile(p, a, b), 1 - betaQuantile(1 - p, b, a), within: 4e-16, least: 1)
        )
      }
    }
  }

  @Test("has its ends at 0 and 1 and no value elsewhere")
  func edges() {
    #expect(betaQuantile(0, 2, 3) == 0 && betaQuantile(1, 2, 3) == 1)
    #expect(gammaQuantile(0, 2) == 0 && gammaQuantile(1, 2) == .infinity)
    for p in [-0.1, 1.1, .nan] {
      #expect(betaQuantile(p, 2, 3).isNaN && gammaQuantile(p, 2).isNaN)
      #expect(binomialQuantile(p, 3, 0.5) == nil)
    }
    for parameter in [0, -1, .nan, .infinity] {
      #expect(betaQuantile(0.5, parameter, 1).isNaN && betaQuantile(0.5, 1, parameter).isNaN)
      #expect(gammaQuantile(0.5, parameter).isNaN)
    }
    // Far below the smallest double.
    #expect(gammaQuantile(1e-9, 0.01) == 0 && betaQuantile(1e-9, 0.01, 3) == 0)
    // Within rounding of 1.
    #expect(betaQuantile(0.9, 3, 0.01) == 1)
  }

  @Test("of the binomial takes the step that a probability falls on")
  func steps() {
    // P(X <= k) for two tosses of a coin: 1/4, 3/4, 1.
    let cases: [(Double, Int)] = [
      (0, 0), (0.1, 0), (0.25, 0), (0.26, 1), (0.75, 1), (0.76, 2), (1, 2),
    ]
    for (p, expected) in cases { #expect(binomialQuantile(p, 2, 0.5) == expected, "\(p)") }
    #expect(binomialQuantile(0.5, 0, 0.5) == 0)
    #expect(binomialQuantile(0.5, 9, 0) == 0 && binomialQuantile(0.5, 9, 1) == 9)
    #expect(binomialQuantile(0.5, -1, 0.5) == nil && binomialQuantile(0.5, 9, 1.5) == nil)
  }

  @Test("of the binomial inverts the sum of its probabilities", arguments: [1, 2, 13, 60])
  func inverse(n: Int) {
    for probability in [0.02, 0.3, 0.5, 0.91] {
      var (sum, term) = (0.0, power(1 - probability, Double(n)))
      for k in 0...n {
        sum += term
        term *= Double(n - k) / Double(k + 1) * probability / (1 - probability)
        guard sum < 1 - 1e-6 else { break }
        // Near 1 what is missing has too few digits for a sum to fall on the step.
        let (below, above) =
          sum < 0.5
          ? (sum, sum * (1 + 1e-9)) : (sum - 1e-7 * (1 - sum), sum + 1e-7 * (1 - sum))
        #expect(binomialQuantile(below, n, probability) == k, "\(probability)")
        #expect(binomialQuantile(above, n, probability) == k + 1, "\(probability)")
      }
    }
  }
}
