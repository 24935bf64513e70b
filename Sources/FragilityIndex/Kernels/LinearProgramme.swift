/// A small linear programme: maximise `c x` subject to `A x <= b` and `x >= 0`, where no `b` is negative.
///
/// Solved by the simplex method on a condensed tableau, starting at `x = 0`, with the pivoting rule of Bland (1977):
/// among the candidates the one with the least index enters and leaves, so that it cannot run in circles. The same
/// programme gives the same bits on every machine.
///
/// Edge cases: without constraints, or with too few, the programme may be unbounded; without a positive `c` the
/// solution is 0.
struct LinearProgramme {
  /// Reduced costs and pivots not above this are rounding; coefficients should be of the order of 1.
  private static let tolerance = 1e-11

  private let variables: Int
  /// One row per constraint, then that of the objective; one column per variable that is 0, then the right-hand sides.
  private var tableau: [[Double]]
  /// The variable of each row; those from `variables` on are the slacks of the constraints.
  private var basic: [Int]
  /// The variable of each column.
  private var free: [Int]

  /// Prepares a programme.
  ///
  /// - Parameters:
  ///   - objective: The `c`, one per variable.
  ///   - constraints: The rows of `A`, each with as many coefficients as there are variables.
  ///   - bounds: The `b`, one per row and none negative.
  init(maximise objective: [Double], subjectTo constraints: [[Double]], bounds: [Double]) {
    precondition(constraints.count == bounds.count, "one bound per constraint")
    precondition(bounds.allSatisfy { $0 >= 0 }, "bounds are not negative")
    variables = objective.count
    tableau = zip(constraints, bounds).map { $0 + [$1] } + [objective.map { -$0 } + [0]]
    basic = constraints.indices.map { objective.count + $0 }
    free = Array(objective.indices)
  }

  /// The best `x`, or `nil` if there is no limit to `c x`.
  consuming func solution() -> [Double]? {
    while let column = entering() {
      guard let row = leaving(column) else { return nil }
      pivot(row, column)
    }
    var solution = [Double](repeating: 0, count: variables)
    for (row, variable) in basic.enumerated() where variable < variables {
      solution[variable] = max(0, tableau[row][variables])
    }
    return solution
  }

  private func entering() -> Int? {
    free.indices
      .filter { tableau[basic.count][$0] < -Self.tolerance }
      .min { free[$0] < free[$1] }
  }

  private func leaving(_ column: Int) -> Int? {
    basic.indices
      .filter { tableau[$0][column] > Self.tolerance }
      .min { a, b in
        let (first, second) = (ratio(a, column), ratio(b, column))
        return first == second ? basic[a] < basic[b] : first < second
      }
  }

  private func ratio(_ row: Int, _ column: Int) -> Double {
    max(0, tableau[row][variables]) / tableau[row][column]
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let inverse = 1 / tableau[row][column]
    for position in 0...variables where position != column { tableau[row][position] *= inverse }
    tableau[row][column] = inverse
    let pivotRow = tableau[row]
    for other in tableau.indices where other != row {
      let factor = tableau[other][column]
      guard factor != 0 else { continue }
      for position in 0...variables where position != column {
        tableau[other][position] -= factor * pivotRow[position]
      }
      tableau[other][column] = -factor * inverse
    }
    swap(&basic[row], &free[column])
  }
}
