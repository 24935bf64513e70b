import Testing

@testable import FragilityIndex

@Suite("All normalisations")
struct NormalisationTests {
  static let choices: [Normalisation] = [
    .minMax(MinMax()),
    .minMax(MinMax(goalposts: Scale(0, 10))),
    .zScore(ZScore()),
    .percentRank(PercentRank()),
    .quantile(QuantileScore()),
    .ratio(RatioToReference(reference: .all)),
    .none,
    .rank(RankScore()),
    .normalScore(NormalScore()),
    .exponentialRank(ExponentialRank()),
    .steps(StepScore(bounds: .values([4]), scores: [0, 1])),
    .distance(Distance(to: .value(2))),
    .fractionOfMaximum(FractionOfMaximum()),
    .rounded(.minMax(MinMax()), Rounding(digits: 2)),
  ]

  @Test(
    "keep every gap with its reason",
    arguments: NormalisationTests.choices,
    Direction.allCases
  )
  func gaps(choice: Normalisation, direction: Direction) throws {
    let values = AbsenceReason.allCases.map { Value.absent($0) } + [.present(1), .present(3)]
    let column = TerritoryTable.IndicatorColumn(
      Column(values),
      numerator: Column(values),
      denominator: Column([Double?](repeating: 1, count: values.count))
    )
    let found = try normalise(column, of: territories([column]), choice, direction)
    for (row, reason) in AbsenceReason.allCases.enumerated() {
      #expect(found[row] == .absent(reason))
    }
    #expect(found.presentCount == 2)
  }

  @Test(
    "make the worse value the more fragile one",
    arguments: NormalisationTests.choices,
    Direction.allCases
  )
  func direction(choice: Normalisation, direction: Direction) throws {
    let column = TerritoryTable.IndicatorColumn(
      Column([1, 9]),
      numerator: Column([1, 9]),
      denominator: Column([1, 1])
    )
    let found = try normalise(column, of: territories([column]), choice, direction).encoded
    #expect(direction == .higherIsWorse ? found[0] < found[1] : found[0] > found[1])
  }

  @Test("agree with COINr on small vectors")
  func golden() throws {
    let inputs = try Golden("unit/skew_kurt")
    let vectors = Dictionary(
      uniqueKeysWithValues: zip(inputs.texts("vec"), inputs.texts("values").map(Golden.numbers))
    )
    let posts = Scale(2, 8)
    let functions: [String: (Normalisation, Direction, Scale)] = [
      "minmax": (.minMax(MinMax()), .higherIsWorse, Scale(0, 100)),
      "zscore": (.zScore(ZScore()), .higherIsWorse, Scale(0, 100)),
      "prank": (.percentRank(PercentRank()), .higherIsWorse, Scale(0, 1)),
      "prank_avg": (.percentRank(PercentRank(ties: .average)), .higherIsWorse, Scale(0, 1)),
      "goalposts": (.minMax(MinMax(goalposts: posts)), .higherIsWorse, Scale(0, 100)),
      "goalposts_neg": (.minMax(MinMax(goalposts: posts)), .lowerIsWorse, Scale(0, 100)),
      "goalposts_untrunc": (
        .minMax(MinMax(goalposts: posts, clip: false)), .higherIsWorse, Scale(0, 100)
      ),
      "scaled": (
        .minMax(MinMax(goalposts: Scale(0, 10), clip: false)), .higherIsWorse, Scale(0, 100)
      ),
      "dist2max": (.minMax(MinMax()), .higherIsWorse, Scale(0, 1)),
      "dist2ref3": (.distance(Distance(to: .territory("T2"))), .higherIsWorse, Scale(0, 1)),
      "dist2targ_p": (.distance(Distance(to: .value(9))), .higherIsWorse, Scale(0, 1)),
      "dist2targ_m": (.distance(Distance(to: .value(2))), .lowerIsWorse, Scale(0, 1)),
      "fracmax": (.fractionOfMaximum(FractionOfMaximum()), .higherIsWorse, Scale(0, 1)),
      "rank": (.rank(RankScore()), .higherIsWorse, Scale(0, 1)),
      "borda": (.rank(RankScore(start: .borda)), .higherIsWorse, Scale(0, 1)),
    ]
    let file = try Golden("unit/normalise_vectors")
    var checked = 0
    for row in file.rows {
      let (choice, direction, scale) = try #require(functions[row[1]])
      let column = Column(try #require(vectors[row[0]]))
      let expected = Column(Golden.numbers(row[2]))
      // The third value of this vector is the smallest: COINr divides by zero.
      if (row[0], row[1]) == ("v_zero", "dist2ref3") {
        #expect(problemCodes { try normalise(column, choice) } == ["fit.target-not-beyond"])
        continue
      }
      let found = try normalise(column, choice, direction, scale: scale)
      #expect(disagreements(found, expected, within: 1e-12, least: 1) == [], "\(row[0]) \(row[1])")
      checked += 1
    }
    #expect(checked == 134)
  }

  @Test("tell values beyond the reference or the goalposts")
  func beyondReference() throws {
    func fit(_ choice: Normalisation) throws -> FittedNormalisation {
      let column = TerritoryTable.IndicatorColumn(
        Column([1, 3, 9]),
        numerator: Column([1, 3, 9]),
        denominator: Column([1, 1, 1])
      )
      return try choice.fit(
        to: NormalisationInput(
          subject: .indicator(0, id: "a", key: "id"),
          direction: .higherIsWorse,
          scale: Scale(0, 1),
          column: column,
          table: territories([column])
        )
      )
    }
    let probes = [0.0, 1, 5, 9, 9.5, 10, 11]
    let told = try Self.choices.map { choice in
      let fitted = try fit(choice)
      return probes.filter(fitted.isBeyondReference)
    }
    let beyond = [0, 9.5, 10, 11]
    #expect(
      told == [
        beyond, [11], [], beyond, [], [], [], beyond, beyond, beyond, [], [], [], beyond,
      ]
    )
  }
}
