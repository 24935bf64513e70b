import Foundation
import Testing

@Suite("fragility follow")
struct FollowTests {
  private let occitanie = [
    Command.fixture("occitanie/method.toml"), "--date", "2020", "--date",
    "2023:quartiers=" + Command.fixture("follow/quartiers-2023-invented.csv"),
  ]
  private let linked = [
    Command.fixture("follow/qpv.toml"), "--date",
    "2015:quartiers=" + Command.fixture("follow/qpv-2015-invented.csv"), "--date", "2024",
    "--link", "2015=" + Command.fixture("follow/qpv-2015-2024.csv"), "--link-columns",
    "qp2015,qp2024,poids",
  ]
  private let total = [
    Command.fixture("follow/ifn-total.toml"), "--date",
    "2023.5:communes=" + Command.fixture("ifn-v2/communes-2023-07-fourteen-indicators.csv"),
    "--date", "2023.6",
  ]

  private func follow(_ arguments: [String], _ more: String...) throws -> Command {
    try Command(["follow"] + arguments + more)
  }

  private func golden(_ name: String) throws -> String {
    try Command.contents(Command.fixture("follow/\(name)"))
  }

  @Test("writes the texts and tables that are kept beside the data")
  func golden() throws {
    let french = ["--lang", "fr", "--quiet"]
    #expect(
      try follow(occitanie + french).output == golden("occitanie.golden.txt")
    )
    #expect(
      try follow(occitanie, "--format", "csv").output == golden("occitanie.golden.csv")
    )
    #expect(try follow(linked + french).output == golden("qpv.golden.txt"))
    #expect(
      try follow(linked, "--format", "csv", "--table-of", "links").output
        == golden("qpv-links.golden.csv")
    )
    #expect(try follow(total + french).output == golden("ifn-total.golden.txt"))
  }

  @Test("splits every change exactly, with frozen bounds and with those of each date")
  func sums() throws {
    for more in [[], ["--refit"], ["--then", Command.fixture("occitanie/method.toml")]] {
      let run = try Command(["follow"] + occitanie + ["--format", "csv"] + more)
      #expect(run.status == 0, "\(run.messages)")
      let rows = run.rows()
      let header = try #require(rows.first)
      let parts = header.indices.filter { header[$0].hasSuffix("_part") }
      let change = try #require(header.firstIndex(of: "change"))
      var count = 0
      for row in rows.dropFirst() where !row[change].isEmpty {
        let sum = parts.compactMap { Double(row[$0]) }.reduce(0, +)
        #expect(abs(sum - (Double(row[change]) ?? .nan)) < 1e-10)
        count += 1
      }
      #expect(count == 103 && parts.count == 17)
    }
  }

  @Test("scores a date as fragility score does with its frozen numbers")
  func scores() throws {
    let run = try follow(occitanie, "--format", "csv")
    let scores = try Command("score", occitanie[0])
    let known = Dictionary(
      uniqueKeysWithValues: zip(try scores.column("code"), try scores.column("score"))
    )
    for (code, score) in zip(try run.column("code"), try run.column("score_from")) {
      #expect(known[code] == score)
    }
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", occitanie[0], "-o", frozen).status == 0)
    let fitted = try follow(occitanie, "--format", "csv", "--fitted", frozen)
    #expect(fitted.output == run.output)
    #expect(try follow(occitanie, "--format", "csv", "--base", "2020").output == run.output)
    #expect(try follow(occitanie, "--format", "csv", "--base", "2023").output != run.output)
  }

  @Test("warns of a column with another meaning, in every form of output")
  func otherMeaning() throws {
    let csv = try follow(total, "--format", "csv")
    #expect(csv.status == 0)
    #expect(csv.messages.contains("a break of series in 2023.6 (the mean of five indicators"))
    #expect(csv.messages.contains("has the column another meaning?"))
    let flags = try csv.column("flags")
    #expect(flags.filter { $0.hasPrefix("total:break@2023.6 total:unlike") }.count == 238)
    let json = try follow(total, "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let warnings = try #require(object?["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["code"] as? String } == ["follow.break", "follow.unlike"])
    #expect(warnings.first?["line"] as? Int == 21)
    #expect((object?["changes"] as? [[String: Any]])?.count == 240)
  }

  @Test("compares with parents, and says so")
  func parents() throws {
    let run = try follow(occitanie, "--against", "departement", "--lang", "fr", "--quiet")
    #expect(run.output.contains("par rapport au score moyen de leur departement"))
    let unknown = try follow(occitanie, "--against", "departements")
    #expect(unknown.status == 1 && unknown.output.isEmpty)
    #expect(unknown.messages.contains("no level \"departements\""))
  }

  @Test("reads the dates of the method's own columns")
  func series() throws {
    let folder = try TemporaryFolder()
    try folder.write("code,a,b,c\nx,10,20,35\ny,30,30,\nz,50,40,45\n", to: "t.csv")
    let method = try folder.write(
      """
      format = "fragility-method/1"
      id = "series"
      version = "1"
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      [[indicator]]
      id = "rate"
      column = { 2017 = "a", 2019 = "b", 2021 = "c" }
      direction = "higher_is_worse"
      normalisation = { method = "minmax", goalposts = [0, 100] }
      """,
      to: "m.toml"
    )
    let run = try Command("follow", method, "--format", "csv")
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      try run.column("from") == [
        "2017", "2017", "2017", "2019", "2019", "2019", "2017", "2017", "2017",
      ]
    )
    #expect(try run.column("change") == ["10", "0", "-10", "15", "", "5", "25", "", "-5"])
    #expect(try run.column("flags")[4] == "rate:unavailable@2021 score:insufficient_weight@2021")
  }

  @Test("refuses dates of which nothing differs, unknown dates, and options that contradict")
  func refusals() throws {
    let same = try follow([occitanie[0], "--date", "2020", "--date", "2021"])
    #expect(same.status == 1 && same.messages.contains("nothing can have changed"))
    let one = try follow([occitanie[0], "--date", "2020"])
    #expect(one.status == 1 && one.messages.contains("takes at least two different dates"))
    let base = try follow(occitanie, "--base", "2019")
    #expect(base.status == 1 && base.messages.contains("2019 is not one of the dates"))
    let table = try follow([occitanie[0], "--date", "1:a=b", "--date", "2:c=d"])
    #expect(table.status == 1 && table.messages.contains("the method has no table \"a\""))
    let last = try follow(
      linked + ["--link", "2024=" + Command.fixture("follow/qpv-2015-2024.csv")]
    )
    #expect(last.status == 1 && last.messages.contains("no later date is in the new geography"))
    #expect(try follow(occitanie, "--base", "2020", "--refit").status == 64)
    #expect(try follow(occitanie, "--date", "2020:quartiers").status == 64)
    #expect(try follow(occitanie, "--date", "2023:quartiers=x.csv").status == 64)
    #expect(try follow(occitanie, "--format", "json", "--table-of", "parts").status == 64)
    #expect(try follow(occitanie, "--locale", "fr").status == 64)
  }

  @Test("gives the same bytes on any number of threads, and marks for French spreadsheets")
  func threads() throws {
    let one = try follow(occitanie, "--format", "csv", "--locale", "fr", "--threads", "1")
    let four = try follow(occitanie, "--format", "csv", "--locale", "fr", "--threads", "4")
    #expect(one.output == four.output && one.output.hasPrefix("\u{FEFF}code;name;from;to;"))
  }

  @Test("without any date says how to give dates")
  func noDates() throws {
    let run = try Command("follow", Command.fixture("occitanie/method.toml"), "--lang", "fr")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.messages.contains("aucune date à suivre"))
    #expect(run.messages.contains("--date 2019:quartiers=2019.csv"))
  }
}
