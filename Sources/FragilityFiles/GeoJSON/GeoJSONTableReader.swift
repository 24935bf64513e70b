import FragilityIndex

/// Reads the properties of the features of a GeoJSON file as a table; geometries are skipped.
struct GeoJSONTableReader {
  let path: String
  let text: DecodedText

  /// A property of a feature, and where it stands.
  private struct Cell {
    let offset: Int
    let scalar: JSONScanner.Scalar
    /// Where the same name comes again.
    var repetition: Int?
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
    let requests = needed.texts + needed.numbers
    var names: Set<String> = []
    var table = TableBuilder(
      id: id,
      texts: needed.texts.map(\.column),
      numbers: needed.numbers.map(\.column),
      reader: NumberReader(table: id, markers: markers, decimalMark: decimalMark)
    )
    try eachFeature { scanner, _, cells in
      names.formUnion(cells.keys)
      for request in requests {
        guard let offset = cells[request.column]?.repetition else { continue }
        table.problems.report(at: offset, table.cell(request.column)) { .repeatedProperty($0) }
      }
      for (column, request) in needed.texts.enumerated() {
        let text = text(cells[request.column], request.column, scanner, &table)
        table.append(text, toText: column)
      }
      for (column, request) in needed.numbers.enumerated() {
        let number = number(cells[request.column], request.column, scanner, &table)
        table.append(number, toNumber: column)
      }
      table.endRow()
    }
    for request in requests where table.rowCount > 0 && !names.contains(request.column) {
      table.problems.report(at: 0, request.subject) { [names] in
        .missingColumn(request.column, among: names.sorted(), at: $0)
      }
    }
    if table.rowCount == 0 { table.problems.report(at: 0) { .noFeatures($0) } }
    return try table.finish(text, path: path, delimiter: 0)
  }

  private func text(
    _ cell: Cell?,
    _ column: String,
    _ scanner: JSONScanner,
    _ table: inout TableBuilder
  ) -> [UInt8] {
    guard let cell else { return [] }
    switch cell.scalar {
    case .string(let range): return Array(string(range, in: scanner).utf8)
    case .number(let range): return Array(text.bytes[range])
    case .boolean(let value): return Array("\(value)".utf8)
    case .null: return []
    case .nested:
      table.problems.report(at: cell.offset, table.cell(column)) { .notAText(at: $0) }
      return []
    }
  }

  private func number(
    _ cell: Cell?,
    _ column: String,
    _ scanner: JSONScanner,
    _ table: inout TableBuilder
  ) -> Double {
    guard let cell else { return Double(absent: .unavailable) }
    switch cell.scalar {
    case .number(let range):
      return table.numbers.readJSON(text.bytes, range, offset: cell.offset, column: column)
    case .string(let range):
      let digits = Array(string(range, in: scanner).utf8)
      return table.numbers.read(digits, digits.indices, offset: cell.offset, column: column)
    case .null: break
    case .boolean, .nested:
      table.problems.report(at: cell.offset, table.cell(column)) {
        .notANumber("...", looksLikeMarker: false, at: $0)
      }
    }
    return Double(absent: .unavailable)
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
  private func string(_ range: Range<Int>, in scanner: JSONScanner) -> String {
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
        if cells.updateValue(Cell(offset: offset, scalar: scalar), forKey: name) != nil {
          cells[name]?.repetition = offset
        }
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

  fileprivate static func repeatedProperty(_ place: Place) -> Problem {
    Problem(
      "geojson.repeated-property",
      at: place,
      LocalizedText(
        fr: "l'objet a deux fois cette propriété",
        en: "the feature has this property twice"
      ),
      remedy: LocalizedText(fr: "gardez-en une", en: "keep one of them")
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
