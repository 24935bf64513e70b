/// How many of some increasing values lie below a value, and how many are equal to it.
///
/// The first half of the search takes no branch that could be foreseen wrongly, so that the processor works on several
/// searches at once.
///
/// - Parameters:
///   - value: Any number.
///   - sorted: The values in increasing order.
/// - Returns: The two counts.
/// - Complexity: O(log n).
func standing(
  of value: Double,
  in sorted: UnsafeBufferPointer<Double>
) -> (below: Int, equal: Int) {
  guard let start = sorted.baseAddress, !sorted.isEmpty else { return (0, 0) }
  let below = countBelow(value, start, sorted.count)
  guard below < sorted.count, start[below] == value else { return (below, 0) }
  // Most values are there once.
  var (first, step) = (below + 1, 1)
  while first + step <= sorted.count, start[first + step - 1] == value {
    first += step
    step *= 2
  }
  let rest = min(step, sorted.count - first)
  return (below, first - below + countNotAbove(value, start + first, rest))
}

@inline(__always)
private func countBelow(_ value: Double, _ start: UnsafePointer<Double>, _ count: Int) -> Int {
  var (base, left) = (start, count)
  while left > 1 {
    let half = left / 2
    base += base[half - 1] < value ? half : 0
    left -= half
  }
  return base - start + (base[0] < value ? 1 : 0)
}

@inline(__always)
private func countNotAbove(_ value: Double, _ start: UnsafePointer<Double>, _ count: Int) -> Int {
  var (low, high) = (0, count)
  while low < high {
    let middle = (low + high) / 2
    if start[middle] > value { high = middle } else { low = middle + 1 }
  }
  return low
}

/// Where values stand among many others, for as many searches as there are values: a table says between which of them a value
/// lies that falls into a cell of equal width.
struct SearchTable {
  private let sorted: [Double]
  private let lowest: Double
  private let scale: Double
  /// How many values lie in the cells before each.
  private let starts: [UInt32]

  /// - Parameter sorted: The values in increasing order; `nil` where cells do not part them.
  init?(_ sorted: [Double]) {
    guard let lowest = sorted.first, let highest = sorted.last, sorted.count > 1 else { return nil }
    let scale = Double(sorted.count - 1) / (highest - lowest)
    guard scale.isFinite, scale > 0 else { return nil }
    var starts = [UInt32](repeating: 0, count: sorted.count + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      for value in sorted { starts[Int((value - lowest) * scale) + 1] += 1 }
      for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    }
    self.sorted = sorted
    self.lowest = lowest
    self.scale = scale
    self.starts = starts
  }

  /// How many values are less than another, and how many are equal to it.
  func standing(of value: Double) -> (below: Int, equal: Int) {
    let position = (value - lowest) * scale
    guard position >= 0 else { return (0, 0) }
    guard position < Double(sorted.count) else { return (sorted.count, 0) }
    return sorted.withUnsafeBufferPointer { sorted in
      let cell = Int(position)
      let (first, end) = (Int(starts[cell]), Int(starts[cell + 1]))
      let own = UnsafeBufferPointer(rebasing: sorted[first..<end])
      let (below, equal) = FragilityIndex.standing(of: value, in: own)
      return (first + below, equal)
    }
  }
}
