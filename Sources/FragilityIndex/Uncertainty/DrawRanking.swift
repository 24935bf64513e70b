/// The scores of a draw in decreasing order.
struct DrawRanking {
  /// The scores that are present.
  let scores: UnsafeBufferPointer<Double>
  /// Where the territory of each stands in the ranking of the index itself.
  let places: UnsafeBufferPointer<UInt32>

  /// Keeps scores and ranks.
  ///
  /// Under ``TieRule/dense`` the ranks are the least ones: dense ranks say nothing of how many stand before.
  ///
  /// - Parameters:
  ///   - store: Where they are kept.
  ///   - draw: The number of the draw.
  ///   - ties: How equal scores are ranked.
  ///   - nominal: Twice the ranks of the index itself at each place; 0 without one.
  /// - Returns: The mean over the territories ranked in both of how far they moved; NaN without any.
  func keep(in store: DrawStore, draw: Int, ties: TieRule, nominal: [UInt32]) -> Double {
    let writer = store.writer(ofDraw: draw)
    return meanShift(from: nominal, ties: ties) { place, rank, score in
      writer.set(place: place, doubledRank: rank, score: score)
    }
  }

  /// The mean over the territories ranked in both of how far they moved; NaN without any.
  ///
  /// - Parameters:
  ///   - nominal: Twice the ranks of the index itself at each place; 0 without one.
  ///   - ties: How equal scores are ranked.
  ///   - body: Is called with the place, twice the rank and the score of each territory.
  /// - Returns: The mean.
  @inline(__always)
  func meanShift(
    from nominal: [UInt32],
    ties: TieRule,
    _ body: (Int, UInt32, Double) -> Void = { _, _, _ in }
  ) -> Double {
    var (moved, count) = (0, 0)
    nominal.withUnsafeBufferPointer { nominal in
      forEachRank(ties) { place, rank, score in
        body(place, rank, score)
        let before = nominal[place]
        guard before > 0 else { return }
        moved &+= abs(Int(rank) &- Int(before))
        count &+= 1
      }
    }
    return count > 0 ? Double(moved) / Double(2 * count) : .nan
  }

  /// Calls `body` with the place, twice the rank and the score of each territory.
  @inline(__always)
  func forEachRank(_ ties: TieRule, _ body: (Int, UInt32, Double) -> Void) {
    var first = 0
    while first < scores.count {
      let score = scores[first]
      var end = first + 1
      while end < scores.count, scores[end] == score { end += 1 }
      let rank =
        switch ties {
        case .min, .dense: 2 * (first + 1)
        case .average: first + 1 + end
        case .max: 2 * end
        }
      for position in first..<end {
        body(Int(places[position]), UInt32(truncatingIfNeeded: rank), score)
      }
      first = end
    }
  }

  /// How many scores lie beyond a bound.
  func count(beyond bound: Double, _ inclusive: Inclusive) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      let isBeyond = inclusive == .right ? scores[middle] > bound : scores[middle] >= bound
      if isBeyond { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The largest doubled rank of each class but the lowest, from class 2 upwards, and of the most fragile tenth: one a draw.
///
/// In an index of strength the most fragile tenth stands behind that rank.
struct DrawEdges {
  var classes: [[UInt32]]
  var tenth: [UInt32]
  var isStrength: Bool
}

/// Mean and quantiles of a number over the draws.
struct SpreadOfDraws {
  var mean = Double.nan
  var quantiles = [Double.nan, .nan, .nan]
}

/// What one territory was over the draws.
struct TerritoryDraws {
  var score = SpreadOfDraws()
  var rank = SpreadOfDraws()
  var classes: [Double]
  var worstTenth = Double.nan
  var beforeNext = Double.nan
  var separation = Double.nan
  var unscored = 1.0
}

/// Reads territories back from a store, in memory that is used again.
struct DrawReader: ~Copyable {
  private let store: DrawStore
  private let edges: DrawEdges
  private var quantiles: DrawQuantiles
  private var ranks: [UInt32]
  private var next: [UInt32]
  /// Whose ranks `next` holds.
  private var nextPlace = -1
  private var numbers: [Double]

  init(_ store: DrawStore, _ edges: DrawEdges, probabilities: [Double]) {
    self.store = store
    self.edges = edges
    quantiles = DrawQuantiles(probabilities, length: store.draws)
    ranks = [UInt32](repeating: 0, count: store.draws)
    next = ranks
    numbers = [Double](repeating: 0, count: store.draws)
  }

  mutating func territory(at place: Int) -> TerritoryDraws {
    let classCount = edges.classes.isEmpty ? 0 : edges.classes.count + 1
    var territory = TerritoryDraws(classes: [Double](repeating: .nan, count: classCount))
    if place == nextPlace {
      swap(&ranks, &next)
      nextPlace = -1
    } else {
      ranks.withUnsafeMutableBufferPointer { store.copyRanks(of: place, to: $0) }
    }
    let unranked = ranks.count { $0 == 0 }
    let draws = ranks.count
    let scored = draws - unranked
    territory.unscored = draws > 0 ? Double(unranked) / Double(draws) : .nan
    guard scored > 0 else { return territory }

    numbers.withUnsafeMutableBufferPointer { store.copyScores(of: place, to: $0) }
    if unranked > 0 { keepRanked() }
    territory.score = spread(of: scored)
    var filled = 0
    numbers.withUnsafeMutableBufferPointer { numbers in
      for rank in ranks where rank > 0 {
        numbers[filled] = Double(Int32(truncatingIfNeeded: rank)) / 2
        filled += 1
      }
    }
    territory.rank = spread(of: filled)

    // How many draws reach each class or a higher one.
    let reached = edges.classes.map { reaches($0) }
    for number in 0..<classCount {
      let own = number == 0 ? scored : reached[number - 1]
      let more = number == classCount - 1 ? 0 : reached[number]
      territory.classes[number] = Double(own - more) / Double(scored)
    }
    let before = reaches(edges.tenth)
    territory.worstTenth = Double(edges.isStrength ? scored - before : before) / Double(scored)
    if place + 1 < store.places.upperBound {
      next.withUnsafeMutableBufferPointer { store.copyRanks(of: place + 1, to: $0) }
      nextPlace = place + 1
      territory.beforeNext = shareBeforeNext
    }
    return territory
  }

  /// Closes up the scores of draws with a rank.
  private mutating func keepRanked() {
    var filled = 0
    for draw in ranks.indices where ranks[draw] > 0 {
      numbers[filled] = numbers[draw]
      filled += 1
    }
  }

  private mutating func spread(of count: Int) -> SpreadOfDraws {
    numbers.withUnsafeBufferPointer { numbers in
      let values = UnsafeBufferPointer(rebasing: numbers[..<count])
      var (sum, lowest, highest) = (0.0, Double.infinity, -Double.infinity)
      for value in values {
        sum += value
        lowest = value < lowest ? value : lowest
        highest = value > highest ? value : highest
      }
      return SpreadOfDraws(
        mean: sum / Double(count),
        quantiles: quantiles(values, from: lowest, to: highest)
      )
    }
  }

  /// In how many draws the territory has a rank that is at most the edge of that draw.
  private func reaches(_ edge: [UInt32]) -> Int {
    var count: UInt32 = 0
    ranks.withUnsafeBufferPointer { ranks in
      edge.withUnsafeBufferPointer { edge in
        // 0, which is no rank, becomes the largest number.
        for draw in ranks.indices { count &+= ranks[draw] &- 1 < edge[draw] ? 1 : 0 }
      }
    }
    return Int(count)
  }

  /// How many places further down a territory stands that comes later in a share of the draws, while the one before it does
  /// not; NaN if none does, or nothing is known of it.
  ///
  /// The share grows with the distance but for noise, so the place is found by doubling the distance, then halving.
  mutating func separation(of place: Int, share: Double) -> Double {
    ranks.withUnsafeMutableBufferPointer { store.copyRanks(of: place, to: $0) }
    let last = store.places.upperBound - 1 - place
    func isApart(_ distance: Int) -> Bool {
      next.withUnsafeMutableBufferPointer { store.copyRanks(of: place + distance, to: $0) }
      nextPlace = place + distance
      return shareBeforeNext >= share
    }
    var (low, high) = (0, 1)
    while high <= last, !isApart(high) { (low, high) = (high, 2 * high) }
    if high > last {
      guard low < last, isApart(last) else { return .nan }
      high = last
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isApart(middle) { high = middle } else { low = middle }
    }
    return Double(high)
  }

  private var shareBeforeNext: Double {
    var (before, equal, both) = (0, 0, 0)
    for (own, next) in zip(ranks, next) where own > 0 && next > 0 {
      both += 1
      before += own < next ? 1 : 0
      equal += own == next ? 1 : 0
    }
    return both > 0 ? (Double(before) + Double(equal) / 2) / Double(both) : .nan
  }
}
