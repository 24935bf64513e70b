/// Two indices of the same territories, matched by code.
///
/// Ranks are those among the territories that have both scores, so that a territory does not move because another one is
/// in one set only.
public struct PairedIndexes: Sendable {
  /// One territory with its place in both.
  public struct Pair: Sendable, Hashable {
    /// The row in the first index; `nil` where it is in the second one only.
    public let row: Int?
    /// The row in the second index; `nil` where it is in the first one only.
    public let otherRow: Int?
    /// The rank among the territories with both scores; `nil` for the others.
    public let rank: Double?
    /// The same by the second index.
    public let otherRank: Double?

    /// How many ranks it moves from the first index to the second; above 0 towards rank 1.
    public var rankShift: Double? {
      rank.flatMap { rank in otherRank.map { rank - $0 } }
    }
  }

  /// The first index.
  public let first: IndexResult
  /// The second one.
  public let second: IndexResult
  /// The territories of the first in its order, then those of the second only in theirs.
  public let pairs: [Pair]
  /// How many territories are in both.
  public let matchedCount: Int
  /// How many have both scores.
  public let scoredCount: Int
  /// Spearman's correlation of both scores.
  public let spearman: Correlation
  /// Kendall's tau-b of both scores.
  public let kendall: Correlation
  /// The mean of the absolute rank shifts; NaN without any.
  public let meanRankShift: Double
  /// The mean of the score shifts; NaN where the scales differ.
  public let meanScoreShift: Double
  /// How many territories have a class in the first index and one in the second: rows, then columns, from class 1.
  public let classCounts: [[Int]]
  /// Cohen's kappa (1968) with weights that fall off with the distance of the classes, and with its square; NaN where the
  /// indices have another number of classes, or one class only.
  public let linearKappa: Double
  /// The one with the squared distance.
  public let quadraticKappa: Double

  /// Whether both have scores on the same scale, so that a difference of scores has a meaning.
  public var isSameScale: Bool { Self.isSameScale(first, second) }

  /// Matches two indices by the codes of their territories.
  ///
  /// - Parameters:
  ///   - first: An index.
  ///   - second: Another one.
  /// - Complexity: O(n log n).
  public init(_ first: IndexResult, _ second: IndexResult) {
    self.first = first
    self.second = second
    let index = CodeIndex(second.territories.codes)
    let rows: [(Int, Int?)] = first.territories.codes.indices.map { row in
      let codes = first.territories.codes
      return (row, index.firstRow(codes.bytes, codes.byteRange(of: row)))
    }
    let both = rows.compactMap { row, other in other.map { (row, $0) } }
    matchedCount = both.count
    let scored = both.filter {
      !first.scores.encoded[$0.0].isNaN && !second.scores.encoded[$0.1].isNaN
    }
    scoredCount = scored.count
    let ties = first.fitted.method.rules.ties
    let own = competitionRanks(
      of: Column(encoded: scored.map { first.rankedScores.encoded[$0.0] }),
      ties: ties
    )
    let other = competitionRanks(
      of: Column(encoded: scored.map { second.rankedScores.encoded[$0.1] }),
      ties: ties
    )
    var ranks: [Int: (Double, Double)] = [:]
    for (place, entry) in scored.enumerated() {
      ranks[entry.0] = (own.encoded[place], other.encoded[place])
    }
    let matched = Set(both.map(\.1))
    pairs =
      rows.map { row, other in
        Pair(row: row, otherRow: other, rank: ranks[row]?.0, otherRank: ranks[row]?.1)
      }
      + second.territories.codes.indices.filter { !matched.contains($0) }.map {
        Pair(row: nil, otherRow: $0, rank: nil, otherRank: nil)
      }
    let (a, b) = (
      scored.map { first.scores.encoded[$0.0] }, scored.map { second.scores.encoded[$0.1] }
    )
    spearman = correlation(a, b, .spearman)
    kendall = correlation(a, b, .kendall)
    meanRankShift = exactMean(zip(own.encoded, other.encoded).map { abs($0 - $1) })
    meanScoreShift =
      Self.isSameScale(first, second) ? exactMean(zip(a, b).map { $1 - $0 }) : .nan
    let classes = [first, second].map { $0.fitted.classification.bounds.count + 1 }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes[1]), count: classes[0])
    for (row, other) in both {
      guard let own = first.classes[row].number, let others = second.classes[other].number else {
        continue
      }
      counts[Int(own) - 1][Int(others) - 1] += 1
    }
    classCounts = counts
    linearKappa = weightedKappa(counts) { $0 }
    quadraticKappa = weightedKappa(counts) { $0 * $0 }
  }

  private static func isSameScale(_ a: IndexResult, _ b: IndexResult) -> Bool {
    let (a, b) = (a.fitted.method.rules, b.fitted.method.rules)
    return a.scale == b.scale && a.normalisation == b.normalisation
      && a.orientation == b.orientation
  }

  /// The score of the second index less that of the first; `nil` where one is absent or the scales differ.
  ///
  /// - Parameter pair: A pair of ``pairs``.
  /// - Returns: Score points.
  public func scoreShift(of pair: Pair) -> Double? {
    guard isSameScale, let row = pair.row, let other = pair.otherRow,
      let own = first.scores[row].number, let others = second.scores[other].number
    else { return nil }
    return others - own
  }

  /// The pairs that move by most ranks, the largest move first, then in the order of ``pairs``.
  ///
  /// - Parameter count: How many at most.
  /// - Returns: Positions in ``pairs``, of those that move.
  public func movers(_ count: Int) -> [Int] {
    let moving = pairs.indices.filter { (pairs[$0].rankShift ?? 0) != 0 }
    let order = moving.sorted {
      let (a, b) = (abs(pairs[$0].rankShift ?? 0), abs(pairs[$1].rankShift ?? 0))
      return a == b ? $0 < $1 : a > b
    }
    return Array(order.prefix(max(count, 0)))
  }
}

/// How far two classifications agree beyond chance.
///
/// `1 - sum(w o) / sum(w e)` with observed counts `o`, those expected of independent classes `e`, and the weight `w` of a
/// distance between classes (J. Cohen, 1968).
func weightedKappa(_ counts: [[Int]], _ weight: (Double) -> Double) -> Double {
  guard let columns = counts.first?.count, columns == counts.count else { return .nan }
  let total = Double(counts.joined().reduce(0, +))
  let own = counts.map { Double($0.reduce(0, +)) }
  let others = (0..<columns).map { column in Double(counts.reduce(0) { $0 + $1[column] }) }
  var (observed, expected) = (0.0, 0.0)
  for (row, line) in counts.enumerated() {
    for (column, count) in line.enumerated() {
      let weight = weight(abs(Double(row - column)))
      observed += weight * Double(count)
      expected += weight * own[row] * others[column] / total
    }
  }
  return expected > 0 ? 1 - observed / expected : .nan
}

extension IndexResult {
  /// The scores in a few figures.
  package var scoreSummary: Summary { Summary(of: scores.encoded) }
}
