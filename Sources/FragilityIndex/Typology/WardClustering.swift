/// Points joined two by two, each time the two groups that add least to the sum of squared distances to the means
/// (Ward, 1963), found by chains of nearest neighbours (Murtagh, 1983).
///
/// The height of a join is `sqrt(2 |A| |B| / (|A| + |B|)) ||a - b||` for the means a and b. Distances are computed from the
/// means when they are needed: O(n) of memory, O(n^2) of time.
struct WardClustering: Sendable {
  struct Join: Sendable, Hashable {
    /// A point of either group.
    let first: Int
    let second: Int
    let height: Double
  }

  /// The joins by increasing height.
  let joins: [Join]
  private let count: Int

  init(_ points: PointSet) {
    let (width, count) = (points.width, points.count)
    var means = points.values
    var sizes = [Double](repeating: 1, count: count)
    var active = Array(0..<count)
    var chain: [Int] = []
    var joins: [Join] = []
    func squaredHeight(_ a: Int, _ b: Int) -> Double {
      var sum = 0.0
      for axis in 0..<width {
        let difference = means[a * width + axis] - means[b * width + axis]
        sum += difference * difference
      }
      return 2 * sizes[a] * sizes[b] / (sizes[a] + sizes[b]) * sum
    }
    while active.count > 1 {
      if chain.isEmpty { chain = [active[0]] }
      let tip = chain[chain.count - 1]
      let before = chain.count > 1 ? chain[chain.count - 2] : nil
      // The group before wins a tie, or the chain would not end.
      var nearest = before
      var least = before.map { squaredHeight(tip, $0) } ?? .infinity
      for other in active where other != tip && other != before {
        let height = squaredHeight(tip, other)
        if height < least { (nearest, least) = (other, height) }
      }
      guard let nearest else { break }
      guard nearest == before else {
        chain.append(nearest)
        continue
      }
      chain.removeLast(2)
      let (kept, gone) = (min(tip, nearest), max(tip, nearest))
      joins.append(Join(first: kept, second: gone, height: least.squareRoot()))
      let total = sizes[kept] + sizes[gone]
      for axis in 0..<width {
        let sum =
          sizes[kept] * means[kept * width + axis] + sizes[gone] * means[gone * width + axis]
        means[kept * width + axis] = sum / total
      }
      sizes[kept] = total
      active.removeAll { $0 == gone }
    }
    // Stable: of equal heights, a group is made before it is joined.
    self.joins = joins.enumerated().sorted {
      ($0.element.height, $0.offset) < ($1.element.height, $1.offset)
    }.map(\.element)
    self.count = count
  }

  /// The groups when so many are left, numbered in the order of their first points.
  func labels(count groups: Int) -> [Int] {
    var roots = Array(0..<count)
    func root(_ point: Int) -> Int {
      var point = point
      while roots[point] != point {
        roots[point] = roots[roots[point]]
        point = roots[point]
      }
      return point
    }
    for join in joins.prefix(max(0, count - groups)) {
      let (a, b) = (root(join.first), root(join.second))
      roots[max(a, b)] = min(a, b)
    }
    var numbers: [Int: Int] = [:]
    return (0..<count).map { point in
      let root = root(point)
      if let number = numbers[root] { return number }
      numbers[root] = numbers.count
      return numbers.count - 1
    }
  }
}
