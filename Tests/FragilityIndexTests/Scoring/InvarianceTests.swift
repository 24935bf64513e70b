import Testing

@testable import FragilityIndex

@Suite("The same inputs")
struct InvarianceTests {
  @Test(
    "in another order give the same bits, for every normalisation and aggregation",
    arguments: 0..<4
  )
  func permutations(seed: UInt64) throws {
    let example = try MixedExample(rows: 700, seed: seed)
    var generator = SplitMix64(seed: seed)
    let order = (0..<700).shuffled(using: &generator)
    let straight = try score(example.table, by: example.method)
    let permuted = try score(example.permuted(order), by: example.method)
    func agree(_ column: (IndexResult) -> Column) -> Bool {
      let first = bits(column(straight))
      return bits(column(permuted)) == order.map { first[$0] }
    }
    for position in example.method.indicators.indices {
      #expect(agree { $0.normalised[position] }, "indicator \(position)")
    }
    #expect(agree { $0.scores(ofDimension: 0) })
    #expect(agree { $0.scores(ofDimension: 1) })
    #expect(agree(\.scores))
    #expect(agree(\.ranks))
    #expect(agree(\.classes))
    #expect(permuted.coverage == order.map { straight.coverage[$0] })
    #expect(straight.scores.presentCount > 300)
    let codes = straight.rowsByRank.map { straight.territories.codes[$0] }
    #expect(permuted.rowsByRank.map { permuted.territories.codes[$0] } == codes)
  }

  @Test("rolled up in another order give the same bits")
  func permutedRollUp() throws {
    let example = try MixedExample(rows: 400, seed: 9)
    var generator = SplitMix64(seed: 9)
    let order = (0..<400).shuffled(using: &generator)
    let fitted = try example.method.fit(to: example.table)
    let straight = try fitted.score(example.table, rolledUpTo: "epci")
    let permuted = try fitted.score(example.permuted(order), rolledUpTo: "epci")
    func scores(_ result: IndexResult) -> [String: UInt64] {
      Dictionary(
        uniqueKeysWithValues: zip(result.territories.codes, bits(result.scores))
      )
    }
    #expect(scores(straight) == scores(permuted))
    #expect(Set(straight.territories.codes) == ["A", "B", "C"])
  }

  @Test("on any number of threads give the same bits")
  func threads() throws {
    let example = try MixedExample(rows: 10_500, seed: 3)
    let fitted = try example.method.fit(to: example.table, threads: 1)
    let one = fitted.score(example.table, threads: 1)
    let areas = try fitted.score(example.table, rolledUpTo: "epci", threads: 1)
    #expect(one.scores.presentCount > 5000)
    for threads in [2, 3, 7] {
      #expect(try example.method.fit(to: example.table, threads: threads) == fitted)
      let other = fitted.score(example.table, threads: threads)
      let dimensions = Array(example.method.dimensions.indices)
      let scores = one.scores(ofDimensions: dimensions, threads: 1)
      for (a, b) in zip(other.scores(ofDimensions: dimensions, threads: threads), scores) {
        #expect(bits(a) == bits(b))
      }
      for (a, b) in zip(other.normalised, one.normalised) { #expect(bits(a) == bits(b)) }
      #expect(other.coverage == one.coverage)
      #expect(bits(other.ranks) == bits(one.ranks))
      #expect(bits(other.classes) == bits(one.classes))
      let rolledUp = try fitted.score(example.table, rolledUpTo: "epci", threads: threads)
      #expect(bits(rolledUp.scores) == bits(areas.scores))
    }
  }

  @Test("beyond one block give what each row gives alone")
  func blockBounds() throws {
    let method = try method([indicator("a"), indicator("b")]) { $0.normalisation = .none }
    let rows = 9000
    let result = try score(
      territories([
        Column((0..<rows).map { Double($0) }), Column((0..<rows).map { Double(3 * $0) }),
      ]),
      by: method
    )
    #expect(result.scores == Column((0..<rows).map { Double(2 * $0) }))
    #expect(result.coverage == [Double](repeating: 1, count: rows))
  }

  @Test("in tiles of any size give the same bits", arguments: [1, 7, 100, 2048, 100_000])
  func tiles(size: Int) throws {
    let example = try MixedExample(rows: 3000, seed: 5)
    let source = try example.method.index(of: example.table).source
    let nodes = Array(example.method.hierarchy.nodes.indices)
    let expected = source.scores(ofNodes: nodes, threads: 1)
    let found = source.scores(ofNodes: nodes, threads: 3, tileSize: size)
    for (a, b) in zip(found, expected) { #expect(a.map(\.bitPattern) == b.map(\.bitPattern)) }
  }
}
