import FragilityFiles
import FragilityIndex

/// Draws of weights, alternatives and an indicator left out: intervals of scores and ranks; and the shares of variance.
func benchmarkUncertainty(_ size: Size) {
  // About as many rankings of a territory at every size.
  let draws = max(100, 35_000_000 / size.rows / 100 * 100)
  let input = {
    (method: try syntheticMethod(size).method, territories: SyntheticTable(size).territories)
  }
  measure("Uncertainty weights, \(min(draws, 10_000)) draws,", size, prepare: input) { input in
    var plan = UncertaintyPlan.usual
    plan.draws = min(draws, 10_000)
    return try input.method.uncertainty(of: input.territories, plan: plan, threads: threads)
  }
  measure("Uncertainty of everything, 100 draws,", size, prepare: input) { input in
    try input.method.uncertainty(of: input.territories, plan: everything, threads: threads)
  }
  measure("Uncertainty shares of variance, 16 points,", size, prepare: input) { input in
    try input.method.sensitivity(
      of: input.territories,
      plan: everything,
      points: 16,
      threads: threads
    )
  }
}

private var everything: UncertaintyPlan {
  var plan = UncertaintyPlan.usual
  plan.draws = 100
  plan.normalisations = [.percentRank(PercentRank())]
  plan.aggregations = [.geometric(floor: 1)]
  plan.leavesOutIndicators = true
  return plan
}
