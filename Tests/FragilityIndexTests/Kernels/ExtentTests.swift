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

  @Test("come with their sum, which adds up every eighth number on its own", arguments: 1...40)
  func sums(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let numbers = (0..<count).map { _ in generator.number(-1, 1000) }
    let together = count / 8 * 8
    var expected = 0.0
    for lane in 0..<8 {
      expected += stride(from: lane, to: together, by: 8).reduce(0) { $0 + numbers[$1] }
    }
    for number in numbers[together...] { expected += number }
    numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return }
      let found = sum(of: start, count: count)
      #expect(found.sum == expected)
      #expect(found.lowest == numbers.min() && found.highest == numbers.max())
    }
  }
}
