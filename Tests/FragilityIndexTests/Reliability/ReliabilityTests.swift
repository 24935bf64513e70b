import Testing

@testable import FragilityIndex

/// Two indicators of weight 3 and 1: a rate of persons, and a plain column.
private func method(
  _ adapt: (inout Reliability) -> Void,
  rules: (inout FragilityMethod.Rules) -> Void = { _ in }
) throws -> FragilityMethod {
  var reliability = Reliability()
  adapt(&reliability)
  let rate = Indicator(
    id: "rate",
    derivation: .ratio(numerator: t("n"), denominator: t("d"), per: 100),
    direction: .higherIsWorse,
    weight: 3
  )
  return try FragilityIndexTests.method([rate, indicator("plain")]) {
    $0.reliability = reliability
    rules(&$0)
  }
}

private typealias Row = (n: Double, d: Double, plain: Double?, people: Double?)

/// One of many territories, with 20 persons and more.
private func many(_ row: Int, plain: Int) -> Row {
  let people = Double(row)
  return (n: Double(row % 7) + 5, d: 20 + people, plain: Double(plain), people: people)
}

/// Territories with their persons concerned, persons, a plain value and a population.
private func table(_ rows: [Row]) -> TerritoryTable {
  territories(
    [
      TerritoryTable.IndicatorColumn(
        Column(rows.map { $0.d > 0 ? 100 * $0.n / $0.d : nil }),
        numerator: Column(rows.map { $0.n }),
        denominator: Column(rows.map { $0.d })
      ),
      TerritoryTable.IndicatorColumn(Column(rows.map(\.plain))),
    ],
    population: Column(rows.map(\.people))
  )
}

@Suite("How far a score can be relied on")
struct ReliabilityTests {
  @Test("The binomial coefficient of variation, worked by hand")
  func binomial() throws {
    // sqrt(0.7 / 30), sqrt(0.95 / 5)
    #expect(isClose(try #require(binomialVariation(rate: 0.3, persons: 100)), 0.152752523165194667))
    #expect(
      isClose(try #require(binomialVariation(rate: 0.05, persons: 100)), 0.435889894354067355)
    )
    #expect(binomialVariation(rate: 1, persons: 10) == 0)
    #expect(binomialVariation(rate: 0, persons: 10) == .infinity)
    #expect(binomialVariation(rate: 1.2, persons: 10) == nil)
    #expect(binomialVariation(rate: 0.5, persons: 0) == nil)
  }

  @Test("Below the limits it is good, between them caution, above them unreliable")
  func limits() throws {
    let method = try method { $0.cv = .init(caution: 0.15, unreliable: 0.3) }
    let table = table([(500, 1000, 1, 1), (30, 100, 2, 1), (5, 100, 3, 1), (120, 100, 4, 1)])
    let result = try score(table, by: method)
    let levels = try #require(result.reliability).levels
    #expect(levels == [.good, .caution, .unreliable, .good])
    #expect(
      (0..<4).map { result.flags(of: $0).map(\.word) } == [
        [], ["rate:cv_caution"], ["rate:cv_unreliable"], [],
      ]
    )
    #expect(result.ranks.presentCount == 4)
  }

  @Test(
    "Small populations and denominators are unreliable, an unknown population calls for caution"
  )
  func counts() throws {
    let method = try method {
      $0.minPopulation = 50
      $0.minDenominator = 30
    }
    let table = table([(5, 30, 1, 50), (5, 29, 2, 80), (5, 30, 3, 49), (5, 30, 4, nil)])
    let result = try score(table, by: method)
    #expect(result.reliability?.levels == [.good, .unreliable, .unreliable, .caution])
    #expect(
      (0..<4).map { result.flags(of: $0).map(\.word) } == [
        [], ["rate:small_denominator"], ["score:small_population"], ["score:unknown_population"],
      ]
    )
  }

  @Test("As long as enough of the weight is reliable, an unreliable value calls for caution only")
  func share() throws {
    for (share, level) in [(0.25, ReliabilityLevel.caution), (0.26, .unreliable)] {
      let method = try method {
        $0.minDenominator = 30
        $0.minWeightShare = share
      }
      let table = table([(5, 20, 1, 1), (5, 20, nil, 1), (5, 40, 3, 1), (0, 0, 4, 1)])
      let levels = try score(table, by: method).reliability?.levels
      #expect(levels == [level, .unreliable, .good, .good])
    }
  }

  @Test("Standard errors are over the value, and an error of 0 is no doubt")
  func errors() throws {
    var income = indicator("income")
    income.samplingError = SamplingError(.standardError(t("se")))
    var reliability = Reliability()
    reliability.cv = .init(caution: 0.1, unreliable: 0.2)
    let method = try FragilityIndexTests.method([income]) { $0.reliability = reliability }
    let table = territories([
      TerritoryTable.IndicatorColumn(
        Column([100, 100, -100, 0, 0, 50]),
        errors: Column([10, 15, 21, 1, 0, nil])
      )
    ])
    #expect(
      try score(table, by: method).reliability?.levels
        == [.good, .caution, .unreliable, .unreliable, .good, .good]
    )
  }

  @Test("Who is not ranked keeps score and class; the others close up and keep their scores")
  func notRanked() throws {
    let rows = (0..<40).map { row in many(row, plain: row * 7 % 40) }
    let shown = try method { $0.minDenominator = 30 }
    let hidden = try method {
      $0.minDenominator = 30
      $0.unreliable = .notRanked
    }
    let (a, b) = (try score(table(rows), by: shown), try score(table(rows), by: hidden))
    #expect(bits(a.scores) == bits(b.scores) && bits(a.classes) == bits(b.classes))
    for row in 0..<40 {
      if row < 10 {
        #expect(b.ranks[row] == .absent(.unreliable))
        #expect(b.flags(of: row).map(\.word) == ["rate:small_denominator", "rank:unreliable"])
      } else {
        let before = (10..<40).count { a.scores.encoded[$0] > a.scores.encoded[row] }
        #expect(b.ranks[row] == .present(Double(before + 1)))
      }
    }
    #expect(bits(try hidden.index(of: table(rows)).ranks) == bits(b.ranks))
  }

  @Test("Left out of the fit, the unreliable set no bound: the fit is that without their rows")
  func fit() throws {
    let rows = (0..<40).map { row in many(row, plain: row * row % 41) }
    for normalisation: Normalisation in [
      .minMax(MinMax()), .zScore(ZScore()), .percentRank(PercentRank()),
    ] {
      for weighting: Weighting in [.given, .entropy] {
        let method = try method({
          $0.minDenominator = 30
          $0.isFitted = false
        }) {
          $0.normalisation = normalisation
          if normalisation == .minMax(MinMax()) { $0.weighting = weighting }
        }
        let all = try method.index(of: table(rows))
        let few = try method.index(of: table(Array(rows[10...])))
        #expect(all.fitted == few.fitted)
        #expect(bits(all.scores).suffix(30) == bits(few.scores)[...])
        #expect(all.scores.presentCount == 40)
        let free = try method.reliabilityFree.index(of: table(rows))
        #expect(bits(free.scores) != bits(all.scores))
      }
    }
  }

  @Test("If nobody is reliable enough to fit to, that is said")
  func nobody() throws {
    let method = try method {
      $0.minPopulation = 1000
      $0.isFitted = false
    }
    #expect(
      problemCodes { try score(table([(5, 10, 1, 5)]), by: method) } == ["fit.all-unreliable"]
    )
  }

  @Test("What cannot be judged, or contradicts the draws, is a mistake of the method")
  func mistakes() throws {
    func codes(_ adapt: (inout MethodDraft) -> Void) -> [String] {
      var draft = MethodDraft()
      draft.rules.reliability = Reliability()
      draft.rules.reliability?.minPopulation = 50
      adapt(&draft)
      return problemCodes { try draft.method() }
    }
    #expect(codes { _ in } == [])
    #expect(codes { $0.rules.reliability = Reliability() } == ["method.no-criterion"])
    #expect(codes { $0.rules.reliability?.minPopulation = 0 } == ["method.bad-least-count"])
    #expect(
      codes { $0.rules.reliability?.minDenominator = 30 } == ["method.nothing-to-judge"]
    )
    #expect(
      codes { $0.rules.reliability?.cv = .init(caution: 0.15, unreliable: 0.3) }
        == ["method.nothing-to-judge"]
    )
    #expect(
      codes {
        $0.rules.reliability?.cv = .init(caution: 0.4, unreliable: 0.3)
        $0.indicators[0].derivation = .ratio(numerator: t("a"), denominator: t("b"), per: 1)
      } == ["method.bad-cv"]
    )
    #expect(codes { $0.rules.reliability?.minWeightShare = 1.1 } == ["method.bad-share"])
    #expect(
      codes {
        $0.rules.reliability?.unreliable = .notRanked
        $0.uncertainty = UncertaintyPlan()
        $0.uncertainty?.weights = .relative(0.2)
      } == ["method.unranked-draws"]
    )
  }
}

extension FragilityMethod {
  /// The same method fitted to everyone.
  fileprivate var reliabilityFree: FragilityMethod {
    get throws {
      var rules = rules
      rules.reliability = nil
      return try FragilityMethod(id: id, tables: tables, rules: rules, indicators: indicators)
    }
  }
}
