/// A categorical scale: one score for each interval between bounds, from the least fragile interval to the most.
///
/// Bounds are fixed values, or quantiles (type 7) of the reference, as in the categorical scale of the OECD/JRC
/// Handbook on Constructing Composite Indicators (2008), where the 5 % best get 100, the next 10 % 80, and so on.
/// Where low values are worse, the first score belongs to the largest values.
public struct StepScore: Sendable, Hashable {
  /// What separates the intervals.
  public enum Bounds: Sendable, Hashable {
    /// Increasing values in the unit of the indicator.
    case values([Double])
    /// Increasing shares of the reference, each above 0 and below 1.
    case probabilities([Double])

    /// The numbers themselves.
    public var numbers: [Double] {
      switch self {
      case .values(let numbers), .probabilities(let numbers): numbers
      }
    }
  }

  /// What separates the intervals.
  public var bounds: Bounds
  /// One score more than bounds.
  public var scores: [Double]
  /// Where a value equal to a bound belongs.
  public var inclusive: Inclusive

  /// Creates a categorical scale.
  ///
  /// - Parameters:
  ///   - bounds: What separates the intervals.
  ///   - scores: One score more than bounds, from the least fragile interval to the most.
  ///   - inclusive: Where a value equal to a bound belongs.
  public init(bounds: Bounds, scores: [Double], inclusive: Inclusive = .right) {
    self.bounds = bounds
    self.scores = scores
    self.inclusive = inclusive
  }

  package var words: ChoiceWords {
    let words = ChoiceWords("steps")
    let bounded =
      switch bounds {
      case .values(let values): words.with("breaks", .numbers(values))
      case .probabilities(let shares): words.with("probabilities", .numbers(shares))
      }
    return bounded.with("scores", .numbers(scores)).with("inclusive", .text(inclusive.rawValue))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedStepScore {
    let frozen: [Double]
    switch bounds {
    case .values(let values): frozen = values.map { input.transform?.apply($0) ?? $0 }
    case .probabilities(let shares): frozen = try input.quantiles(shares)
    }
    return FittedStepScore(bounds: frozen, choice: self, direction: input.direction)
  }
}

/// A categorical scale with its frozen bounds.
public struct FittedStepScore: Sendable, Hashable {
  /// The bounds, in increasing order.
  public let bounds: [Double]
  let choice: StepScore
  let direction: Direction

  package init(bounds: [Double], choice: StepScore, direction: Direction) {
    self.bounds = bounds
    self.choice = choice
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    let passed = choice.inclusive.passed(bounds, by: value)
    return choice.scores[direction == .higherIsWorse ? passed : bounds.count - passed]
  }
}
