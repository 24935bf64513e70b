import Testing

@testable import FragilityIndex

@Suite("COINr's removal of elements")
struct GoldenRemovalTests {
  /// The index of the ASEM example from its normalised values.
  private func asem() throws -> IndexResult {
    let method = try ASEM().method(aggregation: .arithmetic)
    let values = try Golden("asem/norm_minmax_1_100")
    return try score(
      territories(method.indicators.map { values.column($0.id) }, codes: values.texts("uCode")),
      by: method
    )
  }

  @Test("is what COINr finds for every level of the ASEM example", arguments: [1, 2, 3])
  func golden(level: Int) throws {
    let scores = try Golden("asem/remove_L\(level)_scores")
    let ranks = try Golden("asem/remove_L\(level)_ranks")
    let shifts = try Golden("asem/remove_L\(level)_meanabsdiff")
    let result = try asem().removals()
    let method = result.nominal.fitted.method
    #expect(disagreements(result.nominal.scores, scores.column("Nominal")) == [])
    let codes = result.nominal.territories.codes.map { $0 }
    #expect(codes == scores.texts("uCode") && codes == ranks.texts("uCode"))
    let expected = Dictionary(
      uniqueKeysWithValues: zip(shifts.texts("element"), shifts.column("MeanAbsDiff").encoded)
    )
    var compared = 0
    for removal in result.removals {
      let id = method.id(of: method.hierarchy.member(removal.member))
      guard scores.header.contains(id) else { continue }
      compared += 1
      #expect(disagreements(removal.shift.scores, scores.column(id)) == [], "\(id)")
      #expect(removal.shift.ranks == ranks.column(id), "\(id)")
      #expect(isClose(removal.shift.meanAbsoluteShift, try #require(expected[id])), "\(id)")
      #expect(removal.shift.comparedCount == 51)
    }
    #expect(compared == [49, 8, 2][level - 1])
    #expect(compared == scores.header.count - 2)
  }
}
