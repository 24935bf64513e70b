import FragilityIndex

/// What was parsed from a block; the columns stand in its buffers.
struct ParsedBlock {
  var rowCount: Int
  var marks: MarkCounts
}

/// Parses one block of whole records, or two side by side.
///
/// Where a field begins is known once the one before it was read. Two blocks that do not wait for each other take little longer
/// than one.
///
/// - Parameters:
///   - first: A block.
///   - second: Another one, if there is one.
///   - plan: What is done with each column.
/// - Returns: What was parsed from each block; `nil` where anything is unusual.
func parseBlocks(
  _ first: FilledBlock,
  _ second: FilledBlock?,
  _ plan: BlockPlan
) -> (first: ParsedBlock, second: ParsedBlock?)? {
  let a = FieldReader(first, plan)
  var (inA, inB) = (BlockProgress(first), BlockProgress(second ?? first))
  guard let second else { return a.finish(&inA).map { ($0, nil) } }
  let b = FieldReader(second, plan)
  let last = plan.uses.count - 1
  let isParsed = plan.uses.withUnsafeBufferPointer { uses -> Bool in
    while a.hasRecord(&inA), b.hasRecord(&inB) {
      for column in 0..<last {
        let use = uses[column]
        guard a.readField(use, &inA), b.readField(use, &inB) else { return false }
      }
      guard a.readLastField(uses[last], &inA), b.readLastField(uses[last], &inB) else {
        return false
      }
    }
    return true
  }
  guard isParsed, let first = a.finish(&inA), let second = b.finish(&inB) else { return nil }
  return (first, second)
}

/// How far a block was parsed.
private struct BlockProgress {
  /// The byte that is read next.
  var cursor: UnsafePointer<UInt8>
  var row = 0
  var marks = MarkCounts()

  init(_ block: FilledBlock) {
    cursor = UnsafePointer(block.buffers.bytes)
  }
}

/// Reads the fields of a block: each from where it begins, to give where it ends.
private struct FieldReader {
  typealias Cursor = UnsafePointer<UInt8>

  private let plan: BlockPlan
  private let buffers: BlockBuffers
  private let end: Cursor
  private let delimiter: UInt8
  private let delimiters: EightBytes
  private let looksLikeNumbers: Bool

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ block: FilledBlock, _ plan: BlockPlan) {
    self.plan = plan
    buffers = block.buffers
    end = Cursor(buffers.bytes) + block.count
    delimiter = plan.delimiter
    delimiters = EightBytes(repeating: plan.delimiter)
    looksLikeNumbers = plan.markers.looksLikeNumbers
    // Every walk ends at the line feeds after the last byte, and no check for the end is needed in between.
    (buffers.bytes + block.count).update(repeating: Self.lineFeed, count: BlockBuffers.slack)
  }

  // MARK: Records

  /// Parses the records that are left.
  func finish(_ progress: inout BlockProgress) -> ParsedBlock? {
    let last = plan.uses.count - 1
    let isParsed = plan.uses.withUnsafeBufferPointer { uses -> Bool in
      while hasRecord(&progress) {
        for column in 0..<last {
          guard readField(uses[column], &progress) else { return false }
        }
        guard readLastField(uses[last], &progress) else { return false }
      }
      return true
    }
    guard isParsed, progress.cursor >= end, progress.cursor <= end + 1 else { return nil }
    return ParsedBlock(rowCount: progress.row, marks: progress.marks)
  }

  /// Whether there is another record, once empty lines were stepped over; not after a carriage return alone.
  @inline(__always)
  func hasRecord(_ progress: inout BlockProgress) -> Bool {
    while progress.cursor < end, isLineEnd(progress.cursor.pointee) {
      guard endLine(&progress.cursor) else { return false }
    }
    return progress.cursor < end
  }

  /// Reads a field that is not the last one of its record.
  @inline(__always)
  func readField(_ use: BlockPlan.Use, _ progress: inout BlockProgress) -> Bool {
    let cursor = progress.cursor
    guard
      let next = readField(cursor, use, progress.row, &progress.marks, isLast: false)
    else { return false }
    progress.cursor = next + 1
    return true
  }

  /// Reads the last field of a record, and the end of its line.
  @inline(__always)
  func readLastField(_ use: BlockPlan.Use, _ progress: inout BlockProgress) -> Bool {
    let cursor = progress.cursor
    guard
      let next = readField(cursor, use, progress.row, &progress.marks, isLast: true)
    else { return false }
    progress.cursor = next
    progress.row &+= 1
    return endLine(&progress.cursor)
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Steps over the end of a line; a carriage return alone is unusual.
  @inline(__always)
  private func endLine(_ cursor: inout Cursor) -> Bool {
    if cursor.pointee == Self.carriageReturn { cursor += 1 }
    guard cursor.pointee == Self.lineFeed else { return false }
    cursor += 1
    return true
  }

  /// - Returns: Where the field ends; `nil` if it is unusual, or is not the last one of its record where it should be.
  @inline(__always)
  private func readField(
    _ start: Cursor,
    _ use: BlockPlan.Use,
    _ row: Int,
    _ marks: inout MarkCounts,
    isLast: Bool
  ) -> Cursor? {
    switch use {
    case .number(let slot):
      let target = buffers.numberColumn(slot) + row
      return readNumber(start, into: target, &marks, isLast: isLast)
        ?? readOtherNumber(start, into: target, &marks, isLast: isLast)
    case .text(let slot):
      return readText(start, into: slot, row, isLast: isLast)
        ?? readUnusualText(start, into: slot, row, isLast: isLast)
    case .skip:
      return skipField(start, isLast: isLast) ?? skipUnusualField(start, isLast: isLast)
    }
  }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool { byte == delimiter || isLineEnd(byte) }

  @inline(__always)
  private func ends(_ byte: UInt8, isLast: Bool) -> Bool {
    isLast ? isLineEnd(byte) : byte == delimiter
  }

  @inline(__always)
  private func isMark(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")) && byte != delimiter
  }

  // MARK: Numbers

  /// Reads up to eight bytes at once: where the digits end, where the decimals do, and what they make.
  ///
  /// - Returns: Where the field ends; `nil` if it is anything but up to seven digits, with a mark or without.
  @inline(__always)
  private func readNumber(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts,
    isLast: Bool,
    isNegative: Bool = false
  ) -> Cursor? {
    let word = EightBytes(start)
    let others = word.nonDigits
    let whole = bitsBefore(others)
    let mark = word.byte(afterBits: whole)
    var digits = word.digitValues
    var end = whole
    var length = whole
    let isMarked = isMark(mark)
    if isMarked {
      end = bitsBefore(others & (others &- 1))
      length = end &- 8
      // The decimals move up to the digits before the mark.
      let before: UInt64 = (1 &<< whole) &- 1
      digits = (digits & before) | ((digits &>> 8) & ~before)
    }
    let next = start + Int(truncatingIfNeeded: end &>> 3)
    guard length &- 1 < 56, ends(next.pointee, isLast: isLast), !looksLikeNumbers else {
      return nil
    }
    let decimals = (length &- whole) &>> 3
    if isMarked { marks.note(mark, hasThreeDecimals: decimals == 3 && (whole > 0 || isNegative)) }
    let significand = eightDigitNumber(digits &<< (64 &- length))
    let magnitude = Double(Int64(truncatingIfNeeded: significand)) / smallPowerOfTen(decimals)
    target.pointee = isNegative ? -magnitude : magnitude
    return next
  }

  /// A number that is negative or long, a marker, or a number in a dress.
  @inline(never)
  private func readOtherNumber(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts,
    isLast: Bool
  ) -> Cursor? {
    let first = start.pointee
    guard !looksLikeNumbers || !isNumericMarker(start) else {
      return readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    if first &- 48 < 10 || isMark(first) {
      return readLongNumber(start, into: target, &marks, isLast: isLast, isNegative: false)
        ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    if first == UInt8(ascii: "-") {
      return readNumber(start + 1, into: target, &marks, isLast: isLast, isNegative: true)
        ?? readLongNumber(start + 1, into: target, &marks, isLast: isLast, isNegative: true)
        ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    return readMarker(start, into: target, isLast: isLast)
      ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
  }

  /// A number of up to 19 digits, with a mark or without.
  @inline(__always)
  private func readLongNumber(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts,
    isLast: Bool,
    isNegative: Bool
  ) -> Cursor? {
    var significand: UInt64 = 0
    let point = readDigits(start, into: &significand)
    var next = point
    var decimals = 0
    var digitCount = point - start
    let mark = point.pointee
    let isMarked = isMark(mark)
    if isMarked {
      next = readDigits(point + 1, into: &significand)
      decimals = next - point - 1
      digitCount &+= decimals
    }
    guard digitCount > 0, digitCount < 20, ends(next.pointee, isLast: isLast),
      let magnitude = nearestDouble(significand: significand, exponent: -decimals),
      magnitude.isFinite, magnitude != 0 || significand == 0
    else { return nil }
    if isMarked {
      marks.note(mark, hasThreeDecimals: decimals == 3 && (point > start || isNegative))
    }
    target.pointee = isNegative ? -magnitude : magnitude
    return next
  }

  /// Adds a run of digits to a significand, which wraps round where there are too many.
  ///
  /// - Returns: Where the run ends.
  @inline(__always)
  private func readDigits(_ start: Cursor, into significand: inout UInt64) -> Cursor {
    var cursor = start
    while true {
      let word = EightBytes(cursor)
      let others = word.nonDigits
      guard others != 0 else {
        significand = significand &* 100_000_000 &+ eightDigitNumber(word.digitValues)
        cursor += 8
        continue
      }
      let length = bitsBefore(others)
      guard length > 0 else { return cursor }
      significand = significand &* smallPowerOfTen(length &>> 3)
      significand &+= eightDigitNumber(word.digitValues &<< (64 &- length))
      return cursor + Int(truncatingIfNeeded: length &>> 3)
    }
  }

  /// Whether the cell is a marker that looks like a number.
  private func isNumericMarker(_ start: Cursor) -> Bool {
    var next = start
    while !endsField(next.pointee) { next += 1 }
    return plan.markers.gap(start, count: next - start) != nil || next - start > 7
  }

  /// An empty cell or a short marker.
  @inline(__always)
  private func readMarker(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    isLast: Bool
  ) -> Cursor? {
    var next = start
    while next < start + 8, !endsField(next.pointee) { next += 1 }
    guard ends(next.pointee, isLast: isLast), let gap = plan.markers.gap(start, count: next - start)
    else { return nil }
    target.pointee = gap
    return next
  }

  /// A long marker, or a number in a dress.
  @inline(never)
  private func readUnusualNumber(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts,
    isLast: Bool
  ) -> Cursor? {
    guard let next = fieldEnd(from: start), ends(next.pointee, isLast: isLast) else { return nil }
    if let gap = plan.markers.gap(start, count: next - start) {
      target.pointee = gap
      return next
    }
    guard let cell = content(of: array(start, next)) else { return nil }
    let range = cell.trimmed(cell.indices)
    if let gap = plan.markers.gap(cell[range]) {
      target.pointee = gap
    } else {
      guard case .number(let number, let mark) = parseNumber(cell, range) else { return nil }
      if mark != 0 {
        let start = range.upperBound - 4
        marks.note(mark, hasThreeDecimals: start > range.lowerBound && cell[start] == mark)
      }
      target.pointee = number
    }
    return next
  }

  // MARK: Texts

  /// Where a text without control characters stops: at its quote, or at a quote or the end of the field.
  ///
  /// - Returns: Where it stops, and whether all before that is ASCII.
  @inline(__always)
  private func textEnd(_ start: Cursor, isQuoted: Bool) -> (end: Cursor, isASCII: Bool) {
    let quotes = EightBytes(repeating: Self.quote)
    var cursor = start
    var nonASCII: UInt64 = 0
    while true {
      let word = EightBytes(cursor)
      var stops = word.equal(to: quotes) | word.controls
      if !isQuoted { stops |= word.equal(to: delimiters) }
      guard stops != 0 else {
        nonASCII |= word.nonASCII
        cursor += 8
        continue
      }
      let length = bitsBefore(stops)
      nonASCII |= word.nonASCII & ((1 &<< length) &- 1)
      return (cursor + Int(truncatingIfNeeded: length &>> 3), nonASCII == 0)
    }
  }

  /// A text that stands as it is, or between quotes.
  @inline(__always)
  private func readText(_ start: Cursor, into slot: Int, _ row: Int, isLast: Bool) -> Cursor? {
    let isQuoted = start.pointee == Self.quote
    let content = isQuoted ? start + 1 : start
    let (end, isASCII) = textEnd(content, isQuoted: isQuoted)
    let next = isQuoted ? end + 1 : end
    guard !isQuoted || end.pointee == Self.quote, ends(next.pointee, isLast: isLast),
      content == end || (isPlain(content.pointee) && isPlain(end[-1])),
      isASCII || isValid(content, end)
    else { return nil }
    buffers.append(content, count: end - content, toText: slot, row: row)
    return next
  }

  /// Whether a byte at the end of a text is certainly no blank, nor part of one, and needs no second look.
  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xA0 && byte != 0xAF
      && byte != UInt8(ascii: "=")
  }

  /// A text in a dress: doubled quotes, line ends, a wrapper, blanks around it.
  @inline(never)
  private func readUnusualText(
    _ start: Cursor,
    into slot: Int,
    _ row: Int,
    isLast: Bool
  ) -> Cursor? {
    guard let next = fieldEnd(from: start), ends(next.pointee, isLast: isLast),
      isText(start, next), let cell = unquoted(array(start, next))
    else { return nil }
    cell.withUnsafeBufferPointer { cell in
      buffers.append(cell.baseAddress ?? start, count: cell.count, toText: slot, row: row)
    }
    return next
  }

  /// A field that needs no second look.
  @inline(__always)
  private func skipField(_ start: Cursor, isLast: Bool) -> Cursor? {
    let first = start.pointee
    let (next, isASCII) = textEnd(start, isQuoted: false)
    guard isPlain(first), first < 0x80, ends(next.pointee, isLast: isLast),
      isASCII || isValid(start, next)
    else { return nil }
    return next
  }

  @inline(never)
  private func skipUnusualField(_ start: Cursor, isLast: Bool) -> Cursor? {
    guard let next = fieldEnd(from: start), ends(next.pointee, isLast: isLast),
      isText(start, next), next == start || content(of: array(start, next)) != nil
    else { return nil }
    return next
  }

  // MARK: Fields

  /// Where a field ends; `nil` where a quote stands inside a field that does not begin with one.
  private func fieldEnd(from start: Cursor) -> Cursor? {
    var cursor = start
    while cursor.pointee == UInt8(ascii: " ") || (cursor.pointee == 0x09 && delimiter != 0x09) {
      cursor += 1
    }
    if cursor.pointee == UInt8(ascii: "="), cursor[1] == Self.quote { cursor += 1 }
    if cursor.pointee == Self.quote {
      cursor += 1
      while true {
        guard cursor < end else { return nil }
        if cursor.pointee == Self.quote {
          guard cursor[1] == Self.quote else { break }
          cursor += 1
        }
        cursor += 1
      }
      cursor += 1
    }
    while !endsField(cursor.pointee) {
      guard cursor.pointee != Self.quote else { return nil }
      cursor += 1
    }
    return cursor
  }

  private func array(_ start: Cursor, _ end: Cursor) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: end - start))
  }

  /// The only field of some bytes as the patient reader sees it, or `nil` if it sees another.
  private func field(_ field: [UInt8]) -> CSVScanner.Field? {
    var scanner = CSVScanner(field, delimiter: delimiter)
    var fields: [CSVScanner.Field] = []
    guard !field.isEmpty else { return .init(start: 0, content: 0..<0, hasDoubledQuotes: false) }
    guard (try? scanner.next(into: &fields)) == true, fields.count == 1, scanner.isAtEnd else {
      return nil
    }
    return fields[0]
  }

  /// The bytes of a number cell, its quotes undone.
  private func content(of bytes: [UInt8]) -> [UInt8]? {
    guard let field = field(bytes) else { return nil }
    return field.hasDoubledQuotes ? bytes.text(of: field) : Array(bytes[field.content])
  }

  /// The bytes of a text cell, its quotes and its wrapper undone.
  private func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    field(bytes).map { bytes.text(of: $0) }
  }

  /// Whether some bytes are valid UTF-8 without NUL.
  private func isText(_ start: Cursor, _ end: Cursor) -> Bool {
    isValid(start, end) && !UnsafeBufferPointer(start: start, count: end - start).contains(0)
  }

  private func isValid(_ start: Cursor, _ end: Cursor) -> Bool {
    firstInvalidUTF8(UnsafeBufferPointer(start: start, count: end - start)) == nil
  }
}

/// The powers of ten up to the seventh.
@inline(__always)
private func smallPowerOfTen<Number: ExpressibleByIntegerLiteral>(_ exponent: UInt64) -> Number {
  switch exponent {
  case 0: 1
  case 1: 10
  case 2: 100
  case 3: 1000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  default: 10_000_000
  }
}
