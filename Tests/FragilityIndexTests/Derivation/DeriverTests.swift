import Testing

@testable import FragilityIndex

@Suite("Deriving indicators")
struct DeriverTests {
  /// Territories from one table.
  private func derive(
    _ indicators: [Indicator],
    _ numbers: [String: Column],
    codes: [String] = ["T0", "T1", "T2"],
    parents: [String] = [],
    adapt: (inout Table) -> Void = { _ in }
  ) throws(FragilityError) -> TerritoryTable {
    var table = Table(id: "t", path: "t.csv", key: "code")
    adapt(&table)
    let method = try FragilityMethod(id: "test", tables: [table], indicators: indicators)
    var texts = ["code": TextColumn(codes)]
    if !parents.isEmpty { texts["epci"] = TextColumn(parents) }
    texts["label"] = TextColumn(codes.map { "name of \($0)" })
    return try method.derive(from: [
      DataTable(id: "t", rowCount: codes.count, texts: texts, numbers: numbers)
    ])
  }

  private func ratio(per: Double = 1) -> Indicator {
    Indicator(
      id: "r",
      derivation: .ratio(numerator: t("n"), denominator: t("d"), per: per),
      direction: .higherIsWorse
    )
  }

  @Test("takes a column as it is")
  func column() throws {
    let column = Column([.present(1.5), .absent(.suppressed), .present(-2)])
    let table = try derive([indicator("a")], ["a": column])
    #expect(table.indicators == [TerritoryTable.IndicatorColumn(column)])
    #expect(table.codes == ["T0", "T1", "T2"])
    #expect(table.names == table.codes)
    #expect(table.population == nil)
    #expect(table.tableID == "t")
    #expect(table.keyColumn == "code")
  }

  @Test("divides two columns and keeps both for sums")
  func ratioOfColumns() throws {
    let table = try derive(
      [ratio(per: 100)],
      [
        "n": Column([.present(3), .present(0), .absent(.suppressed)]),
        "d": Column([.present(12), .present(8), .absent(.unavailable)]),
      ]
    )
    let column = table.indicators[0]
    #expect(column.values == Column([.present(25), .present(0), .absent(.suppressed)]))
    #expect(column.numerator == Column([.present(300), .present(0), .absent(.suppressed)]))
    #expect(column.denominator == Column([.present(12), .present(8), .absent(.unavailable)]))
  }

  @Test("has no ratio over zero, and takes the reason of the numerator before the denominator's")
  func zeroDenominator() throws {
    let table = try derive(
      [ratio()],
      [
        "n": Column([.present(3), .present(0), .present(1)]),
        "d": Column([.present(0), .present(0), .absent(.notApplicable)]),
      ]
    )
    let values = table.indicators[0].values
    #expect(values[0] == .absent(.zeroDenominator))
    #expect(values[1] == .absent(.zeroDenominator))
    #expect(values[2] == .absent(.notApplicable))
  }

  @Test("brings names, population and parents, where a marker is no parent")
  func levels() throws {
    let table = try derive(
      [indicator("a")],
      ["a": Column([1, 2, 3]), "people": Column([10, nil, 30])],
      parents: ["E1", "nd", "E2"]
    ) { table in
      table.name = t("label")
      table.population = t("people")
      table.parents = [Table.Level(id: "epci", codes: t("epci"))]
      table.markers = ["": .unavailable, "nd": .unavailable]
    }
    #expect(table.names[1] == "name of T1")
    #expect(table.population == Column([10, nil, 30]))
    #expect(table.parentCodes("epci") == ["E1", "", "E2"])
    #expect(table.parentCodes("commune") == nil)
  }

  @Test("brings the column of the parents' values")
  func referenceColumn() throws {
    var choice = indicator("a")
    choice.referenceColumn = t("r")
    choice.normalisation = .ratio(RatioToReference(reference: .all))
    let table = try derive([choice], ["a": Column([1, 2, 3]), "r": Column([5, 5, 5])])
    #expect(table.indicators[0].reference == Column([5, 5, 5]))
  }

  @Test("reports empty and repeated codes with their rows, all together")
  func codes() throws {
    let found = problems {
      try derive(
        [indicator("a")],
        ["a": Column([1, 2, 3, 4, 5, 6])],
        codes: ["A", "", "B", "A", "", "A"]
      )
    }
    #expect(
      found.map(\.code.rawValue) == [
        "data.empty-code", "data.empty-code", "data.duplicate-code", "data.duplicate-code",
      ]
    )
    let rows = [1, 4, 3, 5]
    #expect(
      found.map(\.place.subject) == rows.map { .cell(table: "t", row: $0, column: "code") }
    )
    #expect(found[3].related?.subject == .cell(table: "t", row: 0, column: "code"))
  }

  @Test("reports values out of their range, of columns and of ratios, but neither ends nor gaps")
  func ranges() throws {
    var plain = indicator("a")
    plain.range = 0...10
    var share = ratio()
    share.range = 0...1
    let found = problems {
      try derive(
        [plain, share],
        [
          "a": Column([0, 10, nil, 10.5, -1]), "n": Column([1, 3, nil, 1, 0]),
          "d": Column([1, 2, 1, 0, 1]),
        ],
        codes: ["A", "B", "C", "D", "E"]
      )
    }
    #expect(found.map(\.code.rawValue) == [String](repeating: "data.out-of-range", count: 3))
    #expect(
      found.map(\.place.subject) == [
        .cell(table: "t", row: 3, column: "a"), .cell(table: "t", row: 4, column: "a"),
        .cell(table: "t", row: 1, column: "code"),
      ]
    )
  }

  @Test("reports one cell once, even if two indicators read it")
  func repetition() {
    let codes = problemCodes {
      try derive(
        [indicator("a"), ratio()],
        ["a": Column([1]), "n": Column([1]), "d": Column([1])],
        codes: [""]
      )
    }
    #expect(codes == ["data.empty-code"])
  }

  @Test("of an empty table gives no territories")
  func empty() throws {
    let table = try derive([indicator("a")], ["a": Column([Double?]())], codes: [])
    #expect(table.count == 0)
    #expect(table.indicators.count == 1)
  }
}
