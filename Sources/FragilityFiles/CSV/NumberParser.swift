/// A number as it stands in a text.
enum ParsedNumber: Equatable {
  /// A finite number, with its decimal mark (0 if it has none).
  case number(Double, mark: UInt8)
  /// Not a number.
  case notANumber
  /// A number that no `Double` can hold: too large, or not zero and too small.
  case outOfRange
}

/// Parses a decimal number exactly: the result is the double nearest to what is written.
///
/// A sign, digits in groups of three where they are grouped by a space, U+00A0 or U+202F, at most one decimal mark
/// (comma or point), and an exponent. Blanks around it are skipped.
///
/// Nearly always the first 19 digits tell the double, see `nearestDouble`; where they do not, the standard library's
/// exact conversion is used.
///
/// - Parameters:
///   - bytes: UTF-8.
///   - range: Where the number stands.
/// - Returns: The number, or why there is none.
func parseNumber(_ bytes: [UInt8], _ range: Range<Int>) -> ParsedNumber {
  let range = bytes.trimmed(range)
  var offset = range.lowerBound
  let end = range.upperBound
  var isNegative = false
  if offset < end, bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+") {
    isNegative = bytes[offset] == UInt8(ascii: "-")
    offset += 1
  }
  var number = DecimalDigits()
  var mark: UInt8 = 0
  var groupLength: Int?
  while offset < end {
    let byte = bytes[offset]
    if let digit = digitValue(byte) {
      number.append(digit, isFraction: mark != 0)
      if mark == 0, groupLength != nil { groupLength? += 1 }
      offset += 1
    } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
      guard mark == 0, groupLength ?? 3 == 3 else { return .notANumber }
      mark = byte
      groupLength = nil
      offset += 1
    } else if mark == 0, let blank = bytes.blankLength(at: offset, before: end) {
      let isFirst = groupLength == nil
      guard isFirst ? (1...3).contains(number.count) : groupLength == 3 else { return .notANumber }
      groupLength = 0
      offset += blank
    } else {
      break
    }
  }
  guard number.count > 0, groupLength ?? 3 == 3 else { return .notANumber }
  if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
    guard let exponent = parseExponent(bytes, (offset + 1)..<end) else { return .notANumber }
    number.exponent += exponent
    offset = end
  }
  guard offset == end else { return .notANumber }
  guard let magnitude = number.value else { return .outOfRange }
  return .number(isNegative ? -magnitude : magnitude, mark: mark)
}

private func digitValue(_ byte: UInt8) -> UInt8? {
  let digit = byte &- UInt8(ascii: "0")
  return digit < 10 ? digit : nil
}

private func parseExponent(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  var offset = range.lowerBound
  guard offset < range.upperBound else { return nil }
  let isNegative = bytes[offset] == UInt8(ascii: "-")
  if isNegative || bytes[offset] == UInt8(ascii: "+") { offset += 1 }
  guard offset < range.upperBound else { return nil }
  var exponent = 0
  while offset < range.upperBound {
    guard let digit = digitValue(bytes[offset]) else { return nil }
    // Beyond this every number is zero or infinite.
    exponent = min(exponent * 10 + Int(digit), 1_000_000)
    offset += 1
  }
  return isNegative ? -exponent : exponent
}

/// The digits of a decimal number and the power of ten they are multiplied by.
private struct DecimalDigits {
  private(set) var count = 0
  private var significand: UInt64 = 0
  /// All significant digits, kept once there are too many for the significand.
  private var longDigits: [UInt8] = []
  private var significantCount = 0
  var exponent = 0

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    count += 1
    if isFraction { exponent -= 1 }
    guard significantCount > 0 || digit > 0 else { return }
    significantCount += 1
    if significantCount <= 19 {
      significand = significand * 10 + UInt64(digit)
    } else {
      if longDigits.isEmpty { longDigits = Array(String(significand).utf8) }
      longDigits.append(digit + UInt8(ascii: "0"))
    }
  }

  /// The nearest double, or `nil` if it is infinite, or zero without being written so.
  var value: Double? {
    guard significantCount > 0 else { return 0 }
    guard let value = quickValue ?? slowValue, value.isFinite, value != 0 else { return nil }
    return value
  }

  /// The nearest double, where 19 digits tell it.
  private var quickValue: Double? {
    guard !longDigits.isEmpty else {
      return nearestDouble(significand: significand, exponent: exponent)
    }
    // The digits left out make less than one unit of the last one kept.
    let exponent = exponent + longDigits.count - 19
    let value = nearestDouble(significand: significand, exponent: exponent)
    let above = nearestDouble(significand: significand + 1, exponent: exponent)
    return value == above ? value : nil
  }

  /// What the standard library makes of all digits.
  private var slowValue: Double? {
    let digits = longDigits.isEmpty ? Array(String(significand).utf8) : longDigits
    return Double(String(decoding: digits, as: UTF8.self) + "e\(exponent)")
  }
}
