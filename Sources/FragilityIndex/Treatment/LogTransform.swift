/// A logarithm of the values, moved so that it exists for all of the reference.
///
/// With the smallest and the largest value `min` and `max` of the reference, the forms are:
/// - `coin`: `log(x - min + 0.01 (max - min))`, of the COIN Tool and of COINr (`log_CT`);
/// - `plusOne`: `log(x - min + 1)` (COINr's `log_CT_orig`), which depends on the unit of the values;
/// - `gii`: `log((max - 1)(x - min) / (max - min) + 1)`, after the Global Innovation Index; it needs `max > 1`. COINr's
///   `log_GII` returns its values unchanged; here the formula is applied.
///
/// Mirrored, the form is applied to `min + max - x` and its sign turned, so that low outliers come closer:
/// `-log(max - x + 0.01 (max - min))` and so on. COINr's usual treatment takes the logarithm upwards whatever the
/// skewness, which pushes low outliers further away; `automatic` looks at its sign.
public struct LogTransform: Sendable, Hashable {
  /// The formula inside the logarithm.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// `x - min + 0.01 (max - min)`.
    case coin
    /// `x - min + 1`.
    case plusOne = "plus_one"
    /// `(max - 1)(x - min) / (max - min) + 1`.
    case gii
  }

  /// Which tail the logarithm brings closer.
  public enum Orientation: String, Sendable, Hashable, CaseIterable {
    /// The upper one if the skewness is positive, otherwise the lower one.
    case automatic
    /// The upper one.
    case up
    /// The lower one, by the mirrored form.
    case down
  }

  /// The formula inside the logarithm.
  public var form: Form
  /// Which tail the logarithm brings closer.
  public var orientation: Orientation

  /// Creates a logarithm.
  ///
  /// - Parameters:
  ///   - form: The formula inside the logarithm.
  ///   - orientation: Which tail it brings closer.
  public init(form: Form = .coin, orientation: Orientation = .automatic) {
    self.form = form
    self.orientation = orientation
  }

  /// Freezes the numbers of the logarithm.
  ///
  /// - Parameter sorted: The values in increasing order, without NaN, not all equal.
  /// - Returns: The logarithm.
  /// - Throws: Values without an extent that can be computed, or a maximum that the form does not allow.
  func fit(toSorted sorted: [Double]) throws(TreatmentFailure) -> FittedLogTransform {
    guard let least = sorted.first, let most = sorted.last else { throw .leavesNothing }
    return try fit(from: least, to: most) { Shape(of: sorted).skewness }
  }

  /// The same for values of which only the ends and, where the form looks at it, the skewness are known.
  func fit(
    from least: Double,
    to most: Double,
    skewness: () -> Double
  ) throws(TreatmentFailure) -> FittedLogTransform {
    guard least < most else { throw .leavesNothing }
    let extent = most - least
    guard extent.isFinite else { throw .tooLarge }
    let isMirrored =
      switch orientation {
      case .automatic: !(skewness() > 0)
      case .up: false
      case .down: true
      }
    var (scale, shift) = (1.0, 1.0)
    switch form {
    case .coin: shift = 0.01 * extent
    case .plusOne: break
    case .gii:
      guard most > 1 else { throw .maximumNotAboveOne(most) }
      scale = (most - 1) / extent
    }
    return FittedLogTransform(
      isMirrored: isMirrored,
      origin: isMirrored ? most : least,
      scale: scale,
      shift: shift
    )
  }
}

/// A logarithm with its frozen numbers: `log(shift + scale (x - origin))`, or `-log(shift + scale (origin - x))` mirrored.
///
/// A value beyond the origin is held there, since the logarithm soon falls without end and then ceases to exist.
public struct FittedLogTransform: Sendable, Hashable {
  /// Whether the formula is mirrored.
  public let isMirrored: Bool
  /// The end of the reference where distances start: the smallest value, or the largest if mirrored.
  public let origin: Double
  /// The factor of the distance, which is positive.
  public let scale: Double
  /// What is added to the distance, which is positive.
  public let shift: Double

  package init(isMirrored: Bool, origin: Double, scale: Double, shift: Double) {
    self.isMirrored = isMirrored
    self.origin = origin
    self.scale = scale
    self.shift = shift
  }

  func apply(_ x: Double) -> Double {
    let distance = isMirrored ? origin - x : x - origin
    let logarithm = naturalLogarithm(shift + scale * max(distance, 0))
    return isMirrored ? -logarithm : logarithm
  }

  func isBeyondDomain(_ x: Double) -> Bool {
    isMirrored ? x > origin : x < origin
  }
}
