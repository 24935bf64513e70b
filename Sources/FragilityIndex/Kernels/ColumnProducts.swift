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

/// Adds the terms that are present times their weight to the sum of each row, and the weight to its weights.
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

/// The same for terms that are the values themselves, four rows at a time: the compiler makes no vectors of the loop above.
func addPresent(
  _ column: UnsafePointer<Double>,
  times weight: Double,
  to sums: UnsafeMutablePointer<Double>,
  _ weights: UnsafeMutablePointer<Double>,
  count: Int
) {
  let even = count & ~3
  let own = SIMD4(repeating: weight)
  for row in stride(from: 0, to: even, by: 4) {
    let values = load(column + row)
    let isGap = values .!= values
    store(load(sums + row) + (own * values).replacing(with: 0, where: isGap), to: sums + row)
    store(load(weights + row) + own.replacing(with: 0, where: isGap), to: weights + row)
  }
  let rest = count - even
  addPresent(column + even, times: weight, to: sums + even, weights + even, count: rest) { $0 }
}

/// Divides sums by the weights that are present; NaN where these do not suffice.
func divide(
  _ sums: UnsafeMutablePointer<Double>,
  by weights: UnsafePointer<Double>,
  ofAtLeast least: Double,
  count: Int
) {
  let even = count & ~3
  for row in stride(from: 0, to: even, by: 4) {
    let own = load(weights + row)
    let isEnough = (own .> 0) .& (own .>= least)
    store((load(sums + row) / own).replacing(with: .nan, where: .!isEnough), to: sums + row)
  }
  for row in even..<count {
    let own = weights[row]
    sums[row] = own > 0 && own >= least ? sums[row] / own : .nan
  }
}

@inline(__always)
private func load(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
private func store(_ values: SIMD4<Double>, to pointer: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: values, as: SIMD4<Double>.self)
}
