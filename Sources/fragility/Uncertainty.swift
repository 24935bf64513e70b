import ArgumentParser
import FragilityFiles
import FragilityIndex

extension UncertaintyTable: WordArgument {}

struct Uncertainty: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty",
    abstract: "Say how sure scores, ranks and classes are, and what moves them.",
    discussion: """
      The index is computed many times; each time the weights, the other choices that [uncertainty] \
      names and the values within their sampling error are drawn at random. An interval holds most \
      of the draws, a probability is a share of them.

      Tables:
        territories   intervals of scores and ranks, probabilities of classes
        parents       how many territories of each parent are among the most fragile
        whole         the index as a whole
        sources       which source moves the ranks (shares of variance)
        removals      the index without each indicator and dimension
        alternatives  the index with each other choice that [uncertainty] names
        changes       the values that would change the class of a territory
        weights       the weights that put a territory among the most fragile fifth

      Examples:
        fragility uncertainty method.toml
        fragility uncertainty method.toml --format csv --locale fr -o uncertainty.csv
        fragility uncertainty method.toml --table-of parents --draws 10000
        fragility uncertainty method.toml --table-of changes --territory QP031001
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "table for reading, or csv or json.")
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      """
      A table; territories when left out. May be repeated, but for csv; json has territories, parents \
      and whole beside what is asked for.
      """,
      valueName: "name"
    )
  )
  var tableOf: [UncertaintyTable] = []

  @Option(
    help: ArgumentHelp(
      """
      Write these columns of the table of territories only, in this order: names separated by commas. \
      What they do not need is not computed.
      """,
      valueName: "names"
    )
  )
  var columns: ColumnNames?

  @Option(
    help: ArgumentHelp(
      "A territory that territories, sources, changes and weights are about. May be repeated.",
      valueName: "code"
    )
  )
  var territory: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many draws, instead of those of the method (1000 when it says nothing).",
      valueName: "count"
    )
  )
  var draws: Int?

  @Option(
    help: ArgumentHelp(
      "Where random numbers start: the same seed gives the same bytes.",
      valueName: "number"
    )
  )
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The share of the draws in an interval (0.9 when the method says nothing).",
      valueName: "share"
    )
  )
  var interval: Double?

  @Option(
    help: ArgumentHelp(
      "How many points the shares of sources are computed from, best a power of two.",
      valueName: "count"
    )
  )
  var points: Int?

  @Option(
    help: ArgumentHelp(
      "How much memory the draws may take; with less it takes longer, and the numbers stay.",
      valueName: "MiB"
    )
  )
  var memory: Int?

  @Flag(
    help: """
      Add which ranks can be told apart: how many places further down a territory must stand to come \
      later in as many draws as the interval has. Takes more memory.
      """
  )
  var apart = false

  func validate() throws {
    try output.validate(for: format)
    if format == .csv, Set(tableOf).count > 1 {
      throw ValidationError("--format csv has one table: give --table-of once.")
    }
    try validateTables()
    try validateNumbers()
  }

  func run() throws {
    try input.messages.run(for: format) { messages throws(FragilityError) in try run(messages) }
  }

  private func run(_ messages: MessageOptions) throws(FragilityError) {
    let (tables, territories) = try input.load(messages)
    let found = try territories.rows(ofCodes: territory, file: tables.notes.first?.path)
    // A code that is given twice is one territory.
    let rows = found.indices.filter { !found[..<$0].contains(found[$0]) }.map { found[$0] }
    let report = try report(tables, territories, rows: rows, messages)
    let inputs = [input.method] + tables.notes.map(\.path)
    guard format == .csv else {
      return try output.write(text(of: report, from: tables), reading: inputs)
    }
    let threads = input.threadCount
    let table = report.table(shown[0], columns: columns?.names, threads: threads)
    guard let table else { return try output.write([], reading: inputs) }
    try output.write(csv: table, threads: threads, reading: inputs)
  }

  private func plan(of method: FragilityMethod) -> UncertaintyPlan {
    var plan = method.uncertainty ?? .usual
    if let draws { plan.draws = draws }
    if let seed { plan.seed = seed }
    if let interval { plan.interval = interval }
    return plan
  }

  private func report(
    _ tables: LoadedTables,
    _ territories: TerritoryTable,
    rows: [Int],
    _ messages: MessageOptions
  ) throws(FragilityError) -> UncertaintyReport {
    let method = tables.file.method
    let plan = plan(of: method)
    if let columns {
      let known = OutputTable.territoryColumns(of: method, territories, isApart: apart)
      try OutputTable.check(columns.names, among: known)
    }
    let threads = input.threadCount
    if makesDraws || asked.contains(.sources) { messages.noteUsualPlan(plan, of: method) }

    var draws: UncertaintyResult?
    if makesDraws {
      let made = try tables.located { () throws(FragilityError) in
        try method.uncertainty(
          of: territories,
          plan: plan,
          threads: threads,
          memory: (memory ?? 512) << 20,
          parts: parts,
          progress: messages.progress
        )
      }
      messages.noteLawless(made)
      draws = made
    }
    let index: IndexResult
    if let draws {
      index = draws.index
    } else {
      index = try tables.index(of: territories, threads: threads)
    }
    var report = UncertaintyReport(index, plan: plan)
    report.draws = draws
    report.rows = rows
    if asked.contains(.sources) {
      let made = try tables.located { () throws(FragilityError) in
        try method.sensitivity(
          of: territories,
          plan: plan,
          points: points ?? 1024,
          ranksOf: rows,
          threads: threads
        )
      }
      messages.noteDoubt(made)
      report.sensitivity = made
    }
    if asked.contains(.removals) { report.removals = index.removals(threads: threads) }
    if asked.contains(.alternatives) {
      report.alternatives = try tables.located { () throws(FragilityError) in
        let alternatives = try method.alternatives(of: plan)
        messages.noteNothingToCompare(alternatives.map(\.id), plan)
        return try method.oneAtATime(alternatives, of: territories, threads: threads)
      }
    }
    if asked.contains(.changes) || asked.contains(.weights) {
      report.points = rows.map { index.tippingPoints(of: $0, threads: threads) }
    }
    return report
  }

  private func text(of report: UncertaintyReport, from tables: LoadedTables) -> [UInt8] {
    guard format == .json else {
      let text = report.text(shown, in: input.messages.language, digits: output.digits)
      return Array(text.utf8)
    }
    let head = tables.jsonMembers(in: input.messages.programLanguage)
    let members = report.jsonMembers(asked, threads: input.threadCount)
    return Array(JSONValue.object(head + members).text.utf8)
  }
}
