import ArgumentParser
import FragilityFiles
import Testing

@testable import fragility

@Suite("The start of the command")
struct StartTests {
  @Test("every command says its name, which is not looked for by reflection")
  func names() {
    var commands: [any ParsableCommand.Type] = [Fragility.self]
    var count = 0
    while let command = commands.popLast() {
      #expect(command.configuration.commandName != nil, "\(command)")
      commands += command.configuration.subcommands
      count += 1
    }
    #expect(count > 20)
  }

  @Test(
    "a command in order is taken as the whole parser takes it",
    arguments: [
      ["score", "m.toml", "--format", "json", "-o", "x", "--table", "a=b"], ["methods"], ["init"],
      ["check", "m.toml", "--quiet"], ["score", "--quiet", "--", "-m"],
    ]
  )
  func plain(arguments: [String]) throws {
    let plain = try #require(Fragility.plainCommand(arguments))
    let whole = try Fragility.parseAsRoot(arguments)
    #expect("\(plain)" == "\(whole)")
    #expect(type(of: plain) == type(of: whole))
  }

  @Test(
    "all else is left to the whole parser",
    arguments: [
      [], ["help"], ["help", "score"], ["--version"], ["score"], ["score", "--help"], ["nothing"],
      ["score", "m.toml", "--threads", "0"], ["score", "m.toml", "--nothing"], ["score", "a", "b"],
      ["score", "m.toml", "--version"], ["coinr", "import", "a", "b"], ["--quiet", "score", "m"],
      ["score", "--generate-completion-script", "bash"], ["score", "--experimental-dump-help"],
    ]
  )
  func whole(arguments: [String]) {
    #expect(Fragility.plainCommand(arguments) == nil)
  }

  @Test("an option among words takes them as they are, and no other")
  func words() {
    #expect(ScoreFormat.allValueStrings == ["csv", "json", "table", "xlsx", "geojson"])
    #expect(ScoreFormat.allValueDescriptions.isEmpty)
    for format in ScoreFormat.allCases {
      #expect(ScoreFormat(argument: format.defaultValueDescription) == format)
    }
    #expect(RowOrder(argument: "input") == .input)
    #expect(RowOrder(argument: "Input") == nil)
    #expect(RowOrder(argument: "") == nil)
  }

  @Test(
    "names of columns stand between commas, spaces around them do not count",
    arguments: [
      ("code,score", ["code", "score"]), (" code ,  a b ,", ["code", "a b"]),
      (",,rank", ["rank"]), ("a, ,b", ["a", "", "b"]), ("\u{A0}x", ["\u{A0}x"]),
    ]
  )
  func columns(text: String, names: [String]) {
    #expect(ColumnNames(argument: text)?.names == names)
  }

  @Test("no names of columns are none", arguments: ["", ",", ",,"])
  func noColumns(text: String) {
    #expect(ColumnNames(argument: text) == nil)
  }
}
