/// How the scores of the children of a dimension become its own.
public enum Aggregation: Sendable, Hashable {
  /// The weighted arithmetic mean, `sum(w x) / sum(w)`: a low score makes up for a high one.
  case arithmetic
  /// The weighted geometric mean, `exp(sum(w log x) / sum(w))`: it makes up less.
  ///
  /// Scores below the floor, which is positive, are raised to it; the territory is flagged.
  case geometric(floor: Double)
}

/// What happens when values below a dimension are absent.
///
/// They are left out and the weights of the others renormalised, as long as the others hold enough of the
/// weight; otherwise the dimension has no score.
public struct MissingPolicy: Sendable, Hashable {
  /// The least share of the weight, from 0 to 1, that must have a value.
  public var minWeightShare: Double

  /// Creates a policy.
  ///
  /// - Parameter minWeightShare: The least share of the weight, from 0 to 1.
  public init(minWeightShare: Double = 0.66) {
    self.minWeightShare = minWeightShare
  }

  /// Whether the weight that has a value is enough.
  ///
  /// Weights such as 0.1 + 0.2 + 0.3 have rounding errors; a billionth of the total is forgiven.
  func accepts(_ present: Double, of total: Double) -> Bool {
    present > 0 && present >= minWeightShare * total - 1e-9 * total
  }
}
