/// Order statistics without sorting: counts by the leading bits tell in which bucket each rank lies, and only those buckets
/// are looked at further.
///
/// - Complexity: O(n) for a few ranks.
struct OrderStatistics {
  private static let fewest = 1024
  private static let bucketBits = 16

  private let keys: [UInt64]
  /// How many values are present.
  var count: Int { keys.count }

  /// - Parameter values: Any values; NaN is left out.
  init(of values: [Double]) {
    keys = [UInt64](unsafeUninitializedCapacity: values.count) { buffer, count in
      values.withUnsafeBufferPointer { values in
        for value in values {
          buffer[count] = value.orderedBits
          count &+= value.isNaN ? 0 : 1
        }
      }
    }
  }

  /// The values of some ranks, counted from 0.
  func values(ofRanks ranks: [Int]) -> [Int: Double] {
    var found: [Int: Double] = [:]
    Self.select(Set(ranks).sorted(), from: keys, shift: 64 - Self.bucketBits, start: 0) {
      found[$0] = Double(orderedBits: $1)
    }
    return found
  }

  private static func select(
    _ ranks: [Int],
    from keys: [UInt64],
    shift: Int,
    start: Int,
    _ report: (Int, UInt64) -> Void
  ) {
    guard keys.count > fewest, shift >= 0 else {
      let sorted = keys.sorted()
      for rank in ranks { report(rank, sorted[rank - start]) }
      return
    }
    let mask = (1 << bucketBits) - 1
    var counts = [Int32](repeating: 0, count: 1 << bucketBits)
    counts.withUnsafeMutableBufferPointer { counts in
      for key in keys { counts[Int(truncatingIfNeeded: key >> UInt64(shift)) & mask] &+= 1 }
    }
    var wanted: [(bucket: Int, start: Int, ranks: [Int])] = []
    var (bucket, before) = (0, start)
    for rank in ranks {
      while before + Int(counts[bucket]) <= rank {
        before += Int(counts[bucket])
        bucket += 1
      }
      if wanted.last?.bucket == bucket {
        wanted[wanted.count - 1].ranks.append(rank)
      } else {
        wanted.append((bucket, before, [rank]))
      }
    }
    var slots = [Int8](repeating: -1, count: 1 << bucketBits)
    // A slot for each of at most 127 buckets; more ranks than that are found by sorting.
    guard wanted.count < 128 else {
      let sorted = radixSorted(keys)
      for rank in ranks { report(rank, sorted[rank - start]) }
      return
    }
    for (slot, entry) in wanted.enumerated() { slots[entry.bucket] = Int8(slot) }
    var members = wanted.map { entry in
      var keys: [UInt64] = []
      keys.reserveCapacity(Int(counts[entry.bucket]))
      return keys
    }
    for key in keys {
      let slot = slots[Int(truncatingIfNeeded: key >> UInt64(shift)) & mask]
      if slot >= 0 { members[Int(slot)].append(key) }
    }
    for (entry, keys) in zip(wanted, members) {
      select(entry.ranks, from: keys, shift: shift - bucketBits, start: entry.start, report)
    }
  }
}
