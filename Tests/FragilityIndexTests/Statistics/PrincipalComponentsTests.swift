import Testing

@testable import FragilityIndex

@Suite("Principal components")
struct PrincipalComponentsTests {
  @Test("of the pillars' indicators agree with R", arguments: GoldenGroups.names.dropLast())
  func groups(name: String) throws {
    let group = try GoldenGroups(treated: name)
    let components = PrincipalComponents(of: group.columns)
    let deviations = try GoldenGroups.expected("sdev", of: name, in: "asem/pca_sdev")
    #expect(deviations.count == group.ids.count)
    for (found, expected) in zip(components.standardDeviations, deviations) {
      #expect(isClose(found, expected, within: 1e-10))
    }
    let file = try Golden("asem/pca_loadings")
    let numbers = file.column("loading").encoded
    for (position, loadings) in components.loadings.enumerated() {
      let expected = file.rows.indices.filter {
        file.texts("group")[$0] == name && file.texts("PC")[$0] == "\(position + 1)"
      }
      // R lists the indicators of a group in the order of its own tree.
      let byID = Dictionary(
        uniqueKeysWithValues: expected.map { (file.texts("iCode")[$0], numbers[$0]) }
      )
      let ordered = group.ids.compactMap { byID[$0] }
      #expect(turned(loadings, like: ordered) < 1e-10, "component \(position + 1)")
    }
  }

  @Test("of all indicators agree with R")
  func all() throws {
    let data = try GoldenGroups(treated: "all")
    let file = try Golden("asem/pca_all_loadings12")
    let components = PrincipalComponents(of: data.columns)
    let deviations = try Golden("asem/pca_all_sdev").column("sdev").encoded
    #expect(deviations.count == components.standardDeviations.count)
    for (found, expected) in zip(components.standardDeviations, deviations) {
      #expect(isClose(found, expected, within: 1e-10))
    }
    for (position, name) in ["PC1", "PC2"].enumerated() {
      let expected = Dictionary(
        uniqueKeysWithValues: zip(file.texts("iCode"), file.column(name).encoded)
      )
      let ordered = data.ids.compactMap { expected[$0] }
      #expect(turned(components.loadings[position], like: ordered) < 1e-10)
    }
  }

  @Test("explain all the variance there is, and none of it twice")
  func variances() {
    let columns = relatedColumns(4, rows: 30, seed: 3)
    let repeated = columns + [columns[0].map { 2 * $0 - 7 }]
    let variances = PrincipalComponents(of: repeated).variances
    #expect(isClose(variances.reduce(0, +), 5))
    #expect(variances[4] >= 0 && variances[4] < 1e-14)
  }
}

@Suite("The correlation matrix")
struct PearsonMatrixTests {
  @Test("of small columns is the one known")
  func known() {
    let matrix = pearsonMatrix([[1, 2, 3, 4], [2, 4, 6, 8], [4, 3, 2, 1], [1, -1, -1, 1]])
    let expected: [[Double]] = [[1, 1, -1, 0], [1, 1, -1, 0], [-1, -1, 1, 0], [0, 0, 0, 1]]
    #expect(largestDifference(Array(matrix.joined()), Array(expected.joined())) < 1e-15)
  }

  @Test("has no numbers for a constant column")
  func constant() {
    let matrix = pearsonMatrix([[1, 2, 4], [0.1, 0.1, 0.1]])
    #expect(matrix[0][0] == 1)
    #expect(matrix[0][1].isNaN && matrix[1][0].isNaN && matrix[1][1].isNaN)
    #expect(pearsonMatrix([[3]])[0][0].isNaN)
    #expect(pearsonMatrix([]) == [])
  }

  @Test("is the same to the bit in every order of rows, symmetric, and within -1...1")
  func order() {
    let columns = relatedColumns(6, rows: 101, seed: 8)
    var generator = SplitMix64(seed: 2)
    let order = (0..<101).shuffled(using: &generator)
    let matrix = pearsonMatrix(columns)
    #expect(pearsonMatrix(columns.map { column in order.map { column[$0] } }) == matrix)
    for j in columns.indices {
      #expect(matrix[j][j] == 1)
      for k in columns.indices {
        #expect(matrix[j][k] == matrix[k][j] && abs(matrix[j][k]) <= 1)
      }
    }
  }
}

/// How far a vector is from another or its opposite.
private func turned(_ a: [Double], like b: [Double]) -> Double {
  min(largestDifference(a, b), largestDifference(a.map { -$0 }, b))
}
