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

  @Test("of 0 and -0, which are equal, -0 is selected and sorted first", arguments: [900, 9000])
  func zeros(count: Int) {
    let column = (0..<count).map { $0 % 3 == 0 ? 0 : $0 % 3 == 1 ? -0.0 : Double($0 - count / 2) }
    let sorted = radixSorted(column.map(\.orderedBits)).map(Double.init(orderedBits:))
    let ranks = Array(0..<31) + [count / 4, count / 3, count / 2, count * 2 / 3, count - 1]
    let found = OrderStatistics(of: column).values(ofRanks: ranks)
    for rank in ranks { #expect(found[rank]?.bitPattern == sorted[rank].bitPattern) }
    #expect(bits(column.sortedPresent()) == bits(count < 4096 ? column.sorted() : sorted))
  }

  @Test("infinite values are selected as others are")
  func infinite() {
    let column = hardNumbers(6000, seed: 3)
    let sorted = column.filter { !$0.isNaN }.sorted()
    let found = OrderStatistics(of: column)
    #expect(found.count == sorted.count)
    let ranks = stride(from: 0, to: sorted.count, by: 217)
    #expect(
      found.values(ofRanks: Array(ranks))
        == Dictionary(
          uniqueKeysWithValues: ranks.map { ($0, sorted[$0]) }
        )
    )
  }

  @Test(
    "spread values are sorted by buckets as by their bits",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func spread(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let column = (0..<20_000).map { _ -> Double in
      switch random.next() % 4 {
      case 0 where seed % 2 == 0: Double(absent: .suppressed)
      case 1: (random.number(-20, 20) * Double(seed)).rounded() / Double(seed)
      case 2 where random.next() % 50 == 0: random.next() % 2 == 0 ? 0 : -0.0
      default: random.number(-20, 90)
      }
    }
    let expected = radixSorted(column.filter { !$0.isNaN }.map(\.orderedBits))
    let isSame = spreadSorted(column)?.map(\.orderedBits) == expected
    #expect(isSame)
  }

  @Test("values that lie close together, or without a range, are left to the sort by their bits")
  func close() {
    var random = SplitMix64(seed: 2)
    let crowd = (0..<20_000).map { _ in random.number(0, 1) }
    #expect(spreadSorted(crowd) != nil)
    #expect(spreadSorted(crowd + [1e30]) == nil)
    #expect((crowd + [1e30]).sortedPresent() == crowd.sorted() + [1e30])
    #expect(spreadSorted([Double](repeating: 7, count: 5000)) == nil)
    #expect(spreadSorted(crowd + [.infinity]) == nil)
    #expect(spreadSorted([Double](repeating: .nan, count: 5000)) == nil)
    #expect(spreadSorted([]) == nil)
    #expect([Double](repeating: .nan, count: 5000).sortedPresent().isEmpty)
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
