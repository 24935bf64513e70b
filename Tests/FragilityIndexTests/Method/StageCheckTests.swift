import Testing

@testable import FragilityIndex

@Suite("The check of the stages of a method")
struct StageCheckTests {
  typealias Mistake = MethodDraft.Mistake

  private func check(_ mistake: Mistake, at subject: Problem.Subject? = nil) {
    var draft = MethodDraft()
    mistake.make(&draft)
    let found = problems { try draft.method() }
    #expect(found.map(\.code.rawValue) == mistake.codes)
    for problem in found {
      #expect(problem.place.subject == subject)
      for text in [problem.message, problem.remedy] {
        #expect(!text.french.isEmpty && !text.english.isEmpty)
      }
      #expect(problem.message.french != problem.message.english)
    }
  }

  @Test("finds the mistakes in the rules, at their key", arguments: StageMistakes.rules)
  func rules(mistake: (String, Mistake)) {
    check(mistake.1, at: .rule(key: mistake.0))
  }

  @Test("finds the mistakes in an indicator, at its key", arguments: StageMistakes.indicators)
  func indicators(mistake: (String, Mistake)) {
    check(mistake.1, at: .indicator(0, id: "a", key: mistake.0))
  }

  @Test("finds the mistakes in a dimension, at its key", arguments: StageMistakes.dimensions)
  func dimensions(mistake: (String, Mistake)) {
    check(mistake.1, at: .dimension(0, id: "x", key: mistake.0))
  }

  @Test("takes what is unusual but has a meaning")
  func unusual() {
    let allowed: [(inout MethodDraft) -> Void] = [
      { $0.rules.screening = Screening(minPresent: 0, minNonZero: 1, include: ["X"]) },
      { $0.rules.imputation = .score(-3) },
      { $0.rules.treatment = .steps(.init(first: .winsorise(maxPoints: nil))) },
      { $0.rules.treatment = .steps(.init(first: .holdAtQuantiles(lower: 0, upper: nil))) },
      { $0.rules.normalisation = .steps(StepScore(bounds: .values([-1]), scores: [2, 1])) },
      { $0.rules.aggregation = .power(exponent: 100, floor: 0) },
      {
        $0.rules.aggregation = .benefitOfTheDoubt(BenefitOfTheDoubt(minShare: 0.5, maxShare: 0.5))
      },
      { $0.rules.rankRounding = Rounding(digits: 15) },
      { $0.rules.levels = [LevelRules](repeating: LevelRules(), count: 3) },
      { draft in
        draft.indicators[0].transform = .squareRoot
        draft.indicators[0].normalisation = .minMax(MinMax(goalposts: Scale(0, 9)))
      },
    ]
    for (position, change) in allowed.enumerated() {
      var draft = MethodDraft()
      change(&draft)
      #expect(problemCodes { try draft.method() } == [], "\(position)")
    }
  }
}
