import Testing

@testable import FragilityIndex

@Suite("The Cholesky factor")
struct CholeskyTests {
  @Test("solves equations", arguments: 0..<20)
  func solutions(seed: UInt64) throws {
    let count = 1 + Int(seed % 8)
    let matrix = pearsonMatrix(relatedColumns(count, rows: 40, seed: seed))
    var generator = SplitMix64(seed: seed)
    let solution = (0..<count).map { _ in generator.number(-3, 3) }
    let factor = try #require(Cholesky(matrix))
    #expect(largestDifference(factor.solve(matrix.times(solution)), solution) < 1e-11)
  }

  @Test(
    "is refused where there is none",
    arguments: [
      [[0]], [[-1]], [[.nan]], [[.infinity]], [[1, 1], [1, 1]], [[1, 2], [2, 1]],
    ] as [[[Double]]]
  )
  func indefinite(matrix: [[Double]]) {
    #expect(Cholesky(matrix) == nil)
  }
}
