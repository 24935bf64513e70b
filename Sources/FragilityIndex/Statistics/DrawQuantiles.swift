import CKernels

/// Exact quantiles of many short series, in memory that is used again: values are put into bins of equal width, the bins of the
/// quantiles are found by halving, and only their values are looked at.
///
/// - Complexity: O(n) for values that are spread out.
struct DrawQuantiles {
  private let probabilities: [Double]
  private let binCount: Int
  /// The bin of each value.
  private var bins: [UInt16]
  /// The positions in series of the last length.
  private var positions: [QuantilePosition] = []
  private var positionedLength = -1
  /// The rank below each position, its bin, and how many values stand in the bins before and up to it; found three at a time.
  private var ranks: [Int] = []
  private var found: [UInt16] = []
  private var below: [Int] = []
  private var within: [Int] = []
  /// The bin of the rank above each position, and how many values stand before it.
  private var upper: [(bin: UInt16, below: Int)] = []
  /// The values of those bins in increasing order, and where they come from.
  private var members: [Double] = []
  private var origins: [UInt32]
  /// Those bins, once each.
  private var wanted: [UInt16] = []
  private static let mostBins = 4096

  /// - Parameters:
  ///   - probabilities: Numbers from 0 to 1.
  ///   - length: How long a series is at most.
  init(_ probabilities: [Double], length: Int) {
    self.probabilities = probabilities
    binCount = min(max(length, 16), Self.mostBins)
    bins = [UInt16](repeating: 0, count: length)
    origins = [UInt32](repeating: 0, count: length)
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
    fragility_bins(values.baseAddress, values.count, lowest, scale, &bins)
    find(in: values.count, upTo: UInt16(binCount - 1))
    collect(values.count) { values[$0] }
    return quantiles { member($0, $1) }
  }

  /// Quantiles of type 7 of whole numbers, such as ranks.
  ///
  /// - Parameters:
  ///   - numbers: Any numbers.
  ///   - lowest: The least of them.
  ///   - highest: The largest of them.
  ///   - unit: What they are divided by.
  /// - Returns: One a probability, or NaN without numbers.
  mutating func callAsFunction<Number: RankNumber>(
    of numbers: UnsafeBufferPointer<Number>,
    from lowest: Number,
    to highest: Number,
    per unit: Int
  ) -> [Double] {
    guard !numbers.isEmpty else { return probabilities.map { _ in .nan } }
    let width = Number.bitWidth - (highest - lowest).leadingZeroBitCount
    let shift = max(0, width - UInt16.bitWidth)
    Number.findBins(of: numbers, from: lowest, shift: shift, into: &bins)
    find(in: numbers.count, upTo: UInt16((highest - lowest) >> shift))
    guard shift > 0 else {
      return quantiles { bin, _ in Double(Int(lowest) + Int(bin)) / Double(unit) }
    }
    collect(numbers.count) { Double(numbers[$0]) }
    return quantiles { member($0, $1) / Double(unit) }
  }

  private mutating func position(in length: Int) {
    positions = probabilities.map { QuantilePosition($0, of: length) }
    let padded = (positions.count + 2) / 3 * 3
    ranks = (0..<padded).map { positions[min($0, positions.count - 1)].below }
    found = [UInt16](repeating: 0, count: padded)
    below = [Int](repeating: 0, count: padded)
    within = below
    positionedLength = length
  }

  /// Finds the bins of the quantiles.
  ///
  /// - Parameters:
  ///   - length: How many values there are.
  ///   - last: The highest bin.
  private mutating func find(in length: Int, upTo last: UInt16) {
    if length != positionedLength { position(in: length) }
    fragility_locate(bins, length, last, ranks, ranks.count, &found, &below, &within)
    upper.removeAll(keepingCapacity: true)
    for place in positions.indices {
      let isBeyond = positions[place].hasUpper && within[place] <= ranks[place] + 1
      upper.append(
        isBeyond
          ? (fragility_least_above(bins, length, found[place]), within[place])
          : (found[place], below[place])
      )
    }
  }

  /// The quantiles, given the value of a rank in a bin with so many values before it.
  @inline(__always)
  private func quantiles(_ value: (UInt16, Int) -> Double) -> [Double] {
    positions.indices.map { place in
      positions[place].value { rank in
        rank == ranks[place]
          ? value(found[place], rank - below[place])
          : value(upper[place].bin, rank - upper[place].below)
      }
    }
  }

  /// Puts the values of the bins of the quantiles in order.
  @inline(__always)
  private mutating func collect(_ length: Int, _ value: (Int) -> Double) {
    wanted.removeAll(keepingCapacity: true)
    for place in positions.indices {
      if !wanted.contains(found[place]) { wanted.append(found[place]) }
      if !wanted.contains(upper[place].bin) { wanted.append(upper[place].bin) }
    }
    let count = fragility_find_equal(bins, length, wanted, wanted.count, &origins)
    members.removeAll(keepingCapacity: true)
    for origin in origins.prefix(count) { members.append(value(Int(origin))) }
    sortFew()
  }

  /// A value of a bin, by its place among those in the bin.
  private func member(_ bin: UInt16, _ place: Int) -> Double {
    var start = 0
    for origin in origins.prefix(members.count) where bins[Int(origin)] < bin { start += 1 }
    return members[start + place]
  }

  /// Sorts the members, which are few as a rule.
  private mutating func sortFew() {
    guard members.count <= 64 else { return members.sort() }
    members.withUnsafeMutableBufferPointer { members in
      for place in members.indices.dropFirst() {
        let member = members[place]
        var free = place
        while free > 0, members[free - 1] > member {
          members[free] = members[free - 1]
          free -= 1
        }
        members[free] = member
      }
    }
  }
}
