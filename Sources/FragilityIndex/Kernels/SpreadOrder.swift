/// Values in decreasing order, put in order on several threads.
///
/// Values are dealt into parts of equal width, each part into buckets of equal width, and what is left is put right by insertion:
/// O(n) for values that are spread out. A part with a bucket that holds too many is sorted by the digits of its bits.
struct SpreadOrder {
  /// The values that are present, in decreasing order.
  let values: [Double]
  /// The rows that they come from; equal values keep their order.
  let rows: [Int32]
  /// The runs that were sorted on their own; equal values are in the same one.
  let parts: [Range<Int>]

  /// Fewer values are sorted faster by the digits of their bits.
  private static let fewest = 1 << 15
  /// How many buckets a part has, and how many values on average.
  private static let bucketCount = 1024
  /// More than that in one bucket would make insertion slow.
  private static let fullBucket: Int32 = 32

  /// - Parameters:
  ///   - column: Any values; NaN is left out.
  ///   - threads: How many threads may work; the order does not depend on it.
  init(of column: [Double], threads: Int) {
    guard column.count >= Self.fewest, let dealt = Self.deal(column, threads: threads) else {
      let present = column.indices.filter { !column[$0].isNaN }
      // The largest first: the order of the bits turned round. -0 becomes 0, which it equals.
      let order = radixOrder(of: present.map { ~(column[$0] + 0).orderedBits }).positions
      rows = order.map { Int32(truncatingIfNeeded: present[Int($0)]) }
      values = rows.map { column[Int($0)] }
      parts = rows.isEmpty ? [] : [0..<rows.count]
      return
    }
    (values, rows, parts) = dealt
  }

  /// The value at a place in increasing order, from 0; never -0.
  func ascending(_ place: Int) -> Double { values[values.count - 1 - place] + 0 }

  /// Deals values into parts and sorts these; `nil` where they have no finite, positive range.
  private static func deal(
    _ column: [Double],
    threads: Int
  ) -> (values: [Double], rows: [Int32], parts: [Range<Int>])? {
    let blocks = shares(of: column.count, threads: threads)
    let ends = concurrentMap(blocks.count, threads: threads) { block in
      column.withUnsafeBufferPointer { column -> Extent in
        let own = UnsafeBufferPointer(rebasing: column[blocks[block]])
        return own.baseAddress.map { extent(of: $0, count: own.count) } ?? (
          .infinity, -.infinity, 0
        )
      }
    }
    guard let lowest = ends.map(\.lowest).min(), let highest = ends.map(\.highest).max() else {
      return nil
    }
    let partCount = column.count / bucketCount + 1
    let scale = Double(partCount * bucketCount - 1) / (highest - lowest)
    guard scale.isFinite, scale > 0 else { return nil }
    let deal = Deal(highest: highest, scale: scale, partCount: partCount)
    var counts = concurrentMap(blocks.count, threads: threads) { deal.counts(column, blocks[$0]) }

    var parts: [Range<Int>] = []
    var start = 0
    for part in 0..<partCount {
      let first = start
      for block in blocks.indices {
        let count = counts[block][part]
        counts[block][part] = start
        start += count
      }
      if start > first { parts.append(first..<start) }
    }
    let starts = counts
    var rows: [Int32] = []
    let values = [Double](unsafeUninitializedCapacity: start) { values, count in
      rows = [Int32](unsafeUninitializedCapacity: start) { rows, count in
        let (values, rows) = (values, rows)
        _ = concurrentMap(blocks.count, threads: threads) { block in
          deal.deal(column, blocks[block], to: values, rows, from: starts[block])
        }
        let shares = shares(of: parts.count, threads: threads)
        _ = concurrentMap(shares.count, threads: threads) { share in
          var scratch = Scratch()
          for part in parts[shares[share]] {
            scratch.sort(
              UnsafeMutableBufferPointer(rebasing: values[part]),
              UnsafeMutableBufferPointer(rebasing: rows[part]),
              by: deal
            )
          }
        }
        count = start
      }
      count = start
    }
    return (values, rows, parts)
  }

  /// Which bucket of which part a value belongs to: a smaller value to the same or a later one.
  private struct Deal {
    let highest: Double
    let scale: Double
    let partCount: Int

    @inline(__always)
    func bucket(of value: Double) -> Int {
      Int(truncatingIfNeeded: Int64((highest - value) * scale))
    }

    @inline(__always)
    func part(of value: Double) -> Int { bucket(of: value) / SpreadOrder.bucketCount }

    /// How many values of a block each part has.
    func counts(_ column: [Double], _ block: Range<Int>) -> [Int] {
      var counts = [Int](repeating: 0, count: partCount)
      counts.withUnsafeMutableBufferPointer { counts in
        column.withUnsafeBufferPointer { column in
          for row in block where !column[row].isNaN { counts[part(of: column[row])] &+= 1 }
        }
      }
      return counts
    }

    /// Puts the values of a block into their parts.
    func deal(
      _ column: [Double],
      _ block: Range<Int>,
      to values: UnsafeMutableBufferPointer<Double>,
      _ rows: UnsafeMutableBufferPointer<Int32>,
      from starts: [Int]
    ) {
      var next = starts
      next.withUnsafeMutableBufferPointer { next in
        column.withUnsafeBufferPointer { column in
          for row in block where !column[row].isNaN {
            let value = column[row]
            let part = part(of: value)
            let place = next[part]
            next[part] = place &+ 1
            values[place] = value
            rows[place] = Int32(truncatingIfNeeded: row)
          }
        }
      }
    }
  }

  /// The memory in which a thread sorts its parts.
  private struct Scratch {
    private var starts = [Int32](repeating: 0, count: SpreadOrder.bucketCount)
    private var values: [Double] = []
    private var rows: [Int32] = []

    mutating func sort(
      _ values: UnsafeMutableBufferPointer<Double>,
      _ rows: UnsafeMutableBufferPointer<Int32>,
      by deal: Deal
    ) {
      starts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
      let mask = SpreadOrder.bucketCount - 1
      var (fullest, start) = (Int32(0), Int32(0))
      starts.withUnsafeMutableBufferPointer { starts in
        for value in values { starts[deal.bucket(of: value) & mask] &+= 1 }
        for bucket in starts.indices {
          let count = starts[bucket]
          starts[bucket] = start
          start &+= count
          fullest = max(fullest, count)
        }
      }
      self.values.replaceSubrange(self.values.indices, with: values)
      self.rows.replaceSubrange(self.rows.indices, with: rows)
      guard fullest <= SpreadOrder.fullBucket else { return sortByDigits(values, rows) }
      starts.withUnsafeMutableBufferPointer { starts in
        for place in values.indices {
          let value = self.values[place]
          let bucket = deal.bucket(of: value) & mask
          let target = Int(starts[bucket])
          starts[bucket] &+= 1
          values[target] = value
          rows[target] = self.rows[place]
        }
      }
      insert(values, rows)
    }

    private func insert(
      _ values: UnsafeMutableBufferPointer<Double>,
      _ rows: UnsafeMutableBufferPointer<Int32>
    ) {
      for place in values.indices.dropFirst() {
        let value = values[place]
        guard value > values[place &- 1] else { continue }
        let row = rows[place]
        var free = place
        repeat {
          values[free] = values[free &- 1]
          rows[free] = rows[free &- 1]
          free &-= 1
        } while free > 0 && value > values[free &- 1]
        values[free] = value
        rows[free] = row
      }
    }

    private func sortByDigits(
      _ values: UnsafeMutableBufferPointer<Double>,
      _ rows: UnsafeMutableBufferPointer<Int32>
    ) {
      let order = radixOrder(of: self.values.map { ~($0 + 0).orderedBits }).positions
      for (place, position) in order.enumerated() {
        values[place] = self.values[Int(position)]
        rows[place] = self.rows[Int(position)]
      }
    }
  }
}
