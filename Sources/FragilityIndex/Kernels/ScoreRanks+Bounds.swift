// What is known of the scores that were ranked last.

extension ScoreRanks {
  /// The score at a place in decreasing order that was asked for.
  func score(at place: Int) -> Double {
    if isSorted { return order.sorted[place] }
    guard let scores else { return .nan }
    let bucket = bucket(ofPlace: place)
    let end = Int(starts[bucket >> 3]) + Int(offsets[bucket])
    let first = end - Int(counts[bucket] & ~Self.isAsked)
    for member in first..<end {
      let score = scores[Int(members[member])]
      let above = (first..<end).count { scores[Int(members[$0])] > score }
      let equal = (first..<end).count { scores[Int(members[$0])] == score }
      if (above..<above + equal).contains(place - first) { return score }
    }
    return .nan
  }

  /// How many scores lie beyond a bound.
  func count(beyond bound: Double, _ inclusive: Inclusive) -> Int {
    if isSorted { return sortedCount(beyond: bound, inclusive) }
    guard let scores, bound <= highest else { return 0 }
    let position = (highest - bound) * scale
    guard position < Double(bucketCount) else { return present }
    let bucket = Int(Self.bucket(bound, highest, scale, gap: 0))
    guard bucket < bucketCount else { return present }
    let number = Int(counts[bucket] & ~Self.isAsked)
    let isKnown = counts[bucket] > 1
    let first = Int(starts[bucket >> 3]) + Int(offsets[bucket]) - (isKnown ? number : 0)
    func isBeyond(_ row: Int) -> Bool {
      inclusive == .right ? scores[row] > bound : scores[row] >= bound
    }
    if isKnown {
      return first + (first..<first + number).count { isBeyond(Int(members[$0])) }
    }
    guard number > 0 else { return first }
    let row = (0..<count).first { Int(buckets[$0]) == bucket }
    return first + (row.map(isBeyond) ?? false ? 1 : 0)
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
