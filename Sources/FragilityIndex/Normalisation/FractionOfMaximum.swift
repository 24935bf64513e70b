/// The fraction of the largest value of the reference, `x / max`, on the scale.
///
/// Where low values are worse it is `min / x`, so that the most fragile territory is at the upper end there too. (COINr
/// turns the sign first, which gives `x / min`: the least fragile would have the highest score.)
public struct FractionOfMaximum: Sendable, Hashable {
  /// Creates a fraction of the maximum.
  public init() {}

  package var words: ChoiceWords { ChoiceWords("fraction_of_maximum") }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedFractionOfMaximum {
    guard let range = input.range else { throw FragilityError([.noValues(input)]) }
    let end = input.direction == .higherIsWorse ? range.upper : range.lower
    guard end > 0 else { throw FragilityError([.notPositive(input, value: end)]) }
    return FittedFractionOfMaximum(end: end, scale: input.scale, direction: input.direction)
  }
}

/// A fraction with its frozen end.
public struct FittedFractionOfMaximum: Sendable, Hashable {
  /// The value at the upper end of the scale.
  public let end: Double
  let scale: Scale
  let direction: Direction

  package init(end: Double, scale: Scale, direction: Direction) {
    self.end = end
    self.scale = scale
    self.direction = direction
  }

  /// The score of a value; infinite where low values are worse and the value is zero.
  func score(_ value: Double) -> Double {
    let fraction = direction == .higherIsWorse ? value / end : end / value
    return fraction * (scale.upper - scale.lower) + scale.lower
  }
}
