import ArgumentParser
import FragilityFiles
import FragilityIndex

extension ComparisonTable: WordArgument {}

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare territories with their parents, groups of them, or two sets side by side.",
    discussion: """
      Without --by or --with: the gaps of every territory to its parents and to the whole, in units and in \
      score points; of the territories whose CODES are given only. Parent values come from the \
      [[parent_table]] sections of the method, or from sums of numerators and denominators over the \
      territories of the table; rates and medians are never averaged.

      With --by, a level of parents or 'all', or --by-column: groups, members, spread, tests, rollup. With --with, \
      another method or the same one with --with-table: agreement, pairs, movers, classes, \
      distributions.

      Examples:
        fragility compare method.toml QP031007 --format table
        fragility compare method.toml --by departement --table-of rollup
        fragility compare method.toml --with method.toml --with-table quartiers=2024.csv
      """
  )

  @OptionGroup var input: InputOptions
  @Argument(
    help: ArgumentHelp("Gaps of these territories only.", valueName: "code")
  )
  var codes: [String] = []
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "csv for programs and spreadsheets, json, or table for reading.")
  var format: OutputFormat = .csv

  @Option(help: "Which table; json has all that go together.")
  var tableOf: ComparisonTable?

  @Option(
    help: ArgumentHelp(
      "Gaps to this level only: a level of parents, or 'all'. May be repeated.",
      valueName: "level"
    )
  )
  var level: [String] = []

  @Option(help: ArgumentHelp("Group by a level of parents.", valueName: "level"))
  var by: String?

  @Option(
    help: ArgumentHelp("Group by any column of the tables.", valueName: "column|table.column")
  )
  var byColumn: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Another method: a file, or the name of a built-in one.",
      valueName: "method"
    )
  )
  var other: String?

  @Option(
    help: ArgumentHelp(
      "Read a table of the other method from another file. May be repeated.",
      valueName: "id=path"
    )
  )
  var withTable: [TablePath] = []

  @Option(help: ArgumentHelp("How many movers.", valueName: "count"))
  var top: Int = 20

  func validate() throws {
    try output.validate(for: format)
    if tableOf != nil, format == .json {
      throw ValidationError("--table-of does not go with --format json, which has all tables.")
    }
    if [by, byColumn, other].count(where: { $0 != nil }) > 1 {
      throw ValidationError("--by, --by-column and --with exclude each other.")
    }
    if !withTable.isEmpty, other == nil {
      throw ValidationError("--with-table goes with --with.")
    }
    let isGrouped = by != nil || byColumn != nil
    if isGrouped || other != nil, !codes.isEmpty || !level.isEmpty {
      throw ValidationError("CODES and --level are for gaps: they go without --by and --with.")
    }
    guard let tableOf else { return }
    let needed: String? =
      switch tableOf {
      case .gaps, .parents: isGrouped || other != nil ? "goes without --by and --with" : nil
      case .groups, .members, .spread, .tests, .rollup:
        isGrouped ? nil : "takes --by or --by-column"
      case .agreement, .pairs, .movers, .classes, .distributions:
        other == nil ? "takes --with" : nil
      }
    if let needed { throw ValidationError("--table-of \(tableOf.rawValue) \(needed).") }
    if top < 0 { throw ValidationError("--top takes a number from 0.") }
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try compare(messages) }
  }

  private func compare(_ messages: MessageOptions) throws(FragilityError) {
    var file = try MethodFile(input.method)
    if let byColumn { file = try file.adding(file.groupLevel(byColumn)) }
    let (tables, territories) = try input.load(
      file,
      paths: input.pathsOfTerritories(file),
      messages
    )
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let result = method.score(territories, threads: threads)
    var inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    let found: Comparison
    if let other {
      found = try pairs(result, other, messages, &inputs)
    } else if by != nil || byColumn != nil {
      found = try groups(result, tables)
    } else {
      found = try gaps(result, tables, messages, &inputs)
    }
    for note in found.notes { messages.note(note) }
    try write(found, from: tables, reading: inputs)
  }

  // MARK: Writing

  private func write(
    _ found: Comparison,
    from tables: LoadedTables,
    reading inputs: [String]
  ) throws(FragilityError) {
    let wanted = tableOf ?? found.usual
    func table(_ language: Language) -> OutputTable {
      let make = found.tables.first { $0.0 == wanted }?.1
      return (make ?? found.tables[0].1)(language)
    }
    switch format {
    case .csv:
      let language = input.messages.lang ?? (output.locale == .fr ? .french : .english)
      try output.write(csv: table(language), threads: input.threadCount, reading: inputs)
    case .json:
      let language = input.messages.programLanguage
      let members =
        tables.jsonMembers(in: language)
        + [("notes", .array(found.notes.map { .string($0[language]) }))]
        + found.tables.map { ($0.0.rawValue, $0.1(language).json) }
      try output.write(Array(JSONValue.object(members).text.utf8), reading: inputs)
    case .table:
      let language = input.messages.language
      var shown = table(language)
      if wanted == .gaps {
        shown = shown.keeping([
          "code", "level", "parent_name", "id", "value", "parent_value", "difference", "ratio",
          "score", "parent_score", "score_difference", "reading", "basis", "notes",
        ])
      }
      let text = shown.readable(in: language).text(in: language, digits: output.digits ?? 1)
      try output.write(Array(text.utf8), reading: inputs)
    }
  }
}
