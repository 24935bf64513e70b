extension FragilityMethod {
  /// The choices that hold for the whole method unless a dimension or an indicator makes its own.
  public struct Rules: Sendable, Hashable {
    /// The ends of the common scale: the second is the most fragile.
    public var scale = Scale(0, 100)
    /// How indicators are put on the common scale.
    public var normalisation = Normalisation.minMax(MinMax())
    /// How the children of a dimension become its score.
    public var aggregation = Aggregation.arithmetic
    /// What happens when values are absent.
    public var missing = MissingPolicy()
    /// How equal scores are ranked.
    public var ties = TieRule.min
    /// How scores become classes.
    public var classes = Classification.quantiles(count: 5, inclusive: .right)

    /// Creates the rules that hold when a method says nothing.
    public init() {}
  }
}

/// The ends of a scale of scores, the first below the second.
public struct Scale: Sendable, Hashable {
  /// The score of the least fragile end.
  public var lower: Double
  /// The score of the most fragile end.
  public var upper: Double

  /// Creates a scale.
  ///
  /// - Parameters:
  ///   - lower: The score of the least fragile end.
  ///   - upper: The score of the most fragile end.
  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// On which side of a bound a value equal to it falls.
public enum Inclusive: String, Sendable, Hashable, CaseIterable {
  /// The interval below, which includes its right end.
  case right
  /// The interval above, which includes its left end.
  case left

  /// How many of the increasing bounds a value has passed.
  func passed(_ bounds: [Double], by value: Double) -> Int {
    switch self {
    case .right: bounds.countBelow(value)
    case .left: bounds.countNotAbove(value)
    }
  }
}
