/// The value that a beta variable stays below with a given probability.
///
/// Solves `I(x; a, b) = probability` with the regularised incomplete beta function; see ``BetaDistribution``.
///
/// Edge cases: 0 at 0, 1 at 1; NaN for a probability outside of them, and without positive, finite parameters. Below
/// the smallest double it is 0, which happens for `a` far below 1.
package func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, a.isFinite, b.isFinite else { return .nan }
  return BetaDistribution(a, b).quantile(probability)
}

/// A beta distribution, ready to be asked for many quantiles.
///
/// All is computed on the scale `s = ln(x / (1 - x)) - ln(a / b)`, on which the density is log-concave with its mode at
/// 0, for any parameters, and with the smaller parameter first: then `a s - (a + b) ln(1 + a / (a + b) (e^s - 1))`, the
/// logarithm of the density, loses no digits. Tails are the continued fraction of A. DiDonato and A. Morris, Algorithm
/// 708 (1992), where both parameters are large a sum over the density; quantiles are to about 1 part in 10^14, divided
/// by the parameters where these are small.
struct BetaDistribution: Sendable {
  private let a: Double
  private let b: Double
  private let isTurned: Bool
  private let peak: Double

  /// - Parameters:
  ///   - a: The positive power of `x`.
  ///   - b: The positive power of `1 - x`.
  init(_ a: Double, _ b: Double) {
    isTurned = a > b
    self.a = min(a, b)
    self.b = max(a, b)
    let total = a + b
    peak =
      (a / total * b / (2 * Double.pi)).squareRoot()
      * (stirlingFactor(total) / (stirlingFactor(a) * stirlingFactor(b)))
  }

  /// The value that the variable stays below with a given probability.
  func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    guard probability > 0, probability < 1 else { return probability }
    let tail = Tail(upTo: probability)
    let own = isTurned ? tail.mirrored : tail
    let s = FragilityIndex.quantile(own, from: guess(own), point)
    let (x, complement) = shares(min(s, 700))
    return isTurned ? complement : x
  }

  /// The probabilities of a value below and above `odds / (1 + odds)`.
  func tails(atOdds odds: Double) -> (lower: Double, upper: Double) {
    let own = isTurned ? 1 / odds : odds
    let at = point(naturalLogarithm(own * (b / a)))
    return isTurned ? (at.upper, at.lower) : (at.lower, at.upper)
  }

  /// A guess from a normal variable (Abramowitz and Stegun, 1964, 26.5.22); where a parameter is below 1, by the powers
  /// that the tails are close to.
  private func guess(_ tail: Tail) -> Double {
    if a >= 1 {
      let quantile = normalQuantile(tail.probability)
      let normal = tail.isLower ? -quantile : quantile
      let (first, second) = (1 / (2 * a - 1), 1 / (2 * b - 1))
      let (lambda, mean) = ((normal * normal - 3) / 6, 2 / (first + second))
      let half =
        normal * (mean + lambda).squareRoot() / mean
        - (second - first) * (lambda + 5 / 6 - 2 / (3 * mean))
      if half.isFinite { return -2 * half }
    }
    let total = a + b
    let left = power(a / total, a) / a
    let right = power(b / total, b) / b
    let share = left / (left + right)
    let (lower, upper) =
      tail.isLower
      ? (tail.probability, 1 - tail.probability) : (1 - tail.probability, tail.probability)
    let centre = naturalLogarithm(a / b)
    if lower <= share {
      let logarithm = naturalLogarithm(lower / share) / a + naturalLogarithm(a / total)
      return logarithm - logarithmOfOnePlus(-exponential(logarithm)) - centre
    }
    let logarithm = naturalLogarithm(upper / (1 - share)) / b + naturalLogarithm(b / total)
    return logarithmOfOnePlus(-exponential(logarithm)) - logarithm - centre
  }

  /// `x` and `1 - x`.
  private func shares(_ s: Double) -> (x: Double, complement: Double) {
    let weight = a * exponential(s)
    return (weight / (weight + b), b / (weight + b))
  }

  /// The logarithm of the density at a distance from a point, in units of that at the point.
  private func logRatio(_ distance: Double, from x: Double) -> Double {
    a * distance - (a + b) * logarithmOfOnePlus(x * exponentialMinusOne(distance))
  }

  private func point(_ s: Double) -> LogConcavePoint {
    let s = min(s, 700)
    let (x, complement) = shares(s)
    let density = peak * exponential(logRatio(s, from: a / (a + b)))
    let slope = a * complement - b * x
    let curvature = (a + b) * x * complement
    let isLower = x < (a + 1) / (a + b + 2)
    let ratio: Double
    if a > 400 {
      let sign: Double = isLower ? -1 : 1
      ratio = tailInDensities(slope: -sign * slope, curvature: curvature) { distance in
        logRatio(sign * distance, from: x)
      }
    } else if isLower {
      ratio = fraction(x, complement, a, b)
    } else {
      ratio = fraction(complement, x, b, a)
    }
    let tail = min(density * ratio, 1)
    return LogConcavePoint(
      density: density,
      slope: slope,
      curvature: -curvature,
      lower: isLower ? tail : 1 - tail,
      upper: isLower ? 1 - tail : tail
    )
  }

  /// `I(x; a, b)` in units of the density, for an `x` not far above the mean, by the method of Lentz (1976).
  private func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    let difference = a * y - b * x
    var c = away(a / (a + 1) * (difference + 1))
    var (d, fraction) = (0.0, c)
    for m in 1...10_000 {
      let m = Double(m)
      let (below, above) = (1 / (a + 2 * m - 1), 1 / (a + 2 * m + 1))
      let rest = m * (b - m) * x * below
      let numerator = (a + m - 1) * (a + b + m - 1) * x * below * rest
      let denominator = m + rest + (a + m) * above * (difference + 1 + m * (1 + y))
      d = 1 / away(denominator + numerator * d)
      c = away(denominator + numerator / c)
      fraction *= c * d
      if abs(c * d - 1) < 3e-16 { break }
    }
    return 1 / fraction
  }
}
