import ArgumentParser
import FragilityFiles
import FragilityIndex

extension Orientation: WordArgument {}

struct COINr: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coinr",
    abstract: "Take over an index of the R package COINr, or hand one to it.",
    subcommands: [COINrImportCommand.self, COINrExportCommand.self]
  )
}

struct COINrImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a method file of the tables iMeta and iData.",
    discussion: """
      Indicators, aggregates, weights, directions and groups are taken over, with the rules that COINr takes when a call \
      says nothing. What is not taken over is said.

      Example:
        fragility coinr import iMeta.csv iData.csv -o method.toml
        fragility score method.toml
      """
  )

  @Argument(help: ArgumentHelp("The table of indicators and aggregates.", valueName: "imeta"))
  var metadata: String

  @Argument(help: ArgumentHelp("The table of units.", valueName: "idata"))
  var data: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The method file; the standard output when left out.", valueName: "path")
  )
  var output: String?

  @Flag(help: "Divide each indicator by the column that Denominator names.")
  var denominate = false

  @Flag(help: "Normalise by the distance to the column Target.")
  var targets = false

  @Option(help: "Whether a high score is good (strength, when left out) or bad (fragility).")
  var orientation: Orientation = .strength

  @Option(
    help: ArgumentHelp(
      "Keep the rows of this date; they are written beside the method, as <method>-<date>.csv.",
      valueName: "date"
    )
  )
  var time: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if time != nil, output == nil || output == "-" {
      throw ValidationError("--time writes a table beside the method: give a file with -o.")
    }
  }

  func run() throws {
    try messages.run { () throws(FragilityError) in
      var options = COINrImport.Options()
      options.orientation = orientation
      options.denominates = denominate
      options.usesTargets = targets
      options.time = time
      let rows = rowsPath
      if rows == nil, data == "-" {
        options.tablePath = "-"
      } else if let output, output != "-" {
        options.tablePath = OutputFile.path(to: rows ?? data, fromFolderOf: output)
      }
      let made = try COINrImport(metadata: metadata, data: data, options: options)
      try write(made, rows: rows)
      for note in made.notes { messages.note(note) }
    }
  }

  /// Where the rows of one date are written, if one is asked for.
  private var rowsPath: String? {
    guard let time, let output else { return nil }
    let stem = output.hasSuffix(".toml") ? String(output.dropLast(5)) : output
    return "\(stem)-\(String(time.map { $0 == "/" ? "-" : $0 })).csv"
  }

  private func write(_ made: COINrImport, rows: String?) throws(FragilityError) {
    let text = Array(made.text(in: messages.language).utf8)
    guard let output, output != "-" else { return try OutputFile.writeToStandardOutput(text) }
    var files = [(bytes: text, path: output)]
    if let rows, let bytes = made.rowsOfTime { files.insert((bytes, rows), at: 0) }
    try refuse(files.map(\.path), reading: [metadata, data])
    try OutputFile.writeAll(files)
  }
}

struct COINrExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables iMeta and iData of a method and its territories.",
    discussion: """
      Example:
        fragility coinr export method.toml -o coin
      In R:
        new_coin(read.csv("coin/iData.csv"), read.csv("coin/iMeta.csv"))
      """
  )

  @OptionGroup var input: InputOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder; it is made if it is not there.", valueName: "dir")
  )
  var output: String

  func run() throws {
    try input.messages.run { () throws(FragilityError) in
      let (tables, territories) = try input.load(input.messages)
      let made = COINrExport(territories, by: tables.file.method)
      let files = [
        (bytes: made.iMeta, path: "\(output)/iMeta.csv"),
        (bytes: made.iData, path: "\(output)/iData.csv"),
      ]
      try refuse(files.map(\.path), reading: [input.method] + tables.notes.map(\.path))
      try OutputFile.makeFolder(output)
      try OutputFile.writeAll(files)
      for note in made.notes { input.messages.note(note) }
    }
  }
}
