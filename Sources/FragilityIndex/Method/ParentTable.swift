extension FragilityMethod {
  /// A file with the values of larger areas, such as communes or the nation, that territories are compared with.
  ///
  /// Scores never depend on it.
  public struct ParentTable: Sendable, Hashable {
    /// The name of the level that is all territories together.
    public static let whole = "all"

    /// The level of the areas: one of the parents of the first table, or `all`.
    public var level: String
    /// Of the level `all`, the code of the row that stands for the whole.
    public var code: String?
    /// The file: its path, its columns of codes, names and populations, its markers and dialect.
    public var table: Table
    /// Where the values of the indicators stand, in the order of the file.
    public var columns: [ParentColumn]

    /// Creates a table of larger areas.
    ///
    /// - Parameters:
    ///   - level: The level of the areas, or `all`.
    ///   - code: Of the level `all`, the code of the row that stands for the whole.
    ///   - table: The file.
    ///   - columns: Where the values of the indicators stand.
    public init(level: String, code: String? = nil, table: Table, columns: [ParentColumn]) {
      self.level = level
      self.code = code
      self.table = table
      self.columns = columns
    }
  }

  /// Where the values of an indicator stand for larger areas.
  public struct ParentColumn: Sendable, Hashable {
    /// The indicator.
    public var indicator: String
    /// A column in the unit of the indicator, or a numerator and a denominator.
    public var derivation: Derivation

    /// Creates a reference.
    ///
    /// - Parameters:
    ///   - indicator: The id of the indicator.
    ///   - derivation: A column, or a ratio of two.
    public init(indicator: String, derivation: Derivation) {
      self.indicator = indicator
      self.derivation = derivation
    }
  }

  /// The method that reads one of the tables of larger areas: its rows are the territories, and the indicators those that
  /// the table has, in its order.
  ///
  /// - Parameter position: A position in ``parentTables``.
  /// - Returns: A method that serves to read and check, not to score.
  /// - Throws: What the method of such a table would be wrong with.
  package func reader(ofParentTable position: Int) throws(FragilityError) -> FragilityMethod {
    let source = parentTables[position]
    return try FragilityMethod(
      id: id,
      version: version,
      tables: [source.table],
      indicators: source.columns.compactMap { column in
        indicators.first { $0.id == column.indicator }.map { own in
          var indicator = Indicator(
            id: own.id,
            derivation: column.derivation,
            direction: own.direction
          )
          indicator.range = own.range
          indicator.transform = own.transform
          return indicator
        }
      }
    )
  }

  /// The same method with one more level of parents, which scores do not depend on.
  ///
  /// - Parameter level: The level.
  /// - Returns: The method.
  /// - Throws: The id of the level is taken.
  package func adding(_ level: Table.Level) throws(FragilityError) -> FragilityMethod {
    var tables = tables
    tables[0].parents.append(level)
    return try FragilityMethod(
      id: id,
      version: version,
      title: title,
      description: description,
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators,
      uncertainty: uncertainty,
      typology: typology,
      people: people,
      resources: resources,
      parentTables: parentTables,
      contours: contours,
      about: about
    )
  }
}

/// The values of larger areas, read from a table of the method.
public struct ParentValues: Sendable {
  /// The level of the areas, or `all`.
  public let level: String
  /// Of the level `all`, the code of the row that stands for the whole.
  public let code: String?
  /// The indicators that the table has, by their positions in the method.
  public let indicators: [Int]
  /// One row per area, one column per indicator of ``indicators``.
  public let table: TerritoryTable

  /// Creates the values of larger areas.
  ///
  /// - Parameters:
  ///   - level: The level of the areas, or `all`.
  ///   - code: Of the level `all`, the code of the row that stands for the whole.
  ///   - indicators: The indicators that the table has, by their positions in the method.
  ///   - table: One row per area, one column per indicator.
  public init(level: String, code: String? = nil, indicators: [Int], table: TerritoryTable) {
    precondition(table.indicators.count == indicators.count, "one column per indicator")
    self.level = level
    self.code = code
    self.indicators = indicators
    self.table = table
  }
}
