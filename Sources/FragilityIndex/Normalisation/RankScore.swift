/// The rank itself, 1 to n from the least fragile up, or the Borda count, 0 to n - 1.
///
/// Where low values are worse, ranks are taken from the largest value down (`before`) or turned round once taken
/// (`after`: `n + 1 - r`), which matters for ties.
public struct RankScore: Sendable, Hashable {
  /// What the least fragile value scores.
  public enum Start: Int, Sendable, Hashable {
    /// The Borda count: how many of the reference are less fragile.
    case borda = 0
    /// The rank.
    case rank = 1
  }

  /// What the least fragile value scores.
  public var start: Start
  /// How equal values are ranked.
  public var ties: TieRule
  /// When ranks are turned round where low values are worse.
  public var inversion: RankInversion

  /// Creates a rank score.
  ///
  /// - Parameters:
  ///   - start: What the least fragile value scores.
  ///   - ties: How equal values are ranked; `dense` has no meaning here.
  ///   - inversion: When ranks are turned round where low values are worse.
  public init(start: Start = .rank, ties: TieRule = .min, inversion: RankInversion = .before) {
    self.start = start
    self.ties = ties
    self.inversion = inversion
  }

  package var words: ChoiceWords {
    ChoiceWords(start == .rank ? "rank" : "borda").with("ties", .text(ties.rawValue))
      .with("inversion", .text(inversion.rawValue))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedRankScore {
    FittedRankScore(
      reference: try input.sortedValues(),
      choice: self,
      direction: input.direction
    )
  }
}

/// A rank score with its frozen reference.
public struct FittedRankScore: Sendable, Hashable, RankedScore {
  /// The values of the reference.
  public let ranks: ReferenceRanks
  private let first: Double
  private let isTurned: Bool

  package init(reference: [Double], choice: RankScore, direction: Direction) {
    let isLow = direction == .lowerIsWorse
    ranks = ReferenceRanks(
      values: reference,
      ties: choice.ties,
      isDescending: isLow && choice.inversion == .before
    )
    first = Double(choice.start.rawValue)
    isTurned = isLow && choice.inversion == .after
  }

  func scored(rank: Double) -> Double {
    (isTurned ? ranks.count + 1 - rank : rank) - 1 + first
  }
}
