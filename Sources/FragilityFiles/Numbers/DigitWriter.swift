// The layout of digits as text.

/// How many digits a whole number has; 1 for zero.
func digitCount(_ number: UInt64) -> Int {
  // log10(2) in units of 2^-12; it is too small by at most one digit.
  let count = ((64 - (number | 1).leadingZeroBitCount) * 1233) >> 12
  return max(count + (number >= PowersOfTen.integers[count] ? 1 : 0), 1)
}

/// Writes a whole number in a given count of digits, with zeros in front.
///
/// - Parameters:
///   - number: A number that has no more digits than that.
///   - count: How many digits; at least 1.
///   - pointer: Where to write; there must be room for 8 bytes, and for all digits.
func writeDigits(_ number: UInt64, count: Int, to pointer: UnsafeMutablePointer<UInt8>) {
  guard count > 8 else {
    return store(eightDigits(number) >> UInt64(64 - 8 * count), to: pointer)
  }
  let (head, tail) = number.quotientAndRemainder(dividingBy: 100_000_000)
  writeDigits(head, count: count - 8, to: pointer)
  store(eightDigits(tail), to: pointer + count - 8)
}

/// Writes a number in units of `1e-8`, without the zeros at its end.
///
/// - Parameters:
///   - decimals: A number below 10^15, not a multiple of 10^8.
///   - decimalMark: A comma or a point.
///   - pointer: Where to write; there must be room for 16 bytes.
/// - Returns: How many bytes the text has.
func writeDecimals(
  _ decimals: UInt64,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  let (whole, fraction) = decimals.quotientAndRemainder(dividingBy: 100_000_000)
  let count = digitCount(whole)
  writeDigits(whole, count: count, to: pointer)
  pointer[count] = decimalMark
  let digits = eightDigits(fraction)
  store(digits, to: pointer + count + 1)
  return count + 1 + significantDigits(digits)
}

/// Writes a decimal number, without an exponent from 1e-7 up to 1e21.
///
/// - Parameters:
///   - number: Digits above 0 and below 10^17; the zeros at their end are not written.
///   - decimalMark: A comma or a point.
///   - pointer: Where to write; there must be room for 32 bytes.
/// - Returns: How many bytes the text has.
@inline(__always)
func write(
  _ number: DecimalNumber,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  // All numbers are laid out in 17 digits, of which `count` are written. Only those of subnormal numbers, which are
  // less precise, are not 16 or 17 from the start.
  let hasSixteen = number.digits < 10_000_000_000_000_000
  var digits = hasSixteen ? 10 &* number.digits : number.digits
  // Where the decimal point stands, counted from the first digit.
  var point = number.exponent + (hasSixteen ? 16 : 17)
  while digits < 10_000_000_000_000_000 {
    digits *= 10
    point -= 1
  }
  let (first, rest) = digits.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
  let (upper, lower) = rest.quotientAndRemainder(dividingBy: 100_000_000)
  let upperDigits = eightDigits(upper)
  let lowerDigits = eightDigits(lower)
  let count =
    1 + (lower > 0 ? 8 + significantDigits(lowerDigits) : significantDigits(upperDigits))
  func writeAll(to pointer: UnsafeMutablePointer<UInt8>) {
    pointer[0] = UInt8(truncatingIfNeeded: first) + UInt8(ascii: "0")
    store(upperDigits, to: pointer + 1)
    store(lowerDigits, to: pointer + 9)
  }
  func writeAll(withMarkAt place: Int) {
    writeAll(to: pointer)
    pointer[place] = decimalMark
    // What follows the mark is written a second time, one byte further.
    let tail = (UInt128(lowerDigits) << 64 | UInt128(upperDigits)) >> UInt128(8 * (place - 1))
    store(UInt64(truncatingIfNeeded: tail), to: pointer + place + 1)
    store(UInt64(truncatingIfNeeded: tail >> 64), to: pointer + place + 9)
  }

  if 1..<count ~= point {
    writeAll(withMarkAt: point)
    return count + 1
  }
  if -6...0 ~= point {
    store(0, to: pointer)
    pointer[1] = decimalMark
    writeAll(to: pointer + 2 - point)
    return count + 2 - point
  }
  if 1...21 ~= point {
    writeAll(to: pointer)
    store(0, to: pointer + 17)
    return point
  }
  writeAll(withMarkAt: 1)
  let length = count == 1 ? 1 : count + 1
  return length + writeExponent(point - 1, to: pointer + length)
}

/// Writes a text of ASCII characters.
func write(_ text: StaticString, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  pointer.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  return text.utf8CodeUnitCount
}

private func writeExponent(_ exponent: Int, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  let length = exponent < 0 ? write("e-", to: pointer) : write("e", to: pointer)
  let count = digitCount(UInt64(exponent.magnitude))
  writeDigits(UInt64(exponent.magnitude), count: count, to: pointer + length)
  return length + count
}

/// The eight digits of a number below 10^8, the first in the lowest byte.
///
/// The number is split into two halves of four digits, these into four of two and these into digits, all parts side
/// by side in one word; a division by 100 or by 10 is a product with its reciprocal, exact for such small numbers.
@inline(__always)
private func eightDigits(_ number: UInt64) -> UInt64 {
  let fours = number / 10_000 | (number % 10_000) << 32
  let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
  let twos = hundreds | (fours &- 100 &* hundreds) << 16
  let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
  return tens | (twos &- 10 &* tens) << 8
}

/// How many of eight digits stand before the zeros at the end.
private func significantDigits(_ digits: UInt64) -> Int {
  8 - digits.leadingZeroBitCount / 8
}

/// Writes eight digits as text.
@inline(__always)
private func store(_ digits: UInt64, to pointer: UnsafeMutablePointer<UInt8>) {
  let text = digits | 0x3030_3030_3030_3030
  UnsafeMutableRawPointer(pointer).storeBytes(of: text.littleEndian, as: UInt64.self)
}
