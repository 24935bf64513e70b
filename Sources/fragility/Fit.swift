import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract:
      "Freeze a method: bounds, means, deciles, references and classes as numbers in a file.",
    discussion: """
      Scores with frozen numbers compare between years and between sets of territories:
        fragility fit method.toml --table quartiers=2019.csv -o frozen-2019.toml
        fragility score method.toml --table quartiers=2024.csv --fitted frozen-2019.toml

      With --statistics the tables are not read: the numbers are made of what a database has measured, see \
      'fragility sql --fit'.
      """
  )

  @OptionGroup var input: InputOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file of the frozen numbers; the standard output when left out.",
      valueName: "file"
    )
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Fit to the statistics in this CSV, in place of the tables. May be repeated.",
      valueName: "file"
    )
  )
  var statistics: [String] = []

  func validate() throws {
    if !statistics.isEmpty, !input.table.isEmpty {
      throw ValidationError("--table does not go with --statistics, which stand in for the tables.")
    }
  }

  func run() throws {
    try input.messages.run { () throws(FragilityError) in
      guard statistics.isEmpty else { return try fitToStatistics() }
      let (tables, territories) = try input.load(input.messages)
      let fitted = try tables.fit(to: territories, threads: input.threadCount)
      let text = FittedFile.text(of: fitted, territories: territories.count)
      var options = OutputOptions()
      options.output = output
      try options.write(
        Array(text.utf8),
        reading: [input.method] + tables.notes.map(\.path)
      )
    }
  }

  private func fitToStatistics() throws(FragilityError) {
    let file = try MethodFile(input.method)
    let (fitted, count) = try StatisticsFile(statistics, for: file.method).fit(file)
    var options = OutputOptions()
    options.output = output
    try options.write(
      Array(FittedFile.text(of: fitted, territories: count).utf8),
      reading: [input.method] + statistics
    )
  }
}
