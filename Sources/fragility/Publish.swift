import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract:
      "Write a folder for an open-data portal: scores, map, schema, method, and their description.",
    discussion: """
      scores.csv, scores.csvt (types for QGIS), scores.schema.json (Table Schema), scores.geojson (where \
      the method names contours), method.toml, fitted.toml and datapackage.json (Data Package, with \
      the digests of the files and of what they were made of). The folder is written whole or not at all.

      Examples:
        fragility publish method.toml -o open-data --locale fr
        fragility publish method.toml -o open-data --uncertainty --date 2024-05-31
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder; it is made if it is not there.", valueName: "dir")
  )
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      The marks of CSV: en is ',' and '.' (when left out); fr is ';' and ',' with a byte order mark. \
      Titles and descriptions are in that language, unless --lang says otherwise.
      """,
      valueName: "fr|en"
    )
  )
  var locale: OutputLocale = .en

  @Option(
    help: ArgumentHelp(
      "The day of publication; none is written when left out.",
      valueName: "yyyy-mm-dd"
    )
  )
  var date: CalendarDate?

  @Flag(help: "Add rank_low, rank_high and p_class: see 'fragility uncertainty'.")
  var uncertainty = false

  @Flag(help: "Replace files of a folder that were not published there; others stay.")
  var force = false

  func validate() throws {
    if output.isEmpty || output == "-" { throw ValidationError("-o takes a folder.") }
    if uncertainty, fitted.fitted != nil {
      throw ValidationError(
        "--uncertainty does not go with --fitted: every draw is fitted anew to these tables."
      )
    }
  }

  func run() throws {
    try input.messages.run { () throws(FragilityError) in try publish(input.messages) }
  }

  private func publish(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let threads = input.threadCount
    var options = PublishedFiles.Options()
    let index: IndexResult
    if uncertainty {
      let drawn = try input.draws(tables, territories, messages)
      (index, options.uncertainty) = (drawn.index, drawn)
    } else {
      let method = try fitted.method(for: tables, territories: territories, threads: threads)
      index = method.score(territories, threads: threads)
    }
    options.style = locale == .fr ? .french() : .english()
    options.language = messages.lang ?? (locale == .fr ? .french : .english)
    options.date = date?.text
    options.fittedPath = fitted.fitted
    options.program = "fragility \(Fragility.configuration.version)"
    options.threads = threads
    let published = try PublishedFiles(of: index, from: tables, options)
    for note in published.notes { messages.note(note) }
    let names = published.files.map(\.name)
    try refuse(names.map { "\(output)/\($0)" }, reading: published.paths)
    try published.write(to: output, isForced: force)
    let list = names.joined(separator: ", ")
    messages.note(
      LocalizedText(fr: "écrit dans \(output) : \(list)", en: "wrote into \(output): \(list)")
    )
  }
}

/// A day of the calendar, such as 2024-05-31.
struct CalendarDate: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    let parts = argument.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    guard digits, parts.map(\.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return nil }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][numbers[1] - 1]
    guard (1...days).contains(numbers[2]) else { return nil }
    text = argument
  }
}
