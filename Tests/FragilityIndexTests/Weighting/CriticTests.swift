import Testing

@testable import FragilityIndex

@Suite("Weights by CRITIC")
struct CriticTests {
  @Test("agree with pymcdm", arguments: GoldenGroups.names)
  func golden(name: String) throws {
    let found = try criticWeights(of: GoldenGroups(name).columns)
    let expected = try GoldenGroups.expected("critic", of: name, in: "weights/entropy_critic")
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(isClose(a, b)) }
  }

  @Test("share out the conflict of a small example")
  func small() throws {
    // The first two are the same, the third has the correlation 0 with both: conflicts 1, 1, 2, contrasts alike.
    let found = try criticWeights(of: [[0, 1, 0, 1], [5, 7, 5, 7], [0, 0, 3, 3]])
    #expect(largestDifference(found, [0.25, 0.25, 0.5]) < 1e-15)
  }

  @Test("do not depend on unit and origin")
  func units() throws {
    let columns = relatedColumns(4, rows: 25, seed: 6)
    let other = columns.enumerated().map { child, column in
      column.map { $0 * Double(3 * child + 1) - 8 }
    }
    #expect(largestDifference(try criticWeights(of: columns), try criticWeights(of: other)) < 1e-12)
  }

  @Test("are refused where all children say the same")
  func same() {
    #expect(throws: WeightingFailure.singularCorrelations) {
      try criticWeights(of: [[1, 2, 4], [10, 20, 40], [-1, 0, 2]])
    }
  }
}
