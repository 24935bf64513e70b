import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Methods: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "List the built-in methods, or print the file of one to start one's own.",
    discussion: """
      Examples:
        fragility methods
        fragility methods quartier > mine.toml
      """
  )

  @Argument(help: "The name of a built-in method.")
  var name: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(FragilityError) in
      guard let name else {
        var list = ""
        for builtIn in BuiltInMethod.all {
          let method = try MethodFile(bytes: builtIn.bytes, path: builtIn.name).method
          let padding = String(repeating: " ", count: max(1, 20 - builtIn.name.count))
          list += builtIn.name + padding + method.title[messages.language] + "\n"
        }
        try OutputFile.writeToStandardOutput(Array(list.utf8))
        return
      }
      guard let builtIn = BuiltInMethod.named(name) else {
        throw FragilityError([.noSuchMethod(name)])
      }
      try OutputFile.writeToStandardOutput(builtIn.bytes)
    }
  }
}
