import Testing

@testable import FragilityIndex

@Suite("Screening")
struct ScreeningTests {
  private static func columns(_ file: Golden) throws -> [[Double]] {
    try ASEM().indicators.map { file.column($0.id).encoded }
  }

  @Test(
    "keeps whom COINr keeps of the ASEM example",
    arguments: [
      ("byNA", Screening(minPresent: 0.9)), ("byzeros", Screening(minNonZero: 0.05)),
      ("byNAandzeros", Screening(minPresent: 0.9, minNonZero: 0.05)),
    ]
  )
  func golden(kind: String, screening: Screening) throws {
    let values = try Golden("asem/raw")
    let expected = try Golden("asem/screen_" + kind)
    #expect(values.texts("uCode") == expected.texts("uCode"))
    let kept = screening.keeps(
      try Self.columns(values),
      codes: TextColumn(values.texts("uCode"))
    )
    #expect(kept == expected.texts("Included").map { $0 == "TRUE" })
    #expect(kept.filter { !$0 }.count == (kind == "byzeros" ? 0 : 5))
  }

  @Test("counts values and zeros as COINr does", arguments: ["avail_units", "screen_byNA"])
  func availability(file: String) throws {
    let expected = try Golden("asem/" + file)
    let columns = try Self.columns(Golden("asem/raw"))
    for row in 0..<51 {
      let found = Availability(of: columns, row: row)
      let missing = Double(found.indicators - found.present)
      #expect(expected.column("N_missing")[row] == .present(missing))
      #expect(expected.column("N_zero")[row] == .present(Double(found.zeros)))
      #expect(expected.column("Dat_Avail")[row] == .present(found.presentShare))
      #expect(expected.column("Non_Zero")[row] == .present(found.nonZeroShare))
    }
  }

  @Test("counts the values below every dimension as COINr does")
  func groups() throws {
    let expected = try Golden("asem/avail_groups")
    let values = try Golden("asem/raw")
    let lineage = try Golden("asem/lineage")
    for level in lineage.header.dropFirst() {
      for group in Set(lineage.texts(level)) {
        let ids = zip(lineage.texts("Indicator"), lineage.texts(level))
          .filter { $0.1 == group }.map(\.0)
        let columns = ids.map { values.column($0).encoded }
        let found = Column((0..<51).map { Availability(of: columns, row: $0).presentShare })
        #expect(disagreements(found, expected.column(group)) == [], "\(group)")
      }
    }
  }

  /// Territories with two values each but T1, which has one, T2, which has zeros, and T4, which has none.
  private let table = territories([
    Column([10, nil, 0, 30, nil]), Column([5, 900, 0, 7, nil]),
  ])

  private func method(
    _ screening: Screening,
    imputation: Imputation = .none
  ) throws -> FragilityMethod {
    try FragilityIndexTests.method([indicator("a"), indicator("b")]) { rules in
      rules.screening = screening
      rules.imputation = imputation
      rules.missing = MissingPolicy(minWeightShare: 0)
      rules.classes = .quantiles(count: 2, inclusive: .right)
    }
  }

  @Test("leaves out who has too little, with the reason everywhere, and fits to the others")
  func reason() throws {
    let result = try score(table, by: try method(Screening(minPresent: 0.66)))
    #expect(result.scores[1] == .absent(.screenedOut))
    for column in [result.ranks, result.classes] + result.normalised {
      #expect(column[1] == .absent(.screenedOut))
      #expect(column[4] == .absent(.screenedOut))
    }
    #expect(result.flags(of: 1) == [.absent(indicator: "a", .unavailable), .screenedOut])
    #expect(result.flags(of: 1).map(\.word) == ["a:unavailable", "score:screened_out"])
    #expect(result.flags(of: 4).count == 3)
    #expect(result.explanation(of: 1).lines.allSatisfy { $0.contribution.number == nil })
    #expect(
      result.normalised[1]
        == Column([
          .present(100 * 5.0 / 7), .absent(.screenedOut), .present(0), .present(100),
          .absent(.screenedOut),
        ])
    )
    #expect(result.ranks.presentCount == 3)
  }

  @Test("counts zeros among the values")
  func zeros() throws {
    let result = try score(table, by: try method(Screening(minNonZero: 0.5)))
    #expect(result.scores[2] == .absent(.screenedOut))
    // Who has no value at all has none that is not zero.
    #expect(result.scores[4] == .absent(.screenedOut))
    #expect(result.scores.presentCount == 3)
  }

  @Test("takes who is to be included whatever they lack, and never who is excluded")
  func lists() throws {
    let screening = Screening(minPresent: 0.66, include: ["T1"], exclude: ["T0", "T9"])
    let result = try score(table, by: try method(screening))
    #expect((0..<5).map { result.scores[$0].number != nil } == [false, true, true, true, false])
    #expect(result.scores[0] == .absent(.screenedOut))
    let alone = try score(table, by: try method(Screening(exclude: ["T3"])))
    #expect(alone.scores[3] == .absent(.screenedOut))
    #expect(alone.scores[4] == .absent(.insufficientWeight))
  }

  @Test("before imputation leaves nobody out of use who stays, after it counts what was filled in")
  func stages() throws {
    let mean = Imputation.central(CentralImputation(.mean))
    let before = try score(table, by: try method(Screening(minPresent: 0.66), imputation: mean))
    #expect(before.scores[1] == .absent(.screenedOut))
    let after = Screening(minPresent: 0.66, stage: .afterImputation)
    let filled = try score(table, by: try method(after, imputation: mean))
    #expect(filled.scores.presentCount == 5)
    #expect(filled.flags(of: 1).contains(.imputed(indicator: "a")))
    // The mean of the b of all that have one, with 900; it is not among them before imputation.
    #expect(filled.prepared[1].encoded[4] == 228)
    #expect(before.prepared[1].encoded[4] == 4)
    #expect(before.flags(of: 4).count == 3)
  }

  @Test("sets no bound, no mean, no rank, no weight and no class by who is left out")
  func fit() throws {
    let choices: [Normalisation] = [
      .minMax(MinMax()), .zScore(ZScore()), .percentRank(PercentRank()),
      .quantile(QuantileScore(count: 3)), .fractionOfMaximum(FractionOfMaximum()),
      .exponentialRank(ExponentialRank()),
    ]
    let kept = territories([Column([10, 2, 30, 4]), Column([5, 8, 7, 6]), Column([1, 4, 9, 3])])
    let with = territories([
      Column([10, 2, 900, 30, 4]), Column([5, 8, nil, 7, 6]), Column([1, 4, nil, 9, 3]),
    ])
    for choice in choices {
      let method = try FragilityIndexTests.method(["a", "b", "c"].map { indicator($0) }) { rules in
        rules.normalisation = choice
        rules.screening = Screening(minPresent: 0.66)
        rules.treatment = .steps(.init(first: .holdPoints(lowest: 1, highest: 0)))
        rules.weighting = .critic
      }
      #expect(try method.fit(to: with) == method.fit(to: kept), "\(choice)")
    }
  }

  @Test("of everybody is refused, in both languages")
  func everybody() throws {
    let found = problems { try method(Screening(exclude: (0..<5).map { "T\($0)" })).fit(to: table) }
    #expect(found.map(\.code.rawValue) == ["fit.all-screened-out"])
    #expect(found.first?.place.subject == .rule(key: "screening"))
    #expect(found.first?.message.english == "none of the 5 territories passes the screening")
    #expect(found.first?.message.french == "aucun des 5 territoires ne passe le filtre")
    let strict = Screening(minPresent: 1, minNonZero: 1, stage: .afterImputation)
    var others = strict
    others.exclude = ["T0", "T3"]
    #expect(problemCodes { try method(strict).fit(to: table) } == [])
    #expect(problemCodes { try method(others).fit(to: table) } == ["fit.all-screened-out"])
  }
}
