import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A word of a stage")
struct StageWordsTests {
  private func found(_ text: String) -> [Problem] {
    let found = problems { try method(text) }
    for problem in found {
      let texts = [problem.message, problem.remedy]
      #expect(texts.allSatisfy { !$0.french.isEmpty && !$0.english.isEmpty })
      #expect(problem.place.line != nil && problem.place.file == "method.toml")
    }
    return found
  }

  @Test(
    "that is not known is refused with the one that was meant",
    arguments: [
      ("orientation = \"strenght\"", "strength"), ("imputation = \"men\"", "mean"),
      ("imputation = { method = \"row_mean\", within = \"indx\" }", "index"),
      ("treatment = \"winsorize\"", "winsorise"),
      ("treatment = { method = \"winsorise\", else = \"logs\" }", "log"),
      ("treatment = { method = \"log\", form = \"con\" }", "coin"),
      ("treatment = { method = \"log\", side = \"upp\" }", "up"),
      ("treatment = { method = \"log\", when = \"alway\" }", "always"),
      ("screening = { stage = \"after_imputtion\" }", "after_imputation"),
      ("normalisation = \"fraction_of_maximun\"", "fraction_of_maximum"),
      ("normalisation = { method = \"percent_rank\", inversion = \"befor\" }", "before"),
      ("normalisation = { method = \"rank\", ties = \"avrage\" }", "average"),
      ("weights = \"pac\"", "pca"), ("weights = \"most_informativ\"", "most_informative"),
      ("aggregation = \"minimun\"", "minimum"),
      ("aggregation = { method = \"mazziotta_pareto\", penalty = \"ad\" }", "add"),
      ("aggregation = { method = \"mazziotta_pareto\", variance = \"sampel\" }", "sample"),
      ("levels = [{ aggregation = \"maximun\" }]", "maximum"),
      ("levels = [{ rescaling = \"zscor\" }]", "zscore"),
    ]
  )
  func unknown(rule: String, meant: String) {
    let found = found(methodText(rules: rule))
    #expect(found.first?.code.rawValue == "method.unknown-choice")
    #expect(found.first?.remedy.english.hasPrefix("did you mean \"\(meant)\"?") == true)
    #expect(found.first?.remedy.french.hasPrefix("vouliez-vous dire \"\(meant)\" ?") == true)
    #expect(found.first?.place.line == 11)
  }

  @Test(
    "that an option needs is missed",
    arguments: [
      "imputation = \"parent\"", "imputation = \"score\"", "normalisation = \"quantile\"",
      "normalisation = \"distance_to_target\"", "normalisation = \"distance_to_territory\"",
      "normalisation = \"ratio\"", "aggregation = \"power\"",
      "normalisation = { method = \"steps\", breaks = [1] }",
      "treatment = { max_points = 5 }", "missing = {}",
    ]
  )
  func missing(rule: String) {
    #expect(found(methodText(rules: rule)).map(\.code.rawValue) == ["method.missing-key"])
  }

  @Test(
    "has options of its own only",
    arguments: [
      "imputation = { method = \"mean\", level = \"epci\" }",
      "imputation = { method = \"linear\", max_gap = 2 }",
      "treatment = { method = \"none\", max_points = 5 }",
      "treatment = { method = \"winsorise\", lambda = 1 }",
      "normalisation = { method = \"rank\", convention = \"upper\" }",
      "normalisation = { method = \"none\", ties = \"min\" }",
      "weights = { method = \"pca\", min_share = 0.1 }",
      "aggregation = { method = \"sum\", floor = 1 }",
      "screening = { min_presence = 0.5 }", "levels = [{ normalisation = \"minmax\" }]",
      "ranks = { digits = 2 }",
    ]
  )
  func options(rule: String) {
    #expect(found(methodText(rules: rule)).first?.code.rawValue == "method.unknown-key")
  }

  @Test(
    "asks for breaks or for probabilities",
    arguments: [
      "{ method = \"steps\", scores = [0, 1] }",
      "{ method = \"steps\", breaks = [1], probabilities = [0.5], scores = [0, 1] }",
    ]
  )
  func steps(value: String) {
    let found = found(methodText(rules: "normalisation = \(value)"))
    #expect(found.map(\.code.rawValue) == ["method.bad-steps"])
  }

  @Test("of an id cannot be empty, and a counted table has no unmatched codes")
  func emptyAndCounted() {
    let empty = methodText().replacing("id = \"m\"", with: "id = \"\"")
    #expect(found(empty).map(\.code.rawValue) == ["method.empty-text"])
    let counted = methodText(
      more: """
        [[table]]
        id = "u"
        path = "u.csv"
        key = "code"
        on = "code"
        unmatched = "unavailable"
        [[indicator]]
        id = "n"
        count = "u"
        direction = "higher_is_worse"
        """
    )
    #expect(found(counted).map(\.code.rawValue) == ["method.unmatched-count"])
  }

  @Test(
    "about the source of an indicator contradicts no other",
    arguments: [
      ("numerator = \"n\"", ["bad-derivation"]), ("count = \"u\"", ["bad-derivation"]),
      ("expected = [{ persons = \"n\", rate = 0.5 }]", ["bad-derivation"]),
      ("per = 100", ["bad-derivation"]), ("denominator = \"d\"", ["bad-derivation"]),
      ("date = 2019", ["bad-derivation"]),
      ("categories = { \"x\" = 1 }\ndate = 2019", ["bad-derivation"]),
    ]
  )
  func source(lines: String, codes: [String]) {
    let found = found(methodText(indicator: lines)).map(\.code.rawValue)
    #expect(found == codes.map { "method." + $0 })
  }

  @Test(
    "about the source of an indicator is complete",
    arguments: [
      ("", ["bad-derivation"]), ("per = 100", ["bad-derivation"]),
      ("numerator = \"n\"", ["missing-key"]),
      ("numerator = \"n\"\ndenominator = \"d\"\ndate = 2019", ["bad-derivation"]),
      ("column = { now = \"a\", 2019 = \"b\" }", ["bad-date"]),
      ("column = {}", ["bad-series"]), ("expected = []", ["bad-expected"]),
      ("expected = [{ persons = \"n\" }]", ["missing-key", "bad-expected"]),
      ("expected = [{ persons = \"n\", rate = 1.5 }]", ["bad-expected"]),
      ("column = \"net\"\ncategories = {}", ["bad-categories"]),
      ("column = \"a\"\nshrinkage = {}", ["missing-key"]),
      ("column = \"a\"\ntransform = \"ln\"", ["unknown-choice"]),
      ("column = \"a\"\nrange = [5, 1]", ["bad-range"]),
    ]
  )
  func derivation(lines: String, codes: [String]) {
    let text = methodText().replacing("column = \"taux\"\n", with: lines + "\n")
    let found = found(text).map(\.code.rawValue)
    #expect(Set(found) == Set(codes.map { "method." + $0 }), "\(found)")
  }
}
