import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The file of a fitted method, for every choice")
struct EveryChoiceFrozenTests {
  private func check(_ method: FragilityMethod) throws {
    let table = try EveryRule.territories(of: method, seed: 1)
    let other = try EveryRule.territories(of: method, seed: 2)
    let fitted = try method.fit(to: table)
    let text = FittedFile.text(of: fitted, territories: table.count)
    let file = InputFile(path: "f.toml", bytes: Array(text.utf8))
    let back = try FittedFile.read(file, for: method)
    #expect(back == fitted)
    #expect(FittedFile.text(of: back, territories: table.count) == text)
    for territories in [table, other] {
      let (one, two) = (fitted.score(territories), back.score(territories))
      let columns = [
        (one.scores, two.scores), (one.ranks, two.ranks), (one.classes, two.classes),
      ]
      for (one, two) in columns + Array(zip(one.normalised, two.normalised)) {
        #expect(one.encoded.map(\.bitPattern) == two.encoded.map(\.bitPattern))
      }
      for row in 0..<territories.count { #expect(one.flags(of: row) == two.flags(of: row)) }
    }
    #expect(fitted.score(table).scores.presentCount > 20)
  }

  @Test(
    "of a rule gives the same bytes of scores, on the same table and on another",
    arguments: EveryRule.rules
  )
  func rule(rule: String) throws {
    try check(EveryRule.method(rule: rule))
  }

  @Test("of an indicator does so too", arguments: EveryRule.lastIndicators)
  func indicator(lines: String) throws {
    try check(EveryRule.method(last: lines))
  }

  @Test("of one choice is refused for another, as every choice has a fingerprint of its own")
  func fingerprints() throws {
    let methods =
      try EveryRule.rules.map { try EveryRule.method(rule: $0) }
      + EveryRule.lastIndicators.map { try EveryRule.method(last: $0) }
    let usual = ["\"minmax\"", "\"arithmetic\"", "\"given\""]
    let same = EveryRule.rules.filter { rule in usual.contains { rule.hasSuffix($0) } }
    #expect(same.count == 3)
    #expect(Set(methods.map(\.fingerprint)).count == methods.count - 2)
  }

  @Test(
    "that was edited is refused, whatever the choice",
    arguments: [
      ("imputation = \"mean\"", "by_group", "row"),
      ("imputation = \"row_mean\"", "lower = [", "lower = [1, "),
      ("treatment = { method = \"points\", highest = 2 }", "\"hold\"", "\"held\""),
      ("treatment = { method = \"log\", when = \"always\" }", "shift = ", "shift = -"),
      (
        "treatment = { method = \"boxcox\", lambda = 2, when = \"always\" }", "shift = ",
        "shift = -"
      ),
      ("normalisation = \"rank\"", "reference = [", "reference = [1e9, "),
      ("normalisation = \"normal_score\"", "normal_score", "rank"),
      ("normalisation = \"exponential_rank\"", "reference = [", "references = ["),
      ("normalisation = \"fraction_of_maximum\"", "end = ", "end = -"),
      (
        "normalisation = { method = \"distance_to_target\", target = 30 }", "target = ",
        "target = -1e9, x = "
      ),
      (
        "normalisation = { method = \"steps\", breaks = [20], scores = [0, 1] }", "bounds = [2",
        "bounds = [1, 2"
      ),
      ("normalisation = { method = \"minmax\", scope = \"epci\" }", "lower = [", "lower = [1e9, "),
    ]
  )
  func edited(rule: String, what: String, by: String) throws {
    let method = try EveryRule.method(rule: rule)
    let fitted = try method.fit(to: EveryRule.territories(of: method, seed: 1))
    let text = FittedFile.text(of: fitted, territories: 40)
    let start = try #require(text.firstRange(of: "[[indicator]]")).lowerBound
    let range = try #require(text[start...].firstRange(of: what))
    let edited = text.replacingCharacters(in: range, with: by)
    let file = InputFile(path: "f.toml", bytes: Array(edited.utf8))
    let found = problems { try FittedFile.read(file, for: method) }
    #expect(found.contains { $0.code.rawValue == "fitted.indicator" }, "\(found.map(\.spot))")
  }

  @Test("with an indicator or a dimension that the method does not have says so")
  func surplus() throws {
    let method = try EveryRule.method()
    let fitted = try method.fit(to: EveryRule.territories(of: method, seed: 1))
    for line in ["[[indicator]]\nid = \"z\"\n", "[[node]]\nid = \"z\"\n"] {
      let text = FittedFile.text(of: fitted, territories: 40) + "\n" + line
      let file = InputFile(path: "f.toml", bytes: Array(text.utf8))
      let found = problems { try FittedFile.read(file, for: method) }
      #expect(found.contains { $0.code.rawValue == "fitted.surplus" })
      #expect(found.allSatisfy { !$0.message.french.isEmpty && !$0.message.english.isEmpty })
    }
  }
}
