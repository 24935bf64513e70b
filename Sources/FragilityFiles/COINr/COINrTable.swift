import FragilityIndex

/// One of the two tables of COINr, read whole; `NA` and an empty cell are absent.
struct COINrTable {
  let reader: CSVTableReader
  let header: CSVHeader
  private let rows: [[CSVScanner.Field]]
  /// The position of each column; of several with the same name the first.
  private let columns: [String: Int]
  private var lines: TextLines

  /// The markers of absent values that R writes, and an empty cell.
  static let markers: [String: AbsenceReason] = ["": .unavailable, "NA": .unavailable]

  var path: String { reader.path }
  var count: Int { rows.count }

  init(_ file: InputFile) throws(FragilityError) {
    let text = try DecodedText(file)
    reader = CSVTableReader(path: file.path, text: text, dialect: .init())
    (header, rows) = try reader.records()
    columns = Dictionary(
      header.names.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    lines = TextLines(text.bytes)
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// The text of a cell, or `nil` where it is absent or the table has no such column.
  func text(_ row: Int, _ column: String) -> String? {
    guard let position = columns[column] else { return nil }
    let text = String(decoding: reader.text.bytes.text(of: rows[row][position]), as: UTF8.self)
    return Self.markers[text] == nil ? text : nil
  }

  /// The number of a cell; `nil` where it is absent, NaN where there is none to be read.
  func number(_ row: Int, _ column: String) -> Double? {
    guard let text = text(row, column) else { return nil }
    let bytes = Array(text.utf8)
    guard case .number(let number, _) = parseNumber(bytes, bytes.indices) else { return .nan }
    return number
  }

  /// Where a cell stands; the header where the table has no such column.
  mutating func place(_ row: Int, _ column: String) -> Problem.Place {
    guard let position = columns[column] else { return place(ofColumn: 0) }
    return lines.position(of: rows[row][position].start).place(
      in: path,
      subject: .cell(table: path, row: row, column: column)
    )
  }

  /// Where the name of a column stands in the header.
  mutating func place(ofColumn position: Int) -> Problem.Place {
    lines.position(of: header.offsets[position]).place(in: path)
  }

  mutating func place(ofColumn name: String) -> Problem.Place {
    place(ofColumn: columns[name] ?? 0)
  }

  /// The header and some of the rows as a file of their own.
  func bytes(ofRows kept: [Int]) -> [UInt8] {
    let bytes = reader.text.bytes
    let style = CSVStyle(delimiter: reader.delimiter, numbers: NumberFormat(), hasMark: false)
    var result: [UInt8] = []
    func append(_ fields: [[UInt8]]) {
      for (position, field) in fields.enumerated() {
        if position > 0 { result.append(style.delimiter) }
        result.appendQuoted(Array(field)[...], style: style)
      }
      result.append(UInt8(ascii: "\n"))
    }
    append(header.names.map { Array($0.utf8) })
    for row in kept { append(rows[row].map { bytes.text(of: $0) }) }
    return result
  }
}
