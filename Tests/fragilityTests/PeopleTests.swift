import Foundation
import Testing

@Suite("fragility people")
struct PeopleTests {
  @Test("estimates persons for Occitanie as before, marked as estimates")
  func golden() throws {
    let occitanie = try Occitanie()
    let csv = try occitanie.run("people", "--format", "csv", "--quiet")
    #expect(try csv.output == Occitanie.golden("people.csv"))
    let header = try #require(csv.rows().first)
    #expect(header.filter { $0.hasSuffix("_estimate") }.count == 4)
    let text = try occitanie.run("people", "--lang", "fr", "--by", "departement", "--quiet")
    #expect(try text.output == Occitanie.golden("people-fr.txt"))
    #expect(text.output.contains("ce ne sont pas des comptages"))
  }

  @Test("gives totals by parent that add up, with what they leave out")
  func totals() throws {
    let run = try Occitanie().run(
      "people",
      "--format",
      "csv",
      "--table-of",
      "totals",
      "--by",
      "departement",
      "--quiet"
    )
    #expect(try Set(run.column("kind")) == ["estimate"])
    let (levels, ids) = (try run.column("level"), try run.column("id"))
    let sums = try run.column("persons_estimate").map { Double($0) ?? .nan }
    let rows = levels.indices.filter { ids[$0] == "job_seekers_unsure" }
    let whole = try #require(rows.first { levels[$0] == "all" })
    let parts = rows.filter { levels[$0] == "departement" }.map { sums[$0] }.reduce(0, +)
    #expect(abs(parts - sums[whole]) < 1e-6)
    #expect(try run.column("absent")[whole] == "unavailable:4")
    #expect(try run.column("counted")[whole] == "101")
  }

  @Test("counts every inhabitant once by class, those without a class too")
  func exposure() throws {
    let run = try Occitanie().run(
      "people",
      "--format",
      "csv",
      "--table-of",
      "exposure",
      "--by",
      "departement",
      "--quiet"
    )
    let (levels, persons) = (
      try run.column("level"), try run.column("persons").compactMap(Double.init)
    )
    for level in ["all", "departement"] {
      let sum = levels.indices.filter { levels[$0] == level }.map { persons[$0] }.reduce(0, +)
      #expect(sum == 358_011)
    }
    #expect(try run.column("class")[..<6] == ["5", "4", "3", "2", "1", "not_classified"])
    // A method without estimates has inhabitants by class all the same.
    let plain = try Command("people", Command.fixture("occitanie/method.toml"), "--quiet")
    #expect(plain.status == 0 && plain.output.contains("EXPOSURE"))
    #expect(!plain.output.contains("ESTIMATES"))
  }

  @Test("refuses a level that is not there, totals without estimates, and JSON of one table")
  func refused() throws {
    let occitanie = try Occitanie()
    let level = try occitanie.run("people", "--by", "department", "--quiet")
    #expect(level.status == 1 && level.messages.contains("\"departement\""))
    let plain = Command.fixture("occitanie/method.toml")
    let totals = try Command("people", plain, "--table-of", "totals", "--quiet")
    #expect(totals.status == 1 && totals.messages.contains("[[people]]"))
    #expect(try Command("people", plain, "--format", "json", "--table-of", "totals").status == 64)
    let json = try occitanie.run("people", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let found = object?["totals"] as? [[String: Any]]
    #expect(found?.first?["kind"] as? String == "estimate")
  }
}
