/// The columns that a method reads from one of its tables.
package struct ColumnsNeeded: Sendable, Hashable {
  /// A column with the thing of the method that asks for it.
  package struct Request: Sendable, Hashable {
    package let column: String
    package let subject: Problem.Subject

    package init(column: String, subject: Problem.Subject) {
      self.column = column
      self.subject = subject
    }
  }

  /// The columns read as text: codes, names, parents.
  package var texts: [Request] = []
  /// The columns read as numbers.
  package var numbers: [Request] = []

  package init() {}
}

extension FragilityMethod {
  /// The columns that the method reads from a table, each once, with what asks for it first.
  ///
  /// - Parameter position: A position in ``tables``.
  /// - Returns: The columns of text and of numbers.
  package func columnsNeeded(ofTable position: Int) -> ColumnsNeeded {
    let id = tables[position].id
    var needed = ColumnsNeeded()
    var seen: Set<String> = []
    for (reference, isText, subject) in columnReferences
    where reference.table == id && seen.insert("\(isText)\(reference.column)").inserted {
      let request = ColumnsNeeded.Request(column: reference.column, subject: subject)
      if isText { needed.texts.append(request) } else { needed.numbers.append(request) }
    }
    return needed
  }

  /// Every column that the method names, whether it is read as text, and the key that names it.
  package var columnReferences:
    [(reference: ColumnReference, isText: Bool, subject: Problem.Subject)]
  {
    Self.columnReferences(
      tables: tables,
      indicators: indicators,
      typology: typology,
      people: people
    ) + resourceReferences
  }

  /// The columns of the territories that resources name.
  private var resourceReferences:
    [(reference: ColumnReference, isText: Bool, subject: Problem.Subject)]
  {
    resources.enumerated().compactMap { position, resource in
      guard case .codes(_, let on, _) = resource.reach else { return nil }
      return (on, true, .method(key: "resource[\(position)].on"))
    }
  }

  static func columnReferences(
    tables: [Table],
    indicators: [Indicator],
    typology: Typology?,
    people: [PeopleEstimate]
  ) -> [(reference: ColumnReference, isText: Bool, subject: Problem.Subject)] {
    var references: [(ColumnReference, Bool, Problem.Subject)] = []
    for (position, table) in tables.enumerated() {
      func add(_ reference: ColumnReference?, _ key: String, isText: Bool) {
        guard let reference else { return }
        references.append((reference, isText, .table(position, id: table.id, key: key)))
      }
      add(ColumnReference(table: table.id, column: table.key), "key", isText: true)
      add(table.name, "name", isText: true)
      add(table.population, "population", isText: false)
      for parent in table.parents { add(parent.codes, "parents.\(parent.id)", isText: true) }
      add(table.join?.on, "on", isText: true)
      if case .weightedMean(let weight) = table.join?.several {
        add(ColumnReference(table: table.id, column: weight), "several", isText: false)
      }
    }
    for (position, indicator) in indicators.enumerated() {
      func add(_ reference: ColumnReference?, _ key: String) {
        guard let reference else { return }
        references.append((reference, false, .indicator(position, id: indicator.id, key: key)))
      }
      switch indicator.derivation {
      case .column(let column): add(column, "column")
      case .ratio(let numerator, let denominator, _):
        add(numerator, "numerator")
        add(denominator, "denominator")
      case .count(_, let denominator, _): add(denominator, "denominator")
      case .expected(let terms, let denominator, _):
        for term in terms { add(term.persons, "expected") }
        add(denominator, "denominator")
      case .categories(let column, _):
        references.append((column, true, .indicator(position, id: indicator.id, key: "column")))
      case .series(let dates, _): for date in dates { add(date.column, "column") }
      }
      add(indicator.referenceColumn, "reference_column")
      add(indicator.samplingError?.column, "sampling_error")
    }
    references += (typology?.columns ?? []).map { ($0.column, false, .method(key: $0.key)) }
    for (position, estimate) in people.enumerated() {
      for (term, expected) in estimate.terms.enumerated() {
        let key = "people[\(position)].terms[\(term)].persons"
        references.append((expected.persons, false, .method(key: key)))
      }
    }
    return references
  }
}
