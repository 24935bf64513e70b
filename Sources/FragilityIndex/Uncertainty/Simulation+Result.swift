// What the draws say of each territory, column by column.

extension Simulation {
  /// A number of each territory, given by its place, in the order of the rows.
  private func column(_ value: (Int) -> Double) -> Column {
    var encoded = [Double](repeating: .nan, count: rows.count)
    for (place, row) in rows.enumerated() {
      let own = value(place)
      encoded[row] = own.isNaN ? gap(index.scores.encoded[row]) : own
    }
    return Column(encoded: encoded)
  }

  func result(
    _ entries: DrawnTerritories,
    shifts: [Double],
    classes: Int,
    _ counts: ParentTallies,
    threads: Int
  ) -> UncertaintyResult {
    let values: [(TerritoryDraws) -> Double] = [
      { $0.score.mean }, { $0.score.median }, { $0.score.lower }, { $0.score.upper },
      { $0.rank.mean }, { $0.rank.median }, { $0.rank.lower }, { $0.rank.upper },
      { $0.worstTenth }, { $0.beforeNext }, { $0.separation }, { $0.unscored },
    ]
    var columns = concurrentMap(values.count + classes, threads: threads) { number in
      number < values.count
        ? column { values[number](entries.territories[$0]) }
        : column { entries.classes[$0 * classes + number - values.count] }
    }[...]
    func spread() -> UncertaintyResult.Spread {
      UncertaintyResult.Spread(
        mean: columns.removeFirst(),
        median: columns.removeFirst(),
        lower: columns.removeFirst(),
        upper: columns.removeFirst()
      )
    }
    let (scores, ranks) = (spread(), spread())
    let (worstTenth, beforeNext) = (columns.removeFirst(), columns.removeFirst())
    let (separation, unscored) = (columns.removeFirst(), columns.removeFirst())
    return UncertaintyResult(
      index: index,
      plan: plan,
      sources: sources,
      scores: scores,
      ranks: ranks,
      classProbabilities: Array(columns),
      worstTenth: worstTenth,
      beforeNext: beforeNext,
      separation: entries.territories.contains { !$0.separation.isNaN } ? separation : nil,
      unscored: unscored,
      meanRankShift: UncertaintyResult.Summary(of: shifts, interval: plan.interval),
      parentCounts: counts.counts(in: index, interval: plan.interval),
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
