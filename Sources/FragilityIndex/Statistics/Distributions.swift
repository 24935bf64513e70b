/// The probability that a standard normal variable exceeds a value: `erfc(z / sqrt(2)) / 2`.
///
/// Edge cases: keeps its relative precision far out in the tail, and is 0 beyond 38.
func normalUpperTail(_ z: Double) -> Double {
  complementaryErrorFunction(z * 0.5.squareRoot()) / 2
}

/// The value that a standard normal variable stays below with a given probability.
///
/// The rational approximations of M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
/// Applied Statistics 37 (1988), routine PPND16, to about 1 part in 10^16.
///
/// Edge cases: infinite at 0 and 1; NaN outside of them.
package func normalQuantile(_ probability: Double) -> Double {
  guard probability >= 0, probability <= 1 else { return .nan }
  let distance = probability - 0.5
  if abs(distance) <= 0.425 {
    let r = 0.180625 - distance * distance
    return distance * Wichura.centre.value(at: r)
  }
  let tail = min(probability, 1 - probability)
  guard tail > 0 else { return probability == 0 ? -.infinity : .infinity }
  let r = (-naturalLogarithm(tail)).squareRoot()
  let quantile = r <= 5 ? Wichura.shoulder.value(at: r - 1.6) : Wichura.tail.value(at: r - 5)
  return distance < 0 ? -quantile : quantile
}

/// The probability that Student's t is at least as far from 0 as a value, on either side.
///
/// `I(v / (v + t^2); v / 2, 1 / 2)` with the regularised incomplete beta function (Abramowitz and Stegun, 1964, 26.7.1).
///
/// Edge cases: 1 at 0, 0 at infinity; NaN for NaN, and without a positive number of degrees of freedom.
func studentTwoSidedP(_ t: Double, degreesOfFreedom: Double) -> Double {
  guard !t.isNaN, degreesOfFreedom > 0 else { return .nan }
  guard t.isFinite else { return 0 }
  let ratio = t / degreesOfFreedom * t
  guard ratio > 0 else { return 1 }
  // x = 1 / (1 + ratio), and 1 - x by its own formula, so that neither loses digits.
  let (x, complement) = (1 / (1 + ratio), ratio / (1 + ratio))
  guard complement > 0, x > 0 else { return x > 0 ? 1 : 0 }
  let a = degreesOfFreedom / 2
  // x^a (1 - x)^(1/2) / B(a, 1/2), and B(a, 1/2) = sqrt(pi) gamma(a) / gamma(a + 1/2).
  let front =
    exponential(-a * logarithmOfOnePlus(ratio)) * complement.squareRoot()
    * gammaRatioOfHalfStep(a) / Double.pi.squareRoot()
  if x < (a + 1) / (a + 2.5) {
    return min(1, front / a * betaFraction(x, a, 0.5))
  }
  return max(0, 1 - front / 0.5 * betaFraction(complement, 0.5, a))
}

/// `gamma(a + 1/2) / gamma(a)` for a positive `a`.
///
/// The asymptotic series of its logarithm (Tricomi and Erdelyi, 1951), reached from small `a` by the recurrence of the
/// gamma function.
private func gammaRatioOfHalfStep(_ a: Double) -> Double {
  var (a, factor) = (a, 1.0)
  while a < 20 {
    factor *= a / (a + 0.5)
    a += 1
  }
  let square = a * a
  let series =
    (-1.0 / 8
      + (1.0 / 192 + (-1.0 / 640 + (17.0 / 14336 - 31.0 / 18432 / square) / square) / square)
        / square)
    / a
  return factor * a.squareRoot() * exponential(series)
}

/// The continued fraction of the incomplete beta function, by the method of Lentz (1976).
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var (c, fraction) = (1.0, d)
  for m in 1...100_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    fraction *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return fraction
}

/// A quotient of two polynomials of degree 7, coefficients from the constant up.
private struct Wichura {
  let numerator: [Double]
  let denominator: [Double]

  func value(at r: Double) -> Double {
    func polynomial(_ coefficients: [Double]) -> Double {
      coefficients.reversed().reduce(0) { $0 * r + $1 }
    }
    return polynomial(numerator) / polynomial(denominator)
  }

  static let centre = Wichura(
    numerator: [
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    denominator: [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ]
  )
  static let shoulder = Wichura(
    numerator: [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    denominator: [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )
  static let tail = Wichura(
    numerator: [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    denominator: [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
