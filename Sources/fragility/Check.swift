import ArgumentParser
import FragilityFiles
import FragilityIndex

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a method and its tables and report every problem, without writing scores."
  )

  @OptionGroup var input: InputOptions

  @Option(help: "table for people, or json for programs.")
  var format: CheckFormat = .table

  enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  func run() throws {
    try input.messages.run(asJSON: format == .json) { () throws(FragilityError) in
      let tables = try input.load()
      let territories = try tables.territories()
      let fitted = try tables.fit(to: territories, threads: input.threadCount)
      let result = fitted.score(territories, threads: input.threadCount)
      _ = Platform.write(Array(summary(of: result).utf8), to: 1)
    }
  }

  private func summary(of result: IndexResult) -> String {
    let method = result.fitted.method
    let (count, scored) = (result.territories.count, result.scores.presentCount)
    if format == .json {
      return JSONValue.object([
        ("method", .string(method.id)), ("version", .string(method.version)),
        ("territories", .number(Double(count))), ("scored", .number(Double(scored))),
        ("problems", .array([])),
      ]).text
    }
    let (tables, indicators) = (method.tables.count, method.indicators.count)
    let gaps = result.territories.indicators.reduce(0) { $0 + count - $1.values.presentCount }
    return LocalizedText(
      fr: """
        \(method.id) \(method.version) : aucun problème
        \(tables) tables, \(indicators) indicateurs, \(method.dimensions.count) dimensions
        \(count) territoires, dont \(scored) avec un score ; \(gaps) valeurs absentes

        """,
      en: """
        \(method.id) \(method.version): no problem
        \(tables) tables, \(indicators) indicators, \(method.dimensions.count) dimensions
        \(count) territories, \(scored) of them with a score; \(gaps) absent values

        """
    )[input.messages.language]
  }
}
