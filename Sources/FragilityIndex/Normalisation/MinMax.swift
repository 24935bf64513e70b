/// Min-max normalisation: `lower + (x - min) / (max - min) * (upper - lower)`.
///
/// The ends are the smallest and largest value of the reference, or fixed goalposts. Where low values are worse,
/// the distance is taken from the other end: `lower + (max - x) / (max - min) * (upper - lower)`.
public struct MinMax: Sendable, Hashable {
  /// The fixed ends, the first below the second, or `nil` for those of the reference.
  public var goalposts: Scale?
  /// Whether values beyond the ends are held at them.
  public var clip: Bool

  /// Creates a min-max normalisation.
  ///
  /// - Parameters:
  ///   - goalposts: The fixed ends; those of the reference when left out.
  ///   - clip: Whether values beyond the ends are held at them; with goalposts they are when left out.
  public init(goalposts: Scale? = nil, clip: Bool? = nil) {
    self.goalposts = goalposts
    self.clip = clip ?? (goalposts != nil)
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedMinMax {
    let lower: Double
    let upper: Double
    if let goalposts {
      (lower, upper) = (goalposts.lower, goalposts.upper)
    } else {
      var present = input.column.values.encoded.lazy.filter { !$0.isNaN }.makeIterator()
      guard var smallest = present.next() else { throw FragilityError([.noValues(input)]) }
      var largest = smallest
      while let value = present.next() {
        smallest = min(smallest, value)
        largest = max(largest, value)
      }
      guard smallest < largest else { throw FragilityError([.constant(input, value: smallest)]) }
      (lower, upper) = (smallest, largest)
    }
    guard (upper - lower).isFinite else { throw FragilityError([.tooLarge(input)]) }
    return FittedMinMax(
      lower: lower,
      upper: upper,
      scale: input.scale,
      direction: input.direction,
      clip: clip
    )
  }
}

/// A min-max normalisation with its frozen ends.
public struct FittedMinMax: Sendable, Hashable {
  /// The value at the lower end.
  public let lower: Double
  /// The value at the upper end.
  public let upper: Double
  let scale: Scale
  let direction: Direction
  let clip: Bool

  package init(lower: Double, upper: Double, scale: Scale, direction: Direction, clip: Bool) {
    self.lower = lower
    self.upper = upper
    self.scale = scale
    self.direction = direction
    self.clip = clip
  }

  func score(_ value: Double) -> Double {
    let held = clip ? min(max(value, lower), upper) : value
    let distance = direction == .higherIsWorse ? held - lower : upper - held
    return distance / (upper - lower) * (scale.upper - scale.lower) + scale.lower
  }
}
