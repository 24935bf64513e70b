/// Exact quantiles of many short series, in memory that is used again: values are counted in bins of equal width, and only
/// the bins that a quantile falls into are looked at.
///
/// - Complexity: O(n) for values that are spread out.
struct DrawQuantiles {
  private let probabilities: [Double]
  private let binCount: Int
  private var counts: [UInt32]
  /// The bin of each value.
  private var bins: [UInt16]
  /// Which of the bins are looked at.
  private var isWanted: [Bool]
  private var members: [Double] = []
  /// The positions in series of the last length, and the ranks that they lie between, in increasing order.
  private var positions: [QuantilePosition] = []
  private var wanted: [Int] = []
  private var positionedLength = 0
  /// Where each of those ranks stands among the members.
  private var places: [Int] = []

  /// - Parameters:
  ///   - probabilities: Numbers from 0 to 1.
  ///   - length: How long a series is at most.
  init(_ probabilities: [Double], length: Int) {
    self.probabilities = probabilities
    binCount = min(max(length / 2, 16), 2048)
    counts = [UInt32](repeating: 0, count: binCount)
    isWanted = [Bool](repeating: false, count: binCount)
    bins = [UInt16](repeating: 0, count: length)
  }

  /// Quantiles of type 7.
  ///
  /// - Parameters:
  ///   - values: Finite values in any order.
  ///   - lowest: The least of them.
  ///   - highest: The largest of them.
  /// - Returns: One a probability, or NaN without values.
  mutating func callAsFunction(
    _ values: UnsafeBufferPointer<Double>,
    from lowest: Double,
    to highest: Double
  ) -> [Double] {
    guard !values.isEmpty else { return probabilities.map { _ in .nan } }
    let scale = Double(binCount - 1) / (highest - lowest)
    guard highest > lowest, scale.isFinite else {
      let sorted = values.sorted()
      return probabilities.map { QuantilePosition($0, of: sorted.count).value { sorted[$0] } }
    }
    count(values, from: lowest, scale: scale)
    if values.count != positionedLength { position(in: values.count) }
    // Where each rank lies: its bin, and how many values lie in lower bins that are not looked at.
    places.removeAll(keepingCapacity: true)
    var (bin, start, skipped) = (0, 0, 0)
    for rank in wanted {
      while start + Int(counts[bin]) <= rank {
        if !isWanted[bin] { skipped += Int(counts[bin]) }
        start += Int(counts[bin])
        bin += 1
      }
      isWanted[bin] = true
      places.append(rank - skipped)
    }
    collect(values)
    for bin in isWanted.indices { isWanted[bin] = false }
    return positions.map { position in
      position.value { rank in
        wanted.firstIndex(of: rank).map { members[places[$0]] } ?? .nan
      }
    }
  }

  private mutating func position(in length: Int) {
    positions = probabilities.map { QuantilePosition($0, of: length) }
    wanted = positions.flatMap(\.ranks).sorted()
    positionedLength = length
  }

  /// Counts the values of each bin.
  private mutating func count(
    _ values: UnsafeBufferPointer<Double>,
    from lowest: Double,
    scale: Double
  ) {
    bins.withUnsafeMutableBufferPointer { bins in
      counts.withUnsafeMutableBufferPointer { counts in
        for bin in counts.indices { counts[bin] = 0 }
        for place in values.indices {
          let bin = Int32((values[place] - lowest) * scale)
          bins[place] = UInt16(truncatingIfNeeded: bin)
          counts[Int(bin)] &+= 1
        }
      }
    }
  }

  /// Puts the values of the bins that are looked at in order.
  private mutating func collect(_ values: UnsafeBufferPointer<Double>) {
    members.removeAll(keepingCapacity: true)
    bins.withUnsafeBufferPointer { bins in
      isWanted.withUnsafeBufferPointer { isWanted in
        for place in values.indices where isWanted[Int(bins[place])] {
          members.append(values[place])
        }
      }
    }
    members.sort()
  }
}
