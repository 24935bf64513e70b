import Testing

@testable import FragilityIndex

@Suite("Quantiles of many series")
struct DrawQuantilesTests {
  @Test("are those of sorting, to the last bit, series after series")
  func exact() {
    var generator = SplitMix64(seed: 3)
    let probabilities = [0.05, 0.5, 0.95, 0, 1, 0.123, 0.5]
    var quantiles = DrawQuantiles(probabilities, length: 5000)
    for count in [1, 2, 3, 20, 999, 5000, 7] {
      let series: [[Double]] = [
        (0..<count).map { _ in generator.number(-5, 5) },
        (0..<count).map { _ in generator.number(0, 9).rounded() },
        (0..<count).map { $0 == 0 ? 1e12 : generator.number(0, 1) },
        (0..<count).map { _ in 4 },
      ]
      for values in series {
        values.withUnsafeBufferPointer {
          quantiles.find(in: $0, from: values.min() ?? 0, to: values.max() ?? 0)
        }
        let found = quantiles.found
        #expect(found == type7Quantiles(probabilities, ofSorted: values.sorted()))
      }
    }
  }

  @Test("of whole numbers are those of sorting", arguments: [1, 2])
  func wholeNumbers(unit: Int) {
    var generator = SplitMix64(seed: 9)
    let probabilities = [0.05, 0.5, 0.95, 0, 1]
    var quantiles = DrawQuantiles(probabilities, length: 3000)
    for count in [1, 2, 17, 400, 3000, 5] {
      // Fewer numbers than bins, many more, and all the same.
      for limit in [5.0, 900, 65_000, 0] {
        let numbers = (0..<count).map { _ in UInt16(generator.number(0, limit)) + 7 }
        numbers.withUnsafeBufferPointer {
          quantiles.find(in: $0, from: numbers.min() ?? 0, to: numbers.max() ?? 0, per: unit)
        }
        let found = quantiles.found
        let sorted = numbers.map { Double($0) / Double(unit) }.sorted()
        #expect(found == type7Quantiles(probabilities, ofSorted: sorted))
      }
    }
  }

  @Test("of no value do not exist")
  func empty() {
    var quantiles = DrawQuantiles([0.5], length: 4)
    quantiles.find(in: UnsafeBufferPointer<Double>(start: nil, count: 0), from: 0, to: 0)
    let found = quantiles.found
    #expect(found.count == 1 && found[0].isNaN)
  }
}
