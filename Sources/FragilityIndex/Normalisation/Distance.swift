/// The distance from the least fragile value of the reference, as a share of the way to a target or to a territory:
/// `(x - min) / (target - min)` on the scale.
///
/// Where low values are worse it is `(max - x) / (max - target)`. At the target the score is the upper end of the
/// scale; beyond it the score goes on, unless it is capped. These are `n_dist2targ` and `n_dist2ref` of COINr, whose
/// `1 - (x_ref - x) / (x_ref - min)` is the same number; the distance to the maximum is ``MinMax``.
public struct Distance: Sendable, Hashable {
  /// Where the upper end of the scale is.
  public enum Target: Sendable, Hashable {
    /// A value in the unit of the indicator.
    case value(Double)
    /// The value of the territory with that code.
    case territory(String)
  }

  /// Where the upper end of the scale is.
  public var target: Target
  /// Whether scores beyond the target are held at it.
  public var cap: Bool

  /// Creates a distance.
  ///
  /// - Parameters:
  ///   - target: Where the upper end of the scale is.
  ///   - cap: Whether scores beyond the target are held at it.
  public init(to target: Target, cap: Bool = false) {
    self.target = target
    self.cap = cap
  }

  package var words: ChoiceWords {
    switch target {
    case .value(let value):
      ChoiceWords("distance_to_target").with("target", .number(value)).with("cap", .flag(cap))
    case .territory(let code):
      ChoiceWords("distance_to_territory").with("territory", .text(code)).with("cap", .flag(cap))
    }
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedDistance {
    guard let range = input.range else { throw FragilityError([.noValues(input)]) }
    let isHigh = input.direction == .higherIsWorse
    let origin = isHigh ? range.lower : range.upper
    let end: Double
    switch target {
    case .value(let value): end = input.transform?.apply(value) ?? value
    case .territory(let code):
      guard let row = input.table.codes.firstIndex(of: code) else {
        throw FragilityError([.noSuchTerritory(input, code: code)])
      }
      end = input.treatment.apply(input.column.values.encoded[row])
    }
    guard isHigh ? end > origin : end < origin, (end - origin).isFinite else {
      throw FragilityError([.targetNotBeyond(input, target: end, origin: origin)])
    }
    return FittedDistance(origin: origin, target: end, scale: input.scale, cap: cap)
  }
}

/// A distance with its frozen ends.
public struct FittedDistance: Sendable, Hashable {
  /// The value at the lower end of the scale.
  public let origin: Double
  /// The value at the upper end of the scale.
  public let target: Double
  let scale: Scale
  let cap: Bool

  package init(origin: Double, target: Double, scale: Scale, cap: Bool) {
    self.origin = origin
    self.target = target
    self.scale = scale
    self.cap = cap
  }

  func score(_ value: Double) -> Double {
    let share = (value - origin) / (target - origin)
    return (cap ? min(share, 1) : share) * (scale.upper - scale.lower) + scale.lower
  }
}
