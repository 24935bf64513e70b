/// The quantile score, from 1 to `count`: `1 + #{k : Q_k < x}` over the `count - 1` quantiles (type 7) of the
/// reference; with 10, the decile score.
///
/// With `inclusive` left, a value equal to a quantile has passed it: `1 + #{k : Q_k <= x}`, as in the Indice de
/// Fragilité Numérique of 2023. Where low values are worse, the score `s` becomes `count + 1 - s`.
public struct QuantileScore: Sendable, Hashable {
  /// How many scores there are.
  public var count: Int
  /// Where a value equal to a quantile belongs.
  public var inclusive: Inclusive

  /// Creates a quantile score.
  ///
  /// - Parameters:
  ///   - count: How many scores there are, 2 to 1000.
  ///   - inclusive: Where a value equal to a quantile belongs.
  public init(count: Int = 10, inclusive: Inclusive = .right) {
    self.count = count
    self.inclusive = inclusive
  }

  package var words: ChoiceWords {
    let side = ChoiceWords.Option.text(inclusive.rawValue)
    return count == 10
      ? ChoiceWords("decile").with("inclusive", side)
      : ChoiceWords("quantile").with("count", .whole(count)).with("inclusive", side)
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedQuantileScore {
    FittedQuantileScore(
      bounds: try input.quantiles((1..<count).map { Double($0) / Double(count) }),
      inclusive: inclusive,
      direction: input.direction
    )
  }
}

/// A quantile score with its frozen quantiles.
public struct FittedQuantileScore: Sendable, Hashable {
  /// The quantiles of the reference between the scores.
  public let bounds: [Double]
  let inclusive: Inclusive
  let direction: Direction

  package init(bounds: [Double], inclusive: Inclusive, direction: Direction) {
    self.bounds = bounds
    self.inclusive = inclusive
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    let passed = inclusive.passed(bounds, by: value)
    return Double(1 + (direction == .higherIsWorse ? passed : bounds.count - passed))
  }
}
