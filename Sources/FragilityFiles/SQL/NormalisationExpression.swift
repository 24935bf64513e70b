import FragilityIndex

/// A fitted normalisation as an expression over one value, in the shape that the engine computes it in.
struct NormalisationExpression {
  /// What the method says.
  let choice: Normalisation
  let fitted: FittedNormalisation
  let scale: Scale
  let direction: Direction
  /// The columns of a parent's numbers begin with this name.
  let id: String

  /// More values of a reference would not be a readable statement, nor one that databases plan in time.
  static let mostReferenceValues = 500

  /// What no expression says.
  enum Refusal: Error {
    case normalQuantile
    case manyValues(Int)
    case ofParents
  }

  private var extent: SQLExpression { .number(scale.upper - scale.lower) }

  private func scaled(_ share: SQLExpression) -> SQLExpression {
    share * extent + .number(scale.lower)
  }

  /// The score of a value before it is rounded.
  ///
  /// - Parameter value: The value, a column; null for a gap.
  /// - Returns: The score, null for a gap.
  /// - Throws: Why no expression says it.
  func score(of value: SQLExpression) throws(Refusal) -> SQLExpression {
    switch (fitted, choice) {
    case (.rounded(let fitted, _), .rounded(let choice, _)):
      return try NormalisationExpression(
        choice: choice,
        fitted: fitted,
        scale: scale,
        direction: direction,
        id: id
      ).score(of: value)
    case (.minMax(let fitted), .minMax(let choice)):
      return between(
        value,
        .number(fitted.lower),
        .number(fitted.upper),
        range: .number(fitted.upper - fitted.lower),
        clip: choice.clip
      )
    case (.minMaxByParent, .minMax(let choice)):
      let (lower, upper) = (
        SQLExpression.column("\(id):lower"), SQLExpression.column("\(id):upper")
      )
      let score = between(value, lower, upper, range: upper - lower, clip: choice.clip)
      return .when(lower.isBelow(upper), score)
    case (.zScore(let fitted), .zScore(let choice)):
      let mean = SQLExpression.number(fitted.mean)
      let distance = direction == .higherIsWorse ? value - mean : mean - value
      return distance / .number(fitted.standardDeviation) * .number(choice.standardDeviation)
        + .number(choice.mean)
    case (.percentRank(let fitted), .percentRank(let choice)):
      let share = choice.convention.share(
        try rank(of: value, in: fitted.ranks),
        of: fitted.ranks.values.count
      )
      let isTurned = direction == .lowerIsWorse && choice.inversion == .after
      return scaled(isTurned ? .number(1) - share : share)
    case (.rank(let fitted), .rank(let choice)):
      let rank = try rank(of: value, in: fitted.ranks)
      let isTurned = direction == .lowerIsWorse && choice.inversion == .after
      let turned = isTurned ? .number(Double(fitted.ranks.values.count) + 1) - rank : rank
      return turned - .number(1) + .number(Double(choice.start.rawValue))
    case (.exponentialRank(let fitted), .exponentialRank(let choice)):
      let share = choice.convention.share(
        try rank(of: value, in: fitted.ranks),
        of: fitted.ranks.values.count
      )
      let constant = choice.constant
      return .number(-constant)
        * .call("LN", [.number(1) - share * .number(1 - exponential(-100 / constant))])
    case (.quantile(let fitted), .quantile(let choice)):
      let count = fitted.bounds.count
      let scores = (0...count).map { passed in
        Double(1 + (direction == .higherIsWorse ? passed : count - passed))
      }
      return value.step(fitted.bounds, choice.inclusive, scores.map { .number($0) })
    case (.steps(let fitted), .steps(let choice)):
      let scores = direction == .higherIsWorse ? choice.scores : choice.scores.reversed()
      return value.step(fitted.bounds, choice.inclusive, scores.map { .number($0) })
    case (.distance(let fitted), .distance(let choice)):
      let share =
        (value - .number(fitted.origin)) / .number(fitted.target - fitted.origin)
      return scaled(choice.cap ? share.held(nil, 1) : share)
    case (.fractionOfMaximum(let fitted), _):
      let end = SQLExpression.number(fitted.end)
      let fraction =
        direction == .higherIsWorse ? value / end : end / .call("NULLIF", [value, .number(0)])
      return scaled(fraction)
    case (.ratio(let fitted), .ratio(let choice)):
      var reference = SQLExpression.column("\(id):reference")
      if case .all = choice.reference {
        reference = fitted.values[""].map { .number($0) } ?? .null(.number)
      }
      let ratio = direction == .higherIsWorse ? (value, reference) : (reference, value)
      return .number(100) * (ratio.0 / .call("NULLIF", [ratio.1, .number(0)]))
    case (.none, _):
      return direction == .higherIsWorse
        ? value : .number(scale.lower + scale.upper) - value
    case (.normalScore, _): throw .normalQuantile
    default: preconditionFailure("a fitted normalisation is that of its method")
    }
  }

  /// Why a value that is present has no score; `nil` where every value has one.
  func reason(of value: SQLExpression) -> SQLExpression? {
    let zero = SQLExpression.text(AbsenceReason.zeroDenominator.word)
    let unavailable = SQLExpression.text(AbsenceReason.unavailable.word)
    switch fitted {
    case .rounded(let fitted, _):
      guard case .rounded(let choice, _) = choice else { return nil }
      return NormalisationExpression(
        choice: choice,
        fitted: fitted,
        scale: scale,
        direction: direction,
        id: id
      ).reason(of: value)
    case .minMaxByParent:
      return .when(.isNull(.column("\(id):lower")), unavailable, otherwise: zero)
    case .fractionOfMaximum: return zero
    case .ratio(let fitted):
      guard case .ratio(let choice) = choice, case .parent = choice.reference else {
        return fitted.values[""] == nil ? unavailable : zero
      }
      return .when(.isNull(.column("\(id):reference")), unavailable, otherwise: zero)
    default: return nil
    }
  }

  /// The ends that flags call the reference; `nil` without any.
  var referenceEnds: (lower: Double, upper: Double)? {
    switch fitted {
    case .minMax(let fitted): (fitted.lower, fitted.upper)
    case .percentRank(let fitted): fitted.ranks.ends
    case .rank(let fitted): fitted.ranks.ends
    case .normalScore(let fitted): fitted.ranks.ends
    case .exponentialRank(let fitted): fitted.ranks.ends
    case .rounded(let fitted, _):
      NormalisationExpression(
        choice: choice,
        fitted: fitted,
        scale: scale,
        direction: direction,
        id: id
      ).referenceEnds
    default: nil
    }
  }

  private func between(
    _ value: SQLExpression,
    _ lower: SQLExpression,
    _ upper: SQLExpression,
    range: SQLExpression,
    clip: Bool
  ) -> SQLExpression {
    let held =
      clip
      ? SQLExpression.choice(
        [(value.isBelow(lower), lower), (value.isAbove(upper), upper)],
        otherwise: value
      ) : value
    return scaled((direction == .higherIsWorse ? held - lower : upper - held) / range)
  }
}

extension ReferenceRanks {
  fileprivate var ends: (lower: Double, upper: Double)? {
    values.first.flatMap { least in values.last.map { (least, $0) } }
  }
}

extension SQLExpression {
  /// A result for each interval between increasing bounds; null for null.
  ///
  /// - Parameters:
  ///   - bounds: The bounds.
  ///   - inclusive: Where a value equal to a bound belongs.
  ///   - results: One more than bounds, from the lowest interval up.
  /// - Returns: The result of the interval that the number lies in.
  func step(
    _ bounds: [Double],
    _ inclusive: Inclusive,
    _ results: [SQLExpression]
  ) -> SQLExpression {
    let passed = bounds.indices.reversed().map { position -> (SQLExpression, SQLExpression) in
      let bound = SQLExpression.number(bounds[position])
      let isPassed = inclusive == .right ? isAbove(bound) : isAtLeast(bound)
      return (isPassed, results[position + 1])
    }
    return .choice(passed + [(.isPresent(self), results[0])])
  }
}
