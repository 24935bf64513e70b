/// The Cholesky factor of a symmetric positive definite matrix, `A = L L'` with `L` lower triangular.
///
/// Golub and Van Loan, "Matrix Computations", section 4.2.
struct Cholesky: Sendable {
  private let factor: [[Double]]

  /// Factors a matrix, or gives `nil` if it is not positive definite.
  ///
  /// - Parameter matrix: Rows of a square matrix equal to its transpose.
  init?(_ matrix: [[Double]]) {
    var factor = matrix
    for row in matrix.indices {
      for column in 0...row {
        var rest = matrix[row][column]
        for k in 0..<column { rest -= factor[row][k] * factor[column][k] }
        if row == column {
          guard rest > 0, rest.isFinite else { return nil }
          factor[row][row] = rest.squareRoot()
        } else {
          factor[row][column] = rest / factor[column][column]
        }
      }
    }
    self.factor = factor
  }

  /// The `x` with `A x = b`.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in factor.indices {
      for k in 0..<row { x[row] -= factor[row][k] * x[k] }
      x[row] /= factor[row][row]
    }
    for row in factor.indices.reversed() {
      for k in (row + 1)..<max(factor.count, row + 1) { x[row] -= factor[k][row] * x[k] }
      x[row] /= factor[row][row]
    }
    return x
  }
}
