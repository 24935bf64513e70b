@testable import FragilityFiles

/// The text of a number, arranged from the digits that the standard library gives.
func referenceShortest(_ number: Double) -> String {
  guard number != 0 else { return "0" }
  let parts = number.magnitude.description.split(separator: "e")
  let mantissa = parts[0].split(separator: ".")
  let fraction = mantissa.count > 1 ? mantissa[1] : ""
  var digits = Array((mantissa[0] + fraction).utf8)
  // Where the decimal point stands, counted from the first digit.
  var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  while digits.first == UInt8(ascii: "0") {
    digits.removeFirst()
    point -= 1
  }
  func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: Array(digits), as: UTF8.self)
  }
  let sign = number < 0 ? "-" : ""
  if point > 21 || point < -6 {
    let rest = digits.count > 1 ? "." + text(digits[1...]) : ""
    return sign + text(digits[..<1]) + rest + "e\(point - 1)"
  }
  if point >= digits.count { return sign + text(digits) + zeros(point - digits.count) }
  if point > 0 { return sign + text(digits[..<point]) + "." + text(digits[point...]) }
  return sign + "0." + zeros(-point) + text(digits)
}

/// The text of a number with a fixed count of digits, halves away from zero, by long division.
func referenceFixed(_ number: Double, digits: Int) -> String {
  var power: UInt128 = 1
  for _ in 0..<digits { power *= 10 }
  let magnitude = number.magnitude
  let whole = magnitude.rounded(.down)
  // The fraction is a multiple of 2^-1074; what is below 2^-72 cannot make a half.
  let fraction = UInt128((magnitude - whole) * 0x1p72)
  let scaled = fraction * power
  let unit: UInt128 = 1 << 72
  let rounded = scaled / unit + (scaled % unit >= unit / 2 ? 1 : 0)
  let total = UInt128(whole) * power + rounded
  let decimals = digits > 0 ? String(String(total % power + power).dropFirst()) : ""
  let sign = number < 0 && total > 0 ? "-" : ""
  return sign + "\(total / power)" + (digits > 0 ? "." + decimals : "")
}

/// The text that a kernel writes into 40 bytes; what it writes beyond them is an error.
func written(_ body: (UnsafeMutablePointer<UInt8>) -> Int?) -> String? {
  var bytes = [UInt8](repeating: 0xEE, count: 64)
  let length = bytes.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap(body) }
  guard let length else { return nil }
  guard length <= 40, bytes[40...].allSatisfy({ $0 == 0xEE }) else { return "beyond 40 bytes" }
  return String(decoding: bytes[..<length], as: UTF8.self)
}

/// The shortest text, by the kernel.
func shortest(_ number: Double) -> String? {
  written { writeShortest(number, decimalMark: UInt8(ascii: "."), to: $0) }
}

/// The text with a fixed count of digits, by the kernel.
func fixed(_ number: Double, _ digits: Int) -> String? {
  written { writeFixed(number, digits: digits, decimalMark: UInt8(ascii: "."), to: $0) }
}

/// Every power of two and its neighbours.
let powersOfTwo: [Double] = (-1074...1023).flatMap { exponent in
  let power = Double(sign: .plus, exponent: exponent, significand: 1)
  return [power.nextDown, power, power.nextUp]
}

extension SplitMix {
  /// A subnormal number.
  mutating func subnormal() -> Double {
    Double(bitPattern: next() >> (12 + next() % 52))
  }

  /// A number of up to six decimals.
  mutating func fewDecimals() -> Double {
    let powers = [10, 100, 1000, 10_000, 100_000, 1_000_000.0]
    let digits = Double(next() >> (14 + next() % 46))
    return digits / powers[Int(next() % 6)]
  }

  /// A whole number of any length.
  mutating func whole() -> Double { Double(next() >> (next() % 64)) }
}
