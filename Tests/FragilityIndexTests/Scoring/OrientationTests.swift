import Testing

@testable import FragilityIndex

@Suite("The orientation of an index")
struct OrientationTests {
  /// The same index seen from the other end: what is worse in one is better in the other.
  @Test(
    "turned together with all directions gives the same numbers",
    arguments: 0..<12 as Range<UInt64>
  )
  func turned(seed: UInt64) throws {
    let choices = EveryChoice.normalisations
    var generator = SplitMix64(seed: seed)
    let columns = choices.map { _ in
      Column((0..<30).map { _ in generator.next() % 9 == 0 ? nil : generator.number(1, 9) })
    }
    func result(_ orientation: Orientation) throws -> IndexResult {
      let isTurned = orientation == .strength
      let indicators = choices.enumerated().map { position, choice in
        let isLow = (position * 31 + Int(seed)).isMultiple(of: 2) != isTurned
        return indicator(
          "i\(position)",
          isLow ? .lowerIsWorse : .higherIsWorse,
          normalisation: choice
        )
      }
      let method = try method(parents: ["epci"], indicators) { rules in
        rules.orientation = orientation
        rules.imputation = .row(RowImputation(.mean, within: .index))
        rules.missing = MissingPolicy(minWeightShare: 0.5)
      }
      let parents = (0..<30).map { "E\($0 % 3)" }
      return try score(territories(columns, parents: [("epci", parents)]), by: method)
    }
    let (fragility, strength) = (try result(.fragility), try result(.strength))
    for position in choices.indices {
      let pair = (fragility.normalised[position], strength.normalised[position])
      #expect(bits(pair.0) == bits(pair.1), "\(choices[position])")
    }
    #expect(bits(fragility.scores) == bits(strength.scores))
    #expect(fragility.ranks == strength.ranks)
    #expect(fragility.scores.presentCount == 30)
  }

  // Human Development Index: the logarithm of income between fixed goalposts, and the geometric mean.
  @Test("of strength with a logarithm between goalposts is a human development index")
  func humanDevelopment() throws {
    var income = indicator("income", in: "living", .lowerIsWorse)
    income.transform = .log
    income.normalisation = .minMax(MinMax(goalposts: Scale(100, 75_000)))
    let method = try method(
      dimensions: [
        dimension("health"), dimension("education", aggregation: .arithmetic), dimension("living"),
      ],
      [
        indicator(
          "life",
          in: "health",
          .lowerIsWorse,
          normalisation: .minMax(MinMax(goalposts: Scale(20, 85)))
        ),
        indicator(
          "expected",
          in: "education",
          .lowerIsWorse,
          normalisation: .minMax(MinMax(goalposts: Scale(0, 18)))
        ),
        indicator(
          "mean",
          in: "education",
          .lowerIsWorse,
          normalisation: .minMax(MinMax(goalposts: Scale(0, 15)))
        ),
        income,
      ]
    ) { rules in
      rules.orientation = .strength
      rules.scale = Scale(0, 1)
      rules.aggregation = .geometric(floor: 1e-9)
    }
    let result = try score(
      [[72, 12, 9, 20_000], [90, 18, 15, 80_000], [50, 6, 3, 1500]],
      by: method
    )
    let living = result.scores(ofDimension: 2).encoded
    #expect(isClose(living[0], 0.8003412048860008))
    #expect(living[1] == 1)
    let health = 52.0 / 65
    let education = (12.0 / 18 + 9.0 / 15) / 2
    let index = power(health * education * 0.8003412048860008, 1.0 / 3)
    #expect(isClose(result.scores.encoded[0], index))
    #expect(isClose(result.scores.encoded[1], 1))
    #expect(result.ranks == Column([2, 1, 3]))
    #expect(result.territories.indicators[3].values[0] == .present(20_000))
    #expect(isClose(result.prepared[3].encoded[0], naturalLogarithm(20_000)))
    #expect(
      result.flags(of: 1) == [
        .beyondReference(indicator: "life"), .beyondReference(indicator: "income"),
      ]
    )
  }

  @Test(
    "leaves targets, breaks and references in the unit of the column",
    arguments: Transform.allCases
  )
  func transformed(transform: Transform) throws {
    let choices: [Normalisation] = [
      .distance(Distance(to: .value(400), cap: true)), .distance(Distance(to: .territory("T3"))),
      .steps(StepScore(bounds: .values([10, 100]), scores: [0, 50, 100])),
      .ratio(RatioToReference(reference: .all)), .minMax(MinMax(goalposts: Scale(1, 400))),
    ]
    let indicators = choices.enumerated().map { position, choice in
      var indicator = indicator("i\(position)", normalisation: choice)
      indicator.transform = transform
      indicator.referenceColumn = position == 3 ? t("r") : nil
      return indicator
    }
    let method = try method(indicators)
    let column = Column([1, 20, 200, 400])
    let table = territories(
      indicators.map { _ in
        TerritoryTable.IndicatorColumn(column, reference: Column([20, 20, 20, 20]))
      }
    )
    let found = try score(table, by: method).normalised
    let shares = [1.0, 20, 200, 400].map { value in
      (transform.apply(value) - transform.apply(1)) / (transform.apply(400) - transform.apply(1))
    }
    for position in [0, 1, 4] {
      #expect(disagreements(found[position], Column(shares.map { 100 * $0 })) == [])
    }
    #expect(found[2] == Column([0, 50, 100, 100]))
    let ratios = [1.0, 20, 200, 400].map { 100 * transform.apply($0) / transform.apply(20) }
    #expect(disagreements(found[3], Column(ratios)) == [])
  }
}
