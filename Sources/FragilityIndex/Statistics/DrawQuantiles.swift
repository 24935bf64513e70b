import CKernels

/// Exact quantiles of many short series, in memory that is used again: values are put into bins of equal width, the bins of the
/// quantiles are found by halving, and only their values are compared.
///
/// - Complexity: O(n) for values that are spread out.
struct DrawQuantiles: ~Copyable {
  private let probabilities: [Double]
  /// The quantiles found last, one a probability.
  private(set) var found: [Double]
  /// The positions in series of the last length, and the ranks below them.
  private var positions: [QuantilePosition] = []
  private var ranks: [Int] = []
  private var length = -1
  /// The values of those ranks, and of the next ones.
  private var lower: [Double]
  private var upper: [Double]
  /// Numbers that are not doubles yet, bins, and the values of few of them.
  private let numbers: UnsafeMutablePointer<Double>
  private let bins: UnsafeMutablePointer<UInt8>
  private let members: UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - probabilities: Numbers from 0 to 1.
  ///   - length: How long a series is at most.
  init(_ probabilities: [Double], length: Int) {
    self.probabilities = probabilities
    found = probabilities.map { _ in .nan }
    (lower, upper) = (found, found)
    let room = (length + 63) / 64 * 64
    numbers = .allocate(capacity: room)
    bins = .allocate(capacity: 2 * room)
    members = .allocate(capacity: 2 * room + 16)
  }

  deinit {
    numbers.deallocate()
    bins.deallocate()
    members.deallocate()
  }

  /// Finds quantiles of type 7.
  ///
  /// - Parameters:
  ///   - values: Finite values in any order.
  ///   - lowest: The least of them.
  ///   - highest: The largest of them.
  mutating func find(
    in values: UnsafeBufferPointer<Double>,
    from lowest: Double,
    to highest: Double
  ) {
    find(in: values, from: lowest, to: highest) { $0 }
  }

  /// Finds quantiles of type 7 of whole numbers, such as ranks.
  ///
  /// - Parameters:
  ///   - numbers: Any numbers.
  ///   - lowest: The least of them.
  ///   - highest: The largest of them.
  ///   - unit: What they are divided by.
  mutating func find<Number: RankNumber>(
    in numbers: UnsafeBufferPointer<Number>,
    from lowest: Number,
    to highest: Number,
    per unit: Int
  ) {
    if let start = numbers.baseAddress {
      Number.widen(start, count: numbers.count, into: self.numbers)
    }
    let values = UnsafeBufferPointer(start: UnsafePointer(self.numbers), count: numbers.count)
    find(in: values, from: Double(lowest), to: Double(highest)) { $0 / Double(unit) }
  }

  @inline(__always)
  private mutating func find(
    in values: UnsafeBufferPointer<Double>,
    from lowest: Double,
    to highest: Double,
    _ scaled: (Double) -> Double
  ) {
    guard let start = values.baseAddress, !values.isEmpty else {
      for place in found.indices { found[place] = .nan }
      return
    }
    if values.count != length {
      positions = probabilities.map { QuantilePosition($0, of: values.count) }
      ranks = positions.map(\.below)
      length = values.count
    }
    if lowest < highest, (254 / (highest - lowest)).isFinite {
      fragility_order_statistics(
        start,
        values.count,
        lowest,
        highest,
        ranks,
        ranks.count,
        bins,
        members,
        &lower,
        &upper
      )
    } else {
      let sorted = values.sorted()
      lower = ranks.map { sorted[$0] }
      upper = ranks.map { sorted[min($0 + 1, sorted.count - 1)] }
    }
    for place in positions.indices {
      found[place] = positions[place].value { rank in
        scaled(rank == ranks[place] ? lower[place] : upper[place])
      }
    }
  }
}
