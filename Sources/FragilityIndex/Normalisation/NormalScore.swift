/// The normal score of a rank: `mean + sd * Phi^-1(p)`, with the share `p` of the rank.
///
/// With `p = r / (n + 1)` and averaged ties it is the score of the Scottish Index of Multiple Deprivation. Where low
/// values are worse, ranks are taken from the largest value down.
public struct NormalScore: Sendable, Hashable {
  /// How a rank becomes a share: `exclusive` or `midpoint`, as 0 and 1 have no normal score.
  public var convention: RankConvention
  /// How equal values are ranked.
  public var ties: TieRule
  /// The score of the middle rank.
  public var mean: Double
  /// The standard deviation of the normal law.
  public var standardDeviation: Double

  /// Creates a normal score.
  ///
  /// - Parameters:
  ///   - convention: How a rank becomes a share: `exclusive` or `midpoint`.
  ///   - ties: How equal values are ranked; `dense` has no meaning here.
  ///   - mean: The score of the middle rank.
  ///   - standardDeviation: The standard deviation of the normal law, which is positive.
  public init(
    convention: RankConvention = .exclusive,
    ties: TieRule = .average,
    mean: Double = 0,
    standardDeviation: Double = 1
  ) {
    self.convention = convention
    self.ties = ties
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  package var words: ChoiceWords {
    ChoiceWords("normal_score").with("convention", .text(convention.rawValue))
      .with("ties", .text(ties.rawValue)).with("mean", .number(mean))
      .with("sd", .number(standardDeviation))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedNormalScore {
    FittedNormalScore(
      reference: try input.sortedValues(),
      choice: self,
      direction: input.direction
    )
  }
}

/// A normal score with its frozen reference.
public struct FittedNormalScore: Sendable, Hashable, RankedScore {
  /// The values of the reference.
  public let ranks: ReferenceRanks
  private let choice: NormalScore

  package init(reference: [Double], choice: NormalScore, direction: Direction) {
    ranks = ReferenceRanks(
      values: reference,
      ties: choice.ties,
      isDescending: direction == .lowerIsWorse
    )
    self.choice = choice
  }

  func scored(rank: Double) -> Double {
    let share = choice.convention.share(rank: rank, of: ranks.count)
    return choice.mean + choice.standardDeviation * normalQuantile(share)
  }
}
