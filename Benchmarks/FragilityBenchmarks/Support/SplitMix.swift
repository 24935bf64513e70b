import Foundation

/// A generator of random numbers with a seed (Steele, Lea and Flood, 2014).
struct SplitMix {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number above 0, up to 1.
  mutating func unit() -> Double {
    Double((next() >> 11) + 1) * 0x1p-53
  }

  /// A number of the normal distribution (Box and Muller, 1958).
  mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
    let radius = (-2 * log(unit())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * unit())
  }

  /// A number of the gamma distribution of shape 2: the sum of two exponential ones.
  mutating func gamma2(scale: Double) -> Double {
    -scale * log(unit() * unit())
  }
}
