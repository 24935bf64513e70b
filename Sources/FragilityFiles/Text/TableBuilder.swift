import FragilityIndex

/// The columns of a table while its file is read, whatever its format, and what is wrong with them.
struct TableBuilder {
  private let id: String
  private let textNames: [String]
  private let numberNames: [String]
  private var texts: [TextColumn]
  private var values: [[Double]]
  /// How many rows are complete.
  private(set) var rowCount = 0
  /// The reader of the number columns.
  var numbers: NumberReader
  /// What is wrong so far, but for numbers.
  var problems = TextProblems()

  /// - Parameters:
  ///   - id: The id of the table.
  ///   - texts: The names of the columns of text.
  ///   - numbers: The names of the columns of numbers.
  ///   - reader: The reader of the numbers.
  init(id: String, texts: [String], numbers: [String], reader: NumberReader) {
    self.id = id
    textNames = texts
    numberNames = numbers
    self.texts = texts.map { _ in TextColumn() }
    values = numbers.map { _ in [] }
    self.numbers = reader
  }

  mutating func append(_ text: some Sequence<UInt8>, toText column: Int) {
    texts[column].append(text)
  }

  mutating func append(_ value: Double, toNumber column: Int) {
    values[column].append(value)
  }

  mutating func endRow() {
    rowCount += 1
  }

  /// A cell of the row that is being read, for messages.
  func cell(_ column: String) -> Problem.Subject {
    .cell(table: id, row: rowCount, column: column)
  }

  /// The table, and how it was read.
  ///
  /// - Throws: Everything that is wrong with the file, together.
  mutating func finish(
    _ text: DecodedText,
    path: String,
    delimiter: UInt8
  ) throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    var lines = TextLines(text.bytes)
    return try finish(
      dialect: ReadDialect(encoding: text.encoding, hasMark: text.hasMark, delimiter: delimiter)
    ) { lines.position(of: $0).place(in: path) }
  }

  /// The table, and how it was read.
  ///
  /// - Parameters:
  ///   - dialect: How it was read, but for its numbers.
  ///   - place: The place of an offset.
  /// - Returns: The table, with the dialect of its numbers.
  /// - Throws: Everything that is wrong with the file, together.
  mutating func finish(
    dialect: ReadDialect,
    place: (Int) -> Problem.Place
  ) throws(FragilityError) -> (table: DataTable, dialect: ReadDialect) {
    numbers.finish { place($0).line }
    problems.merge(numbers.problems)
    guard problems.isEmpty else { throw problems.error(place) }
    let columns = values.map(Column.init(encoded:))
    let table = DataTable(
      id: id,
      rowCount: rowCount,
      texts: Dictionary(uniqueKeysWithValues: zip(textNames, texts)),
      numbers: Dictionary(uniqueKeysWithValues: zip(numberNames, columns))
    )
    var dialect = dialect
    dialect.decimalMark = numbers.decimalMark
    dialect.mayBeThousands = numbers.mayBeThousands
    return (table, dialect)
  }
}
