import Testing

@testable import FragilityIndex

@Suite("One factor by maximum likelihood")
struct OneFactorModelTests {
  private let file = "weights/one_factor"

  @Test("is the best optimum that scipy finds", arguments: GoldenGroups.names)
  func golden(name: String) throws {
    let model = try #require(OneFactorModel(of: pearsonMatrix(GoldenGroups(name).columns)))
    let loadings = try GoldenGroups.expected("loading", of: name, in: file)
    let uniquenesses = try GoldenGroups.expected("uniqueness", of: name, in: file)
    #expect(largestDifference(model.loadings, loadings) < 1e-10)
    #expect(largestDifference(model.uniquenesses, uniquenesses) < 1e-10)
  }

  @Test(
    "agrees with factor_analyzer, whose search ends a little earlier",
    arguments: GoldenGroups.names.dropLast()
  )
  func packages(name: String) throws {
    let model = try #require(OneFactorModel(of: pearsonMatrix(GoldenGroups(name).columns)))
    let loadings = try GoldenGroups.expected("factor_analyzer", of: name, in: file)
    #expect(largestDifference(model.loadings, loadings) < 1e-5)
  }

  @Test("is likelier than the other valley where factor_analyzer and scikit-learn end")
  func valleys() throws {
    let correlations = try pearsonMatrix(GoldenGroups("pillars").columns)
    let model = try #require(OneFactorModel(of: correlations))
    let found = discrepancy(correlations, model.loadings)
    let other = try GoldenGroups.expected("factor_analyzer", of: "pillars", in: file)
    #expect(isClose(found, 2.60686322130, within: 1e-11))
    #expect(found < discrepancy(correlations, other) - 0.01)
  }

  @Test("finds the deepest of several valleys", arguments: 0..<12)
  func deepest(row: Int) throws {
    let file = try Golden("weights/one_factor_valleys")
    let numbers = Golden.numbers(file.texts("correlations")[row]).compactMap { $0 }
    let loadings = Golden.numbers(file.texts("loadings")[row]).compactMap { $0 }
    let size = loadings.count
    let matrix = (0..<size).map { Array(numbers[($0 * size)..<(($0 + 1) * size)]) }
    let model = try #require(OneFactorModel(of: matrix))
    #expect(largestDifference(model.loadings, loadings) < 1e-9)
  }

  @Test("holds a Heywood case at a uniqueness of 0.005")
  func heywood() throws {
    let model = try #require(OneFactorModel(of: pearsonMatrix(GoldenGroups("Political").columns)))
    #expect(isClose(model.uniquenesses[1], 0.005))
    #expect(model.uniquenesses.allSatisfy { $0 >= 0.005 * (1 - 1e-12) && $0 <= 1 })
  }

  @Test("solves the likelihood equations", arguments: 0..<40)
  func equations(seed: UInt64) throws {
    let count = 3 + Int(seed % 8)
    let correlations = pearsonMatrix(relatedColumns(count, rows: 60, seed: seed))
    let model = try #require(OneFactorModel(of: correlations))
    let weighted = zip(model.loadings, model.uniquenesses).map { $0 / $1 }
    let strength = zip(model.loadings, weighted).reduce(1) { $0 + $1.0 * $1.1 }
    let expected = model.loadings.map { $0 * strength }
    #expect(largestDifference(correlations.times(weighted), expected) < 1e-9 * strength)
    for (loading, uniqueness) in zip(model.loadings, model.uniquenesses)
    where uniqueness > 0.005001 && uniqueness < 1 {
      #expect(abs(loading * loading + uniqueness - 1) < 1e-10)
    }
  }

  @Test("ends for correlations of any sign", arguments: 0..<200)
  func ends(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = 3 + Int(seed % 6)
    let rows = count + 1 + Int(generator.next() % 12)
    let columns = (0..<count).map { _ in (0..<rows).map { _ in generator.number(-1, 1) } }
    let model = try #require(OneFactorModel(of: pearsonMatrix(columns)))
    #expect(model.loadings.allSatisfy { abs($0) <= 1 } && model.loadings.reduce(0, +) >= 0)
  }

  @Test("gives back an exact model")
  func exact() throws {
    let loadings = [0.9, 0.8, 0.3, 0.5, 0.65]
    let correlations = loadings.enumerated().map { i, a in
      loadings.enumerated().map { j, b in i == j ? 1 : a * b }
    }
    let model = try #require(OneFactorModel(of: correlations))
    #expect(largestDifference(model.loadings, loadings) < 1e-12)
    // An indicator turned round keeps its place with the other sign.
    let turned = correlations.enumerated().map { i, row in
      row.enumerated().map { j, entry in (i == 2) == (j == 2) ? entry : -entry }
    }
    let other = try #require(OneFactorModel(of: turned))
    #expect(largestDifference(other.loadings, [0.9, 0.8, -0.3, 0.5, 0.65]) < 1e-12)
  }

  @Test(
    "has no loadings that are shared where nothing is common, and no result for a singular matrix"
  )
  func degenerate() throws {
    let identity = (0..<4).map { row in (0..<4).map { $0 == row ? 1.0 : 0 } }
    let model = try #require(OneFactorModel(of: identity))
    #expect(model.loadings.filter { abs($0) > 1e-6 }.count <= 1)
    #expect(OneFactorModel(of: [[1, 1, 0], [1, 1, 0], [0, 0, 1]]) == nil)
  }
}

/// `log det(S) + tr(S^-1 R) - log det(R) - p` for `S = l l' + diag(1 - l^2)`.
private func discrepancy(_ correlations: [[Double]], _ loadings: [Double]) -> Double {
  let uniquenesses = loadings.map { 1 - $0 * $0 }
  let weighted = zip(loadings, uniquenesses).map { $0 / $1 }
  let strength = zip(loadings, weighted).reduce(1) { $0 + $1.0 * $1.1 }
  let trace =
    uniquenesses.reduce(0) { $0 + 1 / $1 }
    - zip(weighted, correlations.times(weighted)).reduce(0) { $0 + $1.0 * $1.1 } / strength
  let logarithms = uniquenesses.reduce(naturalLogarithm(strength)) { $0 + naturalLogarithm($1) }
  let own = SymmetricEigen(of: correlations).values.reduce(0) { $0 + naturalLogarithm($1) }
  return logarithms + trace - own - Double(loadings.count)
}
