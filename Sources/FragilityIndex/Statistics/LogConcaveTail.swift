/// What is known of a distribution at one point, on a scale where its density is log-concave.
struct LogConcavePoint {
  /// The density.
  let density: Double
  /// The first derivative of the logarithm of the density.
  let slope: Double
  /// The second derivative of the logarithm of the density, never positive.
  let curvature: Double
  /// The probability of a smaller value.
  let lower: Double
  /// The probability of a larger value.
  let upper: Double
}

/// A tail of a distribution that holds a given probability.
struct Tail {
  let isLower: Bool
  let probability: Double

  /// The smaller of the two tails at a quantile; both are exact.
  init(upTo probability: Double) {
    isLower = probability <= 0.5
    self.probability = isLower ? probability : 1 - probability
  }

  private init(isLower: Bool, probability: Double) {
    self.isLower = isLower
    self.probability = probability
  }

  /// The same tail seen from the other end.
  var mirrored: Tail { Tail(isLower: !isLower, probability: probability) }
}

/// Where a tail of a log-concave distribution begins.
///
/// The tail is log-concave as well, so that Newton's method on its logarithm arrives from any place. Near the end the
/// step is Householder's of the fourth order (A. Householder, 1970); two are usual.
///
/// - Parameters:
///   - tail: The probability to find.
///   - start: A first guess; 0 must be near the mode.
///   - point: What is known of the distribution at a place.
/// - Returns: The place.
func quantile(
  _ tail: Tail,
  from start: Double,
  _ point: (Double) -> LogConcavePoint
) -> Double {
  let sign: Double = tail.isLower ? 1 : -1
  var (place, known) = (start, 0.0)
  for _ in 0..<100 {
    let at = point(place)
    let found = tail.isLower ? at.lower : at.upper
    guard found > 0, at.density > 0 else {
      // Beyond all probability that can be told: back towards the last place with some.
      place = (place + known) / 2
      continue
    }
    known = place
    // The logarithm of the tail has the slope `rate`, and these second and third derivatives in units of it.
    let rate = at.density / found
    let bend = sign * at.slope - rate
    let second = bend / 2
    let third = (bend * bend + at.curvature - rate * bend) / 6
    let excess = (found - tail.probability) / tail.probability
    let distance =
      abs(excess) < 0.5
      ? logarithmOfOnePlus(excess) : naturalLogarithm(found / tail.probability)
    let newton = -distance / rate
    let isNear = abs(second * newton) < 0.25 && abs(third * newton * newton) < 0.1
    let step =
      isNear
      ? newton * (1 + second * newton)
        / (1 + newton * (2 * second + third * newton))
      : newton
    place += sign * step
    let share = abs(step) * max(abs(second), abs(third).squareRoot(), 1)
    if isNear, abs(step) * (share * share * share) < 1e-17 { break }
    if abs(step) <= 2 * place.ulp { break }
  }
  return place
}

/// The integral of a density from a point to the end of a tail, in units of the density at the point.
///
/// By Gauss and Legendre's rule of 28 nodes as far as the density matters; to 1 part in 10^13 for densities that fall
/// much like a normal one.
///
/// - Parameters:
///   - slope: By how much the logarithm of the density falls at the point, per unit towards the end.
///   - curvature: By how much the fall grows per unit.
///   - logRatio: The logarithm of the density at a distance from the point, in units of the density at the point.
/// - Returns: A positive number.
func tailInDensities(slope: Double, curvature: Double, _ logRatio: (Double) -> Double) -> Double {
  let extent = 88 / (slope + (slope * slope + 88 * curvature).squareRoot())
  var sum = 0.0
  for (node, weight) in Legendre.rule { sum += weight * exponential(logRatio(node * extent)) }
  return sum * extent
}

/// The rule of Gauss and Legendre on the unit interval.
private enum Legendre {
  static let rule: [(node: Double, weight: Double)] = (1...28).map { number in
    // The roots of the polynomial of Legendre, from Tricomi's guess by Newton's method.
    let count = 28.0
    let angle = Double.pi * (Double(number) - 0.25) / (count + 0.5)
    var root = cosine(angle)
    var derivative = 1.0
    for _ in 0..<6 {
      var (before, value) = (1.0, root)
      for degree in 2...28 {
        let degree = Double(degree)
        (before, value) = (
          value, ((2 * degree - 1) * root * value - (degree - 1) * before) / degree
        )
      }
      derivative = count * (before - root * value) / (1 - root * root)
      root -= value / derivative
    }
    return ((1 - root) / 2, 1 / ((1 - root * root) * derivative * derivative))
  }
}

/// `gamma(a) / (sqrt(2 pi / a) (a / e)^a)`: what Stirling's formula lacks, near 1 for large `a`.
///
/// By the series of its logarithm from 15 (Abramowitz and Stegun, 1964, 6.1.41), below by the gamma function itself.
func stirlingFactor(_ a: Double) -> Double {
  guard a >= 15 else {
    return gammaFunction(a) * exponential(a - a * naturalLogarithm(a))
      * (a / (2 * Double.pi)).squareRoot()
  }
  let square = a * a
  let series =
    1.0 / 12
    + (-1.0 / 360
      + (1.0 / 1260 + (-1.0 / 1680 + (1.0 / 1188 - 691.0 / 360360 / square) / square) / square)
        / square)
    / square
  return exponential(series / a)
}
