import Testing

@testable import FragilityIndex

@Suite("Problems of weights")
struct WeightingProblemsTests {
  @Test("say which child it is, in both languages, with a remedy and a code of their own")
  func words() {
    let failures: [WeightingFailure] = [
      .tooFewRows(count: 1), .constant(child: 1), .tooLarge(child: 1), .counteracting(child: 1),
      .negativeScore(child: 1), .singularCorrelations, .tiedComponents, .noCommonFactor,
      .unusableTargets(children: 2), .notConverged,
    ]
    let problems = failures.map {
      Problem.noWeights($0, of: ["age", "income"], at: .dimension(0, id: "d", key: "id"))
    }
    #expect(Set(problems.map(\.code)).count == failures.count)
    #expect(Set(problems.map(\.message)).count == failures.count)
    for problem in problems {
      #expect(problem.code.rawValue.hasPrefix("weights."))
      for text in [problem.message, problem.remedy] {
        #expect(!text.french.isEmpty && text.french != text.english)
      }
    }
    for problem in problems[1...4] {
      #expect(
        problem.message.french.contains("income") && problem.message.english.contains("income")
      )
    }
  }
}
