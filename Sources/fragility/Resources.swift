import ArgumentParser
import FragilityFiles
import FragilityIndex

extension ResourceTable: WordArgument {}

struct ResourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources",
    abstract: "Set places of help beside the scores: need against supply, territory by territory.",
    discussion: """
      The [[resource]] sections of the method say which places are counted, in or around the \
      territories. Shown are the thresholds, how many territories and inhabitants have high or lower \
      need and little or more help, and those with high need and little help. Scores do not change.

      Examples:
        fragility resources method.toml
        fragility resources method.toml --format csv --locale fr -o places.csv
        fragility resources method.toml --format csv --table-of priorities
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(help: "One of the tables; with csv that of the territories, when left out.")
  var tableOf: ResourceTable?

  func validate() throws {
    try output.validate(for: format)
    if tableOf != nil, format == .json {
      throw ValidationError("--table-of does not go with --format json, which has all tables.")
    }
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try show(messages) }
  }

  private func show(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let index = method.score(territories, threads: threads)
    let resources = try tables.resources(beside: index, threads: threads)
    for note in resources.notes { messages.note(note) }
    let inputs =
      [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path) + resources.paths
    try output.write(bytes(of: resources, from: tables), reading: inputs)
  }

  private func bytes(of resources: LoadedResources, from tables: LoadedTables) -> [UInt8] {
    let language = input.messages.language
    switch format {
    case .csv:
      return OutputTable(tableOf ?? .territories, of: resources).csv(output.csvStyle)
    case .json:
      let head = tables.jsonMembers(in: input.messages.programLanguage)
      return Array(JSONValue.object(head + resources.jsonMembers).text.utf8)
    case .table:
      let digits = output.digits ?? 1
      guard let tableOf else { return Array(resources.text(in: language, digits: digits).utf8) }
      return Array(
        OutputTable(tableOf, of: resources).text(in: language, digits: digits).utf8
      )
    }
  }
}
