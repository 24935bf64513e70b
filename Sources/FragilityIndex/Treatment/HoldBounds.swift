/// The values beyond which others are held; `nil` where a side is free.
struct HoldBounds: Sendable, Hashable {
  var lower: Double?
  var upper: Double?

  /// The step that holds values at the bounds, or `nil` if both sides are free.
  var step: FittedTreatment.Step? {
    lower == nil && upper == nil ? nil : .hold(lower: lower, upper: upper)
  }

  /// These bounds, if they leave different values among some in increasing order.
  func checked(for sorted: [Double]) throws(TreatmentFailure) -> HoldBounds {
    guard let least = sorted.first, let most = sorted.last else { throw .leavesNothing }
    return try checked(from: least, to: most)
  }

  /// These bounds, if they leave different values between two ends.
  func checked(from least: Double, to most: Double) throws(TreatmentFailure) -> HoldBounds {
    guard lower ?? least < upper ?? most else { throw .leavesNothing }
    return self
  }
}

/// The bounds of winsorising by skewness and kurtosis (Becker et al., 2019; COINr's `winsorise`).
///
/// As long as the values fail the test, all those equal to the largest are set to the next smaller value if the
/// skewness is not negative, and all those equal to the smallest to the next larger one otherwise. A bound is always
/// one of the values. COINr goes on until all values are equal if they never pass; here two different values are kept.
///
/// - Parameters:
///   - sorted: The values in increasing order, without NaN.
///   - maxPoints: How many moved points end it, which equal values may exceed; `nil` for no limit.
///   - test: What the values must pass.
/// - Returns: The bounds; free on the sides where nothing was moved.
func winsorisingBounds(
  ofSorted sorted: [Double],
  maxPoints: Int?,
  test: OutlierTest
) -> HoldBounds {
  guard let last = sorted.indices.last else { return HoldBounds() }
  var held = sorted
  var (first, end) = (0, last)
  while first + (last - end) < maxPoints ?? .max {
    let shape = Shape(of: held)
    if test.passes(shape) { break }
    let below = held.countBelow(held[end])
    let notAbove = held.countNotAbove(held[first])
    guard notAbove < below else { break }
    if shape.skewness >= 0 {
      end = below - 1
      for position in below...last { held[position] = held[end] }
    } else {
      first = notAbove
      for position in 0..<first { held[position] = held[first] }
    }
  }
  return HoldBounds(
    lower: first > 0 ? held[first] : nil,
    upper: end < last ? held[end] : nil
  )
}

/// The quantiles of type 7 at two probabilities.
///
/// - Parameters:
///   - sorted: The values in increasing order, without NaN, one at least.
///   - lower: The probability of the lower bound, or `nil`.
///   - upper: The probability of the upper bound, or `nil`.
/// - Returns: The bounds.
func quantileBounds(ofSorted sorted: [Double], lower: Double?, upper: Double?) -> HoldBounds {
  func quantile(_ probability: Double?) -> Double? {
    probability.flatMap { type7Quantiles([$0], ofSorted: sorted).first }
  }
  return HoldBounds(lower: quantile(lower), upper: quantile(upper))
}

/// The values next to a number of lowest and of highest points.
///
/// - Parameters:
///   - sorted: The values in increasing order, without NaN.
///   - lowest: How many of the lowest points are held, not negative.
///   - highest: How many of the highest points are held, not negative.
/// - Returns: The bounds, or `nil` if no value would be left to hold the others at.
func pointBounds(ofSorted sorted: [Double], lowest: Int, highest: Int) -> HoldBounds? {
  precondition(lowest >= 0 && highest >= 0, "numbers of points are not negative")
  guard lowest < sorted.count, highest < sorted.count - lowest else { return nil }
  return HoldBounds(
    lower: lowest > 0 ? sorted[lowest] : nil,
    upper: highest > 0 ? sorted[sorted.count - 1 - highest] : nil
  )
}
