import FragilityIndex

/// Finds everything in iData that does not fit iMeta, and the rows of the date asked for.
struct IDataCheck {
  private var data: COINrTable
  private var meta: COINrTable
  private let rows: [IMetaRow]
  private let described: Set<String>
  private(set) var problems: [Problem] = []
  /// The rows of the date asked for; all of them without one.
  private(set) var kept: [Int] = []

  /// The columns that iMeta does not describe.
  static let special: Set<String> = ["uCode", "uName", "Time"]

  init(_ data: COINrTable, _ meta: COINrTable, _ check: IMetaCheck) {
    self.data = data
    self.meta = meta
    rows = check.rows
    described = check.codes.union(Self.special)
  }

  mutating func run(time: String?) {
    checkColumns()
    checkNumbers()
    kept = Array(0..<data.count)
    guard data.has("uCode") else { return }
    keep(time)
    checkUnits(isOneDate: time != nil)
  }

  // MARK: Columns

  private mutating func checkColumns() {
    let names = data.header.names
    if !data.has("uCode") {
      problems.append(.missingColumn("uCode", among: names, at: data.place(ofColumn: 0)))
    }
    for (position, name) in names.enumerated() {
      if names[..<position].contains(name) {
        problems.append(.duplicateColumn(name, at: data.place(ofColumn: position)))
      } else if !described.contains(name) {
        let place = data.place(ofColumn: position)
        problems.append(.columnNotInMeta(name, meta: meta.path, at: place))
      }
    }
    for row in rows where row.kind != .aggregate && !data.has(row.code) {
      problems.append(.codeNotInData(row, data: data, at: meta.place(row.row, "iCode")))
    }
  }

  /// Reads the columns of numbers as scoring will.
  private mutating func checkNumbers() {
    let codes = rows.filter { $0.kind == .indicator || $0.kind == .denominator }.map(\.code)
    let columns = Set(codes).filter { code in
      data.header.names.count { $0 == code } == 1
    }.sorted()
    guard !columns.isEmpty, data.has("uCode") else { return }
    do throws(FragilityError) {
      let method = try FragilityMethod(
        id: "iData",
        tables: [.init(id: "iData", path: data.path, key: "uCode", markers: COINrTable.markers)],
        indicators: columns.enumerated().map { position, column in
          .init(
            id: "i\(position)",
            derivation: .column(ColumnReference(table: "iData", column: column)),
            direction: .higherIsWorse
          )
        }
      )
      let needed = method.columnsNeeded(ofTable: 0)
      _ = try data.reader.read(id: "iData", markers: COINrTable.markers, needed: needed)
    } catch {
      problems += error.problems
    }
  }

  // MARK: Rows

  private func times() -> [String] {
    let texts = Set((0..<data.count).compactMap { data.text($0, "Time") })
    return texts.sorted { (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1) }
  }

  private mutating func keep(_ time: String?) {
    guard let time else { return }
    let asked = Double(time)
    kept = kept.filter { row in
      guard let text = data.text(row, "Time") else { return false }
      return text == time || (asked != nil && Double(text) == asked)
    }
    if kept.isEmpty {
      let place = data.place(ofColumn: "Time")
      problems.append(.noSuchTime(time, among: times(), at: place))
    }
  }

  private mutating func checkUnits(isOneDate: Bool) {
    var first: [String: Int] = [:]
    var firstOfTime: [[String?]: Int] = [:]
    var isPanel = false
    for row in kept {
      guard let code = data.text(row, "uCode") else {
        problems.append(.absentCell("uCode", at: data.place(row, "uCode")))
        continue
      }
      let time = data.text(row, "Time")
      if let other = firstOfTime.updateValue(row, forKey: [code, time]) {
        let (place, related) = (data.place(row, "uCode"), data.place(other, "uCode"))
        problems.append(.duplicateUnit(code, time: time, at: place, first: related))
      } else if first.updateValue(row, forKey: code) != nil {
        isPanel = true
      }
    }
    if isPanel, !isOneDate {
      problems.append(.panel(times(), at: data.place(ofColumn: "Time")))
    }
  }
}
