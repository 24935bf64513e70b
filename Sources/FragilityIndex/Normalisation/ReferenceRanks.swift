/// How the rank of a value among others becomes a share: `r` counts from the least fragile of `n` values.
public enum RankConvention: String, Sendable, Hashable, CaseIterable {
  /// `(r - 1) / (n - 1)`, from 0 to 1; 0 with a single value.
  case inclusive
  /// `r / (n + 1)`, never 0 nor 1.
  case exclusive
  /// `(r - 0.5) / n`.
  case midpoint
  /// `r / n`; with `R` counted from the most fragile, `(n - R + 1) / n`.
  case upper
  /// `(r - 1) / n`; with `R` counted from the most fragile, `(n - R) / n`.
  case lower

  func share(rank: Double, of count: Double) -> Double {
    switch self {
    case .inclusive: count > 1 ? (rank - 1) / (count - 1) : 0
    case .exclusive: rank / (count + 1)
    case .midpoint: (rank - 0.5) / count
    case .upper: rank / count
    case .lower: (rank - 1) / count
    }
  }
}

/// Where low values are worse, ranks are turned round before ties are settled or after.
public enum RankInversion: String, Sendable, Hashable, CaseIterable {
  /// Values are ranked from the largest down: ties are settled on that side.
  case before
  /// Values are ranked from the smallest up, and the share `p` becomes `1 - p`, the rank `r` becomes `n + 1 - r`.
  case after
}

/// The values of a reference, against which others are ranked.
///
/// A value that the reference does not hold lies between the ranks of its neighbours in proportion to its distance
/// from them, as in a spreadsheet's PERCENTRANK; beyond the ends it has the rank of the end.
public struct ReferenceRanks: Sendable, Hashable {
  /// The values in increasing order, at least one.
  public let values: [Double]
  let ties: TieRule
  /// Whether the largest value has rank 1.
  let isDescending: Bool

  var count: Double { Double(values.count) }

  /// The rank of a value, from 1 to the number of values.
  package func rank(_ value: Double) -> Double {
    rank(value, values.withUnsafeBufferPointer { standing(of: value, in: $0) })
  }

  /// The ranks of many values; NaN has none.
  func ranks(of others: [Double]) -> [Double] {
    let (below, within) = standings(of: others, in: values)
    return [Double](unsafeUninitializedCapacity: others.count) { ranks, filled in
      for place in others.indices {
        let (value, before) = (others[place], Int(below[place]))
        let equal = Int(within[place]) - before
        ranks[place] =
          if value.isNaN {
            .nan
          } else if equal > 0 {
            rank(below: before, equal: equal)
          } else {
            rank(value, (before, 0))
          }
      }
      filled = others.count
    }
  }

  private func rank(_ value: Double, _ standing: (below: Int, equal: Int)) -> Double {
    let (below, equal) = standing
    guard equal == 0 else { return rank(below: below, equal: equal) }
    guard below > 0 else { return rank(values[0]) }
    guard below < values.count else { return rank(values[below - 1]) }
    let (lower, upper) = (values[below - 1], values[below])
    let (least, most) = (rank(lower), rank(upper))
    return least + (value - lower) / (upper - lower) * (most - least)
  }

  /// The rank of a value that the reference holds.
  @inline(__always)
  private func rank(below: Int, equal: Int) -> Double {
    let before = isDescending ? values.count - below - equal : below
    return switch ties {
    case .min, .dense: Double(before + 1)
    case .average: Double(before) + Double(equal + 1) / 2
    case .max: Double(before + equal)
    }
  }

  /// Where the values begin and end; `nil` without any.
  var range: (lowest: Double, highest: Double)? {
    values.first.flatMap { first in values.last.map { (first, $0) } }
  }

  func isBeyond(_ value: Double) -> Bool {
    value < values.first ?? value || value > values.last ?? value
  }
}

/// A score that stands on the rank of a value in a reference.
protocol RankedScore {
  var ranks: ReferenceRanks { get }

  /// The score of a rank.
  func scored(rank: Double) -> Double
}

extension RankedScore {
  /// The score of a value.
  func score(_ value: Double) -> Double { scored(rank: ranks.rank(value)) }

  /// The scores of many values; gaps keep their reason, and a score beyond all doubles is unavailable.
  func scores(of values: [Double]) -> [Double] {
    var scores = ranks.ranks(of: values)
    scores.withUnsafeMutableBufferPointer { scores in
      for place in scores.indices {
        let (value, score) = (values[place], scored(rank: scores[place]))
        scores[place] = value.isNaN ? value : score.isFinite ? score : Double(absent: .unavailable)
      }
    }
    return scores
  }
}
