/// The exponential transform of ranks: `X = -23 ln(1 - R (1 - exp(-100 / 23)))`, from 0 to 100, where `R` is the share
/// of the rank, 1 for the most fragile.
///
/// It stretches the fragile end, so that a good place in one domain does not cancel a bad one in another: the tenth that
/// is most deprived spreads over half of the scale (English Indices of Deprivation 2019, technical report, section
/// 3.8). `R` is `r / n` there (`upper`); Scotland in 2016 has `(r - 1) / n` (`lower`). Where low values are worse,
/// ranks are taken from the largest value down.
public struct ExponentialRank: Sendable, Hashable {
  /// How a rank becomes the share `R`.
  public var convention: RankConvention
  /// How equal values are ranked.
  public var ties: TieRule
  /// The constant 23, with which a tenth of the territories has more than half of the scale.
  public var constant: Double

  /// Creates a transform.
  ///
  /// - Parameters:
  ///   - convention: How a rank becomes the share.
  ///   - ties: How equal values are ranked; `dense` has no meaning here.
  ///   - constant: The constant of the transform, which is positive.
  public init(
    convention: RankConvention = .upper,
    ties: TieRule = .average,
    constant: Double = 23
  ) {
    self.convention = convention
    self.ties = ties
    self.constant = constant
  }

  package var words: ChoiceWords {
    ChoiceWords("exponential_rank").with("convention", .text(convention.rawValue))
      .with("ties", .text(ties.rawValue)).with("constant", .number(constant))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedExponentialRank {
    FittedExponentialRank(
      reference: try input.sortedValues(),
      choice: self,
      direction: input.direction
    )
  }
}

/// An exponential transform of ranks with its frozen reference.
public struct FittedExponentialRank: Sendable, Hashable, RankedScore {
  /// The values of the reference.
  public let ranks: ReferenceRanks
  private let choice: ExponentialRank

  package init(reference: [Double], choice: ExponentialRank, direction: Direction) {
    ranks = ReferenceRanks(
      values: reference,
      ties: choice.ties,
      isDescending: direction == .lowerIsWorse
    )
    self.choice = choice
  }

  func scored(rank: Double) -> Double {
    let share = choice.convention.share(rank: rank, of: ranks.count)
    let constant = choice.constant
    return -constant * naturalLogarithm(1 - share * (1 - exponential(-100 / constant)))
  }
}
