extension Audit {
  /// What was done to the outliers of an indicator.
  public struct TreatedIndicator: Sendable, Hashable {
    /// A territory whose value was held at a bound.
    public struct Point: Sendable, Hashable {
      /// The row of the territory.
      public let row: Int
      /// Its value before, transformed, shrunk and filled in as the method says.
      public let before: Double
      /// Its value after.
      public let after: Double
    }

    /// The position of the indicator in the method.
    public let indicator: Int
    /// The frozen treatment.
    public let treatment: FittedTreatment
    /// The outlier test of the values before.
    public let before: TreatmentRecord.Check
    /// The outlier test of the values after.
    public let after: TreatmentRecord.Check
    /// The territories whose values were held, in the order of the table.
    public let points: [Point]
  }
}

extension AuditColumns {
  /// The indicators of which a treatment changes any value, with what it did to these territories.
  func treatments(threads: Int) -> [Audit.TreatedIndicator] {
    let fitted = result.fitted
    guard fitted.indicators.contains(where: { $0.treatment != .none }) else { return [] }
    let columns = fitted.prepare(result.territories, threads: threads).keptColumns
    return fitted.indicators.indices.compactMap { position in
      let treatment = fitted.indicators[position].treatment
      guard treatment != .none else { return nil }
      let values = columns[position]
      guard values.contains(where: { !$0.isNaN && treatment.apply($0) != $0 }) else { return nil }
      let test = method.treatment(of: position).test
      return Audit.TreatedIndicator(
        indicator: position,
        treatment: treatment,
        before: TreatmentRecord.Check(Shape(of: values), by: test),
        after: TreatmentRecord.Check(Shape(of: values.map(treatment.apply)), by: test),
        points: values.indices.filter { treatment.isMoved(values[$0]) }.map { row in
          Audit.TreatedIndicator.Point(
            row: row,
            before: values[row],
            after: treatment.apply(values[row])
          )
        }
      )
    }
  }
}

extension Treatment {
  /// The test that says whether values need it; the usual one where there is no treatment.
  var test: OutlierTest {
    if case .steps(let steps) = self { steps.test } else { OutlierTest() }
  }
}
