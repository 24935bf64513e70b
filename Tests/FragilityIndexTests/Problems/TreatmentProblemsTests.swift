import Testing

@testable import FragilityIndex

@Suite("Problems of treatment")
struct TreatmentProblemsTests {
  @Test(
    "name the indicator, the cause and a remedy in both languages",
    arguments: [
      (.maximumNotAboveOne(0.5), "0,5", "0.5"),
      (.notPositive(-2), "-2", "-2"),
      (.leavesNothing, "égales", "equal"),
      (.tooLarge, "calculer", "computed"),
    ] as [(TreatmentFailure, String, String)]
  )
  func texts(failure: TreatmentFailure, french: String, english: String) {
    let subject = Problem.Subject.indicator(3, id: "poverty", key: "treatment")
    let problem = Problem.untreatable(subject, failure)
    #expect(problem.place.subject == subject)
    #expect(problem.message.french.contains(french))
    #expect(problem.message.english.contains(english))
    #expect(problem.remedy.french != problem.remedy.english)
  }
}
