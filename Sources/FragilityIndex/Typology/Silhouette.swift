/// How much nearer each point is to its own group than to the next one (Rousseeuw, 1987): `(b - a) / max(a, b)` with the mean
/// distance `a` to the others of its group and the least mean distance `b` to another group.
///
/// Edge cases: 0 for a point alone in its group, and where both distances are 0. O(n^2) of time.
///
/// - Parameters:
///   - points: The points.
///   - labels: Their groups, from 0.
///   - groups: How many groups there are, each with a point.
///   - threads: How many threads may work; the result does not depend on it.
/// - Returns: One number a point, -1 to 1.
func silhouettes(of points: PointSet, labels: [Int], count groups: Int, threads: Int) -> [Double] {
  var sizes = [Double](repeating: 0, count: groups)
  for label in labels { sizes[label] += 1 }
  let parts = concurrentMap(blocks(of: 256, in: points.count).count, threads: threads) { block in
    (block * 256..<min((block + 1) * 256, points.count)).map { point -> Double in
      let own = labels[point]
      guard sizes[own] > 1 else { return 0 }
      var sums = [Double](repeating: 0, count: groups)
      for other in 0..<points.count {
        sums[labels[other]] += points.squaredDistance(point, points.values, other).squareRoot()
      }
      let inner = sums[own] / (sizes[own] - 1)
      var outer = Double.infinity
      for group in 0..<groups where group != own && sizes[group] > 0 {
        outer = min(outer, sums[group] / sizes[group])
      }
      let larger = max(inner, outer)
      return larger > 0 && outer.isFinite ? (outer - inner) / larger : 0
    }
  }
  return Array(parts.joined())
}
