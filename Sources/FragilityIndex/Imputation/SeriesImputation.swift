/// Filling in by other dates of the same series.
public struct SeriesImputation: Sendable, Hashable {
  /// Which dates serve, and how.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// The most recent earlier value.
    case latest
    /// On the line between the dates before and after; beyond the first and last date, their value. A single date is not
    /// enough.
    case linear
    /// The same, and a single date is carried to all others.
    case linearConstant = "linear_constant"
    /// The most recent earlier value; before the first date, its value.
    case constant
  }

  /// Which dates serve, and how.
  public var form: Form
  /// How far back `latest` may go, in the unit of the dates; any distance when `nil`.
  public var maxGap: Double?

  /// Creates an imputation.
  ///
  /// - Parameters:
  ///   - form: Which dates serve, and how.
  ///   - maxGap: How far back `latest` may go; any distance when left out.
  public init(_ form: Form, maxGap: Double? = nil) {
    self.form = form
    self.maxGap = maxGap
  }

  package var words: ChoiceWords {
    ChoiceWords(form.rawValue).with("max_gap", maxGap.map { .number($0) })
  }

  /// The value of a territory at the date of the indicator, from the other dates; `nil` if there is none.
  func value(of row: Int, in column: TerritoryTable.IndicatorColumn) -> Double? {
    guard let series = column.series else { return nil }
    let points = zip(series.times, series.columns).map { time, values in
      (time: time, value: values.encoded[row])
    }
    return value(at: series.time, in: points)
  }

  /// The value of a series at a date.
  ///
  /// - Parameters:
  ///   - time: The date.
  ///   - points: The dates in increasing order with their values, of which some may be gaps.
  /// - Returns: The value, or `nil` if the series has none for that date.
  func value(at time: Double, in points: [(time: Double, value: Double)]) -> Double? {
    let known = points.filter { !$0.value.isNaN }
    let before = known.last { $0.time <= time }
    let after = known.first { $0.time > time }
    switch form {
    case .latest:
      guard let before, time - before.time <= maxGap ?? .infinity else { return nil }
      return before.value
    case .constant: return (before ?? after)?.value
    case .linear where known.count < 2: return nil
    case .linear, .linearConstant:
      guard let before else { return after?.value }
      guard let after, before.time < time else { return before.value }
      let share = (time - before.time) / (after.time - before.time)
      return before.value + share * (after.value - before.value)
    }
  }
}
