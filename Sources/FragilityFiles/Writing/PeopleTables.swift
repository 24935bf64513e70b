public import FragilityIndex

/// The tables of persons, by name.
public enum PeopleTable: String, Sendable, Hashable, CaseIterable {
  /// One row per territory, one column per estimate, `..._estimate`.
  case territories
  /// The estimates of all territories and of each parent, one row per area and estimate.
  case totals
  /// The inhabitants by class of the index, one row per area and class.
  case exposure
}

/// The persons of the territories of an index.
public struct People: Sendable {
  /// The index.
  public let result: IndexResult
  /// How many are expected to be concerned.
  public let counts: PeopleCounts
  /// How many live in the territories of each class; `nil` where the method has no population.
  public let exposure: ClassExposure?

  /// Puts together what is known of persons.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - counts: How many are expected to be concerned.
  /// - Throws: A population that is negative, a cell that holds several parents.
  public init(of result: IndexResult, counts: PeopleCounts) throws(FragilityError) {
    self.result = result
    self.counts = counts
    exposure = result.territories.population == nil ? nil : try result.exposure()
  }
}

extension OutputTable {
  /// A table of persons.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - people: The persons.
  ///   - level: The level whose areas are shown beside all territories together; all levels when `nil`.
  ///   - language: The language of labels.
  ///   - order: The order of territories.
  public init(
    _ table: PeopleTable,
    of people: People,
    level: String? = nil,
    in language: Language,
    order: RowOrder = .rank
  ) {
    switch table {
    case .territories: self.init(territoriesOf: people, order: order)
    case .totals: self.init(totalsOf: people, level: level, in: language)
    case .exposure: self.init(exposureOf: people, level: level)
    }
  }

  private init(territoriesOf people: People, order: RowOrder) {
    let result = people.result
    let territories = result.territories
    columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
    ]
    columns += territories.parents.map { OutputColumn(name: $0.id, cells: .text($0.codes)) }
    columns += [
      OutputColumn(name: "score", cells: .number(result.scores)),
      OutputColumn(name: "class", cells: .number(result.classes), isRounded: false),
    ]
    if let population = territories.population {
      columns.append(OutputColumn(name: "population", cells: .number(population)))
    }
    let estimates = result.fitted.method.people
    columns += zip(estimates, people.counts.estimates).map {
      OutputColumn(name: "\($0.id)_estimate", cells: .number($1))
    }
    columns.append(
      OutputColumn(
        name: "absent",
        cells: .list(
          (0..<territories.count).map { row in
            zip(estimates, people.counts.estimates).compactMap { estimate, column in
              column[row].absence.map { "\(estimate.id)_estimate:\($0.word)" }
            }
              + (territories.population?[row].absence.map { ["population:\($0.word)"] } ?? [])
          }
        )
      )
    )
    rows = order == .rank ? result.rowsByRank : Array(territories.codes.indices)
  }

  private init(totalsOf people: People, level: String?, in language: Language) {
    let totals = people.counts.totals.filter { total in
      total.level == nil || level == nil || total.level == level
    }
    let estimates = people.result.fitted.method.people
    columns = [
      .text("level", totals.map { $0.level ?? "all" }), .text("code", totals.map(\.code)),
      .text("id", totals.map { estimates[$0.estimate].id }),
      .text(
        "label",
        totals.map { total in
          let estimate = estimates[total.estimate]
          return (estimate.label ?? LocalizedText(estimate.id))[language]
        }
      ),
      OutputColumn(name: "persons_estimate", cells: .number(Column(totals.map(\.value)))),
      .text("kind", totals.map { _ in "estimate" }),
      .number("territories", totals.map { Double($0.territories) }, isRounded: false),
      .number("counted", totals.map { Double($0.counted) }, isRounded: false),
      OutputColumn(
        name: "coverage",
        cells: .number(Column(totals.map(\.coverage))),
        fewestDigits: 2
      ),
      OutputColumn(name: "absent", cells: .list(totals.map { $0.absences.words })),
      .text("source", totals.map { estimates[$0.estimate].source.inWords }),
    ]
    rows = Array(totals.indices)
  }

  private init(exposureOf people: People, level: String?) {
    let shares = (people.exposure?.shares ?? []).filter { share in
      share.level == nil || level == nil || share.level == level
    }
    columns = [
      .text("level", shares.map { $0.level ?? "all" }), .text("code", shares.map(\.code)),
      .text("class", shares.map { $0.scoreClass.map { "\($0)" } ?? "not_classified" }),
      OutputColumn(name: "persons", cells: .number(Column(shares.map(\.persons)))),
      .text("kind", shares.map { _ in "inhabitants" }),
      .number("share", shares.map { $0.share ?? .nan }),
      .number("cumulated_share", shares.map { $0.cumulatedShare ?? .nan }),
      .number("territories", shares.map { Double($0.territories) }, isRounded: false),
      OutputColumn(name: "absent", cells: .list(shares.map { $0.absences.words })),
    ]
    rows = Array(shares.indices)
  }
}

extension [AbsenceReason: Int] {
  /// `suppressed:3`, in the order of the reasons.
  fileprivate var words: [String] {
    AbsenceReason.allCases.compactMap { reason in self[reason].map { "\(reason.word):\($0)" } }
  }
}

extension FragilityMethod.Source {
  /// The publisher and the year.
  var inWords: String { year.map { "\(name), \($0)" } ?? name }
}

extension LoadedTables {
  /// The columns that the typology of the method reads.
  ///
  /// - Returns: One value per territory for each column.
  /// - Throws: What is wrong with the data, with its file and line.
  public func typologyColumns() throws(FragilityError) -> [ColumnReference: Column] {
    try located { () throws(FragilityError) in try file.method.typologyColumns(from: tables) }
  }

  /// How many persons are expected to be concerned.
  ///
  /// - Parameter territories: The territories of these tables.
  /// - Returns: The numbers.
  /// - Throws: What is wrong with the data, with its file and line.
  public func peopleCounts(of territories: TerritoryTable) throws(FragilityError) -> PeopleCounts {
    try located { () throws(FragilityError) in
      try file.method.peopleCounts(of: territories, from: tables)
    }
  }
}
