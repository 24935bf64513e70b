import FragilityIndex

/// What was parsed from a block; the columns stand in its buffers.
struct ParsedBlock {
  var rowCount: Int
  var marks: MarkCounts
}

/// Parses a block of whole records.
///
/// - Parameters:
///   - buffers: The bytes of the block, and room for its columns.
///   - count: How many bytes there are.
///   - plan: What is done with each column.
/// - Returns: `nil` where anything is unusual.
func parseBlock(_ buffers: BlockBuffers, count: Int, _ plan: BlockPlan) -> ParsedBlock? {
  // Every walk ends at the line feed after the last byte, and no check for the end is needed in between.
  for index in count..<(count + 8) { buffers.bytes[index] = UInt8(ascii: "\n") }
  var parser = BlockParser(buffers, count: count, plan)
  return parser.run()
}

private struct BlockParser {
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  private let plan: BlockPlan
  private let looksLikeNumbers: Bool
  private let numbers: [UnsafeMutablePointer<Double>]
  private let texts: [(bytes: UnsafeMutablePointer<UInt8>, ends: UnsafeMutablePointer<UInt32>)]
  private var textLengths: [Int]
  private var marks = MarkCounts()
  private var position = 0
  private var row = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ buffers: BlockBuffers, count: Int, _ plan: BlockPlan) {
    bytes = UnsafePointer(buffers.bytes)
    self.count = count
    self.plan = plan
    delimiter = plan.delimiter
    looksLikeNumbers = plan.markers.looksLikeNumbers
    numbers = plan.numberPositions.indices.map(buffers.numberColumn)
    texts = plan.textPositions.indices.map(buffers.textColumn)
    textLengths = plan.textPositions.map { _ in 0 }
  }

  mutating func run() -> ParsedBlock? {
    let last = plan.uses.count - 1
    while position < count {
      if isLineEnd(at: position) {
        guard endLine() else { return nil }
        continue
      }
      for column in 0...last {
        let isRead: Bool =
          switch plan.uses[column] {
          case .number(let slot): readNumber(slot)
          case .text(let slot): readText(slot)
          case .skip: skipField()
          }
        guard isRead else { return nil }
        if column < last {
          guard bytes[position] == delimiter else { return nil }
          position &+= 1
        }
      }
      guard endLine() else { return nil }
      row &+= 1
    }
    return position <= count + 1 ? ParsedBlock(rowCount: row, marks: marks) : nil
  }

  @inline(__always)
  private func isLineEnd(at index: Int) -> Bool {
    bytes[index] == Self.lineFeed || bytes[index] == Self.carriageReturn
  }

  /// Steps over the end of a line; a carriage return alone is unusual.
  @inline(__always)
  private mutating func endLine() -> Bool {
    if bytes[position] == Self.carriageReturn { position &+= 1 }
    guard bytes[position] == Self.lineFeed else { return false }
    position &+= 1
    return true
  }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  // MARK: Numbers

  @inline(__always)
  private mutating func readNumber(_ slot: Int) -> Bool {
    let start = position
    if looksLikeNumbers, isNumericMarker() { return readUnusualNumber(slot) }
    var index = start
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index &+= 1 }
    let digits = index
    var significand: UInt64 = 0
    while case let digit = bytes[index] &- 48, digit < 10 {
      significand = significand &* 10 &+ UInt64(digit)
      index &+= 1
    }
    var digitCount = index &- digits
    var exponent = 0
    let mark = bytes[index]
    if mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), mark != delimiter {
      let point = index
      index &+= 1
      while case let digit = bytes[index] &- 48, digit < 10 {
        significand = significand &* 10 &+ UInt64(digit)
        index &+= 1
      }
      exponent = point &+ 1 &- index
      digitCount &-= exponent
      if digitCount > 0, digitCount < 20, endsField(bytes[index]) {
        marks.note(mark, hasThreeDecimals: exponent == -3 && point > start)
      }
    }
    guard digitCount > 0, digitCount < 20, endsField(bytes[index]),
      let magnitude = nearestDouble(significand: significand, exponent: exponent),
      magnitude.isFinite, magnitude != 0 || significand == 0
    else { return readUnusualNumber(slot) }
    numbers[slot][row] = isNegative ? -magnitude : magnitude
    position = index
    return true
  }

  /// Whether the cell is a marker that looks like a number.
  private func isNumericMarker() -> Bool {
    var end = position
    while !endsField(bytes[end]) { end &+= 1 }
    return plan.markers.gap(bytes + position, count: end - position) != nil || end - position > 7
  }

  /// A cell that is not digits with a mark: a marker, or a number in a dress.
  private mutating func readUnusualNumber(_ slot: Int) -> Bool {
    guard let end = fieldEnd(from: position) else { return false }
    let length = end - position
    let gap = length == 0 ? plan.markers.empty : plan.markers.gap(bytes + position, count: length)
    if let gap {
      numbers[slot][row] = gap
      position = end
      return true
    }
    let field = Array(UnsafeBufferPointer(start: bytes + position, count: length))
    guard let cell = content(of: field) else { return false }
    let range = cell.trimmed(cell.indices)
    if let gap = plan.markers.gap(cell[range]) {
      numbers[slot][row] = gap
    } else {
      guard case .number(let number, let mark) = parseNumber(cell, range) else { return false }
      if mark != 0 {
        let start = range.upperBound - 4
        marks.note(mark, hasThreeDecimals: start > range.lowerBound && cell[start] == mark)
      }
      numbers[slot][row] = number
    }
    position = end
    return true
  }

  // MARK: Texts

  @inline(__always)
  private mutating func readText(_ slot: Int) -> Bool {
    let start = position
    var content = start
    var index = start
    var end = start
    if bytes[index] == Self.quote {
      content &+= 1
      index &+= 1
      while bytes[index] != Self.quote {
        // A quote that never closes would run past the block.
        guard index < count else { return false }
        index &+= 1
      }
      end = index
      index &+= 1
      guard endsField(bytes[index]) else { return readUnusualText(slot) }
    } else {
      while case let byte = bytes[index], !endsField(byte) {
        guard byte != Self.quote else { return readUnusualText(slot) }
        index &+= 1
      }
      end = index
    }
    guard content == end || (isPlain(bytes[content]) && isPlain(bytes[end &- 1])),
      isText(content..<end)
    else { return readUnusualText(slot) }
    append(UnsafeBufferPointer(start: bytes + content, count: end &- content), to: slot)
    position = index
    return true
  }

  /// Whether a byte at the end of a text is certainly no blank, nor part of one, and needs no second look.
  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xA0 && byte != 0xAF
      && byte != UInt8(ascii: "=")
  }

  /// A text in a dress: doubled quotes, a wrapper, blanks around it.
  private mutating func readUnusualText(_ slot: Int) -> Bool {
    guard let end = fieldEnd(from: position) else { return false }
    let field = Array(UnsafeBufferPointer(start: bytes + position, count: end - position))
    guard isText(position..<end), let cell = unquoted(field) else { return false }
    cell.withUnsafeBufferPointer { append($0, to: slot) }
    position = end
    return true
  }

  @inline(__always)
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, to slot: Int) {
    let length = textLengths[slot]
    if let start = text.baseAddress {
      (texts[slot].bytes + length).update(from: start, count: text.count)
    }
    textLengths[slot] = length &+ text.count
    texts[slot].ends[row] = UInt32(truncatingIfNeeded: length &+ text.count)
  }

  private mutating func skipField() -> Bool {
    guard let end = fieldEnd(from: position), isText(position..<end) else { return false }
    if end > position,
      bytes[position] <= 0x20 || bytes[position] >= 0x80
        || bytes[position] == UInt8(ascii: "=") || bytes[position] == Self.quote
    {
      let field = Array(UnsafeBufferPointer(start: bytes + position, count: end - position))
      guard content(of: field) != nil else { return false }
    }
    position = end
    return true
  }

  // MARK: Fields

  /// Where a field ends; `nil` where a quote stands inside a field that does not begin with one.
  private func fieldEnd(from start: Int) -> Int? {
    var index = start
    while bytes[index] == UInt8(ascii: " ") || (bytes[index] == 0x09 && delimiter != 0x09) {
      index += 1
    }
    if bytes[index] == UInt8(ascii: "="), bytes[index + 1] == Self.quote { index += 1 }
    if bytes[index] == Self.quote {
      index += 1
      while true {
        guard index < count else { return nil }
        if bytes[index] == Self.quote {
          guard bytes[index + 1] == Self.quote else { break }
          index += 1
        }
        index += 1
      }
      index += 1
    }
    while !endsField(bytes[index]) {
      guard bytes[index] != Self.quote else { return nil }
      index += 1
    }
    return index
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
  @inline(__always)
  private func isText(_ range: Range<Int>) -> Bool {
    var all: UInt8 = 0
    var hasZero = false
    for index in range {
      all |= bytes[index]
      hasZero = hasZero || bytes[index] == 0
    }
    if hasZero { return false }
    return all < 0x80 || isValid(range)
  }

  private func isValid(_ range: Range<Int>) -> Bool {
    firstInvalidUTF8(
      UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: bytes, count: count + 1)[range])
    ) == nil
  }
}
