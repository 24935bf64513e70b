import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Secrecy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "secrecy",
    abstract: "Check a file that is to be published for cells that say too much about few persons.",
    discussion: """
      Cells below the least number of persons, the rest of a whole that falls below it, cells that a \
      published total gives back, and cells that one contributor dominates. The threshold is that of \
      your data provider: 11 persons is INSEE's for fiscal data.

      Exit status: 0 nothing found, 1 something found or the file is not valid.

      Examples:
        fragility secrecy scores.csv --counts benefits,job_seekers --min 11
        fragility secrecy table.csv --counts rsa --whole population --totals commune
        fragility secrecy table.csv --counts rsa --totals commune --totals-from communes.csv
      """
  )

  @Argument(help: ArgumentHelp("A CSV file; - is the standard input.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp("Columns of counts of persons, separated by commas.", valueName: "names")
  )
  var counts: ColumnNames

  @Option(help: ArgumentHelp("The fewest persons a cell may count.", valueName: "persons"))
  var min = 11.0

  @Option(
    help: ArgumentHelp(
      "The column that names rows; the first one when left out.",
      valueName: "name"
    )
  )
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The column of the persons that counts are parts of: what is left over is checked too.",
      valueName: "name"
    )
  )
  var whole: String?

  @Option(
    help: ArgumentHelp(
      "The column of the groups whose totals are published, here or elsewhere.",
      valueName: "name"
    )
  )
  var totals: String?

  @Option(
    help: ArgumentHelp(
      "A CSV file of these totals, with the columns of --totals and --counts.",
      valueName: "path"
    )
  )
  var totalsFrom: String?

  @Option(
    help: ArgumentHelp(
      "Columns of the share of the largest contributor, 0 to 1, separated by commas.",
      valueName: "names"
    )
  )
  var shares: ColumnNames?

  @Option(help: ArgumentHelp("The largest share of one contributor.", valueName: "share"))
  var maxShare = 0.85

  @Flag(help: "Let counts of 0 pass.")
  var allowZeros = false

  @Option(
    help: ArgumentHelp(
      "The texts of hidden cells, separated by commas, besides empty ones; s, ns, nd, c, x, * when left out.",
      valueName: "texts"
    )
  )
  var hidden: ColumnNames?

  @OptionGroup var output: OutputOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  func validate() throws {
    try output.validate(for: format)
    if !(min >= 1 && min.isFinite) { throw ValidationError("--min takes a number from 1.") }
    if !(maxShare > 0 && maxShare <= 1) {
      throw ValidationError("--max-share takes a number above 0, at most 1.")
    }
    if totalsFrom != nil, totals == nil {
      throw ValidationError("--totals-from goes with --totals, the column of the groups.")
    }
  }

  func run() throws {
    var isClean = true
    if format == .json {
      try messages.runForPrograms { _ throws(FragilityError) in isClean = try check() }
    } else {
      try messages.run { () throws(FragilityError) in isClean = try check() }
    }
    if !isClean { throw ExitCode(1) }
  }

  /// Whether nothing was found.
  private func check() throws(FragilityError) -> Bool {
    var request = SecrecyRequest(path: file, counts: counts.names)
    request.key = key
    request.whole = whole
    request.parent = totals
    request.totals = totalsFrom
    request.shares = shares?.names ?? []
    request.maxShare = maxShare
    request.minimum = min
    request.allowsZeros = allowZeros
    if let hidden { request.hidden = [""] + hidden.names }
    let report = try SecrecyReport(request)
    try output.write(bytes(of: report), reading: [file] + [totalsFrom].compactMap { $0 })
    return report.findings.isEmpty
  }

  private func bytes(of report: SecrecyReport) -> [UInt8] {
    switch format {
    case .csv:
      // The same bytes in every environment, unless a language is asked for.
      let language = messages.lang ?? (output.locale == .fr ? .french : .english)
      return OutputTable(report, in: language).csv(output.csvStyle)
    case .json:
      let members = report.jsonMembers(in: messages.programLanguage)
      return Array(JSONValue.object(members).text.utf8)
    case .table: return Array(report.text(in: messages.language).utf8)
    }
  }
}
