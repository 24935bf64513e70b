extension Simulation {
  /// Makes all draws of the plan and says what became of each territory.
  func summarise(
    threads: Int,
    memory: Int,
    separates: Bool,
    progress: ((Double) -> Void)?
  ) -> UncertaintyResult {
    // Territories far apart are compared, so all are kept.
    let fitting = memory / (DrawStore.bytesPerEntry * max(1, plan.draws))
    let height = max(DrawStore.width, separates ? rows.count + DrawStore.width : fitting)
    let parts = blocks(of: height / DrawStore.width * DrawStore.width, in: rows.count)
    var entries: [TerritoryDraws] = []
    entries.reserveCapacity(rows.count)
    var whole: Whole?
    for part in parts.isEmpty ? [0..<0] : parts {
      // One place more, for the neighbour of the last one.
      let kept = part.lowerBound..<min(part.upperBound + 1, rows.count)
      let store = DrawStore(places: kept, draws: plan.draws)
      let (start, share) = (Double(part.lowerBound), Double(part.count))
      let told = progress.map { progress in
        { (done: Double) in progress((start + done * share) / Double(max(1, rows.count))) }
      }
      let drawn = draw(into: store, threads: threads, countsParents: whole == nil, told)
      let own = whole ?? drawn
      if whole == nil { whole = drawn }
      entries += territories(in: part, of: store, own.edges, separates, threads: threads)
      progress?(Double(part.upperBound) / Double(max(1, rows.count)))
    }
    guard let whole else { preconditionFailure("there is a first part") }
    return result(entries, whole)
  }

  /// What a draw was as a whole.
  private struct Whole {
    /// The mean shift of the ranks, one a draw.
    var shifts: [Double]
    var edges: DrawEdges
    var counts: ParentTallies
  }

  private var isStrength: Bool { index.fitted.method.rules.orientation == .strength }

  // MARK: Draws

  private func draw(
    into store: DrawStore,
    threads: Int,
    countsParents: Bool,
    _ progress: ((Double) -> Void)?
  ) -> Whole {
    let draws = plan.draws
    let rules = index.fitted.method.rules
    let nominal = doubledNominalRanks
    let tallies = ParentTallies(self)
    let classCount = rules.classes.fit(to: 1) { _ in 0 }.bounds.count
    var shifts = [Double](repeating: 0, count: draws)
    var tenth = [UInt32](repeating: 0, count: draws)
    var classes = [UInt32](repeating: 0, count: draws * classCount)
    let collectors = shifts.withUnsafeMutableBufferPointer { shifts in
      tenth.withUnsafeMutableBufferPointer { tenth in
        classes.withUnsafeMutableBufferPointer { classes in
          let (shifts, tenth, classes) = (shifts, tenth, classes)
          return run(
            draws,
            threads: threads,
            coordinates: { number in
              let random = CounterRandom(seed: plan.seed, stream: UInt64(number))
              return sources.indices.map { random.uniform(UInt64($0)) }
            },
            progress: progress,
            start: { tallies },
            collect: { tallies, draw, ranking in
              shifts[draw] = ranking.keep(in: store, draw: draw, ties: rules.ties, nominal: nominal)
              let present = ranking.scores.count
              let bounds = rules.classes.fit(to: present) { ranking.scores[present - 1 - $0] }
              let above = bounds.bounds.map { ranking.count(beyond: $0, bounds.inclusive) }
              for (place, above) in above.enumerated() {
                classes[place * draws + draw] = 2 * UInt32(above)
              }
              let part = (present + 9) / 10
              tenth[draw] = 2 * UInt32(isStrength ? present - part : part)
              guard countsParents else { return }
              let edge = isStrength ? above.first : above.last
              tallies.add(ranking.places, class: edge, tenth: Int(tenth[draw] / 2), isStrength)
            }
          )
        }
      }
    }
    let edges = (0..<classCount).map { Array(classes[$0 * draws..<($0 + 1) * draws]) }
    return Whole(
      shifts: shifts,
      edges: DrawEdges(classes: edges, tenth: tenth, isStrength: isStrength),
      counts: collectors.dropFirst().reduce(into: collectors.first ?? tallies) { $0.add($1) }
    )
  }

  private func territories(
    in part: Range<Int>,
    of store: DrawStore,
    _ edges: DrawEdges,
    _ separates: Bool,
    threads: Int
  ) -> [TerritoryDraws] {
    let tiles = blocks(of: DrawStore.width, in: part.count)
    let tail = (1 - plan.interval) / 2
    return concurrentMap(tiles.count, threads: threads) { tile -> [TerritoryDraws] in
      var reader = DrawReader(store, edges, probabilities: [tail, 0.5, 1 - tail])
      return tiles[tile].map { offset in
        var territory = reader.territory(at: part.lowerBound + offset)
        if separates, territory.unscored < 1 {
          territory.separation = reader.separation(
            of: part.lowerBound + offset,
            share: plan.interval
          )
        }
        return territory
      }
    }.flatMap { $0 }
  }

  // MARK: Results

  private func result(_ entries: [TerritoryDraws], _ whole: Whole) -> UncertaintyResult {
    func column(_ value: (TerritoryDraws) -> Double) -> Column {
      var encoded = [Double](repeating: .nan, count: rows.count)
      for (place, row) in rows.enumerated() {
        let own = value(entries[place])
        encoded[row] = own.isNaN ? gap(index.scores.encoded[row]) : own
      }
      return Column(encoded: encoded)
    }
    func spread(_ numbers: KeyPath<TerritoryDraws, SpreadOfDraws>) -> UncertaintyResult.Spread {
      UncertaintyResult.Spread(
        mean: column { $0[keyPath: numbers].mean },
        median: column { $0[keyPath: numbers].quantiles[1] },
        lower: column { $0[keyPath: numbers].quantiles[0] },
        upper: column { $0[keyPath: numbers].quantiles[2] }
      )
    }
    let separates = entries.contains { !$0.separation.isNaN }
    let classes = whole.edges.classes.isEmpty ? 0 : whole.edges.classes.count + 1
    return UncertaintyResult(
      index: index,
      plan: plan,
      sources: sources,
      scores: spread(\.score),
      ranks: spread(\.rank),
      classProbabilities: (0..<classes).map { number in column { $0.classes[number] } },
      worstTenth: column(\.worstTenth),
      beforeNext: column(\.beforeNext),
      separation: separates ? column(\.separation) : nil,
      unscored: column(\.unscored),
      meanRankShift: UncertaintyResult.Summary(of: whole.shifts, interval: plan.interval),
      parentCounts: whole.counts.counts(in: index, interval: plan.interval),
      lawless: lawless
    )
  }
}

extension UncertaintyResult.Summary {
  /// What some numbers were over the draws.
  init(of numbers: [Double], interval: Double) {
    let tail = (1 - interval) / 2
    let present = numbers.filter { !$0.isNaN }
    let quantiles = type7Quantiles([tail, 0.5, 1 - tail], of: present)
    self.init(
      mean: present.isEmpty ? .nan : present.reduce(0, +) / Double(present.count),
      median: quantiles.isEmpty ? .nan : quantiles[1],
      lower: quantiles.first ?? .nan,
      upper: quantiles.last ?? .nan
    )
  }
}

/// The gap of a territory without a number: that of its score, where it has one.
private func gap(_ score: Double) -> Double {
  score.isNaN ? score : Double(absent: .unavailable)
}
