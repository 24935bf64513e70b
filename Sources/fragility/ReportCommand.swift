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

  func validate() throws {
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
      tool: Fragility.configuration.version,
      threads: input.threadCount
    )
    let selection = try selection(of: facts.index.territories)
    var written = 0
    var folders: Set<String> = []
    try report.makePages(selection, threads: input.threadCount) {
      page throws(FragilityError) in
      let path = "\(output)/\(page.path)"
      let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      if folders.insert(folder).inserted { try OutputFile.makeFolder(folder) }
      try OutputFile.write(page.bytes, to: path)
      written += 1
    }
    let first = selection.hasOverview ? "index.html" : ""
    messages.note(
      LocalizedText(
        fr: "pages écrites : \(written), dans \(output)/\(first)",
        en: "pages written: \(written), in \(output)/\(first)"
      )
    )
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
    let threads = input.threadCount
    let file = try MethodFile(input.method)
    let (tables, territories) = try input.load(
      file,
      paths: input.pathsOfTerritories(file),
      messages
    )
    var notes: [LocalizedText] = []
    var drawn: UncertaintyResult?
    let index: IndexResult
    if intervals, fitted.fitted == nil {
      let plan = (file.method.uncertainty ?? .usual).with(draws: draws)
      messages.noteUsualPlan(plan, of: file.method)
      notes += file.method.noteOfDraws(plan)
      let made = try tables.located { () throws(FragilityError) in
        try file.method.uncertainty(
          of: territories,
          plan: plan,
          threads: threads,
          progress: messages.progress
        )
      }
      (index, drawn) = (made.index, made)
    } else {
      let method = try fitted.method(for: tables, territories: territories, threads: threads)
      index = method.score(territories, threads: threads)
      if let path = fitted.fitted {
        notes.append(
          LocalizedText(
            fr:
              "Les bornes sont celles qui ont été figées dans \(path) ; il n'y a donc pas d'intervalles.",
            en: "The bounds are those frozen in \(path); so there are no intervals."
          )
        )
      }
    }
    var facts = ReportFacts(tables: tables, index: index)
    facts.uncertainty = drawn
    let parents = try LoadedParents(file, paths: input.paths, threads: threads)
    for note in parents.notes { messages.note(note.text) }
    let whole = FragilityMethod.ParentTable.whole
    let hasWhole = file.method.parentTables.contains { $0.level == whole }
    for level in territories.parents.map(\.id) + (hasWhole ? [whole] : []) {
      let comparison = try tables.located { () throws(FragilityError) in
        try index.comparison(at: level, parents: parents.values, threads: threads)
      }
      facts.gaps.append(Gaps(of: index, to: comparison, threads: threads))
    }
    if territories.population != nil {
      for level in territories.parents.map(\.id) {
        facts.rollUps[level] = try tables.located { () throws(FragilityError) in
          try index.fitted.score(territories, rolledUpTo: level, threads: threads)
        }
      }
    }
    if !file.method.people.isEmpty {
      let counts = try tables.peopleCounts(of: territories)
      facts.people = try tables.located { () throws(FragilityError) in
        try People(of: index, counts: counts)
      }
    }
    if !file.method.resources.isEmpty {
      let resources = try tables.resources(beside: index, threads: threads)
      facts.resources = resources.results
      notes += resources.notes
    }
    facts.dated = try dated(file, index, messages)
    facts.notes = notes
    return facts
  }

  /// What changed up to the last date.
  private func dated(
    _ file: MethodFile,
    _ index: IndexResult,
    _ messages: MessageOptions
  ) throws(FragilityError) -> ReportFacts.Dated? {
    let threads = input.threadCount
    let dates = date.isEmpty ? file.method.seriesDates : Set(date.map(\.date)).sorted()
    guard dates.count > 1 else {
      guard date.isEmpty else { throw FragilityError([.oneDateOnly]) }
      return nil
    }
    let paths = input.pathsOfTerritories(file)
    let sources = dates.map { day in
      let own = date.filter { $0.date == day }.compactMap(\.table)
      return DateSource(date: day, paths: own.reduce(into: paths) { $0[$1.id] = $1.path })
    }
    let followed = try FollowedTables(
      file,
      sources: sources,
      columns: LinkFile.Columns(),
      threads: threads
    )
    guard let first = followed.tables.first else { return nil }
    let follow = try first.located { () throws(FragilityError) in
      try Follow(
        file.method,
        dates: followed.dates,
        bounds: .base(0),
        against: nil,
        successor: nil,
        threads: threads
      )
    }
    messages.remark(followed.warnings + follow.changes.flatMap(\.warnings))
    guard let change = follow.changes.last else { return nil }
    return ReportFacts.Dated(change, from: dates[change.from], to: dates[change.to])
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

extension FragilityMethod {
  /// What is drawn, for the notes of a report, where the method says nothing about it.
  fileprivate func noteOfDraws(_ plan: UncertaintyPlan) -> [LocalizedText] {
    let words = { (language: Language) in
      plan.words(for: self, in: language).joined(separator: language == .french ? " ; " : "; ")
    }
    return [
      LocalizedText(
        fr: "Les intervalles viennent de \(plan.draws) tirages, où varie : \(words(.french)).",
        en: "Intervals come from \(plan.draws) draws, in which this varies: \(words(.english))."
      )
    ]
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
