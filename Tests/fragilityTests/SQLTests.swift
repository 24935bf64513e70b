import Foundation
import Testing

@Suite("fragility sql")
struct SQLTests {
  private let method = Command.fixture("occitanie/method.toml")

  @Test("prints the statement of a frozen method, the same as that of its own tables")
  func scores() throws {
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", method, "-o", frozen, "--quiet").status == 0)
    let here = try Command("sql", method, "--dialect", "duckdb", "--quiet")
    let there = try Command("sql", method, "--dialect", "duckdb", "--fitted", frozen)
    #expect(here.status == 0 && here.messages.isEmpty)
    #expect(here.output == there.output)
    #expect(try here.output == Command.contents(Command.fixture("sql/occitanie-duckdb.sql")))
  }

  @Test("leads from the statistics of a database to the frozen method")
  func fit() throws {
    let files = [1, 2].map { Command.fixture("sql/occitanie-statistics-\($0).csv") }
    let first = try Command("sql", method, "--dialect", "spark", "--fit")
    #expect(first.output.contains("'prepared' AS `step`"))
    let second = try Command("sql", method, "--dialect", "spark", "--fit", "--statistics", files[0])
    #expect(second.output.contains("'score' AS `step`"))
    let there = try Command("fit", method, "--statistics", files[0], "--statistics", files[1])
    let here = try Command("fit", method, "--quiet")
    #expect(there.status == 0 && there.messages.isEmpty)
    #expect(there.output == here.output)
    let early = try Command("fit", method, "--statistics", files[0])
    #expect(early.status == 1)
    #expect(early.messages.contains("the step \"score\" is still to be measured"))
  }

  @Test("says what cannot be said in SQL, in the language of the user")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let text = try Command.contents(method)
      .replacingOccurrences(
        of: "aggregation = { method = \"arithmetic\" } ",
        with: "aggregation = { method = \"copeland\" } "
      )
      .replacingOccurrences(of: "path = \"", with: "path = \"\(Command.fixture("occitanie"))/")
    let path = folder.path("method.toml")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let refused = try Command("sql", path, "--dialect", "duckdb", "--lang", "fr", "--quiet")
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.messages.contains("la comparaison par paires"))
    #expect(refused.messages.contains("\(path):"))
    #expect(try Command("sql", path, "--dialect", "oracle").status == 64)
    #expect(try Command("sql", path, "--dialect", "duckdb", "--statistics", "x").status == 64)
  }
}
