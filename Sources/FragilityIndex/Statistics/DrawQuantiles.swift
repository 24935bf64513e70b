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
  /// The positions in series of the last length, and the ranks that they lie between, in increasing order.
  private var positions: [QuantilePosition] = []
  private var wanted: [Int] = []
  private var positionedLength = -1
  /// The bin of each of those ranks, and where it stands among the values of all these bins.
  private var places: [(bin: Int, place: Int)] = []
  private var members: [Double] = []
  private static let mostBins = 4096

  /// - Parameters:
  ///   - probabilities: Numbers from 0 to 1.
  ///   - length: How long a series is at most.
  init(_ probabilities: [Double], length: Int) {
    self.probabilities = probabilities
    binCount = min(max(length, 16), Self.mostBins)
    counts = [UInt32](repeating: 0, count: binCount)
    // Bins are read eight at a time.
    bins = [UInt16](repeating: 0, count: length + 8)
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
    bins.withUnsafeMutableBufferPointer { bins in
      for place in values.indices {
        // The whole number next to the position: the lowest bits of what 2^52 more has.
        let position = (values[place] - lowest) * scale + 0x1p52
        bins[place] = UInt16(truncatingIfNeeded: position.bitPattern)
      }
    }
    find(in: values.count)
    collect(values.count) { values[$0] }
    return positions.map { position in
      position.value { rank in
        wanted.firstIndex(of: rank).map { members[places[$0].place] } ?? .nan
      }
    }
  }

  /// Quantiles of type 7 of whole numbers, such as ranks.
  ///
  /// - Parameters:
  ///   - numbers: Any numbers.
  ///   - lowest: The least of them.
  ///   - highest: The largest of them.
  ///   - unit: What they are divided by.
  /// - Returns: One a probability, or NaN without numbers.
  mutating func callAsFunction<Number: FixedWidthInteger & UnsignedInteger>(
    of numbers: UnsafeBufferPointer<Number>,
    from lowest: Number,
    to highest: Number,
    per unit: Int
  ) -> [Double] {
    guard !numbers.isEmpty else { return probabilities.map { _ in .nan } }
    var shift: Number = 0
    while (highest - lowest) >> shift >= binCount { shift += 1 }
    bins.withUnsafeMutableBufferPointer { bins in
      for place in numbers.indices {
        bins[place] = UInt16(truncatingIfNeeded: (numbers[place] &- lowest) &>> shift)
      }
    }
    find(in: numbers.count)
    if shift > 0 { collect(numbers.count) { Double(numbers[$0]) } }
    return positions.map { position in
      position.value { rank in
        guard let own = wanted.firstIndex(of: rank).map({ places[$0] }) else { return .nan }
        let number = shift > 0 ? members[own.place] : Double(Int(lowest) + own.bin)
        return number / Double(unit)
      }
    }
  }

  private mutating func position(in length: Int) {
    positions = probabilities.map { QuantilePosition($0, of: length) }
    wanted = positions.flatMap(\.ranks).sorted()
    positionedLength = length
  }

  /// Counts the values of each bin, and finds where each rank lies: its bin, and its place among the values of all bins that
  /// are looked at.
  private mutating func find(in length: Int) {
    if length != positionedLength { position(in: length) }
    places.removeAll(keepingCapacity: true)
    counts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      bins.withUnsafeBufferPointer { bins in
        for place in 0..<length { counts[Int(bins[place])] &+= 1 }
      }
      var (bin, start, skipped, looked) = (0, 0, 0, -1)
      for rank in wanted {
        while start + Int(counts[bin]) <= rank {
          if bin != looked { skipped += Int(counts[bin]) }
          start += Int(counts[bin])
          bin += 1
        }
        looked = bin
        places.append((bin, rank - skipped))
      }
    }
  }

  /// Puts the values of the bins that are looked at in order.
  @inline(__always)
  private mutating func collect(_ length: Int, _ value: (Int) -> Double) {
    members.removeAll(keepingCapacity: true)
    var wanted: [SIMD8<UInt16>] = []
    for place in places where wanted.last?[0] != UInt16(place.bin) {
      wanted.append(SIMD8(repeating: UInt16(place.bin)))
    }
    bins.withUnsafeBufferPointer { bins in
      wanted.withUnsafeBufferPointer { wanted in
        guard let start = bins.baseAddress else { return }
        for first in stride(from: 0, to: length, by: 8) {
          let own = UnsafeRawPointer(start + first).loadUnaligned(as: SIMD8<UInt16>.self)
          var isMember = own .== wanted[0]
          for other in wanted.dropFirst() { isMember .|= own .== other }
          let bits = unsafeBitCast(isMember, to: SIMD2<UInt64>.self)
          guard bits.x | bits.y != 0 else { continue }
          for place in 0..<min(8, length - first) where isMember[place] {
            members.append(value(first + place))
          }
        }
      }
    }
    sortFew()
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
