/// How much of the inequality of scores lies between groups, and how much within them.
public struct InequalityShares: Sendable, Hashable {
  /// A measure that splits exactly into the two.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The mean squared distance from the mean, with n below.
    case variance
    /// Theil's T, the mean of `x / m ln(x / m)` with the mean `m` (H. Theil, 1967); of scores from 0 up.
    case theil
  }

  /// The measure.
  public let measure: Measure
  /// Of all scores; NaN where the measure has no meaning.
  public let total: Double
  /// The part that would remain if all groups had the same mean.
  public let within: Double
  /// The part that would remain if each score were the mean of its group.
  public let between: Double

  /// The share of the total within groups; NaN where there is no inequality.
  public var withinShare: Double { total > 0 ? within / total : .nan }
  /// The share of the total between groups; NaN where there is no inequality.
  public var betweenShare: Double { total > 0 ? between / total : .nan }

  /// Measures scores by their groups, each score counting once.
  ///
  /// The three are computed apart: that the parts add up to the total is a result.
  init(_ measure: Measure, of groups: [[Double]]) {
    self.measure = measure
    let all = groups.flatMap { $0 }
    let count = Double(all.count)
    let mean = exactMean(all)
    switch measure {
    case .variance:
      total = exactSum(all.lazy.map { ($0 - mean) * ($0 - mean) }) / count
      within =
        exactSum(
          groups.lazy.flatMap { group -> [Double] in
            let own = exactMean(group)
            return group.map { ($0 - own) * ($0 - own) }
          }
        ) / count
      between =
        exactSum(
          groups.lazy.filter { !$0.isEmpty }.map { group in
            let distance = exactMean(group) - mean
            return Double(group.count) * distance * distance
          }
        ) / count
    case .theil:
      guard mean > 0, all.allSatisfy({ $0 >= 0 }) else {
        (total, within, between) = (.nan, .nan, .nan)
        return
      }
      func term(_ ratio: Double) -> Double { ratio > 0 ? ratio * naturalLogarithm(ratio) : 0 }
      total = exactSum(all.lazy.map { term($0 / mean) }) / count
      within =
        exactSum(
          groups.lazy.flatMap { group -> [Double] in
            let own = exactMean(group)
            return group.map { own > 0 ? own / mean * term($0 / own) : 0 }
          }
        ) / count
      between =
        exactSum(
          groups.lazy.filter { !$0.isEmpty }.map { group in
            Double(group.count) * term(exactMean(group) / mean)
          }
        ) / count
    }
  }
}

/// The sum of some numbers, rounded once.
func exactSum(_ values: some Sequence<Double>) -> Double {
  var sum = ExactSum()
  for value in values { sum.add(value) }
  return sum.value
}

/// The mean of some numbers; NaN without any.
func exactMean(_ values: [Double]) -> Double {
  values.isEmpty ? .nan : exactSum(values) / Double(values.count)
}
