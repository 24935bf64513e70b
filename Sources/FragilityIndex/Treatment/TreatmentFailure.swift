/// Why values do not allow a treatment.
public enum TreatmentFailure: Error, Sendable, Hashable {
  /// The logarithm of the Global Innovation Index needs a maximum above 1.
  case maximumNotAboveOne(Double)
  /// Box-Cox without a shift needs positive values; this is the smallest.
  case notPositive(Double)
  /// All values would be held at the same one.
  case leavesNothing
  /// The treated values, or their extent, cannot be computed.
  case tooLarge
}
