/// A date from which the values of an indicator no longer mean what they meant before.
public struct SeriesBreak: Sendable, Hashable {
  /// The first date of the new meaning, such as a year.
  public var date: Double
  /// What changed.
  public var reason: LocalizedText?

  /// Creates a break.
  ///
  /// - Parameters:
  ///   - date: The first date of the new meaning.
  ///   - reason: What changed.
  public init(date: Double, reason: LocalizedText? = nil) {
    self.date = date
    self.reason = reason
  }

  /// Whether two dates, the first before the second, stand on either side.
  func separates(_ first: Double, _ second: Double) -> Bool { first < date && date <= second }
}

extension FragilityMethod {
  /// The method with the indicators of several dates at one of them.
  ///
  /// - Parameter date: The date; an indicator that has no column for it has no values of its own there.
  /// - Returns: The method, which differs in nothing else.
  /// - Throws: Never for a date that is a number.
  package func at(_ date: Double) throws(FragilityError) -> FragilityMethod {
    guard indicators.contains(where: { $0.derivation.isSeries }) else { return self }
    return try FragilityMethod(
      id: id,
      version: version,
      title: title,
      description: description,
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators.map { indicator in
        guard case .series(let dates, _) = indicator.derivation else { return indicator }
        var dated = indicator
        dated.derivation = .series(dates, at: date)
        return dated
      },
      uncertainty: uncertainty
    )
  }

  /// The dates of all indicators that have several, in increasing order.
  package var seriesDates: [Double] {
    var dates: Set<Double> = []
    for indicator in indicators {
      if case .series(let columns, _) = indicator.derivation {
        dates.formUnion(columns.map(\.time))
      }
    }
    return dates.sorted()
  }
}

extension Normalisation {
  /// Whether its numbers come from the territories it is fitted to, so that fitting it anew moves scores.
  package var isRelative: Bool {
    switch unrounded {
    case .minMax(let choice): choice.goalposts == nil
    case .steps(let choice):
      if case .values = choice.bounds { false } else { true }
    case .none: false
    default: true
    }
  }
}
