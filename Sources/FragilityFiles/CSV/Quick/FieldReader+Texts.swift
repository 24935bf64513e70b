extension FieldReader {
  /// Where a text without control characters and quotes stops.
  @inline(__always)
  private func textEnd(_ start: Cursor) -> Cursor {
    let quotes = EightBytes(repeating: Self.quote)
    var cursor = start
    while true {
      let word = EightBytes(cursor)
      let stops = word.equal(to: quotes) | word.controls | word.equal(to: delimiters)
      guard stops != 0 else {
        cursor += 8
        continue
      }
      return cursor + Int(truncatingIfNeeded: bitsBefore(stops) &>> 3)
    }
  }

  /// Whether a byte at the start of a text is certainly no blank, nor part of one, and needs no second look.
  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xA0 && byte != 0xAF
      && byte != UInt8(ascii: "=")
  }

  /// A text in a dress: doubled quotes, line ends, a wrapper, blanks around it.
  @inline(never)
  func readUnusualText(
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
  func skipField(_ start: Cursor, isLast: Bool) -> Cursor? {
    let next = textEnd(start)
    return isPlain(start.pointee) && ends(next.pointee, isLast: isLast) ? next : nil
  }

  @inline(never)
  func skipUnusualField(_ start: Cursor, isLast: Bool) -> Cursor? {
    guard let next = fieldEnd(from: start), ends(next.pointee, isLast: isLast),
      isText(start, next), next == start || content(of: array(start, next)) != nil
    else { return nil }
    return next
  }
}
