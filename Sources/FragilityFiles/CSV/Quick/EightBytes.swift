/// Eight bytes looked at as one number, the first of them lowest: what is asked of each byte is asked of all at once.
///
/// A set of bytes is told by the highest bit of each. The bytes above the first of a set may be told wrongly where it
/// says so; the first never is.
struct EightBytes {
  let bits: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes from anywhere in memory.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>) {
    bits = UInt64(
      littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    )
  }

  @inline(__always)
  init(bits: UInt64) {
    self.bits = bits
  }

  /// A byte eight times.
  @inline(__always)
  init(repeating byte: UInt8) {
    bits = UInt64(byte) &* Self.ones
  }

  /// The bytes that are no digits.
  @inline(__always)
  var nonDigits: UInt64 {
    let values = digitValues
    return (((values & ~Self.highest) &+ 0x7676_7676_7676_7676) | values) & Self.highest
  }

  /// The bytes, of which digits have become their values.
  @inline(__always)
  var digitValues: UInt64 { bits ^ 0x3030_3030_3030_3030 }

  /// The bytes equal to a repeated one; only the first of them is sure.
  @inline(__always)
  func equal(to byte: EightBytes) -> UInt64 {
    let difference = bits ^ byte.bits
    return (difference &- Self.ones) & ~difference & Self.highest
  }

  /// All bytes equal to a repeated one.
  @inline(__always)
  func all(equalTo byte: EightBytes) -> UInt64 {
    let difference = bits ^ byte.bits
    return ~(((difference & ~Self.highest) &+ ~Self.highest) | difference) & Self.highest
  }

  /// The bytes below a blank, such as the ends of lines; only the first of them is sure.
  @inline(__always)
  var controls: UInt64 {
    (bits &- 0x2020_2020_2020_2020) & ~bits & Self.highest
  }
}

/// How many bits stand before the first byte of a set; 64 if it is empty.
@inline(__always)
func bitsBefore(_ set: UInt64) -> UInt64 {
  UInt64(truncatingIfNeeded: set.trailingZeroBitCount) & ~7
}

/// The number that eight digits make, given as their values, the first one lowest.
///
/// Neighbours are joined to pairs, pairs to fours, fours to the number, all at once.
@inline(__always)
func eightDigitNumber(_ values: UInt64) -> UInt64 {
  let pairs = values &* 10 &+ (values &>> 8)
  let mask: UInt64 = 0x0000_00FF_0000_00FF
  let upper = (pairs & mask) &* (100 + 1_000_000 << 32)
  let lower = ((pairs &>> 16) & mask) &* (1 + 10_000 << 32)
  return (upper &+ lower) &>> 32
}
