import FragilityIndex

/// Reads the columns that a method needs from a sheet of a workbook.
struct XLSXTableReader {
  let workbook: WorkbookFile
  let dialect: FragilityMethod.Table.Dialect

  var path: String { workbook.path }
  private var headerRow: Int { dialect.headerRow ?? 1 }

  /// Reads a table.
  ///
  /// Rows below the header that hold nothing are no rows, as blank lines are none.
  ///
  /// - Throws: Everything that is wrong with the sheet, together.
  func read(
    id: String,
    markers: [String: AbsenceReason],
    needed: ColumnsNeeded
  ) throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    let reading = Reading(self, id: id, markers: markers, needed: needed)
    try workbook.eachRow(reading.take)
    return try reading.finish()
  }

  /// Where cells of the table stand, for messages about what was read.
  func positions(of cells: Set<CellAddress>) -> [CellAddress: TextPosition] {
    let walk = PositionWalk(Dictionary(grouping: cells, by: \.row), headerRow: headerRow)
    try? workbook.eachRow { row in
      walk.take(row, names: row.number == headerRow ? names(of: row) : nil)
    }
    return walk.positions
  }

  /// The place of an offset, which holds a row and a column.
  func place(of offset: Int) -> Problem.Place {
    CellOffset.position(of: offset).place(in: path, sheet: workbook.sheet)
  }

  /// The names of the columns, from the first one to the last that has one.
  fileprivate func names(of row: SheetRow) -> [String] {
    var names = [String](repeating: "", count: row.cells.last?.column ?? 0)
    for cell in row.cells {
      let (bytes, range) = text(of: cell, in: row)
      names[cell.column - 1] = String(decoding: bytes[bytes.trimmed(range)], as: UTF8.self)
    }
    return names
  }

  /// Where the text of a cell stands.
  fileprivate func text(of cell: SheetRow.Cell, in row: SheetRow) -> ([UInt8], Range<Int>) {
    cell.shared.map { (workbook.shared.bytes, workbook.shared.byteRange(of: $0)) }
      ?? (row.bytes, cell.text)
  }

  /// The header of a row.
  fileprivate func header(_ row: SheetRow) -> CSVHeader {
    let names = names(of: row)
    let offsets = names.indices.map { CellOffset.of(row: row.number, column: $0 + 1) }
    return CSVHeader(names: names, offsets: offsets)
  }
}

/// A row and a column in one number, in the order of the sheet.
private enum CellOffset {
  static func of(row: Int, column: Int) -> Int { row << 15 | column }

  static func position(of offset: Int) -> TextPosition {
    TextPosition(line: offset >> 15, column: offset & 0x7FFF)
  }
}

/// Finds where cells stand.
private final class PositionWalk {
  private let wanted: [Int: [CellAddress]]
  private let headerRow: Int
  private var header: CSVHeader?
  private var rowCount = 0
  private(set) var positions: [CellAddress: TextPosition] = [:]

  init(_ wanted: [Int: [CellAddress]], headerRow: Int) {
    self.wanted = wanted
    self.headerRow = headerRow
  }

  func take(_ row: SheetRow, names: [String]?) {
    if let names { header = CSVHeader(names: names, offsets: names.indices.map { $0 }) }
    guard row.number > headerRow else { return }
    for cell in wanted[rowCount] ?? [] {
      if case .position(let column) = header?.find(cell.column) {
        positions[cell] = TextPosition(line: row.number, column: column + 1)
      }
    }
    rowCount += 1
  }
}

/// A table while its sheet is read.
private final class Reading {
  private let reader: XLSXTableReader
  private let markers: [String: AbsenceReason]
  private let needed: ColumnsNeeded
  private var builder: TableBuilder
  private var texts: [CSVHeader.Source] = []
  private var numbers: [CSVHeader.Source] = []
  private var hasHeader = false
  private var headerRow: Int { reader.dialect.headerRow ?? 1 }
  /// The cells of the row that is read, by their columns from 0.
  private var cells: [SheetRow.Cell?] = []

  init(
    _ reader: XLSXTableReader,
    id: String,
    markers: [String: AbsenceReason],
    needed: ColumnsNeeded
  ) {
    self.reader = reader
    self.markers = markers
    self.needed = needed
    builder = TableBuilder(
      id: id,
      texts: needed.texts.map(\.column),
      numbers: needed.numbers.map(\.column),
      reader: NumberReader(
        table: id,
        markers: markers,
        decimalMark: reader.dialect.decimalMark
      )
    )
  }

  func take(_ row: SheetRow) {
    if row.number == headerRow {
      let header = reader.header(row)
      hasHeader = true
      var problems = TextProblems()
      texts = header.find(needed.texts, &problems)
      numbers = header.find(needed.numbers, &problems)
      builder.problems = problems
      cells = Array(repeating: nil, count: header.names.count)
    }
    // Without its columns there is no table to read.
    guard row.number > headerRow, hasHeader,
      texts.count + numbers.count == needed.texts.count + needed.numbers.count
    else { return }
    for cell in row.cells where cell.column <= cells.count { cells[cell.column - 1] = cell }
    for (column, source) in texts.enumerated() {
      builder.append(text(cells[source.position], source, row), toText: column)
    }
    for (column, source) in numbers.enumerated() {
      builder.append(number(cells[source.position], source, row), toNumber: column)
    }
    builder.endRow()
    for cell in row.cells where cell.column <= cells.count { cells[cell.column - 1] = nil }
  }

  func finish() throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    if !hasHeader {
      builder.problems.report(at: CellOffset.of(row: headerRow, column: 1)) { [headerRow] in
        .emptyHeader(headerRow, $0)
      }
    } else if builder.problems.isEmpty, builder.rowCount == 0 {
      builder.problems.report(at: CellOffset.of(row: headerRow + 1, column: 1)) {
        .noRowsBelow($0)
      }
    }
    let dialect = ReadDialect(
      encoding: .utf8,
      hasMark: false,
      delimiter: 0,
      sheet: reader.workbook.sheet
    )
    return try builder.finish(dialect: dialect, place: reader.place)
  }

  // MARK: Cells

  private func report(
    _ source: CSVHeader.Source,
    _ row: SheetRow,
    _ describe: @escaping (Problem.Place) -> Problem
  ) {
    builder.problems.report(
      at: CellOffset.of(row: row.number, column: source.position + 1),
      builder.cell(source.name),
      describe
    )
  }

  private func text(
    _ cell: SheetRow.Cell?,
    _ source: CSVHeader.Source,
    _ row: SheetRow
  ) -> ArraySlice<UInt8> {
    guard let cell else { return [] }
    let (bytes, range) = reader.text(of: cell, in: row)
    let trimmed = bytes[bytes.trimmed(range)]
    let shown = String(decoding: trimmed, as: UTF8.self)
    switch cell.kind {
    case .text, .date: return trimmed
    case .boolean: return Array((shown == "1" ? "true" : "false").utf8)[...]
    case .error:
      if markers[shown] == nil { report(source, row) { .errorCell(shown, $0) } }
      return trimmed
    case .uncomputed:
      report(source, row) { .uncomputed($0) }
      return []
    case .number:
      if case .zeros(let width) = cell.format, trimmed.count <= width,
        trimmed.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      {
        return ([UInt8](repeating: UInt8(ascii: "0"), count: width - trimmed.count) + trimmed)[...]
      }
      report(source, row) { cell.format == .date ? .date($0) : .numberForText(shown, $0) }
      return []
    }
  }

  private func number(
    _ cell: SheetRow.Cell?,
    _ source: CSVHeader.Source,
    _ row: SheetRow
  ) -> Double {
    let offset = CellOffset.of(row: row.number, column: source.position + 1)
    guard let cell else {
      return builder.numbers.read([], 0..<0, offset: offset, column: source.name)
    }
    let (bytes, range) = reader.text(of: cell, in: row)
    let shown = { String(decoding: bytes[bytes.trimmed(range)], as: UTF8.self) }
    switch cell.kind {
    case .text: return builder.numbers.read(bytes, range, offset: offset, column: source.name)
    case .number where cell.format != .date:
      return builder.numbers.readJSON(bytes, range, offset: offset, column: source.name)
    case .number, .date: report(source, row) { .date($0) }
    case .error:
      let error = shown()
      if let reason = markers[error] { return Double(absent: reason) }
      report(source, row) { .errorCell(error, $0) }
    case .boolean:
      let word = shown() == "1" ? "TRUE" : "FALSE"
      report(source, row) { .notANumber(word, looksLikeMarker: false, at: $0) }
    case .uncomputed: report(source, row) { .uncomputed($0) }
    }
    return Double(absent: .unavailable)
  }
}
