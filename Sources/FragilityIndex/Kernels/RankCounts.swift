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

  /// Gives each score the rank of the first one of its bucket.
  ///
  /// - Parameters:
  ///   - dealt: The scores in buckets.
  ///   - count: How many scores there are.
  ///   - unit: How many units of a rank there are in a place.
  ///   - ranks: Becomes the ranks.
  ///   - shared: Becomes the places of those whose bucket holds more than one, or is asked for; it has room for one more than
  ///     there are scores.
  /// - Returns: How many of these there are, and how many scores the buckets of all scores hold in sum.
  static func place(
    _ dealt: fragility_buckets,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<Self>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> (sharing: Int, crowding: Int)

  /// Compares the scores of shared buckets with each other; what is equal has the least rank.
  ///
  /// - Parameters:
  ///   - dealt: The scores in buckets, whose offsets move behind their last score.
  ///   - scores: The scores.
  ///   - shared: Whose bucket holds more than one.
  ///   - sharing: How many these are.
  ///   - ranks: The ranks of the first of their buckets; become their ranks.
  ///   - members: Becomes those scores, bucket by bucket.
  static func settle(
    _ dealt: fragility_buckets,
    _ scores: UnsafePointer<Double>,
    shared: UnsafePointer<UInt32>,
    _ sharing: Int,
    ranks: UnsafeMutablePointer<Self>,
    members: UnsafeMutablePointer<UInt32>
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

  static func place(
    _ dealt: fragility_buckets,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<UInt16>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> (sharing: Int, crowding: Int) {
    var crowding = 0
    let sharing = fragility_place_16(dealt, count, UInt32(unit), ranks, shared, &crowding)
    return (sharing, crowding)
  }

  static func settle(
    _ dealt: fragility_buckets,
    _ scores: UnsafePointer<Double>,
    shared: UnsafePointer<UInt32>,
    _ sharing: Int,
    ranks: UnsafeMutablePointer<UInt16>,
    members: UnsafeMutablePointer<UInt32>
  ) {
    fragility_settle_16(dealt, scores, shared, sharing, ranks, members)
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

  static func place(
    _ dealt: fragility_buckets,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<UInt32>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> (sharing: Int, crowding: Int) {
    var crowding = 0
    let sharing = fragility_place_32(dealt, count, UInt32(unit), ranks, shared, &crowding)
    return (sharing, crowding)
  }

  static func settle(
    _ dealt: fragility_buckets,
    _ scores: UnsafePointer<Double>,
    shared: UnsafePointer<UInt32>,
    _ sharing: Int,
    ranks: UnsafeMutablePointer<UInt32>,
    members: UnsafeMutablePointer<UInt32>
  ) {
    fragility_settle_32(dealt, scores, shared, sharing, ranks, members)
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
