import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("What is drawn at random as text")
struct PlanAsTextTests {
  /// The method that the text of a method says.
  private func readBack(_ method: FragilityMethod) throws -> FragilityMethod {
    try MethodFile(bytes: Array(method.toml().utf8), path: "again.toml").method
  }

  @Test(
    "a plan of what is drawn reads back",
    arguments: [
      "", "draws = 1", "seed = 9223372036854775807", "interval = 0.99", "weights = { noise = 0.1 }",
      "weights = { dirichlet = 0.5 }", "weights = { sets = [{ id = \"a \\\"b\\\"\", b = 0 }] }",
      "treatment = [\"winsorise\", { method = \"points\", highest = 1, when = \"always\" }]",
      "imputation = \"median\"", "normalisation = [{ method = \"zscore\", round = 2 }, \"rank\"]",
      "aggregation = [{ method = \"power\", exponent = 2, round = 1 }]", "leave_out = true",
      "sampling_errors = false",
    ]
  )
  func plan(text: String) throws {
    let second = "[[indicator]]\nid = \"b\"\ncolumn = \"b\"\ndirection = \"lower_is_worse\""
    let first = try method(methodText(rules: "[uncertainty]\n\(text)", more: second)).method
    #expect(first.uncertainty != nil)
    #expect(text.isEmpty == (first.uncertainty == UncertaintyPlan()))
    #expect(try readBack(first) == first)
  }

  @Test(
    "a sampling error reads back",
    arguments: [
      "{ standard_error = \"se\" }", "{ standard_error = \"se\", scale = \"log\" }",
      "{ margin = \"m e\", confidence = 0.95, scale = \"logit\" }", "\"count\"",
      "{ law = \"binomial\" }", "{ count = \"n\" }", "{ count = \"n\", law = \"binomial\" }",
    ]
  )
  func samplingError(text: String) throws {
    let ratio = "numerator = \"a\"\ndenominator = \"b\""
    let lines = methodText(indicator: "sampling_error = \(text)")
      .replacing("column = \"taux\"", with: ratio)
    let first = try method(lines).method
    #expect(first.indicators[0].samplingError != nil)
    #expect(try readBack(first) == first)
  }

  @Test("leaves out the weight of what is called like the name of a set")
  func setOfID() throws {
    var plan = UncertaintyPlan()
    plan.weights = .sets([WeightSet(id: "s", weights: ["id": 2, "b": 3])])
    let indicators = ["id", "b"].map { id in
      FragilityMethod.Indicator(
        id: id,
        derivation: .column(ColumnReference(table: "t", column: id)),
        direction: .higherIsWorse
      )
    }
    let method = try FragilityMethod(
      id: "m",
      tables: [.init(id: "t", path: "t.csv", key: "code")],
      indicators: indicators,
      uncertainty: plan
    )
    #expect(method.toml().contains("weights = { sets = [{ id = \"s\", b = 3 }] }"))
    let weights = WeightVariation.sets([WeightSet(id: "s", weights: ["b": 3])])
    #expect(try readBack(method).uncertainty?.weights == weights)
  }
}
