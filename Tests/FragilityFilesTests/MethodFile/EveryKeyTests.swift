import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A method that uses every key")
struct EveryKeyTests {
  private static let text = #"""
    format = "fragility-method/1"
    id = "all"
    version = "2.1.0"
    title = { fr = "Titre", en = "Title" }
    description = "Same"

    [[table]]
    id = "quartiers"
    path = "q.txt"
    format = "csv"
    key = "code_qp"
    name = "nom_qp"
    population = "pop"
    parents = { epci = "communes.siren", commune = "code_commune" }
    missing = { suppressed = ["s", "ns"], unavailable = ["", "nd"], not_applicable = ["///"] }
    delimiter = "\t"
    decimal = ","
    encoding = "windows-1252"
    skip_lines = 2

    [[table]]
    id = "communes"
    path = "c.bin"
    format = "geojson"
    key = "code"
    on = "code_commune"
    separator = ","
    several = { method = "weighted_mean", weight = "menages" }
    unmatched = "not_applicable"

    [[table]]
    id = "lieux"
    path = "-"
    key = "insee"
    on = "communes.code_lieu"
    several = "sum"
    delimiter = "|"
    decimal = "."
    encoding = "utf-8"

    [rules]
    scale = [1, 10]
    normalisation = { method = "percent_rank", convention = "midpoint", ties = "average" }
    aggregation = { method = "geometric", floor = 0.5 }
    missing = { min_weight_share = 0.75 }
    ranks = { ties = "dense" }
    classes = { method = "breaks", breaks = [2.5, 5, 7.5], inclusive = "left" }

    [[dimension]]
    id = "skills"
    weight = 2
    label = { fr = "Compétences", en = "Skills" }
    description = { en = "English alone" }
    normalisation = { method = "zscore", mean = 50, sd = 10 }
    scale = [0, 1]
    aggregation = "arithmetic"
    missing = { min_weight_share = 1 }

    [[dimension]]
    id = "instrumental"
    parent = "skills"

    [[indicator]]
    id = "plain"
    dimension = "instrumental"
    column = "communes.x.y"
    direction = "lower_is_worse"
    weight = 0.5
    unit = "%"
    range = [-1, 100]
    label = { fr = "Libellé" }
    description = { fr = "Fr", en = "En" }
    source = { name = "Insee", year = 2023, url = "https://example.org", licence = "LO" }
    reference_column = "ref"
    normalisation = { method = "ratio", reference = "epci" }
    scale = [0, 1000]

    [[indicator]]
    id = "ratio"
    dimension = "skills"
    numerator = "a"
    denominator = "communes.b"
    per = 10000
    direction = "higher_is_worse"
    normalisation = { method = "minmax", goalposts = [0, 60], clip = false }

    [[indicator]]
    id = "counted"
    dimension = "skills"
    count = "lieux"
    denominator = "pop"
    direction = "higher_is_worse"
    normalisation = { method = "decile", inclusive = "left" }
    """#

  private let method: FragilityMethod

  init() throws {
    method = try FragilityFilesTests.method(Self.text).method
  }

  @Test("has its names")
  func names() {
    #expect(method.id == "all")
    #expect(method.version == "2.1.0")
    #expect(method.title == LocalizedText(fr: "Titre", en: "Title"))
    #expect(method.description == LocalizedText("Same"))
  }

  @Test("has the first table with levels in the order of the file")
  func firstTable() {
    var dialect = FragilityMethod.Table.Dialect()
    dialect.delimiter = 9
    dialect.decimalMark = UInt8(ascii: ",")
    dialect.encoding = .windows1252
    dialect.skippedLines = 2
    let expected = FragilityMethod.Table(
      id: "quartiers",
      path: "q.txt",
      format: .csv,
      key: "code_qp",
      name: ColumnReference(table: "quartiers", column: "nom_qp"),
      population: ColumnReference(table: "quartiers", column: "pop"),
      parents: [
        .init(id: "epci", codes: ColumnReference(table: "communes", column: "siren")),
        .init(id: "commune", codes: ColumnReference(table: "quartiers", column: "code_commune")),
      ],
      markers: [
        "s": .suppressed, "ns": .suppressed, "": .unavailable, "nd": .unavailable,
        "///": .notApplicable,
      ],
      dialect: dialect
    )
    #expect(method.tables.first == expected)
  }

  @Test("has the joined tables")
  func joinedTables() throws {
    try #require(method.tables.count == 3)
    #expect(method.tables[1].format == .geoJSON)
    #expect(method.tables[1].markers == ["": .unavailable])
    #expect(
      method.tables[1].join
        == .init(
          on: ColumnReference(table: "quartiers", column: "code_commune"),
          separator: ",",
          several: .weightedMean(weight: "menages"),
          unmatched: .absent(.notApplicable)
        )
    )
    #expect(method.tables[2].path == "-")
    #expect(method.tables[2].format == nil)
    #expect(method.tables[2].dialect.delimiter == UInt8(ascii: "|"))
    #expect(method.tables[2].dialect.decimalMark == UInt8(ascii: "."))
    #expect(method.tables[2].dialect.encoding == .utf8)
    #expect(
      method.tables[2].join
        == .init(
          on: ColumnReference(table: "communes", column: "code_lieu"),
          several: .sum,
          unmatched: .error
        )
    )
  }

  @Test("has the rules")
  func rules() {
    var rules = FragilityMethod.Rules()
    rules.scale = Scale(1, 10)
    rules.normalisation = .percentRank(PercentRank(convention: .midpoint, ties: .average))
    rules.aggregation = .geometric(floor: 0.5)
    rules.missing = MissingPolicy(minWeightShare: 0.75)
    rules.ties = .dense
    rules.classes = .breaks([2.5, 5, 7.5], inclusive: .left)
    #expect(method.rules == rules)
  }

  @Test("has the dimensions")
  func dimensions() {
    var skills = FragilityMethod.Dimension(id: "skills", weight: 2)
    skills.label = LocalizedText(fr: "Compétences", en: "Skills")
    skills.description = LocalizedText("English alone")
    skills.normalisation = .zScore(ZScore(mean: 50, standardDeviation: 10))
    skills.scale = Scale(0, 1)
    skills.aggregation = .arithmetic
    skills.missing = MissingPolicy(minWeightShare: 1)
    #expect(method.dimensions == [skills, .init(id: "instrumental", parent: "skills")])
  }

  @Test("has the indicators")
  func indicators() {
    var plain = FragilityMethod.Indicator(
      id: "plain",
      dimension: "instrumental",
      derivation: .column(ColumnReference(table: "communes", column: "x.y")),
      direction: .lowerIsWorse,
      weight: 0.5
    )
    plain.unit = LocalizedText("%")
    plain.range = -1...100
    plain.label = LocalizedText("Libellé")
    plain.description = LocalizedText(fr: "Fr", en: "En")
    plain.source = .init(name: "Insee", year: 2023, url: "https://example.org", licence: "LO")
    plain.referenceColumn = ColumnReference(table: "quartiers", column: "ref")
    plain.normalisation = .ratio(RatioToReference(reference: .parent(level: "epci")))
    plain.scale = Scale(0, 1000)
    var ratio = FragilityMethod.Indicator(
      id: "ratio",
      dimension: "skills",
      derivation: .ratio(
        numerator: ColumnReference(table: "quartiers", column: "a"),
        denominator: ColumnReference(table: "communes", column: "b"),
        per: 10000
      ),
      direction: .higherIsWorse
    )
    ratio.normalisation = .minMax(MinMax(goalposts: Scale(0, 60), clip: false))
    var counted = FragilityMethod.Indicator(
      id: "counted",
      dimension: "skills",
      derivation: .count(
        table: "lieux",
        denominator: ColumnReference(table: "quartiers", column: "pop"),
        per: 1
      ),
      direction: .higherIsWorse
    )
    counted.normalisation = .quantile(QuantileScore(inclusive: .left))
    #expect(method.indicators == [plain, ratio, counted])
  }
}

@Suite("A choice of a method")
struct MethodChoiceTests {
  @Test(
    "of normalisation, in short or with its options",
    arguments: [
      ("\"minmax\"", .minMax(MinMax())), ("{ method = \"minmax\" }", .minMax(MinMax())),
      (
        "{ method = \"minmax\", goalposts = [0, 1e2] }",
        .minMax(MinMax(goalposts: Scale(0, 100), clip: true))
      ),
      ("\"zscore\"", .zScore(ZScore(mean: 0, standardDeviation: 1))),
      ("\"percent_rank\"", .percentRank(PercentRank(convention: .inclusive, ties: .min))),
      ("\"decile\"", .quantile(QuantileScore(inclusive: .right))),
      ("\"none\"", Normalisation.none),
    ] as [(String, Normalisation)]
  )
  func normalisation(value: String, choice: Normalisation) throws {
    let file = try method(methodText(rules: "normalisation = \(value)"))
    #expect(file.method.rules.normalisation == choice)
  }

  @Test("of ratio to all territories together")
  func ratioToAll() throws {
    let text = methodText(rules: "normalisation = { method = \"ratio\", reference = \"all\" }")
      .replacing("column = \"taux\"", with: "numerator = \"a\"\ndenominator = \"b\"")
    #expect(
      try method(text).method.rules.normalisation == .ratio(RatioToReference(reference: .all))
    )
  }

  @Test(
    "of classes",
    arguments: [
      ("\"quantile\"", .quantiles(count: 5, inclusive: .right)),
      ("{ method = \"quantile\", count = 3 }", .quantiles(count: 3, inclusive: .right)),
      ("\"decile\"", .quantiles(count: 10, inclusive: .right)),
      (
        "{ method = \"decile\", inclusive = \"left\" }", .quantiles(count: 10, inclusive: .left)
      ),
      ("{ method = \"breaks\", breaks = [1, 2] }", .breaks([1, 2], inclusive: .right)),
    ] as [(String, Classification)]
  )
  func classes(value: String, choice: Classification) throws {
    #expect(try method(methodText(rules: "classes = \(value)")).method.rules.classes == choice)
  }

  @Test("that is left out is what the reference page says")
  func defaults() throws {
    let file = try method(methodText())
    #expect(file.method.rules == FragilityMethod.Rules())
    #expect(file.method.rules.scale == Scale(0, 100))
    #expect(file.method.rules.missing.minWeightShare == 0.66)
    #expect(file.method.title == LocalizedText("m"))
    #expect(file.method.tables[0].markers == ["": .unavailable])
    #expect(file.method.indicators[0].weight == 1)
  }
}
