public import FragilityIndex

/// A method and its territories as the two tables of COINr, iMeta and iData.
///
/// Commas, decimal points and `NA`, as R reads them. Indicators are exported as the values that the method derives:
/// ratios and counts as numbers, neither imputed nor treated. COINr knows no index that hangs together otherwise than
/// level by level, so aggregates of a single child fill the levels in between; a weighted mean hands its score on.
public struct COINrExport: Sendable {
  /// The table of indicators, aggregates and groups, UTF-8.
  public let iMeta: [UInt8]
  /// The table of territories, UTF-8.
  public let iData: [UInt8]
  /// What was changed, and what COINr keeps in calls rather than in tables, one line each.
  public let notes: [LocalizedText]

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - territories: The territories with the indicators of the method.
  ///   - method: The method.
  public init(_ territories: TerritoryTable, by method: FragilityMethod) {
    let units = Set(territories.codes)
    let ids =
      territories.parents.map(\.id) + method.dimensions.map(\.id) + method.indicators.map(\.id)
    let root = ids.contains(method.id) ? "\(method.id).index" : method.id
    // Columns and codes of territories must not have a name in common.
    let codes = COINrNames(ids + [root], taken: IDataCheck.special.union(units)) {
      spelt($0, allowing: ["_", "."])
    }
    let taken = units.union((ids + [root]).map { codes[$0] })
    let tree = COINrTree(method, root: codes[root], codes: codes, taken: taken)
    var meta = COINrText()
    let columns = ["Level", "iCode", "iName", "Direction", "Weight", "Unit", "Parent", "Type"]
    meta.add(columns.map { Optional($0) })
    for part in tree.parts { meta.add(method.row(of: part)) }
    for level in territories.parents {
      meta.add([nil, codes[level.id], level.id, nil, nil, nil, nil, IMetaRow.Kind.group.rawValue])
    }
    iMeta = meta.bytes
    iData = Self.data(territories, method, codes)
    notes = method.coinrNotes(codes: codes, passages: tree.passages, of: territories)
  }

  private static func data(
    _ territories: TerritoryTable,
    _ method: FragilityMethod,
    _ codes: COINrNames
  ) -> [UInt8] {
    var data = COINrText()
    let groups = territories.parents.map { codes[$0.id] }
    let indicators = method.indicators.map { codes[$0.id] }
    data.add((["uCode", "uName"] + groups + indicators).map { Optional($0) })
    for row in territories.codes.indices {
      var cells: [String?] = [territories.codes[row], territories.names[row]]
      cells += territories.parents.map { $0.codes[row].isEmpty ? nil : $0.codes[row] }
      cells += territories.indicators.map { column in
        column.values[row].number.map { NumberFormat().text($0) }
      }
      data.add(cells)
    }
    return data.bytes
  }
}

extension FragilityMethod {
  /// The row of a part, in the order of the header.
  fileprivate func row(of part: COINrTree.Part) -> [String?] {
    let name: String
    var direction = 1
    var unit = "Score"
    switch part.member {
    case .indicator(let position):
      let indicator = indicators[position]
      name = indicator.label?.english ?? indicator.id
      direction = sense(of: position) == .higherIsWorse ? 1 : -1
      // COINr accepts no absent unit.
      unit = indicator.unit?.english ?? "-"
    case .dimension(let position?):
      name = dimensions[position].label?.english ?? dimensions[position].id
    case .dimension(nil): name = title.english
    case .passage(let child): name = child
    }
    return [
      "\(part.level)", part.code, name, "\(direction)", NumberFormat().text(part.weight), unit,
      part.parent, (part.isIndicator ? IMetaRow.Kind.indicator : .aggregate).rawValue,
    ]
  }
}

extension COINrTree.Part {
  var isIndicator: Bool { if case .indicator = member { true } else { false } }
}

/// Rows of texts on their way to R; what is absent is `NA`.
private struct COINrText {
  private(set) var bytes: [UInt8] = []
  private let style = CSVStyle.english()

  mutating func add(_ cells: [String?]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(style.delimiter) }
      bytes.appendQuoted(Array((cell ?? "NA").utf8)[...], style: style)
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
