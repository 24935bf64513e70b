import CKernels

/// A whole number that ranks, in units, are kept in; 0 is no rank.
protocol RankNumber: FixedWidthInteger, UnsignedInteger, Sendable {
  typealias Ranks = UnsafePointer<Self>

  /// The sum of ranks, and the least and the largest one.
  static func sum(_ ranks: Ranks, count: Int) -> (sum: Int, lowest: Self, highest: Self)

  /// How far ranks are from those beside them in sum.
  static func sumOfShifts(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int

  /// How many ranks are at most those beside them; 0 never is.
  static func countNotBeyond(_ ranks: Ranks, _ edges: Ranks, count: Int) -> Int

  /// How many ranks are lower than those beside them.
  static func countLower(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int

  /// How many ranks are equal to those beside them.
  static func countEqual(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int

  /// The places of the ranks that are at most an edge, or of all others, in increasing order; 0 is neither.
  ///
  /// - Parameters:
  ///   - ranks: The ranks.
  ///   - count: How many there are.
  ///   - edge: The edge.
  ///   - others: Whether those beyond the edge are wanted.
  ///   - chosen: Room for as many places.
  /// - Returns: How many there are.
  static func choose(
    _ ranks: Ranks,
    count: Int,
    upTo edge: Self,
    others: Bool,
    into chosen: UnsafeMutablePointer<UInt32>
  ) -> Int

  /// Puts the columns of a tile one after the other.
  ///
  /// - Parameters:
  ///   - tile: The tile, row by row.
  ///   - width: How many columns it has: a multiple of 8.
  ///   - rows: How many rows it has.
  ///   - target: Becomes the columns.
  static func transpose(
    _ tile: Ranks,
    width: Int,
    rows: Int,
    into target: UnsafeMutablePointer<Self>
  )

  /// The difference of numbers from the least one, without its last bits.
  static func findBins(
    of numbers: UnsafeBufferPointer<Self>,
    from lowest: Self,
    shift: Int,
    into bins: UnsafeMutablePointer<UInt16>
  )
}

extension UInt16: RankNumber {
  static func sum(_ ranks: Ranks, count: Int) -> (sum: Int, lowest: UInt16, highest: UInt16) {
    var (lowest, highest): (UInt16, UInt16) = (0, 0)
    let sum = fragility_sum_16(ranks, count, &lowest, &highest)
    return (Int(sum), lowest, highest)
  }

  static func sumOfShifts(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    Int(fragility_sum_of_distances_16(ranks, others, count))
  }

  static func countNotBeyond(_ ranks: Ranks, _ edges: Ranks, count: Int) -> Int {
    fragility_count_within_16(ranks, edges, count)
  }

  static func countLower(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    fragility_count_below_16(ranks, others, count)
  }

  static func countEqual(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    fragility_count_equal_16(ranks, others, count)
  }

  static func choose(
    _ ranks: Ranks,
    count: Int,
    upTo edge: UInt16,
    others: Bool,
    into chosen: UnsafeMutablePointer<UInt32>
  ) -> Int {
    fragility_choose_16(ranks, count, edge, others, chosen)
  }

  static func transpose(
    _ tile: Ranks,
    width: Int,
    rows: Int,
    into target: UnsafeMutablePointer<UInt16>
  ) {
    fragility_transpose_16(tile, width, rows, target)
  }

  static func findBins(
    of numbers: UnsafeBufferPointer<UInt16>,
    from lowest: UInt16,
    shift: Int,
    into bins: UnsafeMutablePointer<UInt16>
  ) {
    fragility_bins_16(numbers.baseAddress, numbers.count, lowest, UInt32(shift), bins)
  }
}

extension UInt32: RankNumber {
  static func sum(_ ranks: Ranks, count: Int) -> (sum: Int, lowest: UInt32, highest: UInt32) {
    var (lowest, highest): (UInt32, UInt32) = (0, 0)
    let sum = fragility_sum_32(ranks, count, &lowest, &highest)
    return (Int(sum), lowest, highest)
  }

  static func sumOfShifts(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    Int(fragility_sum_of_distances_32(ranks, others, count))
  }

  static func countNotBeyond(_ ranks: Ranks, _ edges: Ranks, count: Int) -> Int {
    fragility_count_within_32(ranks, edges, count)
  }

  static func countLower(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    fragility_count_below_32(ranks, others, count)
  }

  static func countEqual(_ ranks: Ranks, _ others: Ranks, count: Int) -> Int {
    fragility_count_equal_32(ranks, others, count)
  }

  static func choose(
    _ ranks: Ranks,
    count: Int,
    upTo edge: UInt32,
    others: Bool,
    into chosen: UnsafeMutablePointer<UInt32>
  ) -> Int {
    fragility_choose_32(ranks, count, edge, others, chosen)
  }

  static func transpose(
    _ tile: Ranks,
    width: Int,
    rows: Int,
    into target: UnsafeMutablePointer<UInt32>
  ) {
    fragility_transpose_32(tile, width, rows, target)
  }

  static func findBins(
    of numbers: UnsafeBufferPointer<UInt32>,
    from lowest: UInt32,
    shift: Int,
    into bins: UnsafeMutablePointer<UInt16>
  ) {
    fragility_bins_32(numbers.baseAddress, numbers.count, lowest, UInt32(shift), bins)
  }
}
