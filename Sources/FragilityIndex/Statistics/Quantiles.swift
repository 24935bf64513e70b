/// Quantiles of type 7 (Hyndman and Fan, 1996): linear between the order statistics at `(n - 1) p`.
///
/// A position within four units of rounding of a whole number is that number, so that the seventh decile of 0...90 is 63
/// and not a shade less.
///
/// Edge cases: one value is every quantile; no value gives no quantile; between equal values nothing is computed.
///
/// - Parameters:
///   - probabilities: Numbers from 0 to 1.
///   - sorted: The values in increasing order, without NaN.
/// - Returns: One quantile a probability, or an empty array without values.
func type7Quantiles(_ probabilities: [Double], ofSorted sorted: [Double]) -> [Double] {
  guard !sorted.isEmpty else { return [] }
  return probabilities.map { probability in
    QuantilePosition(probability, of: sorted.count).value { sorted[$0] }
  }
}

/// The same quantiles of values in any order, by selection.
///
/// - Parameters:
///   - probabilities: Numbers from 0 to 1.
///   - values: Any values; NaN is left out.
/// - Returns: One quantile a probability, or an empty array without values.
/// - Complexity: O(n).
func type7Quantiles(_ probabilities: [Double], of values: [Double]) -> [Double] {
  if let statistics = SampledStatistics(of: values, near: probabilities) {
    let positions = probabilities.map { QuantilePosition($0, of: statistics.count) }
    if let found = statistics.values(ofRanks: positions.flatMap(\.ranks)) {
      return positions.map { $0.value { rank in found[rank] ?? .nan } }
    }
  }
  let statistics = OrderStatistics(of: values)
  guard statistics.count > 0 else { return [] }
  let positions = probabilities.map { QuantilePosition($0, of: statistics.count) }
  let found = statistics.values(ofRanks: positions.flatMap(\.ranks))
  return positions.map { $0.value { rank in found[rank] ?? .nan } }
}

/// Where a quantile of type 7 lies among values in order.
struct QuantilePosition {
  /// The rank of the value that it lies at or above.
  let below: Int
  private let part: Double
  private let last: Int

  init(_ probability: Double, of count: Int) {
    last = count - 1
    let exact = Double(last) * probability
    let whole = exact.rounded()
    let position = abs(exact - whole) <= 4 * exact.ulp ? whole : exact
    below = min(Int(position), last)
    part = position - Double(below)
  }

  /// The ranks of the one or two values that it lies between.
  var ranks: [Int] { hasUpper ? [below, below + 1] : [below] }

  /// Whether it lies between two values.
  var hasUpper: Bool { part > 0 && below < last }

  func value(_ ofRank: (Int) -> Double) -> Double {
    let lower = ofRank(below)
    guard hasUpper, case let upper = ofRank(below + 1), lower < upper else {
      return lower
    }
    return min(max((1 - part) * lower + part * upper, lower), upper)
  }
}

extension [Double] {
  /// The values that are present, in increasing order.
  package func sortedPresent() -> [Double] {
    guard count >= 4096 else { return filter { !$0.isNaN }.sorted() }
    return spreadSorted(self)
      ?? radixSorted(compactMap { $0.isNaN ? nil : $0.orderedBits }).map(Double.init(orderedBits:))
  }

  /// How many of these increasing values lie below a value.
  func countBelow(_ value: Double) -> Int {
    partitionPoint { $0 >= value }
  }

  /// How many of these increasing values do not exceed a value.
  package func countNotAbove(_ value: Double) -> Int {
    partitionPoint { $0 > value }
  }

  private func partitionPoint(_ isBeyond: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
