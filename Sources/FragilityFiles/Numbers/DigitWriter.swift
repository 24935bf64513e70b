// The layout of digits as text.

/// How many digits a whole number has; 1 for zero.
func digitCount(_ number: UInt64) -> Int {
  // log10(2) in units of 2^-12; it is too small by at most one digit.
  let count = ((64 - (number | 1).leadingZeroBitCount) * 1233) >> 12
  return max(count + (number >= PowersOfTen.integers[count] ? 1 : 0), 1)
}

/// Writes a whole number.
///
/// - Parameters:
///   - number: The number.
///   - pointer: Where to write; there must be room for 8 bytes, and for all digits.
/// - Returns: How many digits it has.
@inline(__always)
func writeWhole(_ number: UInt64, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  guard number < 100_000_000 else {
    let count = digitCount(number)
    writeDigits(number, count: count, to: pointer)
    return count
  }
  return writeWhole(digits: eightDigits(number) | eightZeros, to: pointer)
}

/// Writes a whole number of eight digits as text without the zeros in front.
@inline(__always)
func writeWhole(digits: UInt64, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  let zeros = (digits ^ eightZeros | 1 << 56).trailingZeroBitCount / 8
  store(digits &>> UInt64(truncatingIfNeeded: 8 &* zeros), to: pointer)
  return 8 &- zeros
}

/// Writes a whole number in a given count of digits, with zeros in front.
///
/// - Parameters:
///   - number: A number that has no more digits than that.
///   - count: How many digits; at least 1.
///   - pointer: Where to write; there must be room for 8 bytes, and for all digits.
func writeDigits(_ number: UInt64, count: Int, to pointer: UnsafeMutablePointer<UInt8>) {
  guard count > 8 else {
    return store((eightDigits(number) | eightZeros) >> UInt64(64 - 8 * count), to: pointer)
  }
  let (head, tail) = number.quotientAndRemainder(dividingBy: 100_000_000)
  writeDigits(head, count: count - 8, to: pointer)
  store(eightDigits(tail) | eightZeros, to: pointer + count - 8)
}

/// Seventeen digits, of which those before the zeros at the end are written.
struct SeventeenDigits {
  /// The first digit as text, in the lowest byte.
  var first: UInt64
  /// The next eight digits as text, the first in the lowest byte.
  var upper: UInt64
  /// The last eight digits as text, the first in the lowest byte.
  var lower: UInt64
  /// Where the decimal point stands, counted from the first digit.
  var point: Int
}

extension SeventeenDigits {
  /// The digits of a number above 0 and below 10^17.
  @inline(__always)
  init(_ number: DecimalNumber) {
    var (digits, point) = number.seventeenDigits
    // Subnormal numbers are less precise and have fewer digits than 16.
    while digits < 10_000_000_000_000_000 {
      digits *= 10
      point -= 1
    }
    let (head, tail) = digits.quotientAndRemainder(dividingBy: 100_000_000)
    let (first, middle) = head.quotientAndRemainder(dividingBy: 100_000_000)
    self.init(
      first: first | 0x30,
      upper: eightDigits(middle) | eightZeros,
      lower: eightDigits(tail) | eightZeros,
      point: point
    )
  }

  /// Writes the number, without an exponent from 1e-7 up to 1e21.
  ///
  /// - Parameters:
  ///   - decimalMark: A comma or a point.
  ///   - pointer: Where to write; there must be room for 32 bytes.
  /// - Returns: How many bytes the text has.
  @inline(__always)
  func write(decimalMark: UInt8, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
    let count = significantCount
    if 1...7 ~= point, point < count {
      // What follows the mark is written a second time, one byte further.
      store(upper << 8 | first, to: pointer)
      pointer[point] = decimalMark
      store(upper &>> UInt64(truncatingIfNeeded: 8 &* point &- 8), to: pointer + (point &+ 1))
      store(lower, to: pointer + 10)
      return count &+ 1
    }
    if -6...0 ~= point {
      store(eightZeros, to: pointer)
      pointer[1] = decimalMark
      writeAll(to: pointer + (2 &- point))
      return count &+ 2 &- point
    }
    return writeRare(count, decimalMark: decimalMark, to: pointer)
  }

  /// How many digits stand before the zeros at the end, at least 1.
  @inline(__always)
  private var significantCount: Int {
    let endsInZeros = lower == eightZeros
    let last = (endsInZeros ? upper : lower) ^ eightZeros
    return (endsInZeros ? 9 : 17) &- last.byteSwapped.trailingZeroBitCount / 8
  }

  @inline(__always)
  private func writeAll(to pointer: UnsafeMutablePointer<UInt8>) {
    pointer[0] = UInt8(truncatingIfNeeded: first)
    store(upper, to: pointer + 1)
    store(lower, to: pointer + 9)
  }

  /// Writes a whole number, one of more than seven digits before the mark, or one with an exponent.
  private func writeRare(
    _ count: Int,
    decimalMark: UInt8,
    to pointer: UnsafeMutablePointer<UInt8>
  ) -> Int {
    writeAll(to: pointer)
    if count...21 ~= point {
      store(eightZeros, to: pointer + 17)
      return point
    }
    let hasExponent = !(1...21 ~= point)
    let place = hasExponent ? 1 : point
    // What follows the mark is written a second time, one byte further.
    let tail = (UInt128(lower) << 64 | UInt128(upper)) >> UInt128(8 * (place - 1))
    pointer[place] = decimalMark
    store(UInt64(truncatingIfNeeded: tail), to: pointer + place + 1)
    store(UInt64(truncatingIfNeeded: tail >> 64), to: pointer + place + 9)
    let length = count == 1 ? 1 : count + 1
    return hasExponent ? length + writeExponent(point - 1, to: pointer + length) : length
  }
}

extension DecimalNumber {
  /// The digits, with a zero after sixteen, and where the decimal point stands, counted from the first digit.
  @inline(__always)
  var seventeenDigits: (digits: UInt64, point: Int) {
    let hasSixteen = digits < 10_000_000_000_000_000
    return (hasSixteen ? 10 &* digits : digits, exponent &+ (hasSixteen ? 16 : 17))
  }
}

/// Writes a text of ASCII characters.
func write(_ text: StaticString, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  pointer.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  return text.utf8CodeUnitCount
}

private func writeExponent(_ exponent: Int, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
  let length = exponent < 0 ? write("e-", to: pointer) : write("e", to: pointer)
  return length + writeWhole(UInt64(exponent.magnitude), to: pointer + length)
}

private let eightZeros: UInt64 = 0x3030_3030_3030_3030

/// The eight digits of a number below 10^8, the first in the lowest byte.
///
/// The number is split into two halves of four digits, these into four of two and these into digits, all parts side
/// by side in one word; a division by 100 or by 10 is a product with its reciprocal, exact for such small numbers.
@inline(__always)
private func eightDigits(_ number: UInt64) -> UInt64 {
  // A part less its quotient is a remainder: what is subtracted takes it from there and puts it before.
  let fours = number &<< 32 &- (number / 10_000) &* (10_000 << 32 - 1)
  let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
  let twos = fours &<< 16 &- hundreds &* (100 << 16 - 1)
  let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
  return twos &<< 8 &- tens &* (10 << 8 - 1)
}

/// Writes eight bytes, the first in the lowest byte.
@inline(__always)
private func store(_ text: UInt64, to pointer: UnsafeMutablePointer<UInt8>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: text.littleEndian, as: UInt64.self)
}
