import Testing

@testable import FragilityIndex

@Suite("Aggregation")
struct NodeScoresTests {
  /// Compares the scores of all dimensions and of the index with a file.
  private func compare(_ input: String, _ file: String, _ method: FragilityMethod) throws {
    let values = try Golden("asem/" + input)
    let expected = try Golden("asem/" + file)
    let table = territories(method.indicators.map { values.column($0.id) })
    let result = try score(table, by: method)
    #expect(result.territories.count == 51)
    #expect(disagreements(result.scores, expected.column("Index")) == [])
    for (position, dimension) in method.dimensions.enumerated() {
      let wrong = disagreements(
        result.scores(ofDimension: position),
        expected.column(dimension.id)
      )
      #expect(wrong == [], "\(dimension.id)")
    }
  }

  @Test(
    "agrees with COINr on the whole tree of the ASEM example",
    arguments: [
      ("agg_amean", .arithmetic, nil),
      ("agg_gmean", .geometric(floor: 1e-3), nil),
      ("agg_amean_noweights_gmean", .geometric(floor: 1e-3), .arithmetic),
      ("agg_hmean", .harmonic(floor: 1e-3), nil),
      ("agg_genmean_p-1", .power(exponent: -1, floor: 1e-3), nil),
      ("agg_genmean_p0.5", .power(exponent: 0.5, floor: 0), nil),
      ("agg_genmean_p2", .power(exponent: 2, floor: 0), nil),
    ] as [(String, Aggregation, Aggregation?)]
  )
  func golden(file: String, aggregation: Aggregation, first: Aggregation?) throws {
    let method = try ASEM().method(aggregation: aggregation, atFirstLevel: first)
    try compare("norm_minmax_1_100", file, method)
  }

  // COINr's threshold is on the share of the children that have a value. All weights of the example
  // are 1, so that it is the share of the weight.
  @Test(
    "agrees with COINr on values with gaps, for every threshold",
    arguments: [("NULL", 0), ("0.5", 0.5), ("0.75", 0.75), ("1", 1)] as [(String, Double)],
    [
      ("amean", .arithmetic), ("gmean", .geometric(floor: 1e-3)), ("hmean", .harmonic(floor: 1e-3)),
    ] as [(String, Aggregation)]
  )
  func goldenWithGaps(threshold: (String, Double), mean: (String, Aggregation)) throws {
    let asem = try ASEM()
    #expect(asem.members.allSatisfy { $0.weight == 1 })
    let method = try asem.method(aggregation: mean.1, minWeightShare: threshold.1)
    try compare("norm_raw_minmax_1_100", "agg_na_\(mean.0)_thresh\(threshold.0)", method)
  }

  // COINr's power mean has no value as soon as one child has none; here the gap is left out, as in every mean.
  @Test(
    "by the power mean agrees with COINr where it has a score, and leaves gaps out elsewhere",
    arguments: [("NULL", 0), ("0.5", 0.5), ("0.75", 0.75), ("1", 1)] as [(String, Double)]
  )
  func goldenPowerWithGaps(threshold: (String, Double)) throws {
    let values = try Golden("asem/norm_raw_minmax_1_100")
    let expected = try Golden("asem/agg_na_genmean_thresh\(threshold.0)")
    let scored = try Golden("asem/agg_na_hmean_thresh\(threshold.0)")
    let power = Aggregation.power(exponent: 2, floor: 0)
    let method = try ASEM().method(aggregation: power, minWeightShare: threshold.1)
    let result = try score(territories(method.indicators.map { values.column($0.id) }), by: method)
    var more = 0
    let columns =
      [("Index", result.scores)]
      + method.dimensions.indices.map { (method.dimensions[$0].id, result.scores(ofDimension: $0)) }
    for (id, found) in columns {
      let wanted = expected.column(id)
      let present = found.encoded.map { !$0.isNaN }
      #expect(present == scored.column(id).encoded.map { !$0.isNaN }, "\(id)")
      let shared = Column(
        encoded: zip(found.encoded, wanted.encoded).map { $1.isNaN ? $1 : $0 }
      )
      #expect(disagreements(shared, wanted) == [], "\(id)")
      more += found.presentCount - wanted.presentCount
    }
    #expect(threshold.1 < 1 ? more > 20 : more == 0)
  }

  @Test("agrees with COINr on small weighted means")
  func vectors() throws {
    let file = try Golden("unit/aggregate_vectors")
    #expect(file.rows.count == 5)
    for row in file.rows {
      let values = row[1].split(separator: ";").map { Double($0) }
      let weights = Golden.numbers(row[2]).compactMap { $0 }
      let means: [(Aggregation, String)] = [
        (.arithmetic, row[3]), (.geometric(floor: 1e-3), row[4]), (.harmonic(floor: 1e-3), row[5]),
        (.power(exponent: 2, floor: 0), row[6]), (.power(exponent: -1, floor: 1e-3), row[7]),
      ]
      for (aggregation, expected) in means {
        let indicators = weights.enumerated().map { indicator("i\($0)", weight: $1) }
        let method = try method(indicators) { rules in
          rules.normalisation = .none
          rules.aggregation = aggregation
          rules.missing = MissingPolicy(minWeightShare: 0)
        }
        let found = try score([values], by: method).scores
        // COINr's power mean has no value with a gap; here the gap is left out, as in every mean.
        if case .power = aggregation, values.contains(nil) {
          #expect(expected == "NA")
          #expect(found.presentCount == (values.contains { $0 != nil } ? 1 : 0))
          continue
        }
        #expect(disagreements(found, Column([Double(expected)])) == [], "\(row[0])")
      }
    }
  }

  @Test(
    "gives a score exactly at the least share of the weight, and none below it",
    arguments: [
      ([0.1, 0.2, 0.3, 0.4], [true, true, true, false], 0.6, true),
      ([0.1, 0.2, 0.3, 0.4], [true, true, true, false], 0.61, false),
      ([0.1, 0.2, 0.3], [true, true, false], 0.5, true),
      ([2, 1], [false, true], 1.0 / 3, true),
      ([2, 1], [false, true], 0.34, false),
      ([1, 1, 1], [true, true, false], 0.66, true),
      ([1, 1, 1], [true, true, false], 2.0 / 3, true),
      ([1, 1, 1], [true, true, true], 1, true),
      ([1, 0], [true, false], 1, true),
      ([1, 0], [false, true], 0, false),
      ([1, 1], [false, false], 0, false),
    ] as [([Double], [Bool], Double, Bool)]
  )
  func threshold(weights: [Double], present: [Bool], least: Double, hasScore: Bool) throws {
    let indicators = weights.enumerated().map { indicator("i\($0)", weight: $1) }
    let method = try method(indicators) { rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: least)
    }
    let result = try score([present.map { $0 ? 40 : nil }], by: method)
    let share = zip(weights, present).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    #expect(isClose(result.coverage[0], share / weights.reduce(0, +)))
    if hasScore {
      #expect(isClose(try #require(result.scores[0].number), 40))
    } else {
      #expect(result.scores[0] == .absent(.insufficientWeight))
      #expect(result.ranks[0] == .absent(.insufficientWeight))
      #expect(result.classes[0] == .absent(.insufficientWeight))
    }
  }

  @Test("drops a dimension without a score out of its parent")
  func droppedDimension() throws {
    let method = try method(
      dimensions: [
        dimension("x", weight: 1),
        dimension("y", weight: 3, missing: MissingPolicy(minWeightShare: 1)),
      ],
      [indicator("a", in: "x"), indicator("b", in: "y"), indicator("c", in: "y")]
    ) { rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: 0.25)
    }
    let result = try score([[10, 20, nil], [10, 20, 40], [nil, 20, nil]], by: method)
    #expect(result.scores(ofDimension: 1)[0] == .absent(.insufficientWeight))
    #expect(result.scores == Column([.present(10), .present(25), .absent(.insufficientWeight)]))
    #expect(result.coverage == [0.25, 1, 0])
  }

  @Test("counts coverage by the weight that stands on values, through all levels")
  func coverage() throws {
    let method = try method(
      dimensions: [dimension("x", weight: 1), dimension("y", weight: 3), dimension("z", in: "y")],
      [
        indicator("a", in: "x"), indicator("b", in: "y"), indicator("c", in: "z", weight: 1),
        indicator("d", in: "z", weight: 3),
      ]
    ) { rules in
      rules.normalisation = .none
      rules.missing = MissingPolicy(minWeightShare: 0)
    }
    let result = try score([[1, 1, 1, 1], [1, 1, nil, 1], [1, nil, nil, 1]], by: method)
    #expect(result.coverage == [1, 0.90625, 0.53125])
  }

  @Test("by the geometric mean raises scores to the floor, and lets none below it")
  func floor() throws {
    let method = try method([indicator("a"), indicator("b")]) { rules in
      rules.normalisation = .none
      rules.aggregation = .geometric(floor: 4)
    }
    let result = try score([[0, 9], [-5, 16], [4, 4], [1, 2]], by: method)
    #expect(disagreements(result.scores, Column([6, 8, 4, 4])) == [])
  }

  @Test("inherits the way of the nearest dimension above that makes a choice")
  func inheritance() throws {
    let method = try method(
      dimensions: [
        dimension("x", aggregation: .geometric(floor: 1)), dimension("y", in: "x"),
        dimension("z", in: "y", aggregation: .arithmetic),
      ],
      [
        indicator("a", in: "y"), indicator("b", in: "y"), indicator("c", in: "z"),
        indicator("d", in: "z"),
      ]
    ) { $0.normalisation = .none }
    let result = try score([[4, 16, 2, 6]], by: method)
    #expect(result.scores(ofDimension: 2)[0] == .present(4))
    let y = try #require(result.scores(ofDimension: 1)[0].number)
    #expect(isClose(y, 6.3496042078727974))
    #expect(isClose(try #require(result.scores[0].number), y))
  }

  @Test("does not let a child of weight zero count")
  func zeroWeight() throws {
    let method = try method([indicator("a"), indicator("b", weight: 0)]) {
      $0.normalisation = .none
    }
    let result = try score([[10, 90], [10, nil]], by: method)
    #expect(result.scores == Column([10, 10]))
    #expect(result.coverage == [1, 1])
  }
}
