import FragilityIndex

// Some rows of one column.

extension FieldReader {
  /// Where the field of a row ends.
  @inline(__always)
  private func end(_ row: Int, _ position: Int) -> Cursor {
    bytes + Int(fields.ends[row &* width &+ position])
  }

  /// Where the field of a row begins: after the one before it, or after the end of the line before, and empty lines.
  @inline(__always)
  private func start(_ row: Int, _ position: Int) -> Cursor {
    var start = bytes + Int(fields.ends[row &* width &+ position &- 1] &+ 1)
    if position == 0 {
      while isLineEnd(start.pointee) { start += 1 }
    }
    return start
  }

  /// The fields of some rows.
  @inline(__always)
  private func fieldRows(_ rows: Range<Int>, _ position: Int) -> FieldRows {
    FieldRows(
      bytes: bytes,
      ends: fields.ends + rows.lowerBound * width + position,
      stride: width,
      count: rows.count
    )
  }

  /// Reads some rows as texts.
  ///
  /// - Returns: Whether all of them are usual.
  func readTexts(_ rows: Range<Int>, at position: Int, into slot: Int) -> Bool {
    let (texts, textEnds) = buffers.textColumn(slot)
    var row = rows.lowerBound
    while true {
      row += fieldRows(row..<rows.upperBound, position)
        .copyPlainTexts(into: texts, textEnds + row, after: row == 0 ? 0 : textEnds[row - 1])
      guard row < rows.upperBound else { return true }
      let isLast = position == width - 1
      let next = readUnusualText(start(row, position), into: slot, row, isLast: isLast)
      guard next == end(row, position) else { return false }
      row += 1
    }
  }

  /// Looks at some rows of columns that are not needed.
  ///
  /// - Returns: Whether all of them are usual.
  func skip(_ rows: Range<Int>, at positions: Range<Int>) -> Bool {
    var row = rows.lowerBound
    while true {
      row += fieldRows(row..<rows.upperBound, positions.lowerBound)
        .countPlain(width: positions.count, delimiter: delimiter)
      guard row < rows.upperBound else { return true }
      for position in positions {
        let isLast = position == width - 1
        let start = start(row, position)
        let next = skipField(start, isLast: isLast) ?? skipUnusualField(start, isLast: isLast)
        guard next == end(row, position) else { return false }
      }
      row += 1
    }
  }

  /// Reads up to ``FieldEnds/tile`` rows as numbers: the short ones of all, then the gaps, the long ones, and what takes a
  /// closer look.
  ///
  /// - Returns: Whether all of them are usual.
  func readNumbers(
    _ rows: Range<Int>,
    at position: Int,
    into slot: Int,
    _ marks: inout MarkCounts
  ) -> Bool {
    let target = buffers.numberColumn(slot) + rows.lowerBound
    var column = fieldRows(rows, position)
    var found = MarkCounts()
    var others = column.readShortDecimals(into: target, &found)
    if others.nonzeroBitCount >= Self.fewest, isQuoted(start(of: others, rows, position)) {
      column = unquoted(rows, position)
      found = MarkCounts()
      others = column.readShortDecimals(into: target, &found)
    }
    if looksLikeNumbers, (0..<rows.count).contains(where: { plan.markers.isNumber(target[$0]) }) {
      // A marker may have been read as a number.
      others = ~0 >> UInt64(64 - rows.count)
    } else {
      marks.merge(found)
    }
    var count = 0
    while others != 0 {
      let row = others.trailingZeroBitCount
      others &= others &- 1
      let start = column.start(row)
      if let gap = plan.markers.gap(bytes + start, count: column.end(row) - start) {
        target[row] = gap
      } else {
        fields.rows[count] = UInt32(truncatingIfNeeded: row)
        count += 1
      }
    }
    guard count > 0 else { return true }
    return readOtherNumbers(count, of: column, rows, at: position, into: target, &marks)
  }

  /// How many numbers are worth the start of what reads eight of them at a time.
  private static var fewest: Int { 3 }

  /// Where the first field of some rows begins.
  private func start(of others: UInt64, _ rows: Range<Int>, _ position: Int) -> Cursor {
    start(rows.lowerBound + others.trailingZeroBitCount, position)
  }

  private func isQuoted(_ start: Cursor) -> Bool { start.pointee == Self.quote }

  /// The fields of some rows without the quotes around them.
  private func unquoted(_ rows: Range<Int>, _ position: Int) -> FieldRows {
    for (index, row) in rows.enumerated() {
      var (start, end) = (start(row, position), end(row, position))
      if isQuoted(start), end - start > 1, end[-1] == Self.quote {
        (start, end) = (start + 1, end - 1)
      }
      fields.unquoted[2 * index] = UInt32(truncatingIfNeeded: start - bytes - 1)
      fields.unquoted[2 * index + 1] = UInt32(truncatingIfNeeded: end - bytes)
    }
    return FieldRows(bytes: bytes, ends: fields.unquoted + 1, stride: 2, count: rows.count)
  }

  /// Reads the rows that are neither short numbers nor gaps.
  private func readOtherNumbers(
    _ count: Int,
    of column: FieldRows,
    _ rows: Range<Int>,
    at position: Int,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts
  ) -> Bool {
    let areLong = count >= Self.fewest && !looksLikeNumbers
    if areLong {
      column.readLongDecimals(fields.rows, rowCount: count, fields.significands, fields.forms)
    }
    for index in 0..<count {
      let row = Int(fields.rows[index])
      if areLong, finishLongNumber(index, bytes + column.end(row), into: target + row, &marks) {
        continue
      }
      let start = start(rows.lowerBound + row, position)
      let next = readOtherNumber(start, into: target + row, &marks, isLast: position == width - 1)
      guard next == end(rows.lowerBound + row, position) else { return false }
    }
    return true
  }

  /// Makes a double of the digits of a long number.
  ///
  /// - Returns: Whether it is one.
  @inline(__always)
  private func finishLongNumber(
    _ index: Int,
    _ end: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts
  ) -> Bool {
    let form = fields.forms[index]
    guard form < 512 else { return false }
    let decimals = Int(form & 0xFF)
    guard
      let magnitude = nearestQuotient(significand: fields.significands[index], decimals: decimals)
    else { return false }
    let isNegative = form & 256 != 0
    if decimals > 0 {
      let mark = end - decimals - 1
      let hasThreeDecimals = decimals == 3 && (isNegative || isDigit(mark[-1]))
      marks.note(mark.pointee, hasThreeDecimals: hasThreeDecimals)
    }
    target.pointee = isNegative ? -magnitude : magnitude
    return true
  }
}
