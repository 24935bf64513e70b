/// A column of numbers in a few figures.
///
/// Where a figure has no meaning it is NaN: all of them without values, the standard deviation below two, the skewness
/// below three, the kurtosis below four values, and both of equal values.
public struct Summary: Sendable, Hashable {
  /// How many rows there are.
  public let count: Int
  /// How many of them have a value.
  public let presentCount: Int
  /// How many values are zero.
  public let zeroCount: Int
  /// How many different values there are.
  public let distinctCount: Int
  /// How often the most frequent value occurs.
  public let mostRepeatedCount: Int
  /// The least value.
  public let minimum: Double
  /// The first quartile, of type 7.
  public let firstQuartile: Double
  /// The median.
  public let median: Double
  /// The third quartile, of type 7.
  public let thirdQuartile: Double
  /// The largest value.
  public let maximum: Double
  /// The arithmetic mean.
  public let mean: Double
  /// The standard deviation with n - 1.
  public let standardDeviation: Double
  /// The skewness as spreadsheets give it (type 2): 0 where both sides are alike, positive with a long tail of large
  /// values.
  public let skewness: Double
  /// The excess kurtosis as spreadsheets give it (type 2): 0 as in a normal distribution, positive with values far out.
  public let kurtosis: Double

  /// Summarises a column.
  ///
  /// - Parameter values: One number per row; NaN is a gap.
  init(of values: [Double]) {
    let sorted = values.sortedPresent()
    let ties = tieSizes(sorted)
    count = values.count
    presentCount = sorted.count
    zeroCount = sorted.count { $0 == 0 }
    distinctCount = sorted.count - ties.reduce(0) { $0 + $1 - 1 }
    mostRepeatedCount = ties.max() ?? min(sorted.count, 1)
    let quartiles = type7Quantiles([0, 0.25, 0.5, 0.75, 1], ofSorted: sorted)
    let isEmpty = quartiles.isEmpty
    minimum = isEmpty ? .nan : quartiles[0]
    firstQuartile = isEmpty ? .nan : quartiles[1]
    median = isEmpty ? .nan : quartiles[2]
    thirdQuartile = isEmpty ? .nan : quartiles[3]
    maximum = isEmpty ? .nan : quartiles[4]
    mean = Moments(of: values).mean
    standardDeviation = Moments(of: values).standardDeviation
    let shape = Shape(of: values)
    skewness = shape.skewness
    kurtosis = shape.kurtosis
  }

  /// The share of rows that have a value; 0 without rows.
  public var availability: Double { count == 0 ? 0 : Double(presentCount) / Double(count) }

  /// The share of values that are zero; 0 without values.
  public var zeroShare: Double {
    presentCount == 0 ? 0 : Double(zeroCount) / Double(presentCount)
  }

  /// Whether all values are equal; a single value is.
  public var isConstant: Bool { distinctCount == 1 }
}
