public import FragilityIndex

/// The tables of a method, read into memory.
public struct LoadedTables: Sendable {
  /// The method and its file.
  public let file: MethodFile
  /// One table for each of the method's, in its order.
  public let tables: [DataTable]
  /// How each table was read.
  public let notes: [TableNote]
  private let readers: [Reader]

  /// Reads all tables of a method.
  ///
  /// - Parameters:
  ///   - file: The method.
  ///   - paths: The paths that replace those of the method, by the id of the table. These start at the current
  ///     folder, those of the method at its own.
  ///   - threads: How many threads may work.
  /// - Throws: Everything that is wrong with any of the files, together.
  public init(
    _ file: MethodFile,
    paths: [String: String] = [:],
    threads: Int = 1
  ) throws(FragilityError) {
    let sources = file.method.tables
    var problems: [Problem] = []
    for id in paths.keys.sorted() where !sources.contains(where: { $0.id == id }) {
      problems.append(.unknownTable(id, among: sources.map(\.id)))
    }
    let resolved = sources.map { paths[$0.id] ?? file.resolve($0.path) }
    if resolved.count(where: { $0 == "-" }) > 1 { problems.append(.standardInputTwice(file.path)) }
    guard problems.isEmpty else { throw FragilityError(problems) }

    var cause = FragilityError.Cause.invalidInput
    var results: [(Reader, DataTable, TableNote)] = []
    // One table after the other, each on all threads: the largest would keep the others waiting.
    let attempts = sources.indices.map { position in
      Result { () throws(FragilityError) in
        try Reader.read(
          position,
          of: file,
          path: resolved[position],
          isOverridden: paths[sources[position].id] != nil,
          threads: threads
        )
      }
    }
    for attempt in attempts {
      switch attempt {
      case .success(let result): results.append(result)
      case .failure(let error):
        problems += error.problems
        if error.cause == .inputOutput { cause = .inputOutput }
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems, cause: cause) }
    self.file = file
    readers = results.map(\.0)
    tables = results.map(\.1)
    notes = results.map(\.2)
  }

  /// The territories with their indicators.
  ///
  /// - Returns: What the method can be fitted to and score.
  /// - Throws: Everything that is wrong with the data, each with its file, line and column.
  public func territories() throws(FragilityError) -> TerritoryTable {
    try located { () throws(FragilityError) in try file.method.derive(from: tables) }
  }

  /// Fits the method to territories of these tables.
  ///
  /// - Parameters:
  ///   - territories: The territories.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The frozen method.
  /// - Throws: What the fit of the engine throws, with the lines of the method file.
  public func fit(
    to territories: TerritoryTable,
    threads: Int = 1
  ) throws(FragilityError) -> FittedMethod {
    try located { () throws(FragilityError) in
      try file.method.fit(to: territories, threads: threads)
    }
  }

  /// Fits the method to territories of these tables, and scores them.
  ///
  /// - Parameters:
  ///   - territories: The territories.
  ///   - dimensions: The dimensions whose scores will be asked for, by their positions: they are kept.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The index.
  /// - Throws: What the fit of the engine throws, with the lines of the method file.
  public func index(
    of territories: TerritoryTable,
    keeping dimensions: [Int] = [],
    threads: Int = 1
  ) throws(FragilityError) -> IndexResult {
    try located { () throws(FragilityError) in
      try file.method.index(of: territories, keeping: dimensions, threads: threads)
    }
  }

  /// What is allowed and still deserves a second look, with its file and line.
  public var remarks: [Problem] {
    let ofMethod = file.method.remarks.map { remark in
      var located = remark
      located.place = file.locate(remark.place)
      return located
    }
    return ofMethod + notes.compactMap(\.thousandsRemark)
  }

  /// Runs something and gives the problems it throws their files and lines.
  ///
  /// - Parameter body: What may throw problems that name cells or parts of the method.
  /// - Returns: What `body` returns.
  /// - Throws: The same problems with their places.
  public func located<Result>(
    _ body: () throws(FragilityError) -> Result
  ) throws(FragilityError) -> Result {
    do throws(FragilityError) { return try body() } catch {
      throw FragilityError(locate(error.problems), cause: error.cause)
    }
  }

  /// Walks once over each table that problems are about.
  private func locate(_ problems: [Problem]) -> [Problem] {
    var cells: [String: Set<CellAddress>] = [:]
    for place in problems.flatMap({ [$0.place, $0.related].compactMap { $0 } }) {
      guard case .cell(let table, let row, let column) = place.subject else { continue }
      cells[table, default: []].insert(CellAddress(row: row, column: column))
    }
    let readerOf = Dictionary(uniqueKeysWithValues: zip(tables.map(\.id), readers))
    let positions = cells.reduce(into: [String: [CellAddress: TextPosition]]()) { found, entry in
      found[entry.key] = readerOf[entry.key]?.positions(of: entry.value)
    }
    let locate = { (place: Problem.Place) -> Problem.Place in
      guard case .cell(let table, let row, let column) = place.subject,
        let reader = readerOf[table]
      else { return file.locate(place) }
      let position = positions[table]?[CellAddress(row: row, column: column)]
      return Problem.Place(
        file: reader.path,
        line: position?.line,
        column: position?.column,
        sheet: reader.sheet,
        subject: place.subject
      )
    }
    return problems.map { problem in
      var located = problem
      located.place = locate(problem.place)
      located.related = problem.related.map(locate)
      return located
    }
  }
}

/// The reader of one table, kept so that messages can say where a cell stands.
private enum Reader: Sendable {
  case csv(CSVTableReader)
  /// A file that was read without keeping its text; it is read again where a message needs a place in it.
  case file(path: String, shown: String, FragilityMethod.Table.Dialect)
  case geoJSON(GeoJSONTableReader)
  case xlsx(XLSXTableReader)

  static func read(
    _ position: Int,
    of file: MethodFile,
    path: String,
    isOverridden: Bool,
    threads: Int
  ) throws(FragilityError) -> (Reader, DataTable, TableNote) {
    let source = file.method.tables[position]
    if let quick = quickly(position, of: file, path: path, threads: threads) { return quick }
    let subject = Problem.Subject.table(position, id: source.id, key: "path")
    let place = isOverridden ? nil : file.locate(Problem.Place(subject))
    let input = try InputFile.read(path, namedBy: place)
    let needed = file.method.columnsNeeded(ofTable: position)
    let reader: Reader
    let table: DataTable
    let dialect: ReadDialect
    switch source.format ?? .init(endingOf: path) {
    case .geoJSON:
      let text = try DecodedText(input, encoding: source.dialect.encoding)
      let geoJSON = GeoJSONTableReader(path: input.path, text: text)
      (table, dialect) = try geoJSON.read(
        id: source.id,
        markers: source.markers,
        decimalMark: source.dialect.decimalMark,
        needed: needed
      )
      reader = .geoJSON(geoJSON)
    case .csv:
      let text = try DecodedText(input, encoding: source.dialect.encoding)
      let csv = CSVTableReader(path: input.path, text: text, dialect: source.dialect)
      (table, dialect) = try csv.read(id: source.id, markers: source.markers, needed: needed)
      reader = .csv(csv)
    case .xlsx:
      let workbook = try WorkbookFile(input, sheet: source.dialect.sheet)
      let xlsx = XLSXTableReader(workbook: workbook, dialect: source.dialect)
      (table, dialect) = try xlsx.read(id: source.id, markers: source.markers, needed: needed)
      reader = .xlsx(xlsx)
    }
    let note = TableNote(
      table: source.id,
      path: input.path,
      rows: table.rowCount,
      dialect: dialect
    )
    return (reader, table, note)
  }

  /// Reads a well-formed CSV file at full speed; `nil` leaves it to the patient readers.
  private static func quickly(
    _ position: Int,
    of file: MethodFile,
    path: String,
    threads: Int
  ) -> (Reader, DataTable, TableNote)? {
    let source = file.method.tables[position]
    guard path != "-", source.format ?? .init(endingOf: path) == .csv,
      let quick = QuickCSVReader(path, dialect: source.dialect)
    else { return nil }
    defer { quick.close() }
    let needed = file.method.columnsNeeded(ofTable: position)
    guard
      let (table, dialect) = quick.read(
        id: source.id,
        markers: source.markers,
        needed: needed,
        threads: threads
      )
    else { return nil }
    let note = TableNote(table: source.id, path: path, rows: table.rowCount, dialect: dialect)
    return (.file(path: path, shown: path, source.dialect), table, note)
  }

  var path: String {
    switch self {
    case .csv(let reader): reader.path
    case .file(_, let shown, _): shown
    case .geoJSON(let reader): reader.path
    case .xlsx(let reader): reader.path
    }
  }

  /// The sheet of a workbook.
  var sheet: String? {
    if case .xlsx(let reader) = self { reader.workbook.sheet } else { nil }
  }

  func positions(of cells: Set<CellAddress>) -> [CellAddress: TextPosition] {
    switch self {
    case .csv(let reader): reader.positions(of: cells)
    case .file(let path, let shown, let dialect):
      (try? DecodedText(InputFile.read(path, shownAs: shown), encoding: dialect.encoding)).map {
        CSVTableReader(path: shown, text: $0, dialect: dialect).positions(of: cells)
      } ?? [:]
    case .geoJSON(let reader): reader.positions(of: cells)
    case .xlsx(let reader): reader.positions(of: cells)
    }
  }
}

extension MethodFile {
  /// The path of a table of the method: relative to the folder of its file.
  func resolve(_ tablePath: String) -> String {
    guard tablePath != "-", !tablePath.hasPrefix("/"), let end = path.lastIndex(of: "/") else {
      return tablePath
    }
    return String(path[...end]) + tablePath
  }
}

extension Problem {
  fileprivate static func unknownTable(_ id: String, among ids: [String]) -> Problem {
    let list = ids.joined(separator: ", ")
    return Problem(
      "input.unknown-table",
      at: Place(file: "--table"),
      LocalizedText(
        fr: "la méthode n'a pas de table \"\(id)\"",
        en: "the method has no table \"\(id)\""
      ),
      remedy: LocalizedText(fr: "ses tables : \(list)", en: "its tables: \(list)")
    )
  }

  fileprivate static func standardInputTwice(_ path: String) -> Problem {
    Problem(
      "input.standard-input-twice",
      at: Place(file: path),
      LocalizedText(
        fr: "deux tables ne peuvent pas être lues de l'entrée standard",
        en: "two tables cannot be read from the standard input"
      ),
      remedy: LocalizedText(
        fr: "donnez un fichier pour l'une d'elles",
        en: "give a file for one of them"
      )
    )
  }
}
