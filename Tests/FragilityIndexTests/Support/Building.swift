@testable import FragilityIndex

typealias Dimension = FragilityMethod.Dimension
typealias Indicator = FragilityMethod.Indicator
typealias Table = FragilityMethod.Table

/// A column of the table `t`, which all methods built here read.
func t(_ column: String) -> ColumnReference {
  ColumnReference(table: "t", column: column)
}

/// The table of territories `t` with the codes in `code`.
func territoryTable(parents: [String] = []) -> Table {
  Table(
    id: "t",
    path: "t.csv",
    key: "code",
    population: t("people"),
    parents: parents.map { Table.Level(id: $0, codes: t($0)) }
  )
}

/// An indicator that reads the column of its own name.
func indicator(
  _ id: String,
  in dimension: String? = nil,
  _ direction: Direction = .higherIsWorse,
  weight: Double = 1,
  normalisation: Normalisation? = nil
) -> Indicator {
  var indicator = Indicator(
    id: id,
    dimension: dimension,
    derivation: .column(t(id)),
    direction: direction,
    weight: weight
  )
  indicator.normalisation = normalisation
  return indicator
}

/// A dimension with its own way to aggregate.
func dimension(
  _ id: String,
  in parent: String? = nil,
  weight: Double = 1,
  aggregation: Aggregation? = nil,
  missing: MissingPolicy? = nil
) -> Dimension {
  var dimension = Dimension(id: id, parent: parent, weight: weight)
  dimension.aggregation = aggregation
  dimension.missing = missing
  return dimension
}

/// A method over the table `t`.
func method(
  parents: [String] = [],
  dimensions: [Dimension] = [],
  _ indicators: [Indicator],
  rules adapt: (inout FragilityMethod.Rules) -> Void = { _ in }
) throws(FragilityError) -> FragilityMethod {
  var rules = FragilityMethod.Rules()
  adapt(&rules)
  return try FragilityMethod(
    id: "test",
    tables: [territoryTable(parents: parents)],
    rules: rules,
    dimensions: dimensions,
    indicators: indicators
  )
}

/// Territories with one column per indicator, whose codes are T0, T1 and so on if none are given.
func territories(
  _ columns: [Column],
  codes: [String]? = nil,
  population: Column? = nil,
  parents: [(String, [String])] = []
) -> TerritoryTable {
  territories(
    columns.map { TerritoryTable.IndicatorColumn($0) },
    codes: codes,
    population: population,
    parents: parents
  )
}

/// Territories whose indicators may be ratios.
func territories(
  _ indicators: [TerritoryTable.IndicatorColumn],
  codes: [String]? = nil,
  population: Column? = nil,
  parents: [(String, [String])] = []
) -> TerritoryTable {
  let count = indicators.first?.values.count ?? 0
  return TerritoryTable(
    tableID: "t",
    codes: TextColumn(codes ?? (0..<count).map { "T\($0)" }),
    population: population,
    parents: parents.map { TerritoryTable.ParentLevel(id: $0.0, codes: TextColumn($0.1)) },
    indicators: indicators
  )
}

/// One column normalised with the numbers it gives itself.
func normalise(
  _ column: Column,
  _ choice: Normalisation,
  _ direction: Direction = .higherIsWorse,
  scale: Scale = Scale(0, 1)
) throws(FragilityError) -> Column {
  let column = TerritoryTable.IndicatorColumn(column)
  return try normalise(column, of: territories([column]), choice, direction, scale: scale)
}

/// One column of a table normalised with the numbers it gives itself.
func normalise(
  _ column: TerritoryTable.IndicatorColumn,
  of table: TerritoryTable,
  _ choice: Normalisation,
  _ direction: Direction = .higherIsWorse,
  scale: Scale = Scale(0, 1)
) throws(FragilityError) -> Column {
  let input = NormalisationInput(
    subject: .indicator(0, id: "a", key: "id"),
    direction: direction,
    scale: scale,
    column: column,
    table: table
  )
  let fitted = try choice.fit(to: input)
  return Column(encoded: fitted.apply(to: column.values.encoded, of: table, rows: 0..<table.count))
}

/// The index of a table by the numbers it gives itself.
func score(
  _ table: TerritoryTable,
  by method: FragilityMethod,
  threads: Int = 1
) throws(FragilityError) -> IndexResult {
  try method.fit(to: table, threads: threads).score(table, threads: threads)
}

/// The index of territories whose indicators are scores already, one row of values per territory.
func score(_ rows: [[Double?]], by method: FragilityMethod) throws(FragilityError) -> IndexResult {
  let columns = method.indicators.indices.map { position in Column(rows.map { $0[position] }) }
  return try score(territories(columns), by: method)
}
