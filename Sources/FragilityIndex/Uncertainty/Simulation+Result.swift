// What the draws say of each territory, column by column.

extension Simulation {
  /// What the draws say.
  ///
  /// - Parameters:
  ///   - parts: The territories by their places, in runs.
  ///   - shifts: The mean shift of the ranks in each draw.
  ///   - classes: How many classes have probabilities.
  ///   - counts: Those of the parents.
  ///   - sumsScores: Whether scores were summed up.
  ///   - threads: How many threads may work.
  /// - Returns: What became of the index.
  func result(
    _ parts: [DrawnTerritories],
    shifts: [Double],
    classes: Int,
    _ counts: ParentTallies?,
    sumsScores: Bool,
    threads: Int
  ) -> UncertaintyResult {
    let ofScores: [KeyPath<TerritoryDraws, Double>] = [
      \.score.mean, \.score.median, \.score.lower, \.score.upper,
    ]
    let others: [KeyPath<TerritoryDraws, Double>] = [
      \.rank.mean, \.rank.median, \.rank.lower, \.rank.upper,
      \.worstTenth, \.beforeNext, \.unscored,
    ]
    let separates = parts.contains { $0.territories.contains { !$0.separation.isNaN } }
    let values = (sumsScores ? ofScores : []) + others + (separates ? [\.separation] : [])
    var columns = concurrentMap(values.count + classes, threads: threads) { number in
      number < values.count
        ? column(values[number], parts) : column(ofClass: number - values.count, classes, parts)
    }[...]
    func spread() -> UncertaintyResult.Spread {
      UncertaintyResult.Spread(
        mean: columns.removeFirst(),
        median: columns.removeFirst(),
        lower: columns.removeFirst(),
        upper: columns.removeFirst()
      )
    }
    let scores = sumsScores ? spread() : nil
    let ranks = spread()
    let (worstTenth, beforeNext) = (columns.removeFirst(), columns.removeFirst())
    let unscored = columns.removeFirst()
    let separation = separates ? columns.removeFirst() : nil
    return UncertaintyResult(
      index: index,
      plan: plan,
      sources: sources,
      scores: scores,
      ranks: ranks,
      classProbabilities: Array(columns),
      worstTenth: worstTenth,
      beforeNext: beforeNext,
      separation: separation,
      unscored: unscored,
      meanRankShift: UncertaintyResult.Summary(of: shifts, interval: plan.interval),
      parentCounts: counts?.counts(in: index, interval: plan.interval) ?? [],
      lawless: lawless,
      rowsByRank: rows
    )
  }

  /// A number of each territory, in the order of the rows.
  private func column(
    _ value: KeyPath<TerritoryDraws, Double>,
    _ parts: [DrawnTerritories]
  ) -> Column {
    guard let offset = MemoryLayout<TerritoryDraws>.offset(of: value) else {
      preconditionFailure("a stored property")
    }
    let stride = MemoryLayout<TerritoryDraws>.stride
    return column(parts) { part, take in
      part.territories.withUnsafeBytes { take($0, offset, stride) }
    }
  }

  /// The probability of a class of each territory, in the order of the rows.
  private func column(ofClass number: Int, _ classes: Int, _ parts: [DrawnTerritories]) -> Column {
    let stride = MemoryLayout<Double>.stride
    return column(parts) { part, take in
      part.classes.withUnsafeBytes { take($0, stride * number, stride * classes) }
    }
  }

  /// Numbers that stand at equal distances in the memory of each part, in the order of the rows.
  ///
  /// - Parameters:
  ///   - parts: The territories by their places, in runs.
  ///   - open: Opens the memory of a part, and says where its first number stands and how far apart they are.
  /// - Returns: The column.
  private func column(
    _ parts: [DrawnTerritories],
    _ open: (DrawnTerritories, (UnsafeRawBufferPointer, Int, Int) -> Void) -> Void
  ) -> Column {
    let scores = index.scores.encoded
    let encoded = [Double](unsafeUninitializedCapacity: rows.count) { encoded, written in
      encoded.initialize(repeating: .nan)
      var places = rows[...]
      for part in parts {
        let own = places.prefix(part.territories.count)
        places = places.dropFirst(own.count)
        open(part) { memory, offset, stride in
          own.withUnsafeBufferPointer { own in
            for (place, row) in own.enumerated() {
              let number = memory.load(fromByteOffset: offset + place * stride, as: Double.self)
              encoded[row] = number.isNaN ? gap(scores[row]) : number
            }
          }
        }
      }
      written = rows.count
    }
    return Column(encoded: encoded)
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
