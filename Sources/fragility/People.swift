import ArgumentParser
import FragilityFiles
import FragilityIndex

extension PeopleTable: WordArgument {}

struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract:
      "Estimate how many persons are concerned, and count who lives in fragile territories.",
    discussion: """
      Estimates apply rates measured elsewhere to the persons of each territory ([[people]] in the \
      method file). They are no counts, and are marked as estimates wherever they are written. \
      Exposure counts the inhabitants of the territories of each class.

      Examples:
        fragility people method.toml --by departement
        fragility people method.toml --format csv --table-of totals
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(help: "One table; with csv the territories, when left out.")
  var tableOf: PeopleTable?

  @Option(help: "Write the most fragile first (rank), or in the order of the table (input).")
  var order: RowOrder = .rank

  @Option(
    help: ArgumentHelp(
      "The level of parents whose totals are shown; with csv and json all, when left out.",
      valueName: "level"
    )
  )
  var by: String?

  func validate() throws {
    try output.validate(for: format)
    if tableOf != nil, format == .json {
      throw ValidationError("--table-of does not go with --format json, which has all tables.")
    }
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try people(messages) }
  }

  private func people(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    if tables.file.method.people.isEmpty, territories.population == nil || tableOf == .totals {
      throw FragilityError([.nobody(input.method)])
    }
    if tableOf == .exposure, territories.population == nil {
      throw FragilityError([.noPopulation(input.method)])
    }
    let levels = territories.parents.map(\.id)
    if let by, !levels.contains(by) {
      throw FragilityError([.unknownLevel(by, among: levels, input.method)])
    }
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let result = method.score(territories, threads: threads)
    let counts = try tables.peopleCounts(of: territories)
    let people = try tables.located { () throws(FragilityError) in
      try People(of: result, counts: counts)
    }
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    try output.write(bytes(of: people, from: tables), reading: inputs)
  }

  private func bytes(of people: People, from tables: LoadedTables) -> [UInt8] {
    func table(_ table: PeopleTable, _ language: Language) -> OutputTable {
      OutputTable(table, of: people, level: by, in: language, order: order)
    }
    switch format {
    case .csv:
      // The same bytes in every environment, unless a language is asked for.
      let language = input.messages.lang ?? (output.locale == .fr ? .french : .english)
      return table(tableOf ?? .territories, language).csv(output.csvStyle)
    case .json:
      let language = input.messages.programLanguage
      let lists = PeopleTable.allCases.filter { $0 != .exposure || people.exposure != nil }
        .map { ($0.rawValue, table($0, language).json) }
      return Array(JSONValue.object(tables.jsonMembers(in: language) + lists).text.utf8)
    case .table:
      let language = input.messages.language
      let digits = output.digits ?? 0
      guard let tableOf else {
        return Array(people.text(in: language, digits: digits, level: by).utf8)
      }
      return Array(table(tableOf, language).text(in: language, digits: digits).utf8)
    }
  }
}

extension Problem {
  fileprivate static func nobody(_ file: String) -> Problem {
    Problem(
      "people.no-estimate",
      at: Place(file: file),
      LocalizedText(
        fr: "la méthode n'estime aucun nombre de personnes",
        en: "the method estimates no number of persons"
      ),
      remedy: LocalizedText(
        fr: "ajoutez une section [[people]], ou population à la première table",
        en: "add a [[people]] section, or population to the first table"
      )
    )
  }

  fileprivate static func noPopulation(_ file: String) -> Problem {
    Problem(
      "people.no-population",
      at: Place(file: file),
      LocalizedText(
        fr: "compter les habitants demande la population des territoires",
        en: "to count inhabitants takes the populations of the territories"
      ),
      remedy: LocalizedText(
        fr: "ajoutez population = \"colonne\" à la première table",
        en: "add population = \"column\" to the first table"
      )
    )
  }

  fileprivate static func unknownLevel(
    _ level: String,
    among levels: [String],
    _ file: String
  ) -> Problem {
    let known = levels.joined(separator: ", ")
    return Problem(
      "people.unknown-level",
      at: Place(file: file),
      LocalizedText(
        fr: "la méthode n'a pas de niveau \"\(level)\"",
        en: "the method has no level \"\(level)\""
      ),
      remedy: nearest(to: level, among: levels).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "niveaux connus : \(known)", en: "known levels: \(known)")
    )
  }
}
