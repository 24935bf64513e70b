import Testing

@testable import FragilityIndex

@Suite("The check of sampling errors")
struct SamplingCheckTests {
  typealias Mistake = MethodDraft.Mistake

  @Test("finds those that contradict the indicator, at their key", arguments: mistakes)
  func finds(mistake: Mistake) {
    var draft = MethodDraft()
    mistake.make(&draft)
    let found = problems { try draft.method() }
    #expect(found.map(\.code.rawValue) == mistake.codes)
    for problem in found {
      #expect(problem.place.subject == .indicator(0, id: "a", key: "sampling_error"))
      for text in [problem.message, problem.remedy] {
        #expect(!text.french.isEmpty && !text.english.isEmpty && text.french != text.english)
      }
    }
  }

  @Test("takes every kind where it has a meaning")
  func allowed() {
    let ratio = Derivation.ratio(numerator: t("n"), denominator: t("d"), per: 100)
    let count = Derivation.count(table: "places", denominator: t("people"), per: 1000)
    let series = Derivation.series([DatedColumn(time: 2020, column: t("a"))], at: 2020)
    let column = Derivation.column(t("a"))
    let allowed: [(Derivation, SamplingError, ClosedRange<Double>?)] = [
      (column, SamplingError(.standardError(t("e"))), -5...5),
      (column, SamplingError(.standardError(t("e")), scale: .log), 0...1e9),
      (column, SamplingError(.margin(t("e"), confidence: 0.9), scale: .logit, whole: 1), 0...1),
      (column, SamplingError(.count(t("p"), .beta), whole: 100), 0...100),
      (series, SamplingError(.standardError(t("e")), scale: .logit, whole: 100), nil),
      (ratio, SamplingError(.standardError(t("e")), scale: .logit), 10...90),
      (ratio, SamplingError(.count(nil, .binomial)), 0...100),
      (ratio, SamplingError(.count(t("p"), .beta)), nil),
      (count, SamplingError(.count(nil, .beta)), 0...1000),
    ]
    for (position, (derivation, error, range)) in allowed.enumerated() {
      var draft = MethodDraft()
      draft.indicators[0].derivation = derivation
      draft.indicators[0].samplingError = error
      draft.indicators[0].range = range
      #expect(problemCodes { try draft.method() } == [], "\(position)")
    }
  }

  @Test("reads the columns of errors as numbers, once each")
  func columns() throws {
    var draft = MethodDraft()
    let moe = ColumnReference(table: "communes", column: "moe")
    draft.indicators[0].samplingError = SamplingError(.standardError(t("a")))
    draft.indicators[1].samplingError = SamplingError(.margin(moe, confidence: 0.9))
    draft.indicators[2].samplingError = SamplingError(.count(nil, .beta))
    let method = try draft.method()
    #expect(method.columnsNeeded(ofTable: 0).numbers.map(\.column) == ["people", "a"])
    let needed = method.columnsNeeded(ofTable: 1).numbers
    #expect(needed.map(\.column) == ["b", "moe"])
    #expect(needed.map(\.subject).last == .indicator(1, id: "b", key: "sampling_error"))
  }

  @Test("finds tables that do not exist")
  func table() {
    var draft = MethodDraft()
    let column = ColumnReference(table: "comunes", column: "moe")
    draft.indicators[0].samplingError = SamplingError(.standardError(column))
    #expect(problemCodes { try draft.method() } == ["method.unknown-table"])
  }
}

private func mistake(
  _ name: String,
  _ code: String,
  _ error: SamplingError,
  of derivation: Derivation = .column(t("a")),
  range: ClosedRange<Double>? = nil
) -> MethodDraft.Mistake {
  .init(name, code) { draft in
    draft.indicators[0].derivation = derivation
    draft.indicators[0].samplingError = error
    draft.indicators[0].range = range
  }
}

private let ratio = Derivation.ratio(numerator: t("n"), denominator: t("d"), per: 100)
private let count = SamplingError(.count(t("p"), .beta), whole: 100)
private let ownCount = SamplingError(.count(nil, .beta))

private let mistakes: [MethodDraft.Mistake] = [
  .init("a shrunk rate", "shrunk-sampling-error") { draft in
    draft.indicators[0].derivation = ratio
    draft.indicators[0].shrinkage = Shrinkage(towards: "epci")
    draft.indicators[0].samplingError = ownCount
  },
  mistake("no confidence", "bad-confidence", SamplingError(.margin(t("e"), confidence: 0))),
  mistake("per cents of confidence", "bad-confidence", .init(.margin(t("e"), confidence: 90))),
  mistake("a column without denominator", "no-persons", .init(.count(nil, .beta), whole: 100)),
  mistake("a count without a whole", "no-whole", .init(.count(t("p"), .binomial))),
  mistake("a logit without a whole", "no-whole", .init(.standardError(t("e")), scale: .logit)),
  mistake("a whole of 0", "bad-whole", .init(.count(t("p"), .beta), whole: 0)),
  mistake("a whole of NaN", "bad-whole", .init(.count(t("p"), .beta), whole: .nan)),
  mistake("a whole of nothing", "idle-whole", .init(.standardError(t("e")), whole: 100)),
  mistake("a whole of a ratio", "idle-whole", count, of: ratio),
  mistake(
    "a whole of a ratio's logit",
    "idle-whole",
    .init(.standardError(t("e")), scale: .logit, whole: 100),
    of: ratio
  ),
  mistake(
    "a scale of a count",
    "scale-of-count",
    .init(.count(nil, .beta), scale: .log),
    of: ratio
  ),
  mistake(
    "a mere count",
    "no-rate",
    ownCount,
    of: .count(table: "places", denominator: nil, per: 1)
  ),
  mistake(
    "an expected count",
    "no-rate",
    count,
    of: .expected([ExpectedCount(persons: t("p"), rate: 0.5)], denominator: nil, per: 1)
  ),
  mistake(
    "categories",
    "no-rate",
    count,
    of: .categories(t("a"), values: [CategoryValue(text: "x", value: 1)])
  ),
  mistake(
    "a series",
    "no-rate",
    count,
    of: .series([DatedColumn(time: 2020, column: t("a"))], at: 2020)
  ),
  mistake(
    "a logarithm below 0",
    "range-off-scale",
    .init(.standardError(t("e")), scale: .log),
    range: -1...10
  ),
  mistake("a rate above the whole", "range-off-scale", ownCount, of: ratio, range: 0...101),
  mistake(
    "shares of 1 in per cents",
    "range-off-scale",
    .init(.margin(t("e"), confidence: 0.9), scale: .logit, whole: 1),
    range: 0...100
  ),
]
