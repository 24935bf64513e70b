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
