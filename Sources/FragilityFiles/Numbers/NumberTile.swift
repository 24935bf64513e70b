import CKernels

/// The shortest digits of some numbers, as ``writeShortest(_:decimalMark:to:)`` writes them.
///
/// The steps that make the digits of a number wait for each other; those of different numbers do not. So each step is
/// done for all numbers before the next one begins, which keeps a processor busy that looks only so far ahead.
struct NumberTile {
  /// How many numbers it holds.
  static let size = 64

  /// The point of a number whose digits are not here: a gap, a power of two, one too large or too small.
  private static let absent = Int.max
  /// The point of a whole number below 10^8: all of its digits are among the upper eight, after zeros.
  private static let whole = Int.max - 1

  /// Where the decimal point stands, counted from the first of seventeen digits.
  private let points: UnsafeMutablePointer<Int>
  /// The first nine digits as a number, and the last eight.
  private let heads: UnsafeMutablePointer<UInt64>
  private let tails: UnsafeMutablePointer<UInt64>
  /// The first digit as text, the next eight, and the last eight.
  private let first: UnsafeMutablePointer<UInt64>
  private let upper: UnsafeMutablePointer<UInt64>
  private let lower: UnsafeMutablePointer<UInt64>

  init() {
    points = .allocate(capacity: Self.size)
    heads = .allocate(capacity: 5 * Self.size)
    heads.initialize(repeating: 0, count: 5 * Self.size)
    tails = heads + Self.size
    first = tails + Self.size
    upper = first + Self.size
    lower = upper + Self.size
  }

  func deallocate() {
    points.deallocate()
    heads.deallocate()
  }

  /// Finds the digits of the numbers of some rows, at most ``size``.
  func fill(_ numbers: UnsafeBufferPointer<Double>, rows: UnsafeBufferPointer<Int>) {
    let hasAny = decimalScales.withUnsafeBufferPointer {
      findDecimals(of: numbers, rows: rows, $0)
    }
    if hasAny { fragility_seventeen_digits(heads, tails, rows.count, first, upper, lower) }
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
      // Added to 2^52, a whole number stands in the last bits.
      let raised = number.magnitude + 0x1p52
      if raised - 0x1p52 == number.magnitude {
        let isShort = number.bitPattern < 1e8.bitPattern
        heads[index] = isShort ? raised.bitPattern & 0xFFFF_FFFF : 0
        tails[index] = 0
        points[index] = isShort ? Self.whole : Self.absent
        hasAny = hasAny || isShort
        continue
      }
      guard let decimal = shortestDecimalByProducts(number, scales) else {
        points[index] = Self.absent
        continue
      }
      let (digits, point) = decimal.seventeenDigits
      (heads[index], tails[index]) = digits.quotientAndRemainder(dividingBy: 100_000_000)
      points[index] = point
      hasAny = true
    }
    return hasAny
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
    let point = points[index]
    guard point < Self.whole else {
      guard point == Self.absent else { return writeWhole(digits: upper[index], to: pointer) }
      return number.isNaN ? 0 : writeShortest(number, decimalMark: decimalMark, to: pointer)
    }
    let sign = Int(truncatingIfNeeded: number.bitPattern >> 63)
    pointer[0] = UInt8(ascii: "-")
    let digits = SeventeenDigits(
      first: first[index],
      upper: upper[index],
      lower: lower[index],
      point: point
    )
    return sign &+ digits.write(decimalMark: decimalMark, to: pointer + sign)
  }
}
