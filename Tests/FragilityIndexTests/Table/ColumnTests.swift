import Testing

@testable import FragilityIndex

@Suite("A column of numbers")
struct ColumnTests {
  @Test("gives back numbers and gaps with their reasons")
  func roundTrip() {
    let values =
      AbsenceReason.allCases.map(Value.absent) + [
        .present(0), .present(-1.5), .present(.greatestFiniteMagnitude),
      ]
    let column = Column(values)
    #expect(values.indices.map { column[$0] } == values)
    #expect(column.count == 10)
    #expect(column.presentCount == 3)
  }

  @Test("takes numbers that are not finite for unavailable")
  func notFinite() {
    let column = Column([.nan, .infinity, -.infinity, 1])
    #expect((0..<4).map { column[$0].absence } == [.unavailable, .unavailable, .unavailable, nil])
    #expect(Column([.present(.infinity)])[0] == .absent(.unavailable))
    #expect(Column([nil])[0] == .absent(.unavailable))
  }

  @Test("is equal with the same numbers and the same reasons, and then has the same hash")
  func equality() {
    let column = Column([.present(1), .absent(.suppressed), .present(0)])
    let same = Column([.present(1), .absent(.suppressed), .present(-0.0)])
    #expect(column == same)
    #expect(column.hashValue == same.hashValue)
    #expect(column != Column([.present(1), .absent(.unavailable), .present(0)]))
    #expect(column != Column([.present(1), .present(2), .present(0)]))
    #expect(column != Column([.present(1), .absent(.suppressed)]))
    #expect(Set([column, same]).count == 1)
  }

  @Test("takes any other NaN for unavailable")
  func otherNaN() {
    #expect(Column(encoded: [.nan])[0] == .absent(.unavailable))
    #expect(
      Column(encoded: [Double(bitPattern: 0x7FF8_0000_0000_00FF)])[0] == .absent(.unavailable)
    )
  }

  @Test("has a word for every reason")
  func words() {
    #expect(
      AbsenceReason.allCases.map(\.word) == [
        "suppressed", "unavailable", "not_applicable", "zero_denominator", "insufficient_weight",
        "screened_out", "unreliable",
      ]
    )
  }

  @Test("has values that are a number or a reason")
  func values() {
    #expect(Value.present(2).number == 2)
    #expect(Value.present(2).absence == nil)
    #expect(Value.absent(.suppressed).number == nil)
    #expect(Value.absent(.suppressed).absence == .suppressed)
  }
}
