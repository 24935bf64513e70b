import Testing

@testable import FragilityIndex

@Suite("The check of what is drawn at random")
struct UncertaintyCheckTests {
  private func check(_ mistake: PlanMistake) {
    let found = mistake.problems()
    #expect(found.map(\.code.rawValue) == mistake.codes)
    for problem in found {
      #expect(problem.place.subject == .method(key: "uncertainty.\(mistake.key)"))
      for text in [problem.message, problem.remedy] {
        #expect(!text.french.isEmpty && !text.english.isEmpty && text.french != text.english)
      }
    }
  }

  @Test("finds numbers that are out of their range", arguments: PlanMistakes.numbers)
  func numbers(mistake: PlanMistake) { check(mistake) }

  @Test("finds sets of weights that cannot be", arguments: PlanMistakes.weights)
  func weights(mistake: PlanMistake) { check(mistake) }

  @Test(
    "finds alternatives that have no meaning or no effect",
    arguments: PlanMistakes.alternatives
  )
  func alternatives(mistake: PlanMistake) { check(mistake) }

  @Test(
    "finds what an alternative contradicts, and says which with which",
    arguments: PlanMistakes.contradictions
  )
  func combined(mistake: PlanMistake) { check(mistake) }

  @Test("names the alternatives and the indicator of a contradiction")
  func names() throws {
    let found = try #require(PlanMistakes.contradictions.last).problems()
    let message = try #require(found.first).message
    #expect(message.english.hasPrefix("with \"winsorise\" and \"steps\", indicator \"a\": fixed"))
    #expect(message.french.hasPrefix("avec \"winsorise\" et \"steps\", indicateur \"a\" : des"))
  }

  @Test("guesses which indicator or dimension a weight is of")
  func guess() {
    var draft = MethodDraft()
    draft.dimensions[0].id = "skills"
    draft.indicators[0].dimension = "skills"
    draft.indicators[2].dimension = "skills"
    draft.uncertainty = UncertaintyPlan()
    draft.uncertainty?.weights = weightSets(["skils": 2])
    let found = problems { try draft.method() }
    #expect(found.map(\.code.rawValue) == ["method.unknown-weight"])
    #expect(found.map(\.remedy.english) == ["did you mean \"skills\"?"])
  }

  @Test("reports everything together with the problems of the method")
  func together() {
    var draft = MethodDraft()
    draft.rules.scale = Scale(1, 1)
    draft.uncertainty = UncertaintyPlan()
    draft.uncertainty?.draws = 0
    draft.uncertainty?.interval = 90
    draft.uncertainty?.aggregations = [.geometric(floor: 0)]
    #expect(
      problemCodes { try draft.method() } == [
        "method.bad-scale", "method.bad-draws", "method.bad-interval", "method.bad-floor",
      ]
    )
  }

  @Test("takes what is unusual but has a meaning")
  func unusual() {
    let allowed: [(inout MethodDraft, inout UncertaintyPlan) -> Void] = [
      { $1 = .usual },
      { (_, plan) in (plan.draws, plan.seed, plan.interval) = (10_000_000, 1 << 63 - 1, 1e-9) },
      { $1.weights = .relative(0) },
      { $1.weights = .dirichlet(concentration: 1e-3) },
      { $1.weights = weightSets(["a": 0, "x": 0], ["a": 0, "x": 0]) },
      { $1.aggregations = [.rounded(.arithmetic, Rounding(digits: 1)), .minimum] },
      { draft, plan in
        // Only the alternative reads the column of the parents.
        draft.indicators[1].referenceColumn = t("reference")
        draft.indicators[0].normalisation = .zScore(ZScore())
        plan.normalisations = [.ratio(RatioToReference(reference: .all))]
      },
      { draft, plan in
        var level = LevelRules()
        level.aggregation = .maximum
        draft.rules.levels = [level]
        plan.aggregations = [.arithmetic]
      },
      { draft, plan in
        draft.rules.weighting = .entropy
        plan.aggregations = [.minimum]
      },
      { draft, plan in
        alone(&draft)
        plan = .usual
      },
    ]
    for (position, change) in allowed.enumerated() {
      var draft = MethodDraft()
      var plan = UncertaintyPlan()
      change(&draft, &plan)
      draft.uncertainty = plan
      #expect(problemCodes { try draft.method() } == [], "\(position)")
    }
  }
}
