import Testing

@testable import FragilityIndex

@Suite("What becomes of an index without one of its members")
struct RemovalTests {
  @Test("is summed up by shifts of ranks, changes of class and a correlation")
  func summary() throws {
    let method = try method([indicator("a", weight: 3), indicator("b")]) { rules in
      rules.normalisation = .none
      rules.classes = .breaks([25, 50, 75], inclusive: .right)
    }
    // Scores 10, 25, 40, 70, 75: classes 1, 1, 2, 3, 3.
    let result = try score([[0, 40], [20, 40], [40, 40], [60, 100], [100, 0]], by: method)
    let removals = result.removals().removals
    #expect(removals.map(\.member) == [.indicator(0), .indicator(1)])
    let withoutA = removals[0].shift
    #expect(withoutA.scores == Column([40, 40, 40, 100, 0]))
    #expect(result.ranks == Column([5, 4, 3, 2, 1]))
    #expect(withoutA.ranks == Column([2, 2, 2, 1, 5]))
    #expect(withoutA.classes == Column([2, 2, 2, 4, 1]))
    #expect(withoutA.meanAbsoluteShift == (3 + 2 + 1 + 1 + 4) / 5.0)
    #expect(withoutA.largestShift == 4)
    #expect(withoutA.classChanges == 4)
    // The mean ranks 3, 3, 3, 1, 5 against 5, 4, 3, 2, 1.
    #expect(isClose(withoutA.rankCorrelation, -2 / (10.0 * 8).squareRoot()))
    let withoutB = removals[1].shift
    #expect(withoutB.scores == Column([0, 20, 40, 60, 100]))
    #expect(withoutB.meanAbsoluteShift == 0 && withoutB.largestShift == 0)
    #expect(withoutB.rankCorrelation == 1)
    #expect(withoutB.classChanges == 1)
  }

  @Test(
    "is the index of a method that does not have it, under every aggregation",
    arguments: EveryChoice.aggregations
  )
  func leftOut(aggregation: Aggregation) throws {
    let weights = [2, 0.5, 1, 0]
    func method(_ positions: [Int]) throws -> FragilityMethod {
      try FragilityIndexTests.method(
        positions.map { indicator("i\($0)", weight: weights[$0]) }
      ) { rules in
        rules.normalisation = .none
        rules.aggregation = aggregation
        rules.missing = MissingPolicy(minWeightShare: 0.5)
      }
    }
    var generator = SplitMix64(seed: 5)
    // The frontier holds complete rows only, so that a gap elsewhere would change it.
    let gaps: UInt64 = aggregation.comparesWithReference ? 0 : 1
    let all = (0..<4).map { _ in
      Column((0..<40).map { _ in generator.next() % 8 < gaps ? nil : generator.number(0, 100) })
    }
    func table(_ positions: [Int]) -> TerritoryTable {
      territories(positions.map { all[$0] })
    }
    let result = try score(table([0, 1, 2, 3]), by: method([0, 1, 2, 3])).removals()
    for out in 0..<4 {
      let kept = (0..<4).filter { $0 != out }
      let total = weights.reduce(0, +)
      let factor = total / kept.reduce(0) { $0 + weights[$1] }
      let plain = try score(table(kept), by: method(kept)).scores.encoded
      let expected = plain.map { score -> Double in
        switch aggregation {
        case _ where score.isNaN: score
        case .sum: score * factor
        case .product: power(score, factor)
        default: score
        }
      }
      let found = result.removals[out].shift.scores
      #expect(disagreements(found, Column(encoded: expected), least: 1) == [], "\(out)")
      #expect(found.presentCount > 20)
    }
  }

  @Test("leaves the rest of a tree as it is")
  func trees() throws {
    var (indicators, dimensions) = (0, 0)
    for seed in 0..<12 as Range<UInt64> {
      var tree = RandomTree(
        seed: seed,
        aggregations: [.arithmetic, .geometric(floor: 1), .minimum, .maximum, .harmonic(floor: 1)]
      )
      let table = tree.territories(50)
      let method = try tree.method()
      for removal in try score(table, by: method).removals().removals {
        // A node that nothing with a weight is left in is another matter.
        guard let (kept, without) = try pruned(method, of: removal.member) else { continue }
        let expected = try score(territories(kept.map { table.indicators[$0] }), by: without)
        #expect(disagreements(removal.shift.scores, expected.scores) == [], "\(removal.member)")
        if case .indicator = removal.member { indicators += 1 } else { dimensions += 1 }
      }
    }
    #expect(indicators > 30 && dimensions > 15)
  }

  /// A method without a member and all that stands below it, and the indicators that stay; `nil` where that leaves a
  /// node without children that have a weight.
  private func pruned(
    _ method: FragilityMethod,
    of member: Explanation.Member
  ) throws -> (kept: [Int], method: FragilityMethod)? {
    let id = method.id(of: method.hierarchy.member(member))
    func isKept(_ own: String, _ parent: String?) -> Bool {
      if own == id { return false }
      guard let parent, let above = method.dimensions.first(where: { $0.id == parent }) else {
        return true
      }
      return isKept(above.id, above.parent)
    }
    let kept = method.indicators.indices.filter { position in
      isKept(method.indicators[position].id, method.indicators[position].dimension)
    }
    let dimensions = method.dimensions.filter { isKept($0.id, $0.parent) }
    let indicators = kept.map { method.indicators[$0] }
    let weights = ([nil] + dimensions.map(\.id)).map { parent in
      indicators.reduce(0) { $0 + ($1.dimension == parent ? $1.weight : 0) }
        + dimensions.reduce(0) { $0 + ($1.parent == parent ? $1.weight : 0) }
    }
    guard weights.allSatisfy({ $0 > 0 }) else { return nil }
    let without = try FragilityMethod(
      id: "without",
      tables: method.tables,
      rules: method.rules,
      dimensions: dimensions,
      indicators: indicators
    )
    return (kept, without)
  }

  @Test("takes the parent of an only child out too, and all of them leave no score")
  func onlyChild() throws {
    let method = try method(
      dimensions: [dimension("x", weight: 3), dimension("y"), dimension("z", in: "y")],
      [indicator("a", in: "x"), indicator("b", in: "z"), indicator("c", in: "x", weight: 0)]
    ) { $0.normalisation = .none }
    let result = try score([[10, 50, 1], [20, 30, 2], [nil, 30, 3]], by: method).removals()
    #expect(result.nominal.scores[0] == .present(20))
    func scores(_ position: Int) -> Column { result.removals[position].shift.scores }
    // Without a, x has nothing with a weight; without b, z has nothing, nor y.
    #expect(scores(0) == Column([50, 30, 30]))
    #expect(disagreements(scores(1), Column([10, 20, nil])) == [])
    #expect(scores(1)[2] == .absent(.insufficientWeight))
    #expect(scores(2) == result.nominal.scores)
    #expect((3...5).map { bits(scores($0)) } == [0, 1, 1].map { bits(scores($0)) })
    #expect(result.removals[1].shift.comparedCount == 2)

    let alone = try score([[1], [2]], by: FragilityIndexTests.method([indicator("a")])).removals()
    let shift = alone.removals[0].shift
    #expect(shift.scores[0] == .absent(.insufficientWeight) && shift.comparedCount == 0)
    #expect(shift.meanAbsoluteShift.isNaN && shift.largestShift.isNaN && shift.classChanges == 0)
  }

  @Test("hands on what a dimension hands on, rescaled unless that is for show")
  func handedOn() throws {
    func withoutA(isShownOnly: Bool) throws -> Column {
      var dimensions = [dimension("x"), dimension("y")]
      dimensions[0].rescaling = Rescaling(.rank(RankScore()), isShownOnly: isShownOnly)
      let method = try method(
        dimensions: dimensions,
        [indicator("a", in: "x"), indicator("b", in: "x"), indicator("c", in: "y")]
      ) { $0.normalisation = .none }
      // The dimension x has the scores 10, 20 and 30, and 6, 20 and 40 without a.
      let result = try score([[14, 6, 8], [20, 20, 4], [20, 40, 0]], by: method)
      return result.removals().removals[0].shift.scores
    }
    #expect(try withoutA(isShownOnly: true) == Column([7, 12, 20]))
    // Against the frozen 10, 20 and 30 they have the ranks 1, 2 and 3.
    #expect(try withoutA(isShownOnly: false) == Column([4.5, 3, 1.5]))
  }

  @Test("keeps the weights of the others as they were estimated")
  func estimatedWeights() throws {
    let columns = relatedColumns(3, rows: 40, seed: 8)
    let method = try method((0..<3).map { indicator("i\($0)") }) { rules in
      rules.weighting = .entropy
    }
    let table = territories(columns.map { Column($0) })
    let result = try method.removals(of: table)
    let weights = result.nominal.fitted.weights(ofDimension: nil)
    let normalised = result.nominal.normalised.map(\.encoded)
    let expected = (0..<40).map { row in
      (weights[0] * normalised[0][row] + weights[2] * normalised[2][row])
        / (weights[0] + weights[2])
    }
    #expect(disagreements(result.removals[1].shift.scores, Column(expected)) == [])
  }

  @Test("goes through rescalings, and does not depend on threads nor on the order of rows")
  func rescaled() throws {
    let example = try MixedExample(rows: 5000, seed: 3)
    var dimensions = example.method.dimensions
    dimensions[0].rescaling = Rescaling(.percentRank(PercentRank()))
    dimensions[1].rescaling = Rescaling(.minMax(MinMax()), isShownOnly: true)
    var rules = example.method.rules
    rules.screening = Screening(minPresent: 0.7)
    let method = try FragilityMethod(
      id: "rescaled",
      tables: example.method.tables,
      rules: rules,
      dimensions: dimensions,
      indicators: example.method.indicators
    )
    let fitted = try method.fit(to: example.table)
    let one = fitted.score(example.table).removals()
    let many = fitted.score(example.table).removals(threads: 3)
    #expect(
      one.removals.map { bits($0.shift.scores) } == many.removals.map { bits($0.shift.scores) }
    )
    #expect(one.removals.map(\.shift) == many.removals.map(\.shift))
    let turned = Array((0..<5000).reversed())
    let other = fitted.score(example.permuted(turned)).removals()
    for (first, second) in zip(one.removals, other.removals) {
      #expect(bits(second.shift.ranks) == bits(first.shift.ranks).reversed())
      #expect(second.shift.meanAbsoluteShift == first.shift.meanAbsoluteShift)
      #expect(second.shift.rankCorrelation == first.shift.rankCorrelation)
      let absent = zip(first.shift.scores.encoded, one.nominal.scores.encoded)
      #expect(absent.allSatisfy { $1.absence != .screenedOut || $0.absence == .screenedOut })
    }
    // Without one dimension the index is what the other hands on.
    let nominal = one.nominal
    #expect(
      disagreements(one.removals[8].shift.scores, nominal.scores(ofDimension: 0)) == []
    )
    let before = one.removals[7].shift.scores
    #expect(disagreements(before, nominal.scores(ofDimension: 1)).count > 4000)
  }
}
