import Foundation
import Testing

@Suite("fragility score, as a workbook")
struct ScoreWorkbookTests {
  private let occitanie = Command.fixture("occitanie/method.toml")

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test("by the ending of the file or by --format, the same bytes on any number of threads")
  func endings() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.path("a.xlsx"), folder.path("b"))
    let one = try Command("score", occitanie, "-o", first, "--threads", "1", "--quiet")
    let two = try Command(
      "score",
      occitanie,
      "-o",
      second,
      "--format",
      "xlsx",
      "--threads",
      "2",
      "--quiet"
    )
    #expect(one.status == 0 && one.messages.isEmpty && two.status == 0)
    #expect(try bytes(first).starts(with: [0x50, 0x4B, 3, 4]))
    #expect(try bytes(first) == bytes(second))
    for (name, start) in [("a.json", "{"), ("a.csv", "code,")] {
      let run = try Command("score", occitanie, "-o", folder.path(name), "--quiet")
      #expect(run.status == 0)
      #expect(try Command.contents(folder.path(name)).hasPrefix(start))
    }
  }

  @Test("reads back as a table of a method, with the scores of the delimited text")
  func readsBack() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("scores.xlsx")
    _ = try Command("score", occitanie, "-o", path, "--quiet")
    let method = """
      format = "fragility-method/1"
      id = "again"
      version = "1"
      [rules]
      normalisation = "none"
      classes = { method = "breaks", breaks = [50] }
      [[table]]
      id = "scores"
      path = "scores.xlsx"
      sheet = "scores"
      key = "code"
      name = "name"
      [[indicator]]
      id = "x"
      column = "score"
      direction = "higher_is_worse"
      """
    let again = try Command(
      "score",
      try folder.write(method, to: "m.toml"),
      "--columns",
      "code,name,score"
    )
    let plain = try Command("score", occitanie, "--columns", "code,name,score", "--quiet")
    #expect(again.status == 0 && again.output == plain.output)
    #expect(again.messages.contains("scores.xlsx: 105 rows, XLSX, sheet \"scores\""))
  }

  @Test(
    "is wrong usage with another ending, and with marks of CSV",
    arguments: [
      ["-o", "a.csv", "--format", "xlsx"], ["-o", "a.xlsx", "--format", "csv"],
      ["-o", "a.XLSX", "--format", "json"], ["-o", "a.json", "--format", "table"],
      ["-o", "a.xlsx", "--locale", "fr"], ["--format", "xls"],
    ]
  )
  func wrongUsage(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try Command(["score", occitanie] + arguments, folder: folder.url.path)
    #expect(run.status == 64 && run.output.isEmpty && folder.files.isEmpty)
  }

  @Test("is not written under the ending of another kind of workbook", arguments: ["xls", "ods"])
  func foreignEnding(ending: String) throws {
    let path = try TemporaryFolder().path("a.\(ending)")
    let run = try Command("score", occitanie, "-o", path)
    #expect(run.status == 64 && run.messages.contains(".xlsx"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("of parents and with intervals has the same sheets")
  func others() throws {
    let folder = try TemporaryFolder()
    for arguments in [["--by", "departement"], ["--uncertainty"], ["--details"]] {
      let path = folder.path("\(arguments[0]).xlsx")
      let run = try Command(["score", occitanie, "-o", path, "--quiet"] + arguments)
      #expect(run.status == 0 && run.messages.isEmpty)
      #expect(try bytes(path).count > 10_000)
    }
  }

  @Test("does not take the place of a workbook that is read, nor of one that cannot be written")
  func overwriting() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("t.xlsx")
    try FileManager.default.copyItem(atPath: Command.fixture("xlsx/qp.xlsx"), toPath: path)
    let before = try bytes(path)
    let method = """
      format = "fragility-method/1"
      id = "m"
      version = "1"
      [[table]]
      id = "t"
      path = "t.xlsx"
      key = "code_qp"
      [[indicator]]
      id = "x"
      column = "pop_mun"
      direction = "higher_is_worse"
      """
    let run = try Command("score", try folder.write(method, to: "m.toml"), "-o", path)
    #expect(run.status == 1)
    #expect(try bytes(path) == before)
  }
}
