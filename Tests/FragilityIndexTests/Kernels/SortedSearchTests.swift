import Testing

@testable import FragilityIndex

@Suite("Where a value stands among others")
struct SortedSearchTests {
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
