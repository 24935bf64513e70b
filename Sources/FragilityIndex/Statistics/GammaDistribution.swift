/// The value that a gamma variable of scale 1 stays below with a given probability.
///
/// Solves `P(shape, x) = probability` with the regularised incomplete gamma function; see ``GammaDistribution``.
///
/// Edge cases: 0 at 0, infinite at 1; NaN for a probability outside of them, and without a positive, finite shape.
/// Below the smallest double it is 0, which happens for shapes far below 1.
package func gammaQuantile(_ probability: Double, _ shape: Double) -> Double {
  guard shape > 0, shape.isFinite else { return .nan }
  return GammaDistribution(shape: shape).quantile(probability)
}

/// A gamma distribution of scale 1, ready to be asked for many quantiles.
///
/// All is computed on the scale `s = ln(x / shape)`, on which the density is log-concave with its mode at 0, for any
/// shape. Tails are the series and the continued fraction of the incomplete gamma function (Abramowitz and Stegun,
/// 1964, 6.5.29 and 6.5.31), for large shapes a sum over the density; quantiles are to about 1 part in 10^14, divided
/// by the shape where that is small.
struct GammaDistribution: Sendable {
  private let shape: Double
  private let peak: Double
  private let stirling: Double

  /// - Parameter shape: A positive number.
  init(shape: Double) {
    self.shape = shape
    stirling = stirlingFactor(shape)
    peak = (shape / (2 * Double.pi)).squareRoot() / stirling
  }

  /// The probability that the variable exceeds a value.
  func upperTail(_ x: Double) -> Double {
    guard !x.isNaN else { return .nan }
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    return point(naturalLogarithm(x / shape)).upper
  }

  /// The value that the variable stays below with a given probability.
  func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return .infinity }
    let s = FragilityIndex.quantile(Tail(upTo: probability), from: guess(probability), point)
    return shape * exponential(s)
  }

  /// A guess by the cube of a normal variable (Wilson and Hilferty, 1931); in the left tail, and for small shapes,
  /// by the first terms of the series, in the right tail of small shapes by the exponential.
  private func guess(_ probability: Double) -> Double {
    if shape > 0.5 {
      let root = 1 - 1 / (9 * shape) + normalQuantile(probability) / (3 * shape.squareRoot())
      if root > 0.35 { return 3 * naturalLogarithm(root) }
    }
    let logFactorial =
      naturalLogarithm(stirling * (2 * Double.pi * shape).squareRoot())
      + shape * naturalLogarithm(shape) - shape
    let upper = 1 - probability
    if shape <= 0.5, upper < 0.2 * shape {
      let exponent = naturalLogarithm(shape) - naturalLogarithm(upper) - logFactorial
      let x = max(exponent - (1 - shape) * naturalLogarithm(max(exponent, 1)), 0.5)
      return naturalLogarithm(x / shape)
    }
    let logarithm = (naturalLogarithm(probability) + logFactorial) / shape
    return logarithm + exponential(logarithm) / (shape + 1) - naturalLogarithm(shape)
  }

  private func point(_ s: Double) -> LogConcavePoint {
    let growth = exponentialMinusOne(s)
    let x = shape * exponential(s)
    let density = peak * exponential(shape * (s - growth))
    let (lower, upper) = tails(x, density)
    return LogConcavePoint(
      density: density,
      slope: -shape * growth,
      curvature: -x,
      lower: lower,
      upper: upper
    )
  }

  /// The probabilities on both sides of `x`, where the density on the logarithmic scale is known.
  private func tails(_ x: Double, _ density: Double) -> (lower: Double, upper: Double) {
    if shape > 400 {
      let isLower = x < shape
      let sign: Double = isLower ? -1 : 1
      let ratio = tailInDensities(slope: sign * (x - shape), curvature: x) { distance in
        sign * shape * distance - x * exponentialMinusOne(sign * distance)
      }
      let tail = density * ratio
      return isLower ? (tail, 1 - tail) : (1 - tail, tail)
    }
    if x < shape + 1 + shape.squareRoot() {
      let lower = density * series(x)
      return (lower, 1 - lower)
    }
    let upper = density * fraction(x)
    return (1 - upper, upper)
  }

  /// `P(shape, x)` in units of the density.
  private func series(_ x: Double) -> Double {
    var (term, sum, number) = (1 / shape, 1 / shape, shape)
    while term > 1e-17 * sum {
      number += 1
      term *= x / number
      sum += term
    }
    return sum
  }

  /// `Q(shape, x)` in units of the density, by the method of Lentz (1976).
  private func fraction(_ x: Double) -> Double {
    func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var denominator = x + 1 - shape
    var (c, d) = (1e300, 1 / away(denominator))
    var fraction = d
    for number in 1...10_000 {
      let number = Double(number)
      let numerator = -number * (number - shape)
      denominator += 2
      d = 1 / away(numerator * d + denominator)
      c = away(denominator + numerator / c)
      fraction *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return fraction
  }
}
