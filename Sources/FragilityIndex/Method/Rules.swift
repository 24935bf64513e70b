extension FragilityMethod {
  /// The choices that hold for the whole method unless a dimension or an indicator makes its own.
  public struct Rules: Sendable, Hashable {
    /// What a high score means.
    public var orientation = Orientation.fragility
    /// The ends of the common scale: the second is the most fragile.
    public var scale = Scale(0, 100)
    /// Which territories are scored at all.
    public var screening: Screening?
    /// When scores stand on too few persons, and what becomes of them then.
    public var reliability: Reliability?
    /// How absent values are filled in.
    public var imputation = Imputation.none
    /// What is done to outliers.
    public var treatment = Treatment.none
    /// How indicators are put on the common scale.
    public var normalisation = Normalisation.minMax(MinMax())
    /// Where the weights of the children of a dimension come from.
    public var weighting = Weighting.given
    /// How the children of a dimension become its score.
    public var aggregation = Aggregation.arithmetic
    /// What happens when values are absent.
    public var missing = MissingPolicy()
    /// The choices that hold for a whole level of the tree: the index itself, its children, theirs, and so on.
    public var levels: [LevelRules] = []
    /// How equal scores are ranked.
    public var ties = TieRule.min
    /// How scores are rounded before they are ranked and classified.
    public var rankRounding: Rounding?
    /// How scores become classes.
    public var classes = Classification.quantiles(count: 5, inclusive: .right)

    /// Creates the rules that hold when a method says nothing.
    public init() {}
  }
}

/// The choices for the nodes of one level of the tree; what is left out is inherited from the level above.
public struct LevelRules: Sendable, Hashable {
  /// Where the weights of the children come from.
  public var weighting: Weighting?
  /// How the children become the score.
  public var aggregation: Aggregation?
  /// What happens when values are absent.
  public var missing: MissingPolicy?
  /// What is done to the score once it is aggregated; not inherited.
  public var rescaling: Rescaling?

  /// Creates rules that leave everything to the level above.
  public init() {}
}

/// A normalisation of the scores of a dimension once they are aggregated, such as the ranks of the domains of the English
/// Indices of Deprivation.
public struct Rescaling: Sendable, Hashable {
  /// The normalisation.
  public var normalisation: Normalisation
  /// Whether only what is shown is rescaled: the parent takes the score as it was before.
  public var isShownOnly: Bool

  /// Creates a rescaling.
  ///
  /// - Parameters:
  ///   - normalisation: The normalisation.
  ///   - isShownOnly: Whether only what is shown is rescaled.
  public init(_ normalisation: Normalisation, isShownOnly: Bool = false) {
    self.normalisation = normalisation
    self.isShownOnly = isShownOnly
  }

  package var words: ChoiceWords {
    isShownOnly
      ? normalisation.words.with("shown_only", .flag(true)) : normalisation.words
  }
}

/// What a high score means.
public enum Orientation: String, Sendable, Hashable, CaseIterable {
  /// More fragile, more deprived: rank 1 is the worst.
  case fragility
  /// Better off, as in the Human Development Index: rank 1 is the best.
  case strength
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
