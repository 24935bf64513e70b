import CKernels

/// The sum of the present ones of some values, or of the squares of their distances from a centre, as three numbers whose exact
/// sum it is.
///
/// - Parameters:
///   - values: The first value; NaN is left out.
///   - count: How many there are, 4096 at most.
///   - centre: What distances are taken from; the values themselves are added up without it.
/// - Returns: The three numbers; `nil` where the terms are of too many sizes for them.
func exactParts(
  of values: UnsafePointer<Double>,
  count: Int,
  squaredFrom centre: Double?
) -> (Double, Double, Double)? {
  precondition(count <= 4096, "no more than add up without being rounded")
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: 3) { parts in
    let areAll = fragility_exact_parts(
      values,
      count,
      centre ?? 0,
      centre != nil,
      parts.baseAddress
    )
    return areAll ? (parts[0], parts[1], parts[2]) : nil
  }
}
