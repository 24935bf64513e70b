import CKernels

/// A decimal number, `digits * 10^exponent`.
struct DecimalNumber: Equatable {
  var digits: UInt64
  var exponent: Int
}

/// The decimal number with the fewest digits that reads back to the same double, the closest to it of these.
///
/// The numbers that read back to `x` lie between the middles of `x` and its neighbours. A multiple of `10^(k+1)` among
/// them, there is at most one, is the shortest; else the closest multiple of `10^k` is, `10^k` being the largest power
/// of ten not above the width of the interval (R. Giulietti, "The Schubfach way to render doubles", 2020).
///
/// - Parameter x: A finite number above 0.
/// - Returns: Its digits, below 10^17; they may end in zeros.
@inline(__always)
func shortestDecimal(_ x: Double) -> DecimalNumber {
  decimalScales.withUnsafeBufferPointer { shortestDecimalByProducts(x, $0) }
    ?? shortestDecimalByBounds(x)
}

/// The shortest decimal number of a double from 2^-24 up to 2^50 that is not a power of two, without its sign; `nil` for
/// others.
///
/// There the power of five has at most 54 bits, products with it are exact, and no bound of the interval is a multiple
/// of ten units.
///
/// - Parameters:
///   - x: Any number.
///   - scales: ``decimalScales``.
/// - Returns: Its digits, 16 or 17; they may end in zeros.
@inline(__always)
func shortestDecimalByProducts(
  _ x: Double,
  _ scales: UnsafeBufferPointer<DecimalScale>
) -> DecimalNumber? {
  let exponent = Int(truncatingIfNeeded: x.bitPattern >> 52 & 0x7FF) &- 1075
  guard DecimalScale.exponents ~= exponent, x.bitPattern << 12 != 0 else { return nil }
  let scale = scales[exponent &- DecimalScale.exponents.lowerBound]

  // In units of `10^unit`, of which `rest` is the fraction; the bounds lie as far off as half the last bit is worth.
  let (whole, rest) = (x.bitPattern << 11 | 1 << 63).multipliedFullWidth(by: scale.power)
  let (high, low) = (scale.power >> 54, scale.power << 10)
  let upper = whole &+ high &+ (rest.addingReportingOverflow(low).overflow ? 1 : 0)
  let lower = whole &- high &- (rest.subtractingReportingOverflow(low).overflow ? 1 : 0)
  let tens = upper / 10 &* 10
  // Of two as close the even one; the last bit of the fraction is zero, so it may be lost.
  let nearest = whole &+ (rest >> 1 &+ (1 << 62 - 1) &+ whole & 1) >> 63
  // Which of the two is the shortest changes from number to number: it is not worth guessing, as a branch would.
  let mask: UInt64 = tens > lower ? .max : 0
  return DecimalNumber(digits: nearest ^ (nearest ^ tens) & mask, exponent: scale.unit)
}

/// How doubles of one exponent become decimal.
struct DecimalScale {
  /// The exponents that have one, of the last bit of a double.
  static let exponents = Int(FRAGILITY_LEAST_SCALE)..<Int(FRAGILITY_LEAST_SCALE + FRAGILITY_SCALES)

  /// The last digit that may be needed, as a power of ten.
  var unit: Int
  /// What the last bit is worth in units of `10^unit`, times 2^53.
  var power: UInt64
}

/// One for each of ``DecimalScale/exponents``.
let decimalScales = DecimalScale.exponents.map { exponent in
  // log10(2) in units of 2^-22.
  let unit = (exponent * 1_262_611) >> 22
  let five = (0..<(-unit)).reduce(1 as UInt64) { power, _ in 5 * power }
  return DecimalScale(unit: unit, power: five << UInt64(53 + exponent - unit))
}

/// The shortest decimal number of any double.
///
/// Four times `x` and the bounds of its interval are computed in units of `10^k`, cut off to whole numbers whose last
/// bit is set if anything was cut: that suffices to compare them (Giulietti 2020).
func shortestDecimalByBounds(_ x: Double) -> DecimalNumber {
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
