/// The double nearest to `significand * 10^exponent`, halfway cases to the even one.
///
/// Where both factors are exact doubles the result is one product or quotient (W. Clinger, "How to read floating
/// point numbers accurately", 1990). Elsewhere the significand is multiplied by the first 128 bits of the power of
/// ten, which bounds the number so closely that its rounding is known (D. Lemire, "Number parsing at a gigabyte per
/// second", 2021).
///
/// Numbers too large give infinity, those nearer to zero than to the smallest subnormal number give zero.
///
/// - Parameters:
///   - significand: The digits, as a whole number.
///   - exponent: The power of ten they are multiplied by.
/// - Returns: The nearest double; `nil` if the number is, or may be, halfway between two doubles and the product
///   cannot tell, which takes more than 15 digits of which some are decimals.
func nearestDouble(significand: UInt64, exponent: Int) -> Double? {
  if significand <= 1 << 53, -22...22 ~= exponent {
    let digits = Double(Int64(significand))
    return exponent < 0
      ? digits / exactPowerOfTen(-exponent) : digits * exactPowerOfTen(exponent)
  }
  return nearestDoubleOfProduct(significand, exponent)
}

/// The double nearest to `significand / 10^decimals`, by one way for numbers of any size, without a branch that a
/// processor could guess wrong; see ``nearestDouble(significand:exponent:)``.
///
/// - Parameters:
///   - significand: The digits, as a whole number.
///   - decimals: How many of them are decimals, up to 19.
/// - Returns: The nearest double; `nil` if the product cannot tell, or if the number is whole and halfway between two.
@inline(__always)
func nearestQuotient(significand: UInt64, decimals: Int) -> Double? {
  guard significand > 0 else { return 0 }
  let zeros = significand.leadingZeroBitCount
  let power = PowersOfTen.significand(-decimals)
  let (high, low) = power.upperProduct(significand &<< UInt64(truncatingIfNeeded: zeros))
  // What is beyond the 53 bits of a double; the first bit of that rounds the number up.
  let excess = 10 &+ high &>> 63
  let half: UInt64 = 1 &<< (excess &- 1)
  let rest = high & (half &<< 1 &- 1)
  // Bits of the power that were cut off could matter just below a half; a half itself may be one.
  guard low &+ 2 > 2 || (rest != half && rest != half &- 1) else { return nil }
  // The leading bit of the number adds 1 to the exponent.
  let exponent = PowersOfTen.binaryExponent(-decimals) &+ 1 &- zeros &+ Int(excess)
  let biased = UInt64(truncatingIfNeeded: exponent &+ 1074)
  return Double(bitPattern: biased &<< 52 &+ (high &>> (excess &- 1) &+ 1) &>> 1)
}

/// The double nearest to `significand * 10^exponent`, by the first 128 bits of the power of ten.
private func nearestDoubleOfProduct(_ significand: UInt64, _ exponent: Int) -> Double? {
  guard significand > 0, exponent >= PowersOfTen.exponents.lowerBound else { return 0 }
  guard exponent <= 308 else { return .infinity }

  let zeros = significand.leadingZeroBitCount
  // The number is at least `high + low * 2^-64`, in units of the power of two of the last bit of `high`; if the
  // power of ten is not exact, it may be larger by less than two units of `low`.
  let (high, low) = PowersOfTen.significand(exponent).upperProduct(significand << UInt64(zeros))
  var binaryExponent = PowersOfTen.binaryExponent(exponent) + 1 - zeros
  // 53 bits are kept, fewer of a subnormal number.
  let excess = max(10 + Int(high >> 63), -1074 - binaryExponent)
  guard excess <= 64 else { return 0 }
  binaryExponent += excess

  var kept = high >> UInt64(excess)
  let rest = high & (1 << UInt64(excess) &- 1)
  let half: UInt64 = 1 << UInt64(excess - 1)
  if rest == half - 1, low >= .max - 1, !(PowersOfTen.exactExponents ~= exponent) { return nil }
  // A number of 64 bits times a power of ten beyond 10^27, or a fraction of one, whose product shows a half, is
  // above the half.
  let isHalf = rest == half && low == 0 && 0...27 ~= exponent
  if isHalf ? kept & 1 == 1 : rest >= half { kept += 1 }
  // The leading bit of a normal number adds 1 to the exponent.
  let biased = UInt64(binaryExponent + 1074)
  return biased > 2045 ? .infinity : Double(bitPattern: biased << 52 + kept)
}

/// One of the powers of ten that are doubles.
@inline(__always)
private func exactPowerOfTen(_ exponent: Int) -> Double {
  switch exponent {
  case 0: 1e0
  case 1: 1e1
  case 2: 1e2
  case 3: 1e3
  case 4: 1e4
  case 5: 1e5
  case 6: 1e6
  case 7: 1e7
  case 8: 1e8
  case 9: 1e9
  case 10: 1e10
  case 11: 1e11
  case 12: 1e12
  case 13: 1e13
  case 14: 1e14
  case 15: 1e15
  case 16: 1e16
  case 17: 1e17
  case 18: 1e18
  case 19: 1e19
  case 20: 1e20
  case 21: 1e21
  default: 1e22
  }
}
