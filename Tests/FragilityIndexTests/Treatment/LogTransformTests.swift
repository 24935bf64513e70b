import Testing

@testable import FragilityIndex

@Suite("Logarithms")
struct LogTransformTests {
  @Test(
    "agree with COINr on vectors",
    arguments: [
      ("log_CT", LogTransform(orientation: .up)),
      ("log_CT_orig", LogTransform(form: .plusOne, orientation: .up)),
      ("log_CT_plus", LogTransform()),
    ]
  )
  func golden(function: String, choice: LogTransform) throws {
    let vectors = try Golden("unit/skew_kurt")
    let file = try Golden("unit/transforms")
    var compared = 0
    for (row, name) in file.texts("vec").enumerated() where file.rows[row][1] == function {
      let place = try #require(vectors.texts("vec").firstIndex(of: name))
      let values = Golden.numbers(vectors.texts("values")[place]).map { $0 ?? .nan }
      let fitted = try choice.fit(toSorted: values.sortedPresent())
      let found = Column(encoded: values.map { $0.isNaN ? $0 : fitted.apply($0) })
      let expected = Column(Golden.numbers(file.texts("x")[row]))
      #expect(disagreements(found, expected) == [], "\(name)")
      compared += 1
    }
    #expect(compared == 9)
  }

  // The definition by hand: with the values 1, 3 and 5 the argument is (5 - 1)(x - 1) / 4 + 1 = x, and 6 - x mirrored.
  @Test("after the Gender Inequality Index follow their formula")
  func genderInequality() throws {
    let values: [Double] = [1, 3, 5]
    let up = try LogTransform(form: .gii, orientation: .up).fit(toSorted: values)
    let down = try LogTransform(form: .gii, orientation: .down).fit(toSorted: values)
    for value in values {
      #expect(up.apply(value) == naturalLogarithm(value))
      #expect(down.apply(value) == -naturalLogarithm(6 - value))
    }
    #expect(throws: TreatmentFailure.maximumNotAboveOne(1)) {
      try LogTransform(form: .gii).fit(toSorted: [-4, 0, 1])
    }
  }

  @Test("turned down mirror those turned up", arguments: LogTransform.Form.allCases)
  func mirrored(form: LogTransform.Form) throws {
    let values: [Double] = [2, 3, 5, 7, 30]
    let reflected = values.map { 32 - $0 }
    let up = try LogTransform(form: form, orientation: .up).fit(toSorted: values)
    let down = try LogTransform(form: form, orientation: .down).fit(toSorted: reflected.sorted())
    #expect(zip(values, reflected).allSatisfy { up.apply($0) == -down.apply($1) })
  }

  @Test("take the side of the longer tail")
  func automatic() throws {
    let high = try LogTransform().fit(toSorted: [1, 2, 3, 50])
    let low = try LogTransform().fit(toSorted: [-50, 1, 2, 3])
    #expect(high == FittedLogTransform(isMirrored: false, origin: 1, scale: 1, shift: 0.49))
    #expect(low == FittedLogTransform(isMirrored: true, origin: 3, scale: 1, shift: 0.53))
  }

  @Test("hold what lies beyond the end of the reference at it")
  func beyond() throws {
    let up = try LogTransform(orientation: .up).fit(toSorted: [1, 2, 3, 50])
    #expect(up.apply(0.9) == up.apply(1))
    #expect(up.apply(-1e9) == up.apply(1))
    #expect(up.apply(60) > up.apply(50))
    #expect([0.9, 1, 50, 60].map(up.isBeyondDomain) == [true, false, false, false])
    let down = try LogTransform(orientation: .down).fit(toSorted: [1, 2, 3, 50])
    #expect(down.apply(60) == down.apply(50))
    #expect(down.apply(0) < down.apply(1))
    #expect([0, 1, 50, 51].map(down.isBeyondDomain) == [false, false, false, true])
  }

  @Test("need values of an extent that can be computed")
  func extent() {
    #expect(throws: TreatmentFailure.tooLarge) {
      try LogTransform(orientation: .up).fit(toSorted: [-1.5e308, 1.5e308])
    }
    #expect(throws: TreatmentFailure.leavesNothing) { try LogTransform().fit(toSorted: [2, 2]) }
  }
}
