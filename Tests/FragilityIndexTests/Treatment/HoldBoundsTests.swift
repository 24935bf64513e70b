import Testing

@testable import FragilityIndex

@Suite("Bounds that hold outliers")
struct HoldBoundsTests {
  /// A test that nothing passes but values without a shape, so that winsorising goes on to its limit.
  static let never = OutlierTest(skewness: -1, kurtosis: -.infinity)

  @Test("agree with COINr's winsorise on vectors")
  func golden() throws {
    let file = try Golden("unit/winsorise")
    let vectors = try Golden("unit/skew_kurt")
    let values = Dictionary(
      uniqueKeysWithValues: zip(vectors.texts("vec"), vectors.texts("values").map(Golden.numbers))
    )
    #expect(file.rows.count == 34)
    for row in file.rows.indices {
      let name = file.texts("vec")[row]
      let isForced = file.texts("force_win")[row] == "TRUE"
      // Here fewer than four values pass any test.
      if name == "v_short", isForced { continue }
      let start = try #require(values[name]).map { $0 ?? .nan }
      let maxPoints: Int = try #require(Int(file.texts("winmax")[row]))
      let bounds = winsorisingBounds(
        ofSorted: start.sortedPresent(),
        maxPoints: maxPoints,
        test: isForced ? Self.never : OutlierTest()
      )
      let fitted = FittedTreatment(steps: bounds.step.map { [$0] } ?? [])
      let marks = file.texts("treated")[row].split(
        separator: ";",
        omittingEmptySubsequences: false
      )
      let found = start.map { value in
        fitted.move(of: value).map { $0 == .raised ? "winlo" : "winhi" } ?? ""
      }
      #expect(found == marks.map(String.init), "\(name)")
      #expect(
        start.map(fitted.apply).map { $0.isNaN ? nil : $0 } == Golden.numbers(file.texts("x")[row]),
        "\(name)"
      )
    }
  }

  @Test("by winsorising leave two different values at least")
  func twoValues() {
    let values = [Double](repeating: 0, count: 20) + [1, 2, 50]
    let bounds = winsorisingBounds(ofSorted: values, maxPoints: nil, test: OutlierTest())
    #expect(bounds == HoldBounds(lower: nil, upper: 1))
    let forced = winsorisingBounds(ofSorted: [1, 2, 2, 9], maxPoints: nil, test: Self.never)
    #expect(forced == HoldBounds(lower: nil, upper: 2))
    #expect(winsorisingBounds(ofSorted: [], maxPoints: nil, test: Self.never) == HoldBounds())
  }

  @Test("at quantiles are those of type 7")
  func quantiles() throws {
    let file = try Golden("asem/quantiles_raw_type7")
    let values = try Golden("asem/raw")
    let (lower, upper) = (file.column("5%"), file.column("95%"))
    #expect(!file.rows.isEmpty)
    for (row, name) in file.texts("iCode").enumerated() {
      let sorted = values.column(name).encoded.sortedPresent()
      let bounds = quantileBounds(ofSorted: sorted, lower: 0.05, upper: 0.95)
      #expect(disagreements(Column([bounds.lower]), Column([lower[row]])) == [], "\(name)")
      #expect(disagreements(Column([bounds.upper]), Column([upper[row]])) == [], "\(name)")
    }
    let free = quantileBounds(ofSorted: [1, 2, 3], lower: nil, upper: 0.5)
    #expect(free == HoldBounds(lower: nil, upper: 2))
  }

  // scipy 1.17.1: stats.mstats.winsorize([92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28,
  // -5, 41], limits=[0.05, 0.1]), where 5 % and 10 % of twenty are one and two points.
  @Test("by number agree with scipy")
  func numbers() throws {
    let values: [Double] = [
      92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28, -5, 41,
    ]
    let expected: [Double] = [
      92, 19, 101, 58, 101, 91, 26, 78, 10, 13, -5, 101, 86, 85, 15, 89, 89, 28, -5, 41,
    ]
    let bounds = try #require(pointBounds(ofSorted: values.sorted(), lowest: 1, highest: 2))
    let fitted = FittedTreatment(steps: bounds.step.map { [$0] } ?? [])
    #expect(values.map(fitted.apply) == expected)
    #expect(pointBounds(ofSorted: [1, 2, 3], lowest: 0, highest: 0) == HoldBounds())
    #expect(pointBounds(ofSorted: [1, 2, 3], lowest: 1, highest: 2) == nil)
  }
}
