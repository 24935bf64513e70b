/// A database that a statement is written for.
public enum SQLDialect: String, Sendable, Hashable, CaseIterable {
  /// DuckDB.
  case duckDB = "duckdb"
  /// PostgreSQL.
  case postgreSQL = "postgresql"
  /// Spark SQL, which follows the standard in casts (`spark.sql.ansi.enabled`).
  case spark

  /// What people call it.
  var title: String {
    switch self {
    case .duckDB: "DuckDB"
    case .postgreSQL: "PostgreSQL"
    case .spark: "Spark SQL"
    }
  }

  /// Whether `"Income"` and `"income"` are the same name, quoted or not.
  var ignoresCaseOfNames: Bool { self != .postgreSQL }

  /// How many bytes a name may have; a longer one would be cut in silence.
  var longestName: Int? { self == .postgreSQL ? 63 : nil }

  /// What ends a step so that the next one is not written into it.
  ///
  /// PostgreSQL puts the expressions of a subquery in place of its columns, which would compute the first steps as often
  /// as they are named in all that follow.
  var fence: String? { self == .postgreSQL ? "OFFSET 0" : nil }

  /// Texts in the order of their bytes.
  func inOrderOfBytes(_ text: String) -> String {
    self == .postgreSQL ? text + " COLLATE \"C\"" : text
  }

  func name(of type: SQLType) -> String {
    switch (type, self) {
    case (.number, .duckDB), (.number, .spark): "DOUBLE"
    case (.number, .postgreSQL): "DOUBLE PRECISION"
    case (.text, .duckDB): "VARCHAR"
    case (.text, .postgreSQL): "TEXT"
    case (.text, .spark): "STRING"
    case (.whole, _): "INTEGER"
    }
  }

  /// A name in the quotes of the dialect.
  func identifier(_ name: String) -> String {
    let quote = self == .spark ? "`" : "\""
    return quote + name.replacingEach(quote, with: quote + quote) + quote
  }

  /// A text in the quotes of the dialect.
  func literal(_ text: String) -> String {
    guard self == .spark else { return "'" + text.replacingEach("'", with: "''") + "'" }
    let escaped = text.replacingEach("\\", with: "\\\\").replacingEach("'", with: "\\'")
    return "'" + escaped + "'"
  }

  /// A number that is a double from its first digit on: `0.1` alone is a decimal number in all dialects.
  func literal(_ number: Double) -> String {
    var digits = "\(number)"
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    switch self {
    case .duckDB: return digits.contains("e") ? digits : digits + "e0"
    case .postgreSQL: return "float8 '\(digits)'"
    case .spark: return digits + "D"
    }
  }

  /// What stops the statement with a message, in place of a value of a type.
  func failure(_ message: String, as type: SQLType) -> String {
    switch self {
    case .duckDB: return "error(\(message))"
    case .spark: return "raise_error(\(message))"
    case .postgreSQL:
      // There is no function that raises an error; a cast that must fail shows its text.
      let cast = "CAST(\(message) AS DOUBLE PRECISION)"
      return type == .number ? cast : "CAST(\(cast) AS \(name(of: type)))"
    }
  }
}

/// The type of a column.
enum SQLType: Sendable, Hashable {
  case number
  case text
  case whole
}

extension String {
  /// The text with every occurrence of a part replaced.
  func replacingEach(_ part: Character, with other: String) -> String {
    reduce(into: "") { $0 += $1 == part ? other : String($1) }
  }

  func replacingEach(_ part: String, with other: String) -> String {
    part.first.map { replacingEach($0, with: other) } ?? self
  }
}
