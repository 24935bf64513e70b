import FragilityIndex

extension FieldReader {
  /// A number by itself, a marker, or a number in a dress.
  ///
  /// - Returns: Where the field ends; `nil` if it is unusual, or is not the last one of its record where it should be.
  @inline(never)
  func readOtherNumber(
    _ start: Cursor,
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts,
    isLast: Bool
  ) -> Cursor? {
    let first = start.pointee
    guard !looksLikeNumbers || !isNumericMarker(start) else {
      return readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    if isDigit(first) || isMark(first) {
      return readLongNumber(start, into: target, &marks, isLast: isLast, isNegative: false)
        ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    if first == UInt8(ascii: "-") {
      return readLongNumber(start + 1, into: target, &marks, isLast: isLast, isNegative: true)
        ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
    }
    return readMarker(start, into: target, isLast: isLast)
      ?? readUnusualNumber(start, into: target, &marks, isLast: isLast)
  }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

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
}

/// The powers of ten up to the seventh.
@inline(__always)
private func smallPowerOfTen(_ exponent: UInt64) -> UInt64 {
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
