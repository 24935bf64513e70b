import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The text of uncertainty")
struct UncertaintyTextTests {
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("begins with what varies and what that does, in words", arguments: Language.allCases)
  func heading(language: Language) throws {
    let report = try Occitanie().report()
    let draws = try #require(report.draws)
    let text = report.text([.territories], in: language, digits: nil)
    let isFrench = language == .french
    #expect(
      text.contains(
        isFrench
          ? "  - la normalisation : celle de la méthode, percent_rank, zscore\n"
          : "  - the normalisation: that of the method, percent_rank, zscore\n"
      )
    )
    #expect(
      text.contains(
        isFrench
          ? "  - les poids, chacun jusqu'à 25 % de plus ou de moins\n"
          : "  - the weights, each up to 25 % more or less\n"
      )
    )
    let shift = NumberFormat(language, digits: 1).text(draws.meanRankShift.mean)
    #expect(
      text.contains(
        isFrench ? "un rang s'écarte de \(shift) place" : "a rank is \(shift) places away"
      )
    )
  }

  @Test("has all sections that were asked for, in their order, and no line longer than 100")
  func complete() throws {
    let occitanie = try Occitanie()
    let report = try occitanie.report(rows: [0, 104])
    for language in Language.allCases {
      let text = report.text(UncertaintyTable.allCases, in: language, digits: nil)
      #expect(!text.contains("nan") && !text.contains("inf "))
      for line in lines(text) { #expect(line.count <= 100, "\(line)") }
      let titles =
        language == .french
        ? [
          "TERRITOIRES", "PARENTS", "SOURCES", "SANS UN ÉLÉMENT", "UN AUTRE CHOIX",
          "VALEURS QUI", "POIDS ET",
        ]
        : [
          "TERRITORIES", "PARENTS", "SOURCES", "WITHOUT AN ELEMENT", "ANOTHER CHOICE",
          "VALUES THAT", "WEIGHTS AND",
        ]
      let found = lines(text).filter { line in titles.contains { line.hasPrefix($0) } }
      #expect(found.count == titles.count)
      #expect(zip(found, titles).allSatisfy { $0.hasPrefix($1) })
      for indicator in occitanie.method.indicators {
        #expect(lines(text).contains { $0.hasPrefix(indicator.id.prefix(21)) })
      }
    }
  }

  @Test("shows the member that moves the ranks most first")
  func order() throws {
    let report = try Occitanie().report()
    let shifts = try #require(report.removals).removals
    let most = try #require(
      shifts.max { $0.shift.meanAbsoluteShift < $1.shift.meanAbsoluteShift }
    )
    let text = lines(report.text([.removals], in: .english, digits: nil))
    let header = try #require(text.firstIndex { $0.hasPrefix("without  ") })
    #expect(text[header + 1].hasPrefix(report.index.fitted.method.id(of: most.member) + " "))
  }

  @Test("says that nothing varies, and that no choice is named")
  func nothing() throws {
    let occitanie = try Occitanie()
    var plan = UncertaintyPlan()
    plan.draws = 3
    let draws = try occitanie.method.uncertainty(of: occitanie.territories, plan: plan)
    var report = UncertaintyReport(draws.index, plan: plan)
    report.draws = draws
    report.alternatives = try occitanie.method.oneAtATime([], of: occitanie.territories)
    report.sensitivity = try occitanie.method.sensitivity(
      of: occitanie.territories,
      plan: plan,
      points: 4
    )
    let text = report.text([.alternatives, .sources], in: .english, digits: nil)
    #expect(text.contains("\nnothing varies\n") && text.contains("names none."))
    #expect(text.contains("a rank is 0.0 places away from that of the index (0.0 in 90 % "))
    #expect(text.contains("for 104 of the 104 territories"))
    #expect(lines(text).contains { $0.hasPrefix("all ranks") && $0.hasSuffix("nothing varies") })
  }

  @Test("says every source in words", arguments: Language.allCases)
  func sources(language: Language) throws {
    let method = try Occitanie().method
    var plan = UncertaintyPlan()
    plan.imputations = [.score(50)]
    plan.treatments = [.none]
    plan.aggregations = [.geometric(floor: 1)]
    let laws: [WeightVariation] = [
      .relative(0.125), .dirichlet(concentration: 20),
      .sets([WeightSet(id: "committee", weights: ["income": 2])]),
    ]
    for law in laws {
      plan.weights = law
      let words = plan.words(for: method, in: language)
      #expect(words.count == plan.sources(in: method).count && !words.contains(""))
    }
    plan.weights = .relative(0.125)
    let share = language == .french ? "12,5 %" : "12.5 %"
    #expect(plan.words(for: method, in: language).contains { $0.contains(share) })
  }
}
