import Foundation
import Testing

@Suite("What is allowed and deserves a second look is said")
struct WarningTests {
  private func write(
    _ folder: TemporaryFolder,
    places: String = "code,nom,pop,taux\n01990,A,10,1.5\n31990,B,20,2.5\n75990,C,40,7.5\n",
    more: String = ""
  ) throws -> String {
    try folder.write(places, to: "places.csv")
    return try folder.write(BadInputTests.method + more + "\n", to: "method.toml")
  }

  private let counted = """

    [[indicator]]
    id = "helpers"
    count = "help"
    direction = "lower_is_worse"
    [[table]]
    id = "help"
    path = "help.csv"
    key = "commune"
    on = "code"
    """

  @Test("rows of a counted table that carry the code of no territory")
  func uncounted() throws {
    let folder = try TemporaryFolder()
    try folder.write("commune\n01990\n01990\n31990\n13055\n", to: "help.csv")
    let run = try Command("score", try write(folder, more: counted), "--details")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("help.csv: 1 of 4 rows carry the code of no territory"))
    #expect(try run.column("code") == ["75990", "31990", "01990"])
    #expect(try run.column("helpers") == ["0", "1", "2"])
  }

  @Test("a leading zero that was lost in a counted table is an error, not a count of 0")
  func lostZeroInCount() throws {
    let folder = try TemporaryFolder()
    try folder.write("commune\n1990\n31990\n", to: "help.csv")
    let run = try Command("score", try write(folder, more: counted))
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.messages.contains("places.csv:2:1 column \"code\": the table \"help\" has no code"))
    #expect(run.messages.contains("\"1990\" exists: a leading zero was lost"))
  }

  @Test("indicators on different scales")
  func mixedScales() throws {
    let folder = try TemporaryFolder()
    let run = try Command("score", try write(folder, more: "\nnormalisation = \"decile\""))
    #expect(run.status == 0)
    #expect(
      run.messages.contains("method.toml:17:1 indicator \"rate\": its scores run from 1 to 10")
    )
    #expect(try Command("score", try write(folder), "--quiet").messages.isEmpty)
  }

  @Test("a decimal mark that three digits follow everywhere")
  func thousands() throws {
    let folder = try TemporaryFolder()
    let places = "code;nom;pop;taux\na;A;1.177;3\nb;B;2.045;4\nc;C;1.306;5\n"
    let run = try Command("score", try write(folder, places: places))
    #expect(run.status == 0)
    #expect(run.messages.contains("three digits follow it everywhere"))
    let json = try Command("check", folder.path("method.toml"), "--format", "json")
    #expect(json.messages.isEmpty && json.output.contains("\"code\": \"remark.thousands\""))
    let told = BadInputTests.method.replacingOccurrences(
      of: "key = \"code\"",
      with: "key = \"code\"\ndecimal = \".\""
    )
    let quiet = try Command("score", try folder.write(told, to: "told.toml"))
    #expect(quiet.status == 0 && !quiet.messages.contains("three digits"))
  }

  @Test("a workbook, a percent sign and an empty method are told apart")
  func otherFiles() throws {
    let folder = try TemporaryFolder()
    let workbook = folder.path("places.ods")
    try Data([0x50, 0x4B, 0x03, 0x04, 0, 0]).write(to: URL(fileURLWithPath: workbook))
    let method = try write(folder)
    let first = try Command("score", method, "--table", "places=\(workbook)")
    #expect(first.status == 1 && first.messages.contains("save the sheet as CSV"))
    let damaged = folder.path("places.xlsx")
    try Data([0x50, 0x4B, 0x03, 0x04, 0, 0]).write(to: URL(fileURLWithPath: damaged))
    let cut = try Command("score", method, "--table", "places=\(damaged)")
    #expect(cut.status == 1 && cut.messages.contains("the workbook is damaged"))
    let percent = try folder.write("code;nom;pop;taux\na;A;1;3 %\n", to: "percent.csv")
    let second = try Command("score", method, "--table", "places=\(percent)")
    #expect(second.status == 1 && second.messages.contains("remove the % sign"))
    let third = try Command("score", try folder.write("", to: "empty.toml"))
    #expect(third.status == 1 && third.messages.contains("start a method with fragility init"))
  }

  @Test("a first line sep=; names the delimiter")
  func announcedDelimiter() throws {
    let folder = try TemporaryFolder()
    let places = "sep=;\ncode;nom;pop;taux\na;A;1;3,5\nb;B;2;x\n"
    let run = try Command("score", try write(folder, places: places))
    #expect(run.messages.contains("places.csv:4:7 column \"taux\""))
  }

  @Test("problems for programs are one JSON object with nothing beside it")
  func problemsAsJSON() throws {
    let folder = try TemporaryFolder()
    let method = try write(folder, more: "\nrange = [0, 2]")
    let run = try Command("score", method, "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(run.messages.utf8))
    let problems = try #require((parsed as? [String: Any])?["problems"] as? [[String: Any]])
    #expect(run.status == 1 && run.output.isEmpty && problems.count == 2)
    #expect(
      problems[0]["line"] as? Int == 3 && problems[0]["code"] as? String == "data.out-of-range"
    )
  }

  @Test("options that the format would ignore are wrong usage; no full disk goes unnoticed")
  func ignoredOptions() throws {
    let method = Command.fixture("occitanie/method.toml")
    #expect(try Command("score", method, "--format", "table", "--locale", "fr").status == 64)
    #expect(try Command("score", method, "--format", "json", "--digits", "1").status == 64)
    #expect(try Command("score", method, "-o", "/dev/full").status == 74)
  }

  @Test("a file that is written again keeps its rights, and a link stays one")
  func rights() throws {
    let folder = try TemporaryFolder()
    let method = try write(folder)
    let scores = try folder.write("old", to: "scores.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scores)
    let link = folder.path("link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: scores)
    #expect(try Command("score", method, "-o", link).status == 0)
    #expect(try Command.contents(scores).hasPrefix("code,name"))
    let rights = try FileManager.default.attributesOfItem(atPath: scores)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == scores)
  }
}
