extension FragilityMethod {
  /// Columns of the method's tables, brought to the territories.
  ///
  /// - Parameters:
  ///   - references: The columns; numbers that the method names.
  ///   - tables: One table for each of the method's, in its order.
  ///   - persons: Whether they count persons, who add up where a cell holds several codes and the table has a rule for
  ///     that.
  /// - Returns: One value per territory for each column.
  /// - Throws: What is wrong with codes, as for ``derive(from:)``.
  public func columns(
    _ references: [ColumnReference],
    from tables: [DataTable],
    persons: Bool = false
  ) throws(FragilityError) -> [ColumnReference: Column] {
    var joined = JoinedTables(method: self, tables: tables)
    joined.joinAll()
    var columns: [ColumnReference: Column] = [:]
    if joined.problems.isEmpty {
      for reference in references where columns[reference] == nil {
        columns[reference] = joined.numbers(reference, as: persons ? .persons : .value)
      }
    }
    guard joined.problems.isEmpty else {
      throw FragilityError(joined.problems.withoutRepetition())
    }
    return columns
  }
}

extension FragilityMethod {
  /// The columns that the typology reads, brought to the territories.
  ///
  /// - Parameter tables: One table for each of the method's, in its order.
  /// - Returns: One value per territory for each column.
  /// - Throws: What is wrong with codes, as for ``derive(from:)``.
  public func typologyColumns(
    from tables: [DataTable]
  ) throws(FragilityError) -> [ColumnReference: Column] {
    try columns((typology?.columns ?? []).map(\.column), from: tables)
  }
}
