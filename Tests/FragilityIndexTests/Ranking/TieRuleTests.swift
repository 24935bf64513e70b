import Testing

@testable import FragilityIndex

@Suite("Competition ranks")
struct TieRuleTests {
  @Test(
    "follow the tie rule, and gaps keep their reason",
    arguments: [
      (.min, [4, 2, 2, 1, 5]),
      (.average, [4, 2.5, 2.5, 1, 5]),
      (.max, [4, 3, 3, 1, 5]),
      (.dense, [3, 2, 2, 1, 4]),
    ] as [(TieRule, [Double])]
  )
  func ties(rule: TieRule, expected: [Double]) {
    let scores = Column([
      .present(10), .absent(.suppressed), .present(20), .present(20), .present(30),
      .absent(.insufficientWeight), .present(-5),
    ])
    let ranks = competitionRanks(of: scores, ties: rule)
    #expect(ranks.encoded.filter { !$0.isNaN } == expected)
    #expect(ranks[1] == .absent(.suppressed))
    #expect(ranks[5] == .absent(.insufficientWeight))
  }

  @Test("hold 0 and -0 for equal", arguments: TieRule.allCases)
  func zeros(rule: TieRule) {
    let ranks = competitionRanks(of: Column([0, -0.0, 0, -1]), ties: rule)
    #expect(ranks[0] == ranks[1])
    #expect(ranks[1] == ranks[2])
    let last: Double = rule == .dense ? 2 : 4
    #expect(ranks[3] == .present(last))
  }

  @Test("of nothing, of gaps, and of one score")
  func small() {
    #expect(competitionRanks(of: Column([Double?]())).count == 0)
    #expect(competitionRanks(of: Column([nil, nil])) == Column([nil, nil]))
    #expect(competitionRanks(of: Column([nil, 3])) == Column([nil, 1]))
  }

  @Test("agree with counting, for every rule", arguments: 0..<8)
  func counting(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scores: [Double?] = (0..<120).map { _ in
      let level = generator.next() % 25
      return level == 0 ? nil : Double(level)
    }
    let present = scores.compactMap { $0 }
    for rule in TieRule.allCases {
      let ranks = competitionRanks(of: Column(scores), ties: rule)
      for (row, score) in scores.enumerated() {
        guard let score else {
          #expect(ranks[row] == .absent(.unavailable))
          continue
        }
        let above = Double(present.count { $0 > score })
        let equal = Double(present.count { $0 == score })
        let expected =
          switch rule {
          case .min: above + 1
          case .average: above + (equal + 1) / 2
          case .max: above + equal
          case .dense: Double(Set(present.filter { $0 > score }).count) + 1
          }
        #expect(ranks[row] == .present(expected))
      }
    }
  }
}
