import Testing

@testable import FragilityIndex

@Suite("Draws of an index")
struct SimulationTests {
  @Test(
    "are the index itself to the last bit when nothing varies, under every aggregation",
    arguments: EveryChoice.aggregations
  )
  func nothingVaries(aggregation: Aggregation) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      var tree = RandomTree(seed: seed, aggregations: [aggregation, .arithmetic])
      // More than a tile, but where each territory is compared with all others.
      let table = tree.territories(aggregation.comparesWithReference ? 40 : 1100)
      let method = try tree.method()
      let index = try method.index(of: table)
      var plan = UncertaintyPlan()
      plan.draws = 3
      let result = try method.uncertainty(of: table, plan: plan)
      #expect(result.sources.isEmpty)
      #expect(bits(result.index.scores) == bits(index.scores))
      for row in 0..<table.count {
        guard case .present(let score) = index.scores[row] else {
          #expect(result.unscored[row] == .present(1))
          #expect(result.scores?.median[row] == index.scores[row])
          continue
        }
        #expect(result.scores?.lower[row] == .present(score + 0))
        #expect(result.scores?.upper[row] == .present(score + 0))
        #expect(result.ranks.median[row] == index.ranks[row])
        #expect(result.unscored[row] == .present(0))
      }
      #expect(result.meanRankShift.mean == 0)
    }
  }

  @Test("score as a method with the drawn weights does, to the last bit", arguments: 1...6)
  func drawnWeights(seed: Int) throws {
    var tree = RandomTree(
      seed: UInt64(seed),
      aggregations: [.arithmetic, .geometric(floor: 1), .harmonic(floor: 1), .minimum, .sum]
    )
    let table = tree.territories(300)
    let method = try tree.method()
    var plan = UncertaintyPlan()
    plan.weights = seed.isMultiple(of: 2) ? .relative(0.4) : .dirichlet(concentration: 20)
    plan.draws = 9
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let seen = simulation.scores(plan.draws)
    for number in 0..<plan.draws {
      let drawn = simulation.draw(at: simulation.coordinates(number)).weights
      let nodes = method.hierarchy.nodes.indices.map { node in
        FittedNode(weights: Array(drawn[FlatWeights(method).places(ofNode: node)]))
      }
      let fitted = simulation.index.fitted
      let other = FittedMethod(
        method: method,
        indicators: fitted.indicators,
        nodes: nodes,
        classification: fitted.classification
      )
      let expected = other.score(table).scores
      for row in 0..<table.count {
        let value = expected.encoded[row]
        #expect(value.isNaN ? seen[number][row].isNaN : seen[number][row] == value)
      }
    }
  }

  @Test(
    "of means of means without gaps are those of the method with the drawn weights",
    arguments: [
      Aggregation.arithmetic, .geometric(floor: 5),
    ]
  )
  func oneMean(aggregation: Aggregation) throws {
    let table = try tableOfRates(count: 1500, seed: 31, columns: 5)
    let method = try method(
      dimensions: [dimension("d", weight: 2), dimension("e", in: "d"), dimension("f")],
      [
        indicator("a", in: "e"), indicator("b", in: "e", .lowerIsWorse, weight: 3),
        indicator("c", in: "d"), indicator("g", in: "f"), indicator("h", in: "f"),
      ]
    ) { rules in
      rules.aggregation = aggregation
      rules.normalisation = .percentRank(PercentRank())
    }
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.3)
    plan.leavesOutIndicators = true
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    for (number, scores) in simulation.scores(12).enumerated() {
      let drawn = simulation.draw(at: simulation.coordinates(number)).weights
      let fitted = simulation.index.fitted
      let other = FittedMethod(
        method: method,
        indicators: fitted.indicators,
        nodes: method.hierarchy.nodes.indices.map { node in
          FittedNode(weights: Array(drawn[FlatWeights(method).places(ofNode: node)]))
        },
        classification: fitted.classification
      )
      #expect(disagreements(Column(encoded: scores), other.score(table).scores) == [])
    }
  }

  @Test(
    "stand on the scores of the indicators in the order of the ranks where the index is one mean"
  )
  func termsOfOneMean() throws {
    let table = try tableOfRates(count: 700, seed: 8, columns: 3)
    let method = try method([indicator("a"), indicator("b", .lowerIsWorse), indicator("c")])
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.2)
    plan.normalisations = [.percentRank(PercentRank()), .zScore(ZScore(mean: 50))]
    plan.aggregations = [.harmonic(floor: 1), .geometric(floor: 40)]
    let simulation = try Simulation(method, of: table, plan: plan, threads: 2)
    #expect(simulation.rows == simulation.index.rowsByRank)
    #expect(
      simulation.variants.map { $0.flatTerms != nil } == [
        true, false, true, true, false, true, true, false, true,
      ]
    )
    for (number, variant) in simulation.variants.enumerated() {
      let own = try method.replacing(
        normalisation: number < 3 ? nil : plan.normalisations[number / 3 - 1],
        aggregation: number % 3 == 0 ? nil : plan.aggregations[number % 3 - 1]
      )
      let index = try own.index(of: table)
      #expect(variant.source.fitted.indicators == index.fitted.indicators)
      var expected = index.normalised.flatMap { column in
        simulation.rows.map { column.encoded[$0] }
      }
      switch number % 3 {
      case 0: break
      case 1: expected = index.normalised.flatMap { $0.encoded.map { 1 / max($0, 1) } }
      default:
        expected = expected.map { max($0, 40) }
        expected.withUnsafeMutableBufferPointer {
          if let start = $0.baseAddress { FragilityIndex.logarithms(of: start, count: $0.count) }
        }
      }
      if variant.flatTerms != nil { expected = eightByEight(expected, rows: 700) }
      #expect(bits(variant.terms) == bits(expected), "\(number)")
    }
  }

  /// Columns that lie one after the other, eight rows of all of them after the other; what is left of the last eight is 0.
  private func eightByEight(_ columns: [Double], rows: Int) -> [Double] {
    stride(from: 0, to: rows, by: rowsTogether).flatMap { first in
      (0..<columns.count / rows).flatMap { column in
        (first..<first + rowsTogether).map { $0 < rows ? columns[column * rows + $0] : 0 }
      }
    }
  }

  @Test("are computed node by node where a value is absent, or becomes so on the common scale")
  func gapsOfOneMean() throws {
    let method = try method([indicator("a"), indicator("b")]) { rules in
      rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 1e-200), clip: false))
    }
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.2)
    let rest = Column((0..<50).map { Double($0) * 1e-202 })
    for value in [nil, 1e200, 1e-200] as [Double?] {
      let table = territories([Column([value] + (1..<50).map { Double($0) * 1e-203 }), rest])
      let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
      #expect((simulation.variants[0].flatTerms != nil) == (value == 1e-200))
    }
  }

  @Test("take each alternative, and the method's own choice, as often as the others")
  func alternatives() throws {
    let table = try tableOfRates(count: 60, seed: 5)
    let method = try method([indicator("a"), indicator("b")])
    var plan = UncertaintyPlan()
    plan.normalisations = [.percentRank(PercentRank()), .zScore(ZScore())]
    plan.aggregations = [.geometric(floor: 1)]
    plan.draws = 600
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let seen = simulation.scores(plan.draws)
    var often: [Int] = []
    for normalisation in [nil] + plan.normalisations.map(Optional.some) {
      for aggregation in [nil, Aggregation.geometric(floor: 1)] {
        let other = try method.replacing(normalisation: normalisation, aggregation: aggregation)
        let scores = try other.index(of: table).scores.encoded
        often.append(seen.count { $0 == scores })
      }
    }
    #expect(often.reduce(0, +) == plan.draws)
    #expect(often.allSatisfy { $0 > 60 && $0 < 140 })
  }

  @Test("leave out each indicator, or none, as often as the others")
  func leavesOut() throws {
    let table = try tableOfRates(count: 40, seed: 6, columns: 4)
    let method = try method(
      dimensions: [dimension("d", weight: 2), dimension("e")],
      [
        indicator("a", in: "d"), indicator("b", in: "d"), indicator("c", in: "e"),
        indicator("f", in: "e"),
      ]
    )
    var plan = UncertaintyPlan()
    plan.leavesOutIndicators = true
    plan.draws = 500
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let seen = simulation.scores(plan.draws)
    var expected = [simulation.index.scores.encoded]
    let removals = simulation.index.removals().removals
    for removal in removals {
      if case .indicator = removal.member { expected.append(removal.shift.scores.encoded) }
    }
    #expect(expected.count == 5)
    var often = [Int](repeating: 0, count: 5)
    for scores in seen {
      let choice = try #require(
        expected.firstIndex { other in zip(scores, other).allSatisfy { isClose($0, $1) } }
      )
      often[choice] += 1
    }
    #expect(often.allSatisfy { $0 > 60 && $0 < 140 })
  }

  @Test("take one of the sets of weights, or the method's own")
  func weightSets() throws {
    let table = try tableOfRates(count: 30, seed: 8)
    let method = try method([indicator("a"), indicator("b")])
    var plan = UncertaintyPlan()
    plan.weights = .sets([
      WeightSet(id: "one", weights: ["a": 3]), WeightSet(id: "two", weights: ["a": 0, "b": 2]),
    ])
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let weights = [0.1, 0.5, 0.9].map { simulation.draw(at: [$0]).weights }
    #expect(weights == [[1, 1], [3, 1], [0, 2]])
  }

  @Test("of Dirichlet weights have the mean and the deviation of their law")
  func dirichlet() throws {
    let table = try tableOfRates(count: 4, seed: 9)
    let method = try method([indicator("a", weight: 3), indicator("b", weight: 1)])
    var plan = UncertaintyPlan()
    plan.weights = .dirichlet(concentration: 9)
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let shares = (0..<8000).map { number in
      let weights = simulation.draw(at: simulation.coordinates(number)).weights
      return weights[0] / (weights[0] + weights[1])
    }
    let moments = Moments(of: shares)
    #expect(abs(moments.mean - 0.75) < 0.006)
    // The square root of s (1 - s) / (concentration + 1).
    #expect(abs(moments.standardDeviation - (0.75 * 0.25 / 10).squareRoot()) < 0.005)
  }

  @Test("give the same result on any number of threads and with any memory")
  func sameBits() throws {
    var tree = RandomTree(seed: 21, aggregations: [.arithmetic, .geometric(floor: 1)])
    let table = tree.territories(500)
    let method = try tree.method()
    var plan = UncertaintyPlan.usual
    plan.normalisations = [.percentRank(PercentRank())]
    plan.leavesOutIndicators = true
    plan.draws = 203
    let once = try method.uncertainty(of: table, plan: plan, parts: [.usual, .separation])
    for (threads, memory) in [(2, 512 << 20), (7, 512 << 20), (1, 1), (3, 300_000)] {
      let again = try method.uncertainty(of: table, plan: plan, threads: threads, memory: memory)
      for column in columns(of: once).indices {
        #expect(bits(columns(of: once)[column]) == bits(columns(of: again)[column]))
      }
      #expect(again.meanRankShift == once.meanRankShift)
      let least = try method.uncertainty(of: table, plan: plan, memory: memory, parts: [])
      #expect(least.scores == nil && least.separation == nil && least.parentCounts.isEmpty)
      #expect(bits(least.ranks.lower) == bits(once.ranks.lower))
      #expect(bits(least.ranks.upper) == bits(once.ranks.upper))
      #expect(least.classProbabilities.map(bits) == once.classProbabilities.map(bits))
    }
  }

  @Test("are summed up as they are one by one")
  func summed() throws {
    var tree = RandomTree(seed: 4, aggregations: [.arithmetic])
    let table = tree.territories(90)
    let method = try tree.method()
    var plan = UncertaintyPlan.usual
    plan.draws = 101
    let result = try method.uncertainty(of: table, plan: plan, parts: [.usual, .separation])
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let scores = simulation.scores(plan.draws)
    let ranks = scores.map { competitionRanks(of: Column(encoded: $0)).encoded }
    let classes = scores.map { scores in
      let column = Column(encoded: scores)
      return method.rules.classes.fit(to: column).classes(of: column).encoded
    }
    let rows = simulation.rows
    var shifts = [Double](repeating: 0, count: plan.draws)
    var compared = shifts
    for (place, row) in rows.enumerated() {
      let own = ranks.map { $0[row] }.filter { !$0.isNaN }
      #expect(result.unscored[row] == .present(Double(plan.draws - own.count) / 101))
      guard !own.isEmpty else { continue }
      let quantiles = type7Quantiles([0.05, 0.5, 0.95], of: own)
      let found = [result.ranks.lower, result.ranks.median, result.ranks.upper].map {
        $0.encoded[row]
      }
      #expect(zip(found, quantiles).allSatisfy { isClose($0, $1) })
      #expect(isClose(result.ranks.mean.encoded[row], own.reduce(0, +) / Double(own.count)))
      let ownScores = scores.map { $0[row] }.filter { !$0.isNaN }
      #expect(result.scores?.lower.encoded[row] == type7Quantiles([0.05], of: ownScores)[0])
      for number in 1...5 {
        let share = Double(classes.count { $0[row] == Double(number) }) / Double(own.count)
        #expect(isClose(result.classProbabilities[number - 1].encoded[row], share))
      }
      let tenth = (0..<plan.draws).count { draw in
        ranks[draw][row] <= Double((ranks[draw].count { !$0.isNaN } + 9) / 10)
      }
      #expect(isClose(result.worstTenth.encoded[row], Double(tenth) / Double(own.count)))
      guard let nominal = Optional(result.index.ranks.encoded[row]), !nominal.isNaN else {
        continue
      }
      for draw in 0..<plan.draws where !ranks[draw][row].isNaN {
        shifts[draw] += abs(ranks[draw][row] - nominal)
        compared[draw] += 1
      }
      func before(_ distance: Int) -> Double {
        let next = rows[place + distance]
        let pairs = ranks.map { ($0[row], $0[next]) }.filter { !$0.0.isNaN && !$0.1.isNaN }
        let first = pairs.reduce(0.0) { $0 + ($1.0 < $1.1 ? 1 : $1.0 == $1.1 ? 0.5 : 0) }
        return first / Double(pairs.count)
      }
      if place + 1 < rows.count { #expect(isClose(result.beforeNext.encoded[row], before(1))) }
      if case .present(let distance)? = result.separation?[row] {
        #expect(before(Int(distance)) >= 0.9)
        #expect(distance == 1 || before(Int(distance) - 1) < 0.9)
      }
    }
    let means = zip(shifts, compared).map { $0 / $1 }
    #expect(isClose(result.meanRankShift.mean, means.reduce(0, +) / 101))
  }

  @Test(
    "of geometric means, which are ranked by their logarithms where these lie far from 0, have the ranks and classes of the scores",
    arguments: [Scale(50, 100), Scale(0.1, 1)],
    [
      Classification.quantiles(count: 5, inclusive: .right),
      .quantiles(count: 4, inclusive: .left), .ranks(count: 7),
      .breaks([0.5, 70, 80], inclusive: .left),
    ]
  )
  func logarithms(scale: Scale, classes: Classification) throws {
    let rates = try tableOfRates(count: 300, seed: 12, columns: 4)
    // Every third territory is there twice.
    let columns = rates.indicators.map { column in
      Column(encoded: (0..<400).map { column.values.encoded[$0 < 300 ? $0 : 3 * ($0 - 300)] })
    }
    let table = territories(columns)
    let method = try method(
      dimensions: [dimension("d", weight: 2), dimension("e")],
      [
        indicator("a", in: "d"), indicator("b", in: "d"), indicator("c", in: "e"),
        indicator("f", in: "e"),
      ]
    ) { rules in
      rules.aggregation = .geometric(floor: 1e-9)
      rules.scale = scale
      rules.classes = classes
    }
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.3)
    plan.draws = 30
    let result = try method.uncertainty(of: table, plan: plan)
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    #expect(simulation.isOneMean)
    let scores = simulation.scores(plan.draws).map(Column.init(encoded:))
    let ranks = scores.map { competitionRanks(of: $0).encoded }
    let drawn = scores.map { classes.fit(to: $0).classes(of: $0).encoded }
    let tail = (1 - plan.interval) / 2
    let quantiles = (0..<table.count).map { row in
      type7Quantiles([tail, 0.5, 1 - tail], of: ranks.map { $0[row] })
    }
    #expect(result.ranks.lower.encoded == quantiles.map { $0[0] })
    #expect(result.ranks.median.encoded == quantiles.map { $0[1] })
    #expect(result.ranks.upper.encoded == quantiles.map { $0[2] })
    let own = (0..<table.count).map { row in scores.map { $0.encoded[row] } }
    #expect(result.scores?.median.encoded == own.map { type7Quantiles([0.5], of: $0)[0] })
    // With one variant, draws stand in the order of their numbers.
    let means = own.map { scores in
      scores.withUnsafeBufferPointer { $0.baseAddress.map { sum(of: $0, count: 30).sum / 30 } }
    }
    #expect(result.scores?.mean.encoded == means)
    for (number, probability) in result.classProbabilities.enumerated() {
      let shares = (0..<table.count).map { row in
        Double(drawn.count { $0[row] == Double(number + 1) }) / 30
      }
      #expect(probability.encoded == shares)
    }
  }

  @Test("count the most fragile territories of each parent, draw by draw")
  func parents() throws {
    let base = try tableOfRates(count: 80, seed: 11, columns: 3)
    let codes = (0..<80).map { $0.isMultiple(of: 9) ? "" : "D\($0 % 4)" }
    let table = territories(base.indicators, parents: [("dep", codes)])
    let method = try method(parents: ["dep"], [indicator("a"), indicator("b"), indicator("c")])
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.9)
    plan.draws = 60
    let result = try method.uncertainty(of: table, plan: plan, threads: 2)
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let seen = simulation.scores(plan.draws).map(Column.init(encoded:))
    #expect(result.parentCounts.count == 4)
    for count in result.parentCounts {
      let rows = codes.indices.filter { codes[$0] == count.code }
      let worst = seen.map { scores -> Double in
        let classes = method.rules.classes.fit(to: scores).classes(of: scores).encoded
        return Double(rows.count { classes[$0] == 5 })
      }
      let tenth = seen.map { scores -> Double in
        let ranks = competitionRanks(of: scores).encoded
        return Double(rows.count { ranks[$0] <= 8 })
      }
      #expect(count.territories == rows.count && count.level == "dep")
      #expect(count.plain == rows.count { result.index.classes.encoded[$0] == 5 })
      #expect(count.plainInTenth == rows.count { result.index.ranks.encoded[$0] <= 8 })
      #expect(count.drawn == .init(of: worst, interval: 0.9))
      #expect(count.drawnInTenth == .init(of: tenth, interval: 0.9))
    }
  }

  private func columns(of result: UncertaintyResult) -> [Column] {
    [result.scores, result.ranks].compactMap(\.self).flatMap {
      [$0.mean, $0.median, $0.lower, $0.upper]
    }
      + result.classProbabilities + [result.worstTenth, result.beforeNext, result.unscored]
  }
}

/// Territories with even values from 1 to 99.
func tableOfRates(count: Int, seed: UInt64, columns: Int = 2) throws -> TerritoryTable {
  var generator = SplitMix64(seed: seed)
  return territories(
    (0..<columns).map { _ in Column((0..<count).map { _ in generator.number(1, 99) }) }
  )
}

extension Simulation {
  /// The point of the unit cube of a draw of the plan.
  func coordinates(_ number: Int) -> [Double] {
    let random = CounterRandom(seed: plan.seed, stream: UInt64(number))
    return sources.indices.map { random.uniform(UInt64($0)) }
  }

  /// The scores of all draws of the plan in the order of the rows; NaN without one.
  func scores(_ count: Int) -> [[Double]] {
    let none = [Double](repeating: .nan, count: rows.count)
    let schedule = schedule(count, threads: 1, coordinates: coordinates)
    let seen = run(
      schedule,
      threads: 1,
      coordinates: coordinates,
      start: { [[Double]](repeating: none, count: count) },
      collect: { (seen: inout [[Double]], slot, ranking: DrawRanking<UInt32>) in
        for (place, row) in rows.enumerated() where ranking.ranks[place] > 0 {
          seen[schedule.numbers[slot]][row] = ranking.scores[place]
        }
      }
    )
    return seen[0]
  }
}
