import FragilityIndex
import Testing

@testable import FragilityFiles

/// A joined table and an indicator of it, from line 17 on.
private func joined(_ keys: String) -> String {
  """
  [[table]]
  id = "u"
  path = "u.csv"
  key = "code"
  \(keys)
  [[indicator]]
  id = "b"
  column = "u.x"
  direction = "higher_is_worse"
  """
}

@Suite("A method file with a mistake")
struct MethodProblemsTests {
  @Test("in its marks is told which marks a method file takes")
  func marks() {
    for line in ["unit = “%”", "range = [0; 100]", "range = [0,5, 1]]"] {
      let found = problems { try method(methodText(indicator: line)) }
      #expect(found.map(\.code.rawValue) == ["method.not-toml"], "\(line)")
      #expect(found.first?.remedy.french.contains("guillemets droits") == true)
    }
  }

  @Test(
    "in a key is refused with its place and the key that was meant",
    arguments: [
      (methodText(top: "titel = \"x\""), "4:1", "title"),
      (methodText(top: "title = { fr = \"x\", em = \"y\" }"), "4:21", "en"),
      (methodText(table: "poplation = \"pop\""), "9:1", "population"),
      (methodText(table: "  missing = { supressed = [\"s\"] }"), "9:15", "suppressed"),
      (methodText(rules: "scal = [0, 1]"), "11:1", "scale"),
      (methodText(rules: "normalisation = { method = \"zscore\", men = 0 }"), "11:38", "mean"),
      (methodText(rules: "aggregation = { method = \"arithmetic\", flor = 1 }"), "11:40", ""),
      (
        methodText(rules: "missing = { min_weight_share = 1, min_weigth_share = 1 }"), "11:35",
        "min_weight_share"
      ),
      (methodText(rules: "ranks = { tie = \"min\" }"), "11:11", "ties"),
      (methodText(rules: "classes = { method = \"quantile\", cont = 5 }"), "11:34", "count"),
      (methodText(indicator: "wieght = 2"), "16:1", "weight"),
      (methodText(indicator: "source = { name = \"é\", yaer = 2020 }"), "16:24", "year"),
      (methodText(indicator: "source.name = \"x\"\nsource.yaer = 2020"), "17:1", "year"),
      (methodText(indicator: "unit = { en = \"x\", de = \"y\" }"), "16:20", ""),
      (
        methodText(indicator: "dimension = \"d\"", more: "[[dimension]]\nid = \"d\"\nlabl = \"x\""),
        "19:1", "label"
      ),
      (methodText(more: joined("on = \"x\"\nseperator = \",\"")), "22:1", "separator"),
      (
        methodText(
          more: joined(
            "on = \"x\"\nseveral = { method = \"weighted_mean\", weight = \"w\", wieght = 1 }"
          )
        ),
        "22:53", "weight"
      ),
    ]
  )
  func unknownKey(text: String, place: String, meant: String) throws {
    let found = problems { try method(text) }
    #expect(found.map(\.spot) == ["method.unknown-key \(place)"])
    let remedy = try #require(found.first).remedy.english
    #expect(
      meant.isEmpty ? remedy.hasPrefix("known keys: ") : remedy == "did you mean \"\(meant)\"?"
    )
    #expect(found.first?.place.file == "method.toml")
  }

  @Test(
    "in the type of a value is refused at the key",
    arguments: [
      (methodText(top: "title = 5"), "4:1"),
      (methodText(top: "title = { fr = 5 }"), "4:11"),
      (methodText(table: "name = 3"), "9:1"),
      (methodText(table: "skip_lines = \"2\""), "9:1"),
      (methodText(table: "skip_lines = 2.5"), "9:1"),
      (methodText(table: "missing = [\"s\"]"), "9:1"),
      (methodText(table: "missing = { suppressed = \"s\" }"), "9:13"),
      (methodText(table: "missing = { suppressed = [\"s\", 1] }"), "9:13"),
      (methodText(table: "parents = \"x\""), "9:1"),
      (methodText(table: "parents = { epci = 3 }"), "9:13"),
      (methodText(rules: "scale = 100"), "11:1"),
      (methodText(rules: "scale = [0]"), "11:1"),
      (methodText(rules: "scale = [0, 50, 100]"), "11:1"),
      (methodText(rules: "scale = [\"0\", \"100\"]"), "11:1"),
      (methodText(rules: "normalisation = 3"), "11:1"),
      (methodText(rules: "normalisation = { method = 3 }"), "11:19"),
      (methodText(rules: "normalisation = { method = \"minmax\", clip = 1 }"), "11:38"),
      (methodText(rules: "missing = 0.5"), "11:1"),
      (methodText(rules: "missing = { min_weight_share = true }"), "11:13"),
      (methodText(rules: "ranks = \"min\""), "11:1"),
      (methodText(rules: "classes = { method = \"quantile\", count = 2.5 }"), "11:34"),
      (methodText(rules: "classes = { method = \"breaks\", breaks = 3 }"), "11:32"),
      (methodText(indicator: "weight = \"1\""), "16:1"),
      (methodText(indicator: "weight = nan"), "16:1"),
      (methodText(indicator: "weight = inf"), "16:1"),
      (methodText(indicator: "weight = 2024-05-01"), "16:1"),
      (methodText(indicator: "range = 5"), "16:1"),
      (methodText(indicator: "source = \"Insee\""), "16:1"),
      (methodText(indicator: "source = { name = \"x\", year = \"2020\" }"), "16:24"),
    ]
  )
  func wrongType(text: String, place: String) {
    #expect(problems { try method(text) }.map(\.spot) == ["method.wrong-type \(place)"])
  }

  @Test(
    "in a word is refused at the key, with the word that was meant",
    arguments: [
      (methodText(table: "format = \"cvs\""), "9:1", "csv"),
      (methodText(table: "delimiter = \":\""), "9:1", ","),
      (methodText(table: "delimiter = \";;\""), "9:1", ";"),
      (methodText(table: "decimal = \"comma\""), "9:1", ""),
      (methodText(table: "encoding = \"utf8\""), "9:1", "utf-8"),
      (methodText(table: "encoding = \"latin-1\""), "9:1", ""),
      (methodText(rules: "normalisation = \"min-max\""), "11:1", "minmax"),
      (methodText(rules: "normalisation = { method = \"z-score\" }"), "11:1", "zscore"),
      (
        methodText(
          rules: "normalisation = { method = \"percent_rank\", convention = \"midpont\" }"
        ),
        "11:44", "midpoint"
      ),
      (methodText(rules: "aggregation = \"geometrical\""), "11:1", "geometric"),
      (methodText(rules: "ranks = { ties = \"mean\" }"), "11:11", ""),
      (methodText(rules: "classes = \"jenks\""), "11:1", ""),
      (methodText(more: joined("on = \"x\"\nunmatched = \"eror\"")), "22:1", "error"),
      (methodText(more: joined("on = \"x\"\nseveral = \"median\"")), "22:1", ""),
    ]
  )
  func unknownChoice(text: String, place: String, meant: String) throws {
    let found = problems { try method(text) }
    #expect(found.map(\.spot) == ["method.unknown-choice \(place)"])
    let remedy = try #require(found.first).remedy.english
    #expect(
      meant.isEmpty
        ? remedy.hasPrefix("choose among ")
        : remedy.hasPrefix("did you mean \"\(meant)\"? the choices: ")
    )
  }

  @Test(
    "of a format that is not known is not read any further",
    arguments: ["format = \"fragility-method/2\"", "format = \"csv\""]
  )
  func unknownFormat(line: String) {
    let text = methodText(top: "titel = 3")
      .replacing("format = \"fragility-method/1\"", with: line)
    #expect(problems { try method(text) }.map(\.spot) == ["method.unknown-format 1:1"])
  }

  @Test("names every problem, in the order of the lines")
  func allTogether() {
    let text = methodText(
      top: "titel = \"x\"",
      table: "delimiter = \":\"\nskip_lines = -1",
      rules: "scale = [100, 0]\nclasses = \"breaks\"",
      indicator: "weight = -1\ndimension = \"nowhere\"",
      more: joined("")
    )
    #expect(
      problems { try method(text) }.map(\.spot) == [
        "method.unknown-key 4:1", "method.unknown-choice 9:1", "method.bad-skip-lines 10:1",
        "method.bad-scale 12:1", "method.missing-key 13:1", "method.bad-weight 18:1",
        "method.unknown-dimension 19:1", "method.table-not-joined 21:1",
      ]
    )
  }
}
