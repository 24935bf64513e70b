package import FragilityIndex

/// What is known of the uncertainty of an index: what was asked for, the rest is `nil`.
package struct UncertaintyReport {
  /// The index as the method says.
  package var index: IndexResult
  /// What is drawn.
  package var plan: UncertaintyPlan
  /// The territories that were asked about, by their rows.
  package var rows: [Int] = []
  /// The draws.
  package var draws: UncertaintyResult?
  /// The shares of variance.
  package var sensitivity: Sensitivity?
  /// The index without each of its members.
  package var removals: Removals?
  /// The index with each alternative.
  package var alternatives: OneAtATime?
  /// What would have to change for the territories.
  package var points: [TippingPoints] = []

  package init(_ index: IndexResult, plan: UncertaintyPlan) {
    self.index = index
    self.plan = plan
  }

  /// A table of the report.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - columns: The columns of the table of territories; all of them when left out.
  ///   - threads: How many threads may work.
  /// - Returns: The table; `nil` where what it shows was not asked for.
  package func table(
    _ table: UncertaintyTable,
    columns: [String]? = nil,
    threads: Int = 1
  ) -> OutputTable? {
    switch table {
    case .territories:
      draws.map {
        OutputTable(
          territoriesOf: $0,
          only: rows.isEmpty ? nil : rows,
          columns: columns,
          threads: threads
        )
      }
    case .parents: draws.map(OutputTable.init(parentsOf:))
    case .whole: draws.map(OutputTable.init(wholeOf:))
    case .sources: sensitivity.map(OutputTable.init(sourcesOf:))
    case .removals: removals.map(OutputTable.init(removalsOf:))
    case .alternatives: alternatives.map(OutputTable.init(alternativesOf:))
    case .changes: points.isEmpty ? nil : OutputTable(changesOf: points, in: index)
    case .weights: points.isEmpty ? nil : OutputTable(weightsOf: points, in: index)
    }
  }

  /// The report for programs, as members of a JSON object: `whole` is an object, the other tables are lists of rows.
  ///
  /// - Parameters:
  ///   - tables: The tables that are written.
  ///   - threads: How many threads may work.
  /// - Returns: One member a table, in the order of ``UncertaintyTable``.
  package func jsonMembers(
    _ tables: Set<UncertaintyTable>,
    threads: Int = 1
  ) -> [(String, JSONValue)] {
    let order: [UncertaintyTable] =
      [.whole] + UncertaintyTable.allCases.filter { $0 != .whole }
    return order.filter(tables.contains).compactMap { name in
      guard let json = table(name, threads: threads)?.json else { return nil }
      if name == .whole, case .array(let rows) = json, let row = rows.first {
        return (name.rawValue, row)
      }
      return (name.rawValue, json)
    }
  }
}
