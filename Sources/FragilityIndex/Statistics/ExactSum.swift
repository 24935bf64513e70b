/// A sum of doubles without any rounding error until it is read.
///
/// The accumulator covers the whole range of `Double` in chunks of 32 bits, each kept in 64 so that carries
/// can wait (R. Neal, "Fast exact summation using small and large superaccumulators", arXiv:1505.05571). Its
/// value is the exact sum rounded once, so it does not depend on the order of the terms: permuting the rows
/// of a table, or sharing them between threads, changes no bit.
///
/// Edge cases: an empty sum is 0; a total beyond the range of `Double` is infinite; infinite and NaN terms
/// give what ordinary addition gives.
struct ExactSum: Sendable {
  private var chunks = [Int64](repeating: 0, count: 67)
  /// How many terms have not been carried.
  private var pending = 0
  private static let mostPending = 1000
  private var special = 0.0

  /// Adds one term.
  mutating func add(_ x: Double) {
    chunks.withUnsafeMutableBufferPointer { Self.add(x, to: $0, &special) }
    pending += 1
    if pending == Self.mostPending { carry() }
  }

  /// Adds the present ones of some values, or the squares of their distances from a centre.
  ///
  /// - Parameters:
  ///   - values: Any values; NaN is left out.
  ///   - centre: What distances are taken from; the values themselves are added without it.
  mutating func add(_ values: [Double], squaredFrom centre: Double? = nil) {
    values.withUnsafeBufferPointer { values in
      for block in blocks(of: 4096, in: values.count) {
        let own = UnsafeBufferPointer(rebasing: values[block])
        let parts = own.baseAddress.flatMap {
          exactParts(of: $0, count: own.count, squaredFrom: centre)
        }
        if let parts {
          add(parts.0)
          add(parts.1)
          add(parts.2)
        } else {
          for value in own where !value.isNaN {
            add(centre.map { (value - $0) * (value - $0) } ?? value)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func add(
    _ x: Double,
    to chunks: UnsafeMutableBufferPointer<Int64>,
    _ special: inout Double
  ) {
    let bits = x.bitPattern
    let exponent = Int(bits >> 52) & 0x7FF
    guard exponent != 0x7FF else {
      special += x
      return
    }
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let mantissa = exponent == 0 ? fraction : fraction | 1 << 52
    let position = max(exponent, 1) - 1
    let shift = UInt64(position & 31)
    let low = Int64((mantissa << shift) & 0xFFFF_FFFF)
    let high = Int64(mantissa >> (32 - shift))
    if x.sign == .minus {
      chunks[position >> 5] -= low
      chunks[position >> 5 + 1] -= high
    } else {
      chunks[position >> 5] += low
      chunks[position >> 5 + 1] += high
    }
  }

  /// The exact sum, rounded to the nearest double, ties to even.
  var value: Double {
    guard special == 0 else { return special }
    var sum = self
    sum.carry()
    let negative = (sum.chunks.last ?? 0) < 0
    if negative {
      for index in sum.chunks.indices { sum.chunks[index] = -sum.chunks[index] }
      sum.carry()
    }
    guard let top = sum.chunks.lastIndex(where: { $0 != 0 }) else { return 0 }
    let base = max(top - 2, 0)
    var significand: UInt128 = 0
    for index in stride(from: top, through: base, by: -1) {
      significand = significand << 32 | UInt128(UInt64(bitPattern: sum.chunks[index]))
    }
    let isCut = sum.chunks[..<base].contains { $0 != 0 }
    let exponent = 32 * base - 1074
    let excess = max(0, 128 - significand.leadingZeroBitCount - 53)
    var kept = UInt64(significand >> UInt128(excess))
    if excess > 0 {
      let rest = significand & (1 << UInt128(excess) - 1)
      let half = UInt128(1) << UInt128(excess - 1)
      if rest > half || (rest == half && (isCut || kept & 1 == 1)) { kept += 1 }
    }
    let magnitude = Double(sign: .plus, exponent: exponent + excess, significand: Double(kept))
    return negative ? -magnitude : magnitude
  }

  /// Leaves every chunk but the last with 32 bits that are not negative.
  private mutating func carry() {
    for index in 0..<(chunks.count - 1) {
      chunks[index + 1] += chunks[index] >> 32
      chunks[index] &= 0xFFFF_FFFF
    }
    pending = 0
  }
}

/// The exact sum of some numbers, rounded once.
///
/// - Parameter values: Numbers, in any order.
/// - Returns: Their sum.
package func exactSum(of values: [Double]) -> Double {
  var sum = ExactSum()
  for value in values { sum.add(value) }
  return sum.value
}
