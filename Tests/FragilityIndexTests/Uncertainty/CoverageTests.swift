import Foundation
import Testing

@testable import FragilityIndex

@Suite("Intervals of 90 % hold the truth in 90 % of cases")
struct CoverageTests {
  /// `FRAGILITY_EFFORT` makes more tables: 12 of them check the shares to half a per cent.
  static let effort = Int(ProcessInfo.processInfo.environment["FRAGILITY_EFFORT"] ?? "") ?? 1

  /// How often intervals hold the true scores and the true ranks, over several tables.
  private func coverage(
    _ error: SamplingError,
    tables: Int,
    make: (_ truth: Double, _ random: CounterRandom, _ slot: UInt64) -> (
      value: Double, known: Double
    )
  ) throws -> (scores: Double, ranks: Double) {
    let count = 120
    var indicators = ["a", "b", "c"].map { indicator($0) }
    for position in indicators.indices { indicators[position].samplingError = error }
    let method = try method(indicators) { rules in
      rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 100), clip: false))
    }
    var plan = UncertaintyPlan()
    plan.draws = 250
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
      let spread = try #require(result.scores)
      let truth = try method.index(of: territories(truths.map { Column($0.map { $0 }) }))
      for row in 0..<count {
        let (score, rank) = (truth.scores.encoded[row], truth.ranks.encoded[row])
        let lower = (spread.lower.encoded[row], result.ranks.lower.encoded[row])
        let upper = (spread.upper.encoded[row], result.ranks.upper.encoded[row])
        scores += score >= lower.0 && score <= upper.0 ? 1 : 0
        ranks += rank >= lower.1 && rank <= upper.1 ? 1 : 0
      }
    }
    let cases = Double(count * tables)
    return (Double(scores) / cases, Double(ranks) / cases)
  }

  // 960 cases, or 11,520 with more effort; the standard error of a share of 90 % is 1 % or 0.3 %, a little more as those
  // of a table depend on each other. Ranks are whole numbers, so their intervals hold a little more.
  private var tolerance: Double { Self.effort > 4 ? 0.012 : 0.03 }

  /// Between the quantiles of type 7 of `n` draws lies `0.9 (n - 1) / (n + 1)` of the law, on average.
  private static let expected = 0.9 * 249 / 251

  private func holds(_ found: (scores: Double, ranks: Double)) -> Bool {
    abs(found.scores - Self.expected) < tolerance && found.ranks > 0.9 - tolerance
      && found.ranks < 0.92 + tolerance
  }

  @Test("with standard errors")
  func standardErrors() throws {
    let found = try coverage(SamplingError(.standardError(t("se"))), tables: 8 * Self.effort) {
      truth,
      random,
      slot in
      let error = 1 + 4 * random.uniform(slot)
      return (truth + error * random.normal(slot + 1), error)
    }
    #expect(holds(found), "\(found)")
  }

  @Test("with rates that were counted on some persons")
  func counts() throws {
    let error = SamplingError(.count(t("n"), .beta), whole: 100)
    let found = try coverage(error, tables: 8 * Self.effort) { truth, random, slot in
      let persons = 100 + random.below(300, slot)
      let counted = binomialQuantile(random.uniform(slot + 1), persons, truth / 100) ?? 0
      return (100 * Double(counted) / Double(persons), Double(persons))
    }
    #expect(holds(found), "\(found)")
  }
}
