/// Which sources of uncertainty move the ranks, by shares of variance (Sobol', 1993).
public struct Sensitivity: Sendable {
  /// The share of one source in the variance of a result.
  public struct Share: Sendable, Hashable {
    /// The source.
    public let source: UncertaintySource
    /// What the source does alone (Saltelli and others, 2010); 1 is all of the variance.
    public let first: Double
    /// What the source does alone and together with others (Jansen, 1999).
    public let total: Double
    /// The bootstrap interval of ``first``.
    public let firstInterval: ClosedRange<Double>
    /// The bootstrap interval of ``total``.
    public let totalInterval: ClosedRange<Double>
    /// Whether ``totalInterval`` is at most 0.1 wide.
    public let hasConverged: Bool
  }

  /// The index as the method says.
  public let index: IndexResult
  /// How many points the design has; each costs as many draws as there are sources, and two more.
  public let points: Int
  /// The shares in the variance of the mean over territories of how far their ranks move; `nil` where nothing varies.
  public let meanRankShift: [Share]?
  /// The shares in the variance of the ranks of some territories, by their rows; `nil` where nothing varies.
  public let ranks: [(row: Int, shares: [Share]?)]
}

extension FragilityMethod {
  /// Says which sources of uncertainty move the ranks.
  ///
  /// The design is that of A. Saltelli and others ("Variance based sensitivity analysis of model output", 2010) over a Sobol'
  /// sequence. The random numbers behind a source, such as those of all weights, are one coordinate: its share is that of
  /// all of them together.
  ///
  /// - Parameters:
  ///   - table: The territories.
  ///   - plan: What varies; that of the method, or ``UncertaintyPlan/usual``, when left out.
  ///   - points: How many points the design has, best a power of two.
  ///   - rows: The territories whose own ranks are asked about.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The shares with bootstrap intervals of the plan's width.
  /// - Throws: What fitting throws, of the method or of any of its alternatives.
  public func sensitivity(
    of table: TerritoryTable,
    plan: UncertaintyPlan? = nil,
    points: Int = 1024,
    ranksOf rows: [Int] = [],
    threads: Int = 1
  ) throws(FragilityError) -> Sensitivity {
    precondition(points > 0, "a design has points")
    let plan = plan ?? uncertainty ?? .usual
    let simulation = try Simulation(self, of: table, plan: plan, threads: threads)
    return simulation.sensitivity(points: points, ranksOf: rows, threads: threads)
  }
}

extension Simulation {
  fileprivate func sensitivity(points: Int, ranksOf rows: [Int], threads: Int) -> Sensitivity {
    guard !sources.isEmpty else {
      let nothing = rows.map { (row: $0, shares: [Sensitivity.Share]?.none) }
      return Sensitivity(index: index, points: points, meanRankShift: nil, ranks: nothing)
    }
    let design = SensitivityDesign(points: points, sources: sources.count, seed: plan.seed)
    let runs = design.runCount
    let nominal: [UInt32] = nominalRanks()
    let coordinates = { (run: Int) in
      (0..<design.sources).map { design.value(run: run, source: $0) }
    }
    let schedule = schedule(runs, threads: threads, coordinates: coordinates)
    var asked = [Int32](repeating: -1, count: self.rows.count)
    // A row that is asked about twice has one place.
    var numbers: [Int] = []
    for row in rows where asked[places(of: row)] < 0 {
      asked[places(of: row)] = Int32(numbers.count)
      numbers.append(row)
    }
    var shifts = [Double](repeating: .nan, count: runs)
    var ranks = [Double](repeating: .nan, count: runs * numbers.count)
    shifts.withUnsafeMutableBufferPointer { shifts in
      ranks.withUnsafeMutableBufferPointer { ranks in
        let (shifts, ranks) = (shifts, ranks)
        _ = run(
          schedule,
          threads: threads,
          coordinates: coordinates,
          needsScores: false,
          start: {},
          collect: { _, slot, ranking in
            let run = schedule.numbers[slot]
            shifts[run] = ranking.meanShift(from: nominal)
            for (number, row) in numbers.enumerated() {
              let rank = ranking.ranks[places(of: row)]
              if rank > 0 { ranks[number * runs + run] = Double(rank) / Double(unit) }
            }
          }
        )
      }
    }
    return Sensitivity(
      index: index,
      points: points,
      meanRankShift: shares(of: design.sample(shifts), threads: threads),
      ranks: rows.map { row in
        let number = Int(asked[places(of: row)])
        let own = Array(ranks[number * runs..<(number + 1) * runs])
        return (row, shares(of: design.sample(own), threads: threads))
      }
    )
  }

  /// The stream of random numbers of the bootstrap, which draws do not use.
  private static let bootstrapSeed: UInt64 = 0xB007_5712_A900_0000

  private func shares(of sample: SensitivitySample, threads: Int) -> [Sensitivity.Share]? {
    let seed = plan.seed ^ Self.bootstrapSeed
    let intervals = sample.intervals(seed: seed, level: plan.interval, threads: threads)
    return intervals.map { intervals in
      zip(sources, intervals).map { source, interval in
        Sensitivity.Share(
          source: source,
          first: interval.share.first,
          total: interval.share.total,
          firstInterval: interval.first,
          totalInterval: interval.total,
          hasConverged: interval.hasConverged()
        )
      }
    }
  }
}
