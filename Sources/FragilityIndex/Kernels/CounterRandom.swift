/// Random numbers without a state: the number of a slot follows from the seed, the stream and the slot alone.
///
/// Philox 2x64 with 7 rounds (J. Salmon, M. Moraes, R. Dror and D. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011), which passes the tests of BigCrush: the seed is the key, slot and stream are the counter, and the first
/// word of the block is the number. Any thread can compute any number in any order, and two streams, or two seeds, have
/// nothing to do with each other.
package struct CounterRandom: Sendable, Hashable {
  private let seed: UInt64
  private let stream: UInt64

  /// Chooses a sequence of numbers.
  ///
  /// - Parameters:
  ///   - seed: The number that everything random follows from.
  ///   - stream: Which of its sequences, such as the number of a replicate.
  package init(seed: UInt64, stream: UInt64) {
    self.seed = seed
    self.stream = stream
  }

  /// 64 random bits.
  package func bits(_ slot: UInt64) -> UInt64 {
    var (first, second, key) = (slot, stream, seed)
    for _ in 0..<7 {
      let product = first.multipliedFullWidth(by: 0xD2B7_4407_B1CE_6E93)
      first = product.high ^ key ^ second
      second = product.low
      key &+= 0x9E37_79B9_7F4A_7C15
    }
    return first
  }

  /// A number between 0 and 1, never one of them: the middle of one of 2^52 equal parts.
  package func uniform(_ slot: UInt64) -> Double { openUnit(bits(slot)) }

  /// A whole number from 0 to below a count.
  ///
  /// The high word of the product of the bits and the count (D. Lemire, "Fast random integer generation in an
  /// interval", 2019). No number is more likely than another by more than `count / 2^64` of its probability.
  ///
  /// - Parameters:
  ///   - count: How many numbers there are, at least 1.
  ///   - slot: The slot.
  /// - Returns: The number.
  package func below(_ count: Int, _ slot: UInt64) -> Int {
    precondition(count > 0, "there is a number to choose")
    return Int(bits(slot).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A number from the standard normal distribution, by its quantile.
  package func normal(_ slot: UInt64) -> Double { normalQuantile(uniform(slot)) }
}

/// The middle of the one of 2^52 equal parts of the unit interval that the high bits name.
func openUnit(_ bits: UInt64) -> Double {
  (Double(bits >> 12) + 0.5) * 0x1p-52
}
