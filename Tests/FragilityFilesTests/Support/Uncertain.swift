import FragilityIndex

@testable import FragilityFiles

/// The quartiers of Occitanie, and the method that scores them.
struct Occitanie {
  let method: FragilityMethod
  let territories: TerritoryTable

  init() throws {
    let loaded = try LoadedTables(MethodFile(Fixture.path("occitanie/method.toml")))
    method = loaded.file.method
    territories = try loaded.territories()
  }

  /// A plan in which several choices vary.
  var plan: UncertaintyPlan {
    var plan = UncertaintyPlan.usual
    plan.draws = 60
    plan.normalisations = [.percentRank(PercentRank()), .zScore(ZScore())]
    plan.leavesOutIndicators = true
    return plan
  }

  /// What all tables are made of.
  func report(rows: [Int] = []) throws -> UncertaintyReport {
    let draws = try method.uncertainty(of: territories, plan: plan)
    var report = UncertaintyReport(draws.index, plan: plan)
    report.rows = rows
    report.draws = draws
    report.sensitivity = try method.sensitivity(
      of: territories,
      plan: plan,
      points: 16,
      ranksOf: rows
    )
    report.removals = draws.index.removals()
    report.alternatives = try method.oneAtATime(method.alternatives(of: plan), of: territories)
    report.points = rows.map { draws.index.tippingPoints(of: $0) }
    return report
  }
}
