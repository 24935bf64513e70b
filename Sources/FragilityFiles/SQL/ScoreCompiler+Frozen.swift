import FragilityIndex

// Frozen numbers of parents, joined by their codes.
extension ScoreCompiler {
  /// Finds which indicators take numbers of their parents.
  mutating func collectFrozen() {
    for (position, indicator) in method.indicators.enumerated() {
      let numbers = fitted.indicators[position]
      let id = indicator.id
      if let shrinkage = numbers.shrinkage {
        add(shrinkage.level, "\(id):logit", shrinkage.parents.mapValues(\.logit))
        add(shrinkage.level, "\(id):spread", shrinkage.parents.compactMapValues(\.spread))
      }
      if case .byGroup(let level?, let values) = numbers.imputation {
        add(level, "\(id):filling", values)
      }
      var (fitted, choice) = (numbers.normalisation, method.normalisation(of: position))
      while case .rounded(let inner, _) = fitted { fitted = inner }
      while case .rounded(let inner, _) = choice { choice = inner }
      if case .minMaxByParent(let ends) = fitted, case .minMax(let choice) = choice,
        case .parent(let level) = choice.scope
      {
        add(level, "\(id):lower", ends.ends.mapValues(\.lower))
        add(level, "\(id):upper", ends.ends.mapValues(\.upper))
      }
      if case .ratio(let ratio) = fitted, case .ratio(let choice) = choice,
        case .parent(let level) = choice.reference
      {
        add(level, "\(id):reference", ratio.values)
      }
    }
  }

  private mutating func add(_ level: String, _ name: String, _ values: [String: Double]) {
    frozen[level, default: FrozenColumns()].add(name, values)
  }

  private func step(of level: String) -> String { "by_\(level)" }

  /// Adds a table of the frozen numbers of each level.
  mutating func addFrozen() {
    for level in frozen.keys.sorted() {
      guard let table = frozen[level] else { continue }
      let codes = table.codes.isEmpty ? [""] : table.codes
      let printer = SQLPrinter(dialect: dialect)
      let rows = codes.map { code -> String in
        let cells = table.columns.map { column in
          column[code].map { SQLExpression.number($0) } ?? .null(.number)
        }
        let texts = ([SQLExpression.text(code)] + cells).map { printer.text($0, indent: 0) }
        return "  (\(texts.joined(separator: ", ")))"
      }
      let names = (["code"] + table.names).map(dialect.identifier).joined(separator: ", ")
      let lines = rows.enumerated().map { $1 + ($0 == rows.count - 1 ? "" : ",") }
      steps.append(
        SQLStep(
          name: step(of: level),
          comment: "frozen numbers by the code of the parent",
          handsOn: nil,
          columns: [.init("code", .column("code"))]
            + table.names.map { .init($0, .column($0)) },
          source: ["FROM (VALUES"] + lines + [") AS frozen(\(names))"]
        )
      )
    }
  }

  /// Adds the frozen numbers of each territory's parents.
  mutating func joinFrozen() {
    for level in frozen.keys.sorted() {
      guard let table = frozen[level] else { continue }
      let name = dialect.identifier(step(of: level))
      let previous = dialect.identifier(steps.last)
      let code = dialect.identifier("code")
      steps.add(
        "with_\(level)",
        "the frozen numbers of each territory's parent",
        joins: [
          "LEFT JOIN \(name) ON \(name).\(code) = \(previous).\(dialect.identifier(level))"
        ],
        table.names.map { .init($0, .qualified(table: step(of: level), $0)) }
      )
    }
  }
}
