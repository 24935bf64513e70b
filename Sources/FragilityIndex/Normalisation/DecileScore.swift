/// The decile score, from 1 to 10: `1 + #{k : D_k < x}` over the nine deciles (type 7) of the reference.
///
/// With `inclusive` left, a value equal to a decile has passed it: `1 + #{k : D_k <= x}`, as in the Indice de
/// Fragilité Numérique of 2023. Where low values are worse, the score `s` becomes `11 - s`.
public struct DecileScore: Sendable, Hashable {
  /// Where a value equal to a decile belongs.
  public var inclusive: Inclusive

  /// Creates a decile score.
  ///
  /// - Parameter inclusive: Where a value equal to a decile belongs.
  public init(inclusive: Inclusive = .right) {
    self.inclusive = inclusive
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedDecileScore {
    let sorted = try input.sortedValues()
    return FittedDecileScore(
      deciles: type7Quantiles((1...9).map { Double($0) / 10 }, ofSorted: sorted),
      inclusive: inclusive,
      direction: input.direction
    )
  }
}

/// A decile score with its frozen deciles.
public struct FittedDecileScore: Sendable, Hashable {
  /// The nine deciles of the reference.
  public let deciles: [Double]
  let inclusive: Inclusive
  let direction: Direction

  package init(deciles: [Double], inclusive: Inclusive, direction: Direction) {
    self.deciles = deciles
    self.inclusive = inclusive
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    let passed = Double(inclusive.passed(deciles, by: value))
    return direction == .higherIsWorse ? 1 + passed : 10 - passed
  }
}
