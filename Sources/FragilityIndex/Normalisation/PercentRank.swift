/// Percent rank: where a value stands among those of the reference, as a share of the scale.
///
/// Low ranks are low values; where low values are worse, the share `p` becomes `1 - p`. Whether that comes after
/// ranking, as in the CDC Social Vulnerability Index, or before, matters for ties.
public struct PercentRank: Sendable, Hashable {
  /// How a rank becomes a share.
  public var convention: RankConvention
  /// How equal values are ranked.
  public var ties: TieRule
  /// When ranks are turned round where low values are worse.
  public var inversion: RankInversion

  /// Creates a percent rank.
  ///
  /// - Parameters:
  ///   - convention: How a rank becomes a share.
  ///   - ties: How equal values are ranked; `dense` has no meaning here.
  ///   - inversion: When ranks are turned round where low values are worse.
  public init(
    convention: RankConvention = .inclusive,
    ties: TieRule = .min,
    inversion: RankInversion = .after
  ) {
    self.convention = convention
    self.ties = ties
    self.inversion = inversion
  }

  package var words: ChoiceWords {
    ChoiceWords("percent_rank").with("convention", .text(convention.rawValue))
      .with("ties", .text(ties.rawValue)).with("inversion", .text(inversion.rawValue))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedPercentRank {
    FittedPercentRank(
      reference: try input.sortedValues(),
      choice: self,
      scale: input.scale,
      direction: input.direction
    )
  }
}

/// A percent rank with its frozen reference.
public struct FittedPercentRank: Sendable, Hashable, RankedScore {
  /// The values of the reference.
  public let ranks: ReferenceRanks
  let convention: RankConvention
  let scale: Scale
  private let isTurned: Bool

  package init(reference: [Double], choice: PercentRank, scale: Scale, direction: Direction) {
    let isLow = direction == .lowerIsWorse
    ranks = ReferenceRanks(
      values: reference,
      ties: choice.ties,
      isDescending: isLow && choice.inversion == .before
    )
    convention = choice.convention
    isTurned = isLow && choice.inversion == .after
    self.scale = scale
  }

  func scored(rank: Double) -> Double {
    let share = convention.share(rank: rank, of: ranks.count)
    return (isTurned ? 1 - share : share) * (scale.upper - scale.lower) + scale.lower
  }
}
