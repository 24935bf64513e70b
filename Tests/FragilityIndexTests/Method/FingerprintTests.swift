import Testing

@testable import FragilityIndex

@Suite("The fingerprint of a method")
struct FingerprintTests {
  typealias Change = MethodDraft.Mistake

  @Test("is 16 hexadecimal digits, the same for the same method")
  func stable() throws {
    let fingerprint = try MethodDraft().method().fingerprint
    #expect(fingerprint.count == 16)
    #expect(fingerprint.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(try MethodDraft().method().fingerprint == fingerprint)
  }

  @Test(
    "changes with everything that makes another score of the same values",
    arguments: changesOfScore
  )
  func changes(change: Change) throws {
    var draft = MethodDraft()
    change.make(&draft)
    #expect(try draft.method().fingerprint != MethodDraft().method().fingerprint)
  }

  @Test(
    "does not change with words for people, nor with tables and columns, which another year names otherwise, nor with what is drawn at random",
    arguments: changesOfData
  )
  func words(change: Change) throws {
    var draft = MethodDraft()
    change.make(&draft)
    #expect(try draft.method().fingerprint == MethodDraft().method().fingerprint)
  }
}

private let changesOfScore: [MethodDraft.Mistake] = [
  .init("scale") { $0.rules.scale = Scale(0, 10) },
  .init("normalisation") { $0.rules.normalisation = .minMax(MinMax(clip: true)) },
  .init("goalposts") { $0.rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 1))) },
  .init("z-score") { $0.rules.normalisation = .zScore(ZScore(mean: 1)) },
  .init("percent rank") { $0.indicators[0].normalisation = .percentRank(PercentRank()) },
  .init("ties of a percent rank") {
    $0.indicators[0].normalisation = .percentRank(PercentRank(ties: .max))
  },
  .init("decile") { $0.dimensions[0].normalisation = .quantile(QuantileScore()) },
  .init("ratio") { $0.indicators[2].normalisation = .ratio(RatioToReference(reference: .all)) },
  .init("no normalisation") { $0.indicators[2].normalisation = Normalisation.none },
  .init("aggregation") { $0.rules.aggregation = .geometric(floor: 1) },
  .init("floor") { $0.dimensions[0].aggregation = .geometric(floor: 2) },
  .init("share") { $0.dimensions[0].missing = MissingPolicy(minWeightShare: 0.5) },
  .init("ties") { $0.rules.ties = .average },
  .init("classes") { $0.rules.classes = .quantiles(count: 4, inclusive: .right) },
  .init("side of classes") { $0.rules.classes = .quantiles(count: 5, inclusive: .left) },
  .init("breaks") { $0.rules.classes = .breaks([1], inclusive: .right) },
  .init("parent") { $0.dimensions[1].parent = "x" },
  .init("weight of a dimension") { $0.dimensions[0].weight = 2 },
  .init("weight of an indicator") { $0.indicators[0].weight = 1.0000000000000002 },
  .init("direction") { $0.indicators[0].direction = .lowerIsWorse },
  .init("factor") {
    $0.indicators[2].derivation = .count(table: "places", denominator: t("people"), per: 100)
  },
]

private let changesOfData: [MethodDraft.Mistake] = [
  .init("label") { $0.indicators[0].label = LocalizedText("A") },
  .init("description") { $0.dimensions[0].description = LocalizedText("X") },
  .init("unit") { $0.indicators[0].unit = LocalizedText("%") },
  .init("source") { $0.indicators[0].source = .init(name: "INSEE", year: 2020) },
  .init("path") { $0.tables[0].path = "other.csv" },
  .init("delimiter") { $0.tables[0].dialect.delimiter = 59 },
  .init("column") { $0.indicators[0].derivation = .column(t("aa")) },
  .init("column of a join") { $0.tables[1].join?.on = t("other") },
  .init("key of a joined table") { $0.tables[1].key = "other" },
  .init("rule for several codes") {
    $0.tables[1].join?.several = .mean
    $0.tables[1].join?.separator = ";"
  },
  .init("plan of what is drawn") { $0.uncertainty = .usual },
  .init("alternatives") { draft in
    draft.uncertainty = UncertaintyPlan()
    draft.uncertainty?.normalisations = [.percentRank(PercentRank())]
  },
  .init("sampling error") {
    $0.indicators[0].samplingError = SamplingError(.standardError(t("se")))
  },
  .init("rule for unmatched codes") { $0.tables[1].join?.unmatched = .absent(.notApplicable) },
]
