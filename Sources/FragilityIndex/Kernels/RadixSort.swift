// Sorting doubles by the digits of their bits: O(n), where comparing takes O(n log n) and mispredicts every other branch.

extension Double {
  /// A whole number that is ordered as the double is.
  ///
  /// Edge cases: -0 stands just below 0; not for NaN.
  var orderedBits: UInt64 {
    let bits = bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The double with some ordered bits.
  init(orderedBits bits: UInt64) {
    self.init(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits)
  }
}

/// One digit of a key has 11 bits, of which six digits make 64.
private let digitBits = 11
private let digitCount = 6
private let digitSize = 1 << digitBits

/// How many keys have each value of each digit.
private func digitCounts(of keys: [UInt64]) -> [Int32] {
  var counts = [Int32](repeating: 0, count: digitCount * digitSize)
  counts.withUnsafeMutableBufferPointer { counts in
    for key in keys {
      for digit in 0..<digitCount {
        let value = Int(truncatingIfNeeded: key >> UInt64(digit * digitBits)) & (digitSize - 1)
        counts[digit * digitSize + value] &+= 1
      }
    }
  }
  return counts
}

/// Where the keys of each value of a digit begin, or `nil` if they all have the same.
private func starts(of digit: Int, _ counts: [Int32], total: Int) -> [Int]? {
  let own = counts[digit * digitSize..<(digit + 1) * digitSize]
  guard !own.contains(where: { Int($0) == total }) else { return nil }
  var next = 0
  return own.map { count in
    defer { next += Int(count) }
    return next
  }
}

/// The keys in increasing order.
func radixSorted(_ keys: [UInt64]) -> [UInt64] {
  let counts = digitCounts(of: keys)
  var (from, to) = (keys, [UInt64](repeating: 0, count: keys.count))
  for digit in 0..<digitCount {
    guard var next = starts(of: digit, counts, total: keys.count) else { continue }
    let shift = UInt64(digit * digitBits)
    from.withUnsafeBufferPointer { from in
      to.withUnsafeMutableBufferPointer { to in
        next.withUnsafeMutableBufferPointer { next in
          for key in from {
            let value = Int(truncatingIfNeeded: key >> shift) & (digitSize - 1)
            to[next[value]] = key
            next[value] &+= 1
          }
        }
      }
    }
    swap(&from, &to)
  }
  return from
}

/// The keys in increasing order, and the positions they had; equal ones keep their order.
func radixOrder(of keys: [UInt64]) -> (keys: [UInt64], positions: [Int32]) {
  let counts = digitCounts(of: keys)
  var order = (0..<keys.count).map(Int32.init(truncatingIfNeeded:))
  var other = order
  var (from, to) = (keys, [UInt64](repeating: 0, count: keys.count))
  for digit in 0..<digitCount {
    guard var next = starts(of: digit, counts, total: keys.count) else { continue }
    let shift = UInt64(digit * digitBits)
    from.withUnsafeBufferPointer { from in
      to.withUnsafeMutableBufferPointer { to in
        order.withUnsafeBufferPointer { order in
          other.withUnsafeMutableBufferPointer { other in
            next.withUnsafeMutableBufferPointer { next in
              for position in from.indices {
                let key = from[position]
                let value = Int(truncatingIfNeeded: key >> shift) & (digitSize - 1)
                to[next[value]] = key
                other[next[value]] = order[position]
                next[value] &+= 1
              }
            }
          }
        }
      }
    }
    swap(&from, &to)
    swap(&order, &other)
  }
  return (from, order)
}
