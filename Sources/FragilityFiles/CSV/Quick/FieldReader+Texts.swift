extension FieldReader {
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
  func readText(_ start: Cursor, into slot: Int, _ row: Int, isLast: Bool) -> Cursor? {
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
    let first = start.pointee
    let (next, isASCII) = textEnd(start, isQuoted: false)
    guard isPlain(first), first < 0x80, ends(next.pointee, isLast: isLast),
      isASCII || isValid(start, next)
    else { return nil }
    return next
  }

  @inline(never)
  func skipUnusualField(_ start: Cursor, isLast: Bool) -> Cursor? {
    guard let next = fieldEnd(from: start), ends(next.pointee, isLast: isLast),
      isText(start, next), next == start || content(of: array(start, next)) != nil
    else { return nil }
    return next
  }
}
