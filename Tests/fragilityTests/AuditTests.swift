import Foundation
import Testing

@Suite("fragility audit")
struct AuditTests {
  let occitanie = Command.fixture("occitanie/method.toml")

  @Test("says first what an auditor would object to, in the language asked for")
  func text() throws {
    let french = try Command("audit", occitanie, "--lang", "fr", "--quiet")
    #expect(french.status == 0 && french.messages.isEmpty)
    #expect(french.output.hasPrefix("Fragilité numérique des quartiers prioritaires d'Occitanie\n"))
    #expect(french.output.contains("territoires : 105, avec un score : 104\nobjections : 4,"))
    #expect(
      french.output.contains(
        "\"income\" et \"poverty\" disent presque la même chose (corrélation 0,98)"
      )
    )
    let english = try Command("audit", occitanie, "--quiet")
    #expect(
      english.output.contains("\"income\" and \"poverty\" say nearly the same (correlation 0.98)")
    )
    for run in [french, english] {
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test("writes the findings as CSV, or another table", arguments: ["indicators", "importance"])
  func tables(name: String) throws {
    let findings = try Command("audit", occitanie, "--format", "csv")
    #expect(
      try findings.column("severity").prefix(5) == [
        "objection", "objection", "objection", "objection", "remark",
      ]
    )
    #expect(try findings.column("kind").first == "outliers")
    let table = try Command("audit", occitanie, "--format", "csv", "--table-of", name)
    #expect(try table.column("id").prefix(14).count == 14)
    #expect(try table.column("id").first == "no_thd")
    let shown = try Command("audit", occitanie, "--table-of", name)
    #expect(shown.output.hasPrefix("id ") && shown.output.contains("no_thd"))
  }

  @Test("gives a CSV whose nominal and effective importances add up to 1")
  func importance() throws {
    let run = try Command("audit", occitanie, "--format", "csv", "--table-of", "importance")
    let wholes = try run.column("in")
    #expect(wholes.count == 14 + 3 + 2)
    for name in ["nominal", "effective"] {
      let sum = try run.column(name).prefix(14).compactMap(Double.init).reduce(0, +)
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test("gives JSON that other programs read, in English unless told otherwise")
  func json() throws {
    let run = try Command("audit", occitanie, "--format", "json", environment: ["LANG": "fr_FR"])
    #expect(run.status == 0 && run.messages.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = try #require(object?["findings"] as? [[String: Any]])
    #expect((findings.first?["message"] as? String)?.contains("has extreme values") == true)
    #expect((object?["dimensions"] as? [[String: Any]])?.count == 6)
    #expect(object?["territories"] as? Int == 105)
  }

  @Test("writes to a file, reads frozen numbers, and gives the same bytes on any number of threads")
  func files() throws {
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", occitanie, "-o", frozen).status == 0)
    let path = folder.path("audit.txt")
    let run = try Command("audit", occitanie, "--fitted", frozen, "-o", path, "--threads", "1")
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(
      try Command.contents(path) == (try Command("audit", occitanie, "--threads", "4")).output
    )
  }

  @Test(
    "audits what can hardly be audited: one territory, two, one indicator",
    arguments: ["a,A,10,5\n", "a,A,10,5\nb,B,20,7\n", "a,A,10,5\nb,B,20,7\nc,C,30,\nd,D,5,9\n"]
  )
  func few(rows: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("code,nom,pop,taux\n" + rows, to: "t.csv")
    let method = try folder.write(
      """
      format = "fragility-method/1"
      id = "few"
      version = "1"
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      population = "pop"
      [rules]
      normalisation = { method = "percent_rank" }
      [[indicator]]
      id = "rate"
      column = "taux"
      direction = "higher_is_worse"
      """,
      to: "m.toml"
    )
    let isFew = rows.count { $0 == "\n" } < 3
    for format in ["table", "csv", "json"] {
      let run = try Command("audit", method, "--format", format)
      #expect(run.status == 0, "\(run.messages)")
      let numbers = run.output.split { $0.isWhitespace || [",", ":", ";", "\""].contains($0) }
      #expect(!numbers.contains { ["nan", "-nan", "inf", "-inf"].contains($0) })
      let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("a correlation takes 3") == isFew)
    }
  }

  @Test("refuses options that the format would ignore, and territories it cannot read")
  func usage() throws {
    let both = try Command("audit", occitanie, "--format", "json", "--table-of", "findings")
    #expect(both.status == 64 && both.messages.contains("--table-of"))
    #expect(try Command("audit", occitanie, "--table-of", "weights").status == 64)
    #expect(try Command("audit", occitanie, "--locale", "fr").status == 64)
    #expect(try Command("audit", "no-such.toml").status == 1)
    let help = try Command("audit", "--help")
    #expect(help.output.contains("USAGE: fragility audit"))
  }
}
