import FragilityIndex

// Why cells of the tables are absent, and the numbers of the others.
extension ScoreCompiler {
  /// Adds why cells are absent, then their numbers.
  mutating func addCells() {
    var absences: [SQLStep.Addition] = []
    var numbers: [SQLStep.Addition] = []
    for reference in numberCells {
      let isText = tables.texts.contains(reference.table)
      let column = isText ? text(reference) : SQLExpression.column(cell(reference))
      var cases = [(SQLExpression.isNull(column), reasonOfNull(reference.table))]
      if isText {
        cases += marked(column, by: markers(of: reference.table))
      } else {
        let isInfinite = SQLExpression.call("ABS", [column])
          .isAbove(.number(.greatestFiniteMagnitude))
        cases.append((isInfinite, .text(AbsenceReason.unavailable.word)))
        cases += marked(column, byNumbers: markers(of: reference.table))
      }
      let reason = SQLExpression.choice(merged(cases))
      absences.append(.init("\(cell(reference)):gap", behindLink(reference.table, reason)))
      let isPresent = SQLExpression.isNull(.column("\(cell(reference)):gap"))
      let number = isText ? parsed(column, of: reference) : column
      numbers.append(.init("\(cell(reference)):number", .when(isPresent, number)))
    }
    steps.add("absences", "why cells have no number", absences)
    steps.add("numbers", "the numbers of the others", numbers)
  }

  /// A reason that counts only where a table has a row for the territory.
  func behindLink(_ id: String, _ reason: SQLExpression) -> SQLExpression {
    guard table(id)?.join != nil else { return reason }
    return .firstPresent([.column("\(id):gap"), reason])
  }

  /// The number that a text says; another text stops the statement.
  private func parsed(_ text: SQLExpression, of reference: ColumnReference) -> SQLExpression {
    var plain = text
    if table(reference.table)?.dialect.decimalMark == UInt8(ascii: ",") {
      plain = .call("REPLACE", [text, .text(","), .text(".")])
    }
    // A cast of a wrong text is null on Spark where it is told not to follow the standard.
    guard dialect == .spark else { return .cast(plain, .number) }
    return .firstPresent([
      .tryCast(plain, .number),
      .failure([.text("\(cell(reference)): "), text, .text(" is not a number")], .number),
    ])
  }

  /// What stands in a column of categories.
  func category(
    _ reference: ColumnReference,
    _ values: [CategoryValue]
  ) -> (gap: SQLExpression, value: SQLExpression) {
    let text = text(reference)
    let isKnown = SQLExpression.isOneOf(text, values.map(\.text))
    let gap = SQLExpression.choice(
      [(isKnown, .null(.text)), (.isNull(text), reasonOfNull(reference.table))]
        + marked(text, by: markers(of: reference.table))
    )
    let unknown = SQLExpression.failure(
      [.text("\(cell(reference)): no value for the category "), text],
      .number
    )
    let marks = markers(of: reference.table).keys.sorted()
    let isGap = [SQLExpression.isNull(text)] + (marks.isEmpty ? [] : [.isOneOf(text, marks)])
    let value = SQLExpression.choice(
      values.map { (text.isEqual(to: .text($0.text)), .number($0.value)) }
        + (SQLExpression.any(isGap).map { [($0, .null(.number))] } ?? []),
      otherwise: unknown
    )
    return (behindLink(reference.table, gap), value)
  }

  /// Cases of which those with the same value that follow each other are one.
  func merged(
    _ cases: [(SQLExpression, SQLExpression)]
  ) -> [(SQLExpression, SQLExpression)] {
    var merged: [(SQLExpression, SQLExpression)] = []
    for next in cases {
      if let last = merged.last, last.1 == next.1 {
        merged[merged.count - 1].0 = .infix(last.0, .or, next.0)
      } else {
        merged.append(next)
      }
    }
    return merged
  }

  /// The reasons of a text that is a marker.
  func marked(
    _ text: SQLExpression,
    by markers: [String: AbsenceReason]
  ) -> [(SQLExpression, SQLExpression)] {
    AbsenceReason.allCases.compactMap { reason in
      let marks = markers.filter { $0.value == reason }.keys.sorted()
      return marks.isEmpty ? nil : (.isOneOf(text, marks), .text(reason.word))
    }
  }

  /// The reasons of a number that is written as a marker.
  func marked(
    _ number: SQLExpression,
    byNumbers markers: [String: AbsenceReason]
  ) -> [(SQLExpression, SQLExpression)] {
    markers.keys.sorted().compactMap { mark in
      guard let value = Double(mark.replacingEach(",", with: ".")), value.isFinite,
        let reason = markers[mark]
      else { return nil }
      return (number.isEqual(to: .number(value)), .text(reason.word))
    }
  }
}
