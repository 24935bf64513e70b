import Testing

@testable import FragilityIndex

@Suite("Intervals of 90 % hold the truth in 90 % of cases")
struct CoverageTests {
  /// How often intervals hold the true scores and the true ranks, over several tables.
  private func coverage(
    _ error: SamplingError,
    tables: Int,
    make: (_ truth: Double, _ random: CounterRandom, _ slot: UInt64) -> (
      value: Double, known: Double
    )
  ) throws -> (scores: Double, ranks: Double) {
    let count = 150
    var indicators = ["a", "b", "c"].map { indicator($0) }
    for position in indicators.indices { indicators[position].samplingError = error }
    let method = try method(indicators) { rules in
      rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 100), clip: false))
    }
    var plan = UncertaintyPlan()
    plan.draws = 400
    var (scores, ranks) = (0, 0)
    for number in 0..<tables {
      let random = CounterRandom(seed: 99, stream: UInt64(number))
      // Truths spread far more evenly than the errors, so that nothing is known of them beforehand.
      let truths = (0..<3).map { column in
        (0..<count).map { 100 * random.uniform(UInt64(column * count + $0)) }
      }
      let seen = truths.enumerated().map { column, truths in
        truths.enumerated().map { row, truth in
          make(truth, random, UInt64(10_000 + 10 * (column * count + row)))
        }
      }
      let table = territories(
        seen.map { column in
          .init(Column(column.map(\.value)), errors: Column(column.map(\.known)))
        }
      )
      plan.seed = UInt64(number)
      let result = try method.uncertainty(of: table, plan: plan)
      let truth = try method.index(of: territories(truths.map { Column($0.map { $0 }) }))
      for row in 0..<count {
        let (score, rank) = (truth.scores.encoded[row], truth.ranks.encoded[row])
        let lower = (result.scores.lower.encoded[row], result.ranks.lower.encoded[row])
        let upper = (result.scores.upper.encoded[row], result.ranks.upper.encoded[row])
        scores += score >= lower.0 && score <= upper.0 ? 1 : 0
        ranks += rank >= lower.1 && rank <= upper.1 ? 1 : 0
      }
    }
    let cases = Double(count * tables)
    return (Double(scores) / cases, Double(ranks) / cases)
  }

  // 6,000 cases, of which those of a table depend on each other a little: the standard error of a share of 90 % is below
  // 0.6 %. Ranks are whole numbers, so their intervals hold a little more.

  @Test("with standard errors")
  func standardErrors() throws {
    let found = try coverage(SamplingError(.standardError(t("se"))), tables: 40) {
      truth,
      random,
      slot in
      let error = 1 + 4 * random.uniform(slot)
      return (truth + error * random.normal(slot + 1), error)
    }
    #expect(abs(found.scores - 0.9) < 0.015)
    #expect(found.ranks > 0.885 && found.ranks < 0.93)
  }

  @Test("with rates that were counted on some persons")
  func counts() throws {
    let error = SamplingError(.count(t("n"), .beta), whole: 100)
    let found = try coverage(error, tables: 40) { truth, random, slot in
      let persons = 100 + random.below(300, slot)
      let counted = binomialQuantile(random.uniform(slot + 1), persons, truth / 100) ?? 0
      return (100 * Double(counted) / Double(persons), Double(persons))
    }
    #expect(abs(found.scores - 0.9) < 0.015)
    #expect(found.ranks > 0.885 && found.ranks < 0.93)
  }
}
