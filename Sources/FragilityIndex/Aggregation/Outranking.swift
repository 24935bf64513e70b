/// Pairwise comparison with every territory of the reference: `o(u, v)` is the weight of the children where `u` scores
/// higher than `v`, and half of the weight where they are equal, over the weight of the children that both have.
///
/// A child can only win or lose: by how much does not count, so a large lead in one never makes up for small losses in
/// others (Munda and Nardo, "Noncompensatory/nonlinear composite indicators for ranking countries", Applied Economics 41,
/// 2009). Pairs are compared on the children that both have, so that `o(u, v) + o(v, u) = 1` with gaps too; COINr
/// counts a gap as a loss on one side only.
public struct Outranking: Sendable, Hashable {
  /// What is made of the comparisons.
  public enum Score: String, Sendable, Hashable, CaseIterable {
    /// How many more territories are beaten (`o > 1/2`) than win (Copeland, 1951).
    case copeland
    /// The mean of `o` over the reference, from 0 to 1 (a Borda count of the comparisons).
    case outranking
  }

  /// What is made of the comparisons.
  public var score: Score

  /// Creates an aggregation.
  ///
  /// - Parameter score: What is made of the comparisons.
  public init(_ score: Score) {
    self.score = score
  }

  package var words: ChoiceWords { ChoiceWords(score.rawValue) }

  /// The score of a territory against the reference.
  ///
  /// A territory of the reference is compared with itself too: that is a draw. With nobody to compare with, the
  /// score is NaN.
  ///
  /// - Parameters:
  ///   - row: One score a child.
  ///   - weights: One weight a child.
  ///   - reference: One column a child.
  /// - Returns: Wins less losses, or the mean share won.
  /// - Complexity: O(territories of the reference x children).
  func score(of row: [Double], weights: [Double], against reference: [[Double]]) -> Double {
    var beaten = 0
    var lost = 0
    var sum = 0.0
    var compared = 0
    for other in 0..<(reference.first?.count ?? 0) {
      var won = 0.0
      var total = 0.0
      for child in row.indices {
        let (own, others) = (row[child], reference[child][other])
        if own.isNaN || others.isNaN { continue }
        total += weights[child]
        if own > others {
          won += weights[child]
        } else if own == others {
          won += weights[child] / 2
        }
      }
      guard total > 0 else { continue }
      compared += 1
      sum += won / total
      // Sums of weights such as 0.1 + 0.2 have rounding errors; a draw must stay one.
      let lead = won - total / 2
      if lead > 1e-12 * total { beaten += 1 } else if lead < -1e-12 * total { lost += 1 }
    }
    guard compared > 0 else { return .nan }
    return score == .copeland ? Double(beaten - lost) : sum / Double(compared)
  }
}

/// The matrix of pairwise comparisons `o(u, v)` of ``Outranking``, one row a territory; NaN where two have no child in
/// common.
///
/// - Parameters:
///   - columns: The scores, one column a child.
///   - weights: One weight a child.
/// - Returns: As many rows and columns as territories.
public func outrankingMatrix(of columns: [Column], weights: [Double]) -> [[Double]] {
  let reference = columns.map(\.encoded)
  let count = reference.first?.count ?? 0
  return (0..<count).map { row in
    (0..<count).map { other in
      Outranking(.outranking).score(
        of: reference.map { $0[row] },
        weights: weights,
        against: reference.map { [$0[other]] }
      )
    }
  }
}
