/// Percent rank: where a value stands among those of the reference, as a share of the scale.
///
/// Low ranks are low values; where low values are worse, the share `p` becomes `1 - p` (the inversion comes
/// after ranking, which matters for ties).
public struct PercentRank: Sendable, Hashable {
  /// How a rank `r` among `n` values becomes a share.
  public enum Convention: String, Sendable, Hashable, CaseIterable {
    /// `(r - 1) / (n - 1)`, from 0 to 1; 0 with a single value.
    case inclusive
    /// `r / (n + 1)`, never 0 nor 1.
    case exclusive
    /// `(r - 0.5) / n`.
    case midpoint

    func share(rank: Double, of count: Double) -> Double {
      switch self {
      case .inclusive: count > 1 ? (rank - 1) / (count - 1) : 0
      case .exclusive: rank / (count + 1)
      case .midpoint: (rank - 0.5) / count
      }
    }
  }

  /// How a rank becomes a share.
  public var convention: Convention
  /// How equal values are ranked.
  public var ties: TieRule

  /// Creates a percent rank.
  ///
  /// - Parameters:
  ///   - convention: How a rank becomes a share.
  ///   - ties: How equal values are ranked; `dense` has no meaning here.
  public init(convention: Convention = .inclusive, ties: TieRule = .min) {
    self.convention = convention
    self.ties = ties
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
///
/// A value that the reference does not hold lies between the shares of its neighbours in proportion to its distance from
/// them, as in a spreadsheet's PERCENTRANK; beyond the ends it has the share of the end.
public struct FittedPercentRank: Sendable, Hashable {
  /// The values of the reference in increasing order, at least one.
  public let reference: [Double]
  let choice: PercentRank
  let scale: Scale
  let direction: Direction

  package init(reference: [Double], choice: PercentRank, scale: Scale, direction: Direction) {
    self.reference = reference
    self.choice = choice
    self.scale = scale
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    let share = share(of: value)
    let turned = direction == .higherIsWorse ? share : 1 - share
    return turned * (scale.upper - scale.lower) + scale.lower
  }

  private func share(of value: Double) -> Double {
    let below = reference.countBelow(value)
    let equal = reference.countNotAbove(value) - below
    guard equal == 0 else { return share(below: below, equal: equal) }
    guard below > 0 else { return share(of: reference[0]) }
    guard below < reference.count else { return share(of: reference[below - 1]) }
    let (lower, upper) = (reference[below - 1], reference[below])
    let (least, most) = (share(of: lower), share(of: upper))
    return least + (value - lower) / (upper - lower) * (most - least)
  }

  /// The share of a value that the reference holds.
  private func share(below: Int, equal: Int) -> Double {
    let rank =
      switch choice.ties {
      case .min, .dense: Double(below + 1)
      case .average: Double(below) + Double(equal + 1) / 2
      case .max: Double(below + equal)
      }
    return choice.convention.share(rank: rank, of: Double(reference.count))
  }
}
