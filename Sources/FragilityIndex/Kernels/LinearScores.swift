import CKernels

/// Values held between two bounds; gaps keep their reason.
///
/// - Parameters:
///   - values: Any values.
///   - lower: The value below which others are raised to it.
///   - upper: The value above which others are lowered to it.
/// - Returns: One value each.
func held(_ values: UnsafeBufferPointer<Double>, _ lower: Double, _ upper: Double) -> [Double] {
  [Double](unsafeUninitializedCapacity: values.count) { target, count in
    if let start = target.baseAddress { hold(values, lower, upper, in: start) }
    count = values.count
  }
}

/// Writes values held between two bounds to where there is room for them.
func hold(
  _ values: UnsafeBufferPointer<Double>,
  _ lower: Double,
  _ upper: Double,
  in target: UnsafeMutablePointer<Double>
) {
  fragility_hold(values.baseAddress, values.count, lower, upper, target)
}

/// A score that is a straight line between two bounds: how far a value lies from a start, divided by a range, multiplied by an
/// extent, and added to a base.
struct LinearScore {
  var lower = -Double.infinity
  var upper = Double.infinity
  let start: Double
  let range: Double
  let extent: Double
  let base: Double
  /// Whether a larger value has a larger score.
  let isUp: Bool

  /// The scores of values that are first held between two other bounds, many at a time; gaps keep their reason, and a score
  /// beyond all doubles is unavailable.
  func scores(
    of values: UnsafeBufferPointer<Double>,
    heldAt least: Double,
    _ most: Double
  ) -> [Double] {
    // Held between two bounds, then between two others, is held between the first ones held between the others.
    let line = fragility_line(
      low: min(max(least, lower), upper),
      high: min(max(most, lower), upper),
      start: start,
      range: range,
      extent: extent,
      base: base,
      is_up: isUp
    )
    return [Double](unsafeUninitializedCapacity: values.count) { scores, count in
      let gap = Double(absent: .unavailable)
      fragility_linear_scores(values.baseAddress, values.count, line, gap, scores.baseAddress)
      count = values.count
    }
  }
}
