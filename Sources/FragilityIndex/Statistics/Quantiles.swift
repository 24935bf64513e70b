/// Quantiles of type 7 (Hyndman and Fan, 1996): linear between the order statistics at `(n - 1) p`.
///
/// Edge cases: one value is every quantile; no value gives no quantile.
///
/// - Parameters:
///   - probabilities: Numbers from 0 to 1.
///   - sorted: The values in increasing order, without NaN.
/// - Returns: One quantile a probability, or an empty array without values.
func type7Quantiles(_ probabilities: [Double], ofSorted sorted: [Double]) -> [Double] {
  guard let last = sorted.indices.last else { return [] }
  return probabilities.map { probability in
    let position = Double(last) * probability
    let below = min(Int(position), last)
    let part = position - Double(below)
    guard part > 0, below < last else { return sorted[below] }
    return (1 - part) * sorted[below] + part * sorted[below + 1]
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
