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

  /// The statement.
  func text() -> String {
    let printer = SQLPrinter(dialect: dialect)
    func name(_ text: String) -> String { dialect.identifier(text) }
    func number(_ value: Double) -> String { dialect.literal(value) }
    let ids = measured.map { "(\(dialect.literal($0.id)))" }.joined(separator: ", ")
    let value = SQLExpression.choice(
      measured.map {
        (.qualified(table: "measured", "id").isEqual(to: .text($0.id)), .column($0.column))
      }
    )
    let grouped = measured.compactMap { column in
      column.level.map {
        (
          SQLExpression.qualified(table: "measured", "id").isEqual(to: .text(column.id)),
          SQLExpression.firstPresent([.column($0), .text("")])
        )
      }
    }
    let group = SQLExpression.choice(grouped, otherwise: .text(""))
    let source = name(compiler.steps.last)
    let kept = compiler.kept.map { "  WHERE \(name($0)) = 1" }
    let double = dialect.name(of: .number)
    let rows = "CAST(\(name("n")) AS \(double))"
    let fence = dialect.fence.map { ["  \($0)"] } ?? []
    var steps = [
      [
        "-- one row for each value", "\(name("long")) AS (",
        "  SELECT",
        "    \(name("measured")).\(name("id")),",
        "    \(printer.text(group, indent: 4)) AS \(name("group")),",
        "    \(printer.text(value, indent: 4)) AS \(name("x"))",
        "  FROM \(source)",
        "  CROSS JOIN (VALUES \(ids)) AS \(name("measured"))(\(name("id")))",
      ] + (kept.map { [$0] } ?? []) + [")"]
    ]
    let own = "\(name("id")), \(name("group"))"
    steps.append(
      [
        "-- each value with its place, from 0, and how many there are", "\(name("placed")) AS (",
        "  SELECT \(own), \(name("x")),",
        "    ROW_NUMBER() OVER (PARTITION BY \(own) ORDER BY \(name("x"))) - 1 AS \(name("place")),",
        "    COUNT(*) OVER (PARTITION BY \(own)) AS \(name("n")),",
        "    AVG(\(name("x"))) OVER (PARTITION BY \(own)) AS \(name("mean"))",
        "  FROM \(name("long"))",
        "  WHERE \(name("x")) IS NOT NULL",
      ] + fence + [")"]
    )
    let distance = "(\(name("x")) - \(name("mean")))"
    let extremes = "MIN(\(name("x"))) < MAX(\(name("x")))"
    steps.append([
      "-- moments by explicit sums: databases do not agree on their skewness and kurtosis",
      "\(name("moments")) AS (",
      "  SELECT \(own), \(rows) AS \(name("n")),",
      "    MIN(\(name("x"))) AS \(name("minimum")), MAX(\(name("x"))) AS \(name("maximum")),",
      "    \(name("mean")),",
      "    CASE WHEN \(extremes) THEN SQRT(SUM(\(distance) * \(distance)) / (\(rows) - \(number(1)))) END AS \(name("sd"))",
      "  FROM \(name("placed"))",
      "  GROUP BY \(own), \(name("n")), \(name("mean"))",
      ")",
    ])
    let z =
      "((\(name("placed")).\(name("x")) - \(name("moments")).\(name("mean"))) / \(name("sd")))"
    steps.append([
      "-- sums of cubes and fourth powers of the distances in standard deviations",
      "\(name("shapes")) AS (",
      "  SELECT \(name("placed")).\(name("id")), \(name("placed")).\(name("group")),",
      "    SUM(\(z) * \(z) * \(z)) AS \(name("cubes")),",
      "    SUM(\(z) * \(z) * (\(z) * \(z))) AS \(name("fourths"))",
      "  FROM \(name("placed"))",
      "  JOIN \(name("moments")) ON \(name("moments")).\(name("id")) = \(name("placed")).\(name("id"))",
      "    AND \(name("moments")).\(name("group")) = \(name("placed")).\(name("group"))",
      "  WHERE \(name("sd")) > \(number(0))",
      "  GROUP BY \(name("placed")).\(name("id")), \(name("placed")).\(name("group"))",
      ")",
    ])
    let fingerprint = dialect.literal(method.fingerprint)
    let head =
      "\(fingerprint) AS \(name("method")), \(dialect.literal(step.rawValue)) AS \(name("step"))"
    func figure(
      _ statistic: String,
      _ value: String,
      from: String = "",
      where condition: String? = nil
    )
      -> String
    {
      let table = name("moments")
      let source = from.isEmpty ? table : from
      let columns =
        "\(table).\(name("id")) AS \(name("id")), \(table).\(name("group")) AS \(name("group"))"
      let text =
        "SELECT \(head), \(columns), \(dialect.literal(statistic)) AS \(name("statistic")), \(value) AS \(name("value"))\n  FROM \(source)"
      return text + (condition.map { "\n  WHERE \($0)" } ?? "")
    }
    let n = "\(name("moments")).\(name("n"))"
    func less(_ count: Double) -> String { "(\(n) - \(number(count)))" }
    let shaped =
      "\(name("moments")) JOIN \(name("shapes")) ON \(name("shapes")).\(name("id")) = \(name("moments")).\(name("id")) AND \(name("shapes")).\(name("group")) = \(name("moments")).\(name("group"))"
    var figures = [
      figure("count", name("n")), figure("minimum", name("minimum")),
      figure("maximum", name("maximum")), figure("mean", name("mean")),
      figure("sd", name("sd"), where: "\(name("sd")) IS NOT NULL"),
      figure(
        "skewness",
        "\(n) / (\(less(1)) * \(less(2))) * \(name("cubes"))",
        from: shaped,
        where: "\(n) > \(number(2))"
      ),
      figure(
        "kurtosis",
        "\(n) * (\(n) + \(number(1))) / (\(less(1)) * (\(less(2)) * \(less(3)))) * \(name("fourths")) - \(number(3)) * \(less(1)) * \(less(1)) / (\(less(2)) * \(less(3)))",
        from: shaped,
        where: "\(n) > \(number(3))"
      ),
    ]
    figures.append(
      """
      SELECT \(head), 'score' AS \(name("id")), '' AS \(name("group")), 'territories' AS \(name("statistic")), CAST(COUNT(*) AS \(double)) AS \(name("value"))
        FROM \(source)
      """
    )
    let places = method.placesToMeasure(at: step)
    if !places.isEmpty {
      let conditions = places.flatMap { $0.conditions(rows, dialect) }
      let lines = conditions.enumerated().map { position, condition in
        "    \(position == 0 ? "" : "OR ")\(name("place")) = \(condition)"
      }
      figures.append(
        """
        SELECT \(head), \(own),
          CONCAT('value_', CAST(\(name("place")) AS \(dialect.name(of: .text)))) AS \(name("statistic")), \(name("x")) AS \(name("value"))
          FROM \(name("placed"))
          WHERE
        \(lines.joined(separator: "\n"))
        """
      )
    }
    let body =
      compiler.steps.steps.map { $0.text(in: dialect) }
      + steps.map { $0.joined(separator: "\n") }
    return """
      -- What fitting \(method.id.onOneLine) needs of the step \(step.rawValue), measured by \(dialect.title).
      -- Written by 'fragility sql --fit'; its result as CSV is for 'fragility fit --statistics'.
      WITH
      \(body.joined(separator: ",\n"))
      \(figures.joined(separator: "\nUNION ALL\n"))
      ORDER BY \(["id", "group", "statistic"].map(name).joined(separator: ", "));

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
