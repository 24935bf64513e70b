import FragilityIndex

/// Reads a well-formed delimited file block by block on all cores, without a string or an array per cell.
///
/// It gives what ``CSVTableReader`` gives, or nothing: where anything is unusual, from a stray quote to a number that is none, it
/// stops, and the patient reader says what is wrong or copes with it. Blocks are joined in the order of the file, so that
/// threads change nothing.
struct QuickCSVReader {
  private let file: Int32
  private let size: Int
  private let dialect: FragilityMethod.Table.Dialect
  private let blockSize: Int

  /// How many bytes a block usually has: enough to share out work, few enough to stay in a core's cache.
  static let usualBlockSize = 1 << 18

  /// Opens a file.
  ///
  /// - Returns: `nil` if it is no plain file that can be read.
  init?(
    _ path: String,
    dialect: FragilityMethod.Table.Dialect,
    blockSize: Int = usualBlockSize
  ) {
    self.blockSize = blockSize
    guard dialect.encoding != .windows1252, let (file, size) = Platform.openPlainFile(path) else {
      return nil
    }
    self.file = file
    self.size = size
    self.dialect = dialect
  }

  /// Closes the file.
  func close() {
    Platform.close(file)
  }

  /// Reads a table.
  ///
  /// - Returns: The table and how it was read, or `nil` where the patient reader is needed.
  func read(
    id: String,
    markers: [String: AbsenceReason],
    needed: ColumnsNeeded,
    threads: Int
  ) -> (table: DataTable, dialect: ReadDialect)? {
    guard let (start, isAtEnd) = readStart() else { return nil }
    guard let head = QuickCSVHead(start, dialect: dialect, needed: needed) else { return nil }
    let plan = BlockPlan(
      head,
      markers: markers,
      blockSize: blockSize
    )
    let workers = min(threads, size / blockSize + 1)
    let stream = BlockStream(
      file: file,
      size: size,
      carried: Array(start[head.end...]),
      isAtEnd: isAtEnd,
      plan: plan,
      workers: workers
    )
    _ = concurrentMap(workers, threads: workers) { _ in stream.work() }
    guard let columns = stream.finish(), columns.rowCount > 0 else { return nil }
    guard let mark = columns.marks.mark(told: dialect.decimalMark) else { return nil }
    let table = DataTable(
      id: id,
      rowCount: columns.rowCount,
      texts: Dictionary(uniqueKeysWithValues: zip(head.texts, columns.texts)),
      numbers: Dictionary(
        uniqueKeysWithValues: zip(head.numbers, columns.numbers.map(Column.init(encoded:)))
      )
    )
    let read = ReadDialect(
      encoding: .utf8,
      hasMark: head.hasMark,
      delimiter: head.delimiter,
      decimalMark: mark,
      mayBeThousands: dialect.decimalMark == nil && columns.marks.mayBeThousands
    )
    return (table, read)
  }

  /// Reads as much as the head needs: as a rule little, up to a block where a line is long.
  private func readStart() -> (bytes: [UInt8], isAtEnd: Bool)? {
    var bytes: [UInt8] = []
    for count in [min(blockSize, QuickCSVHead.usualLength), blockSize] where count > bytes.count {
      let room = count - bytes.count
      var read: Int?
      bytes += [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        read = Platform.readFully(file, into: UnsafeMutableRawBufferPointer(buffer))
        filled = read ?? 0
      }
      guard let read else { return nil }
      if read < room { return (bytes, true) }
      if bytes.contains(UInt8(ascii: "\n")) { break }
    }
    return (bytes, false)
  }
}

/// What the first block of a file tells: its delimiter, its header, and where the columns are.
struct QuickCSVHead {
  let delimiter: UInt8
  let hasMark: Bool
  /// Where the records begin.
  let end: Int
  /// How many columns there are.
  let columnCount: Int
  /// The names of the columns of text and of numbers, and their positions.
  let texts: [String]
  let textPositions: [Int]
  let numbers: [String]
  let numberPositions: [Int]

  /// How many bytes tell enough, as a rule.
  fileprivate static let usualLength = 1 << 15

  init?(_ start: [UInt8], dialect: FragilityMethod.Table.Dialect, needed: ColumnsNeeded) {
    let marked = start.starts(with: [0xEF, 0xBB, 0xBF])
    // The header and some records are enough; a record that is cut off would mislead the search for the delimiter.
    let lineFeed = UInt8(ascii: "\n")
    guard
      let last = start.prefix(Self.usualLength).lastIndex(of: lineFeed)
        ?? start.lastIndex(of: lineFeed),
      let text = try? DecodedText(
        InputFile(path: "", bytes: Array(start[...last])),
        encoding: dialect.encoding
      ),
      text.encoding == .utf8
    else { return nil }
    let reader = CSVTableReader(path: "", text: text, dialect: dialect)
    guard let records = try? reader.open(delimiter: reader.delimiter),
      records.header.names.count > 1
    else { return nil }
    var positions: [Int] = []
    for request in needed.texts + needed.numbers {
      guard case .position(let position) = records.header.find(request.column),
        !positions.contains(position)
      else { return nil }
      positions.append(position)
    }
    delimiter = reader.delimiter
    hasMark = marked
    end = records.position + (marked ? 3 : 0)
    columnCount = records.header.names.count
    texts = needed.texts.map(\.column)
    numbers = needed.numbers.map(\.column)
    textPositions = Array(positions.prefix(texts.count))
    numberPositions = Array(positions.dropFirst(texts.count))
  }
}

/// Which decimal marks numbers had.
struct MarkCounts: Sendable {
  var commas = 0
  var points = 0
  /// Whether every number with a decimal mark has three digits after it.
  var hasOnlyThreeDecimals = true

  mutating func merge(_ other: MarkCounts) {
    commas += other.commas
    points += other.points
    hasOnlyThreeDecimals = hasOnlyThreeDecimals && other.hasOnlyThreeDecimals
  }

  mutating func note(_ mark: UInt8, hasThreeDecimals: Bool) {
    if mark == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
    if !hasThreeDecimals { hasOnlyThreeDecimals = false }
  }

  var mayBeThousands: Bool { hasOnlyThreeDecimals && commas + points >= 3 }

  /// The decimal mark, 0 if no number had one; `nil` if two marks were used, or another than was told.
  func mark(told: UInt8?) -> UInt8? {
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    if let told { return (told == comma ? points : commas) == 0 ? told : nil }
    if commas > 0, points > 0 { return nil }
    return commas > 0 ? comma : points > 0 ? point : 0
  }
}
