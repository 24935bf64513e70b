/// What was measured of the values of a column elsewhere, such as in a database.
package struct ColumnStatistics: Sendable, Hashable {
  /// How many values were present.
  package let count: Int
  /// The least value; NaN without values, as all that follow where they have no meaning.
  package let minimum: Double
  /// The largest value.
  package let maximum: Double
  /// The arithmetic mean.
  package let mean: Double
  /// The standard deviation with n - 1.
  package let standardDeviation: Double
  /// The skewness of a spreadsheet (type 2).
  package let skewness: Double
  /// The excess kurtosis of a spreadsheet (type 2).
  package let kurtosis: Double
  /// Some of the values by their place in increasing order, from 0.
  package let ordered: [Int: Double]

  package init(
    count: Int,
    minimum: Double = .nan,
    maximum: Double = .nan,
    mean: Double = .nan,
    standardDeviation: Double = .nan,
    skewness: Double = .nan,
    kurtosis: Double = .nan,
    ordered: [Int: Double] = [:]
  ) {
    self.count = count
    self.minimum = minimum
    self.maximum = maximum
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.skewness = skewness
    self.kurtosis = kurtosis
    var ordered = ordered
    if count > 0 {
      ordered[0] = minimum
      ordered[count - 1] = maximum
    }
    self.ordered = ordered
  }

  /// The ends of the values; `nil` without any.
  var range: Scale? { count > 0 ? Scale(minimum, maximum) : nil }

  var moments: Moments {
    Moments(
      count: count,
      mean: minimum == maximum ? minimum : mean,
      standardDeviation: count > 1 && minimum == maximum ? 0 : standardDeviation
    )
  }

  var shape: Shape {
    Shape(count: count, mean: mean, skewness: skewness, kurtosis: kurtosis)
  }

  /// The value at a place in increasing order; NaN where it was not measured.
  func value(at place: Int) -> Double { ordered[place] ?? .nan }

  /// Quantiles of type 7 of the values once they are treated, which keeps their order.
  ///
  /// - Returns: One quantile a probability, or an empty array without values.
  func quantiles(
    _ probabilities: [Double],
    _ treatment: FittedTreatment = .none
  ) -> [Double] {
    guard count > 0 else { return [] }
    return probabilities.map { probability in
      QuantilePosition(probability, of: count).value { treatment.apply(value(at: $0)) }
    }
  }
}
