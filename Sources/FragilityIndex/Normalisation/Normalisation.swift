/// How the values of an indicator are put on the common scale.
public enum Normalisation: Sendable, Hashable {
  /// Between two ends, those of the reference or fixed ones.
  case minMax(MinMax)
  /// By distance from the mean in standard deviations.
  case zScore(ZScore)
  /// By the share of the reference that is less fragile.
  case percentRank(PercentRank)
  /// From 1 to 10 by the deciles of the reference.
  case decile(DecileScore)
  /// As 100 times the ratio to the value of a reference territory.
  case ratio(RatioToReference)
  /// Not at all: the values are scores already.
  case none

  /// Freezes what depends on the data.
  ///
  /// - Parameter input: The indicator over the reference.
  /// - Returns: The normalisation with its numbers.
  /// - Throws: A problem when the values do not allow it, such as a constant column.
  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedNormalisation {
    switch self {
    case .minMax(let choice): .minMax(try choice.fit(to: input))
    case .zScore(let choice): .zScore(try choice.fit(to: input))
    case .percentRank(let choice): .percentRank(try choice.fit(to: input))
    case .decile(let choice): .decile(try choice.fit(to: input))
    case .ratio(let choice): .ratio(try choice.fit(to: input))
    case .none: .none(FittedNone(scale: input.scale, direction: input.direction))
    }
  }
}

/// What a normalisation is fitted to.
struct NormalisationInput {
  /// The position of the indicator in the method.
  let position: Int
  /// The id of the indicator.
  let id: String
  let direction: Direction
  let scale: Scale
  let column: TerritoryTable.IndicatorColumn
  let table: TerritoryTable

  /// The values of the reference in increasing order, of which there must be one at least.
  func sortedValues() throws(FragilityError) -> [Double] {
    let sorted = column.values.encoded.sortedPresent()
    guard !sorted.isEmpty else { throw FragilityError([.noValues(self)]) }
    return sorted
  }
}

/// A normalisation with its frozen numbers.
public enum FittedNormalisation: Sendable, Hashable {
  /// Between two ends.
  case minMax(FittedMinMax)
  /// By distance from the mean in standard deviations.
  case zScore(FittedZScore)
  /// By the share of the reference that is less fragile.
  case percentRank(FittedPercentRank)
  /// From 1 to 10 by deciles.
  case decile(FittedDecileScore)
  /// As 100 times the ratio to the value of a reference territory.
  case ratio(FittedRatioToReference)
  /// Not at all.
  case none(FittedNone)

  /// The normalised values of some rows; gaps keep their reason, and a score beyond all doubles is unavailable.
  func apply(
    to column: TerritoryTable.IndicatorColumn,
    of table: TerritoryTable,
    rows: Range<Int>
  ) -> [Double] {
    let values = column.values.encoded[rows]
    return switch self {
    case .minMax(let fitted): mapPresent(values, fitted.score)
    case .zScore(let fitted): mapPresent(values, fitted.score)
    case .percentRank(let fitted): mapPresent(values, fitted.score)
    case .decile(let fitted): mapPresent(values, fitted.score)
    case .ratio(let fitted): fitted.scores(of: column, in: table, rows: rows)
    case .none(let fitted): mapPresent(values, fitted.score)
    }
  }

  /// Whether a value lies outside of what the reference or the goalposts span.
  func isBeyondReference(_ value: Double) -> Bool {
    switch self {
    case .minMax(let fitted):
      value < fitted.lower || value > fitted.upper
    case .percentRank(let fitted):
      value < fitted.reference.first ?? value || value > fitted.reference.last ?? value
    case .zScore, .decile, .ratio, .none:
      false
    }
  }
}

@inline(__always)
private func mapPresent(_ values: ArraySlice<Double>, _ score: (Double) -> Double) -> [Double] {
  values.map { value in
    guard !value.isNaN else { return value }
    let score = score(value)
    return score.isFinite ? score : Double(absent: .unavailable)
  }
}
