public import FragilityIndex

/// Where the tables of one date are.
public struct DateSource: Sendable, Hashable {
  /// The date, such as a year.
  public var date: Double
  /// The paths that replace those of the method, by the id of the table.
  public var paths: [String: String]
  /// The path of the links to the geography of the dates after it, where its own is another one.
  public var links: String?

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - date: The date.
  ///   - paths: The paths that replace those of the method.
  ///   - links: The path of the links to the geography of the dates after it.
  public init(date: Double, paths: [String: String] = [:], links: String? = nil) {
    self.date = date
    self.paths = paths
    self.links = links
  }
}

/// The tables of a method at several dates.
public struct FollowedTables: Sendable {
  /// The tables of each date.
  public let tables: [LoadedTables]
  /// The territories of each date.
  public let dates: [Follow.Dated]
  /// What could not be carried to another geography, by the position of the date.
  public let notes: [Int: [TerritoryLinks.Note]]

  /// Reads the tables of all dates and derives the indicators.
  ///
  /// - Parameters:
  ///   - file: The method.
  ///   - sources: The dates.
  ///   - columns: Which columns of links say what.
  ///   - threads: How many threads may work.
  /// - Throws: Everything that is wrong with the files of all dates; dates of which nothing differs.
  public init(
    _ file: MethodFile,
    sources: [DateSource],
    columns: LinkFile.Columns = LinkFile.Columns(),
    threads: Int = 1
  ) throws(FragilityError) {
    let sources = sources.sorted { $0.date < $1.date }
    var problems: [Problem] = []
    var tables: [LoadedTables] = []
    var own: [TerritoryTable] = []
    for source in sources {
      do throws(FragilityError) {
        let loaded = try LoadedTables(file, paths: source.paths, threads: threads)
        own.append(try loaded.territories(at: source.date))
        tables.append(loaded)
      } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    for (position, source) in sources.enumerated() {
      let twin = sources[..<position].last { $0.paths == source.paths }
      if let twin, file.method.seriesDates.isEmpty {
        problems.append(.sameTables(twin.date, source.date))
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    var dates: [Follow.Dated] = []
    var notes: [Int: [TerritoryLinks.Note]] = [:]
    for (position, source) in sources.enumerated() {
      guard let path = source.links else {
        dates.append(Follow.Dated(date: source.date, territories: own[position]))
        continue
      }
      guard let target = sources.indices.first(where: { $0 > position && sources[$0].links == nil })
      else { throw FragilityError([.nothingToLinkTo(source.date)]) }
      let links = try LinkFile.read(path, columns: columns)
      let carried = links.carry(own[position], to: own[target], method: file.method)
      notes[position] = carried.notes
      dates.append(
        Follow.Dated(
          date: source.date,
          territories: carried.territories,
          reference: own[position],
          passages: carried.passages
        )
      )
    }
    self.tables = tables
    self.dates = dates
    self.notes = notes
  }
}

extension FollowedTables {
  /// What deserves a second look before dates are compared: tables that are the same file at all of them.
  public var warnings: [Problem] {
    guard let first = tables.first else { return [] }
    let method = first.file.method
    return first.notes.enumerated().compactMap { position, note in
      guard tables.allSatisfy({ $0.notes[position].path == note.path }) else { return nil }
      let still = method.indicators.filter { $0.isConstant(in: note.table) }.map(\.id)
      guard !still.isEmpty, still.count < method.indicators.count else { return nil }
      return .sameTable(position, note, still)
    }
  }
}

extension FragilityMethod.Indicator {
  /// Whether all that the indicator reads is in one table, without columns for several dates.
  fileprivate func isConstant(in table: String) -> Bool {
    switch derivation {
    case .series: false
    case .count(let counted, let below, _): counted == table && below?.table ?? table == table
    default: derivation.columns.allSatisfy { $0.table == table }
    }
  }
}

extension LoadedTables {
  /// The territories with their indicators at a date.
  func territories(at date: Double) throws(FragilityError) -> TerritoryTable {
    try located { () throws(FragilityError) in
      try file.method.at(date).derive(from: tables)
    }
  }
}

extension Problem {
  fileprivate static func sameTable(
    _ position: Int,
    _ note: TableNote,
    _ indicators: [String]
  ) -> Problem {
    let list = indicators.joined(separator: ", ")
    return Problem(
      "follow.same-table",
      at: Place(.table(position, id: note.table, key: "path")),
      LocalizedText(
        fr: "le même fichier à toutes les dates : ces indicateurs ne peuvent pas bouger : \(list)",
        en: "the same file at every date: these indicators cannot move: \(list)"
      ),
      remedy: LocalizedText(
        fr:
          "donnez un fichier par date (--date), ou lisez leur part, 0, comme une absence d'information",
        en: "give one file a date (--date), or read their part, 0, as no information"
      )
    )
  }

  fileprivate static func sameTables(_ first: Double, _ second: Double) -> Problem {
    let (first, second) = (dateText(first), dateText(second))
    return Problem(
      "follow.same-tables",
      at: Place(file: "--date"),
      LocalizedText(
        fr: "\(first) et \(second) lisent les mêmes fichiers : rien ne peut avoir changé",
        en: "\(first) and \(second) read the same files: nothing can have changed"
      ),
      remedy: LocalizedText(
        fr: "donnez à chaque date ses fichiers : --date \(second):table=chemin",
        en: "give each date its files: --date \(second):table=path"
      )
    )
  }

  fileprivate static func nothingToLinkTo(_ date: Double) -> Problem {
    let date = dateText(date)
    return Problem(
      "link.no-target",
      at: Place(file: "--link"),
      LocalizedText(
        fr: "\(date) : aucune date suivante n'est dans la nouvelle géographie",
        en: "\(date): no later date is in the new geography"
      ),
      remedy: LocalizedText(
        fr: "donnez --link aux dates dont les codes sont les anciens, et à elles seules",
        en: "give --link for the dates whose codes are the old ones, and for them alone"
      )
    )
  }
}

/// A date as people write it: 2019, not 2019.0.
package func dateText(_ date: Double) -> String {
  NumberFormat().text(date)
}
