typealias Extent = (lowest: Double, highest: Double, gaps: Int)

/// The least and the largest number of some, and how many are NaN.
func extent(of values: UnsafePointer<Double>, count: Int) -> Extent {
  var lowest = SIMD4(repeating: Double.infinity)
  var highest = -lowest
  var gaps = SIMD4<Int64>.zero
  var row = 0
  while row &+ 4 <= count {
    let own = UnsafeRawPointer(values + row).loadUnaligned(as: SIMD4<Double>.self)
    lowest.replace(with: own, where: own .< lowest)
    highest.replace(with: own, where: own .> highest)
    gaps.replace(with: gaps &+ 1, where: own .!= own)
    row &+= 4
  }
  var (least, largest, absent) = (lowest.min(), highest.max(), Int(gaps.wrappedSum()))
  while row < count {
    let own = values[row]
    least = own < least ? own : least
    largest = own > largest ? own : largest
    absent &+= own.isNaN ? 1 : 0
    row &+= 1
  }
  return (least, largest, absent)
}
