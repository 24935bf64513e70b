import Testing

@testable import FragilityIndex

@Suite("Categories, expected counts, series and denominators")
struct OtherDerivationTests {
  private func derive(
    _ indicators: [Indicator],
    texts: [String: [String]] = [:],
    numbers: [String: [Double?]],
    rows: Int = 3,
    rules: (inout FragilityMethod.Rules) -> Void = { _ in }
  ) throws -> (method: FragilityMethod, table: TerritoryTable) {
    let method = try method(indicators, rules: rules)
    var all = texts.mapValues { TextColumn($0) }
    all["code"] = TextColumn((0..<rows).map { "T\($0)" })
    var columns = numbers.mapValues { Column($0) }
    columns["people"] = Column((0..<rows).map { Double(100 * ($0 + 1)) })
    let data = DataTable(id: "t", rowCount: rows, texts: all, numbers: columns)
    return (method, try method.derive(from: [data]))
  }

  private func made(_ derivation: Derivation) -> Indicator {
    var made = indicator("a")
    made.derivation = derivation
    return made
  }

  @Test("expected counts add up rates times persons, and stay sums under a denominator")
  func expected() throws {
    let terms = [
      ExpectedCount(persons: t("none"), rate: 0.62),
      ExpectedCount(persons: t("higher"), rate: 0.05),
    ]
    let numbers: [String: [Double?]] = ["none": [50, 100, nil], "higher": [20, 0, 10]]
    let counts = try derive([made(.expected(terms, denominator: nil, per: 1))], numbers: numbers)
    #expect(disagreements(counts.table.indicators[0].values, Column([32, 62, nil])) == [])
    let shares = try derive(
      [made(.expected(terms, denominator: t("people"), per: 100))],
      numbers: numbers
    )
    let column = shares.table.indicators[0]
    #expect(disagreements(column.values, Column([32, 31, nil])) == [])
    #expect(disagreements(try #require(column.numerator), Column([3200, 6200, nil])) == [])
    #expect(column.denominator == Column([100, 200, 300]))
  }

  @Test("categories have the value of their text, or the reason of a marker")
  func categories() throws {
    let values = [CategoryValue(text: "fibre", value: 0), CategoryValue(text: "none", value: 100)]
    let derived = try derive(
      [made(.categories(t("net"), values: values))],
      texts: ["net": ["none", "", "fibre"]],
      numbers: [:]
    )
    #expect(derived.table.indicators[0].values == Column([100, nil, 0]))
  }

  @Test("categories without a value are refused at their cell, with the text that was meant")
  func unknownCategory() {
    let values = [CategoryValue(text: "fibre", value: 0), CategoryValue(text: "none", value: 100)]
    let found = problems {
      try derive(
        [made(.categories(t("net"), values: values))],
        texts: ["net": ["fibr", "none", "satellite"]],
        numbers: [:]
      )
    }
    #expect(found.map(\.code.rawValue) == ["data.unknown-category", "data.unknown-category"])
    #expect(
      found.map(\.place.subject) == [0, 2].map { .cell(table: "t", row: $0, column: "net") }
    )
    #expect(found[0].remedy.english == "did you mean \"fibre\"?")
    #expect(found[0].remedy.french == "vouliez-vous dire \"fibre\" ?")
    #expect(found[1].remedy.english.contains("known: \"fibre\", \"none\""))
    #expect(found[1].message.french == "la catégorie \"satellite\" n'a pas de valeur")
  }

  @Test("a series is its column of the date, and is filled in from the others")
  func series() throws {
    let dates = [
      DatedColumn(time: 2018, column: t("a18")), DatedColumn(time: 2020, column: t("a20")),
      DatedColumn(time: 2022, column: t("a22")),
    ]
    let numbers: [String: [Double?]] = [
      "a18": [10, 4, nil], "a20": [nil, 5, 30], "a22": [20, nil, nil],
    ]
    func values(_ time: Double, _ imputation: Imputation) throws -> Column {
      let (method, table) = try derive([made(.series(dates, at: time))], numbers: numbers) {
        $0.imputation = imputation
        $0.normalisation = .none
      }
      return try score(table, by: method).prepared[0]
    }
    #expect(try values(2020, .none) == Column([nil, 5, 30]))
    #expect(try values(2020, .series(SeriesImputation(.linear))) == Column([15, 5, 30]))
    #expect(try values(2022, .series(SeriesImputation(.latest))) == Column([20, 5, 30]))
    #expect(
      try values(2022, .series(SeriesImputation(.latest, maxGap: 1))) == Column([20, nil, nil])
    )
    #expect(try values(2018, .series(SeriesImputation(.constant))) == Column([10, 4, 30]))
    // A date that the series does not have is made of the others altogether.
    #expect(try values(2021, .series(SeriesImputation(.linear))) == Column([17.5, 5, nil]))
    #expect(try values(2021, .series(SeriesImputation(.linearConstant))) == Column([17.5, 5, 30]))
  }

  @Test(
    "values that a transform cannot take are refused at their cell",
    arguments: Transform.allCases
  )
  func notTransformable(transform: Transform) throws {
    var made = indicator("a")
    made.transform = transform
    let found = problems { try derive([made], numbers: ["a": [-1, 4, 0]]) }
    let rows = transform == .squareRoot ? [0] : [0, 2]
    #expect(found.map(\.code.rawValue) == rows.map { _ in "data.not-transformable" })
    #expect(found.map(\.place.subject) == rows.map { .cell(table: "t", row: $0, column: "a") })
    let word = transform == .squareRoot ? "square root" : "logarithm"
    #expect(found.first?.message.english == "-1 has no \(word)")
    #expect(found.first?.message.french != found.first?.message.english)
  }

  // COINr divides by the denominator over its scale factor.
  @Test(
    "denominators agree with COINr on the ASEM example",
    arguments: ["denominated_scaled", "denominated_iMeta"]
  )
  func golden(file: String) throws {
    let expected = try Golden("asem/" + file)
    let data = try Golden("asem/iData")
    let meta = try Golden("asem/iMeta")
    let scaled = try Golden("asem/denomby_scaled")
    var below: [String: (String, Double)] = [:]
    if file == "denominated_scaled" {
      for (row, id) in scaled.texts("iCode").enumerated() {
        let factor = try #require(scaled.column("ScaleFactor")[row].number)
        below[id] = (scaled.texts("Denominator")[row], factor)
      }
    } else {
      for (id, name) in zip(meta.texts("iCode"), meta.texts("Denominator")) where name != "NA" {
        below[id] = (name, 1)
      }
    }
    #expect(below.count == (file == "denominated_scaled" ? 3 : 17))
    let ids = try ASEM().indicators.map(\.id)
    let method = try method(
      ids.map { id in
        var made = indicator(id)
        if let (name, per) = below[id] {
          made.derivation = .ratio(numerator: t(id), denominator: t(name), per: per)
        }
        return made
      }
    )
    let names = ids + ["GDP", "Population", "Area", "Energy"]
    var numbers = Dictionary(uniqueKeysWithValues: names.map { ($0, data.column($0)) })
    numbers["people"] = data.column("Population")
    let table = try method.derive(from: [
      DataTable(
        id: "t",
        rowCount: 51,
        texts: ["code": TextColumn(data.texts("uCode"))],
        numbers: numbers
      )
    ])
    let order = try expected.texts("uCode").map { code in
      try #require(data.texts("uCode").firstIndex(of: code))
    }
    for (position, id) in ids.enumerated() {
      let found = table.indicators[position].values.encoded
      let sorted = Column(encoded: order.map { found[$0] })
      #expect(disagreements(sorted, expected.column(id)) == [], "\(id)")
    }
  }
}
