/// Sums territories up over all draws, in memory that is used again.
struct DrawReader<Rank: RankNumber>: ~Copyable {
  private let store: DrawStore<Rank>
  private let edges: DrawEdges<Rank>
  private let unit: Int
  private let slotOfNumber: [Int32]
  /// Makes the scores of some places, one after the other, where the store does not keep them.
  private let makeScores: (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  private var quantiles: DrawQuantiles
  private var ranks: [Rank]
  private var next: [Rank]
  /// Whose ranks `next` holds.
  private var nextPlace = -1
  /// The scores of a group of places.
  private let scores: UnsafeMutablePointer<Double>
  private let groupSize: Int

  /// - Parameters:
  ///   - store: What is read.
  ///   - edges: The edges of classes.
  ///   - unit: The unit of ranks.
  ///   - probabilities: The quantiles that are wanted.
  ///   - slotOfNumber: The slot of each draw; sums run over the draws in the order of their numbers.
  ///   - makeScores: Makes the scores of some places.
  init(
    _ store: DrawStore<Rank>,
    _ edges: DrawEdges<Rank>,
    unit: Int,
    probabilities: [Double],
    slotOfNumber: [Int32],
    makeScores: @escaping (Range<Int>, UnsafeMutablePointer<Double>) -> Void = { _, _ in }
  ) {
    self.store = store
    self.edges = edges
    self.unit = unit
    self.slotOfNumber = slotOfNumber
    self.makeScores = makeScores
    quantiles = DrawQuantiles(probabilities, length: store.draws)
    ranks = [Rank](repeating: 0, count: store.draws)
    next = ranks
    // As many as stay in a core's cache.
    groupSize = min(max(60_000 / max(1, store.draws) / 4 * 4, 4), DrawStore<Rank>.width)
    scores = .allocate(capacity: max(1, groupSize * store.draws))
  }

  deinit { scores.deallocate() }

  /// Sums up territories that follow each other.
  mutating func territories(at places: Range<Int>) -> [TerritoryDraws] {
    var found: [TerritoryDraws] = []
    found.reserveCapacity(places.count)
    for part in blocks(of: groupSize, in: places.count) {
      let first = places.lowerBound + part.lowerBound
      let own = first..<first + part.count
      if store.keepsScores {
        for place in own {
          store.copyScores(of: place, to: scores + (place - first) * store.draws)
        }
      } else {
        makeScores(own, scores)
      }
      let sums = sums(of: own.count)
      for place in own {
        let own = scores + (place - first) * store.draws
        found.append(territory(at: place, own, sum: sums[place - first]))
      }
    }
    return found
  }

  /// The sums of the scores of a group, four territories at a time.
  private func sums(of count: Int) -> [Double] {
    let draws = store.draws
    var sums: [Double] = []
    for first in stride(from: 0, to: count, by: 4) {
      let start = scores + first * draws
      let last = count - first - 1
      let (b, c, d) = (min(1, last) * draws, min(2, last) * draws, min(3, last) * draws)
      var sum = SIMD4<Double>.zero
      for slot in slotOfNumber {
        let own = start + Int(slot)
        sum += SIMD4(own[0], own[b], own[c], own[d])
      }
      for offset in 0...min(3, last) { sums.append(sum[offset]) }
    }
    return sums
  }

  private mutating func territory(
    at place: Int,
    _ scores: UnsafeMutablePointer<Double>,
    sum: Double
  ) -> TerritoryDraws {
    let classCount = edges.classes.isEmpty ? 0 : edges.classes.count + 1
    var territory = TerritoryDraws(classes: [Double](repeating: .nan, count: classCount))
    if place == nextPlace {
      swap(&ranks, &next)
      nextPlace = -1
    } else {
      ranks.withUnsafeMutableBufferPointer { store.copyRanks(of: place, to: $0) }
    }
    let draws = ranks.count
    let (total, least, most) = ranks.withUnsafeBufferPointer { ranks in
      ranks.baseAddress.map { sumUp($0, count: draws) } ?? (0, 0, 0)
    }
    let unranked = least > 0 ? 0 : ranks.count { $0 == 0 }
    let scored = draws - unranked
    territory.unscored = draws > 0 ? Double(unranked) / Double(draws) : .nan
    guard scored > 0 else { return territory }
    let mean = unranked > 0 ? rankedSum(scores) : sum
    if unranked > 0 { keepRanked(scores) }
    let (lowest, highest, _) = extent(of: scores, count: scored)
    territory.score = SpreadOfDraws(
      mean: mean / Double(scored),
      quantiles: quantiles(
        UnsafeBufferPointer(start: scores, count: scored),
        from: lowest,
        to: highest
      )
    )
    let ranked = unranked > 0 ? ranks.filter { $0 > 0 } : ranks
    let fewest = unranked > 0 ? ranked.min() ?? 0 : least
    territory.rank = SpreadOfDraws(
      mean: Double(total) / Double(unit) / Double(scored),
      quantiles: ranked.withUnsafeBufferPointer {
        quantiles(of: $0, from: fewest, to: most, per: unit)
      }
    )
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

  /// The sum of the scores of draws with a rank, in the order of their numbers.
  private func rankedSum(_ scores: UnsafePointer<Double>) -> Double {
    slotOfNumber.reduce(0) { sum, slot in
      ranks[Int(slot)] > 0 ? sum + scores[Int(slot)] : sum
    }
  }

  /// Closes up the scores of draws with a rank.
  private func keepRanked(_ scores: UnsafeMutablePointer<Double>) {
    var filled = 0
    for draw in ranks.indices where ranks[draw] > 0 {
      scores[filled] = scores[draw]
      filled += 1
    }
  }

  /// In how many draws the territory has a rank that is at most the edge of that draw.
  private func reaches(_ edge: [Rank]) -> Int {
    ranks.withUnsafeBufferPointer { ranks in
      edge.withUnsafeBufferPointer { edge in
        guard let own = ranks.baseAddress, let edges = edge.baseAddress else { return 0 }
        return Rank.countNotBeyond(own, edges, count: ranks.count)
      }
    }
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
    let (before, equal, both) = ranks.withUnsafeBufferPointer { ranks in
      next.withUnsafeBufferPointer { next -> (Int, Int, Int) in
        guard let own = ranks.baseAddress, let other = next.baseAddress else { return (0, 0, 0) }
        let count = ranks.count
        if sumUp(own, count: count).lowest > 0, sumUp(other, count: count).lowest > 0 {
          let before = Rank.countLower(own, other, count: count)
          return (before, Rank.countEqual(own, other, count: count), count)
        }
        let both = ranks.indices.filter { own[$0] > 0 && other[$0] > 0 }
        let before = both.count { own[$0] < other[$0] }
        return (before, both.count { own[$0] == other[$0] }, both.count)
      }
    }
    return both > 0 ? (Double(before) + Double(equal) / 2) / Double(both) : .nan
  }
}
