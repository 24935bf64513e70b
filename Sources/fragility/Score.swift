import ArgumentParser
import FragilityFiles
import FragilityIndex

extension RowOrder: WordArgument {}

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score, rank and classify territories.",
    discussion: """
      Columns: code, name, the parents, one column a dimension, then score, rank (1 is the most \
      fragile, or the best in an index of strength), class (the highest goes with rank 1), coverage (the share of the weight that \
      stands on values, 0 to 1) and flags (what is absent and why, as indicator:reason).

      A workbook has further sheets: the contribution of every indicator, the method, and the state of the data.

      Examples:
        fragility score method.toml --format table
        fragility score method.toml --locale fr -o scores.csv
        fragility score method.toml --lang fr -o scores.xlsx
        fragility score method.toml --uncertainty
        fragility score method.toml --format geojson -o scores.geojson
        fragility score method.toml --table quartiers=2024.csv --fitted 2019.toml
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var fitted: FittedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: """
      csv for programs and spreadsheets, json, table for reading, xlsx for a workbook, or geojson for maps, \
      with the contours that the method names. When left out, by the ending of the file, or csv.
      """
  )
  var format: ScoreFormat?

  @Flag(help: "Add the value, normalised value and contribution of every indicator.")
  var details = false

  @Option(
    help: ArgumentHelp(
      "Write these columns only, in this order: names separated by commas, of those that --details shows.",
      valueName: "names"
    )
  )
  var columns: ColumnNames?

  @Option(help: "Write the most fragile first (rank), or in the order of the table (input).")
  var order: RowOrder = .rank

  @Option(
    help: ArgumentHelp(
      "Score the parents at a level instead, by population-weighted means; classes keep the bounds of the territories.",
      valueName: "level"
    )
  )
  var by: String?

  @Flag(
    help: """
      Add rank_low and rank_high, between which the rank lies in most draws, after rank, and p_class, \
      the share of the draws that give the same class, after class: see 'fragility uncertainty'.
      """
  )
  var uncertainty = false

  /// The form that is asked for, in words or by the ending of the file.
  private var chosen: ScoreFormat { format ?? told ?? .csv }
  private var told: ScoreFormat? { output.output.flatMap(ScoreFormat.init(endingOf:)) }

  func validate() throws {
    try output.validate(for: chosen.options)
    if let told, told != chosen {
      throw ValidationError(
        "--format \(chosen.rawValue) does not go with the ending of '\(output.output ?? "")'."
      )
    }
    if let path = output.output, ScoreFormat.isForeign(path) {
      throw ValidationError("'\(path)' ends as no file that is written here: take .xlsx or .csv.")
    }
    if chosen == .xlsx, output.output ?? "-" == "-", Platform.isTerminal(1) {
      throw ValidationError("A workbook is not for a terminal: give a file with -o.")
    }
    if uncertainty, by != nil {
      throw ValidationError(
        "--uncertainty does not go with --by: see 'fragility uncertainty --table-of parents'."
      )
    }
    if uncertainty, fitted.fitted != nil {
      throw ValidationError(
        "--uncertainty does not go with --fitted: every draw is fitted anew to these tables."
      )
    }
    if details, columns != nil {
      throw ValidationError("--details does not go with --columns, which can name its columns.")
    }
  }

  func run() throws {
    try input.messages.run(for: chosen.messages) { messages throws(FragilityError) in
      try score(messages)
    }
  }

  private func score(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let result: IndexResult
    var drawn: UncertaintyResult?
    if uncertainty {
      let made = try input.draws(tables, territories, messages)
      (result, drawn) = (made.index, made)
    } else if let by {
      result = try rolledUp(to: by, tables, territories, messages)
    } else if fitted.fitted == nil {
      result = try tables.index(
        of: territories,
        keeping: shownDimensions(of: tables.file.method),
        threads: input.threadCount
      )
    } else {
      let threads = input.threadCount
      let method = try fitted.method(for: tables, territories: territories, threads: threads)
      result = method.score(territories, threads: threads)
    }
    let notes = [reliabilityNote(of: result), absenceNote(of: result)]
    let table = try table(of: result, drawn)
    let inputs = [input.method, fitted.fitted].compactMap { $0 } + tables.notes.map(\.path)
    if chosen == .csv {
      // What many scores were made of takes time to give back; it need not be the time after the last is written.
      if input.threadCount > 1, result.territories.count >= 1 << 16 {
        Platform.release([consume result, consume tables, consume territories]) {
          Fragility.returnFreedMemory()
        }
      }
      try output.write(csv: table, threads: input.threadCount, reading: inputs)
    } else {
      try write(table, of: result, from: tables, reading: inputs, messages)
    }
    for note in notes.compactMap({ $0 }) { messages.note(note) }
  }

  /// How many territories have no score.
  private func absenceNote(of result: IndexResult) -> LocalizedText? {
    let (count, scored) = (result.territories.count, result.scores.presentCount)
    guard scored < count else { return nil }
    return LocalizedText(
      fr: "sans score : \(count - scored) des \(count) territoires, voir flags",
      en: "without a score: \(count - scored) of \(count) territories, see flags"
    )
  }

  /// How many scores call for caution.
  private func reliabilityNote(of result: IndexResult) -> LocalizedText? {
    guard let reliability = result.reliability else { return nil }
    func count(_ level: ReliabilityLevel) -> Int {
      zip(reliability.levels, result.scores.encoded).count { $0 == level && !$1.isNaN }
    }
    let (caution, unreliable) = (count(.caution), count(.unreliable))
    guard caution + unreliable > 0 else { return nil }
    let isRanked = result.fitted.method.rules.reliability?.unreliable == .shown
    return LocalizedText(
      fr:
        "scores à lire avec prudence : \(caution) ; non fiables\(isRanked ? "" : ", sans rang") : \(unreliable) ; voir reliability et flags",
      en:
        "scores to be read with caution: \(caution); unreliable\(isRanked ? "" : ", without a rank"): \(unreliable); see reliability and flags"
    )
  }

  /// The dimensions that are written, where no walk over the table is needed for other things.
  private func shownDimensions(of method: FragilityMethod) -> [Int] {
    guard let names = columns?.names, !names.contains("coverage"), !names.contains("flags") else {
      return []
    }
    return method.dimensions.indices.filter { names.contains(method.dimensions[$0].id) }
  }

  private func rolledUp(
    to level: String,
    _ tables: LoadedTables,
    _ territories: TerritoryTable,
    _ messages: MessageOptions
  ) throws(FragilityError) -> IndexResult {
    let threads = input.threadCount
    let method = try fitted.method(for: tables, territories: territories, threads: threads)
    let result = try tables.located { () throws(FragilityError) in
      try method.score(territories, rolledUpTo: level, threads: threads)
    }
    let alone = territories.parentCodes(level)?.count(where: \.isEmpty) ?? 0
    if alone > 0 {
      messages.note(
        LocalizedText(
          fr: "sans parent à ce niveau : \(alone) des \(territories.count) territoires",
          en: "without a parent at this level: \(alone) of \(territories.count) territories"
        )
      )
    }
    return result
  }

  private func table(
    of result: IndexResult,
    _ drawn: UncertaintyResult?
  ) throws(FragilityError) -> OutputTable {
    let threads = input.threadCount
    guard let columns else {
      return OutputTable(
        scoresOf: result,
        details: details,
        uncertainty: drawn,
        order: order,
        threads: threads
      )
    }
    return try OutputTable(
      scoresOf: result,
      only: columns.names,
      uncertainty: drawn,
      order: order,
      threads: threads
    )
  }

  /// Writes the scores, and what goes with them in the form that is chosen.
  private func write(
    _ table: OutputTable,
    of result: IndexResult,
    from tables: LoadedTables,
    reading inputs: [String],
    _ messages: MessageOptions
  ) throws(FragilityError) {
    switch chosen {
    case .csv: try output.write(csv: table, threads: input.threadCount, reading: inputs)
    case .json:
      let head = tables.jsonMembers(in: input.messages.programLanguage)
      let text = JSONValue.object(head + [("scores", table.json)]).text
      try output.write(Array(text.utf8), reading: inputs)
    case .table:
      let text = table.text(in: input.messages.language, digits: output.digits ?? 1)
      try output.write(Array(text.utf8), reading: inputs)
    case .geojson:
      try output.write(
        geoJSON: table,
        of: result,
        level: by,
        from: tables,
        reading: inputs,
        messages
      )
    case .xlsx:
      let workbook = workbook(of: result, table, from: tables)
      try output.write(workbook.bytes(threads: input.threadCount), reading: inputs)
    }
  }
}
