import Testing

@testable import FragilityIndex

@Suite("Random numbers by counter")
struct CounterRandomTests {
  private static let count = 100_000

  // The lines "philox2x64 7" of the file kat_vectors of Random123: counter, key, first word.
  @Test("are those of Philox 2x64 with 7 rounds")
  func knownAnswers() {
    let cases: [(slot: UInt64, stream: UInt64, seed: UInt64, expected: UInt64)] = [
      (0, 0, 0, 0xb41d_a69f_bfef_c666),
      (.max, .max, .max, 0xa469_6cc0_4462_015d),
      (
        0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0,
        0x98ed_1534_392b_f372
      ),
    ]
    for (slot, stream, seed, expected) in cases {
      #expect(CounterRandom(seed: seed, stream: stream).bits(slot) == expected)
    }
  }

  /// One long sequence along each of the three numbers that choose a value.
  private static let sequences: [@Sendable (UInt64) -> Double] = [
    { CounterRandom(seed: 7, stream: 3).uniform($0) },
    { CounterRandom(seed: 7, stream: $0).uniform(3) },
    { CounterRandom(seed: $0, stream: 7).uniform(3) },
  ]

  @Test(
    "fill the unit interval evenly along slots, streams and seeds",
    arguments: sequences.indices
  )
  func uniform(along axis: Int) {
    let values = (0..<UInt64(Self.count)).map(Self.sequences[axis])
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    // Five standard errors.
    let n = Double(Self.count)
    let moments = Moments(of: values)
    #expect(abs(moments.mean - 0.5) < 5 / (12 * n).squareRoot())
    let variance = moments.standardDeviation * moments.standardDeviation
    #expect(abs(variance - 1.0 / 12) < 5 / (180 * n).squareRoot())
    for lag in [1, 2, 16, 256] {
      let r = pearsonCoefficient(Array(values.dropLast(lag)), Array(values.dropFirst(lag)))
      #expect(abs(r) < 5 / n.squareRoot(), "\(lag)")
    }
    #expect(abs(chiSquare(values.map { Int($0 * 256) }, bins: 256) - 255) < 5 * 510.0.squareRoot())
    let lowBits = values.map { Int(($0 * 0x1p52).truncatingRemainder(dividingBy: 256)) }
    #expect(abs(chiSquare(lowBits, bins: 256) - 255) < 5 * 510.0.squareRoot())
    let pairs = zip(values, values.dropFirst()).map { Int($0 * 16) * 16 + Int($1 * 16) }
    #expect(abs(chiSquare(pairs, bins: 256) - 255) < 5 * 510.0.squareRoot())
  }

  @Test("of neighbouring seeds and streams have nothing to do with each other")
  func independence() {
    func values(_ seed: UInt64, _ stream: UInt64) -> [Double] {
      let random = CounterRandom(seed: seed, stream: stream)
      return (0..<UInt64(Self.count)).map(random.uniform)
    }
    let bound = 5 / Double(Self.count).squareRoot()
    for (seed, stream) in [(1, 0), (0, 1), (1, 1), (1 << 63, 0), (0, 1 << 63)] as [(UInt64, UInt64)]
    {
      #expect(abs(pearsonCoefficient(values(0, 0), values(seed, stream))) < bound)
    }
  }

  @Test("change half of their bits when any bit of slot, stream or seed changes", arguments: 0..<64)
  func avalanche(bit: Int) {
    let flip: UInt64 = 1 << UInt64(bit)
    var changed = [0, 0, 0]
    for i in 0..<200 as Range<UInt64> {
      let bits = CounterRandom(seed: 5, stream: 9).bits(i)
      changed[0] += (bits ^ CounterRandom(seed: 5, stream: 9).bits(i ^ flip)).nonzeroBitCount
      changed[1] += (bits ^ CounterRandom(seed: 5, stream: 9 ^ flip).bits(i)).nonzeroBitCount
      changed[2] += (bits ^ CounterRandom(seed: 5 ^ flip, stream: 9).bits(i)).nonzeroBitCount
    }
    // 12800 bits, six standard deviations of 57.
    #expect(changed.allSatisfy { abs($0 - 6400) < 340 }, "\(changed)")
  }

  @Test("below a count are equally frequent", arguments: [1, 2, 7, 100, 1000])
  func below(count: Int) {
    let random = CounterRandom(seed: 11, stream: 0)
    let found = (0..<UInt64(Self.count)).map { random.below(count, $0) }
    #expect(found.allSatisfy { 0..<count ~= $0 })
    let freedom = Double(count - 1)
    #expect(abs(chiSquare(found, bins: count) - freedom) <= 5 * (2 * freedom).squareRoot())
  }

  @Test("of the normal distribution have its first four moments")
  func normal() {
    let random = CounterRandom(seed: 2, stream: 5)
    let shape = Shape(of: (0..<UInt64(Self.count)).map(random.normal))
    let n = Double(Self.count)
    #expect(abs(shape.mean) < 5 / n.squareRoot())
    #expect(abs(shape.skewness) < 5 * (6 / n).squareRoot())
    #expect(abs(shape.kurtosis) < 5 * (24 / n).squareRoot())
  }

  @Test("are never 0 or 1, whatever the bits")
  func ends() {
    #expect(openUnit(0) == 0x1p-53)
    #expect(openUnit(.max) == 1 - 0x1p-53)
  }

  /// Pearson's statistic of equal expected frequencies.
  private func chiSquare(_ found: [Int], bins: Int) -> Double {
    var frequencies = [Double](repeating: 0, count: bins)
    for bin in found { frequencies[bin] += 1 }
    let expected = Double(found.count) / Double(bins)
    return frequencies.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }
}
