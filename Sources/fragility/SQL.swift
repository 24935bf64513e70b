import ArgumentParser
import FragilityFiles
import FragilityIndex

extension SQLDialect: WordArgument {}

struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Write a statement that scores a table where it is, in a database.",
    discussion: """
      A fitted method is a set of frozen numbers, so a score is an expression over one row: this \
      prints it for DuckDB, PostgreSQL or Spark. Its columns are those of 'fragility score'.

      Without --fitted the method is fitted to its own tables, as 'fragility score' does.

      Examples:
        fragility sql method.toml --dialect duckdb | duckdb quartiers.db
        fragility sql method.toml --dialect spark --fitted 2019.toml --table quartiers=geo.quartiers

      With --fit it prints what a fit has to measure instead, step by step, so that a method can be fitted where the \
      data are:
        fragility sql method.toml --dialect duckdb --fit | duckdb -csv quartiers.db > 1.csv
        fragility sql method.toml --dialect duckdb --fit --statistics 1.csv | duckdb -csv quartiers.db > 2.csv
        fragility fit method.toml --statistics 1.csv --statistics 2.csv -o frozen.toml
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The path of a method file, or the name of a built-in method.",
      valueName: "method"
    )
  )
  var method: String

  @Option(help: "The database that the statement is for.")
  var dialect: SQLDialect

  @OptionGroup var fitted: FittedOptions

  @Flag(help: "Print the statement that measures what a fit needs.")
  var fit = false

  @Option(
    help: ArgumentHelp(
      "With --fit: the CSV that an earlier statement gave; the next one is printed. May be repeated.",
      valueName: "file"
    )
  )
  var statistics: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      The name of a table of the method in the database: table, schema.table, a .parquet file for duckdb and \
      spark, or a .csv file for duckdb with --text. Its id when left out. May be repeated.
      """,
      valueName: "id=name"
    )
  )
  var table: [TablePath] = []

  @Option(
    help: ArgumentHelp(
      """
      A table of the method whose columns are all text in the database, with markers of absence in them. May be \
      repeated.
      """,
      valueName: "id"
    )
  )
  var text: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "path")
  )
  var output: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if fit, fitted.fitted != nil {
      throw ValidationError("--fit does not go with --fitted: what is frozen needs no fit.")
    }
    if !fit, !statistics.isEmpty {
      throw ValidationError(
        "--statistics goes with --fit; 'fragility fit' freezes a method by them."
      )
    }
  }

  func run() throws {
    try messages.run { () throws(FragilityError) in
      let file = try MethodFile(method)
      let statement: String
      if fit {
        let known = statistics.isEmpty ? nil : try StatisticsFile(statistics, for: file.method)
        statement = try located(in: file) { () throws(FragilityError) in
          try SQLStatement.statistics(for: file.method, in: dialect, from: tables, after: known)
        }
      } else {
        let frozen = try frozen(file)
        statement = try located(in: file) { () throws(FragilityError) in
          try SQLStatement.score(by: frozen, in: dialect, from: tables)
        }
      }
      var options = OutputOptions()
      options.output = output
      try options.write(
        Array(statement.utf8),
        reading: [method] + [fitted.fitted].compactMap { $0 } + statistics
      )
    }
  }

  private var tables: SQLTables {
    SQLTables(
      names: Dictionary(table.map { ($0.id, $0.path) }, uniquingKeysWith: { $1 }),
      texts: Set(text)
    )
  }

  private func frozen(_ file: MethodFile) throws(FragilityError) -> FittedMethod {
    if let path = fitted.fitted { return try FittedFile.read(path, for: file.method) }
    let tables = try LoadedTables(file, threads: Platform.processorCount)
    for note in tables.notes { messages.note(note.text) }
    return try tables.fit(to: tables.territories(), threads: Platform.processorCount)
  }

  private func located<Result>(
    in file: MethodFile,
    _ body: () throws(FragilityError) -> Result
  ) throws(FragilityError) -> Result {
    do throws(FragilityError) { return try body() } catch { throw error.located(in: file) }
  }
}
