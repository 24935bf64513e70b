import Testing

@testable import FragilityIndex

@Suite("Box-Cox")
struct BoxCoxTests {
  @Test(
    "agrees with COINr on vectors",
    arguments: [("boxcox_0", 0), ("boxcox_0.5", 0.5), ("boxcox_2", 2), ("boxcox_-1", -1)]
  )
  func golden(function: String, lambda: Double) throws {
    let vectors = try Golden("unit/skew_kurt")
    let file = try Golden("unit/transforms")
    var compared = 0
    for (row, name) in file.texts("vec").enumerated() where file.rows[row][1] == function {
      let place = try #require(vectors.texts("vec").firstIndex(of: name))
      let values = Golden.numbers(vectors.texts("values")[place]).map { $0 ?? .nan }
      let fitted = try BoxCox(lambda: lambda).fit(toSorted: values.sortedPresent())
      let found = Column(encoded: values.map { $0.isNaN ? $0 : fitted.apply($0) })
      let expected = Column(Golden.numbers(file.texts("x")[row]))
      #expect(disagreements(found, expected) == [], "\(name)")
      compared += 1
    }
    #expect(compared == 9)
  }

  // scipy 1.17.1: stats.boxcox_normmax(y, method="mle") of each vector of unit/skew_kurt.csv, with
  // y = x - min(x) + 1, and without the shift where all values are positive.
  @Test(
    "estimates the power that scipy estimates",
    arguments: [
      ("v_plain", true, 0.46495928894185534),
      ("v_high", true, -0.20069293810681907),
      ("v_low", true, 1.9794631929368178),
      ("v_ties_high", true, -0.09801885824760212),
      ("v_na", true, -0.29124968747883623),
      ("v_na", false, -0.4400435334774203),
      ("v_two", true, 0.9292853901228109),
      ("v_pareto", true, -0.3528119421021191),
      ("v_pareto", false, -0.36112071720618844),
      ("v_zero", true, -3.6538529371256945),
      ("v_short", true, -0.41040867182088064),
    ]
  )
  func estimate(name: String, isShifted: Bool, lambda: Double) throws {
    let vectors = try Golden("unit/skew_kurt")
    let place = try #require(vectors.texts("vec").firstIndex(of: name))
    let values = Golden.numbers(vectors.texts("values")[place]).compactMap { $0 }.sorted()
    let fitted = try BoxCox(isShifted: isShifted).fit(toSorted: values)
    #expect(abs(fitted.lambda - lambda) < 1e-6, "\(fitted.lambda)")
  }

  // scipy 1.17.1: stats.boxcox([1, 4, 9], 0.3).
  @Test("without a shift takes the values as they are")
  func unshifted() throws {
    let fitted = try BoxCox(lambda: 0.3, isShifted: false).fit(toSorted: [1, 4, 9])
    for (value, expected) in [(1.0, 0.0), (4, 1.719055221701327), (9, 3.1106068164392093)] {
      #expect(isClose(fitted.apply(value), expected))
    }
    #expect(throws: TreatmentFailure.notPositive(0)) {
      try BoxCox(isShifted: false).fit(toSorted: [0, 1, 2])
    }
  }

  @Test("passes into the logarithm as the power goes to 0")
  func smallPowers() throws {
    let logarithm = try BoxCox(lambda: 0).fit(toSorted: [1, 4, 90])
    for lambda in [1e-16, -1e-14, 1e-300] {
      let power = try BoxCox(lambda: lambda).fit(toSorted: [1, 4, 90])
      #expect([1, 2, 50, 90].allSatisfy { isClose(power.apply($0), logarithm.apply($0)) })
    }
  }

  @Test("holds what lies below the reference at its smallest value")
  func below() throws {
    let fitted = try BoxCox(lambda: 0).fit(toSorted: [3, 4, 9])
    #expect(fitted.apply(2.5) == 0)
    #expect(fitted.apply(-7) == 0)
    #expect([2.5, 3, 9, 10].map(fitted.isBeyondDomain) == [true, false, false, false])
  }

  @Test("ends its search at a power of 5 on either side")
  func ends() throws {
    let steep = (0..<30).map { 1 + naturalLogarithm(1 + Double($0)) / 100 }
    let fitted = try BoxCox(isShifted: false).fit(toSorted: steep)
    #expect(isClose(fitted.lambda, 5, within: 1e-9))
  }
}
