/// A decimal number, `digits * 10^exponent`.
struct DecimalNumber: Equatable {
  var digits: UInt64
  var exponent: Int
}

/// The decimal number with the fewest digits that reads back to the same double, the closest to it of these.
///
/// The numbers that read back to `x` lie between the middles of `x` and its neighbours. A multiple of `10^(k+1)` among
/// them, there is at most one, is the shortest; else the closest multiple of `10^k` is, `10^k` being the largest power
/// of ten not above the width of the interval. Four times `x` and the bounds of its interval are computed in units of
/// `10^k`, cut off to whole numbers whose last bit is set if anything was cut: that suffices to compare them (R.
/// Giulietti, "The Schubfach way to render doubles", 2020).
///
/// - Parameter x: A finite number above 0.
/// - Returns: Its digits, below 10^17; they may end in zeros.
@inline(__always)
func shortestDecimal(_ x: Double) -> DecimalNumber {
  // x is `significand * 2^exponent`.
  let isSubnormal = x.exponentBitPattern == 0
  let significand = isSubnormal ? x.significandBitPattern : x.significandBitPattern | 1 << 52
  let exponent = max(Int(x.exponentBitPattern), 1) - 1075
  // Below a power of two doubles are twice as dense.
  let isCloserBelow = x.significandBitPattern == 0 && x.exponentBitPattern > 1

  // log10(2) and log10(3/4) in units of 2^-22.
  let unit = (exponent * 1_262_611 - (isCloserBelow ? 524_031 : 0)) >> 22
  let power = PowersOfTen.significand(-unit) + (PowersOfTen.exactExponents ~= -unit ? 0 : 1)
  let shift = UInt64(exponent + PowersOfTen.binaryExponent(-unit) + 1)
  func quarters(_ number: UInt64) -> UInt64 {
    let (high, low) = power.upperProduct(number &<< shift)
    // The power is rounded up by less than what 1 stands for here.
    return high | (low > 1 ? 1 : 0)
  }
  // The bounds themselves read back to an even significand.
  let margin = significand & 1
  let lower = quarters(4 * significand - (isCloserBelow ? 1 : 2)) + margin
  let middle = quarters(4 * significand)
  let upper = quarters(4 * significand + 2) - margin

  let digits = middle / 4
  let tens = digits / 10
  let isTenBelow = lower <= 40 * tens
  let isTenAbove = 40 * tens + 40 <= upper
  let isBelow = lower <= 4 * digits
  let isAbove = 4 * digits + 4 <= upper
  // Where both read back, the closer one, the even one of two as close.
  let half = 4 * digits + 2
  let isCloserAbove = middle > half || middle == half && digits & 1 == 1
  let isOneAbove = isBelow != isAbove ? isAbove : isCloserAbove
  let result =
    isTenBelow != isTenAbove
    ? 10 * (tens + (isTenAbove ? 1 : 0)) : digits + (isOneAbove ? 1 : 0)
  return DecimalNumber(digits: result, exponent: unit)
}

/// Writes the fewest digits that read back to the same double, those closest to it.
///
/// Zero of either sign is `0`; there is no exponent from 1e-7 up to 1e21.
///
/// - Parameters:
///   - x: A number; one that is not finite is `inf`, `-inf` or `nan`.
///   - decimalMark: A comma or a point.
///   - pointer: Where to write; there must be room for 40 bytes, whose rest may be overwritten.
/// - Returns: How many bytes the text has.
func writeShortest(
  _ x: Double,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  let magnitude = x.magnitude
  guard x < 0 else {
    return writeMagnitude(magnitude, decimalMark: decimalMark, to: pointer)
  }
  pointer[0] = UInt8(ascii: "-")
  return 1 + writeMagnitude(magnitude, decimalMark: decimalMark, to: pointer + 1)
}

private func writeMagnitude(
  _ magnitude: Double,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  // Below 2^53 the digits of a whole number are the fewest.
  if magnitude < 0x1p52, magnitude == wholeNumber(magnitude) {
    let whole = UInt64(magnitude)
    let count = digitCount(whole)
    writeDigits(whole, count: count, to: pointer)
    return count
  }
  if 1e-7..<1e7 ~= magnitude, let decimals = eightDecimals(magnitude) {
    return writeDecimals(decimals, decimalMark: decimalMark, to: pointer)
  }
  guard magnitude.isFinite else {
    return write(magnitude.isNaN ? "nan" : "inf", to: pointer)
  }
  return write(shortestDecimal(magnitude), decimalMark: decimalMark, to: pointer)
}

/// A number from 1e-7 to 1e7 in units of `1e-8`, if it reads back from that.
///
/// No two decimal numbers of 15 digits read back to the same double: if there is one, there is none shorter but for
/// the zeros at its end.
private func eightDecimals(_ x: Double) -> UInt64? {
  let scaled = x * 1e8
  let rounded = wholeNumber(scaled)
  // A product that is further from a whole number than rounding explains needs no division.
  guard (scaled - rounded).magnitude <= scaled * 0x1p-51, rounded / 1e8 == x else { return nil }
  return UInt64(rounded)
}

/// The nearest whole number to one from 0 to 2^52, where doubles have no fraction.
private func wholeNumber(_ x: Double) -> Double {
  (x + 0x1p52) - 0x1p52
}
