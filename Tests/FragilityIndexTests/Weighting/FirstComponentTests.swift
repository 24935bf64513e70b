import Testing

@testable import FragilityIndex

@Suite("Weights by the first principal component")
struct FirstComponentTests {
  @Test("are COINr's over their sum, or a refusal where one of them has the other sign")
  func golden() throws {
    let file = try Golden("asem/pca_weights")
    let loadings = Dictionary(
      uniqueKeysWithValues: zip(file.texts("iCode"), file.column("Weight").encoded)
    )
    var refusals = 0
    for name in GoldenGroups.names.dropLast() {
      let group = try GoldenGroups(treated: name)
      let expected = group.ids.compactMap { loadings[$0] }.shares
      #expect(expected.count == group.ids.count)
      if let against = expected.firstIndex(where: { $0 < 0 }) {
        refusals += 1
        #expect(throws: WeightingFailure.counteracting(child: against)) {
          try firstComponentWeights(of: group.columns)
        }
      } else {
        let found = try firstComponentWeights(of: group.columns)
        #expect(largestDifference(found, expected) < 1e-12, "\(name)")
      }
    }
    #expect(refusals == 3)
  }

  @Test("are 1/2 each of two children, whatever their correlation")
  func two() throws {
    #expect(try firstComponentWeights(of: [[1, 2, 4], [10, 11, 90]]) == [0.5, 0.5])
    #expect(try firstComponentWeights(of: [[1, 2, 1, 2], [1, 1, 2, 2]]) == [0.5, 0.5])
    #expect(throws: WeightingFailure.counteracting(child: 1)) {
      try firstComponentWeights(of: [[1, 2, 4], [3, 2, 1]])
    }
  }

  @Test("leave a child aside that has nothing to do with the others")
  func unrelated() throws {
    let found = try firstComponentWeights(of: [
      [0, 1, 0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1, 1, 0], [0, 0, 1, 1, 1, 1, 0, 0],
    ])
    #expect(largestDifference(found, [0.5, 0.5, 0]) < 1e-12)
    #expect(found[2] >= 0)
  }

  @Test("are refused where no component is the first")
  func tied() {
    // Three children without any correlation.
    let columns: [[Double]] = [
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1, 0, 1],
    ]
    #expect(throws: WeightingFailure.tiedComponents) {
      try firstComponentWeights(of: columns)
    }
  }
}
