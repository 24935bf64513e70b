/// A table as it was read: the columns that a method asks for, and nothing else.
public struct DataTable: Sendable, Hashable {
  /// The id of the table in the method.
  public let id: String
  /// How many rows it has.
  public let rowCount: Int
  /// The columns of text by name: codes, names, parents.
  public let texts: [String: TextColumn]
  /// The columns of numbers by name.
  public let numbers: [String: Column]

  /// Creates a table; every column has `rowCount` rows.
  ///
  /// - Parameters:
  ///   - id: The id of the table in the method.
  ///   - rowCount: The number of rows.
  ///   - texts: The columns of text by name.
  ///   - numbers: The columns of numbers by name.
  public init(
    id: String,
    rowCount: Int,
    texts: [String: TextColumn] = [:],
    numbers: [String: Column] = [:]
  ) {
    precondition(
      texts.values.allSatisfy { $0.count == rowCount },
      "a text column of another length"
    )
    precondition(numbers.values.allSatisfy { $0.count == rowCount }, "a column of another length")
    self.id = id
    self.rowCount = rowCount
    self.texts = texts
    self.numbers = numbers
  }
}
