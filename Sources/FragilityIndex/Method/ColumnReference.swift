/// A column of one of a method's tables.
public struct ColumnReference: Sendable, Hashable {
  /// The id of the table.
  public let table: String
  /// The name of the column in its header.
  public let column: String

  /// Creates a reference.
  ///
  /// - Parameters:
  ///   - table: The id of the table.
  ///   - column: The name of the column.
  public init(table: String, column: String) {
    self.table = table
    self.column = column
  }
}
