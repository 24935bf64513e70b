import Testing

@testable import FragilityIndex

@Suite("The check of a method")
struct MethodCheckTests {
  typealias Mistake = MethodDraft.Mistake

  @Test("finds nothing in a method that has a meaning")
  func valid() throws {
    let method = try MethodDraft().method()
    #expect(method.hierarchy.nodes.count == 4)
    #expect(method.title == LocalizedText("draft"))
  }

  @Test("finds the mistakes in ids and tables", arguments: mistakesOfTables)
  func tables(mistake: Mistake) {
    var draft = MethodDraft()
    mistake.make(&draft)
    #expect(problemCodes { try draft.method() } == mistake.codes)
  }

  @Test("finds the mistakes in rules, wherever they are made", arguments: mistakesOfRules)
  func rules(mistake: Mistake) {
    var draft = MethodDraft()
    mistake.make(&draft)
    #expect(problemCodes { try draft.method() } == mistake.codes)
  }

  @Test("finds the mistakes in dimensions, indicators and weights", arguments: mistakesOfTree)
  func tree(mistake: Mistake) {
    var draft = MethodDraft()
    mistake.make(&draft)
    #expect(problemCodes { try draft.method() } == mistake.codes)
  }

  @Test("reports everything together, with where it is")
  func together() {
    var draft = MethodDraft()
    draft.rules.scale = Scale(1, 1)
    draft.dimensions[2].weight = -1
    draft.indicators[0].dimension = "xx"
    draft.indicators[1].id = "score"
    let found = problems { try draft.method() }
    #expect(
      found.map(\.code.rawValue) == [
        "method.reserved-id", "method.bad-scale", "method.unknown-dimension", "method.bad-weight",
      ]
    )
    #expect(
      found.map(\.place.subject) == [
        .indicator(1, id: "score", key: "id"), .rule(key: "scale"),
        .indicator(0, id: "a", key: "dimension"), .dimension(2, id: "z", key: "weight"),
      ]
    )
    #expect(found[2].remedy.english == "did you mean \"x\"?")
  }

  @Test("takes what is unusual but has a meaning")
  func unusual() throws {
    var draft = MethodDraft()
    draft.indicators[0].weight = 0
    draft.rules.missing = MissingPolicy(minWeightShare: 1)
    draft.dimensions[0].missing = MissingPolicy(minWeightShare: 0)
    draft.rules.scale = Scale(-5, 0)
    draft.rules.classes = .breaks([50], inclusive: .left)
    draft.dimensions[1].aggregation = .geometric(floor: 1e-9)
    draft.tables[1].join?.separator = ";"
    draft.tables.append(
      Table(
        id: "regions",
        path: "-",
        key: "code",
        join: .init(on: ColumnReference(table: "communes", column: "region"))
      )
    )
    draft.indicators.append(indicator("A", in: "x"))
    draft.indicators[3].derivation = .column(ColumnReference(table: "regions", column: "a"))
    #expect(problemCodes { try draft.method() } == [])
  }

  @Test("takes a thousand levels and no more")
  func depth() {
    func draft(_ levels: Int) -> MethodDraft {
      var draft = MethodDraft()
      draft.tables.removeLast(2)
      draft.dimensions = (0..<levels).map { dimension("d\($0)", in: $0 == 0 ? nil : "d\($0 - 1)") }
      draft.indicators = [indicator("a", in: "d\(levels - 1)")]
      return draft
    }
    #expect(problemCodes { try draft(300).method() } == [])
    #expect(problemCodes { try draft(1002).method() }.first == "method.too-deep")
  }
}

private let mistakesOfTables: [MethodDraft.Mistake] = [
  .init("no table", "no-table", "unknown-table", "unknown-table", "unknown-table", "unknown-table")
  {
    $0.tables = []
  },
  .init("duplicate table", "duplicate-id", "unknown-table") { $0.tables[2].id = "communes" },
  .init("bad table id", "bad-id") { draft in
    draft.tables[2].id = "les places"
    draft.indicators[2].derivation = .count(table: "les places", denominator: nil, per: 1)
  },
  .init("duplicate dimension", "duplicate-id") { $0.dimensions.append(dimension("x")) },
  .init("indicator named like a dimension", "duplicate-id") { $0.indicators[0].id = "y" },
  .init("dimension named like a level", "duplicate-id") { draft in
    draft.tables[0].parents[0].id = "x"
  },
  .init("empty id", "bad-id") { $0.indicators[0].id = "" },
  .init("id with a blank", "bad-id") { $0.indicators[0].id = "a b" },
  .init("id with an accent", "bad-id") { $0.indicators[0].id = "équipement" },
  .init("id that starts with a digit", "bad-id") { $0.indicators[0].id = "4g" },
  .init("id that starts with a dash", "bad-id") { $0.indicators[0].id = "-a" },
  .init("id with a bracket", "bad-id") { $0.indicators[0].id = "a[" },
  .init("reserved indicator id", "reserved-id") { $0.indicators[0].id = "rank" },
  .init("reserved dimension id", "reserved-id") { draft in
    draft.dimensions[0].id = "score"
    draft.indicators[0].dimension = "score"
    draft.indicators[2].dimension = "score"
  },
  .init("reserved level id", "reserved-id") { $0.tables[0].parents[0].id = "coverage" },
  .init("id of a detail", "reserved-id") {
    $0.indicators[1].id = $0.indicators[0].id + "_normalised"
  },
  .init("first table joined", "first-table-joined", "joined-too-early") {
    $0.tables[0].join = .init(on: t("code"))
  },
  .init("table not joined", "table-not-joined") { $0.tables[1].join = nil },
  .init("table joined too early", "joined-too-early") {
    $0.tables[1].join?.on = ColumnReference(table: "places", column: "code")
    $0.indicators[2] = indicator("n", in: "x")
    $0.indicators[2].derivation = .column(ColumnReference(table: "places", column: "n"))
  },
  .init("table joined on itself", "joined-too-early") {
    $0.tables[1].join?.on = ColumnReference(table: "communes", column: "code")
  },
  .init("table joined on an unknown one", "unknown-table") {
    $0.tables[1].join?.on = ColumnReference(table: "commune", column: "code")
  },
  .init("unused table", "unused-table") { $0.indicators[1] = indicator("b", in: "z") },
  .init("counted table read", "counted-and-read") {
    $0.indicators[1].derivation = .column(ColumnReference(table: "places", column: "b"))
    $0.tables.remove(at: 1)
  },
  .init("first table counted", "counted-and-read", "counted-first-table", "unused-table") {
    $0.indicators[2].derivation = .count(table: "t", denominator: nil, per: 1)
  },
  .init("unknown table read", "unknown-table", "unused-table") {
    $0.indicators[1].derivation = .column(ColumnReference(table: "comunes", column: "b"))
  },
  .init("unknown table counted", "unused-table", "unknown-table") {
    $0.indicators[2].derivation = .count(table: "place", denominator: nil, per: 1)
  },
]

private let mistakesOfRules: [MethodDraft.Mistake] = [
  .init("reversed scale", "bad-scale") { $0.rules.scale = Scale(100, 0) },
  .init("scale without extent", "bad-scale") { $0.dimensions[0].scale = Scale(3, 3) },
  .init("scale of NaN", "bad-scale") { $0.indicators[0].scale = Scale(0, .nan) },
  .init("infinite scale", "bad-scale") { $0.rules.scale = Scale(0, .infinity) },
  .init("scale of infinite extent", "bad-scale") { $0.rules.scale = Scale(-1.5e308, 1.5e308) },
  .init("equal goalposts", "bad-goalposts") {
    $0.rules.normalisation = .minMax(MinMax(goalposts: Scale(5, 5)))
  },
  .init("reversed goalposts", "bad-goalposts") {
    $0.indicators[0].normalisation = .minMax(MinMax(goalposts: Scale(60, 0)))
  },
  .init("goalposts of NaN", "bad-goalposts") {
    $0.dimensions[1].normalisation = .minMax(MinMax(goalposts: Scale(.nan, 0)))
  },
  .init("z-score without deviation", "bad-zscore") {
    $0.rules.normalisation = .zScore(ZScore(mean: 0, standardDeviation: 0))
  },
  .init("z-score of negative deviation", "bad-zscore") {
    $0.rules.normalisation = .zScore(ZScore(mean: 0, standardDeviation: -1))
  },
  .init("z-score of infinite mean", "bad-zscore") {
    $0.rules.normalisation = .zScore(ZScore(mean: .infinity))
  },
  .init("dense percent rank", "bad-percent-rank") {
    $0.indicators[0].normalisation = .percentRank(PercentRank(ties: .dense))
  },
  .init("ratio to an unknown level", "unknown-level") {
    $0.indicators[2].normalisation = .ratio(RatioToReference(reference: .parent(level: "epc")))
  },
  .init("floor of zero", "bad-floor") { $0.rules.aggregation = .geometric(floor: 0) },
  .init("negative floor", "bad-floor") { $0.dimensions[0].aggregation = .geometric(floor: -1) },
  .init("floor of NaN", "bad-floor") { $0.rules.aggregation = .geometric(floor: .nan) },
  .init("infinite floor", "bad-floor") { $0.rules.aggregation = .geometric(floor: .infinity) },
  .init("negative share", "bad-share") { $0.rules.missing = .init(minWeightShare: -0.1) },
  .init("share in per cent", "bad-share") { $0.rules.missing = .init(minWeightShare: 66) },
  .init("share of NaN", "bad-share") { $0.dimensions[2].missing = .init(minWeightShare: .nan) },
  .init("one class", "bad-classes") { $0.rules.classes = .quantiles(count: 1, inclusive: .right) },
  .init("too many classes", "bad-classes") {
    $0.rules.classes = .quantiles(count: 1001, inclusive: .right)
  },
  .init("no breaks", "bad-classes") { $0.rules.classes = .breaks([], inclusive: .right) },
  .init("equal breaks", "bad-classes") { $0.rules.classes = .breaks([1, 1], inclusive: .right) },
  .init("falling breaks", "bad-classes") { $0.rules.classes = .breaks([2, 1], inclusive: .left) },
  .init("breaks of NaN", "bad-classes") { $0.rules.classes = .breaks([.nan], inclusive: .left) },
]

private let mistakesOfTree: [MethodDraft.Mistake] = [
  .init("dimension that is its own parent", "cycle") { $0.dimensions[0].parent = "x" },
  .init("cycle of two", "cycle", "cycle") { $0.dimensions[1].parent = "z" },
  .init("cycle of three with one that hangs on it", "cycle", "cycle", "cycle") {
    $0.dimensions[1].parent = "w"
    $0.dimensions.append(dimension("w", in: "z"))
    $0.dimensions[0].parent = "w"
  },
  .init("unknown parent", "empty-dimension", "unknown-dimension") {
    $0.dimensions[2].parent = "yy"
  },
  .init("empty dimension", "empty-dimension") { $0.dimensions.append(dimension("w")) },
  .init(
    "no indicator",
    "unused-table",
    "unused-table",
    "empty-dimension",
    "empty-dimension",
    "no-indicator"
  ) {
    $0.indicators = []
  },
  .init("indicator without dimension", "no-dimension") { $0.indicators[0].dimension = nil },
  .init("unknown dimension", "empty-dimension", "unknown-dimension") {
    $0.indicators[1].dimension = "zz"
  },
  .init("ratio without reference", "no-reference") {
    $0.indicators[0].normalisation = .ratio(RatioToReference(reference: .all))
  },
  .init("inherited ratio without reference", "no-reference") {
    $0.dimensions[1].normalisation = .ratio(RatioToReference(reference: .parent(level: "epci")))
  },
  .init("reference without ratio", "unused-reference") {
    $0.indicators[0].referenceColumn = t("r")
  },
  .init("factor of zero", "bad-per") {
    $0.indicators[0].derivation = .ratio(numerator: t("n"), denominator: t("d"), per: 0)
  },
  .init("factor of NaN", "bad-per") {
    $0.indicators[2].derivation = .count(table: "places", denominator: nil, per: .nan)
  },
  .init("negative indicator weight", "bad-weight") { $0.indicators[0].weight = -1 },
  .init("indicator weight of NaN", "bad-weight") { $0.indicators[0].weight = .nan },
  .init("infinite dimension weight", "bad-weight") { $0.dimensions[0].weight = .infinity },
  .init("only child of weight zero", "zero-weights") { $0.indicators[1].weight = 0 },
  .init("dimensions of weight zero", "zero-weights") {
    $0.dimensions[0].weight = 0
    $0.dimensions[1].weight = 0
  },
]
