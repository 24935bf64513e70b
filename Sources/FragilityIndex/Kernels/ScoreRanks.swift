import CKernels

/// Ranks the scores of one set of territories, draw after draw, in memory that is used again.
///
/// Scores are dealt into buckets of equal width, several a territory. What stands in higher buckets counts for a rank, and only
/// the scores of a bucket that holds more than one are compared with each other: O(n) for scores that are spread out. Where
/// they are not, they are sorted. The ranks are exact either way.
final class ScoreRanks {
  let count: Int
  private let ties: TieRule
  /// A multiple of 8; one group of 8 more takes gaps.
  let bucketCount: Int
  /// The bucket of each score.
  let buckets: UnsafeMutablePointer<UInt32>
  /// How many scores are in each bucket; ``isAsked`` is added where all of them have to be known.
  let counts: UnsafeMutablePointer<UInt8>
  /// How many are in the buckets of a group before each, and behind it once they are dealt.
  let offsets: UnsafeMutablePointer<UInt8>
  /// How many are in the groups before each.
  let starts: UnsafeMutablePointer<UInt32>
  /// The scores of buckets with more than one.
  private let shared: UnsafeMutablePointer<UInt32>
  /// Those scores, bucket by bucket.
  let members: UnsafeMutablePointer<UInt32>
  /// Where buckets do not part them well.
  private(set) var order: ScoreOrder
  private let labels: [UInt32]
  private(set) var isSorted = false
  private(set) var present = 0
  private(set) var (highest, scale) = (0.0, 0.0)
  private(set) var scores: UnsafePointer<Double>?

  private static let bucketsPerScore = 8
  static let isAsked: UInt8 = 1 << 7
  /// With more in a bucket than that, on average over the scores, sorting is faster.
  private static let crowd = 12

  /// How many units of a rank there are in a place: 2 where mean ranks may be halves.
  static func unit(of ties: TieRule) -> Int { ties == .average ? 2 : 1 }

  /// - Parameters:
  ///   - count: How many territories there are.
  ///   - ties: How equal scores are ranked; dense ranks, which say nothing of how many stand before, are the least ones.
  init(count: Int, ties: TieRule) {
    self.count = count
    self.ties = ties
    bucketCount = (Self.bucketsPerScore * count + 15) / 8 * 8
    buckets = .allocate(capacity: max(1, count))
    counts = .allocate(capacity: bucketCount + 8)
    offsets = .allocate(capacity: bucketCount + 8)
    starts = .allocate(capacity: bucketCount / 8 + 2)
    shared = .allocate(capacity: count + 1)
    members = .allocate(capacity: max(1, count))
    order = ScoreOrder(rows: count)
    labels = (0..<count).map(UInt32.init(truncatingIfNeeded:))
  }

  deinit {
    buckets.deallocate()
    counts.deallocate()
    offsets.deallocate()
    starts.deallocate()
    shared.deallocate()
    members.deallocate()
  }

  /// Ranks scores, the largest first.
  ///
  /// - Parameters:
  ///   - scores: One score a territory; they must stay where they are while ``score(at:)`` is asked. What is not finite has
  ///     no rank.
  ///   - extent: The least and the largest of them, and how many are NaN.
  ///   - ranks: Becomes the rank of each in units, 0 without one.
  ///   - asked: Which places in decreasing order ``score(at:)`` will be asked for, given how many scores are present.
  /// - Returns: How many scores are present.
  func rank<Rank: RankNumber>(
    _ scores: UnsafePointer<Double>,
    within extent: Extent,
    into ranks: UnsafeMutablePointer<Rank>,
    asked: (Int) -> [Int]
  ) -> Int {
    self.scores = scores
    isSorted = !deal(scores, extent)
    if !isSorted {
      for place in asked(present) { counts[bucket(ofPlace: place)] |= Self.isAsked }
      isSorted = !rankDealt(scores, into: ranks)
    }
    if isSorted { sort(scores, into: ranks) }
    return present
  }

  // MARK: Buckets

  /// Counts the scores of each bucket.
  ///
  /// - Returns: Whether they can be told apart by buckets.
  private func deal(_ scores: UnsafePointer<Double>, _ extent: Extent) -> Bool {
    let (lowest, highest, gaps) = extent
    let scale = Double(bucketCount - 1) / (highest - lowest)
    guard scale.isFinite, scale > 0 else { return false }
    (self.highest, self.scale) = (highest, scale)
    let gap = UInt32(truncatingIfNeeded: bucketCount)
    fragility_buckets(scores, count, highest, scale, gap, buckets)
    UnsafeMutableRawPointer(counts).initializeMemory(
      as: UInt64.self,
      repeating: 0,
      count: bucketCount / 8 + 1
    )
    for row in 0..<count { counts[Int(buckets[row])] &+= 1 }
    let sums: UInt64 = 0x0101_0101_0101_0101
    var start: UInt32 = 0
    var fullest: UInt64 = 0
    for group in 0..<bucketCount / 8 {
      let own = UnsafeRawPointer(counts).load(fromByteOffset: 8 * group, as: UInt64.self)
      let upTo = own &* sums
      fullest |= own
      UnsafeMutableRawPointer(offsets)
        .storeBytes(of: upTo << 8, toByteOffset: 8 * group, as: UInt64.self)
      starts[group] = start
      start &+= UInt32(truncatingIfNeeded: upTo >> 56)
    }
    // Gaps have a bucket of their own, which nobody shares.
    starts[bucketCount / 8] = start
    counts[bucketCount] = 0
    offsets[bucketCount] = 0
    present = count - gaps
    // A sum that did not fit into its byte has lost 256 or more; the highest bit of a count is taken.
    return Int(start) == present && fullest & (sums << 7) == 0
  }

  /// The whole number next to a position, which grows with it: the lowest bits of what 2^52 more has.
  @inline(__always)
  static func bucket(
    _ score: Double,
    _ highest: Double,
    _ scale: Double,
    gap: UInt64
  ) -> UInt64 {
    let position = (highest - score) * scale
    return position >= 0 ? (position + 0x1p52).bitPattern & 0xFFFF_FFFF : gap
  }

  /// The bucket of the score at a place in decreasing order.
  func bucket(ofPlace place: Int) -> Int {
    var (low, high) = (0, bucketCount / 8)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= place { low = middle } else { high = middle }
    }
    var (bucket, start) = (8 * low, Int(starts[low]))
    while bucket < 8 * low + 7, start + Int(counts[bucket] & ~Self.isAsked) <= place {
      start += Int(counts[bucket] & ~Self.isAsked)
      bucket += 1
    }
    return bucket
  }

  /// - Returns: Whether buckets hold few scores each.
  private func rankDealt<Rank: RankNumber>(
    _ scores: UnsafePointer<Double>,
    into ranks: UnsafeMutablePointer<Rank>
  ) -> Bool {
    let unit = UInt32(truncatingIfNeeded: Self.unit(of: ties))
    var (sharing, crowding) = (0, 0)
    for row in 0..<count {
      let bucket = Int(buckets[row])
      let number = counts[bucket]
      let before = starts[bucket >> 3] &+ UInt32(truncatingIfNeeded: offsets[bucket])
      ranks[row] = Rank(truncatingIfNeeded: unit &* (before &+ 1))
      shared[sharing] = UInt32(truncatingIfNeeded: row)
      sharing &+= number > 1 ? 1 : 0
      crowding &+= Int(number & ~Self.isAsked)
    }
    if present < count {
      let gap = UInt32(truncatingIfNeeded: bucketCount)
      for row in 0..<count where buckets[row] == gap { ranks[row] = 0 }
    }
    guard crowding <= Self.crowd * count else { return false }
    for place in 0..<sharing {
      let bucket = Int(buckets[Int(shared[place])])
      members[Int(starts[bucket >> 3]) + Int(offsets[bucket])] = shared[place]
      offsets[bucket] &+= 1
    }
    let isMin = ties == .min || ties == .dense
    for place in 0..<sharing {
      let row = Int(shared[place])
      let bucket = Int(buckets[row])
      let end = Int(starts[bucket >> 3]) &+ Int(offsets[bucket])
      let first = end &- Int(counts[bucket] & ~Self.isAsked)
      let score = scores[row]
      var above = first
      for member in first..<end {
        // The sign of the difference, which no branch has to foresee.
        let less = score - scores[Int(members[member])]
        above &+= Int(truncatingIfNeeded: less.bitPattern >> 63)
      }
      var rank = above &+ 1
      if !isMin {
        let equal = (first..<end).count { scores[Int(members[$0])] == score }
        rank = self.rank(above: above, equal: equal)
      }
      ranks[row] = Rank(truncatingIfNeeded: rank)
    }
    return true
  }

  /// A rank in units.
  @inline(__always)
  private func rank(above: Int, equal: Int) -> Int {
    switch ties {
    case .min, .dense: above &+ 1
    case .average: 2 &* above &+ equal &+ 1
    case .max: above &+ equal
    }
  }

  private func sort<Rank: RankNumber>(
    _ scores: UnsafePointer<Double>,
    into ranks: UnsafeMutablePointer<Rank>
  ) {
    present = labels.withUnsafeBufferPointer { labels in
      labels.baseAddress.map { order.sort(scores, labelled: $0) } ?? 0
    }
    ranks.update(repeating: 0, count: count)
    var first = 0
    while first < present {
      var end = first + 1
      while end < present, order.sorted[end] == order.sorted[first] { end += 1 }
      let rank = Rank(truncatingIfNeeded: rank(above: first, equal: end - first))
      for place in first..<end { ranks[Int(order.order[place])] = rank }
      first = end
    }
  }
}
