import Testing

@testable import FragilityIndex

@Suite("Counting ranks")
struct RankCountsTests {
  @Test("counts and sums as one by one does, in 16 bits and in 32")
  func counts() {
    check(UInt16.self, upTo: 65_535)
    check(UInt32.self, upTo: 3_000_000)
  }

  private func check<Rank: RankNumber>(_: Rank.Type, upTo limit: Double) {
    var generator = SplitMix64(seed: 12)
    for count in [0, 1, 7, 8, 33, 1025, 140_000] {
      for most in [3, limit] {
        let ranks = (0..<count).map { _ in Rank(generator.number(0, most)) }
        let others = (0..<count).map { _ in Rank(generator.number(0, most)) }
        let pairs = Array(zip(ranks, others))
        let distance = pairs.reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        ranks.withUnsafeBufferPointer { ranks in
          others.withUnsafeBufferPointer { others in
            guard let own = ranks.baseAddress, let other = others.baseAddress else { return }
            let within = Rank.countNotBeyond(own, other, count: count)
            #expect(within == pairs.count { $0.0 > 0 && $0.0 <= $0.1 })
            #expect(Rank.countLower(own, other, count: count) == pairs.count { $0.0 < $0.1 })
            #expect(Rank.countEqual(own, other, count: count) == pairs.count { $0.0 == $0.1 })
            #expect(Rank.sumOfShifts(own, other, count: count) == distance)
            let (sum, lowest, highest) = Rank.sum(own, count: count)
            #expect(sum == ranks.reduce(0) { $0 + Int($1) })
            #expect(count == 0 || lowest == ranks.min() && highest == ranks.max())
          }
        }
      }
    }
  }

  @Test("chooses the ranks within an edge, or the others, in both widths")
  func choice() {
    checkChoice(UInt16.self)
    checkChoice(UInt32.self)
  }

  private func checkChoice<Rank: RankNumber>(_: Rank.Type) {
    var generator = SplitMix64(seed: 15)
    for count in [0, 1, 63, 64, 65, 1000] {
      let ranks = (0..<count).map { _ in Rank(generator.number(0, 40)) }
      for edge in [Rank(0), 1, 17, 40, .max] {
        for others in [false, true] {
          let chosen = [UInt32](unsafeUninitializedCapacity: count) { chosen, filled in
            ranks.withUnsafeBufferPointer { ranks in
              guard let own = ranks.baseAddress, let places = chosen.baseAddress else { return }
              filled = Rank.choose(own, count: count, upTo: edge, others: others, into: places)
            }
          }
          let expected = ranks.indices.filter { ranks[$0] > 0 && (ranks[$0] <= edge) != others }
          #expect(chosen.map(Int.init) == expected)
        }
      }
    }
  }

  @Test("puts columns one after the other in both widths", arguments: [0, 1, 7, 8, 9, 100])
  func transposition(rows: Int) {
    checkTransposition(UInt16.self, rows: rows)
    checkTransposition(UInt32.self, rows: rows)
  }

  private func checkTransposition<Rank: RankNumber>(_: Rank.Type, rows: Int) {
    let width = 32
    let tile = (0..<rows * width).map { Rank($0) }
    let columns = [Rank](unsafeUninitializedCapacity: tile.count) { columns, filled in
      tile.withUnsafeBufferPointer { tile in
        guard let tile = tile.baseAddress, let columns = columns.baseAddress else { return }
        Rank.transpose(tile, width: width, rows: rows, into: columns)
      }
      filled = tile.count
    }
    let expected = (0..<width).flatMap { column in (0..<rows).map { Rank($0 * width + column) } }
    #expect(columns == expected)
  }
}
