import CKernels

/// How many of some increasing values lie below a value, and how many are equal to it.
///
/// The first half of the search takes no branch that could be foreseen wrongly, so that the processor works on several
/// searches at once.
///
/// - Parameters:
///   - value: Any number.
///   - sorted: The values in increasing order.
/// - Returns: The two counts.
/// - Complexity: O(log n).
func standing(
  of value: Double,
  in sorted: UnsafeBufferPointer<Double>
) -> (below: Int, equal: Int) {
  guard let start = sorted.baseAddress, !sorted.isEmpty else { return (0, 0) }
  let below = countBelow(value, start, sorted.count)
  guard below < sorted.count, start[below] == value else { return (below, 0) }
  // Most values are there once.
  var (first, step) = (below + 1, 1)
  while first + step <= sorted.count, start[first + step - 1] == value {
    first += step
    step *= 2
  }
  let rest = min(step, sorted.count - first)
  return (below, first - below + countNotAbove(value, start + first, rest))
}

@inline(__always)
private func countBelow(_ value: Double, _ start: UnsafePointer<Double>, _ count: Int) -> Int {
  var (base, left) = (start, count)
  while left > 1 {
    let half = left / 2
    base += base[half - 1] < value ? half : 0
    left -= half
  }
  return base - start + (base[0] < value ? 1 : 0)
}

@inline(__always)
private func countNotAbove(_ value: Double, _ start: UnsafePointer<Double>, _ count: Int) -> Int {
  var (low, high) = (0, count)
  while low < high {
    let middle = (low + high) / 2
    if start[middle] > value { high = middle } else { low = middle + 1 }
  }
  return low
}

/// How many of some increasing values lie below each of many values, and how many do not exceed it.
///
/// - Parameters:
///   - values: Any numbers; what is said of NaN means nothing.
///   - sorted: The values in increasing order: one at least, and fewer than four milliards.
/// - Returns: The two counts of each.
/// - Complexity: O(log n) a value, several at a time; O(1) for as many values as there are others, where these are spread out.
func standings(of values: [Double], in sorted: [Double]) -> (below: [UInt32], within: [UInt32]) {
  precondition(!sorted.isEmpty && sorted.count <= UInt32.max, "as many as 32 bits count")
  var within: [UInt32] = []
  let below = [UInt32](unsafeUninitializedCapacity: values.count) { below, filled in
    within = [UInt32](unsafeUninitializedCapacity: values.count) { within, filled in
      filled = values.count
      // The buckets are worth their making for many values alone.
      if sorted.count >= 1024, values.count >= sorted.count / 2,
        findInBuckets(values, in: sorted, below.baseAddress, within.baseAddress)
      {
        return
      }
      fragility_standings(
        sorted,
        sorted.count,
        values,
        values.count,
        below.baseAddress,
        within.baseAddress
      )
    }
    filled = values.count
  }
  return (below, within)
}

/// Finds where values stand by the bucket they fall into, of as many as there are different ones of the others.
///
/// - Returns: Whether the others are spread out, so that this was done.
private func findInBuckets(
  _ values: [Double],
  in sorted: [Double],
  _ below: UnsafeMutablePointer<UInt32>?,
  _ within: UnsafeMutablePointer<UInt32>?
) -> Bool {
  let range = sorted[sorted.count - 1] - sorted[0]
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: sorted.count + 8) { distinct in
    // As many starts as there may be different values, and one more than so many buckets.
    let starts = sorted.count + 2
    let numbers = starts + sorted.count + 1
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: numbers) { memory in
      let firsts = memory.baseAddress.map { $0 + starts }
      let count = fragility_distinct_values(
        sorted,
        sorted.count,
        distinct.baseAddress,
        memory.baseAddress
      )
      let scale = Double(count - 1) / range
      guard scale.isFinite, scale > 0 else { return false }
      let fullest = fragility_first_in_buckets(
        distinct.baseAddress,
        count,
        scale,
        count,
        firsts
      )
      guard fullest <= 64 else { return false }
      fragility_standings_in_buckets(
        distinct.baseAddress,
        memory.baseAddress,
        count,
        scale,
        firsts,
        values,
        values.count,
        below,
        within
      )
      return true
    }
  }
}
