import Testing

@testable import FragilityIndex

/// A mistake in the plan of a draft, with the key of the plan where it must be said.
struct PlanMistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let key: String
  let codes: [String]
  let make: @Sendable (inout MethodDraft, inout UncertaintyPlan) -> Void

  init(
    _ name: String,
    at key: String,
    _ codes: String...,
    make: @escaping @Sendable (inout MethodDraft, inout UncertaintyPlan) -> Void
  ) {
    testDescription = name
    self.key = key
    self.codes = codes.map { "method." + $0 }
    self.make = make
  }

  func problems() -> [Problem] {
    var draft = MethodDraft()
    var plan = UncertaintyPlan()
    make(&draft, &plan)
    draft.uncertainty = plan
    return FragilityIndexTests.problems { try draft.method() }
  }
}

/// A draft with one indicator.
func alone(_ draft: inout MethodDraft) {
  draft.tables.removeLast(2)
  draft.dimensions = []
  draft.indicators = [indicator("a")]
}

let winsorising = Treatment.steps(.init(first: .winsorise(maxPoints: 2)))

func weightSets(_ weights: [String: Double]...) -> WeightVariation {
  .sets(weights.enumerated().map { WeightSet(id: "s\($0)", weights: $1) })
}

/// What the check of a plan must find.
enum PlanMistakes {
  static let numbers: [PlanMistake] = [
    .init("no draw", at: "draws", "bad-draws") { $1.draws = 0 },
    .init("too many draws", at: "draws", "bad-draws") { $1.draws = 10_000_001 },
    .init("a seed that no file holds", at: "seed", "bad-seed") { $1.seed = 1 << 63 },
    .init("an empty interval", at: "interval", "bad-interval") { $1.interval = 0 },
    .init("an interval of everything", at: "interval", "bad-interval") { $1.interval = 1 },
    .init("an interval of NaN", at: "interval", "bad-interval") { $1.interval = .nan },
    .init("noise of 1", at: "weights.noise", "bad-noise") { $1.weights = .relative(1) },
    .init("negative noise", at: "weights.noise", "bad-noise") { $1.weights = .relative(-0.1) },
    .init("concentration of 0", at: "weights.dirichlet", "bad-concentration") {
      $1.weights = .dirichlet(concentration: 0)
    },
    .init("infinite concentration", at: "weights.dirichlet", "bad-concentration") {
      $1.weights = .dirichlet(concentration: .infinity)
    },
    .init("the only indicator left out", at: "leave_out", "only-indicator") { draft, plan in
      alone(&draft)
      plan.leavesOutIndicators = true
    },
  ]

  static let weights: [PlanMistake] = [
    .init("no set", at: "weights.sets", "no-weight-set") { $1.weights = .sets([]) },
    .init("a set of one indicator", at: "weights", "only-indicator") { draft, plan in
      alone(&draft)
      plan.weights = weightSets(["a": 2])
    },
    .init("a set without a name", at: "weights.sets[1].id", "empty-text") { _, plan in
      plan.weights = .sets([
        WeightSet(id: "s", weights: ["a": 2]), WeightSet(id: "", weights: ["a": 3]),
      ])
    },
    .init("two sets of one name", at: "weights.sets[1].id", "duplicate-id") { _, plan in
      plan.weights = .sets([
        WeightSet(id: "s", weights: ["a": 2]), WeightSet(id: "s", weights: ["a": 3]),
      ])
    },
    .init("a set without weights", at: "weights.sets[0]", "empty-weight-set") {
      $1.weights = weightSets([:])
    },
    .init("a weight of nobody", at: "weights.sets[0].q", "unknown-weight") {
      $1.weights = weightSets(["a": 2, "q": 2])
    },
    .init("a weight of a level", at: "weights.sets[0].epci", "unknown-weight") {
      $1.weights = weightSets(["epci": 2])
    },
    .init("a negative weight", at: "weights.sets[1].y", "bad-weight") {
      $1.weights = weightSets(["a": 2], ["y": -1])
    },
    .init("a weight of NaN", at: "weights.sets[0].n", "bad-weight") {
      $1.weights = weightSets(["n": .nan])
    },
    .init("no weight below a dimension", at: "weights.sets[0].a", "zero-weights") {
      $1.weights = weightSets(["a": 0, "n": 0])
    },
    .init("no weight below the index", at: "weights.sets[0].x", "zero-weights") {
      $1.weights = weightSets(["x": 0, "y": 0])
    },
  ]

  static let alternatives: [PlanMistake] = [
    .init("the rule itself", at: "normalisation[1]", "drawn-twice") {
      $1.normalisations = [.zScore(ZScore()), .minMax(MinMax())]
    },
    .init("an alternative twice", at: "treatment[1]", "drawn-twice") {
      $1.treatments = [winsorising, winsorising]
    },
    .init("no imputation once more", at: "imputation[0]", "drawn-twice") {
      $1.imputations = [Imputation.none]
    },
    .init("the aggregation of all levels", at: "aggregation[0]", "drawn-twice") { draft, plan in
      var level = LevelRules()
      level.aggregation = .maximum
      draft.rules.levels = [level]
      plan.aggregations = [.maximum]
    },
    .init("what nobody follows", at: "normalisation[0]", "idle-alternative") { draft, plan in
      draft.dimensions[0].normalisation = .minMax(MinMax())
      draft.indicators[1].normalisation = .zScore(ZScore())
      plan.normalisations = [.percentRank(PercentRank())]
    },
    .init("a treatment that treats nothing", at: "treatment[0]", "bad-treatment") {
      $1.treatments = [.steps(.init(first: .winsorise(maxPoints: 0)))]
    },
    .init("an imputation by an unknown level", at: "imputation[0]", "unknown-level") {
      $1.imputations = [.central(CentralImputation(.mean, group: "region"))]
    },
    .init("a z-score without deviation", at: "normalisation[0]", "bad-zscore") {
      $1.normalisations = [.zScore(ZScore(standardDeviation: 0))]
    },
    .init("a geometric mean without floor", at: "aggregation[1]", "bad-floor") {
      $1.aggregations = [.maximum, .geometric(floor: 0)]
    },
  ]

  static let contradictions: [PlanMistake] = [
    .init(
      "a ratio without references",
      at: "normalisation[0]",
      "no-reference",
      "no-reference"
    ) { $1.normalisations = [.ratio(RatioToReference(reference: .all))] },
    .init("dates that nobody has", at: "imputation[0]", "no-series") { draft, plan in
      draft.dimensions[0].imputation = Imputation.none
      plan.imputations = [.series(SeriesImputation(.linear))]
    },
    .init(
      "shares that cannot add up",
      at: "aggregation[0]",
      "impossible-shares",
      "impossible-shares"
    ) {
      // The index and `x` have two children each, the other dimensions one.
      $1.aggregations = [.benefitOfTheDoubt(BenefitOfTheDoubt(minShare: 0.6))]
    },
    .init("outliers of what has goalposts", at: "treatment[0]", "treated-goalposts") {
      draft,
      plan in
      draft.indicators[0].normalisation = .minMax(MinMax(goalposts: Scale(0, 1)))
      plan.treatments = [winsorising]
    },
    .init("a treatment under another normalisation", at: "normalisation[0]", "treated-goalposts") {
      draft,
      plan in
      draft.dimensions[1].normalisation = .zScore(ZScore())
      draft.indicators[2].treatment = Treatment.none
      plan.treatments = [winsorising]
      plan.normalisations = [.steps(StepScore(bounds: .values([1]), scores: [1, 2]))]
    },
  ]
}
