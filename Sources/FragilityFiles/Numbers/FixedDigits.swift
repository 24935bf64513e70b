/// Writes a number with a given count of digits after the decimal mark.
///
/// The number is rounded exactly, halves away from zero, with integers: a double is a whole number times a power of
/// two. What is rounded to zero has no sign.
///
/// - Parameters:
///   - x: A number.
///   - digits: How many digits, from 0 to 15.
///   - decimalMark: A comma or a point.
///   - pointer: Where to write; there must be room for 40 bytes, whose rest may be overwritten.
/// - Returns: How many bytes the text has; `nil` from 2^64 on, where a double has no such digits.
func writeFixed(
  _ x: Double,
  digits: Int,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int? {
  guard x.magnitude < 0x1p64 else { return nil }
  let whole = roundedUnits(x.magnitude, digits: digits)
  let (head, tail) = parts(of: whole, power: PowersOfTen.integers[digits])
  var length = 0
  if x < 0, whole > 0 {
    pointer[0] = UInt8(ascii: "-")
    length = 1
  }
  let count = digitCount(head)
  writeDigits(head, count: count, to: pointer + length)
  length += count
  guard digits > 0 else { return length }
  pointer[length] = decimalMark
  writeDigits(tail, count: digits, to: pointer + length + 1)
  return length + 1 + digits
}

private func parts(of whole: UInt128, power: UInt64) -> (head: UInt64, tail: UInt64) {
  if let whole = UInt64(exactly: whole) { return (whole / power, whole % power) }
  let power = UInt128(power)
  return (UInt64(whole / power), UInt64(whole % power))
}

/// A number in units of `10^-digits`, rounded to a whole number, halves up.
private func roundedUnits(_ magnitude: Double, digits: Int) -> UInt128 {
  // The number is `significand * 2^-shift`, its significand below 2^53 and the power of ten below 2^50.
  let isSubnormal = magnitude.exponentBitPattern == 0
  let bits = magnitude.significandBitPattern
  let significand = isSubnormal ? bits : bits | 1 << 52
  let shift = 1075 - max(Int(magnitude.exponentBitPattern), 1)
  let power = PowersOfTen.integers[digits]
  guard shift > 0 else { return UInt128(significand << UInt64(-shift)) * UInt128(power) }
  // Beyond this it is less than half a unit, as the product is below 2^103.
  guard shift <= 104 else { return 0 }
  let product = UInt128(significand) * UInt128(power)
  return product >> UInt128(shift) + (product >> UInt128(shift - 1)) & 1
}
