/// An expression over the columns of the step before, which a dialect prints.
indirect enum SQLExpression: Sendable, Hashable {
  /// A column.
  case column(String)
  /// A column of one of several tables.
  case qualified(table: String, String)
  case number(Double)
  /// A whole number, which is no double.
  case whole(Int)
  case text(String)
  case null(SQLType)
  /// Two operands, the left one first.
  case infix(SQLExpression, SQLOperator, SQLExpression)
  case call(String, [SQLExpression])
  case cases([SQLCase], otherwise: SQLExpression?)
  case cast(SQLExpression, SQLType)
  /// A cast that gives null where it is not possible.
  case tryCast(SQLExpression, SQLType)
  case isNull(SQLExpression)
  case isPresent(SQLExpression)
  case not(SQLExpression)
  case isOneOf(SQLExpression, [String])
  /// Stops the statement with a message made of these parts, in place of a value.
  case failure([SQLExpression], SQLType)
  /// An aggregate or a rank over the rows of a window.
  case window(String, partition: [SQLExpression] = [], order: SQLExpression?, frame: String? = nil)

  /// The `WHEN ... THEN ...` of a case.
  struct SQLCase: Sendable, Hashable {
    let condition: SQLExpression
    let value: SQLExpression
  }
}

/// An operator between two expressions.
enum SQLOperator: String, Sendable, Hashable {
  case or = "OR"
  case and = "AND"
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  /// Joins texts; null if either is.
  case join = "||"

  /// How tightly it binds.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus, .join: 5
    case .times, .over: 6
    }
  }
}

extension SQLExpression {
  static func + (a: SQLExpression, b: SQLExpression) -> SQLExpression { .infix(a, .plus, b) }
  static func - (a: SQLExpression, b: SQLExpression) -> SQLExpression { .infix(a, .minus, b) }
  /// A product; a factor of 1 changes no bit, and is left out.
  static func * (a: SQLExpression, b: SQLExpression) -> SQLExpression {
    if a == .number(1) { return b }
    return b == .number(1) ? a : .infix(a, .times, b)
  }
  static func / (a: SQLExpression, b: SQLExpression) -> SQLExpression { .infix(a, .over, b) }

  func isBelow(_ other: SQLExpression) -> SQLExpression { .infix(self, .less, other) }
  func isAbove(_ other: SQLExpression) -> SQLExpression { .infix(self, .greater, other) }
  func isAtLeast(_ other: SQLExpression) -> SQLExpression { .infix(self, .greaterOrEqual, other) }
  func isEqual(to other: SQLExpression) -> SQLExpression { .infix(self, .equal, other) }

  /// All of some conditions; true without any.
  static func all(_ conditions: [SQLExpression]) -> SQLExpression? {
    conditions.dropFirst().reduce(conditions.first) { all, next in
      all.map { .infix($0, .and, next) }
    }
  }

  /// One at least of some conditions.
  static func any(_ conditions: [SQLExpression]) -> SQLExpression? {
    conditions.dropFirst().reduce(conditions.first) { all, next in
      all.map { .infix($0, .or, next) }
    }
  }

  /// The sum of some terms from the first to the last; zero without any.
  static func sum(_ terms: [SQLExpression]) -> SQLExpression {
    terms.dropFirst().reduce(terms.first ?? .number(0), +)
  }

  /// The first that is not null.
  static func firstPresent(_ expressions: [SQLExpression]) -> SQLExpression {
    expressions.count == 1 ? expressions[0] : .call("COALESCE", expressions)
  }

  /// A value where a condition holds, another one or null elsewhere.
  static func when(
    _ condition: SQLExpression,
    _ value: SQLExpression,
    otherwise: SQLExpression? = nil
  ) -> SQLExpression {
    .cases([SQLCase(condition: condition, value: value)], otherwise: otherwise)
  }

  /// The first value whose condition holds; the last one, or null, where none does.
  static func choice(
    _ cases: [(SQLExpression, SQLExpression)],
    otherwise: SQLExpression? = nil
  ) -> SQLExpression {
    guard !cases.isEmpty else { return otherwise ?? .null(.text) }
    return .cases(
      cases.map { SQLCase(condition: $0.0, value: $0.1) },
      otherwise: otherwise
    )
  }

  /// Words for each condition that holds, separated by blanks.
  static func words(_ words: [SQLExpression]) -> SQLExpression {
    func joined(_ words: some Sequence<SQLExpression>) -> SQLExpression {
      .call("CONCAT_WS", [.text(" ")] + words)
    }
    // PostgreSQL takes 100 arguments at most.
    guard words.count > mostWords else { return joined(words) }
    let parts = stride(from: 0, to: words.count, by: mostWords).map { start in
      let part = words[start..<min(start + mostWords, words.count)]
      return SQLExpression.call("NULLIF", [joined(part), .text("")])
    }
    return Self.words(parts)
  }

  private static var mostWords: Int { 50 }
}
