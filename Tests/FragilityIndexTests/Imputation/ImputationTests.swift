import Testing

@testable import FragilityIndex

@Suite("Imputation")
struct ImputationTests {
  /// The ASEM example with the gaps of its raw data, under a rule.
  private func asem(_ imputation: Imputation) throws -> IndexResult {
    let values = try Golden("asem/raw")
    let data = try Golden("asem/iData")
    let groups = Dictionary(
      uniqueKeysWithValues: zip(data.texts("uCode"), data.texts("EurAsia_group"))
    )
    let members = try ASEM().indicators
    let method = try method(
      parents: ["group"],
      dimensions: Set(members.map(\.parent)).sorted().map { dimension($0) },
      members.map { indicator($0.id, in: $0.parent, $0.direction) }
    ) { $0.imputation = imputation }
    let codes = values.texts("uCode")
    let table = territories(
      members.map { values.column($0.id) },
      codes: codes,
      parents: [("group", codes.map { groups[$0] ?? "" })]
    )
    return try score(table, by: method)
  }

  @Test(
    "agrees with COINr on the ASEM example",
    arguments: [("mean", Centre.mean), ("median", .median)],
    ["col", "grp", "row", "row_grouplevel2"]
  )
  func golden(centre: (String, Centre), kind: String) throws {
    let imputation: Imputation =
      switch kind {
      case "col": .central(CentralImputation(centre.1))
      case "grp": .central(CentralImputation(centre.1, group: "group"))
      case "row": .row(RowImputation(centre.1, within: .index))
      default: .row(RowImputation(centre.1, within: .dimension))
      }
    let result = try asem(imputation)
    let expected = try Golden("asem/impute_i_\(centre.0)_\(kind)")
    let raw = try Golden("asem/raw")
    var filled = 0
    for (position, indicator) in result.fitted.method.indicators.enumerated() {
      let wanted = expected.column(indicator.id)
      #expect(disagreements(result.prepared[position], wanted) == [], "\(indicator.id)")
      let before = raw.column(indicator.id).encoded
      for row in before.indices {
        #expect(result.isImputed(position, row: row) == before[row].isNaN)
        if before[row].isNaN { filled += 1 }
      }
    }
    #expect(filled == 63)
  }

  private func one(_ imputation: Imputation) throws -> FragilityMethod {
    try method(parents: ["epci"], [indicator("a"), indicator("b")]) { rules in
      rules.imputation = imputation
      rules.missing = MissingPolicy(minWeightShare: 0)
    }
  }

  @Test("fills only what exists without being known")
  func reasons() throws {
    let values = AbsenceReason.allCases.map { Value.absent($0) } + [.present(2), .present(6)]
    let other = Column((0..<values.count).map { Double($0) })
    let table = territories([Column(values), other])
    for imputation in [
      Imputation.central(CentralImputation(.mean)), .row(RowImputation(.median)), .score(7),
    ] {
      let result = try score(table, by: try one(imputation))
      let filled = AbsenceReason.allCases.indices.filter { result.isImputed(0, row: $0) }
      #expect(filled.map { AbsenceReason.allCases[$0] } == [.suppressed, .unavailable])
      let row = try #require(AbsenceReason.allCases.firstIndex(of: .notApplicable))
      #expect(result.normalised[0][row] == .absent(.notApplicable))
    }
  }

  @Test("leaves a group without values, and a territory without a group, as they are")
  func groups() throws {
    let table = territories(
      [Column([1, nil, nil, 5, nil]), Column([1, 2, 3, 4, 5])],
      parents: [("epci", ["A", "A", "B", "C", ""])]
    )
    let choice = Imputation.central(CentralImputation(.mean, group: "epci"))
    let fitted = try one(choice).fit(to: table)
    #expect(fitted.score(table).prepared[0] == Column([1, 1, nil, 5, nil]))
    let next = territories(
      [Column([nil, nil, 8]), Column([1, 2, 3])],
      parents: [("epci", ["A", "C", "D"])]
    )
    #expect(fitted.score(next).prepared[0] == Column([1, 5, 8]))
  }

  @Test("by a score fills in on the common scale, whatever the scores of the others")
  func byScore() throws {
    let method = try method([
      indicator("a", normalisation: .normalScore(NormalScore())), indicator("b"),
    ]) { rules in
      rules.imputation = .score(0)
      rules.missing = MissingPolicy(minWeightShare: 0)
    }
    let result = try score(
      territories([Column([5, nil, 9, 11]), Column([nil, 4, 10, 0])]),
      by: method
    )
    #expect(result.normalised[0].encoded[1] == 0)
    #expect(result.normalised[1] == Column([0, 40, 100, 0]))
    #expect(result.prepared[0] == Column([5, nil, 9, 11]))
    #expect(result.isImputed(0, row: 1) && result.isImputed(1, row: 0))
    #expect(result.flags(of: 1) == [.imputed(indicator: "a")])
    #expect(result.coverage == [0.5, 0.5, 1, 1])
    #expect(disagreements(Column([result.scores[1]]), Column([20])) == [])
  }

  @Test("by the parent takes its own figure, or the ratio of the sums over its territories")
  func parent() throws {
    var ratio = indicator("a")
    ratio.derivation = .ratio(numerator: t("n"), denominator: t("d"), per: 100)
    var own = indicator("b")
    own.referenceColumn = t("r")
    own.transform = .squareRoot
    let method = try method(parents: ["epci"], [ratio, own]) { rules in
      rules.imputation = .parent(level: "epci")
    }
    let table = territories(
      [
        .init(
          Column([20, 40, nil, nil]),
          numerator: Column([2000, 12000, nil, nil]),
          denominator: Column([100, 300, 50, 10])
        ),
        .init(Column([4, nil, 16, nil]), reference: Column([9, 9, 9, 25])),
      ],
      parents: [("epci", ["A", "A", "A", "B"])]
    )
    let result = try score(table, by: method)
    #expect(result.prepared[0] == Column([20, 40, 35, nil]))
    #expect(result.prepared[1] == Column([2, 3, 4, 5]))
    #expect(result.flags(of: 2).contains(.imputed(indicator: "a")))
    #expect(result.explanation(of: 2).lines[1].coverage == 0)
  }

  @Test("does not count as coverage, through all levels, and is told in the flags")
  func coverage() throws {
    let method = try method(
      dimensions: [dimension("x", weight: 3), dimension("y")],
      [indicator("a", in: "x"), indicator("b", in: "x"), indicator("c", in: "y")]
    ) { $0.imputation = .central(CentralImputation(.median)) }
    let result = try score(
      territories([Column([1, nil, 3]), Column([1, 2, 3]), Column([nil, 4, 8])]),
      by: method
    )
    #expect(result.scores.presentCount == 3)
    #expect(result.coverage == [0.75, 0.625, 1])
    #expect(result.flags(of: 0) == [.imputed(indicator: "c")])
    #expect(result.flags(of: 0)[0].word == "c:imputed")
    #expect(result.territories.indicators[2].values[0] == .absent(.unavailable))
    let lines = result.explanation(of: 1).lines
    #expect(lines.map(\.coverage) == [0.625, 0.5, 0, 1, 1, 1])
  }

  @Test("of an empty indicator fills nothing in, and the fit says that it is empty")
  func empty() throws {
    for choice in [
      Imputation.central(CentralImputation(.mean)), .central(CentralImputation(.median)),
      .row(RowImputation(.mean)),
    ] {
      let table = territories([Column([nil, nil]), Column([1, 2])])
      let method = try method([indicator("a"), indicator("b")]) { rules in
        rules.normalisation = .percentRank(PercentRank())
        rules.imputation = choice
      }
      #expect(problemCodes { try method.fit(to: table) } == ["fit.no-values"])
    }
  }
}
