/// The transformation of Box and Cox (1964): `(y^lambda - 1) / lambda`, or `log(y)` where lambda is 0.
///
/// Here `y = x - min + 1` with the smallest value `min` of the reference, as in COINr, or `y = x` if all values are
/// positive and no shift is wanted. A lambda that is not given is the one between -5 and 5 with the largest profile
/// likelihood of normal values, `-n / 2 log(sum((z - mean(z))^2) / n) + (lambda - 1) sum(log(y))`, where `z` are the
/// transformed values; that likelihood has one peak (Kouider and Chen, 1995).
public struct BoxCox: Sendable, Hashable {
  /// The power, or `nil` to estimate it.
  public var lambda: Double?
  /// Whether values are shifted so that the smallest becomes 1.
  public var isShifted: Bool

  /// Creates a transformation.
  ///
  /// - Parameters:
  ///   - lambda: The power, or `nil` to estimate it.
  ///   - isShifted: Whether values are shifted so that the smallest becomes 1; without, they must be positive.
  public init(lambda: Double? = nil, isShifted: Bool = true) {
    self.lambda = lambda
    self.isShifted = isShifted
  }

  /// Freezes the numbers of the transformation.
  ///
  /// - Parameter sorted: The values in increasing order, without NaN, not all equal.
  /// - Returns: The transformation.
  /// - Throws: Values without an extent that can be computed, or not positive where they must be.
  func fit(toSorted sorted: [Double]) throws(TreatmentFailure) -> FittedBoxCox {
    guard let least = sorted.first, let most = sorted.last, least < most else {
      throw .leavesNothing
    }
    guard (most - least).isFinite else { throw .tooLarge }
    guard isShifted || least > 0 else { throw .notPositive(least) }
    let shift = isShifted ? 1 : least
    return FittedBoxCox(
      lambda: lambda ?? likeliestPower(of: sorted.map { shift + ($0 - least) }),
      origin: least,
      shift: shift
    )
  }
}

/// A transformation of Box and Cox with its frozen numbers, of `y = x - origin + shift`.
///
/// A value below the origin is held there, since the transformation ends a little further down.
public struct FittedBoxCox: Sendable, Hashable {
  /// The power; 0 is the logarithm.
  public let lambda: Double
  /// The smallest value of the reference.
  public let origin: Double
  /// What the origin becomes before the power is taken, which is positive.
  public let shift: Double

  package init(lambda: Double, origin: Double, shift: Double) {
    self.lambda = lambda
    self.origin = origin
    self.shift = shift
  }

  func apply(_ x: Double) -> Double {
    boxCox(logarithm: naturalLogarithm(shift + max(x - origin, 0)), lambda: lambda)
  }

  func isBeyondDomain(_ x: Double) -> Bool {
    x < origin
  }
}

/// The transformation of a value given by its logarithm, without cancellation near a lambda of 0.
private func boxCox(logarithm: Double, lambda: Double) -> Double {
  lambda == 0 ? logarithm : exponentialMinusOne(lambda * logarithm) / lambda
}

/// The power with the largest profile likelihood, between -5 and 5.
private func likeliestPower(of positive: [Double]) -> Double {
  let logarithms = positive.map(naturalLogarithm)
  // Divided by the geometric mean, the values have logarithms that sum to 0, and only the variance is left to compare.
  let mean = Moments(of: logarithms).mean
  let centred = logarithms.map { $0 - mean }
  return goldenSectionMinimum(from: -5, to: 5, within: 1e-9) { lambda in
    let deviation = Moments(of: centred.map { boxCox(logarithm: $0, lambda: lambda) })
      .standardDeviation
    return deviation.isNaN ? .infinity : naturalLogarithm(deviation)
  }
}
