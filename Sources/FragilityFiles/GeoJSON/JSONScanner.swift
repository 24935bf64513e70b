/// Walks over a JSON text byte by byte, so that every value keeps its place.
///
/// Skipping a value needs no recursion, so no depth of nesting can exhaust the stack.
struct JSONScanner {
  /// Where the text stops being JSON.
  struct Failure: Error {
    let offset: Int
  }

  /// One value that is not an object or an array.
  enum Scalar: Equatable {
    /// The bytes between the quotes, escapes not yet undone.
    case string(Range<Int>)
    case number(Range<Int>)
    case boolean(Bool)
    case null
    /// An object or an array, which was skipped.
    case nested
  }

  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte that is not white space, or `nil` at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return bytes[position]
      }
    }
    return nil
  }

  /// Consumes a byte if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
    guard take(character) else { throw Failure(offset: position) }
  }

  /// Calls `body` for every member of the object that begins here; it must consume the value.
  mutating func object(
    _ body: (inout JSONScanner, _ key: String) throws(Failure) -> Void
  ) throws(Failure) {
    try expect("{")
    if take("}") { return }
    while true {
      let key = try text(of: stringRange())
      try expect(":")
      try body(&self, key)
      if take(",") { continue }
      return try expect("}")
    }
  }

  /// Calls `body` for every element of the array that begins here; it must consume the element.
  mutating func array(_ body: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
    try expect("[")
    if take("]") { return }
    while true {
      try body(&self)
      if take(",") { continue }
      return try expect("]")
    }
  }

  /// Reads a scalar, or skips an object or an array.
  mutating func scalar() throws(Failure) -> Scalar {
    switch peek() {
    case UInt8(ascii: "\""): return .string(try stringRange())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipNested()
      return .nested
    case UInt8(ascii: "t"):
      try word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default:
      return .number(try numberRange())
    }
  }

  /// The text of a string with its escapes undone; a lone surrogate becomes U+FFFD.
  func text(of range: Range<Int>) throws(Failure) -> String {
    guard bytes[range].contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var units: [UInt16] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        let end = bytes[offset..<range.upperBound].firstIndex(of: 0x5C) ?? range.upperBound
        units.append(contentsOf: String(decoding: bytes[offset..<end], as: UTF8.self).utf16)
        offset = end
        continue
      }
      guard offset + 1 < range.upperBound else { throw Failure(offset: offset) }
      let escapes: [UInt8: UInt16] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
        0x74: 0x09,
      ]
      if let unit = escapes[bytes[offset + 1]] {
        units.append(unit)
        offset += 2
      } else {
        guard bytes[offset + 1] == UInt8(ascii: "u"), offset + 6 <= range.upperBound,
          bytes[offset + 2] != UInt8(ascii: "+"), bytes[offset + 2] != UInt8(ascii: "-"),
          let unit = UInt16(
            String(decoding: bytes[(offset + 2)..<(offset + 6)], as: UTF8.self),
            radix: 16
          )
        else { throw Failure(offset: offset) }
        units.append(unit)
        offset += 6
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  mutating func stringRange() throws(Failure) -> Range<Int> {
    try expect("\"")
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return start..<(position - 1)
      }
      guard byte >= 0x20 else { throw Failure(offset: position) }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    throw Failure(offset: start - 1)
  }

  mutating func numberRange() throws(Failure) -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isInNumber(bytes[position]) { position += 1 }
    guard position > start else { throw Failure(offset: position) }
    return start..<position
  }

  private static func isInNumber(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "+", "-", ".", "e", "E": true
    default: false
    }
  }

  mutating func word(_ word: String) throws(Failure) {
    guard bytes[position...].starts(with: word.utf8) else { throw Failure(offset: position) }
    position += word.utf8.count
  }

  /// Skips an object or an array by its brackets.
  private mutating func skipNested() throws(Failure) {
    let start = position
    var open: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(byte + 2)
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard open.popLast() == byte else { throw Failure(offset: position) }
        position += 1
        if open.isEmpty { return }
      case UInt8(ascii: "\""): _ = try stringRange()
      default: position += 1
      }
    }
    throw Failure(offset: start)
  }
}
