import FragilityIndex

/// Reads the columns that a method needs from a delimited text.
struct CSVTableReader {
  let path: String
  let text: DecodedText
  let dialect: FragilityMethod.Table.Dialect

  /// Reads a table.
  ///
  /// - Throws: Everything that is wrong with the file, together.
  func read(
    id: String,
    markers: [String: AbsenceReason],
    needed: ColumnsNeeded
  ) throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    let bytes = text.bytes
    let delimiter = delimiter
    var records = try open(delimiter: delimiter)
    let header = records.header
    var problems = TextProblems()
    let texts = header.find(needed.texts, &problems)
    let numbers = header.find(needed.numbers, &problems)
    var table = TableBuilder(
      id: id,
      texts: texts.map(\.name),
      numbers: numbers.map(\.name),
      reader: NumberReader(table: id, markers: markers, decimalMark: dialect.decimalMark)
    )
    table.problems = problems
    var fields: [CSVScanner.Field] = []
    while true {
      do throws(CSVScanner.Failure) {
        guard try records.next(into: &fields) else { break }
      } catch {
        report(error, to: &table.problems)
        break
      }
      guard fields.count == header.names.count else {
        reportRagged(fields, header, to: &table.problems)
        continue
      }
      for (column, source) in texts.enumerated() {
        table.append(bytes.text(of: fields[source.position]), toText: column)
      }
      for (column, source) in numbers.enumerated() {
        let field = fields[source.position]
        table.append(table.numbers.read(bytes, field, column: source.name), toNumber: column)
      }
      table.endRow()
    }
    if table.problems.isEmpty, table.rowCount == 0 {
      table.problems.report(at: bytes.count) { .noRows($0) }
    }
    return try table.finish(text, path: path, delimiter: delimiter)
  }

  /// Reads every cell as it stands, whatever its column.
  ///
  /// - Throws: Everything that is wrong with the text, together.
  func records() throws(FragilityError) -> (header: CSVHeader, rows: [[CSVScanner.Field]]) {
    var records = try open(delimiter: delimiter)
    var problems = TextProblems()
    var rows: [[CSVScanner.Field]] = []
    var fields: [CSVScanner.Field] = []
    while true {
      do throws(CSVScanner.Failure) {
        guard try records.next(into: &fields) else { break }
      } catch {
        report(error, to: &problems)
        break
      }
      if fields.count == records.header.names.count {
        rows.append(fields)
      } else {
        reportRagged(fields, records.header, to: &problems)
      }
    }
    if problems.isEmpty, rows.isEmpty { problems.report(at: text.bytes.count) { .noRows($0) } }
    guard problems.isEmpty else { throw problems.error(in: text.bytes, path: path) }
    return (records.header, rows)
  }

  /// Where cells of the table stand, for messages about what was read.
  ///
  /// - Complexity: O(length of the text), however many cells are asked for.
  func positions(of cells: Set<CellAddress>) -> [CellAddress: TextPosition] {
    guard var records = try? open(delimiter: delimiter) else { return [:] }
    let rows = Dictionary(grouping: cells, by: \.row)
    let lastRow = rows.keys.max() ?? -1
    var lines = TextLines(text.bytes)
    var positions: [CellAddress: TextPosition] = [:]
    var fields: [CSVScanner.Field] = []
    var row = 0
    while row <= lastRow, (try? records.next(into: &fields)) == true {
      for cell in rows[row] ?? [] {
        if case .position(let column) = records.header.find(cell.column) {
          positions[cell] = lines.position(of: fields[column].start)
        }
      }
      row += 1
    }
    return positions
  }

  // MARK: Header

  var delimiter: UInt8 {
    dialect.delimiter ?? announcedDelimiter ?? detectDelimiter(text.bytes, from: headerStart)
  }

  /// The delimiter of a first line `sep=;`, as spreadsheets write and read it.
  private var announcedDelimiter: UInt8? {
    let bytes = text.bytes
    guard bytes.count > 5, bytes.starts(with: "sep=".utf8), knownDelimiters.contains(bytes[4]),
      bytes[5] == UInt8(ascii: "\n") || bytes[5] == UInt8(ascii: "\r")
    else { return nil }
    return bytes[4]
  }

  /// Where the header begins: after the lines that the method skips, or the one that announces the delimiter.
  private var headerStart: Int {
    let lineEnd = lineEnd(of: text.bytes)
    var offset = 0
    for _ in 0..<max(dialect.skippedLines, announcedDelimiter == nil ? 0 : 1) {
      guard let end = text.bytes[offset...].firstIndex(of: lineEnd) else {
        return text.bytes.count
      }
      offset = end + 1
    }
    return offset
  }

  /// Reads the header, which must not be a single column because of a wrong delimiter.
  func open(delimiter: UInt8) throws(FragilityError) -> CSVRecords {
    var problems = TextProblems()
    do throws(CSVScanner.Failure) {
      if let records = try CSVRecords(text.bytes, delimiter: delimiter, from: headerStart) {
        let names = records.header.names
        let likely = knownDelimiters.first { $0 != delimiter && names[0].utf8.contains($0) }
        guard names.count == 1, let likely else { return records }
        problems.report(at: headerStart) { .wrongDelimiter(delimiter, likely: likely, at: $0) }
      } else {
        problems.report(at: text.bytes.count) { .noRows($0) }
      }
    } catch {
      report(error, to: &problems)
    }
    throw problems.error(in: text.bytes, path: path)
  }

  // MARK: Problems

  private func reportRagged(
    _ fields: [CSVScanner.Field],
    _ header: CSVHeader,
    to problems: inout TextProblems
  ) {
    let (count, expected) = (fields.count, header.names.count)
    let last = count == 1 ? fields[0].start : fields[count - 1].content.upperBound
    let offset = count > expected ? fields[expected].start : last
    problems.report(at: offset) { .raggedRow(count, expected: expected, at: $0) }
  }

  private func report(_ failure: CSVScanner.Failure, to problems: inout TextProblems) {
    switch failure {
    case .unclosedQuote(let offset): problems.report(at: offset) { .unclosedQuote($0) }
    case .textAfterQuote(let offset): problems.report(at: offset) { .textAfterQuote($0) }
    }
  }
}

/// A cell of a table as it was read: its row from 0, and the name of its column.
struct CellAddress: Hashable, Sendable {
  let row: Int
  let column: String
}
