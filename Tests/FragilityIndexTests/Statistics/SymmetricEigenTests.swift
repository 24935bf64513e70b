import Testing

@testable import FragilityIndex

@Suite("The eigenvalues of a symmetric matrix")
struct SymmetricEigenTests {
  @Test(
    "are those known in closed form",
    arguments: [
      ([[5]], [5]),
      ([[0, 0], [0, 0]], [0, 0]),
      ([[2, 1], [1, 2]], [3, 1]),
      ([[1, 0.5], [0.5, 1]], [1.5, 0.5]),
      ([[1, 0, 0], [0, -3, 0], [0, 0, 2]], [2, 1, -3]),
      ([[1, 1, 1], [1, 1, 1], [1, 1, 1]], [3, 0, 0]),
      ([[4, 1, -1], [1, 4, -1], [-1, -1, 4]], [6, 3, 3]),
    ] as [([[Double]], [Double])]
  )
  func known(matrix: [[Double]], expected: [Double]) {
    let found = SymmetricEigen(of: matrix).values
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(isClose(a, b, within: 1e-15, least: 6)) }
  }

  @Test("are the roots of the characteristic polynomial", arguments: 1...14)
  func secondDifference(count: Int) {
    let matrix = (0..<count).map { row in
      (0..<count).map { column in row == column ? 2.0 : abs(row - column) == 1 ? -1 : 0 }
    }
    let eigen = SymmetricEigen(of: matrix)
    for value in eigen.values {
      // The polynomial of the second difference has a recurrence in the size of the matrix.
      var (before, polynomial) = (1.0, 2 - value)
      for _ in 1..<count { (before, polynomial) = (polynomial, (2 - value) * polynomial - before) }
      #expect(abs(polynomial) < 1e-12)
    }
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("and the vectors make up the matrix again", arguments: 0..<40)
  func decomposition(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let matrix = randomSymmetric(1 + Int(seed % 13), &generator)
    let eigen = SymmetricEigen(of: matrix)
    for (i, a) in eigen.vectors.enumerated() {
      for (j, b) in eigen.vectors.enumerated() {
        #expect(abs(dot(a, b) - (i == j ? 1 : 0)) < 1e-14)
      }
      for (row, component) in zip(matrix, a) {
        #expect(abs(dot(row, a) - eigen.values[i] * component) < 2e-13)
      }
    }
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test("of tiny and huge matrices are those of the matrix between", arguments: [-900, 900])
  func scales(exponent: Int) {
    let factor = Double(sign: .plus, exponent: exponent, significand: 1)
    var generator = SplitMix64(seed: 1)
    let matrix = randomSymmetric(5, &generator)
    let scaled = SymmetricEigen(of: matrix.map { $0.map { $0 * factor } })
    let eigen = SymmetricEigen(of: matrix)
    #expect(scaled.values == eigen.values.map { $0 * factor })
    #expect(scaled.vectors == eigen.vectors)
  }

  @Test("come with vectors whose sum, or else first component, is positive", arguments: 0..<40)
  func signs(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let eigen = SymmetricEigen(of: randomSymmetric(2 + Int(seed % 6), &generator))
    #expect(eigen.vectors.allSatisfy { $0.reduce(0, +) > 0 })
    let half = 0.5.squareRoot()
    for sign in [1.0, -1.0] {
      let pair = SymmetricEigen(of: [[1, sign * 0.3], [sign * 0.3, 1]])
      let expected = sign > 0 ? [[half, half], [half, -half]] : [[half, -half], [half, half]]
      for (a, b) in zip(pair.vectors.joined(), expected.joined()) { #expect(isClose(a, b)) }
    }
  }
}

/// A symmetric matrix with entries between -10 and 10.
private func randomSymmetric(_ count: Int, _ generator: inout SplitMix64) -> [[Double]] {
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
  for row in 0..<count {
    for column in 0...row {
      matrix[row][column] = generator.number(-10, 10)
      matrix[column][row] = matrix[row][column]
    }
  }
  return matrix
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
