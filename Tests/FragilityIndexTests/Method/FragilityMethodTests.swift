import Testing

@testable import FragilityIndex

@Suite("A method")
struct FragilityMethodTests {
  @Test("takes the normalisation and the scale of an indicator, its dimensions, or the rules")
  func inheritance() throws {
    var draft = MethodDraft()
    draft.rules.scale = Scale(0, 1)
    draft.dimensions[1].normalisation = .zScore(ZScore())
    draft.dimensions[2].scale = Scale(0, 5)
    draft.indicators[2].normalisation = .quantile(QuantileScore())
    draft.indicators[2].scale = Scale(1, 10)
    let method = try draft.method()
    #expect(
      (0..<3).map { method.normalisation(of: $0) } == [
        .minMax(MinMax()), .zScore(ZScore()), .quantile(QuantileScore()),
      ]
    )
    #expect((0..<3).map { method.scale(of: $0) } == [Scale(0, 1), Scale(0, 5), Scale(1, 10)])
  }

  @Test("names the columns it needs of each table, each once, as text or as number")
  func columnsNeeded() throws {
    var draft = MethodDraft()
    draft.tables[1].join?.several = .weightedMean(weight: "people")
    draft.indicators.append(indicator("a2", in: "x"))
    draft.indicators[3].derivation = .column(t("a"))
    let method = try draft.method()
    let first = method.columnsNeeded(ofTable: 0)
    #expect(first.texts.map(\.column) == ["code", "epci", "commune"])
    #expect(first.numbers.map(\.column) == ["people", "a"])
    #expect(first.numbers[1].subject == .indicator(0, id: "a", key: "column"))
    let second = method.columnsNeeded(ofTable: 1)
    #expect(second.texts.map(\.column) == ["code"])
    #expect(second.numbers.map(\.column) == ["people", "b"])
    let third = method.columnsNeeded(ofTable: 2)
    #expect(third.texts.map(\.column) == ["commune"])
    #expect(third.numbers.isEmpty)
  }

  @Test("may ask for one column both as text and as number")
  func bothKinds() throws {
    var draft = MethodDraft()
    draft.indicators[0].derivation = .column(t("commune"))
    let needed = try draft.method().columnsNeeded(ofTable: 0)
    #expect(needed.texts.map(\.column).contains("commune"))
    #expect(needed.numbers.map(\.column).contains("commune"))
  }
}
