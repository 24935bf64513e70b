public import FragilityFiles
public import FragilityIndex

extension ReportFacts {
  /// What a report is made with beyond the method and its tables.
  public struct Options: Sendable {
    /// What is drawn to say how sure ranks are; `nil` for no draws.
    public var plan: UncertaintyPlan?
    /// The frozen numbers to score with, instead of fitting to the territories; then nothing is drawn.
    public var fitted: FittedMethod?
    /// The paths that replace those of the tables of larger areas, by their ids.
    public var parentPaths: [String: String] = [:]
    /// The tables of several dates, the last of which the change leads to; none for no change.
    public var dates: [DateSource] = []
    /// How many threads may work.
    public var threads = 1

    /// Creates options for an index without draws and without dates.
    public init() {}
  }

  /// Computes everything that a report tells.
  ///
  /// - Parameters:
  ///   - tables: The method and the tables.
  ///   - territories: The territories of these tables.
  ///   - options: What else the report is made with.
  ///   - progress: Told from time to time which share of the draws is done.
  /// - Throws: Everything that is wrong with the data, with tables of larger areas, with places of help and with other dates.
  public init(
    _ tables: LoadedTables,
    _ territories: TerritoryTable,
    options: Options = Options(),
    progress: ((Double) -> Void)? = nil
  ) throws(FragilityError) {
    let threads = options.threads
    let method = tables.file.method
    if let fitted = options.fitted {
      self.init(tables: tables, index: fitted.score(territories, threads: threads))
      notes.append(.frozen)
    } else if let plan = options.plan, method.rules.reliability?.ranksAll ?? true {
      let drawn = try tables.located { () throws(FragilityError) in
        try method.uncertainty(of: territories, plan: plan, threads: threads, progress: progress)
      }
      self.init(tables: tables, index: drawn.index)
      uncertainty = drawn
      notes.append(.drawn(plan, of: method))
    } else {
      self.init(
        tables: tables,
        index: try tables.index(of: territories, threads: threads)
      )
      if options.plan != nil { notes.append(.unranked) }
    }
    contours = try tables.contours(of: territories)
    notes += contours?.notes ?? []
    paths += contours?.paths ?? []
    try addAreas(options)
    if !method.people.isEmpty {
      let counts = try tables.peopleCounts(of: territories)
      people = try tables.located { [index] () throws(FragilityError) in
        try People(of: index, counts: counts)
      }
    }
    if !method.resources.isEmpty {
      let found = try tables.resources(beside: index, threads: threads)
      resources = found.results
      notes += found.notes
      paths += found.paths
    }
    try addChange(options)
  }

  /// The areas of every level of parents, and the whole where it has a table.
  private mutating func addAreas(_ options: Options) throws(FragilityError) {
    let threads = options.threads
    let territories = index.territories
    let parents = try LoadedParents(tables.file, paths: options.parentPaths, threads: threads)
    parentNotes = parents.notes
    paths += parents.notes.map(\.path)
    let whole = FragilityMethod.ParentTable.whole
    let hasWhole = method.parentTables.contains { $0.level == whole }
    for level in territories.parents.map(\.id) + (hasWhole ? [whole] : []) {
      let comparison = try tables.located { [index] () throws(FragilityError) in
        try index.comparison(at: level, parents: parents.values, threads: threads)
      }
      gaps.append(Gaps(of: index, to: comparison, threads: threads))
    }
    guard let population = territories.population else { return }
    let unknown = population.encoded.count { !($0 >= 0) }
    guard unknown == 0 else {
      if !territories.parents.isEmpty { notes.append(.noMeans(unknown: unknown)) }
      return
    }
    for level in territories.parents.map(\.id) {
      rollUps[level] = try tables.located { [index] () throws(FragilityError) in
        try index.fitted.score(territories, rolledUpTo: level, threads: threads)
      }
    }
  }

  /// The change between the two last dates, with the bounds of the first.
  private mutating func addChange(_ options: Options) throws(FragilityError) {
    let dates = options.dates.map(\.date)
    guard dates.count > 1 else { return }
    let followed = try FollowedTables(
      tables.file,
      sources: options.dates,
      threads: options.threads
    )
    paths += followed.tables.flatMap { $0.notes.map(\.path) }
    guard let first = followed.tables.first else { return }
    let follow = try first.located { [tables] () throws(FragilityError) in
      try Follow(
        tables.file.method,
        dates: followed.dates,
        bounds: .base(0),
        against: nil,
        successor: nil,
        threads: options.threads
      )
    }
    guard let change = follow.changes.last else { return }
    dated = Dated(change, from: dates[change.from], to: dates[change.to])
    warnings = (followed.warnings + change.warnings).map { warning in
      var located = warning
      located.place = tables.file.locate(warning.place)
      return located
    }
    notes += warnings.map { warning in
      guard let subject = warning.place.subject?.words else { return warning.message }
      return LocalizedText(
        fr: "\(subject.french) : \(warning.message.french)",
        en: "\(subject.english): \(warning.message.english)"
      )
    }
  }
}

extension LocalizedText {
  fileprivate static let frozen = LocalizedText(
    fr:
      "Les bornes des échelles ont été figées sur d'autres tables ; il n'y a donc pas d'intervalles.",
    en: "The bounds of the scales were frozen on other tables; so there are no intervals."
  )

  fileprivate static let unranked = LocalizedText(
    fr:
      "Il n'y a pas d'intervalles : des tirages classeraient aussi les territoires que la méthode laisse sans rang.",
    en:
      "There are no intervals: draws would rank the territories too that the method leaves unranked."
  )

  fileprivate static func noMeans(unknown: Int) -> LocalizedText {
    LocalizedText(
      fr:
        "Il n'y a pas de moyennes par ensemble : la population de territoires (\(unknown)) n'est pas connue.",
      en:
        "There are no means of larger areas: the population of some territories (\(unknown)) is not known."
    )
  }

  fileprivate static func drawn(
    _ plan: UncertaintyPlan,
    of method: FragilityMethod
  ) -> LocalizedText {
    let words = { (language: Language) in
      plan.words(for: method, in: language)
        .joined(separator: language == .french ? " ; " : "; ")
    }
    return LocalizedText(
      fr: "Les intervalles viennent de \(plan.draws) tirages, où varie : \(words(.french)).",
      en: "Intervals come from \(plan.draws) draws, in which this varies: \(words(.english))."
    )
  }
}
