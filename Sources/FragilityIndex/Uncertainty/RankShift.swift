/// What another way to make an index does to its territories, compared with the nominal one.
///
/// Ranks are those of the method's tie rule. Only territories that have a rank in both count in what is summed up here.
public struct RankShift: Sendable, Hashable {
  /// The scores, one per territory.
  public let scores: Column
  /// Their ranks.
  public let ranks: Column
  /// Their classes.
  public let classes: Column
  /// How many territories have a rank both here and nominally.
  public let comparedCount: Int
  /// The mean of `|rank - nominal rank|` (Saisana, Saltelli and Tarantola, 2005); NaN where no territory is compared.
  public let meanAbsoluteShift: Double
  /// The largest `|rank - nominal rank|`; NaN where no territory is compared.
  public let largestShift: Double
  /// How many territories have a class both here and nominally, and not the same one.
  public let classChanges: Int
  /// Spearman's correlation of the ranks with the nominal ones; NaN with fewer than 3 territories compared, and where
  /// all of them have the same rank.
  public let rankCorrelation: Double

  /// Compares scores with nominal ones.
  ///
  /// - Parameters:
  ///   - nominal: The index as it is.
  ///   - scores: The other scores.
  ///   - ranks: Their ranks.
  ///   - classes: Their classes.
  init(from nominal: IndexResult, scores: Column, ranks: Column, classes: Column) {
    self.scores = scores
    self.ranks = ranks
    self.classes = classes
    let shifts = zip(ranks.encoded, nominal.ranks.encoded).map { abs($0 - $1) }
      .filter { !$0.isNaN }
    var sum = ExactSum()
    for shift in shifts { sum.add(shift) }
    comparedCount = shifts.count
    meanAbsoluteShift = shifts.isEmpty ? .nan : sum.value / Double(shifts.count)
    largestShift = shifts.max() ?? .nan
    classChanges = zip(classes.encoded, nominal.classes.encoded).count { own, nominal in
      !own.isNaN && !nominal.isNaN && own != nominal
    }
    rankCorrelation = correlation(ranks.encoded, nominal.ranks.encoded, .spearman).coefficient
  }

  /// Compares another index of the same territories with the nominal one.
  init(from nominal: IndexResult, to other: IndexResult) {
    self.init(from: nominal, scores: other.scores, ranks: other.ranks, classes: other.classes)
  }

  /// Ranks and classifies scores by the frozen numbers of the nominal index, and compares them.
  init(from nominal: IndexResult, scores: [Double]) {
    let method = nominal.fitted.method
    let scores = Column(encoded: scores)
    let ranked = scores.rounded(for: method)
    self.init(
      from: nominal,
      scores: scores,
      ranks: competitionRanks(of: ranked, ties: method.rules.ties),
      classes: nominal.fitted.classification.classes(of: ranked)
    )
  }
}
