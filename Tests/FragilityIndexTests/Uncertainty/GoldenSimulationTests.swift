import Testing

@testable import FragilityIndex

@Suite("COINr's sensitivity analysis of the ASEM example")
struct GoldenSimulationTests {
  /// The example from raw values, with what its analysis varies: at most 1 to 5 winsorised points, min-max or z-scores,
  /// 50 sets of weights, arithmetic or geometric means.
  private func simulation() throws -> (Simulation, sets: Int) {
    let example = try ASEM()
    let raw = try Golden("asem/impute_i_mean_grp")
    let plain = try example.method(aggregation: .arithmetic)
    var rules = plain.rules
    rules.orientation = .strength
    rules.scale = Scale(1, 100)
    rules.treatment = treatment(5)
    rules.normalisation = .minMax(MinMax())
    let method = try FragilityMethod(
      id: "asem",
      tables: plain.tables,
      rules: rules,
      dimensions: plain.dimensions,
      indicators: example.indicators.map { member in
        // In an index of strength a direction of 1 says that high values are better.
        let direction = member.direction.opposite
        return indicator(member.id, in: member.parent, direction, weight: member.weight)
      }
    )
    var plan = UncertaintyPlan()
    plan.treatments = [1, 2, 3, 4].map(treatment)
    plan.normalisations = [.zScore(ZScore(mean: 100, standardDeviation: 10))]
    plan.aggregations = [.geometric(floor: 1e-9)]
    plan.weights = .sets(try weightSets())
    let columns = method.indicators.map { raw.column($0.id) }
    let table = territories(columns, codes: raw.texts("uCode"))
    return (try Simulation(method, of: table, plan: plan, threads: 1), 50)
  }

  private func treatment(_ points: Int) -> Treatment {
    .steps(
      .init(
        first: .winsorise(maxPoints: points),
        otherwise: .logarithm(LogTransform(orientation: .up))
      )
    )
  }

  private func weightSets() throws -> [WeightSet] {
    let file = try Golden("asem/sa_noisy_weights")
    let (sets, ids) = (file.texts("rep"), file.texts("iCode"))
    let weights = file.column("Weight").encoded
    return (1...50).map { number in
      let rows = sets.indices.filter { sets[$0] == "\(number)" && weights[$0].isFinite }
      let pairs = rows.map { (ids[$0], weights[$0]) }
      return WeightSet(id: "\(number)", weights: Dictionary(uniqueKeysWithValues: pairs))
    }
  }

  /// The point of the unit cube of a run of COINr.
  private func coordinates(
    _ choices: [UncertaintySource: (of: Int, choice: Int)],
    _ simulation: Simulation
  )
    -> [Double]
  {
    simulation.sources.map { source in
      choices[source].map { (Double($0.choice) + 0.5) / Double($0.of) } ?? 0.5
    }
  }

  @Test("has the scores and ranks of all 360 runs, and their shifts")
  func runs() throws {
    let (simulation, sets) = try simulation()
    let design = try Golden("asem/sa_design")
    let scores = try Golden("asem/sa_scores")
    let ranks = try Golden("asem/sa_ranks")
    #expect(simulation.index.territories.codes.map { $0 } == scores.texts("uCode"))
    #expect(disagreements(simulation.index.scores, scores.column("Nominal")) == [])
    #expect(simulation.index.ranks == ranks.column("Nominal"))
    func choice(_ name: String, _ run: Int) -> Int {
      Int(design.column("alt_" + name).encoded[run])
    }
    // At most 5 points, min-max and arithmetic means are the method's own choices.
    let points = (0..<360).map { run in
      let winsorised = choice("Winmax", run)
      return coordinates(
        [
          .treatment: (5, winsorised == 5 ? 0 : winsorised),
          .normalisation: (2, choice("Normalisation", run) - 1),
          .aggregation: (2, choice("Aggregation", run) - 1),
          .weights: (sets + 1, choice("Weights", run)),
        ],
        simulation
      )
    }
    let nominal: [UInt16] = simulation.nominalRanks()
    let none = [Double](repeating: .nan, count: 51)
    typealias Seen = [(scores: [Double], ranks: [Double], shift: Double)]
    let schedule = simulation.schedule(360, threads: 1) { points[$0] }
    let seen = simulation.run(
      schedule,
      threads: 1,
      coordinates: { points[$0] },
      start: { Seen(repeating: (scores: none, ranks: none, shift: 0), count: 360) },
      collect: { (seen: inout Seen, slot, ranking: DrawRanking<UInt16>) in
        let run = schedule.numbers[slot]
        for (place, row) in simulation.rows.enumerated() where ranking.ranks[place] > 0 {
          seen[run].scores[row] = ranking.scores[place]
          seen[run].ranks[row] = Double(ranking.ranks[place])
        }
        seen[run].shift = ranking.meanShift(from: nominal)
      }
    )[0]
    let shifts = design.column("y_mean_abs_rank_change").encoded
    for run in 0..<360 {
      let expected = scores.column("r_\(run + 1)")
      #expect(disagreements(Column(encoded: seen[run].scores), expected) == [], "run \(run + 1)")
      #expect(Column(encoded: seen[run].ranks) == ranks.column("r_\(run + 1)"), "run \(run + 1)")
      #expect(isClose(seen[run].shift, shifts[run]), "run \(run + 1)")
    }
  }

  @Test("sums ranks up as COINr does, from its first 120 runs")
  func summary() throws {
    let ranks = try Golden("asem/sa_ranks")
    let expected = try Golden("asem/sa_rankstats")
    let store = DrawStore<UInt16>(places: 0..<51, draws: 120, keepsScores: true)
    for draw in 0..<120 {
      let encoded = ranks.column("r_\(draw + 1)").encoded
      let scores = encoded.map { -$0 }
      encoded.map { UInt16($0) }.withUnsafeBufferPointer { ranks in
        scores.withUnsafeBufferPointer { scores in
          guard let ranks = ranks.baseAddress, let scores = scores.baseAddress else { return }
          store.keep(draw..<draw + 1, ranks: ranks, scores: scores, of: 51)
        }
      }
    }
    let edges = DrawEdges<UInt16>(
      classes: [],
      tenth: [UInt16](repeating: 0, count: 120),
      isStrength: false
    )
    var reader = DrawReader(
      store,
      edges,
      unit: 1,
      probabilities: [0.05, 0.5, 0.95]
    )
    var drawn = DrawnTerritories()
    for tile in blocks(of: DrawStore<UInt16>.width, in: 51) { reader.add(tile, to: &drawn) }
    for (place, territory) in drawn.territories.enumerated() {
      let found = territory.rank
      #expect(isClose(found.mean, expected.column("Mean").encoded[place]))
      for (quantile, name) in ["Q5", "Median", "Q95"].enumerated() {
        let own = [found.lower, found.median, found.upper][quantile]
        #expect(isClose(own, expected.column(name).encoded[place]), "\(name)")
      }
    }
  }
}
