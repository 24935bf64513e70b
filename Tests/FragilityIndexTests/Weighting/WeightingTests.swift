import Testing

@testable import FragilityIndex

@Suite("Weights")
struct WeightingTests {
  static let choices: [Weighting] = [
    .given, .equal, .firstComponent, .rotatedComponents(RotatedComponents()),
    .rotatedComponents(
      RotatedComponents(minEigenvalue: 0.2, cumulatedShare: 1, kaiserNormalisation: false)
    ),
    .oneFactor, .entropy, .critic, .balanced(.proportional()), .balanced(.mostInformative),
  ]

  @Test("sum to 1 and are not negative", arguments: choices, 0..<12 as Range<UInt64>)
  func sums(choice: Weighting, seed: UInt64) throws {
    let count = 2 + Int(seed % 7)
    let columns = relatedColumns(count, rows: 60, seed: seed)
    let weights = try choice.weights(of: columns, nominal: nominal(count))
    #expect(weights.count == count)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-14)
    #expect(weights.allSatisfy { $0 >= 0 })
  }

  @Test("are the same to the bit in every order of rows", arguments: choices)
  func rows(choice: Weighting) throws {
    let columns = relatedColumns(5, rows: 60, seed: 21)
    var generator = SplitMix64(seed: 3)
    let order = (0..<60).shuffled(using: &generator)
    let permuted = columns.map { column in order.map { column[$0] } }
    let weights = try choice.weights(of: columns, nominal: nominal(5))
    #expect(try choice.weights(of: permuted, nominal: nominal(5)) == weights)
  }

  @Test("follow their children in every order", arguments: choices, 0..<6 as Range<UInt64>)
  func children(choice: Weighting, seed: UInt64) throws {
    let columns = relatedColumns(6, rows: 60, seed: 30 + seed)
    var generator = SplitMix64(seed: seed)
    let order = (0..<6).shuffled(using: &generator)
    let weights = try choice.weights(of: columns, nominal: nominal(6))
    let permuted = try choice.weights(
      of: order.map { columns[$0] },
      nominal: order.map { nominal(6)[$0] }
    )
    #expect(largestDifference(permuted, order.map { weights[$0] }) < 1e-10)
  }

  @Test("do not change when all scores are in another unit", arguments: choices)
  func units(choice: Weighting) throws {
    let columns = relatedColumns(4, rows: 60, seed: 9)
    let scaled = columns.map { column in column.map { 3 * $0 } }
    let weights = try choice.weights(of: columns, nominal: nominal(4))
    let other = try choice.weights(of: scaled, nominal: nominal(4))
    #expect(largestDifference(weights, other) < 1e-12)
  }

  @Test("of an only child are 1, of none are none", arguments: choices)
  func few(choice: Weighting) throws {
    for column in [[], [3], [2, 2, 2], [-1, 4]] as [[Double]] {
      #expect(try choice.weights(of: [column], nominal: [0.3]) == [1])
    }
    #expect(try choice.weights(of: [], nominal: []) == [])
  }

  @Test("given and equal need no data")
  func withoutData() throws {
    #expect(try Weighting.given.weights(of: [[], []], nominal: [3, 1]) == [0.75, 0.25])
    #expect(try Weighting.equal.weights(of: [[], [], [], []], nominal: nominal(4))[2] == 0.25)
  }

  @Test("from data are refused with too few rows", arguments: choices.dropFirst(2))
  func rowCount(choice: Weighting) {
    for count in 0...1 {
      let columns = relatedColumns(3, rows: count, seed: 1)
      #expect(throws: WeightingFailure.tooFewRows(count: count)) {
        try choice.weights(of: columns, nominal: nominal(3))
      }
    }
  }

  @Test(
    "by correlation are refused for a constant or a boundless child",
    arguments: choices.dropFirst(2).filter { $0 != .entropy }
  )
  func constant(choice: Weighting) {
    let columns = relatedColumns(2, rows: 12, seed: 1)
    let constant = [Double](repeating: 0.1, count: 12)
    #expect(throws: WeightingFailure.constant(child: 2)) {
      try choice.weights(of: columns + [constant], nominal: nominal(3))
    }
    #expect(throws: WeightingFailure.tooLarge(child: 0)) {
      try choice.weights(of: [columns[0].map { $0 * 1e300 }] + columns, nominal: nominal(3))
    }
    #expect(throws: WeightingFailure.tooLarge(child: 1)) {
      try choice.weights(of: [columns[0], columns[0].map { $0 * 1e-300 }], nominal: nominal(2))
    }
  }

  @Test(
    "that need all children to differ are refused otherwise",
    arguments: [.oneFactor, .balanced(.proportional())] as [Weighting]
  )
  func singular(choice: Weighting) {
    let columns = relatedColumns(3, rows: 12, seed: 1)
    #expect(throws: WeightingFailure.singularCorrelations) {
      try choice.weights(of: columns + [columns[1]], nominal: nominal(4))
    }
    // With no more rows than children, the last child follows from the others.
    #expect(throws: WeightingFailure.singularCorrelations) {
      try choice.weights(of: relatedColumns(5, rows: 5, seed: 2), nominal: nominal(5))
    }
  }

  private func nominal(_ count: Int) -> [Double] { (0..<count).map { Double($0 % 3) + 0.5 } }
}
