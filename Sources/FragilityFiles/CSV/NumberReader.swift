import FragilityIndex

/// Reads the cells of the number columns of one table, whatever its file format, and collects what is wrong.
struct NumberReader {
  /// A number that showed a decimal mark, to compare the others with.
  private struct Sighting {
    let offset: Int
    let text: String
    let column: String
  }

  private let table: String
  private let markers: [[UInt8]: AbsenceReason]
  /// Whether a marker begins with a byte.
  private var beginsMarker = [Bool](repeating: false, count: 256)
  private let told: UInt8?
  private var first: [UInt8: Sighting] = [:]
  private var countOfMark: [UInt8: Int] = [:]
  /// Whether every number with a decimal mark has three digits after it.
  private var hasOnlyThreeDecimals = true
  /// What is wrong so far.
  private(set) var problems = TextProblems()

  /// - Parameters:
  ///   - table: The id of the table, for messages.
  ///   - markers: The texts that stand for absent values.
  ///   - decimalMark: The decimal mark, where it is known.
  init(table: String, markers: [String: AbsenceReason], decimalMark: UInt8?) {
    self.table = table
    self.markers = Dictionary(uniqueKeysWithValues: markers.map { (Array($0.key.utf8), $0.value) })
    told = decimalMark
    for byte in markers.keys.compactMap(\.utf8.first) { beginsMarker[Int(byte)] = true }
  }

  /// The decimal mark of the numbers read so far, 0 if none had one.
  var decimalMark: UInt8 {
    told ?? countOfMark.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Whether the decimal mark, which was not told, may be a separator of thousands.
  var mayBeThousands: Bool {
    told == nil && hasOnlyThreeDecimals && countOfMark.values.reduce(0, +) >= 3
  }

  /// Reads a field of a delimited text, whose quotes may hide a wrapper.
  mutating func read(_ bytes: [UInt8], _ field: CSVScanner.Field, column: String) -> Double {
    guard field.hasDoubledQuotes else {
      return read(bytes, field.content, offset: field.start, column: column)
    }
    let cell = bytes.text(of: field)
    return read(cell, cell.indices, offset: field.start, column: column)
  }

  /// Reads a number of JSON, whose decimal mark is always a point and says nothing about those of texts.
  mutating func readJSON(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    offset: Int,
    column: String
  ) -> Double {
    if let reason = markers[Array(bytes[range])] { return Double(absent: reason) }
    if case .number(let number, _) = parseNumber(bytes, range) { return number }
    return read(bytes, range, offset: offset, column: column)
  }

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: The cell in it.
  ///   - offset: Where the cell begins in the file, for messages.
  ///   - column: The name of the column.
  /// - Returns: The number, or a gap.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>, offset: Int, column: String) -> Double {
    let range = bytes.trimmed(range)
    if range.isEmpty || beginsMarker[Int(bytes[range.lowerBound])] {
      if let reason = markers[Array(bytes[range])] { return Double(absent: reason) }
    }
    let parsed = parseNumber(bytes, range)
    if case .number(let number, let mark) = parsed {
      if mark != 0 { note(mark, bytes, range, offset: offset, column: column) }
      return number
    }
    let text = String(decoding: bytes[range], as: UTF8.self)
    report(at: offset, column) { place in
      parsed == .outOfRange
        ? .numberOutOfRange(text, at: place)
        : .notANumber(text, looksLikeMarker: looksLikeMarker(text), at: place)
    }
    return Double(absent: .unavailable)
  }

  private mutating func note(
    _ mark: UInt8,
    _ bytes: [UInt8],
    _ range: Range<Int>,
    offset: Int,
    column: String
  ) {
    countOfMark[mark, default: 0] += 1
    if hasOnlyThreeDecimals {
      let start = range.upperBound - 4
      hasOnlyThreeDecimals = start > range.lowerBound && bytes[start] == mark
    }
    if let told, mark != told {
      let text = String(decoding: bytes[range], as: UTF8.self)
      report(at: offset, column) { .wrongMark(text, told: told, at: $0) }
    } else if first[mark] == nil {
      let text = String(decoding: bytes[range], as: UTF8.self)
      first[mark] = Sighting(offset: offset, text: text, column: column)
    }
  }

  /// Closes the table: comma and point must not both be decimal marks in it.
  ///
  /// - Parameter line: The line of an offset.
  mutating func finish(line: (Int) -> Int?) {
    guard told == nil, first.count > 1 else { return }
    let usual = decimalMark
    guard let rare = first.first(where: { $0.key != usual })?.value, let other = first[usual] else {
      return
    }
    let line = line(other.offset) ?? 1
    report(at: rare.offset, rare.column) {
      .mixedMarks(rare.text, other: other.text, line: line, at: $0)
    }
  }

  private mutating func report(
    at offset: Int,
    _ column: String,
    _ describe: @escaping (Problem.Place) -> Problem
  ) {
    problems.report(at: offset, .cell(table: table, row: 0, column: column), describe)
  }
}

/// Whether a text looks like a marker of an absent value rather than a mistake.
private func looksLikeMarker(_ text: String) -> Bool {
  let known: Set<String> = [
    "", "s", "c", "ns", "nd", "na", "n/a", "nc", "so", "null", "none", "nan", "x", "-", "--", ".",
    "..", "...", "/", "//", "///", "*", "?", "n.d.", "n.s.", "#n/a", "#div/0!", "secret", "absent",
  ]
  return known.contains(text.lowercased())
}
