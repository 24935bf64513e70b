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
  guard let last = sorted.indices.last else { return [] }
  return probabilities.map { probability in
    let exact = Double(last) * probability
    let whole = exact.rounded()
    let position = abs(exact - whole) <= 4 * exact.ulp ? whole : exact
    let below = min(Int(position), last)
    let part = position - Double(below)
    guard part > 0, below < last, sorted[below] < sorted[below + 1] else { return sorted[below] }
    let between = (1 - part) * sorted[below] + part * sorted[below + 1]
    return min(max(between, sorted[below]), sorted[below + 1])
  }
}

extension [Double] {
  /// The values that are present, in increasing order.
  func sortedPresent() -> [Double] {
    filter { !$0.isNaN }.sorted()
  }

  /// How many of these increasing values lie below a value.
  func countBelow(_ value: Double) -> Int {
    partitionPoint { $0 >= value }
  }

  /// How many of these increasing values do not exceed a value.
  func countNotAbove(_ value: Double) -> Int {
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
