/// How numbers are written.
public struct NumberFormat: Sendable, Hashable {
  /// The decimal mark, a comma or a point.
  public var decimalMark: UInt8
  /// How many digits stand after it, from 0 to 15; `nil` for the fewest that read back to the same double.
  public var digits: Int?

  /// Creates a format.
  ///
  /// - Parameters:
  ///   - decimalMark: A comma or a point.
  ///   - digits: How many digits stand after the mark; `nil` for the fewest that read back to the same double.
  public init(decimalMark: UInt8 = UInt8(ascii: "."), digits: Int? = nil) {
    self.decimalMark = decimalMark
    self.digits = digits.map { min(max($0, 0), 15) }
  }

  /// A number as text.
  ///
  /// - Parameter number: A finite number.
  /// - Returns: Its digits, without an exponent from 1e-7 up to 1e21.
  public func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func append(_ number: Double, to bytes: inout [UInt8]) {
    if let digits, appendFixed(number, digits: digits, to: &bytes) { return }
    appendShortest(number, to: &bytes)
  }

  /// Rounds half away from zero, exactly, with integers: a double is a whole number times a power of two.
  ///
  /// - Returns: `false` if the number is too large to have such digits.
  private func appendFixed(_ number: Double, digits: Int, to bytes: inout [UInt8]) -> Bool {
    guard number.magnitude < 0x1p64 else { return false }
    let power = (0..<digits).reduce(UInt128(1)) { power, _ in power * 10 }
    let whole: UInt128
    // The number is `significand * 2^-shift`, its significand below 2^53 and the power of ten below 2^50.
    let shift = 52 - number.magnitude.exponentForDigits
    let significand = UInt128(number.magnitude.significandForDigits)
    if shift <= 0 {
      whole = (significand << UInt128(-shift)) * power
    } else if shift > 110 {
      whole = 0
    } else {
      let product = significand * power
      whole = (product >> UInt128(shift)) + ((product >> UInt128(shift - 1)) & 1)
    }
    var text = Array(String(whole).utf8)
    if text.count <= digits {
      let zeros = repeatElement(UInt8(ascii: "0"), count: digits + 1 - text.count)
      text.insert(contentsOf: zeros, at: 0)
    }
    if number < 0, whole > 0 { bytes.append(UInt8(ascii: "-")) }
    bytes += text.dropLast(digits)
    if digits > 0 {
      bytes.append(decimalMark)
      bytes += text.suffix(digits)
    }
    return true
  }

  /// The shortest digits come from the standard library; only their arrangement is ours.
  private func appendShortest(_ number: Double, to bytes: inout [UInt8]) {
    guard number != 0 else { return bytes.append(UInt8(ascii: "0")) }
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    var description = number.magnitude.description.utf8[...]
    if let mark = description.firstIndex(of: UInt8(ascii: "e")) {
      exponent =
        Int(String(decoding: description[description.index(after: mark)...], as: UTF8.self)) ?? 0
      description = description[..<mark]
    }
    for byte in description {
      if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte) }
    }
    exponent += (pointAt ?? digits.count) - digits.count
    while let last = digits.last, last == UInt8(ascii: "0"), digits.count > 1 {
      digits.removeLast()
      exponent += 1
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(min(leading, digits.count - 1))

    let zero = UInt8(ascii: "0")
    // Where the decimal point stands, counted from the first digit.
    let point = digits.count + exponent
    switch point {
    case digits.count...21:
      bytes += digits + Array(repeating: zero, count: point - digits.count)
    case 1..<max(digits.count, 1):
      bytes += digits[..<point] + [decimalMark] + digits[point...]
    case -6...0:
      bytes += [zero, decimalMark] + Array(repeating: zero, count: -point) + digits
    default:
      bytes.append(digits[0])
      if digits.count > 1 { bytes += [decimalMark] + digits.dropFirst() }
      bytes += Array("e\(point - 1)".utf8)
    }
  }
}

extension Double {
  /// The exponent of the last bit of the significand, plus 52; that of the smallest numbers for zero.
  fileprivate var exponentForDigits: Int {
    max(Int(exponentBitPattern), 1) - 1023
  }

  /// The significand as a whole number below 2^53.
  fileprivate var significandForDigits: UInt64 {
    exponentBitPattern == 0 ? significandBitPattern : significandBitPattern | 1 << 52
  }
}
