/// Walks over the records of a delimited text.
///
/// A field that begins with a quote ends at the next single quote; a doubled quote inside stands for one, and
/// line ends belong to the field; blanks around the quotes do not. A field that begins with `="` ends likewise, as
/// spreadsheets wrap codes.
struct CSVScanner {
  /// One field of a record.
  struct Field {
    /// Where the field begins, its quotes included.
    let start: Int
    /// The bytes between the quotes, or the whole field.
    let content: Range<Int>
    /// Whether doubled quotes in the content stand for one.
    let hasDoubledQuotes: Bool
  }

  /// What stops the walk.
  enum Failure: Error {
    /// A quote that is opened here and never closed.
    case unclosedQuote(offset: Int)
    /// Something other than a delimiter stands after a closing quote.
    case textAfterQuote(offset: Int)
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  /// Where the next record begins.
  private(set) var position: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], delimiter: UInt8, from position: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Reads the next record into `fields`.
  ///
  /// - Returns: Whether there was one.
  mutating func next(into fields: inout [Field]) throws(Failure) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard !isAtEnd else { return false }
    while true {
      fields.append(try field())
      guard position < bytes.count else { return true }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      return true
    }
  }

  /// Reads one field and stops at the byte that ends it.
  private mutating func field() throws(Failure) -> Field {
    let start = position
    var opening = start
    while opening < bytes.count, let length = blankLength(at: opening) { opening += length }
    if opening + 1 < bytes.count, bytes[opening] == UInt8(ascii: "="),
      bytes[opening + 1] == Self.quote
    {
      opening += 1
    }
    guard opening < bytes.count, bytes[opening] == Self.quote else {
      while position < bytes.count, !endsField(bytes[position]) { position += 1 }
      return Field(start: start, content: start..<position, hasDoubledQuotes: false)
    }
    var hasDoubledQuotes = false
    position = opening + 1
    while true {
      guard position < bytes.count else { throw .unclosedQuote(offset: opening) }
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    let content = (opening + 1)..<position
    position += 1
    while position < bytes.count, let length = blankLength(at: position) { position += length }
    guard position == bytes.count || endsField(bytes[position]) else {
      throw .textAfterQuote(offset: position)
    }
    return Field(start: start, content: content, hasDoubledQuotes: hasDoubledQuotes)
  }

  private func blankLength(at offset: Int) -> Int? {
    bytes[offset] == delimiter ? nil : bytes.blankLength(at: offset, before: bytes.count)
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }
}

extension [UInt8] {
  /// The bytes of a field without the blanks around it, quotes undone, and the wrapper `="..."` too.
  func text(of field: CSVScanner.Field) -> [UInt8] {
    var content = Array(self[trimmed(field.content)])
    if field.hasDoubledQuotes {
      var kept: [UInt8] = []
      var skip = false
      for byte in content {
        if byte == UInt8(ascii: "\""), !skip {
          skip = true
          continue
        }
        skip = false
        kept.append(byte)
      }
      content = kept
    }
    if content.count >= 3, content.starts(with: Array("=\"".utf8)),
      content.last == UInt8(ascii: "\"")
    {
      content = Array(content.dropFirst(2).dropLast())
    }
    return content
  }

  /// A range without the blanks at its ends: space, tab, and the no-break spaces of French typography.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, let length = blankLength(at: low, before: high) { low += length }
    while low < high {
      if isSpaceOrTab(self[high - 1]) {
        high -= 1
      } else if high - low >= 2, self[high - 2] == 0xC2, self[high - 1] == 0xA0 {
        high -= 2
      } else if high - low >= 3, self[high - 3] == 0xE2, self[high - 2] == 0x80,
        self[high - 1] == 0xAF
      {
        high -= 3
      } else {
        break
      }
    }
    return low..<high
  }

  /// How many bytes a blank has that begins at an offset, or `nil` if none does.
  func blankLength(at offset: Int, before end: Int) -> Int? {
    if isSpaceOrTab(self[offset]) { return 1 }
    if offset + 1 < end, self[offset] == 0xC2, self[offset + 1] == 0xA0 { return 2 }
    if offset + 2 < end, self[offset] == 0xE2, self[offset + 1] == 0x80, self[offset + 2] == 0xAF {
      return 3
    }
    return nil
  }

  private func isSpaceOrTab(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
