import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read a method and its tables and report every problem, without writing scores.",
    discussion: """
      Without a problem it shows the state of the data: for each indicator its weight in the index, \
      how many territories have a value, and why the others have none.
      """
  )

  @OptionGroup var input: InputOptions

  @Option(help: "table for people, or json for programs.")
  var format: CheckFormat = .table

  enum CheckFormat: String, WordArgument {
    case table
    case json
  }

  func run() throws {
    switch format {
    case .table:
      try input.messages.run { () throws(FragilityError) in
        let state = DataState(try result(input.messages).index)
        let text = state.text(in: input.messages.language)
        try OutputFile.writeToStandardOutput(Array(text.utf8))
      }
    case .json:
      try input.messages.runForPrograms(to: 1) { messages throws(FragilityError) in
        let (tables, index) = try result(messages)
        let head = tables.jsonMembers(in: messages.programLanguage)
        let state = JSONValue.object(head + DataState(index).jsonMembers)
        try OutputFile.writeToStandardOutput(Array(state.text.utf8))
      }
    }
  }

  private func result(
    _ messages: MessageOptions
  ) throws(FragilityError) -> (tables: LoadedTables, index: IndexResult) {
    let file = try MethodFile(input.method)
    let paths = input.pathsOfTerritories(file)
    let (tables, territories) = try input.load(file, paths: paths, messages)
    let parents = try LoadedParents(file, paths: input.paths, threads: input.threadCount)
    for note in parents.notes { messages.note(note.text) }
    let fitted = try tables.fit(to: territories, threads: input.threadCount)
    return (tables, fitted.score(territories, threads: input.threadCount))
  }
}
