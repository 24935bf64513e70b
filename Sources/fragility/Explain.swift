import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Take the score of a territory apart, down to each indicator.",
    discussion: """
      For every indicator: its value, its normalised value, the share of the index it holds for \
      this territory, and what it adds to the score. The contributions add up to the score.

      Example:
        fragility explain method.toml QP031001
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: ArgumentHelp("The codes of territories.", valueName: "code"))
  var codes: [String]

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  func validate() throws {
    try output.validate(for: format)
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try explain(messages) }
  }

  private func explain(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let rows = try territories.rows(ofCodes: codes, file: tables.notes.first?.path)
    let result = method.score(territories, threads: threads)
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    try output.write(bytes(of: result, rows: rows, from: tables), reading: inputs)
  }

  private func bytes(
    of result: IndexResult,
    rows: [Int],
    from tables: LoadedTables
  ) -> [UInt8] {
    switch format {
    case .csv: return result.explanationTable(of: rows).csv(output.csvStyle)
    case .json:
      let head = tables.jsonMembers(in: input.messages.programLanguage)
      let lines = result.explanationTable(of: rows).json
      return Array(JSONValue.object(head + [("lines", lines)]).text.utf8)
    case .table:
      let language = input.messages.language
      let texts = rows.map {
        result.explanationText(of: $0, in: language, digits: output.digits ?? 2)
      }
      return Array(texts.joined(separator: "\n").utf8)
    }
  }
}
