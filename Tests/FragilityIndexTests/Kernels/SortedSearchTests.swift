import Testing

@testable import FragilityIndex

@Suite("Where a value stands among others")
struct SortedSearchTests {
  @Test(
    "is found in buckets as by halves, for values among others, between them, beyond them and absent",
    arguments: [1, 10, 1e9]
  )
  func buckets(step: Double) {
    var generator = SplitMix64(seed: 15)
    for count in [1024, 1500, 40_000] {
      var reference = (0..<count).map { _ in (generator.number(-50, 50) * step).rounded() / step }
      // With one far away all others are in one bucket.
      for far in [50, 51, 1e30] {
        reference[count / 2] = far
        let sorted = reference.sorted()
        let values =
          reference + [-51, 49.999, 52, .infinity, -.infinity, -0.0]
          + sorted.prefix(500).map(\.nextUp) + [.nan]
        let (below, within) = standings(of: values, in: sorted)
        for place in stride(from: 0, to: values.count, by: 17) where !values[place].isNaN {
          let found = sorted.withUnsafeBufferPointer {
            FragilityIndex.standing(of: values[place], in: $0)
          }
          #expect(Int(below[place]) == found.below)
          #expect(Int(within[place]) == found.below + found.equal)
        }
      }
    }
  }

  @Test("is how many are less and how many are equal")
  func standing() {
    var generator = SplitMix64(seed: 14)
    for count in 0...40 {
      for limit in [1.0, 4, 1000] {
        let sorted = (0..<count).map { _ in generator.number(0, limit).rounded() }.sorted()
        let values = sorted + [-1, 0, 0.5, 3, limit, limit + 1]
        for value in values {
          let (below, equal) = sorted.withUnsafeBufferPointer {
            FragilityIndex.standing(of: value, in: $0)
          }
          #expect(below == sorted.count { $0 < value })
          #expect(equal == sorted.count { $0 == value })
        }
        guard count > 0 else { continue }
        let (below, within) = standings(of: values, in: sorted)
        #expect(below == values.map { value in UInt32(sorted.count { $0 < value }) })
        #expect(within == values.map { value in UInt32(sorted.count { $0 <= value }) })
      }
    }
  }
}
