import Testing

@testable import FragilityIndex

@Suite("Places outside of an interval")
struct OutsideTests {
  @Test("are those of numbers below or above it, of gaps and of what is marked, of any count")
  func oneByOne() {
    var random = SplitMix64(seed: 5)
    for count in 0..<100 {
      let values = (0..<count).map { _ in
        let number = random.number(-1, 1)
        return random.next() % 9 == 0 ? Double(absent: .suppressed) : (8 * number).rounded() / 8
      }
      let marks = values.map { _ in random.next() % 7 == 0 }
      for (lowest, highest) in [(-0.5, 0.25), (-.infinity, .infinity), (.infinity, -.infinity)] {
        for marked in [[], marks] {
          let found = values.withUnsafeBufferPointer { values in
            marked.withUnsafeBufferPointer {
              places(outside: lowest, highest, in: values, marked: $0)
            }
          }
          let expected = values.indices.filter { place in
            !(values[place] >= lowest && values[place] <= highest)
              || (!marked.isEmpty && marked[place])
          }
          #expect(found == expected.map { UInt32($0) })
        }
      }
    }
  }
}
