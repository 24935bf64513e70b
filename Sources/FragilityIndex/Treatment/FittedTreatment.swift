/// A treatment with its frozen numbers, applied to values one by one.
public struct FittedTreatment: Sendable, Hashable {
  /// One step with its numbers.
  public enum Step: Sendable, Hashable {
    /// Values beyond a bound are held at it; `nil` leaves that side free.
    case hold(lower: Double?, upper: Double?)
    /// The logarithm is taken.
    case logarithm(FittedLogTransform)
    /// The transformation of Box and Cox is taken.
    case boxCox(FittedBoxCox)
  }

  /// Where a held value has gone.
  enum Move: Sendable, Hashable {
    case raised
    case lowered
  }

  /// The treatment that leaves everything as it is.
  static let none = FittedTreatment(steps: [])

  /// The steps in the order they are applied; none leaves everything as it is.
  public let steps: [Step]

  package init(steps: [Step]) {
    self.steps = steps
  }

  /// The treated value, which never falls when the value rises; a gap is handed on with its reason.
  func apply(_ x: Double) -> Double {
    guard !x.isNaN else { return x }
    return steps.reduce(x) { $1.apply($0) }
  }

  /// The treated values, many at a time where they are only held.
  func apply(to values: UnsafeBufferPointer<Double>) -> [Double] {
    if steps.isEmpty { return Array(values) }
    guard let hold = onlyHold else { return values.map(apply) }
    return held(values, hold.lower, hold.upper)
  }

  /// The bounds of a treatment that does nothing but hold values at them; infinite where a side is free.
  var onlyHold: (lower: Double, upper: Double)? {
    if steps.isEmpty { return (-.infinity, .infinity) }
    guard steps.count == 1, case .hold(let lower, let upper) = steps[0] else { return nil }
    return (lower ?? -.infinity, upper ?? .infinity)
  }

  /// Whether a value is held at a bound.
  func isMoved(_ x: Double) -> Bool {
    move(of: x) != nil
  }

  /// Where a value goes that is held at a bound; `nil` for others and for gaps.
  func move(of x: Double) -> Move? {
    guard !x.isNaN else { return nil }
    var value = x
    for step in steps {
      if case .hold(let lower, let upper) = step {
        if let lower, value < lower { return .raised }
        if let upper, value > upper { return .lowered }
      }
      value = step.apply(value)
    }
    return nil
  }

  /// Whether a value lies beyond the end of the reference on the side where a transformation ends, and is held there.
  func isBeyondDomain(_ x: Double) -> Bool {
    guard !x.isNaN else { return false }
    var value = x
    for step in steps {
      switch step {
      case .hold: break
      case .logarithm(let fitted): if fitted.isBeyondDomain(value) { return true }
      case .boxCox(let fitted): if fitted.isBeyondDomain(value) { return true }
      }
      value = step.apply(value)
    }
    return false
  }
}

extension FittedTreatment.Step {
  func apply(_ x: Double) -> Double {
    switch self {
    case .hold(let lower, let upper): min(max(x, lower ?? x), upper ?? .infinity)
    case .logarithm(let fitted): fitted.apply(x)
    case .boxCox(let fitted): fitted.apply(x)
    }
  }
}

extension FittedTreatment {
  /// What is done, in words.
  public var words: LocalizedText {
    let parts = steps.map(\.words)
    return parts.isEmpty
      ? LocalizedText(fr: "non traité", en: "untreated")
      : LocalizedText(
        fr: parts.map(\.french).joined(separator: ", puis "),
        en: parts.map(\.english).joined(separator: ", then ")
      )
  }
}

extension FittedTreatment.Step {
  fileprivate var words: LocalizedText {
    switch self {
    case .hold(let lower, let upper):
      let (lower, upper) = (lower.map(roundedValue), upper.map(roundedValue))
      return switch (lower, upper) {
      case (let lower?, let upper?):
        LocalizedText(
          fr: "tenu entre \(lower.french) et \(upper.french)",
          en: "held between \(lower.english) and \(upper.english)"
        )
      case (let lower?, nil):
        LocalizedText(
          fr: "tenu à \(lower.french) au moins",
          en: "held at \(lower.english) at least"
        )
      case (nil, let upper?):
        LocalizedText(fr: "tenu à \(upper.french) au plus", en: "held at \(upper.english) at most")
      case (nil, nil):
        LocalizedText(fr: "non traité", en: "untreated")
      }
    case .logarithm(let fitted):
      return fitted.isMirrored
        ? LocalizedText(fr: "logarithme en miroir", en: "mirrored logarithm")
        : LocalizedText(fr: "logarithme", en: "logarithm")
    case .boxCox(let fitted):
      let lambda = roundedValue(fitted.lambda)
      return LocalizedText(
        fr: "Box-Cox avec lambda = \(lambda.french)",
        en: "Box-Cox with lambda = \(lambda.english)"
      )
    }
  }
}
