/// The powers of ten that reading and writing a double needs, each as its first 128 bits.
///
/// `10^q` lies between `g * 2^b` and `(g + 1) * 2^b`, where `g` has exactly 128 bits and
/// `b = binaryExponent(q) - 127`; `g` is exact for `q` from 0 to 55.
///
/// The bits are computed at first use, exactly, in a tenth of a millisecond: a table of them in the source
/// would be 1300 constants that nobody can check.
enum PowersOfTen {
  /// From the first power that can make a double of a significand below 2^64, to the last that makes digits of a
  /// subnormal number.
  static let exponents = -342...324

  /// The powers that 128 bits hold exactly.
  static let exactExponents = 0...55

  /// `g` of `10^exponent`, rounded down, for one of `exponents`.
  static func significand(_ exponent: Int) -> UInt128 {
    significands[exponent - exponents.lowerBound]
  }

  /// The largest `e` with `2^e <= 10^exponent`, for any exponent between -1233 and 1233.
  static func binaryExponent(_ exponent: Int) -> Int {
    // log2(10) in units of 2^-19.
    (exponent * 1_741_647) >> 19
  }

  /// `10^0` to `10^19`, all that 64 bits hold.
  static let integers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  private static let significands: [UInt128] = {
    var fractions: [UInt128] = []
    // The bits of 10^-n are those of 2^1024 / 5^n. Rounding down at every step is rounding down once.
    var limbs = [UInt32](repeating: 0, count: 32) + [1]
    for _ in exponents.lowerBound..<0 {
      divideByFive(&limbs)
      fractions.append(leadingBits(limbs))
    }
    var wholes: [UInt128] = []
    limbs = [1]
    for _ in 0...exponents.upperBound {
      wholes.append(leadingBits(limbs))
      multiplyByFive(&limbs)
    }
    return fractions.reversed() + wholes
  }()

  private static func divideByFive(_ limbs: inout [UInt32]) {
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let dividend = remainder << 32 | UInt64(limbs[index])
      limbs[index] = UInt32(truncatingIfNeeded: dividend / 5)
      remainder = dividend % 5
    }
    if limbs.last == 0 { limbs.removeLast() }
  }

  private static func multiplyByFive(_ limbs: inout [UInt32]) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * 5 + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  /// The first 128 bits of a number, whose last limb is not zero.
  private static func leadingBits(_ limbs: [UInt32]) -> UInt128 {
    var bits: UInt128 = 0
    for limb in limbs.suffix(4).reversed() { bits = bits << 32 | UInt128(limb) }
    let shift = bits.leadingZeroBitCount
    bits <<= UInt128(shift)
    // Four limbs hold all that is asked for but what the leading zeros of the highest push out.
    guard limbs.count > 4 else { return bits }
    return bits | UInt128(limbs[limbs.count - 5]) >> UInt128(32 - shift)
  }
}

extension UInt128 {
  /// The first 128 of the 192 bits of a product, the rest cut off.
  func upperProduct(_ factor: UInt64) -> (high: UInt64, low: UInt64) {
    let upper = UInt64(truncatingIfNeeded: self >> 64).multipliedFullWidth(by: factor)
    let lower = UInt64(truncatingIfNeeded: self).multipliedFullWidth(by: factor)
    let (low, hasCarry) = upper.low.addingReportingOverflow(lower.high)
    return (upper.high &+ (hasCarry ? 1 : 0), low)
  }
}
