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
  let present = values.indices.filter { !values[$0].isNaN }
  // The largest first: the order of the bits turned round. -0 becomes 0, which it equals.
  let order = radixOrder(of: present.map { ~(values[$0] + 0).orderedBits }).map { present[Int($0)] }
  var ranks = values
  var first = 0
  var distinct = 0
  while first < order.count {
    var end = first + 1
    while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
    distinct += 1
    let rank =
      switch ties {
      case .min: Double(first + 1)
      case .average: Double(first + 1 + end) / 2
      case .max: Double(end)
      case .dense: Double(distinct)
      }
    for position in first..<end { ranks[order[position]] = rank }
    first = end
  }
  return Column(encoded: ranks)
}
