/// One common factor by maximum likelihood: `R = l l' + diag(u)` with loadings `l` and uniquenesses `u`.
///
/// With `g_1 >= g_2 >= ...` the eigenvalues and `w_1, w_2, ...` the eigenvectors of `diag(u)^-1/2 R diag(u)^-1/2`, the
/// uniquenesses make `sum(g_m - log g_m - 1)` over `m > 1` smallest and the loadings are
/// `sqrt(u_i (g_1 - 1)) w_1i` (K. G. Jöreskog, "Some contributions to maximum likelihood factor analysis", Psychometrika
/// 32, 1967). The search is Newton's in the logarithms of the uniquenesses, with the exact second derivatives (M. R. B.
/// Clarke, 1970), and holds them between 0.005 and 1, as R's `factanal` does.
struct OneFactorModel: Sendable, Hashable {
  /// The least uniqueness; an indicator held there is a Heywood case.
  static let leastUniqueness = 0.005

  /// The correlation of each indicator with the factor, with a positive sum; all 0 where there is no common factor.
  let loadings: [Double]
  /// The share of each indicator's variance that the factor leaves.
  let uniquenesses: [Double]

  /// Fits the model, or gives `nil` when the matrix is not positive definite or the search does not end.
  ///
  /// - Parameter correlations: A correlation matrix; fewer than three indicators do not determine the model.
  init?(of correlations: [[Double]]) {
    // There may be several valleys: the search starts from what the other indicators leave of each, and from a factor
    // that is nearly one of them, for each.
    guard let factor = Cholesky(correlations) else { return nil }
    let left = correlations.indices.map { child in
      let inverse = factor.solve(correlations.indices.map { $0 == child ? 1 : 0 })
      return (1 - 0.5 / Double(correlations.count)) / inverse[child]
    }
    let starts = correlations.indices.map { child in
      correlations[child].indices.map { other in
        other == child ? 0.05 : 1 - correlations[child][other] * correlations[child][other]
      }
    }
    let ends = ([left] + starts).compactMap { Likelihood.lowest(correlations, from: $0) }
    guard
      let best = ends.min(by: { $0.value < $1.value }),
      let common = best.eigen.values.first, let direction = best.eigen.vectors.first
    else { return nil }
    uniquenesses = best.logarithms.map(exponential)
    // What rounding leaves of an eigenvalue of 1 is not a factor.
    let strength = common - 1 > 1e-9 ? common - 1 : 0
    let loadings = zip(uniquenesses, direction).map { ($0 * strength).squareRoot() * $1 }
    let isTurned = loadings.reduce(0, +) < 0
    self.loadings = loadings.map { isTurned ? -$0 : $0 }
  }
}

/// What is to be made smallest, with its slope, at one set of uniquenesses.
private struct Likelihood {
  let logarithms: [Double]
  let eigen: SymmetricEigen
  let value: Double
  let gradient: [Double]

  init(_ correlations: [[Double]], at logarithms: [Double]) {
    let roots = logarithms.map { exponential(-$0 / 2) }
    let scaled = correlations.indices.map { row in
      correlations.indices.map { correlations[row][$0] * (roots[row] * roots[$0]) }
    }
    let eigen = SymmetricEigen(of: scaled)
    self.logarithms = logarithms
    self.eigen = eigen
    value = eigen.values.dropFirst().reduce(0) { $0 + ($1 - naturalLogarithm($1) - 1) }
    gradient = logarithms.indices.map { child in
      zip(eigen.values, eigen.vectors).dropFirst().reduce(0) { sum, pair in
        sum + (1 - pair.0) * pair.1[child] * pair.1[child]
      }
    }
  }

  /// The point at the bottom of the valley in which some uniquenesses lie, or `nil` when the search does not end.
  static func lowest(_ correlations: [[Double]], from uniquenesses: [Double]) -> Likelihood? {
    let lowest = naturalLogarithm(OneFactorModel.leastUniqueness)
    var point = Likelihood(
      correlations,
      at: uniquenesses.map { min(0, max(lowest, naturalLogarithm($0))) }
    )
    for _ in 0..<500 {
      let free = correlations.indices.filter { child in
        let (logarithm, slope) = (point.logarithms[child], point.gradient[child])
        return slope > 0 ? logarithm > lowest : logarithm < 0
      }
      let steepness = point.steepness(free)
      guard steepness > 1e-13 else { return point }
      guard let next = point.improved(correlations, free: free, lowest: lowest) else {
        // Near the bottom, rounding hides any further gain.
        return steepness < 1e-9 ? point : nil
      }
      point = next
    }
    return nil
  }

  private func steepness(_ free: [Int]) -> Double {
    free.reduce(0) { max($0, abs(gradient[$1])) }
  }

  /// The second derivative by two of the logarithms.
  private func curvature(_ i: Int, _ j: Int) -> Double {
    var (spread, pull) = (0.0, 0.0)
    for (value, vector) in zip(eigen.values, eigen.vectors).dropFirst() {
      let product = vector[i] * vector[j]
      spread += value * product
      let gap = eigen.values[0] - value
      // Equal eigenvalues share a plane, in which the mixed term has no direction.
      if gap > 1e-12 * eigen.values[0] {
        pull += (1 - value) * (eigen.values[0] + value) / gap * product
      }
    }
    let first = eigen.vectors[0][i] * eigen.vectors[0][j]
    return ((i == j ? 1 : 0) - first) * spread + first * pull
  }

  /// A better point along Newton's direction, or `nil` when there is none.
  private func improved(_ correlations: [[Double]], free: [Int], lowest: Double) -> Likelihood? {
    let curvatures = free.map { i in free.map { curvature(i, $0) } }
    let largest = curvatures.joined().reduce(0) { max($0, abs($1)) }
    var damping = 0.0
    for _ in 0..<12 {
      let damped = curvatures.indices.map { row in
        curvatures.indices.map { curvatures[row][$0] + (row == $0 ? damping : 0) }
      }
      damping = damping == 0 ? 1e-3 * max(largest, 1) : 10 * damping
      guard let factor = Cholesky(damped) else { continue }
      let direction = factor.solve(free.map { -gradient[$0] })
      var part = 1.0
      while part > 1e-6 {
        var moved = logarithms
        for (child, step) in zip(free, direction) {
          moved[child] = min(0, max(lowest, moved[child] + part * step))
        }
        let next = Likelihood(correlations, at: moved)
        let slope = zip(gradient, zip(moved, logarithms)).reduce(0) {
          $0 + $1.0 * ($1.1.0 - $1.1.1)
        }
        let isBetter = next.value <= value + 1e-4 * slope
        // Near the end the value moves less than its rounding, and the slope alone tells.
        let isFlat = abs(slope) < 1e-12 && next.steepness(free) < steepness(free)
        if slope < 0, isBetter || isFlat { return next }
        part /= 2
      }
    }
    return nil
  }
}
