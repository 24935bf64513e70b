/// A line that loses points, always the one that moves it least.
struct Thinning {
  private let places: [SIMD2<Double>]
  private var before: [Int]
  private var after: [Int]
  /// How far an original point can lie from the edge that begins at a point.
  private var strays: [Double]
  private var heap: [Candidate] = []

  private struct Candidate {
    let cost: Double
    let index: Int

    func precedes(_ other: Candidate) -> Bool { (cost, index) < (other.cost, other.index) }
  }

  init(_ places: [SIMD2<Double>]) {
    self.places = places
    before = places.indices.map { $0 - 1 }
    after = places.indices.map { $0 + 1 }
    strays = Array(repeating: 0, count: places.count)
  }

  /// The points that stay.
  ///
  /// An edge that takes the place of two strays from the original line by no more than the worse of them did, and by the
  /// distance of the point between them.
  ///
  /// - Parameters:
  ///   - tolerance: How far an original point may end up from the line.
  ///   - least: How many points between the ends stay in any case.
  /// - Returns: Their indices in order, with both ends.
  mutating func keptIndices(tolerance: Double, least: Int) -> [Int] {
    guard places.count > 2 else { return Array(places.indices) }
    var costs = places.map { _ in Double.infinity }
    var isGone = places.map { _ in false }
    for index in 1..<places.count - 1 {
      costs[index] = cost(of: index)
      if costs[index] <= tolerance { push(Candidate(cost: costs[index], index: index)) }
    }
    var inside = places.count - 2
    while inside > least, let next = pop() {
      // A point whose neighbours have changed has a newer candidate.
      guard !isGone[next.index], next.cost == costs[next.index] else { continue }
      let (left, right) = (before[next.index], after[next.index])
      strays[left] = next.cost
      (after[left], before[right]) = (right, left)
      isGone[next.index] = true
      inside -= 1
      for index in [left, right] where index > 0 && index < places.count - 1 {
        costs[index] = cost(of: index)
        if costs[index] <= tolerance { push(Candidate(cost: costs[index], index: index)) }
      }
    }
    return places.indices.filter { !isGone[$0] }
  }

  private func cost(of index: Int) -> Double {
    let (left, right) = (before[index], after[index])
    return max(strays[left], strays[index])
      + distance(places[index], from: places[left], to: places[right])
  }

  // MARK: Heap

  private mutating func push(_ candidate: Candidate) {
    heap.append(candidate)
    var index = heap.count - 1
    while index > 0, heap[index].precedes(heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func pop() -> Candidate? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && heap[child].precedes(heap[least]) { least = child }
      guard least != index else { return first }
      heap.swapAt(index, least)
      index = least
    }
  }
}

/// The distance of a point from the edge between two others.
func distance(_ point: SIMD2<Double>, from a: SIMD2<Double>, to b: SIMD2<Double>) -> Double {
  let (edge, offset) = (b - a, point - a)
  let length = (edge * edge).sum()
  let share = length > 0 ? min(max((offset * edge).sum() / length, 0), 1) : 0
  let rest = offset - edge * share
  return (rest * rest).sum().squareRoot()
}
