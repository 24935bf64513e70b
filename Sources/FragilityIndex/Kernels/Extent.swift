import CKernels

typealias Extent = (lowest: Double, highest: Double, gaps: Int)

/// The least and the largest number of some, and how many are NaN.
func extent(of values: UnsafePointer<Double>, count: Int) -> Extent {
  var found: Extent = (0, 0, 0)
  fragility_extent(values, count, &found.lowest, &found.highest, &found.gaps)
  return found
}
