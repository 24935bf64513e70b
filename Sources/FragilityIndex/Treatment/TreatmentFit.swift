extension Treatment {
  /// Freezes the numbers of the treatment.
  ///
  /// - Parameter values: The reference; NaN is left out.
  /// - Returns: The treatment, which leaves everything as it is where none was needed.
  /// - Throws: Why the values do not allow the steps.
  func fit(to values: [Double]) throws(TreatmentFailure) -> FittedTreatment {
    guard case .steps(let choice) = self else { return .none }
    if let bounds = try choice.quantileBounds(of: values) { return bounds }
    return try trace(values).fitted
  }

  /// Freezes the numbers of the treatment and keeps what was measured and tried on the way.
  ///
  /// Edge cases: fewer than four values, or values that are all equal, are left as they are on every occasion.
  ///
  /// - Parameter values: The reference; NaN is left out.
  /// - Returns: The record, which holds the treatment.
  /// - Throws: Why the values do not allow the steps.
  func trace(_ values: [Double]) throws(TreatmentFailure) -> TreatmentRecord {
    let sorted = values.sortedPresent()
    let shape = Shape(of: sorted)
    guard case .steps(let choice) = self else {
      return TreatmentRecord(before: .init(shape, by: OutlierTest()), attempts: [])
    }
    let before = TreatmentRecord.Check(shape, by: choice.test)
    let isTreatable = shape.count >= 4 && !shape.skewness.isNaN
    guard isTreatable, choice.occasion == .always || !before.passes else {
      return TreatmentRecord(before: before, attempts: [])
    }
    let first = try choice.attempt(choice.first, on: sorted, after: .none)
    guard let otherwise = choice.otherwise, !first.after.passes else {
      return TreatmentRecord(before: before, attempts: [first])
    }
    let second = try choice.attempt(
      otherwise,
      on: sorted,
      after: choice.cumulative ? first.fitted : .none
    )
    return TreatmentRecord(before: before, attempts: [first, second])
  }
}

extension Treatment.Steps {
  /// The bounds of quantiles that hold whatever the test says, found without sorting; `nil` for other steps.
  fileprivate func quantileBounds(
    of values: [Double]
  ) throws(TreatmentFailure) -> FittedTreatment? {
    guard case .holdAtQuantiles(let lower, let upper) = first, occasion == .always,
      otherwise == nil
    else { return nil }
    // The ends beside the bounds, to see whether anything is left between them.
    let quantiles = type7Quantiles([0, lower ?? 0, upper ?? 1, 1], of: values)
    // Fewer than four values, or equal ones, are left as they are.
    guard quantiles.count == 4, quantiles[0] < quantiles[3],
      values.lazy.filter({ !$0.isNaN }).prefix(4).count == 4
    else { return nil }
    guard quantiles[1] < quantiles[2] else { throw .leavesNothing }
    let bounds = HoldBounds(
      lower: lower.map { _ in quantiles[1] },
      upper: upper.map { _ in quantiles[2] }
    )
    return FittedTreatment(steps: bounds.step.map { [$0] } ?? [])
  }

  fileprivate func attempt(
    _ step: Treatment.Step,
    on sorted: [Double],
    after earlier: FittedTreatment
  ) throws(TreatmentFailure) -> TreatmentRecord.Attempt {
    // Every step is monotone, so what is sorted stays so.
    let start = earlier.steps.isEmpty ? sorted : sorted.map(earlier.apply)
    let added = try step.fit(toSorted: start, test: test)
    let fitted = FittedTreatment(steps: earlier.steps + (added.map { [$0] } ?? []))
    let treated = sorted.map(fitted.apply)
    guard treated.allSatisfy(\.isFinite) else { throw .tooLarge }
    return TreatmentRecord.Attempt(
      step: step,
      fitted: fitted,
      raised: sorted.reduce(0) { $0 + (fitted.move(of: $1) == .raised ? 1 : 0) },
      lowered: sorted.reduce(0) { $0 + (fitted.move(of: $1) == .lowered ? 1 : 0) },
      after: .init(Shape(of: treated), by: test)
    )
  }
}

extension Treatment.Step {
  /// Freezes the numbers of the step.
  ///
  /// - Parameters:
  ///   - sorted: The values in increasing order, without NaN, not all equal.
  ///   - test: The test that ends winsorising.
  /// - Returns: The step with its numbers, or `nil` if it has nothing to do.
  /// - Throws: Why the values do not allow the step.
  fileprivate func fit(
    toSorted sorted: [Double],
    test: OutlierTest
  ) throws(TreatmentFailure) -> FittedTreatment.Step? {
    switch self {
    case .winsorise(let maxPoints):
      return winsorisingBounds(ofSorted: sorted, maxPoints: maxPoints, test: test).step
    case .holdAtQuantiles(let lower, let upper):
      return try quantileBounds(ofSorted: sorted, lower: lower, upper: upper).checked(for: sorted)
        .step
    case .holdPoints(let lowest, let highest):
      guard let bounds = pointBounds(ofSorted: sorted, lowest: lowest, highest: highest) else {
        throw .leavesNothing
      }
      return try bounds.checked(for: sorted).step
    case .logarithm(let choice):
      return .logarithm(try choice.fit(toSorted: sorted))
    case .boxCox(let choice):
      return .boxCox(try choice.fit(toSorted: sorted))
    }
  }
}
