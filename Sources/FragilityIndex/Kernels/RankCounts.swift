// Loops over the ranks of draws without bounds to check, eight ranks at a time. They are written for each width: over any width the
// compiler makes no vectors of them, which takes ten times as long.

/// A whole number that ranks are kept in.
protocol RankNumber: FixedWidthInteger, UnsignedInteger, Sendable {
  /// How many of some ranks, in units, are at most those beside them; 0, which is no rank, never is.
  static func countNotBeyond(
    _ ranks: UnsafePointer<Self>,
    _ edges: UnsafePointer<Self>,
    count: Int
  ) -> Int

  /// How many of some ranks are lower than those beside them.
  static func countLower(
    _ ranks: UnsafePointer<Self>,
    _ others: UnsafePointer<Self>,
    count: Int
  ) -> Int

  /// How many of some ranks are equal to those beside them.
  static func countEqual(
    _ ranks: UnsafePointer<Self>,
    _ others: UnsafePointer<Self>,
    count: Int
  ) -> Int
}

extension UInt16: RankNumber {
  static func countNotBeyond(
    _ ranks: UnsafePointer<UInt16>,
    _ edges: UnsafePointer<UInt16>,
    count: Int
  ) -> Int {
    // 0 becomes the largest number.
    countPairs(ranks, edges, count, { $0 &- 1 .< $1 }, { $0 &- 1 < $1 })
  }

  static func countLower(
    _ ranks: UnsafePointer<UInt16>,
    _ others: UnsafePointer<UInt16>,
    count: Int
  ) -> Int {
    countPairs(ranks, others, count, { $0 .< $1 }, { $0 < $1 })
  }

  static func countEqual(
    _ ranks: UnsafePointer<UInt16>,
    _ others: UnsafePointer<UInt16>,
    count: Int
  ) -> Int {
    countPairs(ranks, others, count, { $0 .== $1 }, { $0 == $1 })
  }

  @inline(__always)
  private static func countPairs(
    _ some: UnsafePointer<UInt16>,
    _ others: UnsafePointer<UInt16>,
    _ count: Int,
    _ relation: (SIMD8<UInt16>, SIMD8<UInt16>) -> SIMDMask<SIMD8<Int16>>,
    _ one: (UInt16, UInt16) -> Bool
  ) -> Int {
    let even = count & ~7
    var (total, place) = (0, 0)
    while place < even {
      // The counts fit into the width of a rank.
      let end = Swift.min(even, place &+ 1 << 17)
      var counts = SIMD8<UInt16>.zero
      while place < end {
        let isRelated = relation(load(some + place), load(others + place))
        counts.replace(with: counts &+ 1, where: isRelated)
        place &+= 8
      }
      for lane in 0..<8 { total &+= Int(counts[lane]) }
    }
    while place < count {
      total &+= one(some[place], others[place]) ? 1 : 0
      place &+= 1
    }
    return total
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<UInt16>) -> SIMD8<UInt16> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<UInt16>.self)
  }
}

extension UInt32: RankNumber {
  static func countNotBeyond(
    _ ranks: UnsafePointer<UInt32>,
    _ edges: UnsafePointer<UInt32>,
    count: Int
  ) -> Int {
    // 0 becomes the largest number.
    countPairs(ranks, edges, count, { $0 &- 1 .< $1 }, { $0 &- 1 < $1 })
  }

  static func countLower(
    _ ranks: UnsafePointer<UInt32>,
    _ others: UnsafePointer<UInt32>,
    count: Int
  ) -> Int {
    countPairs(ranks, others, count, { $0 .< $1 }, { $0 < $1 })
  }

  static func countEqual(
    _ ranks: UnsafePointer<UInt32>,
    _ others: UnsafePointer<UInt32>,
    count: Int
  ) -> Int {
    countPairs(ranks, others, count, { $0 .== $1 }, { $0 == $1 })
  }

  @inline(__always)
  private static func countPairs(
    _ some: UnsafePointer<UInt32>,
    _ others: UnsafePointer<UInt32>,
    _ count: Int,
    _ relation: (SIMD4<UInt32>, SIMD4<UInt32>) -> SIMDMask<SIMD4<Int32>>,
    _ one: (UInt32, UInt32) -> Bool
  ) -> Int {
    let even = count & ~3
    var (total, place) = (0, 0)
    while place < even {
      // The counts fit into the width of a rank.
      let end = Swift.min(even, place &+ 1 << 17)
      var counts = SIMD4<UInt32>.zero
      while place < end {
        let isRelated = relation(load(some + place), load(others + place))
        counts.replace(with: counts &+ 1, where: isRelated)
        place &+= 4
      }
      for lane in 0..<4 { total &+= Int(counts[lane]) }
    }
    while place < count {
      total &+= one(some[place], others[place]) ? 1 : 0
      place &+= 1
    }
    return total
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<UInt32>) -> SIMD4<UInt32> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<UInt32>.self)
  }
}

/// The sum of ranks, and the least and the largest one.
func sumUp<Rank: RankNumber>(
  _ ranks: UnsafePointer<Rank>,
  count: Int
) -> (sum: Int, lowest: Rank, highest: Rank) {
  var (sum, lowest, highest) = (0, Rank.max, Rank.min)
  // The sum of 1,024 ranks fits into 32 bits up to two million territories.
  var first = 0
  while first < count {
    let length = min(1024, count &- first)
    var own: UInt32 = 0
    for place in 0..<length {
      let rank = ranks[first &+ place]
      own &+= UInt32(truncatingIfNeeded: rank)
      lowest = rank < lowest ? rank : lowest
      highest = rank > highest ? rank : highest
    }
    sum &+= Int(own)
    first &+= length
  }
  return (sum, lowest, highest)
}

/// How far ranks are from others in sum, where none of them is 0.
func sumOfShifts<Rank: RankNumber>(
  _ ranks: UnsafePointer<Rank>,
  _ others: UnsafePointer<Rank>,
  count: Int
) -> Int {
  var sum = 0
  var first = 0
  while first < count {
    let length = min(1024, count &- first)
    var own: UInt32 = 0
    for place in 0..<length {
      let (rank, other) = (ranks[first &+ place], others[first &+ place])
      let (high, low) = (rank > other ? rank : other, rank > other ? other : rank)
      own &+= UInt32(truncatingIfNeeded: high &- low)
    }
    sum &+= Int(own)
    first &+= length
  }
  return sum
}
