import FragilityIndex
import Testing

@testable import FragilityFiles

/// A small valid method in which every gap takes one line, so that each gap has a line of its own.
///
/// The gaps are `top` (line 4), `table` (9), `rules` (11), `indicator` (16) and `more` (from 17 on).
func methodText(
  top: String = "",
  table: String = "",
  rules: String = "",
  indicator: String = "",
  more: String = ""
) -> String {
  """
  format = "fragility-method/1"
  id = "m"
  version = "1"
  \(top)
  [[table]]
  id = "t"
  path = "t.csv"
  key = "code"
  \(table)
  [rules]
  \(rules)
  [[indicator]]
  id = "a"
  column = "taux"
  direction = "higher_is_worse"
  \(indicator)
  \(more)

  """
}

/// Decodes a method from its text, called `method.toml` in messages.
func method(_ text: String) throws(FragilityError) -> MethodFile {
  try MethodFile(bytes: Array(text.utf8), path: "method.toml")
}

/// Writes a method of one table, `code`, `nom`, `pop` and `taux`, into a folder and reads it with its table.
func load(
  table path: String,
  _ keys: String = "",
  column: String = "taux",
  in folder: TemporaryFolder
) throws -> LoadedTables {
  let text = """
    format = "fragility-method/1"
    id = "m"
    version = "1"
    [[table]]
    id = "t"
    path = \(quoted(path))
    key = "code"
    name = "nom"
    population = "pop"
    \(keys)
    [[indicator]]
    id = "a"
    column = "\(column)"
    direction = "higher_is_worse"
    """
  return try LoadedTables(MethodFile(try folder.write("method.toml", text)))
}

/// The columns of a table that a reader is asked for.
func columns(texts: [String], numbers: [String]) throws -> ColumnsNeeded {
  let indicators = numbers.enumerated().map { position, name in
    FragilityMethod.Indicator(
      id: "i\(position)",
      derivation: .column(ColumnReference(table: "t", column: name)),
      direction: .higherIsWorse
    )
  }
  let parents = texts.dropFirst().enumerated().map { position, name in
    FragilityMethod.Table.Level(
      id: "p\(position)",
      codes: ColumnReference(table: "t", column: name)
    )
  }
  let spare = FragilityMethod.Indicator(
    id: "spare",
    derivation: .column(ColumnReference(table: "t", column: "")),
    direction: .higherIsWorse
  )
  let method = try FragilityMethod(
    id: "m",
    tables: [.init(id: "t", path: "t.csv", key: texts[0], parents: parents)],
    indicators: indicators.isEmpty ? [spare] : indicators
  )
  var needed = method.columnsNeeded(ofTable: 0)
  if indicators.isEmpty { needed.numbers = [] }
  return needed
}

/// Reads delimited text, called `t.csv` in messages.
func readCSV(
  _ bytes: some Sequence<UInt8>,
  texts: [String] = ["code"],
  numbers: [String] = [],
  markers: [String: AbsenceReason] = ["": .unavailable],
  dialect: FragilityMethod.Table.Dialect = .init()
) throws -> (table: DataTable, dialect: ReadDialect) {
  let file = InputFile(path: "t.csv", bytes: Array(bytes))
  let text = try DecodedText(file, encoding: dialect.encoding)
  return try CSVTableReader(path: file.path, text: text, dialect: dialect)
    .read(id: "t", markers: markers, needed: columns(texts: texts, numbers: numbers))
}

/// Reads GeoJSON, called `t.geojson` in messages.
func readGeoJSON(
  _ text: String,
  texts: [String] = ["code"],
  numbers: [String] = [],
  markers: [String: AbsenceReason] = ["": .unavailable]
) throws -> DataTable {
  let file = InputFile(path: "t.geojson", bytes: Array(text.utf8))
  return try GeoJSONTableReader(path: file.path, text: DecodedText(file)).read(
    id: "t",
    markers: markers,
    decimalMark: nil,
    needed: columns(texts: texts, numbers: numbers)
  ).table
}

/// The problems that something throws; that it throws none is an issue.
func problems<Result>(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> Result
) -> [Problem] {
  do {
    _ = try body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  } catch let error as FragilityError {
    if error.problems.isEmpty {
      Issue.record("an error without a problem", sourceLocation: sourceLocation)
    }
    return error.problems
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
  return []
}

extension Problem {
  /// The kind and the place in one word each, such as `csv.ragged-row 3:29`.
  var spot: String {
    let line = place.line.map(String.init) ?? "?"
    let column = place.column.map(String.init) ?? "?"
    return "\(code.rawValue) \(line):\(column)"
  }
}

extension Column {
  var values: [Value] { (0..<count).map { self[$0] } }
}

/// The bytes of a text in Windows-1252 or Latin-1, for characters that both hold.
func latin1(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}

/// The index of the files that a first method starts with.
func starterResult() throws -> IndexResult {
  let folder = try TemporaryFolder()
  for (name, bytes) in BuiltInMethod.starter { try folder.write(name, bytes) }
  let loaded = try LoadedTables(MethodFile(folder.path("method.toml")))
  let territories = try loaded.territories()
  return try loaded.fit(to: territories).score(territories)
}
