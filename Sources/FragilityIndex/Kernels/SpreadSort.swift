import CKernels

/// The present ones of some values in increasing order, for values that are spread out: O(n).
///
/// They are dealt into as many buckets of equal width as there are values, and put right by insertion.
///
/// Edge cases: -0 stands just below 0.
///
/// - Parameter values: Any values; NaN is left out.
/// - Returns: The values in order; `nil` where there are many more than caches hold, where they have no finite, positive range, or
///   where too many different ones lie close together.
func spreadSorted(_ values: [Double]) -> [Double]? {
  guard values.count < 1 << 20 else { return nil }
  let ends = values.withUnsafeBufferPointer { values in
    values.baseAddress.map { extent(of: $0, count: values.count) }
  }
  guard let ends else { return nil }
  let buckets = values.count
  let scale = Double(buckets - 1) / (ends.highest - ends.lowest)
  guard scale.isFinite, scale > 0 else { return nil }
  var isSorted = false
  let sorted = [Double](unsafeUninitializedCapacity: values.count) { sorted, filled in
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: values.count + buckets + 2) { memory in
      isSorted = fragility_sort_spread(
        values,
        values.count,
        ends.lowest,
        scale,
        buckets,
        memory.baseAddress,
        memory.baseAddress.map { $0 + values.count },
        sorted.baseAddress
      )
    }
    filled = isSorted ? values.count - ends.gaps : 0
  }
  return isSorted ? sorted : nil
}
