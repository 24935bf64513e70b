extension Deriver {
  /// The values of an indicator with what is known of their sampling errors.
  ///
  /// Standard errors are in the unit of the values. A margin of error `m` of the confidence `c` is `m / z`, with `z` the
  /// quantile of the standard normal law at `(1 + c) / 2`. An error beside an absent value says nothing, whatever it is.
  mutating func with(
    errorsOf error: SamplingError,
    _ column: TerritoryTable.IndicatorColumn,
    _ position: Int
  ) -> TerritoryTable.IndicatorColumn {
    if let possible = method.indicators[position].errorDomain {
      check(column.values, within: possible, position)
    }
    let errors: Column
    switch error.kind {
    case .standardError(let source):
      errors = joined.numbers(source, as: .standardError)
      checkErrors(errors, errors, source, column.values, isMargin: false)
    case .margin(let source, let confidence):
      let margins = joined.numbers(source, as: .standardError)
      let z = normalQuantile((1 + confidence) / 2)
      errors = Column(encoded: margins.encoded.map { $0.isNaN ? $0 : $0 / z })
      checkErrors(errors, margins, source, column.values, isMargin: true)
    case .count(let source, _):
      guard let source = source ?? method.indicators[position].derivation.denominator else {
        return column
      }
      errors = joined.numbers(source, as: .persons)
      checkPersons(errors, source, column.values)
    }
    return .init(
      column.values,
      numerator: column.numerator,
      denominator: column.denominator,
      reference: column.reference,
      errors: errors,
      series: column.series
    )
  }

  private mutating func check(
    _ values: Column,
    within possible: ClosedRange<Double>,
    _ position: Int
  ) {
    for (territory, value) in values.encoded.enumerated()
    where !value.isNaN && !possible.contains(value) {
      joined.report(.offErrorScale(value, possible, at: cell(of: position, territory)))
    }
  }

  /// Reports errors that cannot be, with the numbers as they stand in the file.
  private mutating func checkErrors(
    _ errors: Column,
    _ written: Column,
    _ source: ColumnReference,
    _ values: Column,
    isMargin: Bool
  ) {
    for (territory, error) in errors.encoded.enumerated()
    where !error.isNaN && !values.encoded[territory].isNaN && !(error >= 0 && error.isFinite) {
      let place = joined.place(ofValue: source, territory: territory)
      joined.report(
        .badStandardError(written.encoded[territory], isMargin: isMargin, at: place)
      )
    }
  }

  private mutating func checkPersons(
    _ persons: Column,
    _ source: ColumnReference,
    _ values: Column
  ) {
    for (territory, count) in persons.encoded.enumerated()
    where !count.isNaN && !values.encoded[territory].isNaN && !(count >= 1 && count.isFinite) {
      let place = joined.place(ofValue: source, territory: territory)
      joined.report(.tooFewPersons(count, at: place))
    }
  }
}

extension Derivation {
  /// The column of the denominators of a ratio.
  fileprivate var denominator: ColumnReference? {
    switch self {
    case .ratio(_, let denominator, _): denominator
    case .count(_, let denominator, _), .expected(_, let denominator, _): denominator
    case .column, .categories, .series: nil
    }
  }
}
