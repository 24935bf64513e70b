/// Points of a space, one after the other.
struct PointSet: Sendable {
  let values: [Double]
  let width: Int

  var count: Int { width == 0 ? 0 : values.count / width }

  /// The squared distance between a point and a centre.
  @inline(__always)
  func squaredDistance(_ point: Int, _ centres: [Double], _ centre: Int) -> Double {
    var sum = 0.0
    for axis in 0..<width {
      let difference = values[point * width + axis] - centres[centre * width + axis]
      sum += difference * difference
    }
    return sum
  }

  /// Whether there are at least so many different points.
  func hasDistinct(_ wanted: Int) -> Bool {
    var seen: Set<[Double]> = []
    for point in 0..<count {
      seen.insert(Array(values[point * width..<(point + 1) * width]))
      if seen.count >= wanted { return true }
    }
    return seen.count >= wanted
  }

  /// The means of groups.
  func means(of labels: [Int], count groups: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: groups * width)
    var sizes = [Double](repeating: 0, count: groups)
    for (point, label) in labels.enumerated() {
      sizes[label] += 1
      for axis in 0..<width { sums[label * width + axis] += values[point * width + axis] }
    }
    for group in 0..<groups where sizes[group] > 0 {
      for axis in 0..<width { sums[group * width + axis] /= sizes[group] }
    }
    return sums
  }

  /// The sum of squared distances of points to the means of their groups.
  func inertia(of labels: [Int], count groups: Int) -> Double {
    let centres = means(of: labels, count: groups)
    var sum = ExactSum()
    for (point, label) in labels.enumerated() { sum.add(squaredDistance(point, centres, label)) }
    return sum.value
  }
}

/// Groups of points with a small sum of squared distances to their means: Lloyd's iteration (1982) from centres drawn by
/// k-means++ (Arthur and Vassilvitskii, 2007), the best of several starts.
///
/// The least sum of all cannot be known in general; more starts come closer to it. The result depends on the order of the
/// points, not on the threads.
///
/// Edge cases: a group that loses all its points takes the point that lies farthest from its centre.
struct KMeans: Sendable {
  let labels: [Int]
  let inertia: Double

  private static let mostIterations = 300

  /// - Parameters:
  ///   - points: At least `count` different points.
  ///   - count: How many groups.
  ///   - starts: How many starts are made.
  ///   - seed: Where the random numbers start.
  ///   - threads: How many threads may work.
  init(_ points: PointSet, count: Int, starts: Int, seed: UInt64, threads: Int) {
    let runs = concurrentMap(starts, threads: threads) {
      start -> (labels: [Int], inertia: Double) in
      let random = CounterRandom(seed: seed, stream: UInt64(start) << 8 | UInt64(count))
      let labels = Self.refined(points, Self.firstCentres(points, count, random), count)
      return (labels, points.inertia(of: labels, count: count))
    }
    var best = runs[0]
    for run in runs.dropFirst() where run.inertia < best.inertia { best = run }
    labels = best.labels
    inertia = best.inertia
  }

  /// Points drawn one after the other, each as likely as its squared distance to the nearest one drawn before.
  private static func firstCentres(
    _ points: PointSet,
    _ count: Int,
    _ random: CounterRandom
  ) -> [Double] {
    let width = points.width
    func coordinates(_ point: Int) -> ArraySlice<Double> {
      points.values[point * width..<(point + 1) * width]
    }
    var centres = Array(coordinates(random.below(points.count, 0)))
    var nearest = [Double](repeating: .infinity, count: points.count)
    for centre in 0..<(count - 1) {
      var total = 0.0
      for point in 0..<points.count {
        nearest[point] = min(nearest[point], points.squaredDistance(point, centres, centre))
        total += nearest[point]
      }
      var rest = random.uniform(UInt64(centre + 1)) * total
      var chosen = nearest.lastIndex { $0 > 0 } ?? 0
      for point in 0..<points.count where nearest[point] > 0 {
        rest -= nearest[point]
        if rest < 0 {
          chosen = point
          break
        }
      }
      centres += coordinates(chosen)
    }
    return centres
  }

  private static func refined(_ points: PointSet, _ start: [Double], _ count: Int) -> [Int] {
    var centres = start
    var labels = [Int](repeating: -1, count: points.count)
    for _ in 0..<mostIterations {
      var hasMoved = false
      var sizes = [Int](repeating: 0, count: count)
      var distances = [Double](repeating: 0, count: points.count)
      for point in 0..<points.count {
        var best = 0
        var least = Double.infinity
        for centre in 0..<count {
          let distance = points.squaredDistance(point, centres, centre)
          if distance < least { (best, least) = (centre, distance) }
        }
        if labels[point] != best {
          labels[point] = best
          hasMoved = true
        }
        sizes[best] += 1
        distances[point] = least
      }
      for empty in 0..<count where sizes[empty] == 0 {
        var farthest: Int?
        for point in 0..<points.count where sizes[labels[point]] > 1 {
          if distances[point] > farthest.map({ distances[$0] }) ?? -1 { farthest = point }
        }
        guard let farthest else { continue }
        sizes[labels[farthest]] -= 1
        labels[farthest] = empty
        sizes[empty] = 1
        distances[farthest] = 0
        hasMoved = true
      }
      guard hasMoved else { break }
      centres = points.means(of: labels, count: count)
    }
    return labels
  }
}
