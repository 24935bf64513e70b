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

  /// Makes doubles of numbers.
  static func widen(_ numbers: Ranks, count: Int, into target: UnsafeMutablePointer<Double>)

  /// Gives each score the rank that it has if no slot is shared.
  ///
  /// - Parameters:
  ///   - slots: The slots of the scores.
  ///   - count: How many scores there are.
  ///   - unit: How many units of a rank there are in a place.
  ///   - ranks: Becomes the ranks; anything for gaps.
  ///   - shared: Becomes the places of those in a word in which slots are shared or asked for; it has room for one more than
  ///     there are scores.
  /// - Returns: How many of these there are.
  static func place(
    _ slots: inout fragility_slots,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<Self>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> Int

  /// Compares the scores of shared slots with each other.
  ///
  /// - Parameters:
  ///   - slots: The slots of the scores.
  ///   - scores: The scores.
  ///   - shared: The places of those to look at; they are moved.
  ///   - sharing: How many these are.
  ///   - unit: How many units of a rank there are in a place.
  ///   - tie: How many units the rank of a score grows by for each other one that is equal.
  ///   - crowd: How many scores the words of those to look at may hold in sum.
  ///   - ranks: What `place` made; become the ranks.
  ///   - members: Becomes the places of the scores of words in which there is more to settle, from the rank of the first one on;
  ///     it has room for as many as the ranks in units.
  /// - Returns: Whether there are not too many.
  static func settle(
    _ slots: inout fragility_slots,
    _ scores: UnsafePointer<Double>,
    shared: UnsafeMutablePointer<UInt32>,
    _ sharing: Int,
    unit: Int,
    tie: Int,
    crowd: Int,
    ranks: UnsafeMutablePointer<Self>,
    members: UnsafeMutablePointer<UInt32>
  ) -> Bool
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

  static func widen(_ numbers: Ranks, count: Int, into target: UnsafeMutablePointer<Double>) {
    fragility_widen_16(numbers, count, target)
  }

  static func place(
    _ slots: inout fragility_slots,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<UInt16>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> Int {
    fragility_place_16(&slots, count, UInt32(unit), ranks, shared)
  }

  static func settle(
    _ slots: inout fragility_slots,
    _ scores: UnsafePointer<Double>,
    shared: UnsafeMutablePointer<UInt32>,
    _ sharing: Int,
    unit: Int,
    tie: Int,
    crowd: Int,
    ranks: UnsafeMutablePointer<UInt16>,
    members: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    fragility_settle_16(
      &slots,
      scores,
      shared,
      sharing,
      UInt32(unit),
      UInt32(tie),
      crowd,
      ranks,
      members
    )
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

  static func widen(_ numbers: Ranks, count: Int, into target: UnsafeMutablePointer<Double>) {
    fragility_widen_32(numbers, count, target)
  }

  static func place(
    _ slots: inout fragility_slots,
    count: Int,
    unit: Int,
    into ranks: UnsafeMutablePointer<UInt32>,
    shared: UnsafeMutablePointer<UInt32>
  ) -> Int {
    fragility_place_32(&slots, count, UInt32(unit), ranks, shared)
  }

  static func settle(
    _ slots: inout fragility_slots,
    _ scores: UnsafePointer<Double>,
    shared: UnsafeMutablePointer<UInt32>,
    _ sharing: Int,
    unit: Int,
    tie: Int,
    crowd: Int,
    ranks: UnsafeMutablePointer<UInt32>,
    members: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    fragility_settle_32(
      &slots,
      scores,
      shared,
      sharing,
      UInt32(unit),
      UInt32(tie),
      crowd,
      ranks,
      members
    )
  }
}
