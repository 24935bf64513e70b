import FragilityIndex

extension FittedFileReader {
  /// The frozen numbers of a normalisation, or `nil` if they are incomplete or out of order.
  func frozenNormalisation(
    _ section: TOMLSection,
    _ choice: Normalisation,
    direction: Direction,
    scale: Scale
  ) -> FittedNormalisation? {
    let word = section.string("method")
    switch (choice, word) {
    case (.rounded(let choice, let rounding), _):
      return frozenNormalisation(section, choice, direction: direction, scale: scale).map {
        .rounded($0, rounding)
      }
    case (.minMax(let choice), "minmax"):
      return minMax(section, choice, direction: direction, scale: scale)
    case (.zScore(let choice), "zscore"):
      guard let mean = section.number("mean"), let deviation = section.number("sd"), deviation > 0
      else { return nil }
      return .zScore(
        FittedZScore(
          mean: mean,
          standardDeviation: deviation,
          target: choice,
          direction: direction
        )
      )
    case (.percentRank(let choice), "percent_rank"):
      return reference(section).map {
        .percentRank(
          FittedPercentRank(reference: $0, choice: choice, scale: scale, direction: direction)
        )
      }
    case (.rank(let choice), "rank"):
      return reference(section).map {
        .rank(FittedRankScore(reference: $0, choice: choice, direction: direction))
      }
    case (.normalScore(let choice), "normal_score"):
      return reference(section).map {
        .normalScore(FittedNormalScore(reference: $0, choice: choice, direction: direction))
      }
    case (.exponentialRank(let choice), "exponential_rank"):
      return reference(section).map {
        .exponentialRank(
          FittedExponentialRank(reference: $0, choice: choice, direction: direction)
        )
      }
    case (.quantile(let choice), "quantile"):
      return bounds(section, count: choice.count - 1).map {
        .quantile(
          FittedQuantileScore(bounds: $0, inclusive: choice.inclusive, direction: direction)
        )
      }
    case (.steps(let choice), "steps"):
      return bounds(section, count: choice.bounds.numbers.count).map {
        .steps(FittedStepScore(bounds: $0, choice: choice, direction: direction))
      }
    case (.distance(let choice), "distance"):
      guard let origin = section.number("origin"), let target = section.number("target"),
        direction == .higherIsWorse ? origin < target : origin > target
      else { return nil }
      return .distance(
        FittedDistance(origin: origin, target: target, scale: scale, cap: choice.cap)
      )
    case (.fractionOfMaximum, "fraction_of_maximum"):
      guard let end = section.number("end"), end > 0 else { return nil }
      return .fractionOfMaximum(
        FittedFractionOfMaximum(end: end, scale: scale, direction: direction)
      )
    case (.ratio(let choice), "ratio"):
      return valuesByCode(section).map {
        .ratio(FittedRatioToReference(values: $0, choice: choice, direction: direction))
      }
    case (.none, "none"):
      return FittedNormalisation.none(
        FittedNone(scale: scale, direction: direction)
      )
    default: return nil
    }
  }

  private func minMax(
    _ section: TOMLSection,
    _ choice: MinMax,
    direction: Direction,
    scale: Scale
  ) -> FittedNormalisation? {
    guard case .parent(let level) = choice.scope else {
      guard let lower = section.number("lower"), let upper = section.number("upper"), lower < upper
      else { return nil }
      return .minMax(
        FittedMinMax(
          lower: lower,
          upper: upper,
          scale: scale,
          direction: direction,
          clip: choice.clip
        )
      )
    }
    guard let codes = section.strings("codes"), let lower = section.numbers("lower"),
      let upper = section.numbers("upper"), codes.count == lower.count,
      codes.count == upper.count, zip(lower, upper).allSatisfy({ $0 <= $1 })
    else { return nil }
    let ends = codes.indices.map { (codes[$0], Scale(lower[$0], upper[$0])) }
    return .minMaxByParent(
      FittedMinMaxByParent(
        ends: Dictionary(ends, uniquingKeysWith: { first, _ in first }),
        level: level,
        scale: scale,
        direction: direction,
        clip: choice.clip
      )
    )
  }

  /// The values of a reference, in order.
  private func reference(_ section: TOMLSection) -> [Double]? {
    guard let values = section.numbers("reference"), !values.isEmpty, values == values.sorted()
    else { return nil }
    return values
  }

  private func bounds(_ section: TOMLSection, count: Int) -> [Double]? {
    guard let bounds = section.numbers("bounds"), bounds.count == count, bounds == bounds.sorted()
    else { return nil }
    return bounds
  }

  /// A number for each code.
  func valuesByCode(_ section: TOMLSection) -> [String: Double]? {
    guard let codes = section.strings("codes"), let values = section.numbers("values"),
      codes.count == values.count
    else { return nil }
    return Dictionary(zip(codes, values), uniquingKeysWith: { first, _ in first })
  }
}
