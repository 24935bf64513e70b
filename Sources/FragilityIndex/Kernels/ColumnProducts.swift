// Loops over a run of rows without bounds to check, of which the compiler makes vectors.

func addProducts(
  of column: UnsafePointer<Double>,
  times weight: Double,
  to sums: UnsafeMutablePointer<Double>,
  count: Int
) {
  for row in 0..<count { sums[row] += weight * column[row] }
}

/// Four columns in one pass; each sum runs over them in their order.
func addProducts(
  of a: UnsafePointer<Double>,
  _ b: UnsafePointer<Double>,
  _ c: UnsafePointer<Double>,
  _ d: UnsafePointer<Double>,
  times weights: (Double, Double, Double, Double),
  to sums: UnsafeMutablePointer<Double>,
  isFirst: Bool,
  count: Int
) {
  let (v, w, x, y) = weights
  if isFirst {
    for row in 0..<count { sums[row] = ((v * a[row] + w * b[row]) + x * c[row]) + y * d[row] }
  } else {
    for row in 0..<count {
      sums[row] = (((sums[row] + v * a[row]) + w * b[row]) + x * c[row]) + y * d[row]
    }
  }
}

@inline(__always)
func addPresent(
  _ column: UnsafePointer<Double>,
  times weight: Double,
  to sums: UnsafeMutablePointer<Double>,
  _ weights: UnsafeMutablePointer<Double>,
  count: Int,
  _ term: (Double) -> Double
) {
  for row in 0..<count {
    let value = column[row]
    sums[row] += value.isNaN ? 0 : weight * term(value)
    weights[row] += value.isNaN ? 0 : weight
  }
}
