/// Puts the scores of one set of territories in decreasing order, draw after draw, in memory that is used again.
///
/// Scores are dealt into buckets of equal width, then put right by insertion: O(n) for scores that are spread out. Where a
/// bucket holds too many, they are sorted by the digits of their bits. The order is exact either way.
struct ScoreOrder: ~Copyable {
  private let rows: Int
  private let bucketCount: Int
  private let buckets: UnsafeMutablePointer<UInt32>
  private let ends: UnsafeMutablePointer<UInt32>
  /// The scores that are present, in decreasing order.
  let sorted: UnsafeMutablePointer<Double>
  /// The labels of those scores.
  let order: UnsafeMutablePointer<UInt32>

  /// More than that in one bucket would make insertion slow.
  private static let fullBucket: UInt32 = 32

  init(rows: Int) {
    self.rows = rows
    bucketCount = 2 * rows + 2
    buckets = .allocate(capacity: max(1, rows))
    ends = .allocate(capacity: bucketCount + 2)
    sorted = .allocate(capacity: max(1, rows))
    order = .allocate(capacity: max(1, rows))
  }

  deinit {
    buckets.deallocate()
    ends.deallocate()
    sorted.deallocate()
    order.deallocate()
  }

  /// Sorts scores; equal ones keep the order they come in, and what is not finite is left out.
  ///
  /// - Parameters:
  ///   - scores: One score a row.
  ///   - labels: What ``order`` calls each row.
  /// - Returns: How many scores are present.
  mutating func sort(
    _ scores: UnsafePointer<Double>,
    labelled labels: UnsafePointer<UInt32>
  ) -> Int {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for row in 0..<rows {
      let score = scores[row]
      lowest = score < lowest ? score : lowest
      highest = score > highest ? score : highest
    }
    let scale = Double(bucketCount - 2) / (highest - lowest)
    guard scale.isFinite, scale > 0 else { return sortByDigits(scores, labels) }
    // Gaps go into a bucket of their own behind all others; nothing else is below `lowest`.
    let gap = UInt32(truncatingIfNeeded: bucketCount - 1)
    ends.update(repeating: 0, count: bucketCount + 2)
    for row in 0..<rows {
      let place = (highest - scores[row]) * scale
      buckets[row] = place >= 0 ? UInt32(truncatingIfNeeded: Int(place)) : gap
    }
    for row in 0..<rows { ends[Int(buckets[row])] &+= 1 }
    var (fullest, start) = (UInt32(0), UInt32(0))
    for bucket in 0..<bucketCount {
      let count = ends[bucket]
      ends[bucket] = start
      start &+= count
      fullest = count > fullest && bucket != bucketCount - 1 ? count : fullest
    }
    guard fullest <= Self.fullBucket else { return sortByDigits(scores, labels) }
    for row in 0..<rows {
      let bucket = Int(buckets[row])
      let place = Int(ends[bucket])
      ends[bucket] &+= 1
      sorted[place] = scores[row]
      order[place] = labels[row]
    }
    let present = Int(ends[bucketCount - 2])
    insert(upTo: present)
    return present
  }

  private func insert(upTo count: Int) {
    guard count > 1 else { return }
    for place in 1..<count {
      let score = sorted[place]
      guard score > sorted[place - 1] else { continue }
      let label = order[place]
      var free = place
      repeat {
        sorted[free] = sorted[free - 1]
        order[free] = order[free - 1]
        free -= 1
      } while free > 0 && score > sorted[free - 1]
      sorted[free] = score
      order[free] = label
    }
  }

  private func sortByDigits(
    _ scores: UnsafePointer<Double>,
    _ labels: UnsafePointer<UInt32>
  ) -> Int {
    let present = (0..<rows).filter { scores[$0].isFinite }
    let (_, positions) = radixOrder(of: present.map { ~(scores[$0] + 0).orderedBits })
    for (place, position) in positions.enumerated() {
      let row = present[Int(position)]
      sorted[place] = scores[row]
      order[place] = labels[row]
    }
    return present.count
  }
}
