/// The mean and the sample standard deviation of some values.
struct Moments: Sendable, Hashable {
  /// How many values were present.
  let count: Int
  /// The arithmetic mean; NaN without values.
  let mean: Double
  /// The standard deviation with n - 1; NaN with fewer than two values, 0 when all are equal.
  let standardDeviation: Double

  /// Takes moments that were measured elsewhere.
  init(count: Int, mean: Double, standardDeviation: Double) {
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Measures the present values in two passes with exact sums, so that their order does not matter.
  ///
  /// - Parameter values: Any values; NaN is left out.
  init(of values: [Double]) {
    var sum = ExactSum()
    var count = 0
    var first: Double?
    var isConstant = true
    for value in values where !value.isNaN {
      sum.add(value)
      count += 1
      if first == nil { first = value } else if value != first { isConstant = false }
    }
    self.count = count
    // The mean of equal values is rounded, and need not be one of them.
    if isConstant, let first {
      mean = first
      standardDeviation = count < 2 ? .nan : 0
      return
    }
    let mean = count == 0 ? .nan : sum.value / Double(count)
    var squares = ExactSum()
    for value in values where !value.isNaN { squares.add((value - mean) * (value - mean)) }
    self.mean = mean
    standardDeviation = count < 2 ? .nan : (squares.value / Double(count - 1)).squareRoot()
  }
}
