import FragilityIndex

/// A scale from numbers to pixels, and where its ticks stand.
struct Axis: Sendable, Hashable {
  /// The numbers at its ends, in order and apart.
  let low, high: Double
  /// The pixels at its ends.
  let start, end: Double

  /// Creates a scale.
  ///
  /// - Parameters:
  ///   - low: The number at the start.
  ///   - high: The number at the end; a scale without length is widened around it.
  ///   - start: The pixel of the start.
  ///   - end: The pixel of the end.
  init(from low: Double, to high: Double, start: Double, end: Double) {
    let isScale = low.isFinite && high.isFinite && low < high
    let middle = low.isFinite ? low : high.isFinite ? high : 0
    let half = max(0.5, middle.magnitude * 0.01)
    self.low = isScale ? low : middle - half
    self.high = isScale ? high : middle + half
    (self.start, self.end) = (start, end)
  }

  /// The pixel of a number; of one beyond the ends, the end.
  func position(_ number: Double) -> Double {
    let share = min(max(number / (high - low) - low / (high - low), 0), 1)
    return start + (share.isNaN ? 0 : share) * (end - start)
  }

  /// Round numbers within the scale.
  ///
  /// - Parameter count: About how many.
  /// - Returns: The numbers, and with how many digits after the mark they are written.
  func ticks(_ count: Int = 5) -> (numbers: [Double], digits: Int) {
    let step = Axis.roundStep((high - low) / Double(max(1, count)))
    let (first, last) = ((low / step.size).rounded(.up), (high / step.size).rounded(.down))
    guard first <= last, last - first < 100 else { return ([low, high], step.digits) }
    let numbers = stride(from: first, through: last, by: 1).map { $0 * step.size }
    return (numbers, step.digits)
  }

  /// The least of 1, 2 or 5 times a power of ten that is no less than a length.
  static func roundStep(_ length: Double) -> (size: Double, digits: Int) {
    var (size, digits) = (1.0, 0)
    guard length.isFinite, length > 0 else { return (size, digits) }
    while size > length, digits < 12 { (size, digits) = (size / 10, digits + 1) }
    while size * 10 <= length { size *= 10 }
    let factor = [1.0, 2, 5].first { $0 * size >= length * (1 - 1e-9) } ?? 10
    if factor == 10 { digits = max(0, digits - 1) }
    return (factor * size, digits)
  }
}
