import CKernels

/// The texts of some numbers, as ``writeShortest(_:decimalMark:to:)`` writes them; that of a gap is empty.
///
/// The steps that make the digits of a number wait for each other; those of different numbers do not. So each step is
/// done for several numbers before the next one begins.
struct NumberTile {
  /// How many numbers it holds.
  static let size = 64
  /// How many words of eight bytes a text has room for.
  private static let width = 4

  private let numbers: UnsafeMutablePointer<Double>
  /// The first word of each text, then the second of each, and so on.
  private let words: UnsafeMutablePointer<UInt64>
  private let lengths: UnsafeMutablePointer<UInt64>

  init() {
    numbers = .allocate(capacity: Self.size)
    numbers.initialize(repeating: 0, count: Self.size)
    words = .allocate(capacity: (Self.width + 1) * Self.size)
    words.initialize(repeating: 0, count: (Self.width + 1) * Self.size)
    lengths = words + Self.width * Self.size
  }

  func deallocate() {
    numbers.deallocate()
    words.deallocate()
  }

  /// Makes the texts of the numbers of some rows, at most ``size``.
  ///
  /// - Parameters:
  ///   - column: The numbers of all rows.
  ///   - rows: The rows.
  ///   - decimalMark: A comma or a point.
  func fill(
    _ column: UnsafeBufferPointer<Double>,
    rows: UnsafeBufferPointer<Int>,
    decimalMark: UInt8
  ) {
    for index in rows.indices { numbers[index] = column[rows[index]] }
    var others = fragility_few_decimals(numbers, rows.count, decimalMark, words, lengths)
    guard others != 0 else { return }
    others = scales.withUnsafeBufferPointer {
      fragility_seventeen_digits(numbers, others, $0.baseAddress, decimalMark, words, lengths)
    }
    while others != 0 {
      writeRare(others.trailingZeroBitCount, decimalMark)
      others &= others - 1
    }
  }

  /// Makes the text of any number.
  private func writeRare(_ index: Int, _ decimalMark: UInt8) {
    withUnsafeTemporaryAllocation(byteCount: NumberFormat.mostBytes, alignment: 8) { text in
      let bytes = text.initializeMemory(as: UInt8.self, repeating: 0)
      guard let start = bytes.baseAddress else { return }
      lengths[index] = UInt64(writeShortest(numbers[index], decimalMark: decimalMark, to: start))
      for word in 0..<Self.width {
        words[word * Self.size + index] = text.load(fromByteOffset: 8 * word, as: UInt64.self)
      }
    }
  }

  /// Writes the text at an index.
  ///
  /// - Parameters:
  ///   - index: Which of the rows.
  ///   - pointer: Where to write; there must be room for 32 bytes, whose rest may be overwritten.
  /// - Returns: How many bytes the text has.
  @inline(__always)
  func write(_ index: Int, to pointer: UnsafeMutablePointer<UInt8>) -> Int {
    let target = UnsafeMutableRawPointer(pointer)
    for word in 0..<Self.width {
      let text = words[word &* Self.size &+ index]
      target.storeBytes(of: text, toByteOffset: 8 &* word, as: UInt64.self)
    }
    return Int(truncatingIfNeeded: lengths[index])
  }
}

/// ``decimalScales`` as the kernel reads them.
private let scales = decimalScales.map {
  fragility_decimal_scale(unit: Int64($0.unit), power: $0.power)
}
