public import ArgumentParser
import FragilityFiles
import FragilityIndex

extension RowOrder: ExpressibleByArgument {}

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score, rank and classify territories.",
    discussion: """
      Columns: code, name, the parents, one column a dimension, then score, rank (1 is the most \
      fragile), class (the highest is the most fragile), coverage (the share of the weight that \
      stands on values, 0 to 1) and flags (what is absent and why, as indicator:reason).

      Examples:
        fragility score method.toml --format table
        fragility score method.toml --locale fr -o scores.csv
        fragility score method.toml --table quartiers=2024.csv --fitted 2019.toml
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "csv for programs and spreadsheets, json, or table for reading.")
  var format: OutputFormat = .csv

  @Flag(help: "Add the value, normalised value and contribution of every indicator.")
  var details = false

  @Option(help: "Write the most fragile first (rank), or in the order of the table (input).")
  var order: RowOrder = .rank

  @Option(
    help: ArgumentHelp(
      "Score the parents at a level instead, by population-weighted means; classes keep the bounds of the territories.",
      valueName: "level"
    )
  )
  var by: String?

  func validate() throws {
    try output.validate(for: format)
  }

  func run() throws {
    if format == .json {
      try input.messages.runForPrograms { messages throws(FragilityError) in try score(messages) }
    } else {
      try input.messages.run { () throws(FragilityError) in try score(input.messages) }
    }
  }

  private func score(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let result: IndexResult
    if let by {
      result = try tables.located { () throws(FragilityError) in
        try method.score(territories, rolledUpTo: by, threads: threads)
      }
      let alone = territories.parentCodes(by)?.count(where: \.isEmpty) ?? 0
      if alone > 0 {
        messages.note(
          LocalizedText(
            fr: "sans parent à ce niveau : \(alone) des \(territories.count) territoires",
            en: "without a parent at this level: \(alone) of \(territories.count) territories"
          )
        )
      }
    } else {
      result = method.score(territories, threads: threads)
    }
    let table = OutputTable(scoresOf: result, details: details, order: order)
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    try output.write(bytes(of: table, from: tables), reading: inputs)
    let (count, scored) = (result.territories.count, result.scores.presentCount)
    if scored < count {
      messages.note(
        LocalizedText(
          fr: "sans score : \(count - scored) des \(count) territoires, voir flags",
          en: "without a score: \(count - scored) of \(count) territories, see flags"
        )
      )
    }
  }

  private func bytes(of table: OutputTable, from tables: LoadedTables) -> [UInt8] {
    switch format {
    case .csv: return table.csv(output.csvStyle, threads: input.threadCount)
    case .json:
      let head = tables.jsonMembers(in: input.messages.programLanguage)
      return Array(JSONValue.object(head + [("scores", table.json)]).text.utf8)
    case .table:
      return Array(table.text(in: input.messages.language, digits: output.digits ?? 1).utf8)
    }
  }
}
