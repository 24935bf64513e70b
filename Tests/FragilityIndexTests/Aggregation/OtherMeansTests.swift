import Testing

@testable import FragilityIndex

@Suite("Sums, products, extremes and power means")
struct OtherMeansTests {
  private func scores(
    _ aggregation: Aggregation,
    _ rows: [[Double?]],
    least: Double = 0.3
  ) throws -> Column {
    let method = try method([
      indicator("a", weight: 1), indicator("b", weight: 3), indicator("c", weight: 0.5),
    ]) { rules in
      rules.normalisation = .none
      rules.aggregation = aggregation
      rules.missing = MissingPolicy(minWeightShare: least)
    }
    return try score(rows, by: method).scores
  }

  // Weights 1, 3 and 0.5: with the third gone, 4 of 4.5 are left; with the second gone, 1.5, which is a third.
  @Test(
    "are what they are by hand, with and without gaps",
    arguments: [
      (.sum, [150, 157.5, 60, nil]),
      (.product, [20.0 * 40 * 40 * 40 * 20.0.squareRoot(), nil, nil, nil]),
      (.minimum, [20, 20, 10, nil]),
      (.maximum, [40, 40, 20, nil]),
      (.harmonic(floor: 1), [4.5 / (1.0 / 20 + 3.0 / 40 + 0.5 / 20), 32, 12, nil]),
      (
        .power(exponent: 2, floor: 0),
        [
          ((400.0 + 4800 + 200) / 4.5).squareRoot(), 1300.0.squareRoot(), 200.0.squareRoot(), nil,
        ]
      ),
      (.power(exponent: 1, floor: 0), [150 / 4.5, 35, 40.0 / 3, nil]),
    ] as [(Aggregation, [Double?])]
  )
  func byHand(aggregation: Aggregation, expected: [Double?]) throws {
    let rows: [[Double?]] = [[20, 40, 20], [20, 40, nil], [10, nil, 20], [nil, nil, 20]]
    var found = try scores(aggregation, rows).encoded
    if aggregation == .product {
      // What is left has the weight of all: prod(x^w) to the power 4.5 / 4, or 4.5 / 1.5.
      #expect(isClose(found[1], power(20.0 * 40 * 40 * 40, 4.5 / 4)))
      #expect(isClose(found[2], power(10 * 20.0.squareRoot(), 3)))
      for row in [1, 2] { found[row] = .nan }
    }
    if case .sum = aggregation { #expect(isClose(found[1], 140.0 / 4 * 4.5)) }
    #expect(disagreements(Column(encoded: found), Column(expected)) == [])
    #expect(try scores(aggregation, rows)[3] == .absent(.insufficientWeight))
  }

  @Test("of power -1 and 1 are the harmonic and the arithmetic mean, near 0 the geometric")
  func limits() throws {
    let rows: [[Double?]] = [[3, 50, 7], [80, 20, nil], [9, 9, 9]]
    let pairs: [(Aggregation, Aggregation, Double)] = [
      (.power(exponent: -1, floor: 1), .harmonic(floor: 1), 1e-15),
      (.power(exponent: 1, floor: 0), .arithmetic, 1e-14),
      (.power(exponent: 1e-6, floor: 1e-9), .geometric(floor: 1e-9), 1e-5),
      (.power(exponent: 90, floor: 0), .maximum, 0.06),
      (.power(exponent: -90, floor: 1), .minimum, 0.06),
    ]
    for (one, other, share) in pairs {
      let (found, wanted) = (try scores(one, rows), try scores(other, rows))
      #expect(disagreements(found, wanted, within: share) == [], "\(one)")
    }
  }

  @Test("raise scores to their floor and flag them")
  func floors() throws {
    let method = try method([indicator("a"), indicator("b")]) { rules in
      rules.normalisation = .none
      rules.aggregation = .harmonic(floor: 2)
    }
    let result = try score([[0, 6], [2, 6]], by: method)
    #expect(disagreements(result.scores, Column([3, 3])) == [])
    #expect(result.flags(of: 0) == [.raisedToFloor(id: "a")])
    #expect(result.flags(of: 1) == [])
    let negative = try scores(.product, [[-4, 2, 2]])
    #expect(negative == Column([0]))
  }

  @Test("are in the order minimum, harmonic, geometric, arithmetic, quadratic, maximum")
  func order() throws {
    var generator = SplitMix64(seed: 8)
    let rows = (0..<50).map { _ in (0..<3).map { _ in Double?(generator.number(1, 100)) } }
    let means: [Aggregation] = [
      .minimum, .harmonic(floor: 0.1), .geometric(floor: 0.1), .arithmetic,
      .power(exponent: 2, floor: 0), .maximum,
    ]
    let found = try means.map { try scores($0, rows).encoded }
    for row in rows.indices {
      let ordered = found.map { $0[row] }
      #expect(ordered == ordered.sorted())
    }
  }

  @Test("do not let a child of weight zero decide")
  func weightless() throws {
    for aggregation in [Aggregation.minimum, .maximum, .sum, .product, .harmonic(floor: 1)] {
      let method = try method([indicator("a"), indicator("b", weight: 0)]) { rules in
        rules.normalisation = .none
        rules.aggregation = aggregation
      }
      let found = try score([[30, 1], [30, 90]], by: method).scores
      #expect(disagreements(found, Column([30, 30])) == [], "\(aggregation)")
    }
  }

  @Test("rounded have the digits that are asked for, below and above")
  func rounding() throws {
    let method = try method(
      dimensions: [dimension("x"), dimension("y")],
      [indicator("a", in: "x"), indicator("b", in: "x"), indicator("c", in: "y")]
    ) { rules in
      rules.normalisation = .none
      rules.aggregation = .rounded(.arithmetic, Rounding(digits: 1))
    }
    let result = try score([[1, 1.1, 4]], by: method)
    #expect(result.scores(ofDimension: 0)[0] == .present(1.1))
    #expect(result.scores[0] == .present(2.5))
    let parts = result.contributions(of: 0).compactMap(\.number)
    #expect(isClose(parts.reduce(0, +), 2.5))
  }
}
