import Testing

@testable import FragilityIndex

private typealias Condition = Typology.Condition

private func test(_ subject: Typology.Subject, _ bounds: Typology.Bound...) -> Condition {
  .test(Typology.Test(subject, bounds))
}

/// Two dimensions of equal weight whose indicators are scores already, and a part below the second.
private func twoDimensions(weights: (Double, Double) = (1, 1), strength: Bool = false) throws
  -> FragilityMethod
{
  try method(
    dimensions: [dimension("x", weight: weights.0), dimension("y", weight: weights.1)],
    [indicator("a", in: "x"), indicator("b", in: "y")]
  ) { rules in
    rules.normalisation = .none
    rules.orientation = strength ? .strength : .fragility
    rules.missing = MissingPolicy(minWeightShare: 0.4)
    rules.classes = .breaks([30, 60], inclusive: .left)
  }
}

private func profiles(_ conditions: [[Condition]]) -> Typology {
  var typology = Typology()
  typology.profiles = conditions.enumerated().map { Typology.Profile(id: "p\($0)", when: $1) }
  return typology
}

@Suite("Profiles of territories")
struct ProfilesTests {
  @Test("are the first whose conditions all hold; the others that hold are named as well")
  func precedence() throws {
    let result = try score([[70, 20], [70, 80], [10, 20], [40, 65]], by: twoDimensions())
    let found = result.profiles(
      by: profiles([
        [test(.dimension("x"), .atLeast(60)), test(.dimension("y"), .atLeast(60))],
        [test(.dimension("x"), .above(40))], [test(.dimension("y"), .atLeast(60))],
      ])
    )
    #expect(found.outcomes == [.profile(1), .profile(0), .other, .profile(2)])
    #expect(found.others == [[], [1, 2], [], []])
    #expect(found.absences.allSatisfy { $0.isEmpty })
  }

  @Test("are unknown where an absent number could decide, with its reason, and never are a no")
  func absent() throws {
    let gap = Double(absent: .suppressed)
    let table = territories([
      Column(encoded: [gap, gap, 70, 10]), Column(encoded: [20, 80, gap, 50]),
    ])
    let result = try score(table, by: twoDimensions())
    let both = test(.indicator("a"), .atLeast(60))
    let found = result.profiles(
      by: profiles([
        [both, test(.dimension("y"), .atLeast(60))], [test(.dimension("y"), .below(30))],
      ])
    )
    // Of the first, y is surely too low for the first profile, whatever x is.
    #expect(found.outcomes == [.profile(1), .unknown(0), .unknown(0), .other])
    #expect(found.absences == [[], ["a:suppressed"], ["y:insufficient_weight"], []])
  }

  @Test(
    "follow the logic of three values",
    arguments: [
      (Condition.any([]), false), (.all([]), true),
      (.any([test(.dimension("x"), .above(0)), test(.dimension("y"), .above(0))]), true),
      (.any([test(.dimension("x"), .above(99)), test(.dimension("y"), .above(0))]), nil),
      (.all([test(.dimension("x"), .above(99)), test(.dimension("y"), .above(0))]), false),
      (.all([test(.dimension("x"), .above(0)), test(.dimension("y"), .above(0))]), nil),
    ] as [(Condition, Bool?)]
  )
  fileprivate func logic(condition: Condition, truth: Bool?) throws {
    let result = try score([[50, nil]], by: twoDimensions())
    let outcome = result.profiles(by: profiles([[condition]])).outcomes[0]
    switch truth {
    case true?: #expect(outcome == .profile(0))
    case false?: #expect(outcome == .other)
    case nil: #expect(outcome == .unknown(0))
    }
  }

  @Test(
    "take a share of the territories that have the number, equal ones together",
    arguments: [
      (0.2, [9.0, 8]), (0.25, [9.0, 8]), (0.29, [9.0, 8]), (0.3, [9.0, 8, 7]), (0.05, []),
    ]
  )
  func shares(share: Double, values: [Double]) throws {
    let rows = (0..<10).map { [Double?](arrayLiteral: Double($0), 50) } + [[nil, 50]]
    let result = try score(rows, by: twoDimensions())
    let highest = result.profiles(by: profiles([[test(.dimension("x"), .amongHighest(share))]]))
    let chosen = (0..<10).filter { highest.outcomes[$0] == .profile(0) }
    #expect(Set(chosen.map(Double.init)) == Set(values))
    #expect(highest.outcomes[10] == .unknown(0))
    let lowest = result.profiles(by: profiles([[test(.dimension("x"), .amongLowest(share))]]))
    #expect(
      Set((0..<10).filter { lowest.outcomes[$0] == .profile(0) }) == Set(values.map { 9 - Int($0) })
    )
  }

  @Test("count 29 of 100 in a share of 0.29, and take all that are equal at the edge")
  func edge() throws {
    let rows = (0..<100).map { [Double?](arrayLiteral: Double($0), 50) }
    let result = try score(rows, by: twoDimensions())
    let found = result.profiles(by: profiles([[test(.dimension("x"), .amongLowest(0.29))]]))
    #expect(found.outcomes.count { $0 == .profile(0) } == 29)
    let tied = try score([[5, 1], [5, 1], [5, 1], [1, 1]], by: twoDimensions())
    let highest = tied.profiles(by: profiles([[test(.dimension("x"), .amongHighest(0.25))]]))
    #expect(highest.outcomes == [.profile(0), .profile(0), .profile(0), .other])
  }

  @Test("read raw indicators, columns, the score and the class")
  func subjects() throws {
    let result = try score([[70, 80], [10, 20]], by: twoDimensions())
    let extra = ColumnReference(table: "t", column: "help")
    let typology = profiles([
      [
        test(.indicator("b"), .equal(80)), test(.column(extra), .atMost(1)),
        test(.score, .atLeast(75)), test(.scoreClass, .equal(3)),
      ]
    ])
    let found = result.profiles(by: typology, columns: [extra: Column([0, 9])])
    #expect(found.outcomes == [.profile(0), .other])
    // A column that nobody brought is absent, not zero.
    #expect(result.profiles(by: typology).outcomes == [.unknown(0), .other])
    #expect(result.profiles(by: typology).absences[0] == ["t.help:unavailable"])
  }

  @Test("know which dimension leads: the largest weighted excess over the median")
  func leading() throws {
    // Medians 50 and 50; excesses of the first (10, 20), of the second (30, 20), of the third none.
    let rows: [[Double?]] = [
      [60, 70], [80, 70], [50, 50], [20, 10], [40, 50], [nil, 50], [50, 40],
    ]
    let plain = try score(rows, by: twoDimensions())
    let found = plain.profiles(by: Typology())
    #expect(
      found.leading == [.dimension(1), .dimension(0), .none, .none, .none, .unknown, .none]
    )
    let heavy = try score(rows, by: twoDimensions(weights: (3, 1)))
    #expect(heavy.profiles(by: Typology()).leading[0] == .dimension(0))
    let typology = profiles([
      [test(.dimension("x"), .leading(true))], [test(.dimension("y"), .leading(false))],
    ])
    let outcomes = plain.profiles(by: typology).outcomes
    #expect(outcomes[..<3] == [.other, .profile(0), .profile(1)])
    #expect(outcomes[5] == .unknown(0))
    #expect(plain.profiles(by: typology).absences[5] == ["x:insufficient_weight"])
  }

  @Test("of an index of strength lead where a score lies below the median")
  func strength() throws {
    let method = try twoDimensions(strength: true)
    let table = territories([Column([90, 50, 50]), Column([50, 10, 50])])
    let result = try score(table, by: method)
    let scores = result.scores(ofDimensions: [0, 1])
    let leading = result.profiles(by: Typology()).leading
    for row in 0..<3 {
      let below = scores.map { column -> Double in
        let sorted = column.encoded.sorted()
        return sorted[1] - column.encoded[row]
      }
      switch leading[row] {
      case .dimension(let position): #expect(below[position] == below.max() && below[position] > 0)
      default: #expect(below.allSatisfy { $0 <= 0 })
      }
    }
  }
}
