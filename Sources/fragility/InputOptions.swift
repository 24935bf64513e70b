import ArgumentParser
import FragilityFiles
import FragilityIndex

/// What every command takes that reads a method and its tables.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The path of a method file, or the name of a built-in method.",
      valueName: "method"
    )
  )
  var method: String

  @Option(
    help: ArgumentHelp(
      "Read a table of the method from another file; - is the standard input. May be repeated.",
      valueName: "id=path"
    )
  )
  var table: [TablePath] = []

  @Option(
    help: ArgumentHelp("How many threads may work; all cores when left out.", valueName: "count")
  )
  var threads: Int?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024.")
    }
  }

  var threadCount: Int { threads ?? Platform.processorCount }

  /// Reads the method and all of its tables, derives the indicators, and says how the tables were read.
  ///
  /// - Parameters:
  ///   - messages: How to talk.
  ///   - adapt: What options of the command change in the method.
  /// - Returns: The tables and the territories.
  /// - Throws: Everything that is wrong with the method or the data.
  func load(
    _ messages: MessageOptions,
    adapting adapt: (MethodFile) throws(FragilityError) -> MethodFile = {
      (file) throws(FragilityError) in file
    }
  ) throws(FragilityError) -> (tables: LoadedTables, territories: TerritoryTable) {
    try load(adapt(MethodFile(method)), paths: paths, messages)
  }

  /// The paths that replace those of the method, by the id of the table.
  var paths: [String: String] {
    Dictionary(table.map { ($0.id, $0.path) }, uniquingKeysWith: { $1 })
  }

  /// Those of the tables that scores are made of, without those of larger areas.
  func pathsOfTerritories(_ file: MethodFile) -> [String: String] {
    let ofParents = Set(file.method.parentTables.map(\.table.id))
    return paths.filter { !ofParents.contains($0.key) }
  }

  /// The same for a method that is read already.
  func load(
    _ file: MethodFile,
    paths: [String: String],
    _ messages: MessageOptions
  ) throws(FragilityError) -> (tables: LoadedTables, territories: TerritoryTable) {
    let tables = try LoadedTables(file, paths: paths, threads: threadCount)
    for note in tables.notes { messages.note(note.text) }
    let territories = try tables.territories()
    for note in tables.notes {
      let count = territories.uncountedRows[note.table] ?? 0
      if count > 0 { messages.note(note.uncounted(count)) }
    }
    if let screening = file.method.rules.screening {
      let unknown = screening.unknownCodes(in: territories.codes)
      if !unknown.isEmpty {
        let list = unknown.prefix(5).joined(separator: ", ") + (unknown.count > 5 ? ", ..." : "")
        messages.note(
          LocalizedText(
            fr:
              "screening : codes qui ne sont ceux d'aucun territoire (\(unknown.count)) : \(list)",
            en: "screening: codes that no territory has (\(unknown.count)): \(list)"
          )
        )
      }
    }
    messages.remark(tables.remarks)
    return (tables, territories)
  }
}

/// `ID=PATH`.
struct TablePath: ExpressibleByArgument {
  let id: String
  let path: String

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "="), mark != argument.startIndex else { return nil }
    id = String(argument[..<mark])
    path = String(argument[argument.index(after: mark)...])
    if path.isEmpty { return nil }
  }
}

/// Scoring with bounds that were frozen earlier.
struct FittedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score with the numbers frozen by 'fragility fit' instead of fitting to these tables.",
      valueName: "file"
    )
  )
  var fitted: String?

  /// The frozen method: read from its file, or fitted to the territories.
  func method(
    for tables: LoadedTables,
    territories: TerritoryTable,
    threads: Int
  ) throws(FragilityError) -> FittedMethod {
    if let fitted { return try FittedFile.read(fitted, for: tables.file.method) }
    return try tables.fit(to: territories, threads: threads)
  }
}
