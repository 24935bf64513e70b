/// Territories with the indicators of a method: what a method is fitted to, and what it scores.
public struct TerritoryTable: Sendable, Hashable {
  /// The codes of the parents of every territory at one level, such as their EPCI.
  public struct ParentLevel: Sendable, Hashable {
    /// The id of the level in the method, such as `epci`.
    public let id: String
    /// One code per territory; empty where the territory has none.
    public let codes: TextColumn
    /// The column of the territories' own table that holds the codes, if it is one; named in messages.
    public let column: String?

    /// Creates a level.
    ///
    /// - Parameters:
    ///   - id: The id of the level.
    ///   - codes: One code per territory.
    ///   - column: The column of the territories' own table that holds the codes.
    public init(id: String, codes: TextColumn, column: String? = nil) {
      self.id = id
      self.codes = codes
      self.column = column
    }
  }

  /// An indicator at several dates.
  public struct Series: Sendable, Hashable {
    /// The date of the indicator's own values.
    public let time: Double
    /// The dates, in increasing order.
    public let times: [Double]
    /// One column per date.
    public let columns: [Column]

    /// Creates a series.
    ///
    /// - Parameters:
    ///   - time: The date of the indicator's own values.
    ///   - times: The dates, in increasing order.
    ///   - columns: One column per date.
    public init(time: Double, times: [Double], columns: [Column]) {
      precondition(times.count == columns.count, "one column per date")
      self.time = time
      self.times = times
      self.columns = columns
    }
  }

  /// One indicator over all territories.
  public struct IndicatorColumn: Sendable, Hashable {
    /// The value of the indicator, one per territory.
    public let values: Column
    /// The numerator, where the indicator is a ratio.
    public let numerator: Column?
    /// The denominator, where the indicator is a ratio.
    public let denominator: Column?
    /// The value of the territory's parent, where the method names a column for it.
    public let reference: Column?
    /// What is known of the sampling error: standard errors, or the persons that rates were counted on.
    public let errors: Column?
    /// The other dates of the same series.
    public let series: Series?

    /// Creates a column.
    ///
    /// - Parameters:
    ///   - values: One value per territory.
    ///   - numerator: The numerators of a ratio.
    ///   - denominator: The denominators of a ratio.
    ///   - reference: The values of the parents.
    ///   - errors: Standard errors in the unit of the values, or the persons that rates were counted on.
    ///   - series: The other dates of the same series.
    public init(
      _ values: Column,
      numerator: Column? = nil,
      denominator: Column? = nil,
      reference: Column? = nil,
      errors: Column? = nil,
      series: Series? = nil
    ) {
      self.values = values
      self.numerator = numerator
      self.denominator = denominator
      self.reference = reference
      self.errors = errors
      self.series = series
    }

    /// The same indicator with other values.
    func with(_ values: [Double]) -> IndicatorColumn {
      IndicatorColumn(
        Column(encoded: values),
        numerator: numerator,
        denominator: denominator,
        reference: reference,
        errors: errors,
        series: series
      )
    }
  }

  /// The id of the table that the territories come from.
  public let tableID: String
  /// The column of their codes in that table.
  public let keyColumn: String
  /// One code per territory; no two are equal.
  public let codes: TextColumn
  /// One name per territory.
  public let names: TextColumn
  /// One population per territory, if the method names the column.
  public let population: Column?
  /// The levels above, in the order of their ids.
  public let parents: [ParentLevel]
  /// The indicators, in the order of the method.
  public let indicators: [IndicatorColumn]

  /// How many rows of each counted table, by its id, carry the code of no territory.
  public let uncountedRows: [String: Int]

  /// How many territories there are.
  public var count: Int { codes.count }

  /// Creates a table whose columns all have one entry per territory.
  ///
  /// - Parameters:
  ///   - tableID: The id of the table in the method.
  ///   - keyColumn: The column of the codes, named in messages.
  ///   - codes: One code per territory.
  ///   - names: One name per territory; the codes when left out.
  ///   - population: One population per territory.
  ///   - parents: The levels above.
  ///   - indicators: One column per indicator of the method, in its order.
  ///   - uncountedRows: How many rows of each counted table carry the code of no territory.
  public init(
    tableID: String = "territories",
    keyColumn: String = "code",
    codes: TextColumn,
    names: TextColumn? = nil,
    population: Column? = nil,
    parents: [ParentLevel] = [],
    indicators: [IndicatorColumn],
    uncountedRows: [String: Int] = [:]
  ) {
    let count = codes.count
    precondition((names ?? codes).count == count, "one name per territory")
    precondition(population?.count ?? count == count, "one population per territory")
    precondition(parents.allSatisfy { $0.codes.count == count }, "one parent per territory")
    for column in indicators {
      let columns = [
        column.values, column.numerator, column.denominator, column.reference, column.errors,
      ]
      precondition(columns.allSatisfy { $0?.count ?? count == count }, "one value per territory")
    }
    self.tableID = tableID
    self.keyColumn = keyColumn
    self.codes = codes
    self.names = names ?? codes
    self.population = population
    self.parents = parents
    self.indicators = indicators
    self.uncountedRows = uncountedRows
  }

  /// The codes of the parents at a level, or `nil` if the method has no such level.
  ///
  /// - Parameter level: The id of the level.
  /// - Returns: One code per territory, empty where it has none.
  public func parentCodes(_ level: String) -> TextColumn? {
    parents.first { $0.id == level }?.codes
  }

  /// The codes of the parents at a level; a table without the level has empty codes.
  func codes(ofParents level: String) -> TextColumn {
    parentCodes(level) ?? TextColumn(repeatElement("", count: count))
  }
}
