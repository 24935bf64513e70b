import CKernels

typealias Extent = (lowest: Double, highest: Double, gaps: Int)

/// The least and the largest number of some, and how many are NaN.
func extent(of values: UnsafePointer<Double>, count: Int) -> Extent {
  var found: Extent = (0, 0, 0)
  fragility_extent(values, count, &found.lowest, &found.highest, &found.gaps)
  return found
}

/// The sum of finite numbers, and the least and the largest of them.
///
/// Every eighth number is added up on its own, then these sums, then what is left over.
func sum(
  of values: UnsafePointer<Double>,
  count: Int
) -> (sum: Double, lowest: Double, highest: Double) {
  var (lowest, highest) = (0.0, 0.0)
  let sum = fragility_sum_within(values, count, &lowest, &highest)
  return (sum, lowest, highest)
}
