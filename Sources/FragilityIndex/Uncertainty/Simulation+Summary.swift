extension Simulation {
  /// Makes all draws of the plan and says what became of each territory.
  func summarise(
    threads: Int,
    memory: Int,
    parts: UncertaintyResult.Parts,
    progress: ((Double) -> Void)?
  ) -> UncertaintyResult {
    // Half the memory does where ranks are small numbers.
    unit * rows.count <= UInt16.max
      ? summarise(UInt16.self, threads: threads, memory: memory, parts, progress)
      : summarise(UInt32.self, threads: threads, memory: memory, parts, progress)
  }

  private func summarise<Rank: RankNumber>(
    _: Rank.Type,
    threads: Int,
    memory: Int,
    _ wanted: UncertaintyResult.Parts,
    _ progress: ((Double) -> Void)?
  ) -> UncertaintyResult {
    typealias Store = DrawStore<Rank>
    let keepsScores = wanted.contains(.scores) && !isOneMean
    let separates = wanted.contains(.separation)
    let schedule = schedule(plan.draws, threads: threads, coordinates: coordinates)
    // Territories far apart are compared, so all are kept.
    let entry = Store.bytesPerEntry(keepsScores: keepsScores)
    let fitting = memory / (entry * max(1, plan.draws))
    let height = max(Store.width, separates ? rows.count + Store.width : fitting)
    let parts = blocks(of: height / Store.width * Store.width, in: rows.count)
    var entries: [DrawnTerritories] = []
    var whole: Whole<Rank>?
    for part in parts.isEmpty ? [0..<0] : parts {
      // One place more, for the neighbour of the last one.
      let kept = part.lowerBound..<min(part.upperBound + 1, rows.count)
      let store = Store(places: kept, draws: plan.draws, keepsScores: keepsScores)
      let (start, share) = (Double(part.lowerBound), Double(part.count))
      let told = progress.map { progress in
        { (done: Double) in progress((start + done * share) / Double(max(1, rows.count))) }
      }
      let countsParents = whole == nil && wanted.contains(.parents)
      let drawn = draw(schedule, into: store, threads: threads, countsParents: countsParents, told)
      let own = whole ?? drawn
      if whole == nil { whole = drawn }
      entries += territories(in: part, of: store, schedule, own.edges, wanted, threads)
      // What the draws took goes back to the system while results are put together; the next part waits for it.
      if parts.count < 2 { Platform.release([consume store]) {} }
      progress?(Double(part.upperBound) / Double(max(1, rows.count)))
    }
    guard let whole else { preconditionFailure("there is a first part") }
    return result(
      entries,
      shifts: whole.shifts,
      classes: whole.edges.classes.isEmpty ? 0 : whole.edges.classes.count + 1,
      wanted.contains(.parents) ? whole.counts : nil,
      sumsScores: wanted.contains(.scores),
      threads: threads
    )
  }

  /// What a draw was as a whole.
  private struct Whole<Rank: RankNumber> {
    /// The mean shift of the ranks, one a draw.
    var shifts: [Double]
    var edges: DrawEdges<Rank>
    var counts: ParentTallies
  }

  private var isStrength: Bool { index.fitted.method.rules.orientation == .strength }

  // MARK: Draws

  /// The point of the unit cube of a draw of the plan.
  private func coordinates(_ number: Int) -> [Double] {
    let random = CounterRandom(seed: plan.seed, stream: UInt64(number))
    return sources.indices.map { random.uniform(UInt64($0)) }
  }

  /// What is made by one thread.
  private struct Collected {
    var tallies: ParentTallies
    var chosen: [UInt32] = []
  }

  private func draw<Rank: RankNumber>(
    _ schedule: DrawSchedule,
    into store: DrawStore<Rank>,
    threads: Int,
    countsParents: Bool,
    _ progress: ((Double) -> Void)?
  ) -> Whole<Rank> {
    let draws = plan.draws
    let choice = index.fitted.method.rules.classes
    let nominal: [Rank] = nominalRanks()
    let tallies = ParentTallies(self)
    let countsParents = countsParents && !tallies.isEmpty
    let classCount = choice.fit(to: 1) { _ in 0 }.bounds.count
    let unit = Rank(unit)
    // Mostly all territories have a score.
    let askedOfAll = choice.placesAsked(of: rows.count)
    let asked = { [count = rows.count] (present: Int) in
      present == count ? askedOfAll : choice.placesAsked(of: present)
    }
    var shifts = [Double](repeating: 0, count: draws)
    var tenth = [Rank](repeating: 0, count: draws)
    var classes = [Rank](repeating: 0, count: draws * classCount)
    let collectors = shifts.withUnsafeMutableBufferPointer { shifts in
      tenth.withUnsafeMutableBufferPointer { tenth in
        classes.withUnsafeMutableBufferPointer { classes in
          let (shifts, tenth, classes) = (shifts, tenth, classes)
          return run(
            schedule,
            threads: threads,
            coordinates: coordinates,
            progress: progress,
            needsScores: !isOneMean || choice.isFixed,
            asked: asked,
            start: { Collected(tallies: tallies) },
            collect: { collected, slot, ranking in
              shifts[schedule.numbers[slot]] = ranking.meanShift(from: nominal)
              let present = ranking.present
              let above = ranking.countsBeyondBounds(of: choice, asked: asked(present))
              for (place, above) in above.enumerated() {
                classes[place * draws + slot] = unit * Rank(above)
              }
              let part = (present + 9) / 10
              let edge = isStrength ? present - part : part
              tenth[slot] = unit * Rank(edge)
              guard countsParents else { return }
              if let edge = isStrength ? above.first : above.last {
                ranking.choose(first: edge, others: isStrength, rows: rows, into: &collected.chosen)
                collected.tallies.add(inClass: collected.chosen)
              }
              ranking.choose(first: edge, others: isStrength, rows: rows, into: &collected.chosen)
              collected.tallies.add(inTenth: collected.chosen)
            },
            keep: { slots, ranks, scores in
              store.keep(slots, ranks: ranks, scores: scores, of: rows.count)
            }
          )
        }
      }
    }
    let edges = (0..<classCount).map { Array(classes[$0 * draws..<($0 + 1) * draws]) }
    let counts = collectors.map(\.tallies)
    return Whole(
      shifts: shifts,
      edges: DrawEdges(classes: edges, tenth: tenth, isStrength: isStrength),
      counts: counts.dropFirst().reduce(into: counts.first ?? tallies) { $0.add($1) }
    )
  }

  private func territories<Rank: RankNumber>(
    in part: Range<Int>,
    of store: DrawStore<Rank>,
    _ schedule: DrawSchedule,
    _ edges: DrawEdges<Rank>,
    _ wanted: UncertaintyResult.Parts,
    _ threads: Int
  ) -> [DrawnTerritories] {
    let tiles = blocks(of: DrawStore<Rank>.width, in: part.count)
    let tail = (1 - plan.interval) / 2
    // Each thread has tiles that follow each other, and one reader for all of them.
    let workers = max(1, min(threads, tiles.count))
    return concurrentMap(workers, threads: workers) { worker -> DrawnTerritories in
      var reader = DrawReader(
        store,
        edges,
        unit: unit,
        probabilities: [tail, 0.5, 1 - tail],
        sumsScores: wanted.contains(.scores)
      ) { places, scores in
        score(places: places, in: schedule, into: scores)
      }
      let own = tiles.count * worker / workers..<tiles.count * (worker + 1) / workers
      var found = DrawnTerritories()
      let count = tiles[own].reduce(0) { $0 + $1.count }
      found.territories.reserveCapacity(count)
      found.classes.reserveCapacity(count * (edges.classes.count + 1))
      for tile in own {
        let first = part.lowerBound + tiles[tile].lowerBound
        let start = found.territories.count
        reader.add(first..<first + tiles[tile].count, to: &found)
        for offset in found.territories.indices.dropFirst(start)
        where wanted.contains(.separation) && found.territories[offset].unscored < 1 {
          found.territories[offset].separation = reader.separation(
            of: first + offset - start,
            share: plan.interval
          )
        }
      }
      return found
    }
  }
}

extension Classification {
  /// Whether bounds are the same for all scores.
  fileprivate var isFixed: Bool {
    if case .breaks = self { true } else { false }
  }

  /// The places in decreasing order of the scores that bounds are made of.
  func placesAsked(of count: Int) -> [Int] {
    var places: [Int] = []
    _ = fit(to: count) { ascending in
      places.append(count - 1 - ascending)
      return 0
    }
    return places
  }
}
