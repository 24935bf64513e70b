import FragilityIndex

/// Reads the columns that a method needs from a delimited text.
struct CSVTableReader {
  let path: String
  let text: DecodedText
  let dialect: FragilityMethod.Table.Dialect

  /// Where the header begins: after the lines that the method skips.
  private var headerStart: Int {
    var offset = 0
    for _ in 0..<dialect.skippedLines {
      guard let end = text.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
        return text.bytes.count
      }
      offset = end + 1
    }
    return offset
  }

  private var delimiter: UInt8 {
    dialect.delimiter ?? detectDelimiter(text.bytes, from: headerStart)
  }

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
    var scanner = CSVScanner(bytes, delimiter: delimiter, from: headerStart)
    var fields: [CSVScanner.Field] = []
    let hasHeader: Bool
    do throws(CSVScanner.Failure) { hasHeader = try scanner.next(into: &fields) } catch {
      throw FragilityError([problem(error)])
    }
    guard hasHeader else { throw FragilityError([.noRows(place(bytes.count))]) }
    let header = CSVHeader(fields, in: bytes)
    if header.names.count == 1,
      let likely = knownDelimiters.first(where: { header.names[0].utf8.contains($0) }),
      likely != delimiter
    {
      throw FragilityError([.wrongDelimiter(delimiter, likely: likely, at: place(headerStart))])
    }
    var problems: [Problem] = []
    let texts = find(needed.texts, in: header, &problems)
    let numbers = find(needed.numbers, in: header, &problems)

    var textColumns = texts.map { _ in TextColumn() }
    var numberColumns = numbers.map { _ in [Double]() }
    var numberReader = NumberReader(markers: markers, decimalMark: dialect.decimalMark)
    var rowCount = 0
    var ragged: [Problem] = []
    reading: while true {
      let start = scanner.position
      do throws(CSVScanner.Failure) {
        guard try scanner.next(into: &fields) else { break }
      } catch {
        ragged.append(problem(error))
        break reading
      }
      if fields.count == 1, fields[0].content.isEmpty,
        header.names.count > 1 || scanner.isAtEnd
      {
        continue
      }
      guard fields.count == header.names.count else {
        if ragged.count < Self.mostRagged {
          let offset =
            fields.count > header.names.count
            ? fields[header.names.count].start : fields.last?.content.upperBound ?? start
          ragged.append(
            .raggedRow(fields.count, expected: header.names.count, at: place(offset))
          )
        }
        continue
      }
      rowCount += 1
      for (column, source) in texts.enumerated() {
        textColumns[column].append(bytes.text(of: fields[source.position]))
      }
      for (column, source) in numbers.enumerated() {
        let field = fields[source.position]
        let isWrapped = field.content.upperBound < bytes.count && isWrappedText(field, in: bytes)
        let cell = isWrapped ? bytes.text(of: field) : []
        numberColumns[column].append(
          isWrapped
            ? numberReader.read(
              cell,
              cell.indices,
              offset: field.start,
              column: source.name
            )
            : numberReader.read(
              bytes,
              field.content,
              offset: field.start,
              column: source.name
            )
        )
      }
    }
    numberReader.finish { TextPosition(of: $0, in: bytes).line }
    problems += ragged
    problems += numberReader.problems.prefix(Self.mostCells).map { cell in
      cell.problem(place(cell.offset, .cell(table: id, row: 0, column: cell.column)))
    }
    if problems.isEmpty, rowCount == 0 { problems.append(.noRows(place(bytes.count))) }
    guard problems.isEmpty else { throw FragilityError(problems.inFileOrder()) }
    let table = DataTable(
      id: id,
      rowCount: rowCount,
      texts: Dictionary(uniqueKeysWithValues: zip(texts.map(\.name), textColumns)),
      numbers: Dictionary(
        uniqueKeysWithValues: zip(numbers.map(\.name), numberColumns.map(Column.init(encoded:)))
      )
    )
    return (
      table,
      ReadDialect(
        encoding: text.encoding,
        hasMark: text.hasMark,
        delimiter: delimiter,
        decimalMark: numberReader.decimalMark
      )
    )
  }

  /// Where a cell of the table stands, for messages about what was read.
  func position(row: Int, column: String) -> TextPosition? {
    var scanner = CSVScanner(text.bytes, delimiter: delimiter, from: headerStart)
    var fields: [CSVScanner.Field] = []
    guard (try? scanner.next(into: &fields)) == true else { return nil }
    let header = CSVHeader(fields, in: text.bytes)
    guard case .position(let position) = header.find(column) else { return nil }
    var seen = 0
    while (try? scanner.next(into: &fields)) == true {
      guard fields.count == header.names.count, header.names.count > 1 || !fields[0].content.isEmpty
      else { continue }
      if seen == row { return TextPosition(of: fields[position].start, in: text.bytes) }
      seen += 1
    }
    return nil
  }

  // More of the same would not help to mend the file.
  private static let mostRagged = 1000
  private static let mostCells = 1000

  private func isWrappedText(_ field: CSVScanner.Field, in bytes: [UInt8]) -> Bool {
    field.hasDoubledQuotes && bytes[field.content.lowerBound] == UInt8(ascii: "=")
  }

  private func find(
    _ requests: [ColumnsNeeded.Request],
    in header: CSVHeader,
    _ problems: inout [Problem]
  ) -> [(name: String, position: Int)] {
    var found: [(String, Int)] = []
    for request in requests {
      let headerPlace = place(header.offsets[0], request.subject)
      switch header.find(request.column) {
      case .position(let position):
        found.append((request.column, position))
      case .ambiguous(let positions):
        problems.append(
          .ambiguousColumn(
            request.column,
            count: positions.count,
            at: place(header.offsets[positions[1]], request.subject)
          )
        )
      case .missing:
        problems.append(.missingColumn(request.column, among: header.names, at: headerPlace))
      }
    }
    return found
  }

  private func problem(_ failure: CSVScanner.Failure) -> Problem {
    switch failure {
    case .unclosedQuote(let offset): .unclosedQuote(place(offset))
    case .textAfterQuote(let offset): .textAfterQuote(place(offset))
    }
  }

  private func place(_ offset: Int, _ subject: Problem.Subject? = nil) -> Problem.Place {
    TextPosition(of: offset, in: text.bytes).place(in: path, subject: subject)
  }
}

extension [Problem] {
  /// The problems in the order of lines and columns; what has no line comes first.
  func inFileOrder() -> [Problem] {
    enumerated().sorted { a, b in
      let first = (a.element.place.line ?? 0, a.element.place.column ?? 0, a.offset)
      let second = (b.element.place.line ?? 0, b.element.place.column ?? 0, b.offset)
      return first < second
    }.map(\.element)
  }
}
