import FragilityIndex

/// Where the tables of a method are in a database.
public struct SQLTables: Sendable, Hashable {
  /// The names in the database of those that are not called by their ids.
  public var names: [String: String]
  /// The ids of the tables whose columns are all read as text, with their markers and marks of decimals.
  public var texts: Set<String>

  /// Creates a list of tables.
  ///
  /// - Parameters:
  ///   - names: The names in the database, by the ids of the method: `table`, `schema.table`, or the path of a
  ///     Parquet file for DuckDB and Spark, of a CSV file for DuckDB. A table that is left out has its id as its name.
  ///   - texts: The ids of the tables whose columns are all read as text.
  public init(names: [String: String] = [:], texts: Set<String> = []) {
    self.names = names
    self.texts = texts
  }

  /// What a statement calls a table.
  func source(of id: String, in dialect: SQLDialect) -> String {
    let name = names[id] ?? id
    guard isPath(name) else {
      return name.split(separator: ".", omittingEmptySubsequences: false)
        .map { dialect.identifier(String($0)) }.joined(separator: ".")
    }
    if dialect == .spark { return "parquet.\(dialect.identifier(name))" }
    // Left to itself, DuckDB makes numbers of codes, and loses their zeros.
    guard isCSV(name), texts.contains(id) else { return dialect.literal(name) }
    return "read_csv(\(dialect.literal(name)), all_varchar = true)"
  }

  /// Whether a name is the path of a file.
  private func isPath(_ name: String) -> Bool {
    name.contains("/") || [".parquet", ".csv"].contains { name.lowercased().hasSuffix($0) }
  }

  private func isCSV(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

  /// Names that steps of a statement must not have: DuckDB would take the step for the table.
  func taken(of method: FragilityMethod) -> Set<String> {
    Set(method.tables.map { (names[$0.id] ?? $0.id).lowercased() })
  }

  /// What is wrong with the tables for a method and a dialect.
  func problems(for method: FragilityMethod, in dialect: SQLDialect) -> [Problem] {
    let ids = method.tables.map(\.id)
    var problems = names.keys.sorted().filter { !ids.contains($0) }.map {
      Problem.unknownSQLTable($0, option: "--table", among: ids)
    }
    problems += texts.sorted().filter { !ids.contains($0) }.map {
      Problem.unknownSQLTable($0, option: "--text", among: ids)
    }
    for id in names.keys.sorted() {
      guard let name = names[id], isPath(name) else { continue }
      switch dialect {
      case .duckDB where isCSV(name) && !texts.contains(id):
        problems.append(.csvWithoutText(name, id))
      case .postgreSQL: problems.append(.fileForPostgreSQL(name))
      case .spark where isCSV(name): problems.append(.csvForSpark(name))
      default: break
      }
    }
    return problems
  }
}
