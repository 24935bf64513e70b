import CKernels

/// Replaces numbers by their exponentials, several at a time.
///
/// The error is less than 0.8 units in the last place, and the same number has the same exponential wherever it stands. Where both
/// do their best they may differ from ``exponential(_:)`` in the last place.
///
/// - Parameters:
///   - values: Any numbers; NaN stays NaN.
///   - count: How many there are.
func exponentials(of values: UnsafeMutablePointer<Double>, count: Int) {
  fragility_exponentials(values, count)
}
