import Foundation
import Testing

@Suite("fragility report")
struct ReportTests {
  @Test("one sheet alone leads nowhere, and to the report that it is put into")
  func sheet() throws {
    let folder = try TemporaryFolder()
    #expect(try Command("init", folder.path("i")).status == 0)
    let method = folder.path("i/method.toml")
    let quick = ["--no-intervals", "--quiet"]
    let table = try Command.contents(folder.path("i/quartiers.csv"))
    let row = try #require(table.split(whereSeparator: \.isNewline).dropFirst().first)
    let code = String(row.prefix { $0 != ";" && $0 != "," })
    let sheet = ["report", method, "-o", folder.path("r"), "--fiche", code] + quick
    #expect(try Command(sheet).status == 0)
    let page = "r/territories/\(code).html"
    #expect(try !Command.contents(folder.path(page)).contains("href=\"../"))
    #expect(try Command(["report", method, "-o", folder.path("r")] + quick).status == 0)
    #expect(try Command(sheet).status == 0)
    #expect(try Command.contents(folder.path(page)).contains("href=\"../index.html\""))
  }

  @Test("refuses to write over the files that it reads, even when forced")
  func inputs() throws {
    let folder = try TemporaryFolder()
    #expect(try Command("init", folder.path("r/files")).status == 0)
    let method = folder.path("r/files/method.toml")
    let before = try Command.contents(method)
    let refused = try Command(
      ["report", method, "-o", folder.path("r"), "--no-intervals", "--force"]
    )
    #expect(refused.status == 1 && refused.messages.contains("would be lost"))
    #expect(try Command.contents(method) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.path("r/index.html")))
  }
}
