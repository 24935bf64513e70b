import Testing

@testable import FragilityIndex

@Suite("Decimal rounding")
struct RoundingTests {
  // By Python's decimal module on the exact value of the double, half to even.
  @Test(
    "is that of the exact value",
    arguments: [
      (0.125, 2, 0.12),
      (0.375, 2, 0.38),
      (-0.125, 2, -0.12),
      (-0.375, 2, -0.38),
      (1.005, 2, 1.0),
      (2.675, 2, 2.67),
      (-1.005, 2, -1.0),
      (-2.675, 2, -2.67),
      (0.5, 0, 0.0),
      (1.5, 0, 2.0),
      (2.5, 0, 2.0),
      (-0.5, 0, -0.0),
      (-1.5, 0, -2.0),
      (0.15, 1, 0.1),
      (0.25, 1, 0.2),
      (0.35, 1, 0.3),
      (8.345, 2, 8.35),
      (1.115, 2, 1.11),
      (0.285, 2, 0.28),
      (1e+22, 3, 1e+22),
      (-4503599627370498.0, 0, -4503599627370498.0),
      (4503599627370495.5, 0, 4503599627370496.0),
      (1e-20, 4, 0.0),
      (123456789.12345679, 4, 123456789.1235),
      (0.30000000000000004, 15, 0.3),
      (-0.04, 1, -0.0),
      (0x1p-1074, 15, 0),
      (5e-05, 4, 0.0001),
      (2.5000000000000004, 0, 3.0),
      (2.4999999999999996, 0, 2.0),
      (1.7976931348623157e+308, 15, 1.7976931348623157e+308),
    ] as [(Double, Int, Double)]
  )
  func exact(value: Double, digits: Int, rounded: Double) {
    #expect(Rounding(digits: digits).apply(value) == rounded)
  }

  @Test("changes nothing once it is done, and is odd", arguments: 0..<20 as Range<UInt64>)
  func idempotent(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for digits in 0...9 {
      let rounding = Rounding(digits: digits)
      let value = generator.number(-1000, 1000)
      let once = rounding.apply(value)
      #expect(rounding.apply(once) == once)
      #expect(rounding.apply(-value) == -once)
      #expect(abs(once - value) <= 0.5000001 / power(10, Double(digits)))
    }
  }

  @Test("of scores keeps gaps, and what is not a number of digits is refused everywhere")
  func choices() throws {
    let column = Column([.present(1.005), .absent(.suppressed), .present(0.125)])
    let found = try normalise(column, .rounded(.none, Rounding(digits: 2)))
    #expect(found == Column([.present(1), .absent(.suppressed), .present(0.12)]))
    for digits in [-1, 16, 400] {
      let rounding = Rounding(digits: digits)
      let makers: [(inout FragilityMethod.Rules) -> Void] = [
        { $0.normalisation = .rounded(.minMax(MinMax()), rounding) },
        { $0.aggregation = .rounded(.arithmetic, rounding) },
        { $0.rankRounding = rounding },
      ]
      for make in makers {
        let codes = problemCodes { try method([indicator("a")], rules: make) }
        #expect(codes == ["method.bad-rounding"])
      }
    }
  }

  @Test("before ranking makes equal what looks equal, and leaves the scores")
  func ranks() throws {
    let method = try method([indicator("a")]) { rules in
      rules.normalisation = .none
      rules.rankRounding = Rounding(digits: 1)
      rules.classes = .breaks([2], inclusive: .right)
    }
    let result = try score([[2.04], [1.96], [5]], by: method)
    #expect(result.scores == Column([2.04, 1.96, 5]))
    #expect(result.ranks == Column([2, 2, 1]))
    #expect(result.classes == Column([1, 1, 2]))
    let codes = result.rowsByRank.map { result.territories.codes[$0] }
    #expect(codes == ["T2", "T0", "T1"])
  }
}
