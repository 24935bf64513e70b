extension Normalisation {
  /// The lowest of the bounds that the method fixes.
  var lowestFixedBound: Double? {
    switch unrounded {
    case .minMax(let choice): choice.goalposts?.lower
    case .steps(let choice):
      if case .values(let breaks) = choice.bounds { breaks.min() } else { nil }
    case .distance(let choice):
      if case .value(let target) = choice.target { target } else { nil }
    default: nil
    }
  }

  /// Whether bounds come from the method and not from the data.
  var hasFixedBounds: Bool {
    switch unrounded {
    case .minMax(let choice): choice.goalposts != nil
    case .steps(let choice):
      if case .values = choice.bounds { true } else { false }
    case .distance(let choice):
      if case .value = choice.target { true } else { false }
    default: false
    }
  }
}
