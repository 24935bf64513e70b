import ArgumentParser
import FragilityFiles
import FragilityIndex

extension AuditTable: WordArgument {}

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Examine an index as a statistical audit does: values, correlations, coherence.",
    discussion: """
      First what an auditor would object to, each with its number and what to do; then, for every \
      indicator, its raw values, its place in its dimension and in the index, and its weight against \
      its importance; then the coherence of the dimensions.

      Examples:
        fragility audit method.toml
        fragility audit method.toml --format csv --table-of dimensions
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(help: "One table of the audit; with csv the findings, when left out.")
  var tableOf: AuditTable?

  func validate() throws {
    try output.validate(for: format)
    if tableOf != nil, format == .json {
      throw ValidationError("--table-of does not go with --format json, which has all tables.")
    }
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try audit(messages) }
  }

  private func audit(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let audit = Audit(of: method.score(territories, threads: threads), threads: threads)
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    try output.write(bytes(of: audit, from: tables), reading: inputs)
  }

  private func bytes(of audit: Audit, from tables: LoadedTables) -> [UInt8] {
    let language = input.messages.language
    switch format {
    case .csv:
      // The same bytes in every environment, unless a language is asked for.
      let language = input.messages.lang ?? (output.locale == .fr ? .french : .english)
      return OutputTable(tableOf ?? .findings, of: audit, in: language).csv(output.csvStyle)
    case .json:
      let language = input.messages.programLanguage
      let head = tables.jsonMembers(in: language)
      return Array(JSONValue.object(head + audit.jsonMembers(in: language)).text.utf8)
    case .table:
      let digits = output.digits ?? 2
      guard let tableOf else { return Array(audit.text(in: language, digits: digits).utf8) }
      return Array(
        OutputTable(tableOf, of: audit, in: language).text(in: language, digits: digits).utf8
      )
    }
  }
}
