public import FragilityIndex

/// The tables of what changed, by name.
public enum ChangeTable: String, Sendable, Hashable, CaseIterable {
  /// One row per territory and pair of dates.
  case changes
  /// One row per pair of dates and part of the change: its mean over the territories that are compared.
  case parts
  /// How many territories stand where against their reference, per pair of dates.
  case positions
  /// What must be known before a change is read.
  case warnings
  /// What could not be carried to another geography.
  case links
}

/// What a part of a change is called in tables.
package enum ChangePart {
  package static let availability = "availability"
  package static let reference = "reference"
  package static let method = "method"
}

extension Follow {
  /// The words of the dates.
  package var dateTexts: [String] { dates.map(dateText) }
}

extension Change {
  /// The parts with their names: indicators, then the other causes.
  package func namedParts(_ indicators: [String]) -> [(name: String, values: Column)] {
    Array(zip(indicators, parts)).map { (name: $0.0, values: $0.1) } + [
      (ChangePart.availability, availability), (ChangePart.reference, reference),
      (ChangePart.method, method),
    ]
  }
}

extension OutputTable {
  /// A table of what changed.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - follow: The index at several dates.
  ///   - notes: What could not be carried to another geography, by the position of the date.
  ///   - warnings: What must be known, with the places in the method file.
  ///   - language: The language of the sentences.
  public init(
    _ table: ChangeTable,
    of follow: Follow,
    notes: [Int: [TerritoryLinks.Note]] = [:],
    warnings: [Problem],
    in language: Language
  ) {
    switch table {
    case .changes: self.init(changesOf: follow)
    case .parts: self.init(partsOf: follow)
    case .positions: self.init(positionsOf: follow)
    case .warnings: self.init(warnings, in: language)
    case .links: self.init(notes, of: follow)
    }
  }

  private init(changesOf follow: Follow) {
    let dates = follow.dateTexts
    func stacked(_ name: String, isRounded: Bool = true, _ column: (Change) -> Column)
      -> OutputColumn
    {
      let values = follow.changes.flatMap { change in
        let column = column(change)
        return (0..<column.count).map { column[$0] }
      }
      return OutputColumn(name: name, cells: .number(Column(values)), isRounded: isRounded)
    }
    func texts(_ name: String, _ column: (Change) -> [String]) -> OutputColumn {
      OutputColumn(name: name, cells: .text(TextColumn(follow.changes.flatMap(column))))
    }
    columns = [
      texts("code") { Array($0.codes) }, texts("name") { Array($0.names) },
      texts("from") { [String](repeating: dates[$0.from], count: $0.codes.count) },
      texts("to") { [String](repeating: dates[$0.to], count: $0.codes.count) },
      stacked("score_from") { $0.scoresFrom }, stacked("score_to") { $0.scoresTo },
      stacked("change") { $0.changes },
      stacked("rank_from", isRounded: false) { $0.ranksFrom },
      stacked("rank_to", isRounded: false) { $0.ranksTo },
      stacked("class_from", isRounded: false) { $0.classesFrom },
      stacked("class_to", isRounded: false) { $0.classesTo },
    ]
    for (position, id) in follow.indicators.enumerated() {
      columns.append(stacked("\(id)_part") { $0.parts[position] })
    }
    columns += [
      stacked("availability_part") { $0.availability },
      stacked("reference_part") { $0.reference },
      stacked("method_part") { $0.method },
      stacked("gap_from") { $0.gapsFrom }, stacked("gap_to") { $0.gapsTo },
      stacked("gap_change") { change in
        Column(
          (0..<change.codes.count).map { row -> Value in
            guard let from = change.gapsFrom[row].number, let to = change.gapsTo[row].number else {
              return change.gapsFrom[row]
            }
            return .present(to - from)
          }
        )
      },
      texts("position") { $0.positions.map { $0?.rawValue ?? "" } },
      OutputColumn(
        name: "flags",
        cells: .words(TextColumn(follow.changes.flatMap { Array($0.flags) }))
      ),
    ]
    rows = Array(0..<follow.changes.reduce(0) { $0 + $1.codes.count })
  }

  private init(partsOf follow: Follow) {
    let dates = follow.dateTexts
    let rows = follow.changes.flatMap { change in
      change.namedParts(follow.indicators).map { part -> (Change, String, Double, Int) in
        let mean = change.mean(part.values)
        return (change, part.name, mean.mean, mean.count)
      }
    }
    columns = [
      OutputColumn(name: "from", cells: .text(TextColumn(rows.map { dates[$0.0.from] }))),
      OutputColumn(name: "to", cells: .text(TextColumn(rows.map { dates[$0.0.to] }))),
      OutputColumn(name: "part", cells: .text(TextColumn(rows.map(\.1)))),
      OutputColumn(name: "mean", cells: .number(Column(rows.map { $0.2 as Double? }))),
      OutputColumn(
        name: "territories",
        cells: .number(Column(rows.map { Double($0.3) as Double? })),
        isRounded: false
      ),
    ]
    self.rows = Array(rows.indices)
  }

  private init(positionsOf follow: Follow) {
    let dates = follow.dateTexts
    let rows = follow.changes.flatMap { change in
      Change.Position.allCases.map { position in
        (change, position, change.positions.count { $0 == position })
      }
    }
    columns = [
      OutputColumn(name: "from", cells: .text(TextColumn(rows.map { dates[$0.0.from] }))),
      OutputColumn(name: "to", cells: .text(TextColumn(rows.map { dates[$0.0.to] }))),
      OutputColumn(name: "position", cells: .text(TextColumn(rows.map(\.1.rawValue)))),
      OutputColumn(
        name: "territories",
        cells: .number(Column(rows.map { Double($0.2) as Double? })),
        isRounded: false
      ),
    ]
    self.rows = Array(rows.indices)
  }

  private init(_ warnings: [Problem], in language: Language) {
    columns = [
      OutputColumn(name: "code", cells: .text(TextColumn(warnings.map(\.code.rawValue)))),
      OutputColumn(
        name: "subject",
        cells: .text(TextColumn(warnings.map { $0.place.subject?.words[language] ?? "" }))
      ),
      OutputColumn(
        name: "message",
        cells: .text(TextColumn(warnings.map { $0.message[language] }))
      ),
      OutputColumn(name: "remedy", cells: .text(TextColumn(warnings.map { $0.remedy[language] }))),
    ]
    rows = Array(warnings.indices)
  }

  private init(_ notes: [Int: [TerritoryLinks.Note]], of follow: Follow) {
    let rows = notes.keys.sorted().flatMap { date in (notes[date] ?? []).map { (date, $0) } }
    let dates = follow.dateTexts
    columns = [
      OutputColumn(name: "date", cells: .text(TextColumn(rows.map { dates[$0.0] }))),
      OutputColumn(name: "reason", cells: .text(TextColumn(rows.map(\.1.reason.rawValue)))),
      OutputColumn(name: "subject", cells: .text(TextColumn(rows.map(\.1.subject)))),
      OutputColumn(name: "value", cells: .number(Column(rows.map(\.1.value)))),
    ]
    self.rows = Array(rows.indices)
  }
}

extension Follow {
  /// What changed for programs, as members of a JSON object.
  ///
  /// - Parameters:
  ///   - notes: What could not be carried to another geography.
  ///   - warnings: What must be known, with the places in the method file.
  ///   - language: The language of the sentences.
  /// - Returns: The dates, the bounds, then one list per table.
  package func jsonMembers(
    notes: [Int: [TerritoryLinks.Note]],
    warnings: [Problem],
    in language: Language
  ) -> [(String, JSONValue)] {
    func list(_ table: ChangeTable) -> (String, JSONValue) {
      let output = OutputTable(table, of: self, notes: notes, warnings: [], in: language)
      return (table.rawValue, output.json)
    }
    let bounds: JSONValue =
      switch bounds {
      case .base(let date): .number(dates[date])
      case .eachDate: .string("each_date")
      case .frozen: .string("frozen")
      }
    return [
      ("dates", .array(dates.map(JSONValue.number))), ("bounds", bounds),
      ("against", JSONValue(level)), ("successor", JSONValue(successor?.id)),
      ("warnings", .array(warnings.map { $0.json(in: language) })),
      list(.parts), list(.positions), list(.links), list(.changes),
    ]
  }
}
