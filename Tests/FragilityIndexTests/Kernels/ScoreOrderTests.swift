import Testing

@testable import FragilityIndex

@Suite("Putting scores in order again and again")
struct ScoreOrderTests {
  @Test("gives the order of a stable sort, gaps left out", arguments: Scores.allCases)
  func order(kind: Scores) {
    var generator = SplitMix64(seed: 7)
    for count in [0, 1, 2, 3, 31, 400, 3000] {
      let scores = (0..<count).map { kind.score($0, &generator) }
      let labels = (0..<count).map { UInt32(count - 1 - $0) }
      var order = ScoreOrder(rows: count)
      let present = scores.withUnsafeBufferPointer { scores in
        labels.withUnsafeBufferPointer { labels -> Int in
          guard let scores = scores.baseAddress, let labels = labels.baseAddress else { return 0 }
          // Twice, as memory that was used before must not matter.
          _ = order.sort(scores, labelled: labels)
          return order.sort(scores, labelled: labels)
        }
      }
      let expected = scores.indices.filter { scores[$0].isFinite }
        .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
      #expect(present == expected.count)
      #expect((0..<present).map { order.sorted[$0] } == expected.map { scores[$0] })
      #expect((0..<present).map { order.order[$0] } == expected.map { labels[$0] })
    }
  }

  enum Scores: CaseIterable {
    case even, gaps, ties, constant, clumped, heap, infinite, signedZeros

    func score(_ row: Int, _ generator: inout SplitMix64) -> Double {
      let number = generator.number(0, 100)
      switch self {
      case .even: return number
      case .gaps: return number < 20 ? Double(absent: .suppressed) : number
      case .ties: return number.rounded()
      case .constant: return 50
      case .clumped: return row == 0 ? 1e9 : number
      case .heap: return row.isMultiple(of: 20) ? 50 : number
      case .infinite: return number < 10 ? .infinity : number < 20 ? -.infinity : number
      case .signedZeros: return number < 50 ? 0 : -0.0
      }
    }
  }
}
