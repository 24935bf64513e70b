import Testing

@testable import FragilityIndex

@Suite("Quantiles of type 7")
struct QuantilesTests {
  @Test("agree with R on the raw indicators of the ASEM example")
  func golden() throws {
    let raw = try Golden("asem/raw")
    let file = try Golden("asem/quantiles_raw_type7")
    let ids = file.texts("iCode")
    let names = ["5%", "25%", "50%", "75%", "95%"]
    let columns = names.map(file.column)
    #expect(ids.count == 49)
    for (row, id) in ids.enumerated() {
      let quantiles = type7Quantiles(
        [0.05, 0.25, 0.5, 0.75, 0.95],
        ofSorted: raw.column(id).encoded.sortedPresent()
      )
      let expected = try columns.map { try #require($0[row].number) }
      for (found, known) in zip(quantiles, expected) {
        #expect(isClose(found, known), "\(id)")
      }
    }
  }

  @Test("without values are none")
  func empty() {
    #expect(type7Quantiles([0, 0.5, 1], ofSorted: []).isEmpty)
    #expect(type7Quantiles([], ofSorted: [1, 2]).isEmpty)
  }

  @Test("of one value are that value")
  func single() {
    #expect(type7Quantiles([0, 0.3, 0.5, 1], ofSorted: [4]) == [4, 4, 4, 4])
  }

  @Test("are the ends at 0 and 1, and linear in between")
  func linear() {
    let quantiles = type7Quantiles([0, 0.25, 0.5, 0.625, 1], ofSorted: [1, 2, 4, 8, 16])
    #expect(quantiles == [1, 2, 4, 6, 16])
  }

  @Test("of equal values are that value, to the last bit", arguments: 2...40)
  func constants(count: Int) {
    let tenths = (1...9).map { Double($0) / 10 }
    for value in [0.1, 1.0 / 3, 12.3, 0.7, 0x1p-1030, 43.9, -17.1] {
      let quantiles = type7Quantiles(tenths, ofSorted: [Double](repeating: value, count: count))
      #expect(quantiles == [Double](repeating: value, count: 9), "\(count) times \(value)")
    }
  }

  @Test("at an order statistic are that value, to the last bit", arguments: 1...30)
  func orderStatistics(step: Int) {
    let values = (0...(10 * step)).map(Double.init)
    let deciles = type7Quantiles((1...9).map { Double($0) / 10 }, ofSorted: values)
    #expect(deciles == (1...9).map { Double($0 * step) })
  }

  @Test("lie between the order statistics around them, in increasing order", arguments: 0..<20)
  func order(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int(generator.next() % 40) + 2
    let sorted = (0..<count).map { _ in (generator.number(-3, 3) * 10).rounded() / 10 }.sorted()
    let probabilities = (0...50).map { Double($0) / 50 }
    let quantiles = type7Quantiles(probabilities, ofSorted: sorted)
    for (probability, quantile) in zip(probabilities, quantiles) {
      let position = Double(count - 1) * probability
      #expect(quantile >= sorted[Int(position.rounded(.down))])
      #expect(quantile <= sorted[Int(position.rounded(.up))])
    }
    #expect(quantiles == quantiles.sorted())
  }

  @Test("count values below and not above a bound")
  func counting() {
    let sorted = [1.0, 2, 2, 2, 5]
    #expect([0, 1, 2, 3, 5, 6].map { sorted.countBelow($0) } == [0, 0, 1, 4, 4, 5])
    #expect([0, 1, 2, 3, 5, 6].map { sorted.countNotAbove($0) } == [0, 1, 4, 4, 5, 5])
    #expect([Double]().countBelow(1) == 0)
    #expect([Double]().countNotAbove(1) == 0)
  }

  @Test("are taken of the values that are present")
  func presentValues() {
    #expect([3, Double(absent: .suppressed), -1, .nan, 2].sortedPresent() == [-1, 2, 3])
  }
}
