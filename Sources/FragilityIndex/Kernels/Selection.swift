import CKernels

/// Order statistics of values, found without sorting them all.
///
/// Values are dealt into buckets of equal width between the ends of a sample; only the buckets that hold the ranks asked for are
/// looked at further. What the sample is changes the time that takes, not what is found.
///
/// - Complexity: O(n) for a few ranks of values that are spread out.
struct OrderStatistics {
  private let values: [Double]
  private let bucketOfValue: [UInt16]
  /// How many values each bucket has; the last one holds the gaps.
  private let counts: [UInt32]
  /// How many values are present.
  let count: Int

  /// How many values are looked at to see how far they spread.
  private static let sampleSize = 256

  /// - Parameter values: Any values; NaN is left out.
  init(of values: [Double]) {
    self.values = values
    // Few for few values, as their counts must be set to zero first.
    let buckets = values.count < 1 << 13 ? 512 : 4096
    let ends = Self.ends(of: values)
    let scale = Double(buckets - 1) / (ends.highest - ends.lowest)
    var counts: [UInt32] = []
    bucketOfValue = [UInt16](unsafeUninitializedCapacity: values.count) { bucketOfValue, filled in
      counts = [UInt32](unsafeUninitializedCapacity: buckets + 1) { counts, filled in
        fragility_deal_between(
          values,
          values.count,
          ends.lowest,
          // Without a range all values are in the first bucket.
          scale.isFinite ? scale : 0,
          UInt16(buckets),
          bucketOfValue.baseAddress,
          counts.baseAddress
        )
        filled = buckets + 1
      }
      filled = values.count
    }
    count = values.count - Int(counts[buckets])
    self.counts = counts
  }

  /// The ends of some of the values, or of all where those do not differ.
  private static func ends(of values: [Double]) -> Extent {
    let stride = max(1, values.count / sampleSize)
    let sample = Swift.stride(from: 0, to: values.count, by: stride).map { values[$0] }
    let ends = extent(of: sample, count: sample.count)
    return ends.lowest < ends.highest ? ends : extent(of: values, count: values.count)
  }

  /// The values of some ranks, counted from 0.
  func values(ofRanks ranks: [Int]) -> [Int: Double] {
    let ranks = Set(ranks).sorted()
    let wanted = buckets(of: ranks)
    // Each bucket takes a look at all values.
    guard wanted.count < 32 else {
      let sorted = radixSorted(values.compactMap { $0.isNaN ? nil : $0.orderedBits })
      return Dictionary(
        uniqueKeysWithValues: ranks.map { ($0, Double(orderedBits: sorted[$0])) }
      )
    }
    var found: [Int: Double] = [:]
    for entry in wanted {
      let members = sortedMembers(of: entry.bucket)
      for rank in entry.ranks { found[rank] = members[rank - entry.start] }
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

  /// The values of a bucket in increasing order.
  private func sortedMembers(of bucket: Int) -> [Double] {
    let count = Int(counts[bucket])
    let members = [Double](unsafeUninitializedCapacity: count) { members, filled in
      fragility_gather_bucket(
        values,
        bucketOfValue,
        values.count,
        UInt16(bucket),
        members.baseAddress
      )
      filled = count
    }
    let ends = extent(of: members, count: count)
    // Of 0 and -0, which are equal, -0 stands first.
    if ends.lowest == ends.highest, ends.lowest != 0 { return members }
    let keys = members.map(\.orderedBits)
    return (count < 256 ? keys.sorted() : radixSorted(keys)).map(Double.init(orderedBits:))
  }
}
