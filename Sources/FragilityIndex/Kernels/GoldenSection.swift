/// Where a function with one valley is least, by golden-section search (Kiefer, 1953).
///
/// The position is no better than the function is smooth: about the square root of its relative rounding error.
///
/// - Parameters:
///   - lower: The lower end of the search.
///   - upper: The upper end.
///   - tolerance: The width at which the search ends.
///   - function: The function.
/// - Returns: The middle of the last interval.
func goldenSectionMinimum(
  from lower: Double,
  to upper: Double,
  within tolerance: Double,
  of function: (Double) -> Double
) -> Double {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (lower, upper) = (lower, upper)
  var (left, right) = (upper - ratio * (upper - lower), lower + ratio * (upper - lower))
  var (atLeft, atRight) = (function(left), function(right))
  while upper - lower > tolerance {
    if atLeft <= atRight {
      (upper, right, atRight) = (right, left, atLeft)
      left = upper - ratio * (upper - lower)
      atLeft = function(left)
    } else {
      (lower, left, atLeft) = (left, right, atRight)
      right = lower + ratio * (upper - lower)
      atRight = function(right)
    }
  }
  return lower + (upper - lower) / 2
}
