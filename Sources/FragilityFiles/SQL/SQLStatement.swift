public import FragilityIndex

/// SQL text that does the work of a command where the data are.
public enum SQLStatement {
  /// A statement that gives the columns of `score` for a table of a database.
  ///
  /// It is one query without side effects. Where the data are not what the method expects, such as a code that stands
  /// twice, it stops with a message.
  ///
  /// - Parameters:
  ///   - fitted: The fitted method: its numbers become literals.
  ///   - dialect: The database.
  ///   - tables: Where the tables are.
  /// - Returns: The text.
  /// - Throws: Everything of the method that no expression over one row says.
  public static func score(
    by fitted: FittedMethod,
    in dialect: SQLDialect,
    from tables: SQLTables = SQLTables()
  ) throws(FragilityError) -> String {
    var compiler = ScoreCompiler(fitted, dialect: dialect, tables: tables)
    compiler.compile()
    compiler.addStanding()
    compiler.checkNames()
    guard compiler.problems.isEmpty else { throw FragilityError(compiler.problems) }
    let method = fitted.method
    return compiler.steps.text(
      head: [
        "The scores of \(method.id) \(method.version), for \(dialect.title).".onOneLine,
        "Written by 'fragility sql' from frozen numbers; the method's fingerprint is \(method.fingerprint).",
      ],
      query: compiler.query
    )
  }

  /// A statement that measures what fitting a method needs, in place of reading the tables here.
  ///
  /// Where gaps are filled in, or classes are made of the scores, one statement is not enough: each needs the frozen
  /// numbers of the one before.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - dialect: The database.
  ///   - tables: Where the tables are.
  ///   - known: What earlier statements have measured.
  /// - Returns: The text of the next statement.
  /// - Throws: Everything of the method that needs the values themselves, or no expression over one row says; that
  ///   nothing is left to measure.
  public static func statistics(
    for method: FragilityMethod,
    in dialect: SQLDialect,
    from tables: SQLTables = SQLTables(),
    after known: StatisticsFile? = nil
  ) throws(FragilityError) -> String {
    let statistics = known?.statistics ?? FitStatistics()
    guard let step = known.map({ $0.nextStep(of: method) }) ?? method.fitSteps.first else {
      throw FragilityError([.nothingToMeasure()])
    }
    let fitted = try method.fit(to: statistics, before: step)
    var compiler = ScoreCompiler(fitted, dialect: dialect, tables: tables)
    compiler.compile(before: step)
    compiler.checkNames()
    guard compiler.problems.isEmpty else { throw FragilityError(compiler.problems) }
    return FitStatement(compiler: compiler, step: step).text()
  }
}

extension String {
  /// The text without line breaks, which would end a comment.
  var onOneLine: String { printable(self) }
}
