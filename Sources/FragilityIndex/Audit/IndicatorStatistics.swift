extension Audit {
  /// What the raw values of an indicator look like, and which way it goes in the index.
  public struct IndicatorStatistics: Sendable, Hashable {
    /// The position of the indicator in the method.
    public let indicator: Int
    /// Its raw values in figures.
    public let summary: Summary
    /// The indicators that have a value for the same territories, and the same ones.
    public let identical: [Int]
    /// The other indicators that can be computed from this one, by a factor and a constant: a correlation of 1 or -1.
    public let collinear: [Int]
    /// Whether it counts rows of a table without dividing by anything.
    public let isUndividedCount: Bool
    /// Pearson's correlation of the raw values with the population, where the table has one.
    public let population: Correlation?
    /// The dimension it does not belong to whose scores it goes with most, by Pearson's correlation.
    public let strongestOther: Rival?

    /// A dimension that an indicator does not belong to.
    public struct Rival: Sendable, Hashable {
      /// The position of the dimension in the method.
      public let dimension: Int
      /// Pearson's correlation with its scores.
      public let correlation: Correlation
    }

    /// Whether the values are so skewed and heavy-tailed that a few of them set the scale.
    public var hasOutliers: Bool {
      abs(summary.skewness) > AuditBar.skewness && summary.kurtosis > AuditBar.kurtosis
    }

    /// Whether too many territories have no value.
    public var isScarce: Bool { summary.availability < AuditBar.availability }
  }
}

extension AuditColumns {
  /// The statistics of all indicators, in the order of the method.
  func indicatorStatistics(threads: Int) -> [Audit.IndicatorStatistics] {
    let raw = result.territories.indicators.map(\.values.encoded)
    let pairs = raw.indices.flatMap { one in raw.indices.dropFirst(one + 1).map { (one, $0) } }
    let kinships = concurrentMap(pairs.count, threads: threads) { position in
      Kinship(raw[pairs[position].0], raw[pairs[position].1])
    }
    return raw.indices.map { indicator in
      func relatives(_ kinship: Kinship) -> [Int] {
        zip(pairs, kinships).compactMap { pair, found in
          guard found == kinship else { return nil }
          return pair.0 == indicator ? pair.1 : pair.1 == indicator ? pair.0 : nil
        }
      }
      return Audit.IndicatorStatistics(
        indicator: indicator,
        summary: Summary(of: raw[indicator]),
        identical: relatives(.identical),
        collinear: relatives(.collinear),
        isUndividedCount: isUndividedCount(indicator),
        population: result.territories.population.map {
          correlation(raw[indicator], $0.encoded, .pearson)
        },
        strongestOther: strongestOther(of: indicator)
      )
    }
  }

  private func isUndividedCount(_ indicator: Int) -> Bool {
    if case .count(_, nil, _) = method.indicators[indicator].derivation { true } else { false }
  }

  private func strongestOther(of indicator: Int) -> Audit.IndicatorStatistics.Rival? {
    let above = ancestors(of: indicator)
    return method.dimensions.indices.filter { !above.contains($0) }
      .map {
        Audit.IndicatorStatistics.Rival(
          dimension: $0,
          correlation: pearson(.indicator(indicator), .dimension($0))
        )
      }
      .filter { !$0.correlation.coefficient.isNaN }
      .max { $0.correlation.coefficient < $1.correlation.coefficient }
  }

  /// The dimensions that an indicator belongs to, from its own upwards.
  private func ancestors(of indicator: Int) -> [Int] {
    var ancestors: [Int] = []
    var id = method.indicators[indicator].dimension
    while let position = method.dimensions.firstIndex(where: { $0.id == id }) {
      ancestors.append(position)
      id = method.dimensions[position].parent
    }
    return ancestors
  }
}

/// How the raw values of two indicators are related.
private enum Kinship {
  case identical
  case collinear
  case distant

  init(_ a: [Double], _ b: [Double]) {
    let isSame = zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    if isSame, a.contains(where: { !$0.isNaN }) {
      self = .identical
    } else {
      // Rounding keeps the correlation of exact multiples a few units from 1.
      let r = correlation(a, b, .pearson).coefficient
      self = abs(r) >= 1 - 1e-12 ? .collinear : .distant
    }
  }
}
