/// The scores and ranks of a draw, in the order of the ranks of the index itself.
struct DrawRanking<Rank: RankNumber> {
  let scores: UnsafePointer<Double>
  /// Whether these are the logarithms of the scores, which stand in the same order.
  var areLogarithms = false
  /// Ranks in units of ``ScoreRanks/unit(of:)``; 0 without a score.
  let ranks: UnsafePointer<Rank>
  /// How many territories there are.
  let count: Int
  /// How many of them have a score.
  let present: Int
  /// What the ranks stand on.
  let order: ScoreRanks
  let unit: Int

  /// The mean over the territories ranked in both of how far they moved.
  ///
  /// - Parameter nominal: The ranks of the index itself in the same units; 0 without one.
  /// - Returns: The mean; NaN without such territories.
  func meanShift(from nominal: [Rank]) -> Double {
    nominal.withUnsafeBufferPointer { nominal -> Double in
      guard let before = nominal.baseAddress else { return .nan }
      if present == count, Rank.sum(before, count: count).lowest > 0 {
        return Double(Rank.sumOfShifts(ranks, before, count: count)) / Double(unit * count)
      }
      var (moved, compared) = (0, 0)
      for place in 0..<count where ranks[place] > 0 && before[place] > 0 {
        moved += abs(Int(ranks[place]) - Int(before[place]))
        compared += 1
      }
      return compared > 0 ? Double(moved) / Double(unit * compared) : .nan
    }
  }

  /// How many scores lie beyond each of the bounds that a choice of classes makes of them.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - asked: The places of ``Classification/placesAsked(of:)``, which the order was told.
  /// - Returns: One count a bound.
  func countsBeyondBounds(of choice: Classification, asked: [Int]) -> [Int] {
    let known = asked.map { order.score(at: $0) }
    let scores = areLogarithms ? known.map { exponential($0) } : known
    let bounds = choice.fit(to: present) { ascending in
      asked.firstIndex(of: present - 1 - ascending).map { scores[$0] } ?? .nan
    }
    guard areLogarithms else {
      return bounds.bounds.map { order.count(beyond: $0, bounds.inclusive) }
    }
    return bounds.bounds.map { bound in
      if let same = scores.firstIndex(of: bound) {
        return order.count(beyond: known[same], bounds.inclusive)
      }
      // A bound between two scores that follow each other: above it stand those above the lower one.
      var below = -Double.infinity
      for (place, score) in scores.enumerated() where score < bound {
        below = max(below, known[place])
      }
      return order.count(beyond: below, .right)
    }
  }

  /// The territories that stand first, as many as asked for, or all others that are ranked; what is equal stands in the order of
  /// the rows.
  ///
  /// - Parameters:
  ///   - first: How many stand first.
  ///   - others: Whether the others are wanted.
  ///   - rows: The row of each place.
  ///   - chosen: Becomes their places.
  func choose(first: Int, others: Bool, rows: [Int], into chosen: inout [UInt32]) {
    let edge = Rank(first * unit)
    chosen = [UInt32](unsafeUninitializedCapacity: count) { chosen, filled in
      guard let chosen = chosen.baseAddress else { return }
      filled = Rank.choose(ranks, count: count, upTo: edge, others: others, into: chosen)
    }
    guard chosen.count != (others ? present - first : first) else { return }
    // The edge goes through territories with one rank.
    let ranked = (0..<count).filter { ranks[$0] > 0 }
    let within = ranked.filter { ranks[$0] <= edge }
    let parted =
      within.count > first
      ? within.map { ranks[$0] }.max() : ranked.lazy.map { ranks[$0] }.filter { $0 > edge }.min()
    guard let parted else { return }
    let before = ranked.count { ranks[$0] < parted }
    let equal = ranked.filter { ranks[$0] == parted }.sorted { rows[$0] < rows[$1] }
    let taken = Set(equal.prefix(first - before))
    chosen = ranked.filter { (ranks[$0] < parted || taken.contains($0)) != others }
      .map(UInt32.init(truncatingIfNeeded:))
  }
}

/// The largest rank of each class but the lowest, from class 2 upwards, and of the most fragile tenth: one a slot.
///
/// In an index of strength the most fragile tenth stands behind that rank.
struct DrawEdges<Rank: RankNumber>: Sendable {
  var classes: [[Rank]]
  var tenth: [Rank]
  var isStrength: Bool
}

/// Mean and quantiles of a number over the draws.
struct SpreadOfDraws {
  var mean = Double.nan
  var lower = Double.nan
  var median = Double.nan
  var upper = Double.nan
}

extension SpreadOfDraws {
  /// - Parameters:
  ///   - mean: The mean.
  ///   - quantiles: The lower end, the median and the upper end.
  init(mean: Double, quantiles: [Double]) {
    self.init(mean: mean, lower: quantiles[0], median: quantiles[1], upper: quantiles[2])
  }
}

/// What some territories were over the draws, one after the other.
struct DrawnTerritories {
  var territories: [TerritoryDraws] = []
  /// The probability of each class of the first, then those of the next.
  var classes: [Double] = []

  /// Whether the last one had a score in any draw.
  var isLastRanked: Bool { territories.last.map { $0.unscored < 1 } ?? false }
}

/// What one territory was over the draws.
struct TerritoryDraws {
  var score = SpreadOfDraws()
  var rank = SpreadOfDraws()
  var worstTenth = Double.nan
  var beforeNext = Double.nan
  var separation = Double.nan
  var unscored = 1.0
}
