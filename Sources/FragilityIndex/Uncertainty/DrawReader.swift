/// Sums territories up over all draws, in memory that is used again.
struct DrawReader<Rank: RankNumber>: ~Copyable {
  private let store: DrawStore<Rank>
  private let edges: DrawEdges<Rank>
  private let unit: Int
  private let sumsScores: Bool
  /// Makes the scores of some places, one after the other, where the store does not keep them.
  private let makeScores: (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  private var quantiles: DrawQuantiles
  /// The ranks of the territories of a tile, one territory after the other.
  private let tile: UnsafeMutablePointer<Rank>
  /// The ranks of two territories, with room to close them up.
  private let (own, other): (UnsafeMutablePointer<Rank>, UnsafeMutablePointer<Rank>)
  /// The scores of a group of places.
  private let scores: UnsafeMutablePointer<Double>
  private let groupSize: Int

  /// - Parameters:
  ///   - store: What is read.
  ///   - edges: The edges of classes.
  ///   - unit: The unit of ranks.
  ///   - probabilities: The quantiles that are wanted.
  ///   - sumsScores: Whether scores are summed up, not only ranks.
  ///   - makeScores: Makes the scores of some places.
  init(
    _ store: DrawStore<Rank>,
    _ edges: DrawEdges<Rank>,
    unit: Int,
    probabilities: [Double],
    sumsScores: Bool = true,
    makeScores: @escaping (Range<Int>, UnsafeMutablePointer<Double>) -> Void = { _, _ in }
  ) {
    self.store = store
    self.edges = edges
    self.unit = unit
    self.sumsScores = sumsScores
    self.makeScores = makeScores
    quantiles = DrawQuantiles(probabilities, length: store.draws)
    let length = max(1, store.draws)
    tile = .allocate(capacity: DrawStore<Rank>.width * length)
    own = .allocate(capacity: length)
    other = .allocate(capacity: length)
    // As many as stay in a core's cache.
    let width = weightedSumsWidth
    groupSize = min(max(60_000 / length / width * width, width), DrawStore<Rank>.width)
    scores = .allocate(capacity: groupSize * length)
  }

  deinit {
    tile.deallocate()
    own.deallocate()
    other.deallocate()
    scores.deallocate()
  }

  /// Sums up the territories of a tile.
  ///
  /// - Parameters:
  ///   - places: Places that begin where a tile of the store does.
  ///   - found: Takes them in.
  mutating func add(_ places: Range<Int>, to found: inout DrawnTerritories) {
    store.copyRanks(ofTileAt: places.lowerBound, to: tile)
    for part in blocks(of: groupSize, in: places.count) {
      let first = places.lowerBound + part.lowerBound
      let group = first..<first + part.count
      if sumsScores { fetchScores(of: group) }
      for place in group {
        let ranks = UnsafePointer(tile + (place - places.lowerBound) * store.draws)
        add(ranks, scores + (place - first) * store.draws, to: &found)
        if place + 1 < store.places.upperBound, found.isLastRanked {
          found.territories[found.territories.count - 1].beforeNext = shareBefore(
            ranks,
            place + 1 < places.upperBound ? ranks + store.draws : copy(place + 1, to: other)
          )
        }
      }
    }
  }

  /// The ranks of a territory, copied.
  private func copy(
    _ place: Int,
    to target: UnsafeMutablePointer<Rank>
  ) -> UnsafePointer<Rank> {
    store.copyRanks(of: place, to: UnsafeMutableBufferPointer(start: target, count: store.draws))
    return UnsafePointer(target)
  }

  /// Fetches the scores of a group.
  private func fetchScores(of group: Range<Int>) {
    guard store.keepsScores else { return makeScores(group, scores) }
    for (offset, place) in group.enumerated() {
      store.copyScores(of: place, to: scores + offset * store.draws)
    }
  }

  /// Sums up a territory.
  private mutating func add(
    _ ranks: UnsafePointer<Rank>,
    _ scores: UnsafeMutablePointer<Double>,
    to found: inout DrawnTerritories
  ) {
    let draws = store.draws
    let (total, least, most) = Rank.sum(ranks, count: draws)
    let unranked = least > 0 ? 0 : (0..<draws).count { ranks[$0] == 0 }
    let scored = draws - unranked
    var territory = TerritoryDraws()
    territory.unscored = draws > 0 ? Double(unranked) / Double(draws) : .nan
    guard scored > 0 else {
      if !edges.classes.isEmpty {
        found.classes += repeatElement(.nan, count: edges.classes.count + 1)
      }
      return found.territories.append(territory)
    }
    var (ranked, fewest) = (ranks, least)
    if unranked > 0 {
      keepRanked(ranks, scores)
      ranked = UnsafePointer(own)
      fewest = Rank.sum(ranked, count: scored).lowest
    }
    if sumsScores {
      let (sum, lowest, highest) = FragilityIndex.sum(of: scores, count: scored)
      let values = UnsafeBufferPointer(start: UnsafePointer(scores), count: scored)
      quantiles.find(in: values, from: lowest, to: highest)
      territory.score = SpreadOfDraws(mean: sum / Double(scored), quantiles: quantiles.found)
    }
    let own = UnsafeBufferPointer(start: ranked, count: scored)
    quantiles.find(in: own, from: fewest, to: most, per: unit)
    territory.rank = SpreadOfDraws(
      mean: Double(total) / Double(unit) / Double(scored),
      quantiles: quantiles.found
    )
    // How many draws reach each class or a higher one.
    var reached = scored
    for edge in edges.classes {
      let more = countNotBeyond(ranks, edge)
      found.classes.append(Double(reached - more) / Double(scored))
      reached = more
    }
    if !edges.classes.isEmpty { found.classes.append(Double(reached) / Double(scored)) }
    let before = countNotBeyond(ranks, edges.tenth)
    territory.worstTenth = Double(edges.isStrength ? scored - before : before) / Double(scored)
    found.territories.append(territory)
  }

  /// Closes up the ranks and the scores of draws with a rank.
  private func keepRanked(_ ranks: UnsafePointer<Rank>, _ scores: UnsafeMutablePointer<Double>) {
    var filled = 0
    for draw in 0..<store.draws where ranks[draw] > 0 {
      own[filled] = ranks[draw]
      if sumsScores { scores[filled] = scores[draw] }
      filled += 1
    }
  }

  /// In how many draws a territory has a rank that is at most the edge of that draw.
  private func countNotBeyond(_ ranks: UnsafePointer<Rank>, _ edge: [Rank]) -> Int {
    edge.withUnsafeBufferPointer { edge in
      edge.baseAddress.map { Rank.countNotBeyond(ranks, $0, count: edge.count) } ?? 0
    }
  }

  /// How many places further down a territory stands that comes later in a share of the draws, while the one before it does
  /// not; NaN if none does, or nothing is known of it.
  ///
  /// The share grows with the distance but for noise, so the place is found by doubling the distance, then halving.
  func separation(of place: Int, share: Double) -> Double {
    let ranks = copy(place, to: own)
    let last = store.places.upperBound - 1 - place
    func isApart(_ distance: Int) -> Bool {
      shareBefore(ranks, copy(place + distance, to: other)) >= share
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

  /// In which share of the draws in which both have a rank a territory stands before another one; equal ranks count half.
  private func shareBefore(
    _ ranks: UnsafePointer<Rank>,
    _ others: UnsafePointer<Rank>
  ) -> Double {
    let count = store.draws
    if Rank.sum(ranks, count: count).lowest > 0, Rank.sum(others, count: count).lowest > 0 {
      let before = Rank.countLower(ranks, others, count: count)
      let equal = Rank.countEqual(ranks, others, count: count)
      return count > 0 ? (Double(before) + Double(equal) / 2) / Double(count) : .nan
    }
    let both = (0..<count).filter { ranks[$0] > 0 && others[$0] > 0 }
    let before = both.count { ranks[$0] < others[$0] }
    let equal = both.count { ranks[$0] == others[$0] }
    return both.isEmpty ? .nan : (Double(before) + Double(equal) / 2) / Double(both.count)
  }
}
