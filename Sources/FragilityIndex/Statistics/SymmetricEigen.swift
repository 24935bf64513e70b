/// The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations to machine precision.
///
/// Each rotation by an angle with `tan(2 a) = 2 a_pq / (a_qq - a_pp)` makes one pair of entries zero (C. G. J. Jacobi,
/// 1846; Golub and Van Loan, "Matrix Computations", section 8.5). Pairs are taken in a fixed order, so equal matrices
/// give equal bits.
///
/// Edge cases: an empty matrix has no values; of equal values the vectors are one orthonormal choice among many.
struct SymmetricEigen: Sendable, Hashable {
  /// The eigenvalues in decreasing order.
  let values: [Double]
  /// The eigenvectors, `vectors[i]` that of `values[i]`: of unit length, with a positive sum of components or, where
  /// the sum is 0 but for rounding, a positive first component that is not 0.
  let vectors: [[Double]]

  /// Decomposes a matrix.
  ///
  /// - Parameter matrix: Finite rows of a square matrix equal to its transpose.
  init(of matrix: [[Double]]) {
    let count = matrix.count
    precondition(matrix.allSatisfy { $0.count == count }, "the matrix is square")
    var rotated = matrix
    // The rows become the eigenvectors.
    var basis = matrix.indices.map { row in
      matrix.indices.map { $0 == row ? 1.0 : 0 }
    }
    let scale = matrix.joined().reduce(0) { max($0, abs($1)) }
    // Convergence is quadratic: some ten sweeps reach far below this bound, sixty are never needed.
    let negligible = scale * 0x1p-64
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<count {
        for q in (p + 1)..<max(count, p + 1) where abs(rotated[p][q]) > negligible {
          isDone = false
          Self.rotate(&rotated, p, q, basis: &basis)
        }
      }
      if isDone { break }
    }
    let order = matrix.indices.sorted { a, b in
      rotated[a][a] == rotated[b][b] ? a < b : rotated[a][a] > rotated[b][b]
    }
    values = order.map { rotated[$0][$0] }
    vectors = order.map { Self.directed(basis[$0]) }
  }

  /// Turns the plane of two axes so that their common entry becomes 0.
  private static func rotate(
    _ matrix: inout [[Double]],
    _ p: Int,
    _ q: Int,
    basis: inout [[Double]]
  ) {
    let entry = matrix[p][q]
    let ratio = (matrix[q][q] - matrix[p][p]) / (2 * entry)
    let magnitude = 1 / (abs(ratio) + (ratio * ratio + 1).squareRoot())
    let tangent = ratio < 0 ? -magnitude : magnitude
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in matrix.indices {
      if k != p, k != q {
        let (a, b) = (matrix[p][k], matrix[q][k])
        matrix[p][k] = cosine * a - sine * b
        matrix[q][k] = sine * a + cosine * b
        matrix[k][p] = matrix[p][k]
        matrix[k][q] = matrix[q][k]
      }
      let (a, b) = (basis[p][k], basis[q][k])
      basis[p][k] = cosine * a - sine * b
      basis[q][k] = sine * a + cosine * b
    }
    matrix[p][p] -= tangent * entry
    matrix[q][q] += tangent * entry
    matrix[p][q] = 0
    matrix[q][p] = 0
  }

  /// A vector of unit length with the sign that is promised.
  private static func directed(_ vector: [Double]) -> [Double] {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let sum = vector.reduce(0, +)
    let rounding = 1e-12
    let decisive =
      abs(sum) > rounding ? sum : vector.first { abs($0) > rounding } ?? 1
    return vector.map { decisive < 0 ? -$0 / length : $0 / length }
  }
}
