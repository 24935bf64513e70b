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
    var numberReader = NumberReader(markers: markers, decimalMark: decimalMark)
    var textColumns = needed.texts.map { _ in TextColumn() }
    var numberColumns = needed.numbers.map { _ in [Double]() }
    var names: Set<String> = []
    var problems: [Problem] = []
    var rowCount = 0
    try eachFeature { scanner, cells in
      rowCount += 1
      names.formUnion(cells.keys)
      for (column, request) in needed.texts.enumerated() {
        let cell = cells[request.column]
        let subject = Problem.Subject.cell(table: id, row: rowCount - 1, column: request.column)
        switch cell?.scalar {
        case .string(let range):
          textColumns[column].append(((try? scanner.text(of: range)) ?? "").utf8)
        case .number(let range): textColumns[column].append(bytes[range])
        case .boolean(let value): textColumns[column].append("\(value)".utf8)
        case .null, nil: textColumns[column].append("".utf8)
        case .nested:
          textColumns[column].append("".utf8)
          problems.append(.notAText(at: place(cell?.offset ?? 0, subject)))
        }
      }
      for (column, request) in needed.numbers.enumerated() {
        let cell = cells[request.column]
        switch cell?.scalar {
        case .string(let range), .number(let range):
          numberColumns[column].append(
            numberReader.read(bytes, range, offset: cell?.offset ?? 0, column: request.column)
          )
        case .null, nil: numberColumns[column].append(Double(absent: .unavailable))
        case .boolean, .nested:
          numberColumns[column].append(Double(absent: .unavailable))
          let subject = Problem.Subject.cell(table: id, row: rowCount - 1, column: request.column)
          problems.append(
            .notANumber("...", looksLikeMarker: false, at: place(cell?.offset ?? 0, subject))
          )
        }
      }
    }
    for request in needed.texts + needed.numbers
    where rowCount > 0 && !names.contains(request.column) {
      problems.append(
        .missingColumn(
          request.column,
          among: names.sorted(),
          at: place(0, request.subject)
        )
      )
    }
    numberReader.finish { TextPosition(of: $0, in: bytes).line }
    problems += numberReader.problems.prefix(1000).map { cell in
      cell.problem(place(cell.offset, .cell(table: id, row: 0, column: cell.column)))
    }
    if rowCount == 0 { problems.append(.noFeatures(place(0))) }
    guard problems.isEmpty else { throw FragilityError(problems.inFileOrder()) }
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
    return (
      table,
      ReadDialect(
        encoding: text.encoding,
        hasMark: text.hasMark,
        delimiter: 0,
        decimalMark: numberReader.decimalMark
      )
    )
  }

  /// Where a property stands, for messages about what was read.
  func position(row: Int, column: String) -> TextPosition? {
    var seen = 0
    var offset: Int?
    try? eachFeature { _, cells in
      if seen == row { offset = cells[column]?.offset }
      seen += 1
    }
    return offset.map { TextPosition(of: $0, in: text.bytes) }
  }

  /// Calls `body` with the properties of every feature.
  private func eachFeature(
    _ body: (inout JSONScanner, [String: Cell]) -> Void
  ) throws(FragilityError) {
    let failed = { (failure: JSONScanner.Failure) in
      FragilityError([.notJSON(place(failure.offset))])
    }
    var scanner = JSONScanner(text.bytes)
    var hasFeatures = false
    try scanner.object(
      { (scanner, key) throws(FragilityError) in
        guard key == "features", scanner.peek() == UInt8(ascii: "[") else {
          do throws(JSONScanner.Failure) { _ = try scanner.scalar() } catch { throw failed(error) }
          return
        }
        hasFeatures = true
        do throws(JSONScanner.Failure) { try scanner.expect("[") } catch { throw failed(error) }
        if scanner.take("]") { return }
        while true {
          try feature(&scanner, failed: failed, body)
          if scanner.take(",") { continue }
          do throws(JSONScanner.Failure) { try scanner.expect("]") } catch { throw failed(error) }
          return
        }
      },
      failure: failed
    )
    if scanner.peek() != nil { throw failed(JSONScanner.Failure(offset: scanner.position)) }
    guard hasFeatures else { throw FragilityError([.noFeatures(place(0))]) }
  }

  private func feature(
    _ scanner: inout JSONScanner,
    failed: (JSONScanner.Failure) -> FragilityError,
    _ body: (inout JSONScanner, [String: Cell]) -> Void
  ) throws(FragilityError) {
    var cells: [String: Cell] = [:]
    try scanner.object(
      { (scanner, key) throws(FragilityError) in
        guard key == "properties", scanner.peek() == UInt8(ascii: "{") else {
          do throws(JSONScanner.Failure) { _ = try scanner.scalar() } catch { throw failed(error) }
          return
        }
        try scanner.object(
          { (scanner, name) throws(FragilityError) in
            do throws(JSONScanner.Failure) {
              _ = scanner.peek()
              let offset = scanner.position
              cells[name] = Cell(offset: offset, scalar: try scanner.scalar())
            } catch {
              throw failed(error)
            }
          },
          failure: failed
        )
      },
      failure: failed
    )
    body(&scanner, cells)
  }

  private func place(_ offset: Int, _ subject: Problem.Subject? = nil) -> Problem.Place {
    TextPosition(of: offset, in: text.bytes).place(in: path, subject: subject)
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
