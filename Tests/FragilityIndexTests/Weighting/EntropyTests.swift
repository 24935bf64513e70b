import Testing

@testable import FragilityIndex

@Suite("Weights by entropy")
struct EntropyTests {
  @Test("agree with pymcdm", arguments: GoldenGroups.names)
  func golden(name: String) throws {
    let found = try entropyWeights(of: GoldenGroups(name).columns)
    let expected = try GoldenGroups.expected("entropy", of: name, in: "weights/entropy_critic")
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(isClose(a, b)) }
  }

  @Test("give no weight to what is the same everywhere, and count 0 ln 0 as 0")
  func zeros() throws {
    let found = try entropyWeights(of: [[0, 0, 6, 0], [0, 3, 3, 0], [7, 7, 7, 7], [0, 0, 0, 0]])
    // The entropies are 0, ln 2 / ln 4 and 1.
    #expect(largestDifference(found, [2.0 / 3, 1.0 / 3, 0, 0]) < 1e-15)
  }

  @Test("keep their digits where scores hardly differ")
  func nearlyEqual() throws {
    // For a small deviation d, 1 - e grows as its square.
    let found = try entropyWeights(of: [
      [1 - 0x1p-20, 1, 1 + 0x1p-20], [1 - 0x1p-19, 1, 1 + 0x1p-19],
    ])
    #expect(largestDifference(found, [0.2, 0.8]) < 1e-9)
  }

  @Test("do not depend on the unit")
  func units() throws {
    let columns = relatedColumns(4, rows: 25, seed: 6)
    let other = columns.enumerated().map { child, column in
      column.map { $0 * Double(3 * child + 1) }
    }
    #expect(
      largestDifference(try entropyWeights(of: columns), try entropyWeights(of: other)) < 1e-13
    )
  }

  @Test("are refused for negative scores and where nothing varies")
  func refusals() {
    #expect(throws: WeightingFailure.negativeScore(child: 1)) {
      try entropyWeights(of: [[1, 2], [3, -0.1]])
    }
    #expect(throws: WeightingFailure.constant(child: 0)) {
      try entropyWeights(of: [[2, 2], [3, 3]])
    }
    #expect(throws: WeightingFailure.tooLarge(child: 0)) {
      try entropyWeights(of: [[1.5e308, 1.6e308], [1, 2]])
    }
  }
}
