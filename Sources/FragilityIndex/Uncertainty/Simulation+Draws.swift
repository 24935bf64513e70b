// The draws themselves: scores and ranks, a few draws at a time.

extension Simulation {
  /// Whether all draws are one mean of the indicators, which is made again faster than it is kept.
  var isOneMean: Bool { variants.allSatisfy { $0.flatTerms != nil } }

  /// Puts draws in the order in which they are computed.
  ///
  /// - Parameters:
  ///   - count: How many draws there are.
  ///   - threads: How many threads may work.
  ///   - coordinates: The point of the unit cube of a draw, one number a source.
  /// - Returns: Their order, and the shares of the indicators where the index is one mean.
  func schedule(
    _ count: Int,
    threads: Int,
    coordinates: (Int) -> [Double]
  ) -> DrawSchedule {
    let parts = blocks(of: 512, in: count)
    let chosen =
      variants.count > 1
      ? concurrentMap(parts.count, threads: threads) { part in
        parts[part].map { variant(at: coordinates($0)) }
      }.flatMap { $0 } : [Int](repeating: 0, count: count)
    let hasShares = variants.contains { $0.flatTerms != nil }
    return DrawSchedule(
      variants: chosen,
      of: variants.count,
      indicators: hasShares ? index.fitted.indicators.count : 0,
      threads: threads
    ) { number, variant in
      variants[variant].flatTerms == nil
        ? nil : flat.effective(draw(at: coordinates(number)).weights)
    }
  }

  /// Computes draws and hands each to a collector of its thread.
  ///
  /// - Parameters:
  ///   - schedule: The draws.
  ///   - threads: How many threads may work.
  ///   - coordinates: The point of the unit cube of a draw, one number a source.
  ///   - progress: Is told now and then, by one of the threads, which share is done.
  ///   - needsScores: Whether the collector looks at scores, not only at ranks and counts.
  ///   - asked: Which scores the collector asks for by their place in decreasing order, given how many there are.
  ///   - start: Makes a collector.
  ///   - collect: Takes in the ranking of the draw in a slot; the draws of a thread come in any order.
  ///   - keep: Is given the slots of some draws, their ranks and their scores at all places, draw by draw.
  /// - Returns: The collectors.
  func run<Collector, Rank: RankNumber>(
    _ schedule: DrawSchedule,
    threads: Int,
    coordinates: (Int) -> [Double],
    progress: ((Double) -> Void)? = nil,
    needsScores: Bool = true,
    asked: (Int) -> [Int] = { _ in [] },
    start: () -> Collector,
    collect: (inout Collector, Int, DrawRanking<Rank>) -> Void,
    keep: (Range<Int>, UnsafePointer<Rank>, UnsafePointer<Double>) -> Void = { _, _, _ in }
  ) -> [Collector] {
    let batches = schedule.batches
    let workers = max(1, min(threads, batches.count))
    let territories = rows.count
    let rules = index.fitted.method.rules
    return concurrentMap(workers, threads: workers) { worker in
      var collector = start()
      let order = ScoreRanks(count: territories, ties: rules.ties)
      let size = max(1, DrawSchedule.batchSize * territories)
      let scores = UnsafeMutablePointer<Double>.allocate(capacity: size)
      let byRow = UnsafeMutablePointer<Double>.allocate(capacity: isOneMean ? 1 : size)
      let ranks = UnsafeMutablePointer<Rank>.allocate(capacity: size)
      defer {
        scores.deallocate()
        byRow.deallocate()
        ranks.deallocate()
      }
      for batch in stride(from: worker, to: batches.count, by: workers).lazy.map({ batches[$0] }) {
        if worker == 0 { progress?(Double(batch.slots.lowerBound) / Double(schedule.count)) }
        let isLogarithmic = !needsScores && rules.rankRounding == nil && isLogarithmic(batch)
        score(batch, of: schedule, coordinates, byRow: byRow, into: scores)
        if !isLogarithmic { exponentials(batch, scores) }
        if let rounding = rules.rankRounding {
          for place in 0..<batch.slots.count * territories {
            scores[place] = rounding.apply(scores[place])
          }
        }
        for (offset, slot) in batch.slots.enumerated() {
          let own = scores + offset * territories
          var within = extent(of: own, count: territories)
          // Further from 0, numbers are so far apart that no two of them have one exponential: the step from one to the next is
          // two units in the last place of the exponential at least, and its error is less than one.
          let areLogarithms = isLogarithmic && (within.lowest >= 2 || within.highest <= -2)
          if isLogarithmic, !areLogarithms {
            FragilityIndex.exponentials(of: own, count: territories)
            within = extent(of: own, count: territories)
          }
          let place = ranks + offset * territories
          let present = order.rank(own, within: within, into: place, asked: asked)
          collect(
            &collector,
            slot,
            DrawRanking(
              scores: own,
              areLogarithms: areLogarithms,
              ranks: place,
              count: territories,
              present: present,
              order: order,
              unit: unit
            )
          )
        }
        keep(batch.slots, ranks, scores)
      }
      return collector
    }
  }

  /// How many places are computed together: few enough that their terms stay in a core's cache.
  private static let tileSize = 512

  /// Whether the scores of some draws come as logarithms.
  private func isLogarithmic(_ batch: DrawSchedule.Batch) -> Bool {
    variants[batch.variant].flatTerms.map { !$0.isLinear } ?? false
  }

  private func exponentials(_ batch: DrawSchedule.Batch, _ scores: UnsafeMutablePointer<Double>) {
    guard isLogarithmic(batch) else { return }
    FragilityIndex.exponentials(of: scores, count: batch.slots.count * rows.count)
  }

  /// Computes the scores of some draws at all places; where these are geometric means, their logarithms.
  private func score(
    _ batch: DrawSchedule.Batch,
    of schedule: DrawSchedule,
    _ coordinates: (Int) -> [Double],
    byRow: UnsafeMutablePointer<Double>,
    into scores: UnsafeMutablePointer<Double>
  ) {
    let variant = variants[batch.variant]
    let territories = rows.count
    guard variant.flatTerms != nil else {
      let draws = batch.slots.map { draw(at: coordinates(schedule.numbers[$0])) }
      variant.score(draws[...], seed: plan.seed, into: byRow)
      for offset in 0..<draws.count {
        let (from, to) = (byRow + offset * territories, scores + offset * territories)
        for (place, row) in rows.enumerated() { to[place] = from[row] }
      }
      return
    }
    schedule.shares.withUnsafeBufferPointer { shares in
      variant.terms.withUnsafeBufferPointer { terms in
        guard let shares = shares.baseAddress, let terms = terms.baseAddress else { return }
        let indicators = index.fitted.indicators.count
        for tile in blocks(of: Self.tileSize, in: territories) {
          for set in blocks(of: weightedSumsWidth, in: batch.slots.count) {
            weightedSums(
              of: ColumnsInMemory(together: terms, from: tile.lowerBound, count: indicators),
              rows: tile.count,
              factors: shares + (batch.slots.lowerBound + set.lowerBound),
              factorStride: schedule.count,
              into: scores + (set.lowerBound * territories + tile.lowerBound),
              sumStride: territories,
              sets: set.count
            )
          }
        }
      }
    }
  }

  /// Makes the scores of some places in all draws, where these are one mean: one after the other, slot by slot.
  ///
  /// - Parameters:
  ///   - places: The places, from a multiple of ``rowsTogether`` on.
  ///   - schedule: The draws.
  ///   - scores: Becomes the scores.
  func score(
    places: Range<Int>,
    in schedule: DrawSchedule,
    into scores: UnsafeMutablePointer<Double>
  ) {
    for (variant, slots) in zip(variants, schedule.slots) {
      guard let kind = variant.flatTerms else { continue }
      schedule.shares.withUnsafeBufferPointer { shares in
        variant.terms.withUnsafeBufferPointer { terms in
          guard let shares = shares.baseAddress, let terms = terms.baseAddress else { return }
          let indicators = index.fitted.indicators.count
          for tile in blocks(of: Self.tileSize, in: slots.count) {
            let first = slots.lowerBound + tile.lowerBound
            for set in blocks(of: rowsTogether, in: places.count) {
              let target = scores + (set.lowerBound * schedule.count + first)
              let place = places.lowerBound + set.lowerBound
              weightedSums(
                of: ColumnsInMemory(shares + first, stride: schedule.count, count: indicators),
                rows: tile.count,
                factors: ColumnsInMemory(together: terms, from: place, count: indicators).start,
                factorStride: rowsTogether,
                into: target,
                sumStride: schedule.count,
                sets: set.count
              )
              guard !kind.isLinear else { continue }
              for offset in 0..<set.count {
                FragilityIndex.exponentials(
                  of: target + offset * schedule.count,
                  count: tile.count
                )
              }
            }
          }
        }
      }
    }
    if let rounding = index.fitted.method.rules.rankRounding {
      for place in 0..<places.count * schedule.count {
        scores[place] = rounding.apply(scores[place])
      }
    }
  }
}

extension Terms {
  @inline(__always)
  var isLinear: Bool {
    if case .linear = self { true } else { false }
  }
}
