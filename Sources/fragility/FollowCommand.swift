import ArgumentParser
import FragilityFiles
import FragilityIndex

extension ChangeTable: WordArgument {}

struct FollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Follow territories over several dates: what changed, why, and who is catching up.",
    discussion: """
      All dates are scored with the bounds of one of them, so that a change of score is a change of \
      the territory. Each change is split into what every indicator adds; the parts add up to it.

      Examples:
        fragility follow method.toml --date 2019:quartiers=2019.csv --date 2021:quartiers=2021.csv
        fragility follow method.toml --date 2015:quartiers=a.csv --date 2024:quartiers=b.csv \
      --link 2015=links.csv
        fragility follow method.toml --date 2019 --date 2021 --against epci --format csv
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The path of a method file, or the name of a built-in method.",
      valueName: "method"
    )
  )
  var method: String

  @Option(
    help: ArgumentHelp(
      "A date, and the file of a table at that date; repeat it for other dates and tables. The dates of the method's own columns when left out.",
      valueName: "date[:id=path]"
    )
  )
  var date: [DatePath] = []

  @Option(
    help: ArgumentHelp(
      "Read a table of the method from another file at all dates. May be repeated.",
      valueName: "id=path"
    )
  )
  var table: [TablePath] = []

  @Option(
    help: ArgumentHelp("The date whose bounds count; the first when left out.", valueName: "date")
  )
  var base: Double?

  @Flag(help: "Score each date with its own bounds: positions, and a part of the bounds.")
  var refit = false

  @OptionGroup var fitted: FittedOptions

  @Option(
    help: ArgumentHelp(
      "Another method, by which the last date is scored; the split then has a part of the method.",
      valueName: "method"
    )
  )
  var then: String?

  @Option(
    help: ArgumentHelp(
      "Compare territories with the others of the same parent, at a level of the method.",
      valueName: "level"
    )
  )
  var against: String?

  @Option(
    help: ArgumentHelp(
      "Carry the values of a date to the territories of the dates after it, by a table of links.",
      valueName: "date=path"
    )
  )
  var link: [DateLink] = []

  @Option(
    help: ArgumentHelp(
      "The columns of links: the old code, the new code, the weight.",
      valueName: "from,to,weight"
    )
  )
  var linkColumns: ColumnNames?

  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(help: "One table; with csv the changes, when left out.")
  var tableOf: ChangeTable?

  @Option(
    help: ArgumentHelp("How many threads may work; all cores when left out.", valueName: "count")
  )
  var threads: Int?

  @OptionGroup var messages: MessageOptions

  private var threadCount: Int { threads ?? Platform.processorCount }

  func validate() throws {
    try output.validate(for: format)
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024.")
    }
    if tableOf != nil, format == .json {
      throw ValidationError("--table-of does not go with --format json, which has all tables.")
    }
    let given = [
      base.map { _ in "--base" }, refit ? "--refit" : nil, fitted.fitted.map { _ in "--fitted" },
    ].compactMap { $0 }
    if given.count > 1 {
      throw ValidationError("\(given.joined(separator: " and ")) contradict each other.")
    }
    if then != nil, fitted.fitted != nil {
      throw ValidationError("--then does not go with --fitted, which holds one method only.")
    }
    if date.contains(where: { $0.table?.path == "-" }) {
      throw ValidationError("--date takes files: the standard input can be read once only.")
    }
    let named = date.compactMap { day in day.table.map { "\(day.date) \($0.id)" } }
    if Set(named).count < named.count {
      throw ValidationError("--date gives a table of one date twice.")
    }
    if Set(link.map(\.date)).count < link.count {
      throw ValidationError("--link is given twice for one date.")
    }
    if let linkColumns, !(2...3).contains(linkColumns.names.count) {
      throw ValidationError("--link-columns takes the names of two or three columns.")
    }
  }

  func run() throws {
    try messages.run(for: format) { messages throws(FragilityError) in try follow(messages) }
  }

  private func follow(_ messages: MessageOptions) throws(FragilityError) {
    let file = try MethodFile(method)
    let sources = try sources(of: file.method)
    let followed = try load(file, sources)
    for (tables, dated) in zip(followed.tables, followed.dates) {
      for note in tables.notes {
        messages.note(note.text)
        let count = dated.reference.uncountedRows[note.table] ?? 0
        if count > 0 { messages.note(note.uncounted(count)) }
      }
    }
    var successor: Follow.Successor?
    var inputs = [method, fitted.fitted, then].compactMap { $0 } + link.map(\.path)
    if let then {
      let other = try MethodFile(then)
      let tables = try load(other, sources)
      successor = Follow.Successor(other.method, dates: tables.dates)
      inputs += tables.tables.flatMap { $0.notes.map(\.path) }
    }
    let bounds = try bounds(followed, file.method)
    guard let first = followed.tables.first else { return }
    let follow = try first.located { () throws(FragilityError) in
      try Follow(
        file.method,
        dates: followed.dates,
        bounds: bounds,
        against: against,
        successor: successor,
        threads: threadCount
      )
    }
    let warnings = (followed.warnings + follow.changes.flatMap(\.warnings)).map { warning in
      var located = warning
      located.place = file.locate(warning.place)
      return located
    }
    inputs += followed.tables.flatMap { $0.notes.map(\.path) }
    try output.write(bytes(of: follow, followed, warnings, file), reading: inputs)
    messages.remark(first.remarks)
    // The text for reading begins with them.
    if format != .table || tableOf != nil { messages.remark(warnings) }
  }

  private func load(
    _ file: MethodFile,
    _ sources: [DateSource]
  ) throws(FragilityError) -> FollowedTables {
    let names = linkColumns?.names ?? []
    var columns = LinkFile.Columns()
    if names.count > 1 { (columns.from, columns.to) = (names[0], names[1]) }
    if names.count > 2 { columns.weight = names[2] }
    return try FollowedTables(file, sources: sources, columns: columns, threads: threadCount)
  }

  private func sources(of method: FragilityMethod) throws(FragilityError) -> [DateSource] {
    let dates = date.isEmpty ? method.seriesDates : Set(date.map(\.date)).sorted()
    guard !dates.isEmpty else { throw FragilityError([.noDates]) }
    let everywhere = Dictionary(table.map { ($0.id, $0.path) }, uniquingKeysWith: { $1 })
    let unknown = link.map(\.date).filter { !dates.contains($0) }
    guard unknown.isEmpty else {
      throw FragilityError(unknown.map { .unknownDate($0, "--link", among: dates) })
    }
    return dates.map { day in
      let own = date.filter { $0.date == day }.compactMap(\.table)
      let paths = own.reduce(into: everywhere) { $0[$1.id] = $1.path }
      return DateSource(date: day, paths: paths, links: link.last { $0.date == day }?.path)
    }
  }

  private func bounds(
    _ followed: FollowedTables,
    _ method: FragilityMethod
  ) throws(FragilityError) -> Follow.Bounds {
    if let path = fitted.fitted { return .frozen(try FittedFile.read(path, for: method)) }
    if refit { return .eachDate }
    guard let base else { return .base(0) }
    let dates = followed.dates.map(\.date)
    guard let position = dates.firstIndex(of: base) else {
      throw FragilityError([.unknownDate(base, "--base", among: dates)])
    }
    return .base(position)
  }

  private func bytes(
    of follow: Follow,
    _ followed: FollowedTables,
    _ warnings: [Problem],
    _ file: MethodFile
  ) -> [UInt8] {
    func table(_ table: ChangeTable, in language: Language) -> OutputTable {
      OutputTable(table, of: follow, notes: followed.notes, warnings: warnings, in: language)
    }
    switch format {
    case .csv:
      // The same bytes in every environment, unless a language is asked for.
      let language = messages.lang ?? (output.locale == .fr ? .french : .english)
      return table(tableOf ?? .changes, in: language).csv(output.csvStyle)
    case .json:
      let language = messages.programLanguage
      let head: [(String, JSONValue)] = [
        ("method", .string(file.method.id)), ("version", .string(file.method.version)),
        ("fingerprint", .string(file.method.fingerprint)),
      ]
      let members = follow.jsonMembers(notes: followed.notes, warnings: warnings, in: language)
      return Array(JSONValue.object(head + members).text.utf8)
    case .table:
      let language = messages.language
      let digits = output.digits ?? 2
      guard let tableOf else {
        return Array(
          follow.text(notes: followed.notes, warnings: warnings, in: language, digits: digits).utf8
        )
      }
      return Array(table(tableOf, in: language).text(in: language, digits: digits).utf8)
    }
  }
}

/// `DATE` or `DATE:ID=PATH`.
struct DatePath: ExpressibleByArgument {
  let date: Double
  let table: TablePath?

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: ":") else {
      guard let date = Double(argument), date.isFinite else { return nil }
      (self.date, table) = (date, nil)
      return
    }
    guard let date = Double(argument[..<mark]), date.isFinite,
      let table = TablePath(argument: String(argument[argument.index(after: mark)...]))
    else { return nil }
    (self.date, self.table) = (date, table)
  }
}

/// `DATE=PATH`.
struct DateLink: ExpressibleByArgument {
  let date: Double
  let path: String

  init?(argument: String) {
    guard let pair = TablePath(argument: argument), let date = Double(pair.id), date.isFinite
    else { return nil }
    (self.date, path) = (date, pair.path)
  }
}

extension Problem {
  /// Neither the command nor the method names dates.
  fileprivate static var noDates: Problem {
    let example = "--date 2019:quartiers=2019.csv --date 2021:quartiers=2021.csv"
    return Problem(
      "follow.no-dates",
      at: Place(file: "--date"),
      LocalizedText(
        fr: "aucune date à suivre : la méthode n'a de colonnes que d'une seule",
        en: "no dates to follow: the columns of the method are of one date only"
      ),
      remedy: LocalizedText(
        fr: "donnez une table par date : \(example)",
        en: "give a table a date: \(example)"
      )
    )
  }

  fileprivate static func unknownDate(
    _ date: Double,
    _ option: String,
    among dates: [Double]
  ) -> Problem {
    let list = dates.map(dateText).joined(separator: ", ")
    return Problem(
      "follow.unknown-date",
      at: Place(file: option),
      LocalizedText(
        fr: "\(dateText(date)) n'est pas une des dates",
        en: "\(dateText(date)) is not one of the dates"
      ),
      remedy: LocalizedText(fr: "dates : \(list)", en: "dates: \(list)")
    )
  }
}
