import Testing

@testable import FragilityIndex

@Suite("An index with treated indicators")
struct TreatedIndexTests {
  private func method(_ step: Treatment.Step) throws -> FragilityMethod {
    try FragilityIndexTests.method([indicator("a"), indicator("b")]) { rules in
      rules.treatment = .steps(.init(first: step))
    }
  }

  private let usual = (1...20).map { Double($0) }

  @Test("holds outliers before it normalises, and flags the territories that it moved")
  func winsorised() throws {
    let table = territories([Column(usual + [900]), Column(usual + [10])])
    let fitted = try method(.winsorise(maxPoints: 5)).fit(to: table)
    let result = fitted.score(table)
    #expect(result.prepared[0].encoded[20] == 20)
    #expect(result.normalised[0].encoded[20] == 100)
    #expect(result.isWinsorised(0, row: 20) && !result.isWinsorised(1, row: 20))
    #expect(result.flags(of: 20) == [.winsorised(indicator: "a")])
    #expect(result.flags(of: 20).map(\.word) == ["a:winsorised"])
    #expect(result.flags(of: 19) == [])
    #expect(result.territories.indicators[0].values[20] == .present(900))
    #expect(result.coverage[20] == 1)
    // Another year is held at the same bound; below it, a value is beyond the reference and not held.
    let next = fitted.score(territories([Column([25, 20, 0]), Column([5, 5, 5])]))
    #expect(next.normalised[0].encoded.prefix(2) == [100, 100])
    #expect(next.flags(of: 0) == [.winsorised(indicator: "a")])
    #expect(next.flags(of: 1) == [])
    #expect(next.flags(of: 2) == [.beyondReference(indicator: "a")])
  }

  @Test("comes after imputation, so that what is filled in is held as well")
  func afterImputation() throws {
    let hold = Treatment.Step.holdPoints(lowest: 0, highest: 1)
    let method = try FragilityIndexTests.method([indicator("a")]) { rules in
      rules.treatment = .steps(.init(first: hold, occasion: .always))
      rules.imputation = .central(CentralImputation(.mean))
      rules.missing = MissingPolicy(minWeightShare: 0)
    }
    let result = try score(territories([Column([1, 2, 3, nil, 94])]), by: method)
    #expect(result.prepared[0] == Column([1, 2, 3, 25, 25]))
    #expect(result.isImputed(0, row: 3) && result.isWinsorised(0, row: 4))
    #expect(result.normalised[0].encoded.suffix(2) == [100, 100])
  }

  @Test("refuses what cannot be treated, at the indicator, in both languages")
  func untreatable() throws {
    let choice = Treatment.Step.boxCox(BoxCox(lambda: 0.5, isShifted: false))
    let method = try FragilityIndexTests.method([indicator("a"), indicator("b")]) {
      $0.treatment = .steps(.init(first: choice, occasion: .always))
    }
    let table = territories([Column(usual), Column(usual.map { $0 - 5 })])
    let found = problems { try method.fit(to: table) }
    #expect(found.map(\.code.rawValue) == ["fit.untreatable"])
    #expect(found.first?.place.subject == .indicator(1, id: "b", key: "treatment"))
    for problem in found {
      #expect(problem.message.french != problem.message.english)
      #expect(!problem.remedy.french.isEmpty && !problem.remedy.english.isEmpty)
    }
  }
}
