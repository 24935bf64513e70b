import FragilityIndex

// The columns of the tables, why cells are absent, and the indicators.
extension ScoreCompiler {
  /// The columns that indicators read as numbers, each once.
  var numberCells: [ColumnReference] {
    var cells: [ColumnReference] = []
    for indicator in method.indicators {
      if case .categories = indicator.derivation { continue }
      for cell in indicator.derivation.columns where !cells.contains(cell) { cells.append(cell) }
    }
    for cell in reliabilityCells where !cells.contains(cell) { cells.append(cell) }
    return cells
  }

  /// The columns that hold categories.
  private var categoryCells: [ColumnReference] {
    var cells: [ColumnReference] = []
    for case .categories(let cell, _) in method.indicators.map(\.derivation)
    where !cells.contains(cell) { cells.append(cell) }
    return cells
  }

  /// The tables that scores need, in the order of the method.
  private var usedTables: [FragilityMethod.Table] {
    let first = method.tables[0]
    var used = Set((numberCells + categoryCells + first.parents.map(\.codes)).map(\.table))
    if let name = first.name { used.insert(name.table) }
    for indicator in method.indicators {
      if case .count(let table, _, _) = indicator.derivation { used.insert(table) }
    }
    for table in method.tables.reversed() where used.contains(table.id) {
      if let join = table.join { used.insert(join.on.table) }
    }
    return method.tables.dropFirst().filter { used.contains($0.id) }
  }

  /// The name of a column of the tables in the statement.
  func cell(_ reference: ColumnReference) -> String { "\(reference.table).\(reference.column)" }

  /// A number of the tables; null where it is absent.
  func number(_ reference: ColumnReference) -> SQLExpression {
    .column("\(cell(reference)):number")
  }

  /// A column as text, without the blanks around it.
  private func trimmed(_ reference: ColumnReference) -> SQLExpression {
    .call("TRIM", [.cast(.qualified(table: reference.table, reference.column), .text)])
  }

  /// A column of text of the tables.
  func text(_ reference: ColumnReference) -> SQLExpression {
    .column("\(cell(reference)):text")
  }

  /// The columns that are read as text: codes, names, categories.
  private var textCells: [ColumnReference] {
    let first = method.tables[0]
    var cells = [ColumnReference(table: first.id, column: first.key)]
    cells += [first.name].compactMap { $0 } + first.parents.map(\.codes)
    for table in usedTables {
      cells += [table.join?.on].compactMap { $0 }
      if !isCounted(table) { cells.append(ColumnReference(table: table.id, column: table.key)) }
    }
    cells += categoryCells + numberCells.filter { tables.texts.contains($0.table) }
    var seen: Set<ColumnReference> = []
    return cells.filter { seen.insert($0).inserted }
  }

  private func isCounted(_ table: FragilityMethod.Table) -> Bool {
    method.indicators.contains { $0.counts(table.id) }
  }

  func table(_ id: String) -> FragilityMethod.Table? {
    method.tables.first { $0.id == id }
  }

  func markers(of id: String) -> [String: AbsenceReason] { table(id)?.markers ?? [:] }

  /// Why nothing stands in a column of type.
  func reasonOfNull(_ id: String) -> SQLExpression {
    .text((markers(of: id)[""] ?? .unavailable).word)
  }

  // MARK: Source

  /// Adds the columns of the tables as they are, then the codes that hold them together.
  mutating func addSource() {
    let first = method.tables[0]
    for (position, table) in method.tables.enumerated()
    where table.join?.separator != nil && usedTables.contains(table) {
      refuse(
        .table(position, id: table.id, key: "separator"),
        fr: "plusieurs codes dans une cellule",
        en: "several codes in one cell"
      )
    }
    var columns = textCells.map { SQLStep.Addition("\(cell($0)):text", trimmed($0)) }
    for reference in numberCells where !tables.texts.contains(reference.table) {
      let raw = SQLExpression.qualified(table: reference.table, reference.column)
      columns.append(.init(cell(reference), .cast(raw, .number)))
    }
    for table in usedTables where isCounted(table) {
      columns.append(.init("\(table.id):rows", .qualified(table: table.id, "rows")))
    }
    let alias = dialect.identifier(first.id)
    let from = "FROM \(tables.source(of: first.id, in: dialect)) AS \(alias)"
    steps.append(
      SQLStep(
        name: steps.freeName("source"),
        comment: "the columns of the tables, one row a territory",
        handsOn: nil,
        columns: columns,
        source: [from] + usedTables.flatMap(join)
      )
    )
    addCodes()
  }

  private mutating func addCodes() {
    let first = method.tables[0]
    let key = text(ColumnReference(table: first.id, column: first.key))
    let isTwice = SQLExpression.window("COUNT(*)", partition: [key], order: nil)
      .isAbove(.whole(1))
    let code = SQLExpression.choice(
      [
        (
          .firstPresent([key, .text("")]).isEqual(to: .text("")),
          .failure([.text("\(first.id): a row has no code in \(first.key)"), key], .text)
        ),
        (
          isTwice,
          .failure(
            [.text("\(first.id), or a table joined to it, has several rows of the code "), key],
            .text
          )
        ),
      ],
      otherwise: key
    )
    var columns = [SQLStep.Addition("code", code)]
    columns.append(.init("name", first.name.map(text) ?? key))
    for parent in first.parents {
      let marks = markers(of: parent.codes.table).keys.sorted()
      let code = text(parent.codes)
      columns.append(
        .init(parent.id, marks.isEmpty ? code : .when(.not(.isOneOf(code, marks)), code))
      )
    }
    for joined in usedTables { columns.append(.init("\(joined.id):gap", linkGap(joined))) }
    for indicator in method.indicators {
      guard case .count(let table, _, _) = indicator.derivation else { continue }
      let count = SQLExpression.cast(.column("\(table):rows"), .number)
      columns.append(.init("\(indicator.id):count", .firstPresent([count, .number(0)])))
    }
    steps.add("codes", "codes, and why a joined table has no row: null where it has", columns)
  }

  /// The join of a table, by trimmed codes.
  private func join(_ table: FragilityMethod.Table) -> [String] {
    guard let join = table.join else { return [] }
    let printer = SQLPrinter(dialect: dialect)
    let name = tables.source(of: table.id, in: dialect)
    let alias = dialect.identifier(table.id)
    let on = printer.text(trimmed(join.on), indent: 0)
    let key = ColumnReference(table: table.id, column: table.key)
    guard isCounted(table) else {
      return [
        "LEFT JOIN \(name) AS \(alias)", "  ON \(printer.text(trimmed(key), indent: 0)) = \(on)",
      ]
    }
    let trimmedKey = printer.text(trimmed(key), indent: 0)
    let code = dialect.identifier("code")
    return [
      "LEFT JOIN (",
      "  SELECT \(trimmedKey) AS \(code), COUNT(*) AS \(dialect.identifier("rows"))",
      "  FROM \(name) AS \(alias)",
      "  GROUP BY \(trimmedKey)",
      ") AS \(alias)",
      "  ON \(alias).\(code) = \(on)",
    ]
  }

  /// Why a joined table has no row for a territory: null where it has one.
  private func linkGap(_ table: FragilityMethod.Table) -> SQLExpression {
    guard let join = table.join else { return .null(.text) }
    let on = text(join.on)
    var before: [SQLExpression] = []
    if let other = self.table(join.on.table), other.join != nil { before = [linkGap(other)] }
    let unknown = reasonOfNull(join.on.table)
    var cases = merged(
      [(SQLExpression.isNull(on), unknown)] + marked(on, by: markers(of: join.on.table))
    )
    if !isCounted(table) {
      let isAbsent = SQLExpression.isNull(
        text(ColumnReference(table: table.id, column: table.key))
      )
      switch join.unmatched {
      case .absent(let reason): cases.append((isAbsent, .text(reason.word)))
      case .error:
        let message = "\(table.id) has no row with the code "
        cases.append((isAbsent, .failure([.text(message), on], .text)))
      }
    }
    return .firstPresent(before + [.choice(cases)])
  }
}
