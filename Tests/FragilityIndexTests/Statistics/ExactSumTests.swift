import Testing

@testable import FragilityIndex

@Suite("The exact sum")
struct ExactSumTests {
  private func sum(_ terms: some Sequence<Double>) -> Double {
    var sum = ExactSum()
    for term in terms { sum.add(term) }
    return sum.value
  }

  @Test(
    "is the exact sum rounded once, ties to even",
    arguments: [
      ([], 0),
      ([-0.0], 0),
      ([1e16, 1, -1e16], 1),
      ([1e308, 1e308, -1e308, -1e308], 0),
      ([1e308, 1, -1e308], 1),
      ([1e308, 1e308, -1e308], 1e308),
      (
        [.greatestFiniteMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude],
        0x1.fffffffffffffp1023
      ),
      ([0x1p53, 1], 0x1p53),
      ([0x1p53, 1, 0x1p-1074], 0x1p53 + 2),
      ([0x1p53, 3], 0x1p53 + 4),
      ([0x1p53, 1, 1], 0x1p53 + 2),
      ([0x1p53 + 2, 1], 0x1p53 + 4),
      ([-0x1p53, -1, -0x1p-1074], -0x1p53 - 2),
      ([1, 0x1p-53], 1),
      ([1, 0x1p-53, 0x1p-1074], 1 + 0x1p-52),
      ([1, 0x1p-53, -0x1p-1074], 1),
      ([1 + 0x1p-52, 0x1p-53], 1 + 0x1p-51),
      ([1, 0x1p100, 1, -0x1p100], 2),
      ([0x1p-1074, 0x1p-1074], 0x1p-1073),
      ([0x1p-1022, -0x1p-1074], (0x1p-1022).nextDown),
      ([(0x1p-1022).nextDown, 0x1p-1074], 0x1p-1022),
      ([-0x1p-1074], -0x1p-1074),
      ([0.1, 0.2, 0.3, -0.6], 0x1p-55),
      ([0x1p31, 0x1p31, 0x1p32, -0x1p33], 0),
    ] as [([Double], Double)]
  )
  func isExact(terms: [Double], expected: Double) {
    #expect(sum(terms) == expected)
    #expect(sum(terms.reversed()) == expected)
  }

  @Test("of a million tenths is a hundred thousand")
  func manyTerms() {
    #expect(sum(repeatElement(0.1, count: 100_000)) == 10_000)
    #expect(
      sum(repeatElement(-0x1.fffffffffffffp1000, count: 5000)) == -5000 * 0x1.fffffffffffffp1000
    )
  }

  @Test("beyond the largest double is infinite, and comes back when the terms do")
  func overflow() {
    let largest = Double.greatestFiniteMagnitude
    #expect(sum([largest, largest]) == .infinity)
    #expect(sum([-largest, -largest]) == -.infinity)
    #expect(sum([largest, 0x1p969]) == largest)
    #expect(sum([largest, 0x1p970]) == .infinity)
    #expect(sum([largest, largest, -largest, -largest, 7]) == 7)
  }

  @Test("treats infinite and NaN terms as ordinary addition does")
  func specialTerms() {
    #expect(sum([1, .infinity, 2]) == .infinity)
    #expect(sum([-.infinity, 1e308]) == -.infinity)
    #expect(sum([.infinity, -.infinity]).isNaN)
    #expect(sum([1, .nan]).isNaN)
    #expect(sum([.nan, .infinity]).isNaN)
  }

  @Test("agrees with an independent exact algorithm", arguments: 0..<40)
  func agreesWithPartials(seed: UInt64) {
    let terms = randomTerms(seed: seed, count: 200)
    #expect(sum(terms) == sumOfPartials(terms))
  }

  @Test("does not depend on the order of the terms", arguments: 0..<10)
  func permutations(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var terms = randomTerms(seed: seed, count: 3000)
    let expected = sum(terms).bitPattern
    for _ in 0..<3 {
      terms.shuffle(using: &generator)
      #expect(sum(terms).bitPattern == expected)
    }
  }

  @Test(
    "of many values, and of their squared distances, is that of one after the other",
    arguments: [0, 1, 7, 8, 9, 1000, 4096, 4097, 9000]
  )
  func manyAtATime(count: Int) {
    let hard = hardNumbers(count, seed: UInt64(count))
    var columns: [[Double]] = [randomTerms(seed: UInt64(count), count: count)]
    columns.append((0..<count).map { 17 + 0.1 * Double($0 % 1000) })
    columns.append(hard.map { $0.isInfinite ? .nan : $0 })
    columns.append(hard.map { abs($0) < 1e300 ? $0 : 0x1p-1030 })
    columns.append((0..<count).map { $0 % 2 == 0 ? 1e150 : -1e-150 })
    columns.append([Double](repeating: 0, count: count))
    columns.append((0..<count).map { $0 == count / 2 ? .infinity : 1 })
    for values in columns {
      let present = values.filter { !$0.isNaN }
      var found = ExactSum()
      found.add(values)
      #expect(found.value.bitPattern == sum(present).bitPattern)
      for centre in [0, 66.95, -1e-9] {
        var squares = ExactSum()
        squares.add(values, squaredFrom: centre)
        let expected = sum(present.map { ($0 - centre) * ($0 - centre) })
        #expect(squares.value.bitPattern == expected.bitPattern)
      }
    }
  }

  @Test("can be read and then added to")
  func readingInBetween() {
    var sum = ExactSum()
    sum.add(1e16)
    #expect(sum.value == 1e16)
    sum.add(1)
    sum.add(-1e16)
    #expect(sum.value == 1)
    sum.add(-2)
    #expect(sum.value == -1)
  }

  /// Numbers of both signs over many orders of magnitude, some of which cancel.
  private func randomTerms(seed: UInt64, count: Int) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var terms: [Double] = []
    while terms.count < count {
      let exponent = Int(generator.next() % 120) - 60
      let term = Double(
        sign: generator.next() & 1 == 0 ? .plus : .minus,
        exponent: exponent,
        significand: 1 + generator.unit()
      )
      terms.append(term)
      if generator.next() % 3 == 0 { terms.append(-term) }
    }
    return terms
  }

  /// Shewchuk's algorithm: partial sums that do not overlap, rounded once at the end.
  private func sumOfPartials(_ terms: [Double]) -> Double {
    var partials: [Double] = []
    for term in terms {
      var x = term
      var kept: [Double] = []
      for partial in partials {
        let (large, small) = abs(x) < abs(partial) ? (partial, x) : (x, partial)
        let high = large + small
        let low = small - (high - large)
        if low != 0 { kept.append(low) }
        x = high
      }
      partials = kept + [x]
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let next = partials.popLast() {
      let before = high
      high = before + next
      low = next - (high - before)
      if low != 0 { break }
    }
    if let next = partials.last, (low < 0) == (next < 0), low != 0 {
      let doubled = low * 2
      let rounded = high + doubled
      if rounded - high == doubled { high = rounded }
    }
    return high
  }
}
