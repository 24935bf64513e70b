/// One step of a statement: a common table expression.
struct SQLStep {
  /// A column that the step adds.
  struct Addition {
    let name: String
    let value: SQLExpression

    init(_ name: String, _ value: SQLExpression) {
      self.name = name
      self.value = value
    }
  }

  /// The name of the step.
  let name: String
  /// What it does, in a line.
  let comment: String
  /// Whether it hands on what the step before has.
  let handsOn: String?
  /// What it adds.
  var columns: [Addition]
  /// What it reads, with its joins: one line each.
  let source: [String]
  /// What stands behind the source, such as the columns of groups.
  var tail: [String] = []
}

extension SQLStep {
  /// The step as text.
  func text(in dialect: SQLDialect) -> String {
    let printer = SQLPrinter(dialect: dialect)
    var items = handsOn.map { ["    \(dialect.identifier($0)).*"] } ?? []
    items += columns.map { column in
      let name = dialect.identifier(column.name)
      if case .column(column.name) = column.value { return "    " + name }
      let value = printer.text(column.value, indent: 4, reserved: name.utf8.count + 5)
      return "    \(value) AS \(name)"
    }
    var lines = [
      "-- \(comment)", "\(dialect.identifier(name)) AS (", "  SELECT",
      items.joined(separator: ",\n"),
    ]
    lines += source.map { "  \($0)" } + tail.map { "  \($0)" }
    if let fence = dialect.fence { lines.append("  \(fence)") }
    return (lines + [")"]).joined(separator: "\n")
  }
}

/// The steps of a statement that follow each other.
struct SQLSteps {
  let dialect: SQLDialect
  private(set) var steps: [SQLStep] = []
  /// Names that tables of the database have: a step must not hide them from itself.
  private var taken: Set<String>

  init(_ dialect: SQLDialect, avoiding taken: Set<String>) {
    self.dialect = dialect
    self.taken = taken
  }

  /// The name of the last step.
  var last: String { steps.last?.name ?? "" }

  /// A name like this one that nothing else has.
  mutating func freeName(_ name: String) -> String {
    var free = name
    while taken.contains(free.lowercased()) { free += "_" }
    taken.insert(free.lowercased())
    return free
  }

  mutating func append(_ step: SQLStep) { steps.append(step) }

  /// Adds columns to those of the last step; nothing where there are none.
  mutating func add(
    _ name: String,
    _ comment: String,
    joins: [String] = [],
    _ columns: [SQLStep.Addition]
  ) {
    guard !columns.isEmpty else { return }
    let previous = last
    append(
      SQLStep(
        name: freeName(name),
        comment: comment,
        handsOn: previous,
        columns: columns,
        source: ["FROM \(dialect.identifier(previous))"] + joins
      )
    )
  }

  /// All steps and the last query.
  func text(head: [String], query: [String]) -> String {
    let comments = head.map { "-- \($0)" }
    let body = steps.map { $0.text(in: dialect) }.joined(separator: ",\n")
    return (comments + ["WITH", body] + query).joined(separator: "\n") + "\n"
  }
}
