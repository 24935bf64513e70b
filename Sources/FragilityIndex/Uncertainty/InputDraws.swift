/// The laws from which the values of one indicator are drawn, one a territory.
struct InputDraws: Sendable {
  private let error: SamplingError
  private let transform: Transform?
  private let values: [Double]
  private let errors: [Double]
  private let whole: Double
  private let bounds: ClosedRange<Double>
  /// Between which probabilities a number is drawn so that the value keeps within its bounds; empty without bounds.
  private let limits: [ClosedRange<Double>]
  /// How many values are present without a law: their error is absent, or 0 and 1 have no log-odds.
  let lawless: Int

  /// - Parameters:
  ///   - indicator: An indicator with a sampling error.
  ///   - column: Its values in the table, with what is known of their errors.
  init?(_ indicator: FragilityMethod.Indicator, _ column: TerritoryTable.IndicatorColumn) {
    guard let error = indicator.samplingError, let errors = column.errors else { return nil }
    self.error = error
    transform = indicator.transform
    values = column.values.encoded
    self.errors = errors.encoded
    whole = indicator.whole ?? 1
    let isShare = indicator.whole != nil
    let natural = isShare ? 0...whole : -Double.infinity...Double.infinity
    bounds = indicator.range.map { $0.clamped(to: natural) } ?? natural
    var limits: [ClosedRange<Double>] = []
    var lawless = 0
    let isBounded = bounds.lowerBound.isFinite || bounds.upperBound.isFinite
    for row in values.indices {
      let law = Self.law(error, values[row], self.errors[row], whole)
      // An error of 0 is known: the value is what it is.
      if law == nil, !values[row].isNaN, self.errors[row] != 0 { lawless += 1 }
      guard isBounded, let law else {
        if isBounded { limits.append(0...1) }
        continue
      }
      let (lowest, highest) = (bounds.lowerBound, bounds.upperBound)
      let below = normalUpperTail(-(law.onScale(lowest, error, whole) - law.centre) / law.deviation)
      let above = normalUpperTail(
        -(law.onScale(highest, error, whole) - law.centre) / law.deviation
      )
      limits.append(min(below, above)...max(below, above))
    }
    self.limits = limits
    self.lawless = lawless
  }

  /// A normal law on some scale.
  private struct Law {
    let centre: Double
    let deviation: Double

    func onScale(_ value: Double, _ error: SamplingError, _ whole: Double) -> Double {
      switch error.scale {
      case .identity: value
      case .log: naturalLogarithm(max(value, 0))
      case .logit: value >= whole ? .infinity : naturalLogarithm(max(value, 0) / (whole - value))
      }
    }
  }

  /// The law of a value; `nil` where there is none.
  private static func law(
    _ error: SamplingError,
    _ value: Double,
    _ deviation: Double,
    _ whole: Double
  ) -> Law? {
    guard !value.isNaN, !deviation.isNaN else { return nil }
    if case .count = error.kind { return Law(centre: value, deviation: 1) }
    guard deviation > 0 else { return nil }
    switch error.scale {
    case .identity: return Law(centre: value, deviation: deviation)
    case .log:
      return value > 0 ? Law(centre: naturalLogarithm(value), deviation: deviation / value) : nil
    case .logit:
      let share = value / whole
      guard share > 0, share < 1 else { return nil }
      return Law(
        centre: naturalLogarithm(share / (1 - share)),
        deviation: deviation / (whole * share * (1 - share))
      )
    }
  }

  /// Draws the values of a run of rows, transformed as the method says.
  ///
  /// A standard error is taken to the scale on which it is symmetric by the delta method (J. Rao and I. Molina, "Small area
  /// estimation", 2015).
  ///
  /// - Parameters:
  ///   - own: The values of the rows as the method prepared them, of which those with a law are replaced.
  ///   - rows: The rows.
  ///   - random: The random numbers of the indicator in this draw.
  ///   - slots: The slots of all territories, which follow from their codes: the order of a table does not matter.
  func draw(_ own: inout [Double], rows: Range<Int>, _ random: CounterRandom, slots: [UInt64]) {
    for row in rows {
      guard let drawn = draw(row, random.uniform(slots[row])) else { continue }
      let value = transform.map { $0.apply(drawn) } ?? drawn
      own[row - rows.lowerBound] = value.isFinite ? value : Double(absent: .unavailable)
    }
  }

  private func draw(_ row: Int, _ probability: Double) -> Double? {
    guard let law = Self.law(error, values[row], errors[row], whole) else { return nil }
    if case .count(_, let kind) = error.kind {
      let persons = errors[row]
      let share = min(max(values[row] / whole, 0), 1)
      switch kind {
      case .beta:
        let (with, without) = (persons * share + 0.5, persons * (1 - share) + 0.5)
        return whole * betaQuantile(probability, with, without)
      case .binomial:
        let people = persons.rounded()
        return binomialQuantile(probability, Int(people), share).map { whole * Double($0) / people }
      }
    }
    let limit = limits.isEmpty ? 0...1 : limits[row]
    let inside =
      limit.lowerBound + probability * (limit.upperBound - limit.lowerBound)
    let place = law.centre + law.deviation * normalQuantile(min(max(inside, 1e-300), 1 - 0x1p-53))
    let value =
      switch error.scale {
      case .identity: place
      case .log: exponential(place)
      case .logit: whole / (1 + exponential(-place))
      }
    return min(max(value, bounds.lowerBound), bounds.upperBound)
  }
}
