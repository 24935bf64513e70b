/// The shortest digits of some numbers, as ``writeShortest(_:decimalMark:to:)`` writes them.
///
/// The steps that make the digits of a number wait for each other; those of different numbers do not. So each step is
/// done for all numbers before the next one begins, which keeps a processor busy that looks only so far ahead.
struct NumberTile {
  /// How many numbers it holds.
  static let size = 64

  /// The point of a number whose digits are not here: a gap, a whole number, a power of two, one too large or too small.
  private static let absent = Int8.max

  /// The first digit as text, and where the decimal point stands, counted from there.
  private struct Head {
    var first: UInt8
    var point: Int8
  }

  private let heads: UnsafeMutablePointer<Head>
  /// At first 17 digits as a number, then the last 16 of them in groups of four.
  private let groups: UnsafeMutablePointer<UInt64>
  /// Two times eight digits as text.
  private let text: UnsafeMutablePointer<UInt64>

  init() {
    heads = .allocate(capacity: Self.size)
    groups = .allocate(capacity: Self.size)
    text = .allocate(capacity: 2 * Self.size)
    groups.initialize(repeating: 0, count: Self.size)
  }

  func deallocate() {
    heads.deallocate()
    groups.deallocate()
    text.deallocate()
  }

  /// Finds the digits of the numbers of some rows, at most ``size``.
  func fill(_ numbers: UnsafeBufferPointer<Double>, rows: UnsafeBufferPointer<Int>) {
    let hasAny = decimalScales.withUnsafeBufferPointer {
      findDecimals(of: numbers, rows: rows, $0)
    }
    guard hasAny else { return }
    splitDigits(rows.count)
    for pair in 0..<((rows.count &+ 1) / 2) { writeDigits(ofPair: pair) }
  }

  /// Finds the shortest decimal numbers.
  ///
  /// - Returns: Whether there are any.
  @inline(never)
  private func findDecimals(
    of numbers: UnsafeBufferPointer<Double>,
    rows: UnsafeBufferPointer<Int>,
    _ scales: UnsafeBufferPointer<DecimalScale>
  ) -> Bool {
    var hasAny = false
    for index in rows.indices {
      let number = numbers[rows[index]]
      // No bit after the point is set. Of a number below 1 these are other bits: at worst it is written alone.
      let isWhole = number.bitPattern &<< (number.bitPattern &>> 52 &- 1011) == 0
      guard !isWhole, let decimal = shortestDecimalByProducts(number, scales) else {
        heads[index].point = Self.absent
        continue
      }
      let (digits, point) = decimal.seventeenDigits
      groups[index] = digits
      heads[index].point = Int8(truncatingIfNeeded: point)
      hasAny = true
    }
    return hasAny
  }

  /// Splits 17 digits into one and four groups of four; what stands where there are none does no harm.
  @inline(never)
  private func splitDigits(_ count: Int) {
    for index in 0..<count {
      let (head, tail) = groups[index].quotientAndRemainder(dividingBy: 100_000_000)
      let (first, middle) = head.quotientAndRemainder(dividingBy: 100_000_000)
      heads[index].first = UInt8(truncatingIfNeeded: first | 0x30)
      groups[index] = (fours(middle) | fours(tail) << 32).littleEndian
    }
  }

  /// Writes the number at an index.
  ///
  /// - Parameters:
  ///   - index: Which of the rows.
  ///   - number: The number there.
  ///   - decimalMark: A comma or a point.
  ///   - pointer: Where to write; there must be room for 40 bytes, whose rest may be overwritten.
  /// - Returns: How many bytes the text has; that of a gap has none.
  @inline(__always)
  func write(
    _ index: Int,
    _ number: Double,
    decimalMark: UInt8,
    to pointer: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let head = heads[index]
    guard head.point != Self.absent else {
      return number.isNaN ? 0 : writeShortest(number, decimalMark: decimalMark, to: pointer)
    }
    let sign = Int(truncatingIfNeeded: number.bitPattern >> 63)
    pointer[0] = UInt8(ascii: "-")
    let digits = SeventeenDigits(
      first: UInt64(head.first),
      upper: UInt64(littleEndian: text[2 &* index]),
      lower: UInt64(littleEndian: text[2 &* index &+ 1]),
      point: Int(head.point)
    )
    return sign &+ digits.write(decimalMark: decimalMark, to: pointer + sign)
  }

  /// Makes the four groups of each of two numbers sixteen digits, in the lanes of a vector.
  ///
  /// Divisions by 100 and by 10 are the upper halves of products with reciprocals, exact for such small numbers;
  /// instead of being shifted back, the quotients stay eight times as large, and the remainders twice.
  @inline(__always)
  private func writeDigits(ofPair pair: Int) {
    let groups = UnsafeRawPointer(groups).loadUnaligned(
      fromByteOffset: 16 &* pair,
      as: SIMD8<UInt16>.self
    )
    let hundreds = upperProduct(groups, 5243) & 0xFFF8
    let rest = groups &<< 1 &- hundreds &* 25
    // Tens and ones lie in the lower and the upper byte.
    let upper = hundreds &<< 5 &- upperProduct(hundreds, 820) &* (10 << 8 - 1)
    let lower = rest &<< 7 &- upperProduct(rest, 3277) &* (10 << 8 - 1)
    var digits = SIMD16<UInt16>()
    digits.evenHalf = upper | 0x3030
    digits.oddHalf = lower | 0x3030
    UnsafeMutableRawPointer(text).storeBytes(
      of: digits,
      toByteOffset: 32 &* pair,
      as: SIMD16<UInt16>.self
    )
  }
}

/// A number of eight digits as two of four, in 16 bits each, the first lowest.
@inline(__always)
private func fours(_ number: UInt64) -> UInt64 {
  number &<< 16 &- (number / 10_000) &* (10_000 << 16 - 1)
}

/// The upper halves of products.
@inline(__always)
private func upperProduct(_ numbers: SIMD8<UInt16>, _ factor: UInt32) -> SIMD8<UInt16> {
  SIMD8(truncatingIfNeeded: (SIMD8<UInt32>(truncatingIfNeeded: numbers) &* factor) &>> 16)
}
