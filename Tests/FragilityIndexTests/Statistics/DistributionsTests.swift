import Testing

@testable import FragilityIndex

// Numbers of 17 digits from mpmath 1.3 at 30 digits.
@Suite("A distribution")
struct DistributionsTests {
  @Test("of Student has two tails, near and far, of few and many degrees of freedom")
  func student() {
    let cases: [(Double, Double, Double)] = [
      (0.5, 1, 0.70483276469913345), (1, 2, 0.42264973081037424), (2.5, 3, 0.087706647008065547),
      (-2.5, 3, 0.087706647008065547), (12, 5, 7.0894925171615227e-5),
      (1e-06, 7, 0.99999923001709834), (0.01, 49, 0.99206189130835328),
      (3.3, 49, 0.0018073079218663533), (25, 49, 1.5065641664269492e-29),
      (1.96, 35000, 0.050003712918182309), (100000000.0, 4, 5.999999999999996e-32),
      (2, 0.5, 0.44551489018313123), (0, 3, 1), (-.infinity, 3, 0), (40, 35000, 0),
    ]
    for (t, degrees, expected) in cases {
      let found = studentTwoSidedP(t, degreesOfFreedom: degrees)
      #expect(isClose(found, expected, within: 1e-12, least: 1e-300), "\(t) \(degrees): \(found)")
    }
    #expect(studentTwoSidedP(.nan, degreesOfFreedom: 3).isNaN)
    #expect(studentTwoSidedP(1, degreesOfFreedom: 0).isNaN)
  }

  @Test("of Student falls from 1 to 0 as t grows, without a step where the formula changes")
  func monotone() {
    for degrees in [1.0, 2, 3.5, 10, 200, 1e5] {
      let found = (0...4000).map { studentTwoSidedP(Double($0) / 400, degreesOfFreedom: degrees) }
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 > $1 && $0 - $1 < 0.01 }, "\(degrees)")
    }
  }

  @Test("that is normal keeps its digits in the tail")
  func normal() {
    let cases: [(Double, Double)] = [
      (-3, 0.99865010196836991), (0, 0.5), (1, 0.15865525393145705), (5, 2.8665157187919391e-7),
      (10, 7.6198530241605261e-24), (30, 4.9067139271481871e-198), (40, 0),
    ]
    for (z, expected) in cases {
      #expect(isClose(normalUpperTail(z), expected, within: 1e-13), "\(z)")
    }
  }

  @Test("that is normal has quantiles to full precision")
  func quantiles() {
    let cases: [(Double, Double)] = [
      (0.5, 0), (0.975, 1.9599639845400539), (0.9, 1.2815515655446006), (0.05, -1.6448536269514727),
      (1e-3, -3.0902323061678135), (1e-10, -6.3613409024040562), (1e-100, -21.273453560965324),
      (1e-300, -37.047096299361199), (0.999999, 4.7534243088170878), (0, -.infinity),
      (1, .infinity),
    ]
    for (probability, expected) in cases {
      let found = normalQuantile(probability)
      #expect(
        found == expected || isClose(found, expected, within: 4e-16),
        "\(probability) \(found)"
      )
    }
    #expect(normalQuantile(-0.1).isNaN && normalQuantile(1.1).isNaN && normalQuantile(.nan).isNaN)
  }

  @Test("that is normal gives back the probability of its quantile", arguments: 1..<200)
  func roundTrip(step: Int) {
    let probability = Double(step) / 200
    #expect(isClose(normalUpperTail(-normalQuantile(probability)), probability, within: 1e-14))
  }
}
