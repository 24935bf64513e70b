internal import CKernels

/// The fields of a column in some rows of a block.
struct FieldRows {
  /// The block, after at least ``BlockBuffers/slack`` bytes that can be read, and before as many.
  let bytes: UnsafePointer<UInt8>
  /// Where the field of the first row ends; before it stands where the field before it does.
  let ends: UnsafePointer<UInt32>
  /// How far the ends of the next row are.
  let stride: Int
  let count: Int

  /// Where the field of a row begins; in the first column there may be line ends before.
  @inline(__always)
  func start(_ row: Int) -> Int { Int(ends[row &* stride &- 1] &+ 1) }

  @inline(__always)
  func end(_ row: Int) -> Int { Int(ends[row &* stride]) }

  /// Reads numbers of up to eight bytes: digits, a comma or a point before some of them, a minus in front.
  ///
  /// There are at most ``FieldEnds/tile`` rows.
  ///
  /// - Parameters:
  ///   - target: Takes the nearest doubles, up to a multiple of eight; anything for other fields.
  ///   - marks: The decimal marks of the numbers are added to it.
  /// - Returns: The rows whose fields are anything else, as bits.
  @inline(__always)
  func readShortDecimals(
    into target: UnsafeMutablePointer<Double>,
    _ marks: inout MarkCounts
  ) -> UInt64 {
    var found = fragility_decimal_marks()
    let others = fragility_short_decimals(bytes, ends, stride, count, target, &found)
    let all = sum(found.all)
    let points = sum(found.points) / 2
    marks.points += points
    marks.commas += all - points
    // Three decimals stand in the fifth byte.
    if all != Int(found.inner >> 32 & 0xFF) { marks.hasOnlyThreeDecimals = false }
    return others
  }

  /// The sum of eight bytes, which is below 256.
  private func sum(_ bytes: UInt64) -> Int {
    Int((bytes &* 0x0101_0101_0101_0101) >> 56)
  }

  /// Reads numbers of up to 19 digits, a comma or a point before some of them, a minus in front.
  ///
  /// - Parameters:
  ///   - rows: Which rows are read.
  ///   - rowCount: How many they are, up to ``FieldEnds/tile``.
  ///   - significands: Takes the digits as a number, up to a multiple of eight.
  ///   - forms: Takes how many digits stand after the mark, 256 more for a minus, 512 or more if it is anything else, up
  ///     to a multiple of eight.
  @inline(__always)
  func readLongDecimals(
    _ rows: UnsafePointer<UInt32>,
    rowCount: Int,
    _ significands: UnsafeMutablePointer<UInt64>,
    _ forms: UnsafeMutablePointer<UInt64>
  ) {
    fragility_long_decimals(bytes, ends, stride, rows, rowCount, significands, forms)
  }

  /// Copies texts that stand as they are or between quotes, without a quote, control character or blank to look at again.
  ///
  /// - Parameters:
  ///   - target: Takes the texts, one after the other, and up to ``BlockBuffers/slack`` bytes beyond.
  ///   - targetEnds: Takes where each of them ends.
  ///   - length: How many bytes of the target are taken.
  /// - Returns: How many rows were copied: all, or those before the first that takes a closer look.
  @inline(__always)
  func copyPlainTexts(
    into target: UnsafeMutablePointer<UInt8>,
    _ targetEnds: UnsafeMutablePointer<UInt32>,
    after length: UInt32
  ) -> Int {
    fragility_plain_texts(bytes, ends, stride, count, target, targetEnds, length)
  }

  /// Looks for quotes and control characters, also in the fields that follow in each row.
  ///
  /// - Parameters:
  ///   - width: How many fields of a row are looked at.
  ///   - delimiter: What separates them.
  /// - Returns: How many rows have none: all, or those before the first that has one.
  @inline(__always)
  func countPlain(width: Int, delimiter: UInt8) -> Int {
    fragility_plain_ranges(bytes, ends - 1, ends + width - 1, stride, count, delimiter)
  }
}
