import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A method file that lacks something")
struct MissingKeyTests {
  @Test(
    "says so once, at the section that lacks it",
    arguments: [
      ("format = \"fragility-method/1\"\n", "format", "1:1"),
      ("id = \"m\"\n", "id", "1:1"),
      ("version = \"1\"\n", "version", "1:1"),
      ("id = \"t\"\n", "id", "5:1"),
      ("path = \"t.csv\"\n", "path", "5:1"),
      ("key = \"code\"\n", "key", "5:1"),
      ("id = \"a\"\n", "id", "12:1"),
      ("direction = \"higher_is_worse\"\n", "direction", "12:1"),
    ]
  )
  func required(line: String, key: String, place: String) {
    let text = methodText()
    #expect(text.contains(line))
    let found = problems { try method(text.replacing(line, with: "")) }
    #expect(found.map(\.spot) == ["method.missing-key \(place)"])
    #expect(found.first?.message.english == "\(key) is missing")
  }

  @Test(
    "that an option needs says so",
    arguments: [
      ("normalisation = { method = \"ratio\" }", "11:1", "reference"),
      ("normalisation = \"ratio\"", "11:1", "reference"),
      ("normalisation = { goalposts = [0, 1] }", "11:1", "method"),
      ("classes = { method = \"breaks\" }", "11:1", "breaks"),
      ("classes = \"breaks\"", "11:1", "breaks"),
      ("missing = {}", "11:1", "min_weight_share"),
    ]
  )
  func options(rule: String, place: String, key: String) {
    let found = problems { try method(methodText(rules: rule)) }
    #expect(found.contains { $0.spot == "method.missing-key \(place)" })
    #expect(found.contains { $0.message.english.contains(key) })
  }

  @Test("such as the weight of a weighted mean, in short or at length")
  func weightedMean() {
    for several in ["\"weighted_mean\"", "{ method = \"weighted_mean\" }"] {
      let more =
        "[[table]]\nid = \"u\"\npath = \"u\"\nkey = \"c\"\non = \"x\"\nseveral = \(several)"
      let found = problems { try method(methodText(more: more)) }
      #expect(found.map(\.spot).contains("method.missing-key 22:1"))
    }
  }

  @Test("such as tables and indicators says so")
  func empty() {
    let text = "format = \"fragility-method/1\"\nid = \"m\"\nversion = \"1\"\n"
    let found = problems { try method(text) }
    #expect(Set(found.map(\.code.rawValue)) == ["method.no-table", "method.no-indicator"])
    #expect(found.allSatisfy { $0.place.line == 1 && $0.place.file == "method.toml" })
  }

  @Test("such as an array of tables, written as one table")
  func oneTable() {
    let text = methodText().replacing("[[indicator]]", with: "[indicator]")
    #expect(problems { try method(text) }.map(\.spot).contains("method.wrong-type 12:1"))
  }
}

@Suite("A method file that contradicts itself")
struct ContradictionTests {
  @Test(
    "is refused where it does",
    arguments: [
      (methodText(indicator: "numerator = \"x\""), "method.bad-derivation 14:1"),
      (methodText(indicator: "count = \"t\""), "method.bad-derivation 14:1"),
      (methodText(indicator: "per = 100"), "method.bad-derivation 16:1"),
      (methodText(indicator: "denominator = \"x\""), "method.bad-derivation 16:1"),
      (methodText().replacing("column = \"taux\"", with: ""), "method.bad-derivation 13:1"),
      (methodText().replacing("column", with: "numerator"), "method.missing-key 12:1"),
      (methodText(indicator: "range = [1, 0]"), "method.bad-range 16:1"),
      (methodText(indicator: "reference_column = \"x\""), "method.unused-reference 16:1"),
      (
        methodText(table: "missing = { suppressed = [\"s\"], unavailable = [\"\", \"s\"] }"),
        "method.two-reasons 9:33"
      ),
      (methodText(table: "separator = \",\""), "method.not-joined 9:1"),
      (methodText(table: "unmatched = \"error\""), "method.not-joined 9:1"),
      (methodText(table: "several = \"mean\""), "method.not-joined 9:1"),
      (methodText(table: "on = \"x\""), "method.first-table-joined 9:1"),
      (methodText(table: "skip_lines = -1"), "method.bad-skip-lines 9:1"),
      (methodText(table: "parents = { score = \"x\" }"), "method.reserved-id 9:13"),
      (methodText(table: "parents = { a = \"x\" }"), "method.duplicate-id 13:1"),
      (methodText(rules: "scale = [1, 1]"), "method.bad-scale 11:1"),
      (methodText(rules: "aggregation = \"geometric\""), "method.bad-floor 11:1"),
      (
        methodText(rules: "normalisation = { method = \"minmax\", goalposts = [6, 6] }"),
        "method.bad-goalposts 11:1"
      ),
      (
        methodText(rules: "normalisation = { method = \"zscore\", sd = 0 }"),
        "method.bad-zscore 11:1"
      ),
      (
        methodText(rules: "normalisation = { method = \"percent_rank\", ties = \"dense\" }"),
        "method.bad-percent-rank 11:1"
      ),
      (methodText(rules: "missing = { min_weight_share = 1.5 }"), "method.bad-share 11:1"),
      (
        methodText(rules: "classes = { method = \"quantile\", count = 1 }"),
        "method.bad-classes 11:1"
      ),
      (
        methodText(rules: "classes = { method = \"breaks\", breaks = [2, 1] }"),
        "method.bad-classes 11:1"
      ),
      (methodText(indicator: "weight = 0"), "method.zero-weights 16:1"),
      (methodText(indicator: "dimension = \"d\""), "method.unknown-dimension 16:1"),
      (methodText(more: "[[dimension]]\nid = \"d\""), "method.empty-dimension 18:1"),
    ]
  )
  func refused(text: String, spot: String) {
    #expect(problems { try method(text) }.map(\.spot).contains(spot))
  }

  @Test("about a joined table is refused there", arguments: ["name", "population"])
  func firstTableOnly(key: String) {
    let more = """
      [[table]]
      id = "u"
      path = "u.csv"
      key = "code"
      on = "x"
      \(key) = "n"
      [[indicator]]
      id = "b"
      column = "u.x"
      direction = "higher_is_worse"
      """
    let found = problems { try method(methodText(more: more)) }
    #expect(found.map(\.spot) == ["method.first-table-only 22:1"])
  }
}
