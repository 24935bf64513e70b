import CKernels

/// Ranks the scores of one set of territories, draw after draw, in memory that is used again.
///
/// Scores are dealt into slots, many a territory, spread by a sample of them so that slots are taken evenly. A bit says of each
/// slot whether it is taken, so a rank is the number of bits before a slot, and only scores that share one are compared with
/// each other: O(n). Where too many share one, they are sorted. The ranks are exact either way.
final class ScoreRanks {
  let count: Int
  private let ties: TieRule
  /// The slots of the scores, in words of 64.
  private(set) var slots = fragility_slots()
  /// Scores to look at again.
  private let shared: UnsafeMutablePointer<UInt32>
  /// The scores of words that were asked for or share more than a slot, from the rank of the first one on.
  let members: UnsafeMutablePointer<UInt32>
  /// The words of the places that were asked for.
  private var known: [(place: Int, word: Int)] = []
  /// Where slots do not part them well.
  private(set) var order: ScoreOrder
  private let labels: [UInt32]
  private(set) var isSorted = false
  private(set) var present = 0
  private(set) var (lowest, highest) = (0.0, 0.0)
  private(set) var scores: UnsafePointer<Double>?

  /// With more in a word that has to be settled than that, on average over the scores, sorting is faster.
  private static let crowd = 12

  /// How many units of a rank there are in a place: 2 where mean ranks may be halves.
  static func unit(of ties: TieRule) -> Int { ties == .average ? 2 : 1 }

  /// - Parameters:
  ///   - count: How many territories there are.
  ///   - ties: How equal scores are ranked; dense ranks, which say nothing of how many stand before, are the least ones.
  init(count: Int, ties: TieRule) {
    self.count = count
    self.ties = ties
    slots.words = 3 * count / 4 + 6
    slots.of_score = .allocate(capacity: count + 1)
    slots.taken = .allocate(capacity: slots.words + 1)
    slots.starts = .allocate(capacity: slots.words + 1)
    slots.doubles = .allocate(capacity: count + 1)
    slots.room = .allocate(capacity: count + 1)
    shared = .allocate(capacity: count + 1)
    members = .allocate(capacity: Self.unit(of: ties) * count + 2)
    order = ScoreOrder(rows: count)
    labels = (0..<count).map(UInt32.init(truncatingIfNeeded:))
  }

  deinit {
    slots.of_score.deallocate()
    slots.taken.deallocate()
    slots.starts.deallocate()
    slots.doubles.deallocate()
    slots.room.deallocate()
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
      known.removeAll(keepingCapacity: true)
      for place in asked(present) {
        known.append((place, findWord(ofPlace: place)))
        slots.settleAll(in: known[known.count - 1].word)
      }
      isSorted = !rankDealt(scores, into: ranks)
    }
    if isSorted { sort(scores, into: ranks) }
    return present
  }

  // MARK: Slots

  /// Gives each score a slot.
  ///
  /// - Returns: Whether they can be told apart by slots.
  private func deal(_ scores: UnsafePointer<Double>, _ extent: Extent) -> Bool {
    (lowest, highest) = (extent.lowest, extent.highest)
    let range = Float(highest - lowest)
    guard range.isNormal, count < fragility_slots.firstRank else { return false }
    present = count - extent.gaps
    fragility_find_slots(scores, count, lowest, highest, &slots)
    fragility_take_slots(count, &slots)
    return true
  }

  /// The slot of a score, dealt or not.
  func slot(of score: Double) -> Int { Int(fragility_slot_of(score, &slots)) }

  /// The word of the score at a place in decreasing order that was asked for.
  func word(ofPlace place: Int) -> Int? { known.first { $0.place == place }?.word }

  private func findWord(ofPlace place: Int) -> Int {
    var (low, high) = (0, slots.words)
    while high - low > 1 {
      let middle = (low + high) / 2
      if slots.scores(before: middle) <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// - Returns: Whether few scores have to be compared.
  private func rankDealt<Rank: RankNumber>(
    _ scores: UnsafePointer<Double>,
    into ranks: UnsafeMutablePointer<Rank>
  ) -> Bool {
    let unit = Self.unit(of: ties)
    let sharing = Rank.place(&slots, count: count, unit: unit, into: ranks, shared: shared)
    if present < count {
      for row in 0..<count where slots.of_score[row] >> 6 == slots.words { ranks[row] = 0 }
    }
    return Rank.settle(
      &slots,
      scores,
      shared: shared,
      sharing,
      unit: unit,
      tie: ties == .average || ties == .max ? 1 : 0,
      crowd: Self.crowd * count,
      ranks: ranks,
      members: members
    )
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

extension fragility_slots {
  /// The largest number that the start of a word has room for.
  static var firstRank: Int { Int(FRAGILITY_FIRST_RANK) }

  /// How many scores are in the words before one.
  func scores(before word: Int) -> Int { Int(starts[word] & FRAGILITY_FIRST_RANK) - 1 }

  /// The number of the one slot of a word that two scores share, counted from 1; 0 if there is none.
  func shared(in word: Int) -> Int { Int(starts[word] >> UInt32(FRAGILITY_RANK_BITS)) }

  /// Asks for the order of all scores of a word.
  func settleAll(in word: Int) {
    let first = starts[word] & FRAGILITY_FIRST_RANK
    starts[word] = UInt32(FRAGILITY_MORE) << UInt32(FRAGILITY_RANK_BITS) | first
  }

  /// Whether more is shared in a word, or it was asked for.
  func settlesAll(in word: Int) -> Bool { shared(in: word) == Int(FRAGILITY_MORE) }
}
