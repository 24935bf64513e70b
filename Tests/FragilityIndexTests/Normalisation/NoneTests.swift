import Testing

@testable import FragilityIndex

@Suite("Scores that are not normalised")
struct NoneTests {
  @Test("stay as they are")
  func straight() throws {
    let column = Column([.present(12.5), .absent(.suppressed), .present(-3), .present(1e9)])
    #expect(try normalise(column, .none, scale: Scale(0, 10)) == column)
  }

  @Test("are mirrored on the scale where low values are worse")
  func inverted() throws {
    let column = Column([.present(1), .absent(.suppressed), .present(10), .present(4)])
    let found = try normalise(column, .none, .lowerIsWorse, scale: Scale(1, 10))
    #expect(
      found == Column([.present(10), .absent(.suppressed), .present(1), .present(7)])
    )
  }

  @Test("may be all absent, or equal")
  func anything() throws {
    #expect(try normalise(Column([nil, nil]), .none) == Column([nil, nil]))
    #expect(try normalise(Column([3, 3]), .none) == Column([3, 3]))
  }
}
