import CKernels

/// Order statistics of many values near some shares of the ranks, without a close look at the others.
///
/// A sample tells nearly where each lies. One pass then counts the values below a narrow range there and takes out those
/// within, among which the ranks are found. What the sample is changes the time that takes, not what is found.
struct SampledStatistics {
  /// How many values are present.
  let count: Int
  private let values: [Double]
  private let lowest: Double
  private let highest: Double
  private let ranges: [NarrowRange]

  /// Fewer values are not worth a sample.
  private static let fewest = 1 << 16
  private static let sampleSize = 1 << 13
  /// Each range takes a look at all values.
  private static let mostRanges = 4
  /// How many values are looked at together: they stay in the first cache.
  private static let tileSize = 2048

  /// Takes a sample and a look at all values; `nil` where these are too few, or too many of them lie near the ranks.
  ///
  /// - Parameters:
  ///   - values: Any values; NaN is left out.
  ///   - probabilities: The shares of the ranks, from 0 to 1.
  init?(of values: [Double], near probabilities: [Double]) {
    guard values.count >= Self.fewest,
      var ranges = Self.ranges(of: values, near: probabilities)
    else { return nil }
    defer { for range in ranges { range.members.deallocate() } }
    var (lowest, highest, gaps) = (Double.infinity, -Double.infinity, 0)
    let isNarrow = values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return false }
      for tile in blocks(of: Self.tileSize, in: values.count) {
        let own = extent(of: first + tile.lowerBound, count: tile.count)
        lowest = min(lowest, own.lowest)
        highest = max(highest, own.highest)
        gaps += own.gaps
        for index in ranges.indices {
          guard ranges[index].gather(first + tile.lowerBound, count: tile.count) else {
            return false
          }
        }
      }
      return true
    }
    guard isNarrow else { return nil }
    // Of 0 and -0, which are equal, -0 stands first: where both may be there, counting does not suffice.
    let countsZeros = ranges.contains { $0.isOneValue && $0.lower == 0 }
    if countsZeros, values.contains(where: { $0 == 0 && $0.sign == .minus }) { return nil }
    count = values.count - gaps
    self.values = values
    self.lowest = lowest
    self.highest = highest
    self.ranges = ranges.map(\.found)
  }

  /// The values of some ranks, counted from 0; `nil` where one of them lies elsewhere.
  func values(ofRanks ranks: [Int]) -> [Int: Double]? {
    var found: [Int: Double] = [:]
    var left = Set(ranks)
    // Of 0 and -0, which are equal, -0 stands first.
    if left.remove(0) != nil {
      let isNegative = lowest == 0 && values.contains { $0 == 0 && $0.sign == .minus }
      found[0] = lowest == 0 ? (isNegative ? -0.0 : 0) : lowest
    }
    if left.remove(count - 1) != nil {
      let isPositive = highest == 0 && values.contains { $0 == 0 && $0.sign == .plus }
      found[count - 1] = highest == 0 ? (isPositive ? 0 : -0.0) : highest
    }
    for range in ranges {
      let own = left.filter { range.ranks.contains($0) }
      left.subtract(own)
      let members = range.values(ofRanks: own.map { $0 - range.ranks.lowerBound })
      for (rank, value) in members { found[rank + range.ranks.lowerBound] = value }
    }
    return left.isEmpty ? found : nil
  }

  /// Where a sample has the values of some ranks.
  private static func ranges(of values: [Double], near probabilities: [Double]) -> [OpenRange]? {
    let sample = (0..<sampleSize).map { values[$0 * values.count / sampleSize] }.sortedPresent()
    guard sample.count >= sampleSize / 8 else { return nil }
    let last = Double(sample.count - 1)
    var ends: [(lower: Double, upper: Double, places: Double)] = []
    for share in Set(probabilities).sorted() where share > 0 && share < 1 {
      // Four standard deviations of where a share of the ranks falls in a sample.
      let margin = 4 * (last * share * (1 - share)).squareRoot() + 4
      let (first, final) = (share * last - margin, share * last + margin)
      let lower = first < 0 ? -.infinity : sample[Int(first)]
      let upper = final >= last ? .infinity : sample[Int(final) + 1]
      if let previous = ends.last, previous.upper >= lower {
        ends[ends.count - 1] = (previous.lower, upper, previous.places + 2 * margin)
      } else {
        ends.append((lower, upper, 2 * margin))
      }
    }
    guard ends.count <= mostRanges else { return nil }
    let rooms = ends.map { 2 * Int($0.places / last * Double(values.count)) + 2 * tileSize }
    guard rooms.reduce(0, +) < values.count / 2 else { return nil }
    return zip(ends, rooms).map { OpenRange(lower: $0.lower, upper: $0.upper, room: $1) }
  }
}

/// A range whose members are being taken out.
private struct OpenRange {
  let lower: Double
  let upper: Double
  let room: Int
  let members: UnsafeMutablePointer<Double>
  private var below = 0
  private var count = 0

  init(lower: Double, upper: Double, room: Int) {
    (self.lower, self.upper, self.room) = (lower, upper, room)
    members = .allocate(capacity: room)
  }

  /// Whether all members are equal: they need only be counted.
  var isOneValue: Bool { lower == upper }

  /// Takes the members among some values.
  ///
  /// - Returns: Whether there was room.
  mutating func gather(_ values: UnsafePointer<Double>, count added: Int) -> Bool {
    let first = isOneValue ? 0 : count
    // Members are written one after the other, and what is none is written over by the next.
    guard first + added <= room else { return false }
    count += fragility_gather_between(values, added, lower, upper, &below, members + first)
    return true
  }

  var found: NarrowRange {
    NarrowRange(
      ranks: below..<below + count,
      value: isOneValue ? lower + 0 : nil,
      members: isOneValue ? [] : Array(UnsafeBufferPointer(start: members, count: count))
    )
  }
}

/// The values of some ranks that follow each other.
private struct NarrowRange {
  let ranks: Range<Int>
  /// All of them, where they are the same.
  let value: Double?
  let members: [Double]

  func values(ofRanks ranks: [Int]) -> [Int: Double] {
    guard !ranks.isEmpty else { return [:] }
    if let value { return Dictionary(uniqueKeysWithValues: ranks.map { ($0, value) }) }
    let sorted = radixSorted(members.map(\.orderedBits))
    return Dictionary(
      uniqueKeysWithValues: ranks.map { ($0, Double(orderedBits: sorted[$0])) }
    )
  }
}
