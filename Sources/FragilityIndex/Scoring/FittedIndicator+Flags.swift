// What is noteworthy of a value of an indicator before its treatment.

extension FittedIndicator {
  /// Whether a value is an outlier that is held at the bound of a winsorisation.
  func holds(_ value: Double) -> Bool {
    !treatment.steps.isEmpty && treatment.isMoved(value)
  }

  /// Whether a value lies outside of what the reference or the goalposts span.
  func isBeyondReference(_ value: Double) -> Bool {
    guard !value.isNaN else { return false }
    if treatment.steps.isEmpty { return normalisation.isBeyondReference(value) }
    return treatment.isBeyondDomain(value)
      || normalisation.isBeyondReference(treatment.apply(value))
  }

  /// Between which numbers a value is neither held nor beyond the reference: nothing where that cannot be said of an interval.
  var unflagged: (lowest: Double, highest: Double) {
    let nothing = (Double.infinity, -Double.infinity)
    guard let (lowest, highest) = normalisation.referenceRange else { return nothing }
    switch treatment.steps.first {
    case nil: return (lowest, highest)
    case .hold(let lower, let upper) where treatment.steps.count == 1:
      return (max(lowest, lower ?? lowest), min(highest, upper ?? highest))
    default: return nothing
    }
  }
}
