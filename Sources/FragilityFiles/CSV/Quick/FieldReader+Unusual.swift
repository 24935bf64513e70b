// What takes a second look: fields of any form, as the patient reader sees them.

extension FieldReader {
  /// Where a field ends; `nil` where a quote stands inside a field that does not begin with one.
  func fieldEnd(from start: Cursor) -> Cursor? {
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

  func array(_ start: Cursor, _ end: Cursor) -> [UInt8] {
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
  func content(of bytes: [UInt8]) -> [UInt8]? {
    guard let field = field(bytes) else { return nil }
    return field.hasDoubledQuotes ? bytes.text(of: field) : Array(bytes[field.content])
  }

  /// The bytes of a text cell, its quotes and its wrapper undone.
  func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    field(bytes).map { bytes.text(of: $0) }
  }

  /// Whether some bytes are valid UTF-8 without NUL.
  func isText(_ start: Cursor, _ end: Cursor) -> Bool {
    isValid(start, end) && !UnsafeBufferPointer(start: start, count: end - start).contains(0)
  }

  func isValid(_ start: Cursor, _ end: Cursor) -> Bool {
    firstInvalidUTF8(UnsafeBufferPointer(start: start, count: end - start)) == nil
  }
}
