import Testing

@testable import FragilityIndex

@Suite("Contributions")
struct ExplanationTests {
  private static let geometric = Aggregation.geometric(floor: 1)

  /// The contributions of the indicators of a method with two dimensions, `x` over `a` and `b`, `y` over `c`.
  private func contributions(
    _ values: [Double?],
    index: Aggregation,
    x: Aggregation
  ) throws -> [Value] {
    let method = try method(
      dimensions: [dimension("x", aggregation: x), dimension("y")],
      [indicator("a", in: "x"), indicator("b", in: "x"), indicator("c", in: "y")]
    ) { rules in
      rules.normalisation = .none
      rules.aggregation = index
      rules.missing = MissingPolicy(minWeightShare: 0.5)
    }
    return try score([values], by: method).contributions(of: 0)
  }

  private func agree(_ found: [Value], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { isClose($0.number ?? .nan, $1, within: 1e-14) }
  }

  @Test("below an arithmetic mean are the weighted scores")
  func arithmetic() throws {
    let found = try contributions([10, 30, 60], index: .arithmetic, x: .arithmetic)
    #expect(found == [.present(2.5), .present(7.5), .present(30)])
  }

  @Test("below a geometric mean are shared by the height above the floor, on the log scale")
  func geometric() throws {
    let method = try method([indicator("a"), indicator("b"), indicator("c", weight: 2)]) { rules in
      rules.normalisation = .none
      rules.aggregation = Self.geometric
    }
    let result = try score([[10, 1, 100], [10, 0.5, 1]], by: method)
    let first = try #require(result.scores[0].number)
    #expect(agree(result.contributions(of: 0), [first / 5, 0, first * 4 / 5]))
    let second = try #require(result.scores[1].number)
    #expect(agree(result.contributions(of: 1), [second, 0, 0]))
  }

  @Test("of an arithmetic dimension below a geometric index follow its scores")
  func arithmeticBelowGeometric() throws {
    let found = try contributions([0, 20, 100], index: Self.geometric, x: .arithmetic)
    let score = 1000.0.squareRoot()
    #expect(agree(found, [0, score / 3, score * 2 / 3]))
    let both = try contributions([5, 15, 100], index: Self.geometric, x: .arithmetic)
    #expect(agree(both, [score / 12, score / 4, score * 2 / 3]))
  }

  @Test("of a geometric dimension below an arithmetic index follow the logarithms")
  func geometricBelowArithmetic() throws {
    let found = try contributions([10, 100, 50], index: .arithmetic, x: Self.geometric)
    let dimension = 1000.0.squareRoot() / 2
    #expect(agree(found, [dimension / 3, dimension * 2 / 3, 25]))
  }

  @Test("of dimensions at the floor are shared by weight, and inside them as their means are made")
  func atTheFloor() throws {
    let all = try contributions([0, 0.5, 0.2], index: Self.geometric, x: .arithmetic)
    #expect(agree(all, [0, 0.5, 0.5]))
    let nothing = try contributions([0, 0, 0.2], index: Self.geometric, x: .arithmetic)
    #expect(agree(nothing, [0.25, 0.25, 0.5]))
    let below = try contributions([0, 1, 0], index: .arithmetic, x: Self.geometric)
    #expect(agree(below, [0.25, 0.25, 0]))
  }

  @Test("of a dimension at the floor next to a higher one are zero")
  func oneAtTheFloor() throws {
    let found = try contributions([0.25, 0.75, 100], index: Self.geometric, x: .arithmetic)
    #expect(agree(found, [0, 0, 10]))
  }

  @Test("of zero scores are zero")
  func zeroScores() throws {
    let found = try contributions([0, 0, 0], index: .arithmetic, x: .arithmetic)
    #expect(found == [.present(0), .present(0), .present(0)])
  }

  @Test("of what is absent keep their reason, and the others take its place")
  func absent() throws {
    let method = try method([indicator("a"), indicator("b"), indicator("c")]) { rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: 0.5)
    }
    let table = territories([
      Column([.absent(.suppressed), .absent(.suppressed)]),
      Column([.present(10), .absent(.notApplicable)]), Column([.present(30), .present(8)]),
    ])
    let result = try score(table, by: method)
    #expect(result.contributions(of: 0) == [.absent(.suppressed), .present(5), .present(15)])
    #expect(
      result.contributions(of: 1) == [
        .absent(.suppressed), .absent(.notApplicable), .absent(.insufficientWeight),
      ]
    )
    let line = result.explanation(of: 1).lines[0]
    #expect(line.contribution == .absent(.insufficientWeight))
    #expect(line.coverage == 1.0 / 3)
  }

  @Test("below a dimension without a score are absent, as is its own")
  func absentDimension() throws {
    let method = try method(
      dimensions: [dimension("x", missing: MissingPolicy(minWeightShare: 1)), dimension("y")],
      [indicator("a", in: "x"), indicator("b", in: "x"), indicator("c", in: "y")]
    ) { rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: 0.5)
    }
    let lines = try score([[10, nil, 60]], by: method).explanation(of: 0).lines
    #expect(
      lines.map(\.contribution) == [
        .present(60), .absent(.insufficientWeight), .absent(.insufficientWeight),
        .absent(.unavailable), .present(60), .present(60),
      ]
    )
    #expect(lines.map(\.effectiveWeight) == [1, 0, 0, 0, 1, 1])
    #expect(lines.map(\.coverage) == [0.5, 0.5, 1, 0, 1, 1])
  }

  @Test("come in the order of the method, each dimension before what stands below it")
  func order() throws {
    let method = try method(
      dimensions: [
        dimension("x", weight: 1), dimension("y", weight: 3), dimension("z", in: "x", weight: 2),
      ],
      [
        indicator("a", in: "y", weight: 1), indicator("b", in: "z"),
        indicator("c", in: "x", weight: 6), indicator("d", in: "y", weight: 1),
      ]
    ) { $0.normalisation = .none }
    let lines = try score([[10, 20, 30, 40]], by: method).explanation(of: 0).lines
    #expect(
      lines.map(\.member) == [
        .index, .dimension(0), .indicator(2), .dimension(2), .indicator(1), .dimension(1),
        .indicator(0), .indicator(3),
      ]
    )
    #expect(lines.map(\.depth) == [0, 1, 2, 2, 3, 1, 2, 2])
    #expect(lines.map(\.weight) == [1, 0.25, 0.75, 0.25, 1, 0.75, 0.5, 0.5])
    #expect(lines.map(\.effectiveWeight) == [1, 0.25, 0.1875, 0.0625, 0.0625, 0.75, 0.375, 0.375])
    #expect(lines[2].value == .present(30))
  }

  @Test("show the value of an indicator in its own unit beside its score")
  func values() throws {
    let method = try method([indicator("a", in: nil, .lowerIsWorse)])
    let result = try score(territories([Column([5, 6, 9])]), by: method)
    let line = try #require(result.explanation(of: 1).lines.last)
    #expect(line.value == .present(6))
    #expect(line.score == .present(75))
    #expect(line.contribution == .present(75))
  }

  @Test("leave no effective weight undefined where only a child without weight has a value")
  func onlyZeroWeightPresent() throws {
    let method = try method([indicator("a"), indicator("b", weight: 0)]) {
      $0.normalisation = .none
    }
    let lines = try score([[nil, 5]], by: method).explanation(of: 0).lines
    #expect(lines.allSatisfy { !$0.effectiveWeight.isNaN })
  }
}
