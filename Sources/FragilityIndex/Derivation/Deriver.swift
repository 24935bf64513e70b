extension FragilityMethod {
  /// Makes the indicators of the method from its tables.
  ///
  /// Joins the tables by code, computes ratios and counts, and checks codes and ranges.
  ///
  /// - Parameter tables: One table for each of the method's, in its order, with the columns the method names.
  /// - Returns: The territories with their indicators.
  /// - Throws: All problems of the data together: empty and duplicate codes, codes that a joined table does not
  ///   hold, several codes without a rule, values outside of their range.
  public func derive(from tables: [DataTable]) throws(FragilityError) -> TerritoryTable {
    precondition(
      tables.map(\.id) == self.tables.map(\.id),
      "the tables of the method, in its order"
    )
    var deriver = Deriver(method: self, tables: tables)
    let table = deriver.run()
    guard deriver.problems.isEmpty else {
      throw FragilityError(deriver.problems.withoutRepetition())
    }
    return table
  }
}

/// Makes the indicators of a method from joined tables.
struct Deriver {
  let method: FragilityMethod
  var joined: JoinedTables

  init(method: FragilityMethod, tables: [DataTable]) {
    self.method = method
    joined = JoinedTables(method: method, tables: tables)
  }

  var problems: [Problem] { joined.problems }

  mutating func run() -> TerritoryTable {
    let source = method.tables[0]
    joined.joinAll()
    // A code that is wrong once would be wrong again in every column that stands on it.
    guard problems.isEmpty else { return TerritoryTable(codes: [], indicators: []) }

    let names = source.name.map { joined.texts($0) }
    let population = source.population.map { joined.numbers($0) }
    let parents = source.parents.map { parent in
      TerritoryTable.ParentLevel(
        id: parent.id,
        codes: joined.parentCodes(parent.codes),
        column: parent.codes.table == source.id ? parent.codes.column : nil
      )
    }
    let indicators = method.indicators.indices.map { column(ofIndicator: $0) }
    guard problems.isEmpty else { return TerritoryTable(codes: [], indicators: []) }
    return TerritoryTable(
      tableID: source.id,
      keyColumn: source.key,
      codes: joined.codes,
      names: names,
      population: population,
      parents: parents,
      indicators: indicators,
      uncountedRows: joined.uncountedRows
    )
  }

  private mutating func column(ofIndicator position: Int) -> TerritoryTable.IndicatorColumn {
    let indicator = method.indicators[position]
    let reference = indicator.referenceColumn.map { joined.numbers($0) }
    let result: TerritoryTable.IndicatorColumn
    switch indicator.derivation {
    case .column(let source):
      result = .init(joined.numbers(source), reference: reference)
    case .ratio(let above, let below, let per):
      result = ratio(joined.numbers(above), below, per: per, reference: reference)
    case .count(let table, let below, let per):
      let counts = Column(encoded: joined.counts(ofTable: table))
      if let below {
        result = ratio(counts, below, per: per, reference: reference)
      } else {
        result = .init(scaled(counts, by: per), reference: reference)
      }
    case .expected(let terms, let below, let per):
      let counts = expected(terms)
      if let below {
        result = ratio(counts, below, per: per, reference: reference)
      } else {
        result = .init(scaled(counts, by: per), reference: reference)
      }
    case .categories(let source, let values):
      result = .init(joined.categories(source, values), reference: reference)
    case .series(let dates, let time):
      let columns = dates.map { joined.numbers($0.column) }
      let own = dates.firstIndex { $0.time == time }.map { columns[$0] }
      result = .init(
        own ?? unavailable,
        reference: reference,
        series: .init(time: time, times: dates.map(\.time), columns: columns)
      )
    }
    if let range = indicator.range { check(result.values, within: range, position) }
    if let transform = indicator.transform { check(result.values, for: transform, position) }
    return indicator.samplingError.map { with(errorsOf: $0, result, position) } ?? result
  }

  /// A column without any value, for a date that the series does not have.
  private var unavailable: Column {
    Column(encoded: [Double](repeating: Double(absent: .unavailable), count: joined.codes.count))
  }

  /// The persons of each category times its rate; absent if any is.
  private mutating func expected(_ terms: [ExpectedCount]) -> Column {
    let columns = terms.map { joined.numbers($0.persons).encoded }
    return Column(
      encoded: joined.codes.indices.map { row in
        var sum = 0.0
        for (term, column) in zip(terms, columns) {
          if column[row].isNaN { return column[row] }
          sum += term.rate * column[row]
        }
        return sum.isFinite ? sum : Double(absent: .unavailable)
      }
    )
  }

  private mutating func ratio(
    _ numerator: Column,
    _ below: ColumnReference,
    per: Double,
    reference: Column?
  ) -> TerritoryTable.IndicatorColumn {
    let denominator = joined.numbers(below)
    let ratios = zip(numerator.encoded, denominator.encoded).map { above, below in
      if above.isNaN { return above }
      if below.isNaN { return below }
      let ratio = per * above / below
      if ratio.isFinite { return ratio }
      return Double(absent: below == 0 ? .zeroDenominator : .unavailable)
    }
    return .init(
      Column(encoded: ratios),
      numerator: scaled(numerator, by: per),
      denominator: denominator,
      reference: reference
    )
  }

  private func scaled(_ column: Column, by factor: Double) -> Column {
    Column(
      encoded: column.encoded.map { value in
        if value.isNaN { return value }
        let scaled = value * factor
        return scaled.isFinite ? scaled : Double(absent: .unavailable)
      }
    )
  }

  private mutating func check(_ values: Column, within range: ClosedRange<Double>, _ position: Int)
  {
    for (territory, value) in values.encoded.enumerated()
    where !value.isNaN && !range.contains(value) {
      let id = method.indicators[position].id
      joined.report(.outOfRange(value, range, at: cell(of: position, territory), indicator: id))
    }
  }

  private mutating func check(_ values: Column, for transform: Transform, _ position: Int) {
    for (territory, value) in values.encoded.enumerated()
    where !value.isNaN && !transform.accepts(value) {
      joined.report(.notTransformable(value, transform, at: cell(of: position, territory)))
    }
  }

  /// The cell that a value was read from, or the code of its territory.
  func cell(of position: Int, _ territory: Int) -> Problem.Subject {
    if let source = method.indicators[position].derivation.valueColumn {
      return joined.place(ofValue: source, territory: territory)
    }
    return .cell(table: method.tables[0].id, row: territory, column: method.tables[0].key)
  }
}

extension FragilityMethod {
  /// Whether an indicator counts the rows of a table, so that its codes may come more than once.
  func isCounted(_ table: String) -> Bool {
    indicators.contains { $0.counts(table) }
  }
}

extension FragilityMethod.Indicator {
  /// Whether the indicator counts the rows of a table.
  package func counts(_ table: String) -> Bool {
    if case .count(table, _, _) = derivation { true } else { false }
  }
}

extension [Problem] {
  /// The problems, each once: two indicators may stumble over the same cell.
  func withoutRepetition() -> [Problem] {
    var seen: Set<Problem> = []
    return filter { seen.insert($0).inserted }
  }
}
