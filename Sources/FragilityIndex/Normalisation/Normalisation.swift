/// How the values of an indicator are put on the common scale.
public indirect enum Normalisation: Sendable, Hashable {
  /// Between two ends, those of the reference or fixed ones.
  case minMax(MinMax)
  /// By distance from the mean in standard deviations.
  case zScore(ZScore)
  /// By the share of the reference that is less fragile.
  case percentRank(PercentRank)
  /// By rank, or by the number of territories that are less fragile.
  case rank(RankScore)
  /// By the quantile of the normal law at the share of the rank.
  case normalScore(NormalScore)
  /// By the exponential transform of ranks of the English Indices of Deprivation.
  case exponentialRank(ExponentialRank)
  /// From 1 to 10 by the deciles of the reference, or to another count.
  case quantile(QuantileScore)
  /// By a score for each interval of values.
  case steps(StepScore)
  /// By the share of the way to a target or to a territory.
  case distance(Distance)
  /// As a fraction of the largest value of the reference.
  case fractionOfMaximum(FractionOfMaximum)
  /// As 100 times the ratio to the value of a reference territory.
  case ratio(RatioToReference)
  /// Not at all: the values are scores already.
  case none
  /// As another choice, rounded.
  case rounded(Normalisation, Rounding)

  /// The choice in the words of the method file.
  package var words: ChoiceWords {
    switch self {
    case .minMax(let choice): choice.words
    case .zScore(let choice): choice.words
    case .percentRank(let choice): choice.words
    case .rank(let choice): choice.words
    case .normalScore(let choice): choice.words
    case .exponentialRank(let choice): choice.words
    case .quantile(let choice): choice.words
    case .steps(let choice): choice.words
    case .distance(let choice): choice.words
    case .fractionOfMaximum(let choice): choice.words
    case .ratio(let choice): choice.words
    case .none: ChoiceWords("none")
    case .rounded(let choice, let rounding): choice.words.with("round", .whole(rounding.digits))
    }
  }

  /// The choice without its rounding.
  var unrounded: Normalisation {
    if case .rounded(let choice, _) = self { choice.unrounded } else { self }
  }

  /// Freezes what depends on the data.
  ///
  /// - Parameter input: The indicator over the reference.
  /// - Returns: The normalisation with its numbers.
  /// - Throws: A problem when the values do not allow it, such as a constant column.
  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedNormalisation {
    switch self {
    case .minMax(let choice): try choice.fit(to: input)
    case .zScore(let choice): .zScore(try choice.fit(to: input))
    case .percentRank(let choice): .percentRank(try choice.fit(to: input))
    case .rank(let choice): .rank(try choice.fit(to: input))
    case .normalScore(let choice): .normalScore(try choice.fit(to: input))
    case .exponentialRank(let choice): .exponentialRank(try choice.fit(to: input))
    case .quantile(let choice): .quantile(try choice.fit(to: input))
    case .steps(let choice): .steps(try choice.fit(to: input))
    case .distance(let choice): .distance(try choice.fit(to: input))
    case .fractionOfMaximum(let choice): .fractionOfMaximum(try choice.fit(to: input))
    case .ratio(let choice): .ratio(try choice.fit(to: input))
    case .none: .none(FittedNone(scale: input.scale, direction: input.direction))
    case .rounded(let choice, let rounding): .rounded(try choice.fit(to: input), rounding)
    }
  }
}

/// What a normalisation is fitted to: an indicator, or the scores of a dimension.
struct NormalisationInput {
  /// What problems point at.
  let subject: Problem.Subject
  let direction: Direction
  let scale: Scale
  let column: TerritoryTable.IndicatorColumn
  let table: TerritoryTable
  /// What was done to the values, and has to be done to fixed ends too.
  var transform: Transform?
  /// What is still to be done to the values.
  var treatment = FittedTreatment.none
  /// What was measured of the values elsewhere, where they are not here.
  var statistics: ColumnStatistics?

  /// The values of the reference, treated.
  var values: [Double] {
    let values = column.values.encoded
    return treatment == .none ? values : values.withUnsafeBufferPointer(treatment.apply)
  }

  /// The smallest and the largest value, treated, or `nil` without any.
  ///
  /// A treatment never turns an order round.
  var range: Scale? {
    let ends = statistics.map(\.range) ?? Scale(spanning: column.values.encoded)
    return ends.map {
      Scale(treatment.apply($0.lower), treatment.apply($0.upper))
    }
  }

  /// The mean and the standard deviation of the values, treated.
  var moments: Moments { statistics?.moments ?? Moments(of: values) }

  /// The values of the reference in increasing order, of which there must be one at least.
  func sortedValues() throws(FragilityError) -> [Double] {
    let sorted = values.sortedPresent()
    guard !sorted.isEmpty else { throw FragilityError([.noValues(self)]) }
    return sorted
  }

  /// Quantiles of the values (type 7), of which there must be one at least.
  func quantiles(_ probabilities: [Double]) throws(FragilityError) -> [Double] {
    let quantiles =
      statistics?.quantiles(probabilities, treatment) ?? type7Quantiles(probabilities, of: values)
    guard quantiles.count == probabilities.count else { throw FragilityError([.noValues(self)]) }
    return quantiles
  }
}

/// A normalisation with its frozen numbers.
public indirect enum FittedNormalisation: Sendable, Hashable {
  /// Between two ends.
  case minMax(FittedMinMax)
  /// Between the two ends of the territory's parent.
  case minMaxByParent(FittedMinMaxByParent)
  /// By distance from the mean in standard deviations.
  case zScore(FittedZScore)
  /// By the share of the reference that is less fragile.
  case percentRank(FittedPercentRank)
  /// By rank.
  case rank(FittedRankScore)
  /// By the quantile of the normal law at the share of the rank.
  case normalScore(FittedNormalScore)
  /// By the exponential transform of ranks.
  case exponentialRank(FittedExponentialRank)
  /// By quantiles.
  case quantile(FittedQuantileScore)
  /// By a score for each interval of values.
  case steps(FittedStepScore)
  /// By the share of the way to a target.
  case distance(FittedDistance)
  /// As a fraction of the largest value.
  case fractionOfMaximum(FittedFractionOfMaximum)
  /// As 100 times the ratio to the value of a reference territory.
  case ratio(FittedRatioToReference)
  /// Not at all.
  case none(FittedNone)
  /// Rounded.
  case rounded(FittedNormalisation, Rounding)

  /// The scores of a run of rows; gaps keep their reason, and a score beyond all doubles is unavailable.
  ///
  /// - Parameters:
  ///   - values: The values of these rows.
  ///   - table: The territories.
  ///   - rows: The rows.
  /// - Returns: One score a row.
  func apply(
    to values: [Double],
    of table: TerritoryTable,
    rows: Range<Int>
  ) -> [Double] {
    switch self {
    case .minMax(let fitted): mapPresent(values, fitted.score)
    case .minMaxByParent(let fitted): fitted.scores(of: values, in: table, rows: rows)
    case .zScore(let fitted): mapPresent(values, fitted.score)
    case .percentRank(let fitted): fitted.scores(of: values)
    case .rank(let fitted): fitted.scores(of: values)
    case .normalScore(let fitted): fitted.scores(of: values)
    case .exponentialRank(let fitted): fitted.scores(of: values)
    case .quantile(let fitted): mapPresent(values, fitted.score)
    case .steps(let fitted): mapPresent(values, fitted.score)
    case .distance(let fitted): mapPresent(values, fitted.score)
    case .fractionOfMaximum(let fitted):
      mapPresent(values, beyond: .zeroDenominator, fitted.score)
    case .ratio(let fitted): fitted.scores(of: values, in: table, rows: rows)
    case .none(let fitted): mapPresent(values, fitted.score)
    case .rounded(let fitted, let rounding):
      fitted.apply(to: values, of: table, rows: rows)
        .map { $0.isNaN ? $0 : rounding.apply($0) }
    }
  }

  /// Between which numbers a value is not ``isBeyondReference(_:)``.
  var referenceRange: (lowest: Double, highest: Double)? {
    switch self {
    case .minMax(let fitted): (fitted.lower, fitted.upper)
    case .percentRank(let fitted): fitted.ranks.range
    case .rank(let fitted): fitted.ranks.range
    case .normalScore(let fitted): fitted.ranks.range
    case .exponentialRank(let fitted): fitted.ranks.range
    case .rounded(let fitted, _): fitted.referenceRange
    case .zScore, .quantile, .steps, .distance, .fractionOfMaximum, .ratio, .none, .minMaxByParent:
      (-.infinity, .infinity)
    }
  }

  /// Whether a value lies outside of what the reference or the goalposts span.
  func isBeyondReference(_ value: Double) -> Bool {
    switch self {
    case .minMax(let fitted): value < fitted.lower || value > fitted.upper
    case .percentRank(let fitted): fitted.ranks.isBeyond(value)
    case .rank(let fitted): fitted.ranks.isBeyond(value)
    case .normalScore(let fitted): fitted.ranks.isBeyond(value)
    case .exponentialRank(let fitted): fitted.ranks.isBeyond(value)
    case .rounded(let fitted, _): fitted.isBeyondReference(value)
    case .zScore, .quantile, .steps, .distance, .fractionOfMaximum, .ratio, .none, .minMaxByParent:
      false
    }
  }
}

@inline(__always)
private func mapPresent(
  _ values: [Double],
  beyond reason: AbsenceReason = .unavailable,
  _ score: (Double) -> Double
) -> [Double] {
  values.map { value in
    guard !value.isNaN else { return value }
    let score = score(value)
    return score.isFinite ? score : Double(absent: reason)
  }
}
