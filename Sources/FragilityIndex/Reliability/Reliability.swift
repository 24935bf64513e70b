/// When a score stands on too few persons to be read on its own, and what becomes of it then.
///
/// A territory is unreliable if its population is too small, or if too little of the weight of its values is reliable. A
/// value is unreliable if it was counted on too few persons, or if its coefficient of variation, the standard error
/// divided by the value, exceeds the second limit; between the two limits it calls for caution.
public struct Reliability: Sendable, Hashable {
  /// What becomes of a territory that is unreliable.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// It is labelled, and ranked like the others.
    case shown
    /// It is labelled, keeps its score and its class, and has no rank.
    case notRanked = "not_ranked"
  }

  /// The coefficients of variation above which a value calls for caution, and above which it is unreliable.
  public struct Limits: Sendable, Hashable {
    /// Above it a value calls for caution.
    public var caution: Double
    /// Above it a value is unreliable.
    public var unreliable: Double

    /// Creates limits, such as 0.15 and 0.3.
    ///
    /// - Parameters:
    ///   - caution: Above it a value calls for caution.
    ///   - unreliable: Above it a value is unreliable.
    public init(caution: Double, unreliable: Double) {
      self.caution = caution
      self.unreliable = unreliable
    }
  }

  /// The least population of a territory.
  public var minPopulation: Double?
  /// The fewest persons that a rate may be counted on.
  public var minDenominator: Double?
  /// The limits of the coefficient of variation.
  public var cv: Limits?
  /// The least share, from 0 to 1, of the weight of a territory's values that must not be unreliable.
  public var minWeightShare = 1.0
  /// What becomes of a territory that is unreliable.
  public var unreliable = Outcome.shown
  /// Whether territories that are unreliable serve to fit bounds, means, quantiles, weights and classes.
  public var isFitted = true

  /// Creates a rule that finds nothing unreliable.
  public init() {}

  /// Whether territories that are unreliable are fitted to and ranked as the others are.
  package var ranksAll: Bool { isFitted && unreliable == .shown }

  package var words: ChoiceWords {
    ChoiceWords("reliability").with("min_population", minPopulation.map { .number($0) })
      .with("min_denominator", minDenominator.map { .number($0) })
      .with("cv", cv.map { .numbers([$0.caution, $0.unreliable]) })
      .with("min_weight_share", .number(minWeightShare))
      .with("unreliable", .text(unreliable.rawValue)).with("fit", .flag(isFitted))
  }
}

/// How far a score can be relied on.
public enum ReliabilityLevel: String, Sendable, Hashable, CaseIterable {
  /// Nothing says that it cannot.
  case good
  /// Read with caution.
  case caution
  /// Not on its own.
  case unreliable
}
