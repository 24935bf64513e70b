import Testing

@testable import FragilityIndex

@Suite("Min-max")
struct MinMaxTests {
  @Test(
    "agrees with COINr on the ASEM example",
    arguments: [
      ("norm_minmax_0_1", Scale(0, 1)),
      ("norm_minmax_0_100", Scale(0, 100)),
      ("norm_minmax_1_100", Scale(1, 100)),
    ]
  )
  func golden(file: String, scale: Scale) throws {
    let values = try Golden("asem/chain_treated")
    let expected = try Golden("asem/" + file)
    for member in try ASEM().indicators {
      let found = try normalise(
        values.column(member.id),
        .minMax(MinMax()),
        member.direction,
        scale: scale
      )
      #expect(disagreements(found, expected.column(member.id)) == [], "\(member.id)")
    }
  }

  @Test("agrees with COINr on values with gaps")
  func goldenWithGaps() throws {
    let values = try Golden("asem/raw")
    let expected = try Golden("asem/norm_raw_minmax_1_100")
    for member in try ASEM().indicators {
      let found = try normalise(
        values.column(member.id),
        .minMax(MinMax()),
        member.direction,
        scale: Scale(1, 100)
      )
      #expect(disagreements(found, expected.column(member.id)) == [], "\(member.id)")
    }
  }

  @Test(
    "between goalposts agrees with COINr on the ASEM example",
    arguments: [
      ("norm_goalposts_trunc_100", true, 100), ("norm_goalposts_untrunc_10", false, 10),
    ] as [(String, Bool, Double)]
  )
  func goldenGoalposts(file: String, clip: Bool, top: Double) throws {
    let values = try Golden("asem/chain_treated")
    let expected = try Golden("asem/" + file)
    let parameters = try Golden("asem/norm_paras")
    let ids = parameters.texts("iCode")
    let (lower, upper) = (parameters.column("gp_lower"), parameters.column("gp_upper"))
    for member in try ASEM().indicators {
      let row = try #require(ids.firstIndex(of: member.id))
      let (low, high) = (try #require(lower[row].number), try #require(upper[row].number))
      let posts = member.direction == .higherIsWorse ? Scale(low, high) : Scale(-high, -low)
      let found = try normalise(
        values.column(member.id),
        .minMax(MinMax(goalposts: posts, clip: clip)),
        member.direction,
        scale: Scale(0, top)
      )
      #expect(disagreements(found, expected.column(member.id)) == [], "\(member.id)")
    }
  }

  // COINr's n_scaled is min-max between the two ends of its scale, here -50 and 150 of the values times the direction.
  @Test("without clipping is COINr's n_scaled")
  func goldenScaled() throws {
    let example = try GoldenNormalisation()
    let wrong = try example.disagreements(with: "norm_scaled_m50_150", scale: Scale(0, 100)) {
      let posts = $0.direction == .higherIsWorse ? Scale(-50, 150) : Scale(-150, 50)
      return .minMax(MinMax(goalposts: posts, clip: false))
    }
    #expect(wrong == [])
  }

  // Of a panel COINr normalises all years together. The file also has treated and denominated indicators, whose values
  // before that are not stored.
  @Test("over all years together agrees with COINr on the indicators that nothing else changes")
  func goldenPanel() throws {
    let values = try Golden("asem/iData_panel")
    let expected = try Golden("asem/panel_normalised_global")
    let kept = Set(expected.texts("uCode"))
    let keys = zip(expected.texts("Time"), expected.texts("uCode")).map { $0 + $1 }
    let rows = Dictionary(
      uniqueKeysWithValues: zip(
        zip(values.texts("Time"), values.texts("uCode")).map { $0 + $1 },
        0...
      )
    )
    #expect(kept.count == 46)
    var agreed = 0
    for member in try ASEM().indicators {
      let all = values.column(member.id).encoded
      let column = Column(encoded: try keys.map { all[try #require(rows[$0])] })
      let found = try normalise(column, .minMax(MinMax()), member.direction, scale: Scale(0, 100))
      if disagreements(found, expected.column(member.id), least: 1) == [] { agreed += 1 }
    }
    #expect(agreed == 31)
  }

  @Test("measures from the other end where low values are worse")
  func inverted() throws {
    let column = Column([2, 4, 10])
    #expect(try normalise(column, .minMax(MinMax()), scale: Scale(0, 100)) == Column([0, 25, 100]))
    let turned = try normalise(column, .minMax(MinMax()), .lowerIsWorse, scale: Scale(0, 100))
    #expect(turned == Column([100, 75, 0]))
  }

  @Test("holds values beyond goalposts at them unless told otherwise")
  func clipping() throws {
    let column = Column([-10, 0, 30, 60, 90])
    let posts = Scale(0, 60)
    #expect(MinMax(goalposts: posts).clip)
    #expect(!MinMax().clip)
    let held = try normalise(column, .minMax(MinMax(goalposts: posts)), scale: Scale(1, 3))
    #expect(held == Column([1, 1, 2, 3, 3]))
    let free = try normalise(column, .minMax(MinMax(goalposts: posts, clip: false)))
    #expect(disagreements(free, Column([-1.0 / 6, 0, 0.5, 1, 1.5])) == [])
    let turned = try normalise(column, .minMax(MinMax(goalposts: posts)), .lowerIsWorse)
    #expect(turned == Column([1, 1, 0.5, 0, 0]))
  }

  @Test("between goalposts needs no values, and takes a constant")
  func goalpostsWithoutValues() throws {
    let choice = Normalisation.minMax(MinMax(goalposts: Scale(0, 10)))
    #expect(try normalise(Column([nil, nil]), choice) == Column([nil, nil]))
    #expect(try normalise(Column([4, 4]), choice) == Column([0.4, 0.4]))
  }

  @Test(
    "refuses values that have no extent",
    arguments: [
      ([5, nil, 5], "fit.constant"),
      ([5], "fit.constant"),
      ([0, -0.0], "fit.constant"),
      ([nil, nil], "fit.no-values"),
      ([], "fit.no-values"),
      ([-1.5e308, 1.5e308], "fit.too-large"),
    ] as [([Double?], String)]
  )
  func refusals(values: [Double?], code: String) {
    #expect(problemCodes { try normalise(Column(values), .minMax(MinMax())) } == [code])
  }

  @Test("among the territories of each parent has an end for each")
  func byParent() throws {
    let column = TerritoryTable.IndicatorColumn(Column([1, 3, 2, 10, 20, 15, 7, 5, nil]))
    let parents = ["A", "A", "A", "B", "B", "B", "C", "", "A"]
    let table = territories([column], parents: [("epci", parents)])
    let choice = Normalisation.minMax(MinMax(scope: .parent(level: "epci")))
    let expected = Column([
      .present(0), .present(1), .present(0.5), .present(0), .present(1), .present(0.5),
      .absent(.zeroDenominator), .absent(.unavailable), .absent(.unavailable),
    ])
    #expect(try normalise(column, of: table, choice) == expected)
    let turned = try normalise(column, of: table, choice, .lowerIsWorse)
    #expect(turned.encoded.prefix(6) == [1, 0, 0.5, 1, 0, 0.5])
    let several = territories([column], parents: [("epci", parents.map { $0 + ",X" })])
    let codes = problemCodes { try normalise(column, of: several, choice) }
    #expect(Set(codes) == ["data.several-parents"])
  }

  @Test("of a reference gives its ends exactly 0 and 1", arguments: 0..<20)
  func ends(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = (0..<50).map { _ in generator.number(-1e3, 1e3) }
    let found = try normalise(Column(values), .minMax(MinMax())).encoded
    #expect(found.min() == 0)
    #expect(found.max() == 1)
  }
}
