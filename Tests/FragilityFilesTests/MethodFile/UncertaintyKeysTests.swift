import FragilityIndex
import Testing

@testable import FragilityFiles

/// A method of two indicators with a plan, whose keys begin on line 12, and a sampling error of the first one.
private func text(_ plan: String, error: String? = nil, rules: String = "") -> String {
  methodText(
    rules: "\(rules)\n[uncertainty]\n\(plan)",
    indicator: error.map { "sampling_error = \($0)" } ?? "",
    more: "[[indicator]]\nid = \"b\"\nnumerator = \"n\"\ndenominator = \"d\"\n"
      + "direction = \"lower_is_worse\""
  )
}

private func t(_ column: String) -> ColumnReference {
  ColumnReference(table: "t", column: column)
}

@Suite("What a method file says of uncertainty")
struct UncertaintyKeysTests {
  @Test("is every key of the plan and every kind of sampling error")
  func everything() throws {
    let method = try MethodFile(Fixture.path("uncertainty/method.toml")).method
    var plan = UncertaintyPlan()
    plan.draws = 2000
    plan.seed = 2024
    plan.interval = 0.8
    plan.weights = .sets([
      WeightSet(id: "comité", weights: ["equipment": 2, "poverty": 0.5]),
      WeightSet(id: "usagers", weights: ["skills": 3, "low_diploma": 2]),
    ])
    plan.treatments = [
      .steps(
        .init(
          first: .winsorise(maxPoints: 1),
          otherwise: .logarithm(LogTransform()),
          occasion: .always
        )
      )
    ]
    plan.imputations = [.none, .central(CentralImputation(.median))]
    plan.normalisations = [
      .percentRank(PercentRank()), .zScore(ZScore(mean: 100, standardDeviation: 10)),
    ]
    plan.aggregations = [.geometric(floor: 1), .maximum]
    plan.leavesOutIndicators = true
    #expect(method.uncertainty == plan)
    let surveys = ColumnReference(table: "surveys", column: "respondents")
    let territories = { ColumnReference(table: "territories", column: $0) }
    #expect(
      method.indicators.map(\.samplingError) == [
        SamplingError(.standardError(territories("se_income")), scale: .log),
        SamplingError(
          .margin(territories("moe_poverty"), confidence: 0.9),
          scale: .logit,
          whole: 100
        ),
        SamplingError(.count(surveys, .binomial), whole: 100),
        SamplingError(.count(nil, .beta)),
        nil,
      ]
    )
  }

  @Test("is nothing, or a plan with what is taken when its keys are left out")
  func defaults() throws {
    #expect(try method(methodText()).method.uncertainty == nil)
    #expect(try method(text("")).method.uncertainty == UncertaintyPlan())
    #expect(try method(text("sampling_errors = false")).method.uncertainty?.drawsInputs == false)
  }

  @Test(
    "varies the weights in one of three ways",
    arguments: [
      ("{ noise = 0.25 }", .relative(0.25)), ("{ noise = 0 }", .relative(0)),
      ("{ dirichlet = 50 }", .dirichlet(concentration: 50)),
      ("{ sets = [{ id = \"é\", a = 2 }] }", .sets([WeightSet(id: "é", weights: ["a": 2])])),
    ] as [(String, WeightVariation)]
  )
  func weights(value: String, variation: WeightVariation) throws {
    #expect(try method(text("weights = \(value)")).method.uncertainty?.weights == variation)
  }

  @Test(
    "takes one alternative without a list",
    arguments: [
      "\"zscore\"", "[\"zscore\"]", "{ method = \"zscore\" }", "[{ method = \"zscore\" }]",
    ]
  )
  func single(value: String) throws {
    let plan = try method(text("normalisation = \(value)")).method.uncertainty
    #expect(plan?.normalisations == [.zScore(ZScore())])
  }

  @Test(
    "of a sampling error is in short or at length",
    arguments: [
      ("{ standard_error = \"e\" }", SamplingError(.standardError(t("e")))),
      ("{ margin = \"t.m\", confidence = 0.9 }", SamplingError(.margin(t("m"), confidence: 0.9))),
      ("{ count = \"p\", per = 1 }", SamplingError(.count(t("p"), .beta), whole: 1)),
    ]
  )
  func kinds(value: String, error: SamplingError) throws {
    let method = try method(text("", error: value)).method
    #expect(method.indicators[0].samplingError == error)
  }

  @Test(
    "of the denominator of a ratio is a word, or its law",
    arguments: [("\"count\"", .beta), ("{ law = \"binomial\" }", .binomial)]
      as [(String, SamplingError.CountLaw)]
  )
  func ownCount(value: String, law: SamplingError.CountLaw) throws {
    let method = try method(text("") + "sampling_error = \(value)\n").method
    #expect(method.indicators[1].samplingError == SamplingError(.count(nil, law)))
  }

  @Test(
    "is refused where it is wrong",
    arguments: [
      ("drawn = 5", "method.unknown-key 13:1"), ("draws = 2.5", "method.wrong-type 13:1"),
      ("draws = 0", "method.bad-draws 13:1"), ("seed = -1", "method.bad-seed 13:1"),
      ("interval = 90", "method.bad-interval 13:1"), ("leave_out = 1", "method.wrong-type 13:1"),
      ("weights = 0.25", "method.wrong-type 13:1"), ("weights = {}", "method.bad-weights 13:1"),
      ("weights = { noise = 0.1, dirichlet = 5 }", "method.bad-weights 13:1"),
      ("weights = { noise = 0.1, set = [] }", "method.unknown-key 13:26"),
      ("weights = { noise = 1 }", "method.bad-noise 13:13"),
      ("weights = { dirichlet = 0 }", "method.bad-concentration 13:13"),
      ("weights = { sets = [] }", "method.no-weight-set 13:13"),
      ("weights = { sets = [{ a = 2 }] }", "method.missing-key 13:21"),
      ("weights = { sets = [{ id = \"\", a = 2 }] }", "method.empty-text 13:23"),
      ("weights = { sets = [{ id = \"s\" }] }", "method.empty-weight-set 13:21"),
      ("weights = { sets = [{ id = \"s\", a = \"2\" }] }", "method.wrong-type 13:33"),
      ("weights = { sets = [{ id = \"s\", c = 2 }] }", "method.unknown-weight 13:33"),
      ("weights = { sets = [{ id = \"s\", b = -2 }] }", "method.bad-weight 13:33"),
      (
        "weights = { sets = [{ id = \"s\", b = 2 }, { id = \"s\", a = 2 }] }",
        "method.duplicate-id 13:44"
      ),
      ("normalisation = 5", "method.wrong-type 13:1"),
      ("normalisation = [5]", "method.wrong-type 13:18"),
      ("normalisation = [\"zscore\", \"z-score\"]", "method.unknown-choice 13:28"),
      ("normalisation = \"z-score\"", "method.unknown-choice 13:1"),
      ("normalisation = [{ method = \"zscore\", men = 0 }]", "method.unknown-key 13:39"),
      ("normalisation = [{ men = 0 }]", "method.missing-key 13:18"),
      ("normalisation = [\"minmax\"]", "method.drawn-twice 13:18"),
      ("aggregation = \"arithmetic\"", "method.drawn-twice 13:1"),
      ("aggregation = [\n  \"maximum\",\n  \"geometric\",\n]", "method.bad-floor 15:3"),
      ("treatment = [\"winsorize\"]", "method.unknown-choice 13:14"),
      ("imputation = [\"mean\", \"linear\"]", "method.no-series 13:23"),
    ]
  )
  func refused(line: String, spot: String) {
    let spots = problems { try method(text(line)) }.map(\.spot)
    #expect(
      Set(spots).contains(spot) && Set(spots.map { $0.prefix { $0 != " " } }).count == 1,
      "\(spots)"
    )
  }

  @Test(
    "of a sampling error is refused where it is wrong",
    arguments: [
      ("5", "method.wrong-type 18:1"), ("\"counts\"", "method.unknown-choice 18:1"),
      ("{}", "method.bad-sampling-error 18:1"),
      ("{ per = 100 }", "method.bad-sampling-error 18:1"),
      ("{ margin = \"m\", count = \"p\" }", "method.bad-sampling-error 18:1"),
      ("{ margin = \"m\" }", "method.missing-key 18:1"),
      ("{ margin = \"m\", confidence = 95 }", "method.bad-confidence 18:1"),
      ("{ margin = 5, confidence = 0.9 }", "method.wrong-type 18:20"),
      ("{ standard_error = \"e\", confidence = 0.9 }", "method.unknown-key 18:42"),
      ("{ standard_error = \"e\", scale = \"logs\" }", "method.unknown-choice 18:42"),
      ("{ standard_error = \"e\", scale = \"logit\" }", "method.no-whole 18:1"),
      ("{ standard_error = \"e\", per = 1 }", "method.idle-whole 18:1"),
      ("{ count = \"p\", per = 1, scale = \"log\" }", "method.unknown-key 18:42"),
      ("{ count = \"p\", law = \"beto\", per = 1 }", "method.unknown-choice 18:33"),
      ("{ count = \"p\" }", "method.no-whole 18:1"),
      ("\"count\"", "method.no-persons 18:1"),
    ]
  )
  func refusedError(value: String, spot: String) {
    let spots = problems { try method(text("", error: value)) }.map(\.spot)
    #expect(spots.contains(spot), "\(spots)")
    #expect(spots.allSatisfy { $0.hasSuffix(spot.drop { $0 != " " }) || value == "\"count\"" })
  }

  @Test("is refused all at once, with the problems of the rest of the file")
  func together() {
    let plan = "draws = 0\nseed = -5\nnormalisation = [\"minmax\"]"
    let found = problems {
      try method(text(plan, error: "{ count = \"p\" }", rules: "scale = [1, 1]"))
    }
    #expect(
      found.map(\.spot) == [
        "method.bad-scale 11:1", "method.bad-draws 13:1", "method.bad-seed 14:1",
        "method.drawn-twice 15:18", "method.no-whole 20:1",
      ]
    )
  }
}
