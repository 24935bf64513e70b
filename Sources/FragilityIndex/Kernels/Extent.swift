import CKernels

typealias Extent = (lowest: Double, highest: Double, gaps: Int)

/// The least and the largest number of some, and how many are NaN.
func extent(of values: UnsafePointer<Double>, count: Int) -> Extent {
  var (lowest, highest) = (Double.infinity, -Double.infinity)
  let gaps = extent_of(values, count, &lowest, &highest)
  return (lowest, highest, gaps)
}
