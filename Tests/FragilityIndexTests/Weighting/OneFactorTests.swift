import Testing

@testable import FragilityIndex

@Suite("Weights by one factor")
struct OneFactorTests {
  @Test("are R^-1 l by numpy, or a refusal where one is negative", arguments: GoldenGroups.names)
  func golden(name: String) throws {
    let group = try GoldenGroups(name)
    let expected = try GoldenGroups.expected("weight", of: name, in: "weights/one_factor")
    if let against = expected.firstIndex(where: { $0 < 0 }) {
      #expect(throws: WeightingFailure.counteracting(child: against)) {
        try oneFactorWeights(of: group.columns)
      }
    } else {
      #expect(largestDifference(try oneFactorWeights(of: group.columns), expected) < 1e-9)
    }
  }

  @Test("are 1/2 each of two children that go together")
  func two() throws {
    #expect(try oneFactorWeights(of: [[1, 2, 4], [10, 11, 90]]) == [0.5, 0.5])
    #expect(throws: WeightingFailure.counteracting(child: 1)) {
      try oneFactorWeights(of: [[1, 2, 4], [3, 2, 1]])
    }
    #expect(throws: WeightingFailure.noCommonFactor) {
      try oneFactorWeights(of: [[1, 2, 1, 2], [1, 1, 2, 2]])
    }
  }

  @Test("are refused where no factor is shared, or a child can be computed from others")
  func refusals() {
    let columns: [[Double]] = [
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1, 0, 1],
    ]
    #expect(throws: WeightingFailure.noCommonFactor) { try oneFactorWeights(of: columns) }
    var related = relatedColumns(3, rows: 30, seed: 4)
    related.append(zip(related[0], related[1]).map { $0 + $1 })
    #expect(throws: WeightingFailure.singularCorrelations) { try oneFactorWeights(of: related) }
  }
}
