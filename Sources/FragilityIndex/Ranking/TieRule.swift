/// How equal values are ranked.
public enum TieRule: String, Sendable, Hashable, CaseIterable {
  /// The least of their ranks: 1, 2, 2, 4.
  case min
  /// The mean of their ranks: 1, 2.5, 2.5, 4.
  case average
  /// The largest of their ranks: 1, 3, 3, 4.
  case max
  /// The next whole number: 1, 2, 2, 3.
  case dense
}

/// The competition ranks of scores; rank 1 is the largest score.
///
/// Edge cases: gaps have no rank and keep their reason; 0 and -0 are equal.
///
/// - Parameters:
///   - scores: The scores.
///   - ties: How equal scores are ranked.
/// - Returns: One rank per score.
/// - Complexity: O(n).
public func competitionRanks(of scores: Column, ties: TieRule = .min) -> Column {
  let values = scores.encoded
  var present: [Int32] = []
  var keys: [UInt64] = []
  present.reserveCapacity(values.count)
  keys.reserveCapacity(values.count)
  for (row, value) in values.enumerated() where !value.isNaN {
    present.append(Int32(truncatingIfNeeded: row))
    // The largest first: the order of the bits turned round. -0 becomes 0, which it equals.
    keys.append(~(value + 0).orderedBits)
  }
  let (sorted, order) = radixOrder(of: keys)
  var ranks = values
  var first = 0
  var distinct = 0
  while first < order.count {
    var end = first + 1
    while end < order.count, sorted[end] == sorted[first] { end += 1 }
    distinct += 1
    let rank =
      switch ties {
      case .min: Double(first + 1)
      case .average: Double(first + 1 + end) / 2
      case .max: Double(end)
      case .dense: Double(distinct)
      }
    for position in first..<end { ranks[Int(present[Int(order[position])])] = rank }
    first = end
  }
  return Column(encoded: ranks)
}
