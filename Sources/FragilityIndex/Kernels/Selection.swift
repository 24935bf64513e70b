/// Order statistics without sorting: counts by the leading bits tell in which bucket each rank lies, and only those buckets
/// are looked at further.
///
/// - Complexity: O(n) for a few ranks.
struct OrderStatistics {
  /// The leading bits that are counted; few for few values, as the counts must be set to zero first.
  private let bucketBits: Int
  private let values: [Double]
  private let counts: [Int32]
  /// How many values are present.
  let count: Int

  /// - Parameter values: Any values; NaN is left out.
  init(of values: [Double]) {
    self.values = values
    let bits = values.count < 1 << 13 ? 12 : values.count < 1 << 16 ? 14 : 16
    let shift = UInt64(64 - bits)
    var counts = [Int32](repeating: 0, count: 1 << bits)
    var present = 0
    counts.withUnsafeMutableBufferPointer { counts in
      values.withUnsafeBufferPointer { values in
        for value in values {
          let one: Int32 = value.isNaN ? 0 : 1
          counts[Int(truncatingIfNeeded: value.orderedBits >> shift)] &+= one
          present &+= Int(one)
        }
      }
    }
    bucketBits = bits
    self.counts = counts
    count = present
  }

  /// The values of some ranks, counted from 0.
  func values(ofRanks ranks: [Int]) -> [Int: Double] {
    let ranks = Set(ranks).sorted()
    let wanted = buckets(of: ranks)
    // A slot for each of at most 127 buckets; more ranks than that are found by sorting.
    guard wanted.count < 128 else { return sorted(ranks) }
    var slots = [Int8](repeating: -1, count: counts.count)
    for (slot, entry) in wanted.enumerated() { slots[entry.bucket] = Int8(slot) }
    var members = wanted.map { entry in
      var keys: [UInt64] = []
      keys.reserveCapacity(Int(counts[entry.bucket]))
      return keys
    }
    let shift = UInt64(64 - bucketBits)
    slots.withUnsafeBufferPointer { slots in
      values.withUnsafeBufferPointer { values in
        for value in values {
          let key = value.orderedBits
          let slot = slots[Int(truncatingIfNeeded: key >> shift)]
          if slot >= 0, !value.isNaN { members[Int(slot)].append(key) }
        }
      }
    }
    var found: [Int: Double] = [:]
    for (entry, keys) in zip(wanted, members) {
      let sorted = keys.count < 256 ? keys.sorted() : radixSorted(keys)
      for rank in entry.ranks { found[rank] = Double(orderedBits: sorted[rank - entry.start]) }
    }
    return found
  }

  /// The buckets that some increasing ranks lie in, with the rank that each begins at.
  private func buckets(of ranks: [Int]) -> [(bucket: Int, start: Int, ranks: [Int])] {
    var wanted: [(bucket: Int, start: Int, ranks: [Int])] = []
    var (bucket, start) = (0, 0)
    for rank in ranks {
      while start + Int(counts[bucket]) <= rank {
        start += Int(counts[bucket])
        bucket += 1
      }
      if wanted.last?.bucket == bucket {
        wanted[wanted.count - 1].ranks.append(rank)
      } else {
        wanted.append((bucket, start, [rank]))
      }
    }
    return wanted
  }

  private func sorted(_ ranks: [Int]) -> [Int: Double] {
    let sorted = values.sortedPresent()
    return Dictionary(uniqueKeysWithValues: ranks.map { ($0, sorted[$0]) })
  }
}
