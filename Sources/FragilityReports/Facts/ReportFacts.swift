public import FragilityFiles
public import FragilityIndex

/// Everything that a report tells: the index, and what was computed beside it.
///
/// What is `nil` or empty is not told; pages say why where a reader would look for it.
public struct ReportFacts: Sendable {
  /// The method and the tables.
  public let tables: LoadedTables
  /// The index.
  public let index: IndexResult
  /// How sure scores, ranks and classes are.
  public var uncertainty: UncertaintyResult?
  /// The areas that territories are compared with, the nearest level first, the whole last.
  public var comparisons: [LevelComparison] = []
  /// Persons: estimates, and who lives in which class.
  public var people: People?
  /// Places of help beside the scores.
  public var resources: [ResourceResult] = []
  /// What changed between the two last dates.
  public var change: Change?
  /// The dates of the change.
  public var changeDates: (from: Double, to: Double)?
  /// Remarks on the method and the data, made when they were read.
  public var remarks: [Problem] = []

  /// Creates facts of an index alone.
  ///
  /// - Parameters:
  ///   - tables: The method and the tables.
  ///   - index: The index of these tables.
  public init(tables: LoadedTables, index: IndexResult) {
    self.tables = tables
    self.index = index
  }

  /// The method.
  var method: FragilityMethod { tables.file.method }
}
