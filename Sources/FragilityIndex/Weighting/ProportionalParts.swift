/// The `v`, none negative, whose `R v` has shares closest to the targets, scaled so that `sum(R v) = 1`.
///
/// The scale is free, so fixing it makes the problem a convex one: smallest `|t - R v|^2` under `1' R v = 1` and
/// `v >= 0`. Its solution is `R^-1 t` where that is not negative; elsewhere, children at 0 are left out and taken back
/// until no exchange is a gain (the active sets of C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems",
/// 1974, with one equation more).
///
/// - Parameters:
///   - targets: Shares with the sum 1, none negative.
///   - correlations: A correlation matrix that is positive definite by a good margin.
/// - Returns: The parts, or `nil` when the matrix is too close to singular.
func proportionalParts(_ targets: [Double], _ correlations: [[Double]]) -> [Double]? {
  guard let factor = Cholesky(correlations) else { return nil }
  let exact = factor.solve(targets)
  if exact.allSatisfy({ $0 >= 0 }) { return exact }

  let squared = correlations.map { correlations.times($0) }
  let projected = correlations.times(targets)
  let sums = correlations.times(targets.map { _ in 1 })
  var parts = sums.map { _ in 1 / sums.reduce(0, +) }
  var free = Array(targets.indices)
  // Every exchange is a gain, so no set of children comes back; rounding could still make two of them swap for ever.
  for _ in 0..<(100 + 10 * targets.count) {
    guard let next = optimum(squared, projected, sums, among: free) else { return nil }
    let leaving = free.indices.filter { next.parts[$0] < 0 }
    if leaving.isEmpty {
      for (position, child) in free.enumerated() { parts[child] = next.parts[position] }
      let products = squared.times(parts)
      let slopes = targets.indices.map { products[$0] - projected[$0] + next.multiplier * sums[$0] }
      let held = targets.indices.filter { !free.contains($0) && slopes[$0] < -1e-13 }
      guard let entering = held.min(by: { slopes[$0] < slopes[$1] }) else { return parts }
      free = (free + [entering]).sorted()
    } else {
      let steps = leaving.map { parts[free[$0]] / (parts[free[$0]] - next.parts[$0]) }
      let step = steps.min() ?? 0
      let blocking = zip(leaving, steps).filter { $0.1 == step }.map { free[$0.0] }
      for (position, child) in free.enumerated() {
        parts[child] += step * (next.parts[position] - parts[child])
      }
      for child in blocking { parts[child] = 0 }
      free.removeAll { blocking.contains($0) }
    }
  }
  return nil
}

/// The best parts of some children, of any sign, and the multiplier of the equation.
private func optimum(
  _ squared: [[Double]],
  _ projected: [Double],
  _ sums: [Double],
  among free: [Int]
) -> (parts: [Double], multiplier: Double)? {
  guard let factor = Cholesky(free.map { row in free.map { squared[row][$0] } }) else { return nil }
  let coefficients = free.map { sums[$0] }
  let ahead = factor.solve(free.map { projected[$0] })
  let aside = factor.solve(coefficients)
  let multiplier = (ahead.dot(coefficients) - 1) / aside.dot(coefficients)
  guard multiplier.isFinite else { return nil }
  return (zip(ahead, aside).map { $0 - multiplier * $1 }, multiplier)
}

extension [[Double]] {
  /// The product of these rows and a vector.
  func times(_ vector: [Double]) -> [Double] { map { $0.dot(vector) } }
}

extension [Double] {
  fileprivate func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
