/// The benefit of the doubt: every territory is scored with the weights that make its score highest, against the frontier of
/// the reference, from 0 to 1 (Melyn and Moesen, 1991; Cherchye, Moesen, Rogge and Van Puyenbroeck, "An introduction to
/// 'benefit of the doubt' composite indicators", Social Indicators Research 82, 2007).
///
/// In an index of fragility the weights are those under which the territory looks most fragile: who scores low looks
/// well under any weights. The scores of the children must not be negative; a gap counts as 0, which gives it no weight.
/// The weights of the method only say which gaps are accepted. Where a child scores 0 and must have a share, every other
/// share is 0 too, and so is the score.
public struct BenefitOfTheDoubt: Sendable, Hashable {
  /// What each child must be of the score at least, from 0 to 1; free when `nil`.
  public var minShare: Double?
  /// What each child may be of the score at most, from 0 to 1; free when `nil`.
  public var maxShare: Double?

  /// Creates an aggregation.
  ///
  /// - Parameters:
  ///   - minShare: What each child must be of the score at least; free when left out.
  ///   - maxShare: What each child may be of the score at most; free when left out.
  public init(minShare: Double? = nil, maxShare: Double? = nil) {
    self.minShare = minShare
    self.maxShare = maxShare
  }

  package var words: ChoiceWords {
    ChoiceWords("benefit_of_the_doubt").with("min_share", minShare.map { .number($0) })
      .with("max_share", maxShare.map { .number($0) })
  }

  /// Whether shares within the bounds can add up to 1.
  func sharesFit(children count: Int) -> Bool {
    // An only child is the whole score.
    count == 1 || (minShare ?? 0) * Double(count) <= 1 && (maxShare ?? 1) * Double(count) >= 1
  }

  /// The rows of the reference on its frontier, one array a child.
  ///
  /// Only they bound the weights; scores against them alone are the same.
  static func frontier(of columns: [[Double]]) -> [[Double]] {
    let count = columns.first?.count ?? 0
    let rows = (0..<count).map { row in columns.map { $0[row] } }
      .filter { $0.allSatisfy { !$0.isNaN } }
    let frontier = DoubtFrontier(of: rows)
    var seen: Set<[Double]> = []
    let kept = rows.filter { row in
      frontier.best(row)?.score == 1 && seen.insert(row).inserted
    }
    .sorted { $0.lexicographicallyPrecedes($1) }
    return columns.indices.map { child in kept.map { $0[child] } }
  }

  /// The score and the weights of a territory.
  func best(
    _ row: [Double],
    against frontier: DoubtFrontier
  ) -> (score: Double, weights: [Double])? {
    let isAlone = row.count == 1
    return frontier.best(
      row.map { $0.isNaN ? 0 : max($0, 0) },
      leastShare: isAlone ? nil : minShare,
      mostShare: isAlone ? nil : maxShare
    )
  }
}
