import Testing

@testable import FragilityIndex

@Suite("Joins")
struct JoinTests {
  @Test("bring the values of the row with the code")
  func plain() throws {
    var joining = Joining("C", "A", "A", "B")
    joining.values = Column([.present(10), .absent(.suppressed), .present(40)])
    #expect(
      try joining.joined() == [.present(40), .present(10), .present(10), .absent(.suppressed)]
    )
  }

  @Test("take a marker in the cell for its reason")
  func markers() throws {
    #expect(
      try Joining("A", "so", "s", "").joined() == [
        .present(10), .absent(.notApplicable), .absent(.suppressed), .absent(.unavailable),
      ]
    )
  }

  @Test("refuse an empty cell that no marker stands for")
  func emptyCell() throws {
    var joining = Joining("A", "")
    joining.markers = ["nd": .unavailable]
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == ["data.empty-code"])
    #expect(found.first?.place.subject == .cell(table: "t", row: 1, column: "link"))
  }

  @Test("refuse a cell that holds separators and no code")
  func onlySeparators() throws {
    var joining = Joining("A", " ; ;")
    joining.join.separator = ";"
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == ["data.empty-code"])
  }

  @Test("refuse a mean with a negative weight, at the weight")
  func negativeWeight() throws {
    var joining = Joining("A,B")
    joining.join.separator = ","
    joining.join.several = .weightedMean(weight: "w")
    joining.weights = Column([3, -2, 1])
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == ["data.negative-weight"])
    #expect(found.first?.place.subject == .cell(table: "u", row: 1, column: "w"))
  }

  @Test("refuse codes that the table lacks, each with its cell and a way to mend it")
  func unmatched() throws {
    var joining = Joining("A", "01004", "B", "A,B", "2A004")
    joining.codes = ["A", "B", "1004"]
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == [String](repeating: "data.unmatched-code", count: 3))
    #expect(
      found.map(\.place.subject) == [1, 3, 4].map { .cell(table: "t", row: $0, column: "link") }
    )
    #expect(found[0].remedy.english.contains("\"1004\" exists"))
    #expect(found[1].remedy.english.contains("separator = \",\""))
    #expect(found[2].remedy.english.contains("unmatched"))
  }

  @Test(
    "take an unmatched code for the reason that is declared",
    arguments: [AbsenceReason.unavailable, .notApplicable]
  )
  func declaredUnmatched(reason: AbsenceReason) throws {
    var joining = Joining("A", "Z")
    joining.join.unmatched = .absent(reason)
    #expect(try joining.joined() == [.present(10), .absent(reason)])
  }

  @Test(
    "combine several codes in a cell as declared",
    arguments: [
      (.mean, [.present(10), .present(15), .present(70.0 / 3), .present(20)]),
      (.sum, [.present(10), .present(30), .present(70), .present(20)]),
      (.weightedMean(weight: "w"), [.present(10), .present(17.5), .present(17.5), .present(20)]),
    ] as [(Table.Join.Several, [Value])]
  )
  func several(rule: Table.Join.Several, expected: [Value]) throws {
    var joining = Joining("A", "A; B", "C;A ;B", " B;;B ")
    joining.join.separator = ";"
    joining.join.several = rule
    #expect(try joining.joined() == expected)
  }

  @Test("take a separator of several characters")
  func longSeparator() throws {
    var joining = Joining("A et B", "C")
    joining.join.separator = " et "
    joining.join.several = .sum
    #expect(try joining.joined() == [.present(30), .present(40)])
  }

  @Test("refuse several codes in a cell without a rule")
  func severalWithoutRule() throws {
    var joining = Joining("A", "A;B")
    joining.join.separator = ";"
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == ["data.several-codes"])
    #expect(found[0].place.subject == .cell(table: "t", row: 1, column: "link"))
  }

  @Test(
    "have no value of several codes when one part is absent",
    arguments: [.mean, .sum, .weightedMean(weight: "w")] as [Table.Join.Several]
  )
  func severalWithGap(rule: Table.Join.Several) throws {
    var joining = Joining("A;B", "A;Z", "A;C")
    joining.values = Column([.present(10), .absent(.suppressed), .present(40)])
    joining.join.separator = ";"
    joining.join.several = rule
    joining.join.unmatched = .absent(.notApplicable)
    let values = try joining.joined()
    #expect(values[0] == .absent(.suppressed))
    #expect(values[1] == .absent(.notApplicable))
    #expect(values[2].number != nil)
  }

  @Test("have no weighted mean without a weight, or over a weight of zero")
  func weights() throws {
    var joining = Joining("A;B", "B;C")
    joining.join.separator = ";"
    joining.join.several = .weightedMean(weight: "w")
    joining.weights = Column([.absent(.suppressed), .present(0), .present(0)])
    #expect(try joining.joined() == [.absent(.suppressed), .absent(.zeroDenominator)])
  }

  @Test("give the ratio of sums for several codes when columns add up")
  func ratioOfSums() throws {
    var joining = Joining("A;B")
    joining.join.separator = ";"
    joining.join.several = .sum
    joining.derivation = .ratio(
      numerator: ColumnReference(table: "u", column: "w"),
      denominator: ColumnReference(table: "u", column: "v"),
      per: 1
    )
    #expect(try joining.joined() == [.present(4.0 / 30)])
  }

  @Test("refuse a joined table with repeated or empty codes, beside what else is wrong")
  func wrongCodes() throws {
    var joining = Joining("A", "Z")
    joining.codes = ["A", "", "A"]
    let found = problems { try joining.derive() }
    #expect(
      found.map(\.code.rawValue) == [
        "data.empty-code", "data.duplicate-code", "data.unmatched-code",
      ]
    )
    #expect(found[1].place.subject == .cell(table: "u", row: 2, column: "code"))
  }
}
