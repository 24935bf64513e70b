import ArgumentParser
import FragilityFiles
import FragilityIndex
import FragilityReports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write pages for people: the ranking, a sheet a territory, the method, the data.",
    discussion: """
      The pages are HTML files that need nothing else: no network, no font, no script but that of \
      the explorer. They print on A4.

      Examples:
        fragility report method.toml -o report --lang fr
        fragility report method.toml -o report --fiche QP031001
        fragility report method.toml -o report --only departement=31
        fragility report method.toml -o report --date 2019:quartiers=2019.csv --date 2023
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder the pages are written to; made if need be.", valueName: "dir")
  )
  var output: String

  @Option(
    help: ArgumentHelp("Write the page of this territory only. May be repeated.", valueName: "code")
  )
  var fiche: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write the pages of the territories of this parent only; ranks and classes stay those of all.",
      valueName: "level=code"
    )
  )
  var only: TablePath?

  @Option(help: "Digits of scores after the decimal mark, 0 to 15.")
  var digits = 1

  @Flag(
    inversion: .prefixedNo,
    help: "Draw the index many times to say how sure ranks and classes are."
  )
  var intervals = true

  @Option(
    help: ArgumentHelp(
      "How many draws, instead of those of the method (1000 when it says nothing).",
      valueName: "count"
    )
  )
  var draws: Int?

  @Option(
    help: ArgumentHelp(
      """
      A date, and the file of a table at that date, to show the change up to the last date; repeat it \
      as in 'fragility follow'. Scores of the report are those of the tables of the method.
      """,
      valueName: "date[:id=path]"
    )
  )
  var date: [DatePath] = []

  @Option(
    help: ArgumentHelp(
      "The day of the report, to be written on it; none is when left out.",
      valueName: "yyyy-mm-dd"
    )
  )
  var day: CalendarDate?

  @Flag(help: "Replace files of the folder that no report has written.")
  var force = false

  func validate() throws {
    if output.isEmpty || output == "-" { throw ValidationError("-o takes a folder.") }
    if !(0...15).contains(digits) { throw ValidationError("--digits takes a number from 0 to 15.") }
    if let draws, draws < 1 { throw ValidationError("--draws takes a number from 1.") }
    if draws != nil, !intervals {
      throw ValidationError("--draws does not go with --no-intervals.")
    }
    if !fiche.isEmpty, only != nil {
      throw ValidationError("--fiche and --only exclude each other.")
    }
  }

  func run() throws {
    try input.messages.run { () throws(FragilityError) in try report(input.messages) }
  }

  private func report(_ messages: MessageOptions) throws(FragilityError) {
    let facts = try facts(messages)
    let report = Report(
      facts,
      language: messages.language,
      digits: digits,
      date: day?.text,
      tool: Fragility.configuration.version,
      threads: input.threadCount
    )
    let selection = try selection(of: facts.index.territories)
    let files = selection.hasOverview ? try files(facts, messages) : nil
    let inputs = [input.method, fitted.fitted].compactMap(\.self)
    let written = (files?.files ?? []).map { report.path(ofFile: $0.name) }
    try refuse(
      (["index.html"] + written).map { "\(output)/\($0)" },
      reading: inputs + facts.tables.notes.map(\.path) + facts.paths
    )
    let count = try report.write(
      to: output,
      selection,
      files: files,
      isForced: force,
      threads: input.threadCount
    )
    let first =
      selection.hasOverview
      ? LocalizedText("index.html") : LocalizedText(fr: "fiches/", en: "territories/")
    messages.note(
      LocalizedText(
        fr: "pages écrites : \(count), dans \(output)/\(first.french)",
        en: "pages written: \(count), in \(output)/\(first.english)"
      )
    )
  }

  /// The files beside the pages, in the marks of their language.
  private func files(
    _ facts: ReportFacts,
    _ messages: MessageOptions
  ) throws(FragilityError) -> PublishedFiles {
    let program = "fragility \(Fragility.configuration.version)"
    var workbook = Workbook.index(
      facts.index,
      of: facts.tables,
      in: messages.language,
      threads: input.threadCount
    )
    workbook.creator = program
    var options = PublishedFiles.Options()
    options.style = messages.language == .french ? .french() : .english()
    options.language = messages.language
    options.date = day?.text
    options.uncertainty = facts.uncertainty
    options.fittedPath = fitted.fitted
    options.program = program
    options.threads = input.threadCount
    options.others = [
      PublishedFiles.File(
        name: "scores.xlsx",
        id: "workbook",
        title: LocalizedText(fr: "Classeur de l'indice", en: "Workbook of the index"),
        format: "xlsx",
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: try workbook.bytes(threads: input.threadCount)
      )
    ]
    return try PublishedFiles(of: facts.index, from: facts.tables, options)
  }

  /// Which pages are asked for.
  private func selection(of territories: TerritoryTable) throws(FragilityError) -> Report.Selection
  {
    if !fiche.isEmpty {
      return Report.Selection(
        territories: try territories.rows(ofCodes: fiche, file: nil),
        hasOverview: false
      )
    }
    guard let only else { return Report.Selection(territories: Array(0..<territories.count)) }
    guard let codes = territories.parentCodes(only.id) else {
      throw FragilityError([.noSuchLevel(only.id, among: territories.parents.map(\.id))])
    }
    let rows = codes.indices.filter { codes[$0] == only.path }
    guard !rows.isEmpty else { throw FragilityError([.emptyParent(only.id, only.path)]) }
    return Report.Selection(territories: rows)
  }

  // MARK: What is told

  private func facts(_ messages: MessageOptions) throws(FragilityError) -> ReportFacts {
    let file = try MethodFile(input.method)
    let (tables, territories) = try input.load(
      file,
      paths: input.pathsOfTerritories(file),
      messages
    )
    var options = ReportFacts.Options()
    options.threads = input.threadCount
    options.parentPaths = input.paths
    options.dates = try dates(of: file)
    if let path = fitted.fitted {
      options.fitted = try FittedFile.read(path, for: file.method)
    } else if intervals {
      options.plan = (file.method.uncertainty ?? .usual).with(draws: draws)
    }
    let facts = try ReportFacts(
      tables,
      territories,
      options: options,
      progress: messages.progress
    )
    for note in facts.parentNotes { messages.note(note.text) }
    for note in facts.notes { messages.note(note) }
    return facts
  }

  /// The tables of each date.
  private func dates(of file: MethodFile) throws(FragilityError) -> [DateSource] {
    let dates = date.isEmpty ? file.method.seriesDates : Set(date.map(\.date)).sorted()
    if dates.count == 1, !date.isEmpty { throw FragilityError([.oneDateOnly]) }
    let paths = input.pathsOfTerritories(file)
    return dates.map { day in
      let own = date.filter { $0.date == day }.compactMap(\.table)
      return DateSource(date: day, paths: own.reduce(into: paths) { $0[$1.id] = $1.path })
    }
  }
}

extension UncertaintyPlan {
  /// The same with another number of draws.
  fileprivate func with(draws: Int?) -> UncertaintyPlan {
    guard let draws else { return self }
    var plan = self
    plan.draws = draws
    return plan
  }
}

extension Problem {
  fileprivate static func noSuchLevel(_ level: String, among levels: [String]) -> Problem {
    let list = levels.joined(separator: ", ")
    return Problem(
      "report.unknown-level",
      at: Place(file: "--only"),
      LocalizedText(
        fr: "la méthode n'a pas de niveau \"\(level)\"",
        en: "the method has no level \"\(level)\""
      ),
      remedy: LocalizedText(fr: "ses niveaux : \(list)", en: "its levels: \(list)")
    )
  }

  fileprivate static func emptyParent(_ level: String, _ code: String) -> Problem {
    Problem(
      "report.empty-parent",
      at: Place(file: "--only"),
      LocalizedText(
        fr: "aucun territoire n'a \"\(code)\" pour \(level)",
        en: "no territory has \"\(code)\" as its \(level)"
      ),
      remedy: LocalizedText(
        fr: "donnez un code tel qu'il est écrit dans la table",
        en: "give a code as it is written in the table"
      )
    )
  }

  fileprivate static var oneDateOnly: Problem {
    Problem(
      "report.one-date",
      at: Place(file: "--date"),
      LocalizedText(
        fr: "une évolution demande au moins deux dates",
        en: "a change takes at least two dates"
      ),
      remedy: LocalizedText(
        fr: "donnez --date pour chacune, avec le fichier de sa table",
        en: "give --date for each, with the file of its table"
      )
    )
  }
}
