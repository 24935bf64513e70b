import ArgumentParser
import FragilityFiles
import FragilityIndex

extension TypesTable: WordArgument {}
extension Grouping.Method: WordArgument {}

struct Types: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "Tell kinds of territories apart: profiles, groups, and the nearest peers of one.",
    discussion: """
      Profiles are rules of the method ([typology] in the method file); groups are found in the \
      dimensions by k-means or Ward's joins; peers are the territories most like one on columns of \
      context, so that like is compared with like.

      Examples:
        fragility types method.toml
        fragility types method.toml --groups 4 --format csv
        fragility types method.toml --peers QP031001 --context pop_mun,communes.older_65_rate
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(help: "One table of the types; with csv the territories, when left out.")
  var tableOf: TypesTable?

  @Option(help: "Write the most fragile first (rank), or in the order of the table (input).")
  var order: RowOrder = .rank

  @Option(
    help: ArgumentHelp(
      "Find so many groups in the dimensions, or as many as are most distinct (auto).",
      valueName: "count|auto"
    )
  )
  var groups: GroupCount?

  @Option(help: "How groups are found.")
  var groupMethod: Grouping.Method?

  @Option(
    help: ArgumentHelp("The territories most like this one, instead of types.", valueName: "code")
  )
  var peers: String?

  @Option(help: ArgumentHelp("How many peers.", valueName: "count"))
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "The columns on which peers are alike, separated by commas, instead of those of the method.",
      valueName: "columns"
    )
  )
  var context: ColumnNames?

  func validate() throws {
    try output.validate(for: format)
    if tableOf != nil, format == .json || peers != nil {
      throw ValidationError("--table-of goes neither with --format json nor with --peers.")
    }
    if peers == nil, context != nil || count != nil {
      throw ValidationError("--context and --count go with --peers.")
    }
    if peers != nil, groups != nil || groupMethod != nil {
      throw ValidationError("--groups and --group-method do not go with --peers.")
    }
    if let count, count < 1 { throw ValidationError("--count takes a number from 1.") }
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try types(messages) }
  }

  private func types(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages) { file throws(FragilityError) in
      try adapted(file)
    }
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let result = method.score(territories, threads: threads)
    let columns = try tables.typologyColumns()
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    if let peers {
      let bytes = try peersBytes(of: peers, result, columns, tables)
      return try output.write(bytes, reading: inputs)
    }
    let typology = tables.file.method.typology
    if typology?.profiles.isEmpty ?? true, typology?.groups == nil {
      throw FragilityError([.noTypology(input.method)])
    }
    let types = try tables.located { () throws(FragilityError) in
      try TerritoryTypes(of: result, columns: columns, threads: threads)
    }
    if let tableOf {
      if tableOf == .profiles, types.profiles == nil {
        throw FragilityError([.noTypology(input.method)])
      }
      if [.groups, .trials].contains(tableOf), types.groups == nil {
        throw FragilityError([.noGroups(input.method)])
      }
    }
    try output.write(bytes(of: types, from: tables), reading: inputs)
  }

  /// The method with what the options say in place of its own typology.
  private func adapted(_ file: MethodFile) throws(FragilityError) -> MethodFile {
    guard groups != nil || groupMethod != nil || context != nil else { return file }
    var typology = file.method.typology ?? Typology()
    if let context {
      typology.context = context.names.map { ContextColumn(file.column(named: $0)) }
    }
    if groups != nil || groupMethod != nil {
      var choice = typology.groups ?? Grouping()
      if let groups { choice.count = groups.count }
      choice.method = groupMethod ?? choice.method
      typology.groups = choice
    }
    return try file.replacing(typology)
  }

  private func bytes(of types: TerritoryTypes, from tables: LoadedTables) -> [UInt8] {
    switch format {
    case .csv:
      // The same bytes in every environment, unless a language is asked for.
      let language = input.messages.lang ?? (output.locale == .fr ? .french : .english)
      let table = OutputTable(tableOf ?? .territories, of: types, in: language, order: order)
      return table.csv(output.csvStyle)
    case .json:
      let language = input.messages.programLanguage
      let found = TypesTable.allCases.filter { table in
        switch table {
        case .territories: true
        case .profiles: types.profiles != nil
        case .groups, .trials: types.groups != nil
        }
      }
      let lists = found.map { table in
        (table.rawValue, OutputTable(table, of: types, in: language, order: order).json)
      }
      return Array(JSONValue.object(tables.jsonMembers(in: language) + lists).text.utf8)
    case .table:
      let language = input.messages.language
      let digits = output.digits ?? 1
      guard let tableOf else { return Array(types.text(in: language, digits: digits).utf8) }
      let table = OutputTable(tableOf, of: types, in: language, order: order)
      return Array(table.text(in: language, digits: output.digits ?? 2).utf8)
    }
  }

  private func peersBytes(
    of code: String,
    _ result: IndexResult,
    _ columns: [ColumnReference: Column],
    _ tables: LoadedTables
  ) throws(FragilityError) -> [UInt8] {
    guard let row = result.territories.codes.firstIndex(of: code) else {
      let file = tables.notes.first?.path
      throw FragilityError([
        .unknownTerritory(code, among: result.territories.codes, file: file)
      ])
    }
    let peers = try tables.located { () throws(FragilityError) in
      try result.peers(
        of: row,
        count: count ?? 10,
        context: tables.file.method.typology?.context ?? [],
        columns: columns,
        threads: input.threadCount
      )
    }
    let table = OutputTable(peers, of: result)
    switch format {
    case .csv: return table.csv(output.csvStyle)
    case .json:
      let head = tables.jsonMembers(in: input.messages.programLanguage)
      let positions = OutputTable(positionsOf: peers, result.fitted.method).json
      let leftOut = peers.leftOut.map { JSONValue.string(result.territories.codes[$0]) }
      let members: [(String, JSONValue)] = [
        ("peers", table.json), ("positions", positions), ("left_out", .array(leftOut)),
      ]
      return Array(JSONValue.object(head + members).text.utf8)
    case .table:
      let digits = output.digits ?? 2
      return Array(peers.text(of: result, in: input.messages.language, digits: digits).utf8)
    }
  }
}

/// A count of groups, or that which the data choose.
struct GroupCount: ExpressibleByArgument {
  let count: Int?

  init?(argument: String) {
    guard argument != "auto" else {
      count = nil
      return
    }
    guard let number = Int(argument) else { return nil }
    count = number
  }
}

extension Problem {
  fileprivate static func noTypology(_ file: String) -> Problem {
    Problem(
      "types.no-typology",
      at: Place(file: file),
      LocalizedText(
        fr: "la méthode n'a pas de profils, et aucun groupe n'est demandé",
        en: "the method has no profiles, and no groups are asked for"
      ),
      remedy: LocalizedText(
        fr: "ajoutez [[typology.profile]] à la méthode, ou --groups auto",
        en: "add [[typology.profile]] to the method, or --groups auto"
      )
    )
  }

  fileprivate static func noGroups(_ file: String) -> Problem {
    Problem(
      "types.no-groups",
      at: Place(file: file),
      LocalizedText(fr: "aucun groupe n'est demandé", en: "no groups are asked for"),
      remedy: LocalizedText(
        fr: "ajoutez --groups auto, ou groups dans [typology]",
        en: "add --groups auto, or groups in [typology]"
      )
    )
  }
}
