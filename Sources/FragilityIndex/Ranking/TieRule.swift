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
///   - threads: How many threads may work; the ranks do not depend on it.
/// - Returns: One rank per score.
/// - Complexity: O(n).
public func competitionRanks(of scores: Column, ties: TieRule = .min, threads: Int = 1) -> Column {
  SpreadOrder(of: scores.encoded, threads: threads).ranks(of: scores, ties: ties, threads: threads)
}

extension SpreadOrder {
  /// The competition ranks of the scores that were put in order.
  func ranks(of scores: Column, ties: TieRule, threads: Int) -> Column {
    var distinct = 0
    // Before each run, how many different scores there are.
    let distinctBefore = parts.map { part in
      defer { if ties == .dense { distinct += distinctCount(in: part) } }
      return distinct
    }
    // Gaps keep their reasons; all else is written over.
    let scores = scores.encoded
    var ranks = concurrentArray(scores.count, threads: threads) { rows, ranks in
      _ = ranks.update(fromContentsOf: scores[rows])
    }
    ranks.withUnsafeMutableBufferPointer { ranks in
      let ranks = ranks
      let shares = shares(of: parts.count, threads: threads)
      _ = concurrentMap(shares.count, threads: threads) { share in
        for part in shares[share] {
          rank(parts[part], ties: ties, after: distinctBefore[part], into: ranks)
        }
      }
    }
    return Column(encoded: ranks)
  }

  /// Writes the ranks of a run of scores in which equal ones are together.
  private func rank(
    _ part: Range<Int>,
    ties: TieRule,
    after distinctBefore: Int,
    into ranks: UnsafeMutableBufferPointer<Double>
  ) {
    var first = part.lowerBound
    var distinct = distinctBefore
    values.withUnsafeBufferPointer { values in
      rows.withUnsafeBufferPointer { rows in
        while first < part.upperBound {
          var end = first + 1
          while end < part.upperBound, values[end] == values[first] { end += 1 }
          distinct += 1
          let rank =
            switch ties {
            case .min: Double(first + 1)
            case .average: Double(first + 1 + end) / 2
            case .max: Double(end)
            case .dense: Double(distinct)
            }
          for position in first..<end { ranks[Int(rows[position])] = rank }
          first = end
        }
      }
    }
  }

  private func distinctCount(in part: Range<Int>) -> Int {
    1 + part.dropFirst().count { values[$0] != values[$0 - 1] }
  }
}
