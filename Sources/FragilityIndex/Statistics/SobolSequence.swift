/// The low-discrepancy sequence of Sobol', whose points fill the unit cube more evenly than random ones.
///
/// Coordinate `j` of point `n` is the exclusive or of the direction numbers `v_jk` over the bits `k` of the Gray code
/// `n ^ (n >> 1)` (I. Antonov and V. Saleev, 1979), with the primitive polynomials and initial numbers of S. Joe and
/// F. Kuo, "Constructing Sobol' sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008). Any
/// point is computed without the ones before it. With a seed each coordinate is shifted digit by digit, by an exclusive
/// or with random bits (P. L'Ecuyer and C. Lemieux, "Recent advances in randomized quasi-Monte Carlo methods", 2002):
/// evenness stays, and every point is uniform in the cube.
///
/// Shape: the points from 0 to below a power of two are the most even; other numbers of points lose some of that.
///
/// Edge cases: without a seed the first point is 0 in all dimensions; with a seed no coordinate is ever 0 or 1.
package struct SobolSequence: Sendable {
  /// How many dimensions a sequence can have.
  package static let maximumDimensions = 1 + SobolDirections.others.count

  /// How many dimensions this one has.
  package let dimensions: Int
  private let directions: [UInt32]
  private let shifts: [UInt64]?

  /// Prepares a sequence.
  ///
  /// - Parameters:
  ///   - dimensions: How many coordinates a point has, from 1 to ``maximumDimensions``.
  ///   - seed: What the shift follows from; `nil` for the sequence itself.
  package init(dimensions: Int, seed: UInt64?) {
    precondition(
      1...Self.maximumDimensions ~= dimensions,
      "the table has numbers for all dimensions"
    )
    self.dimensions = dimensions
    directions = (0..<dimensions).flatMap(SobolDirections.numbers(ofDimension:))
    shifts = seed.map { seed in
      let random = CounterRandom(seed: seed, stream: Self.streamOfShifts)
      return (0..<dimensions).map { random.bits(UInt64($0)) }
    }
  }

  /// One coordinate of a point.
  ///
  /// - Parameters:
  ///   - point: The number of the point, from 0 to below 2^32.
  ///   - dimension: The coordinate, from 0.
  /// - Returns: A number from 0 to below 1.
  package func value(_ point: Int, _ dimension: Int) -> Double {
    precondition(0..<dimensions ~= dimension, "the sequence has the dimension")
    guard let number = UInt32(exactly: point) else { preconditionFailure("a point below 2^32") }
    var gray = number ^ (number >> 1)
    var digits: UInt32 = 0
    while gray != 0 {
      digits ^= directions[32 * dimension + gray.trailingZeroBitCount]
      gray &= gray - 1
    }
    guard let shifts else { return Double(digits) * 0x1p-32 }
    return openUnit(UInt64(digits) << 32 ^ shifts[dimension])
  }

  /// A stream that no replicate has.
  private static let streamOfShifts: UInt64 = 0xFFFF_736F_626F_6C27
}
