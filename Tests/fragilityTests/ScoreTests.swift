import Foundation
import Testing

@Suite("fragility score")
struct ScoreTests {
  let occitanie = Command.fixture("occitanie/method.toml")

  @Test("prints the ranked quartiers of Occitanie, byte for byte the committed output")
  func occitanieGolden() throws {
    let run = try Command("score", occitanie)
    #expect(run.status == 0)
    #expect(run.output == (try Command.contents(Command.fixture("occitanie/scores.csv"))))
    #expect(run.rows().count == 106)
    #expect(
      run.rows().first == [
        "code", "name", "commune", "departement", "equipment", "skills", "instrumental",
        "informational", "rights", "score", "rank", "class", "coverage", "flags",
      ]
    )
  }

  @Test("ranks from the most fragile, and keeps the reason of every absent value")
  func occitanieContent() throws {
    let run = try Command("score", occitanie, "--quiet")
    let scores = try run.column("score").compactMap(Double.init)
    #expect(scores == scores.sorted(by: >))
    #expect(scores.count == 104)
    #expect(try run.column("rank").prefix(3) == ["1", "2", "3"])
    let last = try #require(run.rows().last)
    #expect(last[0] == "QP066009")
    #expect(last.contains(""))
    #expect(last.last?.contains("score:insufficient_weight") == true)
    #expect(try run.column("flags").contains { $0.contains("foreigners:unavailable") })
    #expect(run.messages.isEmpty)
  }

  @Test("says how it read each table on the standard error, in the language of the environment")
  func dialects() throws {
    let english = try Command("score", occitanie)
    #expect(
      english.messages.contains(
        "quartiers.csv: 105 rows, UTF-8 (BOM), delimiter \",\", decimal mark \".\""
      )
    )
    let french = try Command("score", occitanie, environment: ["LANG": "fr_FR.UTF-8"])
    #expect(french.messages.contains("quartiers.csv : 105 lignes, UTF-8 (BOM), séparateur \",\""))
    #expect(english.output == french.output)
  }

  @Test("gives the same bytes on any number of threads", arguments: ["1", "2", "3", "7"])
  func threads(count: String) throws {
    let plain = try Command("score", occitanie, "--details")
    let threaded = try Command("score", occitanie, "--details", "--threads", count)
    #expect(plain.output == threaded.output)
  }

  @Test("does not depend on the order of the rows or of the columns of the table")
  func order() throws {
    let folder = try TemporaryFolder()
    let text = try Command.contents(Command.fixture("occitanie/quartiers.csv"))
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    // Quoted names hold commas: rows are turned round as lines, columns only where no quote stands.
    let rowsTurned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let turned = folder.path("turned.csv")
    try Data(rowsTurned.utf8).write(to: URL(fileURLWithPath: turned))
    let plain = try Command("score", occitanie)
    let other = try Command("score", occitanie, "--table", "quartiers=\(turned)")
    #expect(plain.output == other.output)

    let unquoted = lines.filter { !$0.contains("\"") }
    func written(_ name: String, _ reversed: Bool) throws -> String {
      let rows = unquoted.map { line in
        let fields = line.replacingOccurrences(of: "\u{FEFF}", with: "")
          .split(separator: ",", omittingEmptySubsequences: false)
        return (reversed ? Array(fields.reversed()) : Array(fields)).joined(separator: ",")
      }
      return try folder.write(rows.joined(separator: "\n") + "\n", to: name)
    }
    let straight = try written("straight.csv", false)
    let reversed = try written("reversed.csv", true)
    let first = try Command("score", occitanie, "--table", "quartiers=\(straight)")
    let second = try Command("score", occitanie, "--table", "quartiers=\(reversed)")
    #expect(first.status == 0 && first.output == second.output)
  }

  @Test("writes French CSV for French spreadsheets")
  func frenchLocale() throws {
    let run = try Command("score", occitanie, "--locale", "fr", "--digits", "2")
    #expect(run.output.utf8.starts(with: "\u{FEFF}code;name;commune".utf8))
    let line = try #require(run.rows(delimiter: ";").dropFirst().first)
    #expect(line[0] == "QP081006" && line[9] == "63,84" && line[10] == "1")
  }

  @Test("reads back its own French CSV as a table")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let scores = folder.path("scores.csv")
    #expect(try Command("score", occitanie, "--locale", "fr", "-o", scores).status == 0)
    let method = try folder.write(
      """
      format = "fragility-method/1"
      id = "again"
      version = "1"
      [[table]]
      id = "scores"
      path = "scores.csv"
      key = "code"
      name = "name"
      [rules]
      normalisation = "none"
      [[indicator]]
      id = "again"
      column = "score"
      direction = "higher_is_worse"
      """,
      to: "again.toml"
    )
    let first = try Command("score", occitanie)
    let second = try Command("score", method)
    #expect(second.messages.contains("delimiter \";\", decimal mark \",\""))
    #expect(try first.column("score") == second.column("score"))
  }

  @Test("gives JSON with the method and null for absent values")
  func json() throws {
    let run = try Command("score", occitanie, "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let object = try #require(parsed as? [String: Any])
    #expect(object["method"] as? String == "qpv-occitanie")
    let scores = try #require(object["scores"] as? [[String: Any]])
    #expect(scores.count == 105)
    #expect(scores[0]["code"] as? String == "QP081006")
    #expect(run.output.contains("\"score\": 63.840458560882155, \"rank\": 1, \"class\": 5"))
    #expect(scores[104]["score"] is NSNull)
    #expect((scores[104]["flags"] as? [String])?.last == "score:insufficient_weight")
  }

  @Test("gives the same JSON whatever the language of the environment; --lang asks for one")
  func jsonLanguage() throws {
    let arguments = ["score", occitanie, "--format", "json"]
    let english = try Command(arguments)
    #expect(english.output == (try Command(arguments, environment: ["LANG": "fr_FR.UTF-8"]).output))
    #expect(
      english.output.contains("\"encoding\": \"utf-8\", \"delimiter\": \",\", \"decimal\": \".\"")
    )
    let method = try Command(
      "check",
      Command.fixture("bad/README.md"),
      "--format",
      "json",
      "--lang",
      "fr"
    )
    #expect(method.status == 1 && method.output.contains("corrigez la ligne"))
  }

  @Test("adds values, normalised values and contributions that add up to the score")
  func details() throws {
    let run = try Command("score", occitanie, "--details", "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let scores = try #require((parsed as? [String: Any])?["scores"] as? [[String: Any]])
    for row in scores.prefix(104) {
      let parts = row.filter { $0.key.hasSuffix("_contribution") }.compactMap {
        $0.value as? Double
      }
      let score = try #require(row["score"] as? Double)
      #expect(abs(parts.reduce(0, +) - score) <= 1e-12 * score)
    }
    #expect(scores[0]["poverty"] is Double && scores[0]["poverty_normalised"] is Double)
  }

  @Test("reads a table from the standard input")
  func standardInput() throws {
    let text = try Command.contents(Command.fixture("occitanie/quartiers.csv"))
    let piped = try Command("score", occitanie, "--table", "quartiers=-", input: text)
    #expect(piped.output == (try Command("score", occitanie).output))
  }

  @Test("writes to a file, and refuses to write over a file it reads")
  func output() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("code,x\na,1\nb,2\n", to: "t.csv")
    let method = try folder.write(
      """
      format = "fragility-method/1"
      id = "small"
      version = "1"
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      [[indicator]]
      id = "x1"
      column = "x"
      direction = "higher_is_worse"
      """,
      to: "m.toml"
    )
    let scores = folder.path("scores.csv")
    let run = try Command("score", method, "-o", scores)
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(
      try Command.contents(scores)
        == "code,name,score,rank,class,coverage,flags\nb,b,100,1,5,1,\na,a,0,2,1,1,\n"
    )
    for input in [table, method] {
      let before = try Command.contents(input)
      let refused = try Command("score", method, "-o", input)
      #expect(refused.status == 1)
      #expect(try Command.contents(input) == before)
    }
    let nowhere = try Command("score", method, "-o", folder.path("no/such/folder.csv"))
    #expect(nowhere.status == 74)
    #expect(folder.files == ["m.toml", "scores.csv", "t.csv"])
  }

  @Test("rolls up to parents by population")
  func rollUp() throws {
    let run = try Command("score", occitanie, "--by", "departement", "--quiet")
    #expect(run.status == 0)
    #expect(try run.column("code").count == 12)
    let unknown = try Command("score", occitanie, "--by", "epci")
    #expect(unknown.status == 1 && unknown.messages.contains("known levels: commune, departement"))
  }

  @Test("wrong usage ends with 64")
  func usage() throws {
    #expect(try Command("score").status == 64)
    #expect(try Command("score", occitanie, "--threads", "0").status == 64)
    #expect(try Command("score", occitanie, "--digits", "99").status == 64)
    #expect(try Command("score", occitanie, "--table", "quartiers").status == 64)
    #expect(try Command("score", occitanie, "--no-such-option").status == 64)
  }
}
