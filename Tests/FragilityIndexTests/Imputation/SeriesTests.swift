import Testing

@testable import FragilityIndex

@Suite("Filling from a series")
struct SeriesTests {
  static let forms: [(name: String, form: SeriesImputation.Form)] = [
    ("latest", .latest), ("constant", .constant), ("linear", .linear),
    ("linear-constant", .linearConstant),
  ]

  typealias Points = [(time: Double, value: Double)]

  private func fill(
    _ form: SeriesImputation.Form,
    at time: Double,
    _ points: Points,
    maxGap: Double? = nil
  ) -> Double? {
    SeriesImputation(form, maxGap: maxGap).value(at: time, in: points)
  }

  @Test("agrees with COINr's impute_panel", arguments: forms.indices)
  func golden(position: Int) throws {
    let (name, form) = Self.forms[position]
    let input = try Golden("asem/panel_impute_input")
    let expected = try Golden("asem/panel_impute_\(name)")
    let (codes, times) = (input.texts("uCode"), input.column("Time").encoded)
    #expect(expected.rows.count == 20)
    for indicator in ["LPI", "Flights", "CO2", "Pat"] {
      let values = input.column(indicator).encoded
      for (row, code) in expected.texts("uCode").enumerated() {
        let points = codes.indices.filter { codes[$0] == code }
          .map { (time: times[$0], value: values[$0]) }
        let time = try #require(expected.column("Time")[row].number)
        let found = Column([fill(form, at: time, points)])
        let wanted = Column([expected.column(indicator)[row]])
        #expect(disagreements(found, wanted) == [], "\(code), \(time), \(indicator)")
      }
    }
  }

  @Test("takes the latest value only so far back")
  func maxGap() {
    let points: Points = [(2016, 1), (2018, 3), (2019, .nan)]
    #expect(fill(.latest, at: 2020, points, maxGap: 1) == nil)
    #expect(fill(.latest, at: 2020, points, maxGap: 2) == 3)
    #expect(fill(.latest, at: 2017, points) == 1)
    #expect(fill(.latest, at: 2015, points) == nil)
  }

  @Test("weighs by time between observations, and carries the ends")
  func linear() {
    let points: Points = [(2010, 0), (2013, .nan), (2020, 10)]
    let times: [Double] = [2009, 2010, 2014, 2020, 2030]
    #expect(times.map { fill(.linear, at: $0, points) } == [0, 0, 4, 10, 10])
    #expect(times.map { fill(.constant, at: $0, points) } == [0, 0, 0, 10, 10])
  }

  @Test("carries a single observation if told so, and makes nothing of none")
  func few() {
    let single: Points = [(2018, .nan), (2020, 7)]
    for time in [2018.0, 2021] {
      #expect(fill(.linearConstant, at: time, single) == 7)
      #expect(fill(.linear, at: time, single) == nil)
      #expect(fill(.constant, at: time, single) == 7)
    }
    let none: Points = [(2018, Double(absent: .suppressed))]
    for form in SeriesImputation.Form.allCases {
      #expect(fill(form, at: 2018, none) == nil)
    }
  }
}
