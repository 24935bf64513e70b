import FragilityIndex

/// Reads the properties of the features of a GeoJSON file as a table; geometries are skipped.
struct GeoJSONTableReader {
  let path: String
  let text: DecodedText

  /// A property of a feature, and where it stands.
  private struct Cell {
    let offset: Int
    let scalar: JSONScanner.Scalar
  }

  /// Reads a table.
  ///
  /// A property that is null, or that a feature lacks, is unavailable. A column that no feature has is missing.
  ///
  /// - Throws: Everything that is wrong with the file, together.
  func read(
    id: String,
    markers: [String: AbsenceReason],
    decimalMark: UInt8?,
    needed: ColumnsNeeded
  ) throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    let bytes = text.bytes
    var numberReader = NumberReader(table: id, markers: markers, decimalMark: decimalMark)
    var textColumns = needed.texts.map { _ in TextColumn() }
    var numberColumns = needed.numbers.map { _ in [Double]() }
    var names: Set<String> = []
    var problems = TextProblems()
    var rowCount = 0
    try eachFeature { scanner, _, cells in
      names.formUnion(cells.keys)
      for (column, request) in needed.texts.enumerated() {
        let cell = cells[request.column]
        switch cell?.scalar {
        case .string(let range): textColumns[column].append(text(range, in: scanner).utf8)
        case .number(let range): textColumns[column].append(bytes[range])
        case .boolean(let value): textColumns[column].append("\(value)".utf8)
        case .null, nil: textColumns[column].append("".utf8)
        case .nested:
          textColumns[column].append("".utf8)
          let subject = Problem.Subject.cell(table: id, row: rowCount, column: request.column)
          problems.report(at: cell?.offset ?? 0, subject) { .notAText(at: $0) }
        }
      }
      for (column, request) in needed.numbers.enumerated() {
        let cell = cells[request.column]
        let offset = cell?.offset ?? 0
        var value = Double(absent: .unavailable)
        switch cell?.scalar {
        case .number(let range):
          value = numberReader.read(bytes, range, offset: offset, column: request.column)
        case .string(let range):
          let digits = Array(text(range, in: scanner).utf8)
          value = numberReader.read(digits, digits.indices, offset: offset, column: request.column)
        case .null, nil: break
        case .boolean, .nested:
          let subject = Problem.Subject.cell(table: id, row: rowCount, column: request.column)
          problems.report(at: offset, subject) {
            .notANumber("...", looksLikeMarker: false, at: $0)
          }
        }
        numberColumns[column].append(value)
      }
      rowCount += 1
    }
    for request in needed.texts + needed.numbers
    where rowCount > 0 && !names.contains(request.column) {
      problems.report(at: 0, request.subject) { [names] in
        .missingColumn(request.column, among: names.sorted(), at: $0)
      }
    }
    if rowCount == 0 { problems.report(at: 0) { .noFeatures($0) } }
    numberReader.finish(bytes)
    problems.merge(numberReader.problems)
    guard problems.isEmpty else { throw problems.error(in: bytes, path: path) }
    let table = DataTable(
      id: id,
      rowCount: rowCount,
      texts: Dictionary(uniqueKeysWithValues: zip(needed.texts.map(\.column), textColumns)),
      numbers: Dictionary(
        uniqueKeysWithValues: zip(
          needed.numbers.map(\.column),
          numberColumns.map(Column.init(encoded:))
        )
      )
    )
    let dialect = ReadDialect(
      encoding: text.encoding,
      hasMark: text.hasMark,
      delimiter: 0,
      decimalMark: numberReader.decimalMark,
      mayBeThousands: numberReader.mayBeThousands
    )
    return (table, dialect)
  }

  /// Where properties stand, for messages about what was read; one that is lacking stands where its feature begins.
  func positions(of cells: Set<CellAddress>) -> [CellAddress: TextPosition] {
    let rows = Dictionary(grouping: cells, by: \.row)
    var lines = TextLines(text.bytes)
    var positions: [CellAddress: TextPosition] = [:]
    var row = 0
    try? eachFeature { _, offset, found in
      for cell in rows[row] ?? [] {
        positions[cell] = lines.position(of: found[cell.column]?.offset ?? offset)
      }
      row += 1
    }
    return positions
  }

  /// A string that the scanner has walked over; one with broken escapes was refused there.
  private func text(_ range: Range<Int>, in scanner: JSONScanner) -> String {
    (try? scanner.text(of: range)) ?? ""
  }

  // MARK: Walking

  /// Calls `body` with the offset and the properties of every feature.
  private func eachFeature(
    _ body: (JSONScanner, Int, [String: Cell]) -> Void
  ) throws(FragilityError) {
    var scanner = JSONScanner(text.bytes)
    var hasFeatures = false
    do throws(JSONScanner.Failure) {
      try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
        guard key == "features", scanner.peek() == UInt8(ascii: "[") else {
          _ = try scanner.scalar()
          return
        }
        hasFeatures = true
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          _ = scanner.peek()
          let offset = scanner.position
          let cells = try properties(&scanner)
          body(scanner, offset, cells)
        }
      }
      if scanner.peek() != nil { throw JSONScanner.Failure(offset: scanner.position) }
    } catch {
      throw TextProblems.error(at: error.offset, in: text.bytes, path: path) { .notJSON($0) }
    }
    guard hasFeatures else {
      throw TextProblems.error(at: 0, in: text.bytes, path: path) { .noFeatures($0) }
    }
  }

  /// The properties of the feature that begins here.
  private func properties(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> [String: Cell] {
    var cells: [String: Cell] = [:]
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      guard key == "properties", scanner.peek() == UInt8(ascii: "{") else {
        _ = try scanner.scalar()
        return
      }
      try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
        _ = scanner.peek()
        let offset = scanner.position
        let scalar = try scanner.scalar()
        if case .string(let range) = scalar { _ = try scanner.text(of: range) }
        cells[name] = Cell(offset: offset, scalar: scalar)
      }
    }
    return cells
  }
}

extension Problem {
  fileprivate static func notJSON(_ place: Place) -> Problem {
    Problem(
      "geojson.syntax",
      at: place,
      LocalizedText(fr: "ceci n'est pas du JSON", en: "this is not JSON"),
      remedy: LocalizedText(
        fr: "exportez le fichier de nouveau en GeoJSON",
        en: "export the file again as GeoJSON"
      )
    )
  }

  fileprivate static func noFeatures(_ place: Place) -> Problem {
    Problem(
      "geojson.no-features",
      at: place,
      LocalizedText(
        fr: "le fichier n'a pas d'objets (features)",
        en: "the file has no features"
      ),
      remedy: LocalizedText(
        fr: "donnez une FeatureCollection",
        en: "give a FeatureCollection"
      )
    )
  }

  fileprivate static func notAText(at place: Place) -> Problem {
    Problem(
      "geojson.not-a-text",
      at: place,
      LocalizedText(
        fr: "un objet ou une liste n'est pas un texte",
        en: "an object or a list is not a text"
      ),
      remedy: LocalizedText(
        fr: "choisissez une propriété simple",
        en: "choose a plain property"
      )
    )
  }
}
