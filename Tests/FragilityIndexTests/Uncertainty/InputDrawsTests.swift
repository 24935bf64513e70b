import Testing

@testable import FragilityIndex

@Suite("Values drawn within their sampling error")
struct InputDrawsTests {
  private func draws(
    _ value: Double,
    _ known: Double,
    _ error: SamplingError,
    range: ClosedRange<Double>? = nil,
    count: Int = 20_000
  ) throws -> [Double] {
    var indicator = indicator("a")
    indicator.samplingError = error
    indicator.range = range
    let column = TerritoryTable.IndicatorColumn(Column([value]), errors: Column([known]))
    let laws = try #require(InputDraws(indicator, column))
    return (0..<count).map { draw in
      var own = [value]
      laws.draw(&own, rows: 0..<1, CounterRandom(seed: 5, stream: UInt64(draw)), slots: [0])
      return own[0]
    }
  }

  @Test("have the mean and the standard error that were published")
  func standardError() throws {
    let moments = Moments(of: try draws(100, 8, SamplingError(.standardError(t("se")))))
    #expect(abs(moments.mean - 100) < 0.2 && abs(moments.standardDeviation - 8) < 0.15)
  }

  @Test("keep within the possible range, without heaping up at its ends")
  func bounded() throws {
    let values = try draws(2, 4, SamplingError(.standardError(t("se"))), range: 0...3)
    #expect(values.allSatisfy { (0...3).contains($0) })
    #expect(values.count { $0 == 0 || $0 == 3 } == 0)
    // The mean of the normal law cut off at 0 and 3.
    #expect(abs(Moments(of: values).mean - 1.5230) < 0.02)
  }

  @Test("are symmetric on the scale of logarithms or log-odds")
  func scales() throws {
    let amounts = try draws(1000, 200, SamplingError(.standardError(t("se")), scale: .log))
    let logarithms = Moments(of: amounts.map(naturalLogarithm))
    #expect(abs(logarithms.mean - naturalLogarithm(1000)) < 0.005)
    #expect(abs(logarithms.standardDeviation - 0.2) < 0.004)
    let error = SamplingError(.standardError(t("se")), scale: .logit, whole: 100)
    let shares = try draws(90, 3, error)
    #expect(shares.allSatisfy { $0 > 0 && $0 < 100 })
    let odds = Moments(of: shares.map { naturalLogarithm($0 / (100 - $0)) })
    #expect(abs(odds.mean - naturalLogarithm(9)) < 0.01)
    #expect(abs(odds.standardDeviation - 3 / (100 * 0.9 * 0.1)) < 0.005)
  }

  @Test("that were counted follow the beta or the binomial law")
  func counted() throws {
    let beta = SamplingError(.count(t("n"), .beta), whole: 100)
    let moments = Moments(of: try draws(30, 50, beta))
    // B(15.5, 35.5): mean 15.5 / 51, variance 15.5 x 35.5 / (51^2 x 52).
    #expect(abs(moments.mean - 100 * 15.5 / 51) < 0.15)
    #expect(
      abs(moments.standardDeviation - 100 * (15.5 * 35.5 / (51 * 51 * 52)).squareRoot()) < 0.1
    )
    let binomial = SamplingError(.count(t("n"), .binomial), whole: 1)
    let counts = try draws(0.3, 50, binomial).map { $0 * 50 }
    #expect(counts.allSatisfy { abs($0 - $0.rounded()) < 1e-9 })
    #expect(abs(Moments(of: counts).mean - 15) < 0.1)
    #expect(abs(Moments(of: counts).standardDeviation - (50 * 0.3 * 0.7).squareRoot()) < 0.06)
    #expect(try draws(0, 40, beta, count: 100).allSatisfy { $0 > 0 && $0 < 100 })
  }

  @Test("stay as they are, and are counted, where no error is known")
  func lawless() throws {
    var indicator = indicator("a")
    indicator.samplingError = SamplingError(.standardError(t("se")), scale: .log)
    let column = TerritoryTable.IndicatorColumn(
      Column([5, nil, 0, 7, 8]),
      errors: Column([nil, 1, 1, 2, 0])
    )
    let laws = try #require(InputDraws(indicator, column))
    #expect(laws.lawless == 2)
    var own = column.values.encoded
    laws.draw(&own, rows: 0..<5, CounterRandom(seed: 1, stream: 1), slots: [0, 1, 2, 3, 4])
    #expect(own[0] == 5 && own[1].isNaN && own[2] == 0 && own[3] != 7 && own[4] == 8)
    indicator.samplingError = nil
    #expect(InputDraws(indicator, column) == nil)
  }

  @Test("move the scores of the index through transformation, treatment and scale")
  func throughTheIndex() throws {
    var incomes = indicator("a", .lowerIsWorse)
    incomes.transform = .log
    incomes.samplingError = SamplingError(.standardError(t("se")), scale: .log)
    let method = try method([incomes, indicator("b")]) { rules in
      rules.treatment = .steps(
        .init(first: .holdAtQuantiles(lower: 0.05, upper: 0.95), occasion: .always)
      )
    }
    let base = try tableOfRates(count: 700, seed: 3)
    let values = base.indicators[0].values
    let errors = Column(encoded: values.encoded.map { $0 / 10 })
    let table = territories([.init(values, errors: errors), base.indicators[1]])
    var plan = UncertaintyPlan()
    plan.draws = 4
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    #expect(simulation.sources == [.inputs])
    let fitted = simulation.index.fitted
    let laws = try #require(InputDraws(incomes, table.indicators[0]))
    for (number, scores) in simulation.scores(4).enumerated() {
      let draw = simulation.draw(at: simulation.coordinates(number))
      let random = CounterRandom(seed: plan.seed &+ 1, stream: try #require(draw.inputs))
      var drawn = [Double](repeating: 0, count: 700)
      laws.draw(&drawn, rows: 0..<700, random, slots: table.codes.hashes)
      // The table takes the values before the logarithm.
      let other = territories([.init(Column(encoded: drawn.map(exponential))), base.indicators[1]])
      let expected = fitted.score(other).scores
      #expect(disagreements(Column(encoded: scores), expected, within: 1e-9).isEmpty)
    }
  }

  @Test("belong to a territory, wherever it stands in its table")
  func anyOrder() throws {
    var rates = indicator("a")
    rates.samplingError = SamplingError(.standardError(t("se")))
    let method = try method([rates])
    let values = try tableOfRates(count: 90, seed: 2, columns: 1).indicators[0].values.encoded
    let order = (0..<90).map { ($0 * 37) % 90 }
    func result(_ rows: [Int]) throws -> UncertaintyResult {
      let column = TerritoryTable.IndicatorColumn(
        Column(encoded: rows.map { values[$0] }),
        errors: Column(encoded: rows.map { 1 + values[$0] / 20 })
      )
      var plan = UncertaintyPlan()
      plan.draws = 30
      return try method.uncertainty(
        of: territories([column], codes: rows.map { "Q\($0)" }),
        plan: plan
      )
    }
    let (one, other) = (try result(Array(0..<90)), try result(order))
    for (row, first) in order.enumerated() {
      #expect(one.scores?.lower.encoded[first] == other.scores?.lower.encoded[row])
      #expect(one.ranks.upper.encoded[first] == other.ranks.upper.encoded[row])
    }
  }

  @Test("that the transformation does not allow are gaps of that draw")
  func impossible() throws {
    // One person of three has it: draws of 0 persons have no logarithm.
    var rates = indicator("a", in: "d")
    rates.transform = .log
    rates.samplingError = SamplingError(.count(t("n"), .binomial), whole: 1)
    let method = try method(
      dimensions: [dimension("d")],
      [rates, indicator("b", in: "d")]
    ) { rules in rules.missing = MissingPolicy(minWeightShare: 0) }
    let shares = Column([0.3, 0.5, 0.9, 0.6].map { $0 })
    let table = territories([
      .init(shares, errors: Column([3, 4, 500, 500])),
      .init(Column([10, 20, 30, 40])),
    ])
    var plan = UncertaintyPlan()
    plan.draws = 200
    let simulation = try Simulation(method, of: table, plan: plan, threads: 1)
    let seen = simulation.scores(200)
    let withGap = seen.count { $0[0].isNaN }
    // (1 - 1/3)^3 is 8 of 27.
    #expect(withGap > 35 && withGap < 85)
    #expect(seen.allSatisfy { !$0[2].isNaN && !$0[3].isNaN })
  }
}
