import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented method file with a small table; it runs as it is."
  )

  @Argument(help: ArgumentHelp("The folder; it is made if it is not there.", valueName: "dir"))
  var folder = "."

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(FragilityError) in
      let paths = BuiltInMethod.starter.map { folder == "." ? $0.name : "\(folder)/\($0.name)" }
      let taken = paths.filter(OutputFile.isTaken)
      guard taken.isEmpty else {
        throw FragilityError(taken.map(Problem.fileExists))
      }
      try OutputFile.makeFolder(folder)
      for (path, file) in zip(paths, BuiltInMethod.starter) {
        try OutputFile.write(file.bytes, to: path)
      }
      let list = paths.joined(separator: ", ")
      messages.note(
        LocalizedText(
          fr: "écrit : \(list)\nessayez : fragility score \(paths[0]) --format table",
          en: "wrote: \(list)\ntry: fragility score \(paths[0]) --format table"
        )
      )
    }
  }
}

extension Problem {
  fileprivate static func fileExists(_ path: String) -> Problem {
    Problem(
      "init.exists",
      at: Place(file: path),
      LocalizedText(fr: "le fichier existe déjà", en: "the file is there already"),
      remedy: LocalizedText(
        fr: "donnez un autre dossier : fragility init DOSSIER",
        en: "give another folder: fragility init FOLDER"
      )
    )
  }
}
