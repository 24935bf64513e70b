import FragilityIndex

/// Makes a method of rows of iMeta that have been checked.
struct COINrMethod {
  private var meta: COINrTable
  private let data: COINrTable
  private let rows: [IMetaRow]
  private let options: COINrImport.Options
  private let ids: COINrNames
  private let indicators: [IMetaRow]
  /// The aggregates but for the top.
  private let dimensions: [IMetaRow]
  private let top: IMetaRow?

  private static let table = "iData"
  private static let columnsOfResult = [
    "code", "name", "score", "rank", "class", "coverage", "flags",
  ]

  init(
    _ meta: COINrTable,
    _ data: COINrTable,
    _ rows: [IMetaRow],
    _ options: COINrImport.Options
  ) {
    self.meta = meta
    self.data = data
    self.rows = rows
    self.options = options
    indicators = rows.filter { $0.kind == .indicator }
    top = rows.first { $0.kind == .aggregate && $0.parent == nil }
    dimensions = rows.filter { $0.kind == .aggregate && $0.parent != nil }
    let named = rows.filter { [.indicator, .aggregate, .group].contains($0.kind) }.map(\.code)
    let details = indicators.flatMap { ["\($0.code)_normalised", "\($0.code)_contribution"] }
    ids = COINrNames(named, taken: Set(Self.columnsOfResult + details)) {
      spelt($0, allowing: ["_", "-"])
    }
  }

  /// The denominators that are asked for and not there.
  mutating func checkDenominators() -> [Problem] {
    guard options.denominates else { return [] }
    let known = rows.filter { $0.kind == .denominator }.map(\.code)
    var problems: [Problem] = []
    for row in indicators {
      guard let code = meta.text(row.row, "Denominator"), !known.contains(code) else { continue }
      let place = meta.place(row.row, "Denominator")
      problems.append(.unknownDenominator(code, among: known, at: place))
    }
    return problems
  }

  /// - Throws: What a method must not hold, with the rows of iMeta.
  mutating func method() throws(FragilityError) -> FragilityMethod {
    var rules = FragilityMethod.Rules()
    rules.orientation = options.orientation
    rules.missing = MissingPolicy(minWeightShare: 0)
    let title = top?.name ?? top?.code ?? ""
    do throws(FragilityError) {
      return try FragilityMethod(
        id: top?.code ?? "",
        title: LocalizedText(title),
        tables: [table],
        rules: rules,
        dimensions: dimensions.map(dimension),
        indicators: indicators.map(indicator)
      )
    } catch {
      var located = error.problems
      for position in located.indices {
        located[position].place = place(of: located[position].place)
      }
      throw FragilityError(located)
    }
  }

  private var table: FragilityMethod.Table {
    let groups = rows.filter { $0.kind == .group }
    return FragilityMethod.Table(
      id: Self.table,
      path: options.tablePath ?? data.path,
      format: .csv,
      key: "uCode",
      name: data.has("uName") ? column("uName") : nil,
      parents: groups.map { .init(id: ids[$0.code], codes: column($0.code)) },
      markers: COINrTable.markers
    )
  }

  private func column(_ name: String) -> ColumnReference {
    ColumnReference(table: Self.table, column: name)
  }

  private func parent(of row: IMetaRow) -> String? {
    row.parent == top?.code ? nil : row.parent.map { ids[$0] }
  }

  private func label(of row: IMetaRow) -> LocalizedText? {
    row.name.flatMap { $0 == row.code ? nil : LocalizedText($0) }
  }

  private func dimension(_ row: IMetaRow) -> FragilityMethod.Dimension {
    let parent = parent(of: row)
    var dimension = FragilityMethod.Dimension(
      id: ids[row.code],
      parent: parent,
      weight: row.weight ?? 1
    )
    dimension.label = label(of: row)
    return dimension
  }

  private func indicator(_ row: IMetaRow) -> FragilityMethod.Indicator {
    let raisesScore = row.direction != -1
    let isFragile = (options.orientation == .fragility) == raisesScore
    var indicator = FragilityMethod.Indicator(
      id: ids[row.code],
      dimension: parent(of: row),
      derivation: derivation(of: row),
      direction: isFragile ? .higherIsWorse : .lowerIsWorse,
      weight: row.weight ?? 1
    )
    indicator.label = label(of: row)
    indicator.unit = row.unit.map { LocalizedText($0) }
    let own = normalisation(of: row)
    indicator.normalisation = own?.choice
    indicator.scale = own?.scale
    return indicator
  }

  private func normalisation(of row: IMetaRow) -> COINrNormalisation? {
    COINrNormalisation(of: row, in: meta, usesTargets: options.usesTargets)
  }

  private func derivation(of row: IMetaRow) -> Derivation {
    guard options.denominates, let below = meta.text(row.row, "Denominator") else {
      return .column(column(row.code))
    }
    let factor = meta.number(row.row, "ScaleFactor") ?? 1
    return .ratio(numerator: column(row.code), denominator: column(below), per: factor)
  }

  /// The cell of iMeta that a part of the method comes from.
  private mutating func place(of place: Problem.Place) -> Problem.Place {
    let row: IMetaRow
    let part: String
    switch place.subject {
    case .indicator(let position, _, let key): (row, part) = (indicators[position], key)
    case .dimension(let position, _, let key): (row, part) = (dimensions[position], key)
    default: return Problem.Place(file: meta.path, subject: place.subject)
    }
    let columns = ["weight": "Weight", "dimension": "Parent", "parent": "Parent"]
    let own = normalisation(of: row)?.columns.first
    let column = columns[part] ?? (["normalisation", "scale"].contains(part) ? own : nil)
    var found = meta.place(row.row, column ?? "iCode")
    found.subject = place.subject
    return found
  }
}

// MARK: Notes

extension COINrMethod {
  /// What was read, and what the method does not hold.
  func notes(ofKept count: Int) -> [LocalizedText] {
    var notes = [
      LocalizedText(
        fr: "\(indicators.count) indicateurs, \(dimensions.count) dimensions, \(count) territoires",
        en: "\(indicators.count) indicators, \(dimensions.count) dimensions, \(count) territories"
      )
    ]
    func note(_ list: [String], _ fr: (String) -> String, _ en: (String) -> String) {
      let text = list.joined(separator: ", ")
      if !list.isEmpty { notes.append(LocalizedText(fr: fr(text), en: en(text))) }
    }
    let own = indicators.compactMap(normalisation)
    note(
      Set(own.flatMap(\.columns)).sorted(),
      { "normalisation de chaque indicateur par \($0), comme f_n_para = \"use_iMeta\"" },
      { "each indicator is normalised by \($0), as with f_n_para = \"use_iMeta\"" }
    )
    note(
      Set(own.flatMap(\.overruled)).sorted(),
      { "non repris, une autre colonne normalise déjà ces indicateurs : \($0)" },
      { "not carried over, another column normalises these indicators already: \($0)" }
    )
    if !options.denominates {
      note(
        indicators.filter { meta.text($0.row, "Denominator") != nil }.map(\.code),
        { "ont un dénominateur qui ne sert pas ; --denominate les divise : \($0)" },
        { "have a denominator that is not used; --denominate divides them: \($0)" }
      )
    }
    if !options.usesTargets, indicators.contains(where: { meta.text($0.row, "Target") != nil }) {
      note(
        ["Target"],
        { "non repris : \($0) ; --targets en fait la normalisation" },
        { "not carried over: \($0); --targets makes it the normalisation" }
      )
    }
    note(
      dimensions.filter { $0.direction == -1 }.map(\.code),
      { "Direction -1 d'un agrégat n'agit pas dans COINr ; non repris : \($0)" },
      { "Direction -1 of an aggregate has no effect in COINr; not carried over: \($0)" }
    )
    note(
      rows.filter { $0.kind == .other }.map(\.code),
      { "colonnes d'iData qui ne servent pas : \($0)" },
      { "columns of iData that are not used: \($0)" }
    )
    note(
      leftOut,
      { "colonnes d'iMeta non reprises : \($0)" },
      { "columns of iMeta that are not carried over: \($0)" }
    )
    note(
      ids.changed.isEmpty ? [] : [ids.changes],
      { "identifiants changés : \($0)" },
      { "ids that were changed: \($0)" }
    )
    return notes
  }

  /// The columns of iMeta that no part of the method comes from.
  private var leftOut: [String] {
    let known =
      IMetaRow.required + IMetaRow.optional + COINrNormalisation.numberColumns
      + COINrNormalisation.flagColumns + ["Denominator"]
    let unknown = meta.header.names.filter { !known.contains($0) }
    let units = meta.has("Unit") ? ["Unit (\(IMetaRow.Kind.aggregate.rawValue))"] : []
    let ofGroups = rows.contains { $0.kind == .group && $0.name != nil }
    return unknown + units + (ofGroups ? ["iName (\(IMetaRow.Kind.group.rawValue))"] : [])
  }
}
