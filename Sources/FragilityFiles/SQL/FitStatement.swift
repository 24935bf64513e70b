import FragilityIndex

/// Turns the first steps of a method into a statement that measures what a fit needs.
///
/// Its result is a long table: `method` (the fingerprint), `step`, `id`, `group`, `statistic`, `value`.
struct FitStatement {
  let compiler: ScoreCompiler
  let step: FitStatistics.Step

  private var method: FragilityMethod { compiler.method }
  private var dialect: SQLDialect { compiler.dialect }

  /// The columns that are measured, with the level whose parents are measured one by one.
  private var measured: [(id: String, column: String, level: String?)] {
    guard step != .score else {
      return [("score", method.rules.rankRounding == nil ? "score" : "score:ranked", nil)]
    }
    return method.indicators.enumerated().map { position, indicator in
      (
        indicator.id, compiler.values[position],
        method.groupingLevel(of: position, at: step)
      )
    }
  }

  private func name(_ text: String) -> String { dialect.identifier(text) }
  private func number(_ value: Double) -> String { dialect.literal(value) }
  /// How many values there are, as a double.
  private var count: String { "CAST(\(name("n")) AS \(dialect.name(of: .number)))" }

  /// The statement.
  func text() -> String {
    let places = method.placesToMeasure(at: step)
    let steps = [long, placed, spread, moments, figures] + (places.isEmpty ? [] : [values(places)])
    let body = compiler.steps.steps.map { $0.text(in: dialect) } + steps
    let head =
      "\(dialect.literal(method.fingerprint)) AS \(name("method"))"
      + ", \(dialect.literal(step.rawValue)) AS \(name("step"))"
    let columns = ["id", "group", "statistic", "value"].map(name).joined(separator: ", ")
    let order = ["id", "group", "statistic"].map { dialect.inOrderOfBytes(name($0)) }
    var sources = "SELECT * FROM \(name("figures"))"
    if !places.isEmpty { sources += " UNION ALL SELECT * FROM \(name("values"))" }
    return """
      -- What fitting \(method.id.onOneLine) needs of the step \(step.rawValue), measured by \(dialect.title).
      -- Written by 'fragility sql --fit'; its result as CSV is for 'fragility fit --statistics'.
      WITH
      \(body.joined(separator: ",\n"))
      SELECT \(head), \(columns)
      FROM (\(sources)) AS \(name("measured"))
      WHERE \(name("value")) IS NOT NULL
      ORDER BY \(order.joined(separator: ", "));

      """
  }

  /// One row for each value.
  private var long: String {
    let printer = SQLPrinter(dialect: dialect)
    let id = SQLExpression.qualified(table: "measured", "id")
    let value = SQLExpression.choice(
      measured.map { (id.isEqual(to: .text($0.id)), kept(.column($0.column))) }
    )
    let groups = measured.compactMap { column in
      column.level.map {
        (id.isEqual(to: .text(column.id)), SQLExpression.firstPresent([.column($0), .text("")]))
      }
    }
    let group = SQLExpression.choice(groups, otherwise: .text(""))
    let ids = measured.map { "(\(dialect.literal($0.id)))" }.chunked(by: 90)
    return """
      -- one row for each value, of those that are scored
      \(name("long")) AS (
        SELECT
          \(name("measured")).\(name("id")),
          \(printer.text(group, indent: 4)) AS \(name("group")),
          \(printer.text(value, indent: 4)) AS \(name("x"))
        FROM \(name(compiler.steps.last))
        CROSS JOIN (VALUES
          \(ids.joined(separator: "\n    "))
        ) AS \(name("measured"))(\(name("id")))
      )
      """
  }

  private func kept(_ value: SQLExpression) -> SQLExpression {
    compiler.isKept.map { .when($0, value) } ?? value
  }

  private var placed: String {
    let partition = "PARTITION BY \(name("id")), \(name("group"))"
    return """
      -- its place in increasing order, from 0, among how many, and their mean
      \(name("placed")) AS (
        SELECT
          \(name("id")), \(name("group")), \(name("x")),
          ROW_NUMBER() OVER (\(partition) ORDER BY \(name("x")) NULLS LAST) - 1 AS \(name("place")),
          COUNT(\(name("x"))) OVER (\(partition)) AS \(name("n")),
          AVG(\(name("x"))) OVER (\(partition)) AS \(name("mean"))
        FROM \(name("long"))
      )
      """
  }

  private var spread: String {
    let distance = "(\(name("x")) - \(name("mean")))"
    let partition = "PARTITION BY \(name("id")), \(name("group"))"
    return """
      -- the sum of the squares of the distances from the mean
      \(name("spread")) AS (
        SELECT
          \(name("placed")).*,
          SUM(\(distance) * \(distance)) OVER (\(partition)) AS \(name("squares"))
        FROM \(name("placed"))
      )
      """
  }

  private var moments: String {
    let scale = "SQRT(\(name("squares")) / (\(count) - \(number(1))))"
    let z = "((\(name("x")) - \(name("mean"))) / \(scale))"
    let varies = "\(name("n")) > 1 AND \(name("squares")) > \(number(0))"
    return """
      -- moments by explicit sums: databases do not agree on their skewness and kurtosis
      \(name("moments")) AS (
        SELECT
          \(name("id")), \(name("group")), \(count) AS \(name("n")), \(name("mean")),
          CAST(COUNT(*) AS \(dialect.name(of: .number))) AS \(name("territories")),
          MIN(\(name("x"))) AS \(name("minimum")), MAX(\(name("x"))) AS \(name("maximum")),
          CASE WHEN \(name("n")) > 1 THEN \(scale) END AS \(name("sd")),
          SUM(CASE WHEN \(varies) THEN
            \(z) * \(z) * \(z)
          END) AS \(name("cubes")),
          SUM(CASE WHEN \(varies) THEN
            \(z) * \(z) * (\(z) * \(z))
          END) AS \(name("fourths"))
        FROM \(name("spread"))
        GROUP BY \(name("id")), \(name("group")), \(name("n")), \(name("mean")), \(name("squares"))
      )
      """
  }

  private var figures: String {
    let n = name("n")
    func less(_ count: Double) -> String { "(\(n) - \(number(count)))" }
    let apart = "(\(less(2)) * \(less(3)))"
    let skewness = "\(n) / (\(less(1)) * \(less(2))) * \(name("cubes"))"
    let kurtosis =
      "\(n) * (\(n) + \(number(1))) / (\(less(1)) * \(apart)) * \(name("fourths"))"
      + " - \(number(3)) * \(less(1)) * \(less(1)) / \(apart)"
    let statistics = [
      ("territories", name("territories")),
      ("count", "CASE WHEN \(n) > \(number(0)) THEN \(n) END"),
      ("minimum", name("minimum")), ("maximum", name("maximum")), ("mean", name("mean")),
      ("sd", name("sd")),
      ("skewness", "CASE WHEN \(n) > \(number(2)) THEN \(skewness) END"),
      ("kurtosis", "CASE WHEN \(n) > \(number(3)) THEN \(kurtosis) END"),
    ]
    let cases = statistics.map { "      WHEN \(dialect.literal($0)) THEN \($1)" }
    let names = statistics.map { "(\(dialect.literal($0.0)))" }.chunked(by: 90)
    return """
      -- one row for each figure; skewness and kurtosis as a spreadsheet gives them
      \(name("figures")) AS (
        SELECT
          \(name("id")), \(name("group")), \(name("statistic")),
          CASE \(name("statistic"))
      \(cases.joined(separator: "\n"))
          END AS \(name("value"))
        FROM \(name("moments"))
        CROSS JOIN (VALUES
          \(names.joined(separator: "\n    "))
        ) AS \(name("names"))(\(name("statistic")))
      )
      """
  }

  /// The values on both sides of quantiles, which are interpolated later.
  private func values(_ places: [FitStatistics.Place]) -> String {
    let conditions = places.flatMap { $0.conditions(count, dialect) }.map {
      "\(name("place")) = \($0)"
    }
    let text = dialect.name(of: .text)
    return """
      -- values by their places, between which quantiles of type 7 lie
      \(name("values")) AS (
        SELECT
          \(name("id")), \(name("group")),
          CONCAT('value_', CAST(\(name("place")) AS \(text))) AS \(name("statistic")),
          \(name("x")) AS \(name("value"))
        FROM \(name("placed"))
        WHERE
          \(conditions.joined(separator: "\n    OR "))
      )
      """
  }
}

extension FitStatistics.Place {
  /// The places, as expressions of how many values there are.
  fileprivate func conditions(_ rows: String, _ dialect: SQLDialect) -> [String] {
    func number(_ value: Double) -> String { dialect.literal(value) }
    switch self {
    case .quantile(let probability):
      let below = "FLOOR((\(rows) - \(number(1))) * \(number(probability)))"
      return [below, "\(below) + \(number(1))"]
    case .fromLowest(let count): return [number(Double(count))]
    case .fromHighest(let count): return ["\(rows) - \(number(Double(count + 1)))"]
    case .highestPart(let part, let count):
      return ["\(rows) - FLOOR(\(rows) * \(number(Double(part))) / \(number(Double(count))))"]
    }
  }
}
