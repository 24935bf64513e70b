import FragilityIndex

/// Finds everything in iMeta that COINr would refuse, or that has no meaning as a method.
struct IMetaCheck {
  private var table: COINrTable
  private(set) var rows: [IMetaRow] = []
  private(set) var problems: [Problem] = []
  private var byCode: [String: IMetaRow] = [:]
  private var firstRows: [String: Int] = [:]
  /// The codes of all rows, also of those that cannot be read.
  let codes: Set<String>

  init(_ table: COINrTable) {
    self.table = table
    codes = Set((0..<table.count).compactMap { table.text($0, "iCode") })
  }

  /// Checks the whole table; without a required column nothing else.
  mutating func run() {
    for name in IMetaRow.required where !table.has(name) {
      let place = table.place(ofColumn: 0)
      problems.append(.missingColumn(name, among: table.header.names, at: place))
    }
    guard problems.isEmpty else { return }
    for row in 0..<table.count {
      checkCode(row)
      checkKind(row)
      checkNumbers(row)
      if let row = IMetaRow(row, of: table) {
        rows.append(row)
        checkPresence(of: row)
      }
    }
    for row in rows where byCode[row.code] == nil { byCode[row.code] = row }
    checkLevels()
    for row in rows { checkParent(of: row) }
    checkTop()
  }

  // MARK: Cells

  private mutating func checkCode(_ row: Int) {
    let place = table.place(row, "iCode")
    guard let code = table.text(row, "iCode") else {
      return problems.append(.absentCell("iCode", at: place))
    }
    if code.first?.isNumber == true || code.contains(where: \.isWhitespace) {
      problems.append(.badCode(code, at: place))
    }
    if let first = firstRows[code] {
      problems.append(.duplicateCode(code, at: place, first: table.place(first, "iCode")))
    } else {
      firstRows[code] = row
    }
  }

  private mutating func checkKind(_ row: Int) {
    let place = table.place(row, "Type")
    guard let word = table.text(row, "Type") else {
      return problems.append(.absentCell("Type", at: place))
    }
    if IMetaRow.Kind(rawValue: word) == nil { problems.append(.unknownKind(word, at: place)) }
  }

  private mutating func checkNumbers(_ row: Int) {
    for name in ["Level", "Direction", "Weight"] + COINrNormalisation.numberColumns {
      guard let number = table.number(row, name) else { continue }
      let place = table.place(row, name)
      if number.isNaN {
        let text = table.text(row, name) ?? ""
        problems.append(.notANumber(text, looksLikeMarker: false, at: place))
      } else if name == "Level", !(1...1000).contains(number) || number != number.rounded() {
        problems.append(.badLevel(number, at: place))
      } else if name == "Direction", abs(number) != 1 {
        problems.append(.badDirection(number, at: place))
      } else if name == "Weight", number < 0 {
        problems.append(.negativeWeight(number, at: place))
      }
    }
    for name in COINrNormalisation.flagColumns {
      guard let text = table.text(row, name), COINrNormalisation.flag(text) == nil else { continue }
      problems.append(.notAFlag(text, at: table.place(row, name)))
    }
  }

  private mutating func checkPresence(of row: IMetaRow) {
    var needed: [String] = row.kind.isPart ? ["Level", "Direction", "Weight"] : []
    if table.has("iName") { needed.append("iName") }
    if table.has("Unit"), row.kind != .group { needed.append("Unit") }
    if table.has("Target"), row.kind == .indicator { needed.append("Target") }
    // Half of a pair says nothing.
    for pair in COINrNormalisation.pairs where row.kind == .indicator {
      if pair.contains(where: { table.text(row.row, $0) != nil }) { needed += pair }
    }
    for name in needed where table.text(row.row, name) == nil {
      problems.append(.absentCell(name, at: table.place(row.row, name)))
    }
  }

  // MARK: Structure

  private mutating func checkLevels() {
    let levels = Set(rows.filter(\.kind.isPart).compactMap(\.level).filter((1...1000).contains))
    for level in 1..<max(levels.max() ?? 1, 1) where !levels.contains(level) {
      problems.append(.levelGap(level, at: table.place(ofColumn: "Level")))
    }
    for row in rows {
      guard let level = row.level, level >= 1 else { continue }
      let isWrong =
        row.kind == .indicator && level != 1 || row.kind == .aggregate && level == 1
      if isWrong { problems.append(.kindLevel(row, level, at: table.place(row.row, "Level"))) }
    }
  }

  private mutating func checkParent(of row: IMetaRow) {
    let place = table.place(row.row, "Parent")
    guard let code = row.parent else {
      if row.kind == .indicator { problems.append(.noParent(row.code, at: place)) }
      return
    }
    guard let parent = byCode[code] else {
      // A row whose type is wrong is reported for that alone.
      if codes.contains(code) { return }
      let known = rows.filter { $0.kind == .aggregate }.map(\.code)
      return problems.append(.unknownParent(code, among: known, at: place))
    }
    guard row.kind.isPart else { return }
    guard parent.kind == .aggregate else {
      return problems.append(.parentNotAggregate(code, at: place))
    }
    if let level = row.level, let above = parent.level, above != level + 1 {
      let related = table.place(parent.row, "Level")
      problems.append(.wrongLevel(row, level, parent, above, at: place, related: related))
    }
  }

  private mutating func checkTop() {
    let aggregates = rows.filter { $0.kind == .aggregate }
    let tops = aggregates.filter { $0.parent == nil }
    guard let top = tops.first else {
      return problems.append(.noIndex(at: table.place(ofColumn: "Parent")))
    }
    for other in tops.dropFirst() {
      let place = table.place(other.row, "Parent")
      problems.append(.secondTop(other.code, top.code, at: place))
    }
    let parents = Set((0..<table.count).compactMap { table.text($0, "Parent") })
    for row in aggregates where !parents.contains(row.code) {
      problems.append(.childless(row.code, at: table.place(row.row, "iCode")))
    }
  }
}
