import Testing

@testable import FragilityIndex

@Suite("Ranking scores again and again")
struct ScoreRanksTests {
  @Test(
    "gives the ranks of the stage itself, in units, under every rule for ties",
    arguments: ScoreOrderTests.Scores.allCases,
    TieRule.allCases
  )
  func ranks(kind: ScoreOrderTests.Scores, ties: TieRule) {
    var generator = SplitMix64(seed: 8)
    for count in [1, 2, 3, 7, 8, 31, 400, 3000] {
      let order = ScoreRanks(count: count, ties: ties)
      // Twice, as memory that was used before must not matter.
      for _ in 0..<2 {
        let scores = (0..<count).map { kind.score($0, &generator) }
        let (ranks, present) = ranks(of: scores, order)
        let finite = scores.map { $0.isFinite ? $0 : .nan }
        let plain = ties == .dense ? TieRule.min : ties
        let expected = competitionRanks(of: Column(encoded: finite), ties: plain).encoded
        let unit = Double(ScoreRanks.unit(of: ties))
        #expect(ranks == expected.map { $0.isNaN ? 0 : UInt16(unit * $0) })
        #expect(present == finite.count { !$0.isNaN })
      }
    }
  }

  @Test(
    "knows the scores that are asked for, and how many lie beyond a bound",
    arguments: ScoreOrderTests.Scores.allCases
  )
  func bounds(kind: ScoreOrderTests.Scores) {
    var generator = SplitMix64(seed: 5)
    for count in [1, 2, 40, 1000] {
      let scores = (0..<count).map { kind.score($0, &generator) }
      let sorted = scores.filter(\.isFinite).sorted(by: >)
      let asked = sorted.isEmpty ? [] : [0, sorted.count / 5, sorted.count / 2, sorted.count - 1]
      let order = ScoreRanks(count: count, ties: .min)
      var ranks = [UInt32](repeating: 0, count: count)
      scores.withUnsafeBufferPointer { scores in
        ranks.withUnsafeMutableBufferPointer { ranks in
          guard let scores = scores.baseAddress, let ranks = ranks.baseAddress else { return }
          let within = extent(of: scores, count: count)
          _ = order.rank(scores, within: within, into: ranks) { _ in asked }
          for place in asked { #expect(order.score(at: place) == sorted[place]) }
          let near = asked.flatMap { [sorted[$0], sorted[$0].nextUp, sorted[$0].nextDown] }
          for bound in near + [-1e6, 50, 33.3, 1e6] {
            for inclusive in Inclusive.allCases {
              let beyond = sorted.count { inclusive == .right ? $0 > bound : $0 >= bound }
              #expect(order.count(beyond: bound, inclusive) == beyond)
            }
          }
        }
      }
    }
  }

  @Test("shifts and the first territories are those of counting", arguments: TieRule.allCases)
  func ranking(ties: TieRule) {
    var generator = SplitMix64(seed: 6)
    for count in [1, 5, 64, 300] {
      for limit in [5.0, 60, 1e9] {
        let scores = (0..<count).map { _ -> Double in
          let number = generator.number(0, limit).rounded()
          return number < limit / 10 ? .nan : number
        }
        let order = ScoreRanks(count: count, ties: ties)
        let (ranks, present) = ranks(of: scores, order)
        let nominal = (0..<count).map { _ in UInt16(generator.number(0, Double(count)).rounded()) }
        // Rows in another order than places.
        let rows = (0..<count).map { count - 1 - $0 }
        let byRank = ranks.indices.filter { ranks[$0] > 0 }
          .sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : rows[$0] < rows[$1] }
        let unit = ScoreRanks.unit(of: ties)
        ranks.withUnsafeBufferPointer { ranks in
          scores.withUnsafeBufferPointer { scores in
            guard let own = ranks.baseAddress, let scores = scores.baseAddress else { return }
            let ranking = DrawRanking(
              scores: scores,
              ranks: own,
              count: count,
              present: present,
              order: order,
              unit: unit
            )
            let both = (0..<count).filter { own[$0] > 0 && nominal[$0] > 0 }
            let moved = both.reduce(0) { $0 + abs(Int(own[$1]) - Int(nominal[$1])) }
            let mean = Double(moved) / Double(unit * both.count)
            let shift = ranking.meanShift(from: nominal)
            #expect(both.isEmpty ? shift.isNaN : shift == mean)
            var chosen: [UInt32] = []
            for first in [0, present / 10, present / 3, present] {
              ranking.choose(first: first, others: false, rows: rows, into: &chosen)
              #expect(Set(chosen) == Set(byRank[..<first].map(UInt32.init)))
              ranking.choose(first: first, others: true, rows: rows, into: &chosen)
              #expect(Set(chosen) == Set(byRank[first...].map(UInt32.init)))
            }
          }
        }
      }
    }
  }

  private func ranks(of scores: [Double], _ order: ScoreRanks) -> ([UInt16], present: Int) {
    let count = scores.count
    var ranks = [UInt16](repeating: 99, count: count)
    let present = scores.withUnsafeBufferPointer { scores in
      ranks.withUnsafeMutableBufferPointer { ranks -> Int in
        guard let scores = scores.baseAddress, let ranks = ranks.baseAddress else { return 0 }
        let within = extent(of: scores, count: count)
        return order.rank(scores, within: within, into: ranks) { _ in [] }
      }
    }
    return (ranks, present)
  }
}
