import Testing

@testable import FragilityIndex

@Suite("Other choices, one at a time")
struct OneAtATimeTests {
  private let rows: [[Double?]] = [
    [0, 30, 1], [50, 10, 2], [100, 20, 3], [30, 20, 4], [70, 0, 5],
  ]

  private func method(
    _ ids: [String] = ["a", "b", "c"],
    _ adapt: (inout FragilityMethod.Rules) -> Void = { _ in }
  ) throws -> FragilityMethod {
    try FragilityIndexTests.method(ids.map { indicator($0) }, rules: adapt)
  }

  private var table: TerritoryTable {
    territories((0..<3).map { position in Column(rows.map { $0[position] }) })
  }

  @Test("are each fitted anew to the same territories")
  func alternatives() throws {
    let other = try method { $0.normalisation = .percentRank(PercentRank()) }
    let fewer = try method(["c", "a"]) { $0.aggregation = .maximum }
    let nominal = try method()
    let found = try nominal.oneAtATime(
      [("same", nominal), ("ranks", other), ("fewer", fewer)],
      of: table
    )
    #expect(found.alternatives.map(\.id) == ["same", "ranks", "fewer"])
    let same = found.alternatives[0].shift
    #expect(same.scores == found.nominal.scores && same.meanAbsoluteShift == 0)
    #expect(same.rankCorrelation == 1 && same.classChanges == 0 && same.comparedCount == 5)
    let index = try other.index(of: table)
    #expect(found.alternatives[1].fitted == index.fitted)
    #expect(found.alternatives[1].shift.scores == index.scores)
    #expect(found.alternatives[1].shift.classes == index.classes)
    // The larger of c / 4 - 1 / 4 and a, between 0 and 100.
    let last = found.alternatives[2].shift
    #expect(last.scores == Column([0, 50, 100, 75, 100]))
    #expect(last.ranks == Column([5, 4, 1, 3, 1]))
    let shifts = zip([5, 4, 1, 3, 1] as [Double], found.nominal.ranks.encoded).map { abs($0 - $1) }
    #expect(last.meanAbsoluteShift == shifts.reduce(0, +) / 5)
    #expect(last.largestShift == shifts.max())
  }

  @Test("are refused where the table does not hold their values, all at once and by name")
  func problems() throws {
    var derived = indicator("b")
    derived.derivation = .column(t("other"))
    let wrong = try FragilityIndexTests.method([indicator("aa"), derived])
    let constant = try method(["a", "flat"])
    let nominal = try method(["a", "b", "flat"])
    let flat = territories([Column([1, 2]), Column([3, 4]), Column([5, 5])])
    #expect(problemCodes { try nominal.oneAtATime([], of: flat) } == ["fit.constant"])
    let calm = try method(["a", "b", "flat"]) { $0.normalisation = .none }
    let found = FragilityIndexTests.problems {
      try calm.oneAtATime([("wrong", wrong), ("fine", calm), ("flat", constant)], of: flat)
    }
    #expect(
      found.map(\.code.rawValue) == [
        "alternative.no-such-indicator", "alternative.derived-otherwise", "fit.constant",
      ]
    )
    #expect(found[0].message.english.hasPrefix("alternative \"wrong\": "))
    #expect(found[0].remedy.english == "did you mean \"a\"?")
    #expect(found[2].message.french.hasPrefix("variante \"flat\" : "))
    #expect(found[1].place.subject == .indicator(1, id: "b", key: "id"))
  }
}
