/// Standardisation: `mean + sd * (x - m) / s`, with the mean `m` and the sample standard deviation `s` (n - 1) of
/// the reference; the sign is turned where low values are worse.
public struct ZScore: Sendable, Hashable {
  /// The mean of the scores of the reference.
  public var mean: Double
  /// The standard deviation of the scores of the reference.
  public var standardDeviation: Double

  /// Creates a standardisation.
  ///
  /// - Parameters:
  ///   - mean: The mean of the scores.
  ///   - standardDeviation: Their standard deviation, which is positive.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  package var words: ChoiceWords {
    ChoiceWords("zscore").with("mean", .number(mean)).with("sd", .number(standardDeviation))
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedZScore {
    let moments = input.moments
    guard moments.count > 0 else { throw FragilityError([.noValues(input)]) }
    guard moments.count > 1, moments.standardDeviation != 0 else {
      throw FragilityError([.constant(input, value: moments.mean)])
    }
    guard moments.standardDeviation.isFinite else {
      throw FragilityError([.tooLarge(input)])
    }
    return FittedZScore(
      mean: moments.mean,
      standardDeviation: moments.standardDeviation,
      target: self,
      direction: input.direction
    )
  }
}

/// A standardisation with its frozen moments.
public struct FittedZScore: Sendable, Hashable {
  /// The mean of the reference.
  public let mean: Double
  /// The sample standard deviation of the reference.
  public let standardDeviation: Double
  let target: ZScore
  let direction: Direction

  package init(mean: Double, standardDeviation: Double, target: ZScore, direction: Direction) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.target = target
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    let z = (direction == .higherIsWorse ? value - mean : mean - value) / standardDeviation
    return z * target.standardDeviation + target.mean
  }

  /// The same line as ``score(_:)``.
  var line: LinearScore {
    LinearScore(
      start: mean,
      range: standardDeviation,
      extent: target.standardDeviation,
      base: target.mean,
      isUp: direction == .higherIsWorse
    )
  }
}
