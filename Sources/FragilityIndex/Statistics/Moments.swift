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
    let ends = extent(of: values, count: values.count)
    let count = values.count - ends.gaps
    self.count = count
    // The mean of equal values is rounded, and need not be one of them.
    if ends.lowest == ends.highest, let first = values.first(where: { !$0.isNaN }) {
      mean = first
      standardDeviation = count < 2 ? .nan : 0
      return
    }
    var sum = ExactSum()
    sum.add(values)
    let mean = count == 0 ? .nan : sum.value / Double(count)
    var squares = ExactSum()
    squares.add(values, squaredFrom: mean)
    self.mean = mean
    standardDeviation = count < 2 ? .nan : (squares.value / Double(count - 1)).squareRoot()
  }
}
