import Testing

@testable import FragilityIndex

@Suite("Balanced weights")
struct BalancedTests {
  private let file = "weights/balanced"

  @Test("are the best that scipy finds without negative weights", arguments: GoldenGroups.names)
  func golden(name: String) throws {
    let columns = try GoldenGroups(name).columns
    let found = try Balanced.proportional().solution(of: columns, nominal: columns.map { _ in 1 })
    let expected = try GoldenGroups.expected("weight", of: name, in: file)
    #expect(largestDifference(found.weights, expected) < 1e-6)
    for other in ["slsqp", "nelder_mead"] {
      let objective = try #require(GoldenGroups.expected(other, of: name, in: file).first)
      #expect(found.objective <= objective * (1 + 1e-10) + 1e-18, "\(other)")
    }
  }

  @Test("that inform most do so as much as Nelder-Mead finds", arguments: GoldenGroups.names)
  func informative(name: String) throws {
    let columns = try GoldenGroups(name).columns
    let found = try Balanced.mostInformative.solution(of: columns, nominal: columns.map { _ in 1 })
    let expected = try #require(GoldenGroups.expected("infomax", of: name, in: file).first)
    #expect(isClose(found.objective, expected, within: 1e-10))
    #expect(found.objective >= expected * (1 - 1e-14))
  }

  @Test("that inform most may be those of children that say the same, unless they cancel")
  func repeated() throws {
    let column: [Double] = [1, 2, 4, 9]
    let found = try Balanced.mostInformative
      .solution(of: [column, column.map { 4 * $0 }, column], nominal: [1, 1, 1])
    #expect(largestDifference(found.weights, [4.0 / 9, 1.0 / 9, 4.0 / 9]) < 1e-14)
    #expect(isClose(found.objective, 3))
    #expect(throws: WeightingFailure.singularCorrelations) {
      try Balanced.mostInformative.solution(of: [column, column.map { -$0 }], nominal: [1, 1])
    }
  }

  @Test("come with COINr's objectives at COINr's weights", arguments: ["balance", "infomax"])
  func coinr(kind: String) throws {
    let file = try Golden("asem/opt_weights_" + kind)
    let weights = Dictionary(
      uniqueKeysWithValues: zip(file.texts("iCode"), file.column("OptWeight").encoded)
    )
    let expected = try #require(file.column("objective")[0].number)
    let pillars = try GoldenGroups("pillars")
    let parents = try ASEM().members.filter { $0.level == 2 }.map(\.parent)
    // The index is the mean of two sub-indices, each a weighted mean of its pillars.
    let nominal = pillars.ids.compactMap { weights[$0] }
    let flat = zip(nominal, parents).map { weight, parent in
      weight / zip(nominal, parents).filter { $0.1 == parent }.map(\.0).reduce(0, +) / 2
    }
    let index = pillars.columns[0].indices.map { row in
      zip(flat, pillars.columns).reduce(0) { $0 + $1.0 * $1.1[row] }
    }
    let correlations = Array(pearsonMatrix([index] + pillars.columns)[0].dropFirst())
    let targets = pillars.ids.map { _ in 1.0 }
    if kind == "balance" {
      let found = Balanced.proportional().objective(correlations, targets: targets)
      #expect(isClose(naturalLogarithm(found), expected, within: 1e-10))
    } else {
      let found = Balanced.mostInformative.objective(correlations, targets: targets)
      #expect(isClose(-found, expected, within: 1e-12))
      let best = try Balanced.mostInformative.solution(of: pillars.columns, nominal: targets)
      #expect(best.objective > found)
    }
  }

  @Test("belong to the correlations that come with them", arguments: 0..<20)
  func correlations(seed: UInt64) throws {
    let count = 2 + Int(seed % 6)
    let columns = relatedColumns(count, rows: 50, seed: seed)
    let nominal = columns.indices.map { Double($0 + 1) }
    for choice in [Balanced.proportional(), .mostInformative] {
      let found = try choice.solution(of: columns, nominal: nominal)
      let index = columns[0].indices.map { row in
        zip(found.weights, columns).reduce(0) { $0 + $1.0 * $1.1[row] }
      }
      let expected = Array(pearsonMatrix([index] + columns)[0].dropFirst())
      #expect(largestDifference(found.correlations, expected) < 1e-11)
      #expect(found.objective == choice.objective(found.correlations, targets: nominal))
    }
  }

  @Test("cannot be improved by small changes", arguments: 0..<40)
  func optimum(seed: UInt64) throws {
    let count = 2 + Int(seed % 6)
    let columns = relatedColumns(count, rows: 50, seed: seed)
    var generator = SplitMix64(seed: seed)
    let targets = columns.map { _ in generator.number(0, 1) }
    let found = try Balanced.proportional(targets: targets).solution(of: columns, nominal: targets)
    for _ in 0..<200 {
      let size = generator.number(0, 0.02)
      let moved = found.weights.map { max(0, $0 + size * generator.number(-1, 1)) }
      let index = columns[0].indices.map { row in
        zip(moved, columns).reduce(0) { $0 + $1.0 * $1.1[row] }
      }
      let correlations = Array(pearsonMatrix([index] + columns)[0].dropFirst())
      let objective = Balanced.proportional().objective(correlations, targets: targets)
      #expect(objective >= found.objective - 1e-15)
    }
  }

  @Test("are those whose correlations are the targets, given or nominal", arguments: 0..<10)
  func targets(seed: UInt64) throws {
    let columns = relatedColumns(4, rows: 40, seed: seed)
    var generator = SplitMix64(seed: seed)
    let weights = columns.map { _ in generator.number(0.1, 1) }.shares
    let index = columns[0].indices.map { row in
      zip(weights, columns).reduce(0) { $0 + $1.0 * $1.1[row] }
    }
    let aim = Array(pearsonMatrix([index] + columns)[0].dropFirst())
    let own = try Balanced.proportional().solution(of: columns, nominal: aim)
    #expect(largestDifference(own.weights, weights) < 1e-10)
    #expect(own.objective < 1e-28)
    let given = try Balanced.proportional(targets: aim.map { 5 * $0 })
      .solution(of: columns, nominal: [1, 2, 3, 4])
    #expect(largestDifference(given.weights, weights) < 1e-10)
  }

  @Test(
    "are refused with targets that are none",
    arguments: [
      [1], [1, -1, 1], [0, 0, 0], [.nan, 1, 1], [.infinity, 1, 1], [-1, -1, -1],
      [1.5e308, 1.5e308, 1],
    ] as [[Double]]
  )
  func unusable(targets: [Double]) {
    let columns = relatedColumns(3, rows: 40, seed: 5)
    #expect(throws: WeightingFailure.unusableTargets(children: 3)) {
      try Balanced.proportional(targets: targets).solution(of: columns, nominal: [1, 1, 1])
    }
  }
}
