import Testing

@testable import FragilityIndex

@Suite("The least and the largest of some numbers")
struct ExtentTests {
  @Test("are those of comparing one by one; what is absent is counted")
  func extents() {
    var generator = SplitMix64(seed: 16)
    for count in [0, 1, 7, 8, 9, 40, 1001] {
      for share in [0, 0.3, 1.0] {
        let values = (0..<count).map { _ in
          generator.number(0, 1) < share ? Double.nan : generator.number(-9, 9)
        }
        let present = values.filter { !$0.isNaN }
        let found = values.withUnsafeBufferPointer { values in
          values.baseAddress.map { extent(of: $0, count: count) }
        }
        guard let found else { continue }
        #expect(found.lowest == present.min() ?? .infinity)
        #expect(found.highest == present.max() ?? -.infinity)
        #expect(found.gaps == count - present.count)
      }
    }
    let special: [Double] = [.infinity, 1, .nan, -.infinity]
    let found = special.withUnsafeBufferPointer { special in
      special.baseAddress.map { extent(of: $0, count: 4) }
    }
    #expect(found?.lowest == -.infinity && found?.highest == .infinity && found?.gaps == 1)
  }
}
