import Testing

@testable import FragilityIndex

@Suite("The ratio to a reference")
struct RatioToReferenceTests {
  private let all = Normalisation.ratio(RatioToReference(reference: .all))
  private let epci = Normalisation.ratio(RatioToReference(reference: .parent(level: "epci")))

  /// A ratio of two columns, as derivation makes it.
  private func ratio(_ above: [Double?], _ below: [Double?]) -> TerritoryTable.IndicatorColumn {
    let values: [Value] = zip(above, below).map { above, below in
      guard let above, let below else { return .absent(.suppressed) }
      return below == 0 ? .absent(.zeroDenominator) : .present(above / below)
    }
    return .init(Column(values), numerator: Column(above), denominator: Column(below))
  }

  @Test("compares with the sum of numerators over the sum of denominators, not the mean of rates")
  func sums() throws {
    let column = ratio([10, 30], [100, 100_000])
    let found = try normalise(column, of: territories([column]), all)
    let reference = 40.0 / 100_100
    #expect(isClose(try #require(found[0].number), 100 * 0.1 / reference))
    #expect(isClose(try #require(found[1].number), 100 * 0.0003 / reference))
  }

  @Test("is turned upside down where low values are worse")
  func inverted() throws {
    let column = ratio([1, 3], [4, 4])
    let found = try normalise(column, of: territories([column]), all, .lowerIsWorse)
    #expect(found == Column([200, 100 * (0.5 / 0.75)]))
  }

  @Test("compares each territory with its own parent")
  func parents() throws {
    let column = ratio([1, 3, 10, 10], [4, 4, 20, 20])
    let table = territories([column], parents: [("epci", ["A", "A", "B", "B"])])
    let found = try normalise(column, of: table, epci)
    #expect(found == Column([50, 150, 100, 100]))
  }

  @Test("takes only rows with both parts into the sums")
  func gapsInParts() throws {
    let column = ratio([1, nil, 3, 1000], [4, 1000, 4, nil])
    let found = try normalise(column, of: territories([column]), all)
    #expect(found[3] == .absent(.suppressed))
    #expect(found[0] == .present(50))
    #expect(found[1] == .absent(.suppressed))
    #expect(found[2] == .present(150))
  }

  @Test("without a parent, or with a parent without value, is unavailable")
  func noParent() throws {
    let column = ratio([1, 3, 7, 0], [4, 4, 8, 0])
    let table = territories([column], parents: [("epci", ["A", "A", "", "Z"])])
    let fitted = try normalise(column, of: table, epci)
    #expect(fitted[0] == .present(50))
    #expect(fitted[2] == .absent(.unavailable))
    #expect(fitted[3] == .absent(.zeroDenominator))
  }

  @Test("of a parent that the reference did not hold is unavailable")
  func newParent() {
    let fitted = FittedNormalisation.ratio(
      FittedRatioToReference(
        values: ["A": 0.5],
        choice: RatioToReference(reference: .parent(level: "epci")),
        direction: .higherIsWorse
      )
    )
    let column = ratio([1, 1], [1, 1])
    let table = territories([column], parents: [("epci", ["A", "B"])])
    let found = Column(encoded: fitted.apply(to: column.values.encoded, of: table, rows: 0..<2))
    #expect(found[0] == .present(200))
    #expect(found[1] == .absent(.unavailable))
  }

  @Test("to a reference of zero has a zero denominator, and so has an inverted zero")
  func zeros() throws {
    let nothing = ratio([0, 0], [4, 4])
    let found = try normalise(nothing, of: territories([nothing]), all)
    #expect(found[0] == .absent(.zeroDenominator))
    let some = ratio([0, 2], [4, 4])
    let inverted = try normalise(some, of: territories([some]), all, .lowerIsWorse)
    #expect(inverted[0] == .absent(.zeroDenominator))
    #expect(inverted[1] == .present(50))
  }

  @Test("of a plain column compares with the column of the parents")
  func referenceColumn() throws {
    let column = TerritoryTable.IndicatorColumn(
      Column([10, 30, 20]),
      reference: Column([20, 20, 40])
    )
    let table = territories([column], parents: [("epci", ["A", "A", "B"])])
    #expect(try normalise(column, of: table, epci) == Column([50, 150, 50]))
    #expect(
      try normalise(column, of: table, epci, .lowerIsWorse)[1] == .present(100 * (20.0 / 30))
    )
  }

  @Test("of a territory that is its own reference is exactly 100", arguments: Direction.allCases)
  func ownReference(direction: Direction) throws {
    let tops = (1...60).map(Double.init)
    let column = ratio(tops, tops.map { $0 * 3 + 1 })
    let codes = TextColumn(tops.map { "\($0)" })
    let level = TerritoryTable.ParentLevel(id: "epci", codes: codes)
    let table = TerritoryTable(codes: codes, parents: [level], indicators: [column])
    let found = try normalise(column, of: table, epci, direction)
    #expect(found == Column(tops.map { _ in 100 }))
  }

  @Test("refuses a territory with several parents, with its cell, and tells every clash")
  func severalParents() {
    let column = ratio([1, 2, 3], [4, 4, 4])
    let table = territories([column], parents: [("epci", ["A", "A,B", "B"])])
    #expect(problemCodes { try normalise(column, of: table, epci) } == ["data.several-parents"])
    let clashing = TerritoryTable.IndicatorColumn(
      Column([1, 2, 3, 4]),
      reference: Column([5, 6, 5, 7])
    )
    let clashes = territories([clashing], parents: [("epci", ["A", "A", "B", "B"])])
    let found = problemCodes { try normalise(clashing, of: clashes, epci) }
    #expect(found == ["fit.different-references", "fit.different-references"])
  }

  @Test("prefers the published value of the parent to sums")
  func referenceBeforeSums() throws {
    let column = TerritoryTable.IndicatorColumn(
      Column([0.25, 0.75]),
      numerator: Column([1, 3]),
      denominator: Column([4, 4]),
      reference: Column([1, 1])
    )
    #expect(try normalise(column, of: territories([column]), all) == Column([25, 75]))
  }

  @Test("refuses a parent with two values, and a plain column without a reference")
  func refusals() {
    let column = TerritoryTable.IndicatorColumn(Column([1, 2]), reference: Column([20, 21]))
    let table = territories([column], parents: [("epci", ["A", "A"])])
    #expect(problemCodes { try normalise(column, of: table, epci) } == ["fit.different-references"])
    #expect(problemCodes { try normalise(Column([1, 2]), all) } == ["fit.no-reference"])
  }

  @Test("does not compare with all territories when the table lacks the level")
  func missingLevel() {
    let column = ratio([1, 3], [4, 4])
    let found = try? normalise(column, of: territories([column]), epci)
    #expect(found?.presentCount ?? 0 == 0)
  }
}
