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
}
