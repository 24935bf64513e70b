import Testing

@testable import FragilityIndex

@Suite("Sampling errors of derived indicators")
struct DeriverErrorsTests {
  private func derive(
    _ error: SamplingError,
    of derivation: Derivation = .column(t("a")),
    _ numbers: [String: Column]
  ) throws(FragilityError) -> TerritoryTable.IndicatorColumn {
    var indicator = indicator("a")
    indicator.derivation = derivation
    indicator.samplingError = error
    let rows = numbers.values.first?.count ?? 0
    var columns = numbers
    columns["people"] = Column([Double?](repeating: nil, count: rows))
    let texts = ["code": TextColumn((0..<rows).map { "T\($0)" })]
    return try method([indicator]).derive(from: [
      DataTable(id: "t", rowCount: rows, texts: texts, numbers: columns)
    ]).indicators[0]
  }

  private static let ratio = Derivation.ratio(numerator: t("n"), denominator: t("d"), per: 100)

  @Test("are standard errors as they stand in their column, with the reasons of gaps")
  func standardErrors() throws {
    let errors = Column([.present(0.5), .present(0), .absent(.suppressed)])
    let column = try derive(
      SamplingError(.standardError(t("e"))),
      ["a": Column([4, 5, 6]), "e": errors]
    )
    #expect(column.errors.map(bits) == bits(errors))
    #expect(column.values == Column([4, 5, 6]))
  }

  @Test(
    "are margins divided by the normal quantile of their confidence",
    arguments: [
      (0.9, 1.6448536269514722), (0.95, 1.959963984540054), (0.99, 2.5758293035489004),
    ]
  )
  func margins(confidence: Double, quantile: Double) throws {
    let margins = Column([.present(1), .present(3.5), .absent(.suppressed)])
    let column = try derive(
      SamplingError(.margin(t("m"), confidence: confidence)),
      ["a": Column([4, 5, 6]), "m": margins]
    )
    let errors = try #require(column.errors)
    #expect(disagreements(errors, Column([1 / quantile, 3.5 / quantile, nil])) == [])
    #expect(errors[2] == .absent(.suppressed))
  }

  @Test("stay in the unit of the values, whatever the scale, the transform and the factor")
  func units() throws {
    let column = try derive(
      SamplingError(.standardError(t("e")), scale: .logit),
      of: Self.ratio,
      ["n": Column([1, 2]), "d": Column([4, 4]), "e": Column([3, 4])]
    )
    #expect(column.values == Column([25, 50]))
    #expect(column.errors == Column([3, 4]))
  }

  @Test("of a ratio are the persons of its denominator, and its parts are kept")
  func ownCount() throws {
    let below = Column([.present(40), .absent(.suppressed), .present(0)])
    let column = try derive(
      SamplingError(.count(nil, .beta)),
      of: Self.ratio,
      ["n": Column([10, 1, 2]), "d": below]
    )
    #expect(column.errors == below)
    #expect(column.numerator == Column([1000, 100, 200]))
    #expect(column.denominator == below)
  }

  @Test("of a count of rows are the persons of its denominator")
  func countOfRows() throws {
    var joining = Joining("A", "B")
    joining.derivation = .count(table: "u", denominator: t("people"), per: 1000)
    joining.samplingError = SamplingError(.count(nil, .binomial))
    joining.codes = ["A", "B", "B"]
    let column = try joining.derive()
    #expect(column.values[1] == .present(2))
    #expect(column.errors == Column([0, 1000]))
  }

  @Test("are persons of a column of their own")
  func countOfColumn() throws {
    let persons = Column([.present(1), .absent(.unavailable), .present(250.5)])
    let error = SamplingError(.count(t("p"), .beta), whole: 100)
    let column = try derive(error, ["a": Column([0, 50, 100]), "p": persons])
    #expect(column.errors.map(bits) == bits(persons))
  }

  @Test("are not asked for where the method names none")
  func none() throws {
    let (indicator, codes) = (indicator("a"), ["code": TextColumn(["T0"])])
    let numbers = ["a": Column([1]), "people": Column([1])]
    let data = DataTable(id: "t", rowCount: 1, texts: codes, numbers: numbers)
    #expect(try method([indicator]).derive(from: [data]).indicators[0].errors == nil)
  }

  @Test(
    "that are negative are refused beside a value, at their cell",
    arguments: [
      SamplingError(.standardError(t("e"))), SamplingError(.margin(t("e"), confidence: 0.9)),
      SamplingError(.standardError(t("e")), scale: .log),
    ]
  )
  func negative(error: SamplingError) {
    let found = problems {
      try derive(error, ["a": Column([1, 2, nil, 4]), "e": Column([1, -2, -3, nil])])
    }
    #expect(found.map(\.code.rawValue) == ["data.bad-standard-error"])
    #expect(found.first?.place.subject == .cell(table: "t", row: 1, column: "e"))
    #expect(found.first?.message.english.hasPrefix("-2 is not a") == true)
  }

  @Test("that overflow are refused as they were written")
  func overflow() {
    let error = SamplingError(.margin(t("e"), confidence: 1e-300))
    let found = problems { try derive(error, ["a": Column([1]), "e": Column([2])]) }
    #expect(found.map(\.message.english) == ["2 is not a margin of error"])
  }

  @Test("counted on fewer than one person are refused beside a value, at their cell")
  func fewPersons() {
    let found = problems {
      try derive(
        SamplingError(.count(t("p"), .beta), whole: 1),
        ["a": Column([0.5, 0.5, nil, 1]), "p": Column([0, 0.99, -1, 1])]
      )
    }
    #expect(found.map(\.code.rawValue) == ["data.too-few-persons", "data.too-few-persons"])
    #expect(
      found.map(\.place.subject) == [0, 1].map { .cell(table: "t", row: $0, column: "p") }
    )
  }

  @Test("of values beyond the whole, or below 0 under a logarithm, are refused at the value")
  func offScale() {
    let shares = problems {
      try derive(
        SamplingError(.count(nil, .beta)),
        of: Self.ratio,
        ["n": Column([11, 10, 0, -1]), "d": Column([10, 10, 10, 10])]
      )
    }
    #expect(shares.map(\.code.rawValue) == ["data.off-error-scale", "data.off-error-scale"])
    #expect(
      shares.map(\.place.subject) == [0, 3].map { .cell(table: "t", row: $0, column: "code") }
    )
    let amounts = problems {
      try derive(
        SamplingError(.standardError(t("e")), scale: .log),
        ["a": Column([0, -1, 2]), "e": Column([1, 1, 1])]
      )
    }
    #expect(amounts.map(\.place.subject) == [.cell(table: "t", row: 1, column: "a")])
  }

  // The sum is worked out in U.S. Census Bureau, "Understanding and Using American Community Survey Data" (2018), chapter
  // 8: margins of 3,860, 2,642 and 1,957 make one of 5,070.
  @Test("of several codes in a cell are those of independent values")
  func several() throws {
    var joining = Joining("A;B;C")
    joining.join.separator = ";"
    joining.values = Column([135_173, 43_104, 24_842])
    joining.weights = Column([3860, 2642, 1957])
    let errors = ColumnReference(table: "u", column: "w")
    joining.samplingError = SamplingError(.standardError(errors))
    joining.join.several = .sum
    let sum = try #require(joining.derive().errors?[0].number)
    #expect(sum.rounded(.down) == 5070)
    joining.join.several = .mean
    let mean = try #require(joining.derive().errors?[0].number)
    #expect(isClose(mean, sum / 3))
    joining.weights = Column([2, 3, 6])
    joining.join.several = .weightedMean(weight: "w")
    let weighted = try #require(joining.derive().errors?[0].number)
    #expect(isClose(weighted, (16.0 + 81 + 1296).squareRoot() / 11))
    joining.samplingError = SamplingError(.count(errors, .beta), whole: 1e6)
    joining.join.several = .mean
    #expect(try joining.derive().errors == Column([11]))
  }

  @Test("of several codes hide no negative one")
  func severalNegative() {
    var joining = Joining("A;B", "A")
    joining.join.separator = ";"
    joining.join.several = .sum
    joining.weights = Column([1, -3, 0])
    joining.samplingError = SamplingError(.standardError(.init(table: "u", column: "w")))
    let found = problems { try joining.derive() }
    #expect(found.map(\.code.rawValue) == ["data.bad-standard-error"])
    #expect(found.first?.place.subject == .cell(table: "t", row: 0, column: "code"))
  }
}
