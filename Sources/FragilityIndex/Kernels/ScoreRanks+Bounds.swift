import CKernels

// What is known of the scores that were ranked last.

extension ScoreRanks {
  /// The score at a place in decreasing order that was asked for.
  func score(at place: Int) -> Double {
    if isSorted { return order.sorted[place] }
    guard let scores, let word = word(ofPlace: place) else { return .nan }
    let first = slots.scores(before: word)
    let own = first..<slots.scores(before: word + 1)
    if own.count == 1 { return scores[Int(members[first])] }
    for member in own {
      let score = scores[Int(members[member])]
      let above = own.count { scores[Int(members[$0])] > score }
      let equal = own.count { scores[Int(members[$0])] == score }
      if (above..<above + equal).contains(place - first) { return score }
    }
    return .nan
  }

  /// How many scores lie beyond a bound.
  func count(beyond bound: Double, _ inclusive: Inclusive) -> Int {
    if isSorted { return sortedCount(beyond: bound, inclusive) }
    guard let scores, bound <= highest else { return 0 }
    guard bound >= lowest else { return present }
    func isBeyond(_ row: Int) -> Bool {
      inclusive == .right ? scores[row] > bound : scores[row] >= bound
    }
    let slot = slot(of: bound)
    let (word, bit) = (slot >> 6, slot & 63)
    let first = slots.scores(before: word)
    if slots.settlesAll(in: word) {
      let own = first..<slots.scores(before: word + 1)
      return first + own.count { isBeyond(Int(members[$0])) }
    }
    // One more where two share a slot before.
    let before = (slots.taken[word] & ((1 << UInt64(bit)) - 1)).nonzeroBitCount
    let number = slots.shared(in: word)
    let shared = number > 0 && number <= bit ? 1 : 0
    guard slots.taken[word] >> UInt64(bit) & 1 == 1 else { return first + before + shared }
    let own = (0..<count).count { slots.of_score[$0] == UInt32(slot) && isBeyond($0) }
    return first + before + shared + own
  }

  private func sortedCount(beyond bound: Double, _ inclusive: Inclusive) -> Int {
    var (low, high) = (0, present)
    while low < high {
      let middle = (low + high) / 2
      let score = order.sorted[middle]
      if inclusive == .right ? score > bound : score >= bound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
