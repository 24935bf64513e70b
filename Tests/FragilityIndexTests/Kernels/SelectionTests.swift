import Testing

@testable import FragilityIndex

/// Values of every size and sign, many of them equal, with gaps.
private func values(_ count: Int, seed: UInt64) -> [Double] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    switch Int.random(in: 0..<6, using: &random) {
    case 0: Double(absent: .suppressed)
    case 1: Double(Int.random(in: -3...3, using: &random))
    case 2: Double.random(in: -1e-300...1e-300, using: &random)
    case 3: Double.random(in: -1e300...1e300, using: &random)
    case 4: Double.random(in: 0...1, using: &random)
    default: Double.random(in: 100...101, using: &random)
    }
  }
}

@Suite("Selecting and sorting by the bits of numbers")
struct SelectionTests {
  @Test(
    "quantiles by selection are those of sorted values",
    arguments: [1, 2, 5, 900, 5000, 70_000]
  )
  func quantiles(count: Int) {
    let column = values(count, seed: UInt64(count))
    let sorted = column.filter { !$0.isNaN }.sorted()
    let probabilities = [0, 0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.975, 1]
    let found = type7Quantiles(probabilities, of: column)
    #expect(found == type7Quantiles(probabilities, ofSorted: sorted))
    let many = (0...300).map { Double($0) / 300 }
    #expect(type7Quantiles(many, of: column) == type7Quantiles(many, ofSorted: sorted))
  }

  @Test("one value many times is found without end", arguments: [2.5, 0, -1e9])
  func equal(value: Double) {
    let column = [Double](repeating: value, count: 100_000)
    #expect(type7Quantiles([0, 0.3, 1], of: column) == [value, value, value])
  }

  @Test("radix order is the order of numbers, and stable", arguments: [0, 1, 10, 3000, 20_000])
  func order(count: Int) {
    let column = values(count, seed: 7).filter { !$0.isNaN }
    let keys = column.map(\.orderedBits)
    #expect(keys.map(Double.init(orderedBits:)) == column)
    #expect(radixSorted(keys).map(Double.init(orderedBits:)) == column.sorted())
    let (sorted, positions) = radixOrder(of: keys)
    #expect(sorted == radixSorted(keys))
    let expected = column.indices.sorted {
      (column[$0].orderedBits, $0) < (column[$1].orderedBits, $1)
    }
    #expect(positions.map(Int.init) == expected)
  }

  @Test("codes in order are told without an index, others are not")
  func increasing() {
    #expect(TextColumn(["01", "010", "02", "2A"]).isStrictlyIncreasing)
    #expect(!TextColumn(["01", "01"]).isStrictlyIncreasing)
    #expect(!TextColumn(["02", "01"]).isStrictlyIncreasing)
    #expect(!TextColumn(["", ""]).isStrictlyIncreasing)
    #expect(TextColumn().isStrictlyIncreasing)
  }

  @Test("flags of a walk over the table are those of each territory")
  func flags() throws {
    let example = try MixedExample(rows: 5000, seed: 11)
    let result = try example.method.index(of: example.table, threads: 2)
    let words = result.columns(flags: true, threads: 2).flags
    for row in stride(from: 0, to: 5000, by: 7) {
      #expect(words[row] == result.flags(of: row).map(\.word).joined(separator: " "))
    }
  }
}
