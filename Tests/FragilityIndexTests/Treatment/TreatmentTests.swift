import Testing

@testable import FragilityIndex

@Suite("Treatment")
struct TreatmentTests {
  /// A file of COINr, what it starts from, and the steps in the words of this package.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    var start = "asem/raw"
    var details: String?
    var points: String?
    var maxPoints: Int? = 5
    var otherwise = Treatment.Step.logarithm(LogTransform(orientation: .up))
    var cumulative = false

    var testDescription: String { file }

    var treatment: Treatment {
      .steps(
        Treatment.Steps(
          first: .winsorise(maxPoints: maxPoints),
          otherwise: otherwise,
          cumulative: cumulative
        )
      )
    }
  }

  static let cases = [
    named("default", maxPoints: 5),
    named("winmax3", maxPoints: 3),
    named("winmaxNULL", maxPoints: nil),
    named("logCTorig", .logarithm(LogTransform(form: .plusOne, orientation: .up))),
    named("logCTplus", .logarithm(LogTransform())),
    named("boxcox0", .boxCox(BoxCox(lambda: 0))),
    named("boxcox05", .boxCox(BoxCox(lambda: 0.5))),
    named("combine", maxPoints: 2, cumulative: true),
    Case(file: "asem/qtreat_default"),
    Case(
      file: "asem/example_Treated",
      start: "asem/example_Screened",
      details: "asem/example_treat_details"
    ),
    Case(
      file: "asem/chain_treated",
      start: "asem/impute_i_mean_grp",
      details: "asem/chain_treated_details"
    ),
  ]

  static func named(
    _ name: String,
    maxPoints: Int? = 1,
    _ otherwise: Treatment.Step = .logarithm(LogTransform(orientation: .up)),
    cumulative: Bool = false
  ) -> Case {
    Case(
      file: "asem/treat_\(name)",
      details: "asem/treat_\(name)_details",
      points: "asem/treat_\(name)_points",
      maxPoints: maxPoints,
      otherwise: otherwise,
      cumulative: cumulative
    )
  }

  @Test("agrees with COINr on the ASEM example", arguments: cases)
  func golden(example: Case) throws {
    let start = try Golden(example.start)
    let expected = try Golden(example.file)
    let names = expected.header.dropFirst()
    #expect(names.count == 49)
    for name in names {
      let values = start.column(name).encoded
      let fitted = try example.treatment.fit(to: values)
      let found = Column(encoded: values.map(fitted.apply))
      #expect(disagreements(found, expected.column(name)) == [], "\(name)")
      for case .hold(let lower, let upper) in fitted.steps {
        #expect(lower.map(values.contains) ?? true)
        #expect(upper.map(values.contains) ?? true)
      }
    }
  }

  @Test("measures and counts as COINr does", arguments: cases)
  func goldenDetails(example: Case) throws {
    guard let details = try example.details.map(Golden.init) else { return }
    let start = try Golden(example.start)
    for (row, name) in details.texts("iCode").enumerated() {
      let record = try example.treatment.trace(start.column(name).encoded)
      let checks: [TreatmentRecord.Check?] = [
        record.before, record.attempts.first?.after, record.attempts.dropFirst().first?.after,
      ]
      for (stage, check) in checks.enumerated() {
        let key = "check_SkewKurt\(stage)"
        guard details.header.contains(key + ".Pass") else {
          #expect(check == nil)
          continue
        }
        let passes = check.map { $0.passes ? "TRUE" : "FALSE" } ?? "NA"
        #expect(details.texts(key + ".Pass")[row] == passes, "\(name)")
        let found = Column([check?.skewness, check?.kurtosis])
        let expected = Column([
          details.column(key + ".Skew")[row], details.column(key + ".Kurt")[row],
        ])
        let wrong = disagreements(found, expected, within: 1e-10, least: 1)
        #expect(wrong == [], "\(name), \(key)")
      }
      let moved = record.attempts.first.map { Double($0.raised + $0.lowered) }
      #expect(details.column("winsorise.nwin")[row].number == moved, "\(name)")
    }
  }

  @Test("moves the points that COINr moves", arguments: cases)
  func goldenPoints(example: Case) throws {
    guard let points = try example.points.map(Golden.init) else { return }
    let start = try Golden(example.start)
    for name in points.header {
      let values = start.column(name).encoded
      let record = try example.treatment.trace(values)
      let first = record.attempts.first?.fitted
      for (value, mark) in zip(values, points.texts(name)) {
        let move = first?.move(of: value)
        #expect((move == .raised) == mark.hasPrefix("winlo"), "\(name)")
        #expect((move == .lowered) == mark.hasPrefix("winhi"), "\(name)")
        #expect(first?.isMoved(value) ?? false == (move != nil))
        let takesLogarithm = record.fitted.steps.contains { step in
          if case .logarithm = step { true } else { false }
        }
        #expect(takesLogarithm == mark.contains("log_CT"), "\(name)")
      }
    }
  }

  @Test("of fewer than four values, or of equal ones, does nothing on any occasion")
  func tooFew() throws {
    for values in [[], [.nan], [1, 2, 1e9], [7, 7, 7, 7, 7, .nan]] as [[Double]] {
      for step in [.logarithm(LogTransform()), .holdAtQuantiles(lower: 0.1, upper: 0.9)]
        as [Treatment.Step]
      {
        let record = try Treatment.steps(.init(first: step, occasion: .always)).trace(values)
        #expect(record.fitted == .none)
        #expect(record.before.passes)
        #expect(record.attempts.isEmpty)
      }
    }
  }

  @Test("is taken always, or only if the values fail the test")
  func occasions() throws {
    let calm = (1...20).map(Double.init)
    let logarithm = Treatment.Step.logarithm(LogTransform())
    #expect(try Treatment.steps(.init(first: logarithm)).fit(to: calm) == .none)
    let always = try Treatment.steps(.init(first: logarithm, occasion: .always)).trace(calm)
    #expect(always.before.passes)
    #expect(always.attempts.count == 1)
    #expect(always.fitted.steps.count == 1)
    #expect(try Treatment.none.trace([1, 2, 3, 4, 5, 1e6]).fitted == .none)
    #expect(try !Treatment.none.trace([1, 2, 3, 4, 5, 1e6]).passes)
  }

  @Test("keeps the other step even if it does not suffice, and says so")
  func insufficient() throws {
    let poverty = try Golden("asem/raw").column("Poverty").encoded
    let treatment = Treatment.steps(
      .init(first: .winsorise(maxPoints: 1), otherwise: .boxCox(BoxCox(lambda: 0.5)))
    )
    let record = try treatment.trace(poverty)
    #expect(!record.passes)
    #expect(record.attempts.map(\.lowered) == [1, 0])
    #expect(record.fitted.words.english == "Box-Cox with lambda = 0.5")
    #expect(record.fitted.words.french == "Box-Cox avec lambda = 0,5")
  }

  @Test(
    "says why values do not allow it",
    arguments: [
      (.logarithm(LogTransform(form: .gii)), .maximumNotAboveOne(1)),
      (.boxCox(BoxCox(isShifted: false)), .notPositive(0)),
      (.boxCox(BoxCox(lambda: 1e6)), .tooLarge),
      (.holdAtQuantiles(lower: nil, upper: 0.6), .none),
      (.holdAtQuantiles(lower: nil, upper: 0.5), .leavesNothing),
      (.holdAtQuantiles(lower: 1, upper: nil), .leavesNothing),
      (.holdAtQuantiles(lower: 0.7, upper: 0.7), .leavesNothing),
      (.holdPoints(lowest: 3, highest: 4), .leavesNothing),
      (.holdPoints(lowest: 0, highest: 3), .leavesNothing),
      (.holdPoints(lowest: 3, highest: 2), .none),
    ] as [(Treatment.Step, TreatmentFailure?)]
  )
  func failures(step: Treatment.Step, failure: TreatmentFailure?) {
    let values = [0, 0, 0, 0, 0.5, 0.75, 1]
    var found: TreatmentFailure?
    do throws(TreatmentFailure) {
      _ = try Treatment.steps(.init(first: step, occasion: .always)).fit(to: values)
    } catch {
      found = error
    }
    #expect(found == failure)
  }
}
