import Testing

@testable import FragilityIndex

@Suite("The weights for which a territory is among the most fragile")
struct ShareRangeTests {
  private let rows: [[Double?]] = [[100, 0], [80, 60], [0, 90], [10, 10], [20, 20]]

  private func index(
    _ rows: [[Double?]],
    weights: [Double] = [1, 1],
    _ adapt: (inout FragilityMethod.Rules) -> Void = { _ in }
  ) throws -> IndexResult {
    let dimensions = weights.enumerated().map { dimension("d\($0)", weight: $1) }
    let indicators = weights.indices.map { indicator("i\($0)", in: "d\($0)") }
    return try score(
      rows,
      by: method(dimensions: dimensions, indicators) { rules in
        rules.normalisation = .none
        rules.missing = MissingPolicy(minWeightShare: 0.3)
        adapt(&rules)
      }
    )
  }

  private func expect(
    _ found: [ClosedRange<Double>],
    _ expected: [ClosedRange<Double>],
    within tolerance: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (a, b) in zip(found, expected) {
      #expect(abs(a.lowerBound - b.lowerBound) <= tolerance, sourceLocation: sourceLocation)
      #expect(abs(a.upperBound - b.upperBound) <= tolerance, sourceLocation: sourceLocation)
    }
  }

  // With the share s the first three score 100 s, 60 + 20 s and 90 - 90 s.
  @Test("run from crossing to crossing, exact or refined", arguments: [false, true])
  func crossings(isRounded: Bool) throws {
    let result = try index(rows, weights: [3, 1]) { rules in
      if isRounded { rules.rankRounding = Rounding(digits: 12) }
    }
    let expected: [[ClosedRange<Double>]] = [[0.75...1], [3 / 11.0...0.75], [0...3 / 11.0], [], []]
    for row in 0..<5 {
      let points = result.tippingPoints(of: row)
      let range = points.weights[0]
      #expect(range.member == .dimension(0) && range.share == 0.75 && range.isExact != isRounded)
      expect(range.ranges, expected[row], within: isRounded ? 1e-10 : 1e-12)
      let mirrored = expected[row].map { 1 - $0.upperBound...1 - $0.lowerBound }
      expect(points.weights[1].ranges, mirrored, within: isRounded ? 1e-10 : 1e-12)
      #expect(points.isMostFragile == (row < 2))
    }
  }

  @Test("stay exact where a territory has no score at all")
  func nobody() throws {
    let points = try index(rows + [[nil, nil]]).tippingPoints(of: 0)
    #expect(points.weights.map(\.isExact) == [true, true])
    expect(points.weights[0].ranges, [0.75...1])
  }

  @Test("take in more territories with a larger share of them")
  func largerShare() throws {
    let result = try index(rows)
    // Second of five: behind one of 60 + 20 s and 90 - 90 s only, from s = 9 / 19 on.
    expect(result.tippingPoints(of: 0, share: 0.4).weights[0].ranges, [9 / 19.0...1])
    expect(result.tippingPoints(of: 0, share: 0.21).weights[0].ranges, [9 / 19.0...1])
    expect(result.tippingPoints(of: 4, share: 1).weights[0].ranges, [0...1])
    // Third of five: 20 all along, above 100 s below 0.2 and above 90 - 90 s from 7 / 9 on.
    expect(
      result.tippingPoints(of: 4, share: 0.6).weights[0].ranges,
      [0...0.2, 7 / 9.0...1]
    )
  }

  @Test("are those of other means and of tables with gaps, refined from shares that are tried")
  func refined() throws {
    // A maximum knows no shares but 0, where the second member alone counts.
    let highest = try index(rows) { $0.aggregation = .maximum }.tippingPoints(of: 0).weights[0]
    #expect(!highest.isExact)
    expect(highest.ranges, [0...1], within: 1e-11)
    // A geometric mean of 100 and 1 against one of 80 and 60: s log 100 against s log 80 + (1 - s) log 60.
    let power = try index([[100, 1], [80, 60], [1, 1], [2, 2], [3, 3]]) {
      $0.aggregation = .geometric(floor: 1)
    }
    let border = naturalLogarithm(60) / (naturalLogarithm(60) + naturalLogarithm(100 / 80.0))
    expect(power.tippingPoints(of: 0).weights[0].ranges, [border...1], within: 1e-10)
    // The second territory has the first member only, as long as that has 0.3 of the weight.
    let gaps = try index([[100, 0], [80, nil], [0, 0], [10, 10], [20, 20]])
    let range = gaps.tippingPoints(of: 0).weights[0]
    #expect(!range.isExact)
    // Four scores have a fifth of one place too; 100 s exceeds 20 from 0.2 on, and 80 from 0.8 on.
    expect(range.ranges, [0.2...0.3, 0.8...1], within: 1e-8)
  }

  @Test("do not depend on threads")
  func threads() throws {
    let example = try MixedExample(rows: 300, seed: 2)
    let result = try score(example.table, by: example.method)
    let one = result.tippingPoints(of: 7, includesAll: true)
    #expect(one.weights.count == 9 && one.currentClass != nil)
    #expect(result.tippingPoints(of: 7, includesAll: true, threads: 3) == one)
  }

  @Test("are looked at for every member where that is asked for")
  func members() throws {
    let method = try method(
      dimensions: [dimension("x"), dimension("y", weight: 3)],
      [indicator("a", in: "x", weight: 3), indicator("b", in: "x"), indicator("c", in: "y")]
    ) { $0.normalisation = .none }
    let result = try score(
      [[40, 80, 0], [50, 50, 0], [0, 0, 0], [1, 1, 1], [2, 2, 2]],
      by: method
    )
    let points = result.tippingPoints(of: 0, includesAll: true)
    #expect(
      points.weights.map(\.member)
        == [.dimension(0), .dimension(1), .indicator(0), .indicator(1), .indicator(2)]
    )
    #expect(points.weights.map(\.share) == [0.25, 0.75, 0.75, 0.25, 1])
    // 40 s + 80 (1 - s) against 50.
    expect(points.weights[2].ranges, [0...0.75], within: 1e-10)
    expect(points.weights[3].ranges, [0.25...1], within: 1e-10)
    expect(points.weights[4].ranges, [0...1])
    #expect(points.weights.map(\.isExact) == [true, true, false, false, true])
    let flat = try score([[1], [2]], by: FragilityIndexTests.method([indicator("a")]))
    #expect(flat.tippingPoints(of: 0).weights[0].ranges == [])
    expect(flat.tippingPoints(of: 1).weights[0].ranges, [0...1])
    let doubt = try index(rows) { $0.aggregation = .benefitOfTheDoubt(BenefitOfTheDoubt()) }
    expect(doubt.tippingPoints(of: 0).weights[0].ranges, [0...1])
    #expect(doubt.tippingPoints(of: 4).weights[0].ranges == [])
  }

  @Test(
    "hold and fail where an index with those weights says so",
    arguments: 0..<6 as Range<UInt64>
  )
  func rescored(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<25).map { _ in (0..<3).map { _ in Optional(generator.number(0, 100)) } }
    let result = try index(rows, weights: [1, 2, 0.5]) { rules in
      if seed % 2 == 1 { rules.aggregation = .sum }
    }
    var (inside, outside) = (0, 0)
    for row in 0..<25 {
      for (position, range) in result.tippingPoints(of: row).weights.enumerated() {
        #expect(range.isExact)
        for _ in 0..<6 {
          let share = generator.unit()
          var weights = [1, 2, 0.5]
          let rest = weights.enumerated().reduce(0) {
            $0 + ($1.offset == position ? 0 : $1.element)
          }
          weights = weights.enumerated().map {
            $0.offset == position ? share : $0.element / rest * (1 - share)
          }
          let rank = try index(rows, weights: weights).ranks[row].number ?? 99
          let isIn = range.ranges.contains { $0.contains(share) }
          #expect((rank <= 5) == isIn)
          if isIn { inside += 1 } else { outside += 1 }
        }
      }
    }
    #expect(inside > 50 && outside > 200)
  }
}
