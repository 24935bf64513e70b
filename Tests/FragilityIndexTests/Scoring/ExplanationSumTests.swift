import Testing

@testable import FragilityIndex

@Suite("Contributions in random trees")
struct ExplanationSumTests {
  private static let mixed: [Aggregation] = [
    .arithmetic, .geometric(floor: 1), .geometric(floor: 0.01), .geometric(floor: 20),
  ]

  @Test("add up to the score, and in each dimension to its own", arguments: 0..<60)
  func sums(seed: UInt64) throws {
    var tree = RandomTree(seed: seed, aggregations: Self.mixed)
    let result = try score(tree.territories(30), by: try tree.method())
    var scored = 0
    for row in 0..<30 {
      let lines = result.explanation(of: row).lines
      #expect(lines[0].contribution == result.scores[row])
      guard let index = result.scores[row].number else {
        #expect(lines.allSatisfy { $0.contribution.number == nil })
        continue
      }
      scored += 1
      for (position, line) in lines.enumerated() {
        if case .indicator = line.member { continue }
        let below = lines[(position + 1)...].prefix { $0.depth > line.depth }
        let direct = below.filter { $0.depth == line.depth + 1 }
        let leaves = below.filter { if case .indicator = $0.member { true } else { false } }
        guard let own = line.contribution.number else {
          #expect(below.allSatisfy { $0.contribution.number == nil })
          continue
        }
        for parts in [direct, leaves] {
          let sum = parts.reduce(0) { $0 + ($1.contribution.number ?? 0) }
          #expect(isClose(sum, own, least: index))
        }
      }
      let parts = result.contributions(of: row).compactMap(\.number)
      #expect(isClose(parts.reduce(0, +), index))
      #expect(parts.allSatisfy { $0 >= 0 })
    }
    #expect(scored > 0)
  }

  @Test(
    "add up to the score for every aggregation and every rescaling",
    arguments: EveryChoice.aggregations,
    EveryChoice.rescalings
  )
  func everyChoice(aggregation: Aggregation, rescaling: Rescaling?) throws {
    var scored = 0
    for seed in 0..<4 as Range<UInt64> {
      var tree = RandomTree(seed: seed, aggregations: [aggregation, .arithmetic, aggregation])
      let plain = try tree.method()
      var rules = plain.rules
      var level = LevelRules()
      level.rescaling = rescaling
      let levels = seed == 0 ? [LevelRules(), level] : [level, level, level]
      rules.levels = Array(levels.prefix(plain.hierarchy.depth))
      let method = try FragilityMethod(
        id: plain.id,
        tables: plain.tables,
        rules: rules,
        dimensions: plain.dimensions,
        indicators: plain.indicators
      )
      let table = tree.territories(12)
      let refusals = problemCodes { try method.fit(to: table) }
      // A product or a minimum can be 0 everywhere, which cannot be rescaled.
      guard refusals.isEmpty else {
        #expect(Set(refusals) == ["fit.constant"])
        continue
      }
      let result = try score(table, by: method)
      for row in 0..<12 {
        let lines = result.explanation(of: row).lines
        #expect(lines[0].contribution == result.scores[row])
        let parts = result.contributions(of: row)
        guard let index = result.scores[row].number else {
          #expect(parts.allSatisfy { $0.number == nil })
          continue
        }
        scored += 1
        let numbers = parts.compactMap(\.number)
        let size = numbers.reduce(0) { $0 + abs($1) }
        #expect(isClose(numbers.reduce(0, +), index, within: 1e-9, least: size))
        #expect(numbers.allSatisfy { $0.isFinite })
      }
    }
    #expect(scored > 0)
  }

  @Test("are effective weight times score below arithmetic means alone", arguments: 0..<20)
  func linear(seed: UInt64) throws {
    var tree = RandomTree(seed: seed, aggregations: [.arithmetic])
    let result = try score(tree.territories(20), by: try tree.method())
    for row in 0..<20 where result.scores[row].number != nil {
      for line in result.explanation(of: row).lines {
        guard let part = line.contribution.number, let score = line.score.number else { continue }
        #expect(isClose(part, line.effectiveWeight * score, least: 1))
      }
    }
  }

  @Test("have effective weights that add up to 1 over what is present", arguments: 0..<20)
  func effectiveWeights(seed: UInt64) throws {
    var tree = RandomTree(seed: seed, aggregations: Self.mixed)
    let result = try score(tree.territories(20), by: try tree.method())
    for row in 0..<20 where result.scores[row].number != nil {
      var sum = 0.0
      for line in result.explanation(of: row).lines {
        guard case .indicator = line.member else { continue }
        if line.score.number == nil { #expect(line.effectiveWeight == 0) }
        sum += line.effectiveWeight
      }
      #expect(isClose(sum, 1))
    }
  }

  @Test(
    "have the coverage of the index, and nominal effective weights without gaps",
    arguments: 0..<20
  )
  func coverage(seed: UInt64) throws {
    var tree = RandomTree(seed: seed, aggregations: Self.mixed)
    let method = try tree.method()
    let gappy = try score(tree.territories(20), by: method)
    for row in 0..<20 {
      #expect(isClose(gappy.explanation(of: row).lines[0].coverage, gappy.coverage[row]))
    }
    let full = try score(tree.territories(1, gaps: false), by: method)
    let nominal = method.hierarchy.effectiveWeights
    #expect(nominal.count == method.indicators.count)
    for line in full.explanation(of: 0).lines {
      guard case .indicator(let position) = line.member else { continue }
      #expect(isClose(line.effectiveWeight, try #require(nominal[position])))
    }
    #expect(isClose(full.coverage[0], 1))
  }
}

@Suite("The weights of an explanation")
struct ExplanationWeightTests {
  @Test("below a sum are those that every point counts by, and sum to 1")
  func sums() throws {
    let method = try method(
      dimensions: [dimension("x"), dimension("y")],
      ["a", "b", "c"].map { indicator($0, in: "x") } + [indicator("d", in: "y")]
    ) {
      $0.normalisation = .none
      $0.aggregation = .sum
    }
    let result = try score([[1, 2, 3, 4], [4, 3, 2, 1]], by: method)
    let weights = result.explanation(of: 0).lines.compactMap { line -> Double? in
      if case .indicator = line.member { line.effectiveWeight } else { nil }
    }
    #expect(weights == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("below the benefit of the doubt are the shares that were chosen for the territory")
  func doubt() throws {
    let method = try method([indicator("a"), indicator("b")]) {
      $0.normalisation = .none
      $0.aggregation = .benefitOfTheDoubt(BenefitOfTheDoubt())
    }
    let result = try score([[10, 1], [1, 10]], by: method)
    let lines = result.explanation(of: 0).lines
    #expect(isClose(lines[1].effectiveWeight + lines[2].effectiveWeight, 1))
    #expect(lines[1].effectiveWeight > 0.8)
    #expect(isClose(lines[1].contribution.number ?? 0, lines[1].effectiveWeight))
  }
}
