import Testing

@testable import FragilityIndex

@Suite("Weights by rotated components")
struct RotatedComponentsTests {
  @Test("agree with those by factor_analyzer", arguments: GoldenGroups.names, [false, true])
  func golden(name: String, kaiser: Bool) throws {
    let group = try GoldenGroups(name)
    let variances = PrincipalComponents(of: group.columns).variances
    let file = try Golden("weights/rotated_components")
    for kept in 1...3 {
      let rows = file.rows.filter {
        $0[0] == name && $0[2] == "\(kept)" && $0[3] == (kaiser ? "1" : "0")
      }
      guard let row = rows.first else { continue }
      let expected = rows.compactMap { Double($0[6]) }
      let choice = RotatedComponents(
        minEigenvalue: (variances[kept - 1] + variances[kept]) / 2,
        minShare: 0,
        cumulatedShare: 1,
        kaiserNormalisation: kaiser
      )
      #expect(largestDifference(try choice.weights(of: group.columns), expected) < 1e-6)
      if row[4] == "1" {
        let standard = RotatedComponents(kaiserNormalisation: kaiser)
        #expect(standard.keptCount(of: variances) == kept)
        #expect(largestDifference(try standard.weights(of: group.columns), expected) < 1e-6)
      }
    }
  }

  @Test("are those of the Handbook's example, the Technology Achievement Index")
  func handbook() throws {
    let file = try Golden("weights/tai")
    let columns = file.header.dropFirst().map { file.column($0).encoded }
    let variances = PrincipalComponents(of: columns).variances
    let published = [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9]
    // The data are published with two or three digits, which alone moves these shares by up to 0.3.
    #expect(largestDifference(variances.map { 100 * $0 / 8 }, published) < 0.15)
    // The Handbook keeps four components, whose eigenvalues it calls close to 1.
    let choice = RotatedComponents(minEigenvalue: 0.8, cumulatedShare: 1)
    #expect(choice.keptCount(of: variances) == 4)
    let weights = [0.17, 0.15, 0.11, 0.07, 0.08, 0.12, 0.14, 0.16]
    #expect(largestDifference(try choice.weights(of: columns), weights) < 0.0055)
  }

  @Test(
    "keep components as long as all three criteria hold, and one at least",
    arguments: [
      ([2.0, 1.5, 1.2, 0.2, 0.1], 2),
      ([2.0, 0.9, 0.8, 0.7, 0.6], 1),
      ([3.5, 1.2, 0.1, 0.1, 0.1], 1),
      ([1.0, 1.0, 1.0, 1.0, 1.0], 1),
      ([3.0, 1.5, 0.3, 0.1, 0.1], 1),
      ([4.0, 2.4, 2.2, 1.9, 1.6, 1.5, 1.4, 1.2, 1, 0.8, 0.7, 0.6, 0.4, 0.3, 0], 3),
    ] as [([Double], Int)]
  )
  func criteria(variances: [Double], expected: Int) {
    #expect(RotatedComponents().keptCount(of: variances) == expected)
  }

  @Test("keep what the thresholds say")
  func thresholds() {
    let variances = [2.0, 1.5, 1.2, 0.2, 0.1]
    #expect(RotatedComponents(cumulatedShare: 1).keptCount(of: variances) == 3)
    #expect(RotatedComponents(minShare: 0.35, cumulatedShare: 1).keptCount(of: variances) == 1)
    let all = RotatedComponents(minEigenvalue: 0.05, minShare: 0, cumulatedShare: 1)
    #expect(all.keptCount(of: variances) == 5)
  }

  @Test("are 1/2 each of two children")
  func two() throws {
    let weights = try RotatedComponents().weights(of: [[1, 2, 4], [3, 2, 1]])
    #expect(weights == [0.5, 0.5])
  }

  @Test("are refused where the last one kept is as good as the first one dropped")
  func tied() {
    let columns: [[Double]] = [
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1, 0, 1],
    ]
    #expect(throws: WeightingFailure.tiedComponents) {
      try RotatedComponents().weights(of: columns)
    }
  }
}
