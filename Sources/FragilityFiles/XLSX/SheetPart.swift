import FragilityIndex

/// A sheet as it is written: a table, or as many of its rows as fit.
struct SheetPart {
  /// A column with how it is shown.
  struct Column {
    let name: String
    let cells: OutputTable.Cells
    let format: CellStyle
    let letters: [UInt8]
  }

  let name: String
  let columns: [Column]
  /// The rows of the columns, in the order they are written.
  let rows: ArraySlice<Int>

  /// The most UTF-16 units that a cell holds.
  private static let mostUnits = 32_767

  /// The sheets that a table takes.
  ///
  /// - Parameters:
  ///   - sheet: The table.
  ///   - count: How many rows fit below a header.
  /// - Returns: One sheet at least; from the second on, their number stands behind the name.
  static func parts(of sheet: Workbook.Sheet, rows count: Int) -> [SheetPart] {
    let columns = sheet.table.columns.enumerated().map { position, column in
      let format: CellStyle
      if case .number = column.cells {
        let digits = column.isRounded ? max(sheet.digits, column.fewestDigits) : 0
        let isExact = sheet.exactColumns.contains(column.name)
        format = isExact ? .general : .decimals(min(max(digits, 0), 15))
      } else {
        format = .text
      }
      return Column(
        name: column.name,
        cells: column.cells,
        format: format,
        letters: Array(CellReference.letters(ofColumn: position + 1).utf8)
      )
    }
    let all = sheet.table.rows
    let runs = all.isEmpty ? [0..<0] : blocks(of: count, in: all.count)
    return runs.enumerated().map { position, run in
      SheetPart(
        name: position == 0 ? sheet.name : "\(sheet.name) \(position + 1)",
        columns: columns,
        rows: all[run]
      )
    }
  }

  /// The range of the table with its header.
  var range: String {
    "A1:" + CellReference.text(row: rows.count + 1, column: max(columns.count, 1))
  }

  /// What a sheet cannot hold.
  func problems() -> [Problem] {
    if columns.count > CellReference.mostColumns {
      return [.tooManyColumns(columns.count, name)]
    }
    var problems: [Problem] = []
    for (position, column) in columns.enumerated() {
      guard let texts = column.cells.texts else { continue }
      for (offset, row) in rows.enumerated()
      where texts.byteRange(of: row).count > Self.mostUnits
        && texts[row].utf16.count > Self.mostUnits
      {
        problems.append(
          .textTooLong(
            Problem.Place(line: offset + 2, column: position + 1, sheet: name),
            most: Self.mostUnits
          )
        )
      }
    }
    return problems
  }

  // MARK: Writing

  /// Writes the part of the sheet (ECMA-376, part 1, 18.3), piece by piece.
  func write(_ styles: CellStyles, isFirst: Bool, to write: (UnsafeRawBufferPointer) -> Void) {
    var bytes: [UInt8] = []
    bytes +=
      """
      \(WorkbookPackage.head)
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <dimension ref="\(range)"/><sheetViews><sheetView \(isFirst ? "tabSelected=\"1\" " : "")\
      workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
      <selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/><cols>
      """.utf8
    for (position, column) in columns.enumerated() {
      let place = "min=\"\(position + 1)\" max=\"\(position + 1)\""
      let style = styles.position(of: column.format)
      bytes +=
        "<col \(place) width=\"\(width(of: column))\" style=\"\(style)\" customWidth=\"1\"/>".utf8
    }
    bytes += "</cols><sheetData><row r=\"1\">".utf8
    for column in columns {
      bytes.beginCell(column.letters, row: [UInt8(ascii: "1")], style: CellStyles.header)
      bytes.append(inline: Array(column.name.utf8)[...])
    }
    bytes += "</row>".utf8
    let positions = columns.map { styles.position(of: $0.format) }
    for (offset, row) in rows.enumerated() {
      append(row, number: Array("\(offset + 2)".utf8), positions, to: &bytes)
      if bytes.count >= 1 << 16 {
        bytes.withUnsafeBytes(write)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    bytes += "</sheetData><autoFilter ref=\"\(range)\"/></worksheet>\n".utf8
    bytes.withUnsafeBytes(write)
  }

  private static let numbers = NumberFormat()

  private func append(_ row: Int, number: [UInt8], _ styles: [Int], to bytes: inout [UInt8]) {
    bytes += "<row r=\"".utf8
    bytes += number
    bytes += "\">".utf8
    for (position, column) in columns.enumerated() {
      switch column.cells {
      case .number(let numbers):
        let value = numbers.encoded[row]
        guard value.isFinite else { continue }
        bytes.beginCell(column.letters, row: number, style: styles[position])
        bytes += "><v>".utf8
        Self.numbers.append(value, to: &bytes)
        bytes += "</v></c>".utf8
      case .text(let texts), .words(let texts):
        let text = texts.byteRange(of: row)
        if text.isEmpty { continue }
        bytes.beginCell(column.letters, row: number, style: styles[position])
        bytes.append(inline: texts.bytes[text])
      }
    }
    bytes += "</row>".utf8
  }

  /// The width of a column in characters, after its contents, with room for the arrow of the filter.
  private func width(of column: Column) -> Int {
    var most = column.name.count + 3
    switch column.cells {
    case .number(let numbers):
      let digits: Int? = if case .decimals(let digits) = column.format { digits } else { nil }
      let format = NumberFormat(digits: digits)
      let present = rows.lazy.map { numbers.encoded[$0] }.filter { !$0.isNaN }
      for end in [present.min(), present.max()].compactMap({ $0 }) {
        most = max(most, min(format.text(end).utf8.count, 15) + 1)
      }
    case .text(let texts), .words(let texts):
      for row in rows {
        // Bytes that go on with a character are none of their own.
        let length = texts.bytes[texts.byteRange(of: row)].count { $0 & 0xC0 != 0x80 }
        most = max(most, length + 1)
      }
    }
    return min(max(most, 6), 40)
  }
}

extension OutputTable.Cells {
  /// The texts of a column that has no numbers.
  fileprivate var texts: TextColumn? {
    switch self {
    case .text(let texts), .words(let texts): texts
    case .number: nil
    }
  }
}

extension [UInt8] {
  /// Begins a cell, up to what it holds.
  fileprivate mutating func beginCell(_ letters: [UInt8], row: [UInt8], style: Int) {
    self += "<c r=\"".utf8
    self += letters
    self += row
    self += "\" s=\"".utf8
    self += "\(style)\"".utf8
  }

  /// Ends a cell that holds a text.
  fileprivate mutating func append(inline text: ArraySlice<UInt8>) {
    self += " t=\"inlineStr\"><is><t".utf8
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    if text.first.map(isBlank) ?? false || text.last.map(isBlank) ?? false || text.contains(0x0A) {
      self += " xml:space=\"preserve\"".utf8
    }
    append(UInt8(ascii: ">"))
    text.withUnsafeBufferPointer { append(escaped: $0) }
    self += "</t></is></c>".utf8
  }
}

extension Problem {
  fileprivate static func tooManyColumns(_ count: Int, _ sheet: String) -> Problem {
    Problem(
      "xlsx.too-many-columns",
      at: Place(sheet: sheet),
      LocalizedText(
        fr: "\(count) colonnes : une feuille en a au plus \(CellReference.mostColumns)",
        en: "\(count) columns: a sheet has at most \(CellReference.mostColumns)"
      ),
      remedy: LocalizedText(fr: "écrivez du CSV", en: "write CSV")
    )
  }

  fileprivate static func textTooLong(_ place: Place, most: Int) -> Problem {
    Problem(
      "xlsx.text-too-long",
      at: place,
      LocalizedText(
        fr: "le texte est trop long pour une cellule, qui en tient \(most) caractères",
        en: "the text is too long for a cell, which holds \(most) characters"
      ),
      remedy: LocalizedText(
        fr: "raccourcissez-le, ou écrivez du CSV",
        en: "shorten it, or write CSV"
      )
    )
  }
}
