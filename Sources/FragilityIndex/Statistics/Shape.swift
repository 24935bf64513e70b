/// The skewness and the excess kurtosis of some values, type 2 (Joanes and Gill, 1998), as a spreadsheet computes them.
///
/// With `z = (x - mean) / sd` and the sample standard deviation `sd` (n - 1):
/// `skewness = n / ((n - 1)(n - 2)) * sum(z^3)` and
/// `kurtosis = n (n + 1) / ((n - 1)(n - 2)(n - 3)) * sum(z^4) - 3 (n - 1)^2 / ((n - 2)(n - 3))`.
///
/// Edge cases: skewness needs three values and kurtosis four, not all equal and of an extent that can be computed; they
/// are NaN otherwise.
struct Shape: Sendable, Hashable {
  /// How many values were present.
  let count: Int
  /// The arithmetic mean; NaN without values.
  let mean: Double
  /// The asymmetry, 0 when symmetric; NaN where it is not defined.
  let skewness: Double
  /// The weight of the tails beyond that of a normal distribution; NaN where it is not defined.
  let kurtosis: Double

  /// Takes figures that were measured elsewhere.
  init(count: Int, mean: Double, skewness: Double, kurtosis: Double) {
    self.count = count
    self.mean = mean
    self.skewness = skewness
    self.kurtosis = kurtosis
  }

  /// Measures the present values with exact sums, so that their order does not matter.
  ///
  /// - Parameter values: Any values; NaN is left out.
  init(of values: [Double]) {
    let moments = Moments(of: values)
    count = moments.count
    mean = moments.mean
    let deviation = moments.standardDeviation
    guard count >= 3, deviation > 0, deviation.isFinite else {
      skewness = .nan
      kurtosis = .nan
      return
    }
    var cubes = ExactSum()
    var fourthPowers = ExactSum()
    for value in values where !value.isNaN {
      let z = (value - mean) / deviation
      cubes.add(z * z * z)
      fourthPowers.add(z * z * (z * z))
    }
    let n = Double(count)
    skewness = n / ((n - 1) * (n - 2)) * cubes.value
    guard count >= 4 else {
      kurtosis = .nan
      return
    }
    let apart = (n - 2) * (n - 3)
    kurtosis =
      n * (n + 1) / ((n - 1) * apart) * fourthPowers.value - 3 * (n - 1) * (n - 1) / apart
  }
}
