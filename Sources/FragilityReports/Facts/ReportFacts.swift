public import FragilityFiles
public import FragilityIndex

/// Everything that a report tells: the index, and what was computed beside it.
///
/// What is `nil` or empty is not told; pages say so where a reader would look for it.
public struct ReportFacts: Sendable {
  /// What changed between two dates.
  public struct Dated: Sendable {
    /// The change.
    public let change: Change
    /// The earlier date.
    public let from: Double
    /// The later date.
    public let to: Double
    /// Where each territory stands in the change, by its code: its tables may have other rows than those of the index.
    let positions: [String: Int]

    /// Creates a change between two dates.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - from: The earlier date.
    ///   - to: The later date.
    public init(_ change: Change, from: Double, to: Double) {
      (self.change, self.from, self.to) = (change, from, to)
      positions = Dictionary(
        change.codes.enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  /// The method and the tables.
  public let tables: LoadedTables
  /// The index.
  public let index: IndexResult
  /// How sure scores, ranks and classes are.
  public var uncertainty: UncertaintyResult?
  /// The gaps to the areas of each level of parents and to the whole.
  public var gaps: [Gaps] = []
  /// The parents of each level, scored from their territories; needs the population.
  public var rollUps: [String: IndexResult] = [:]
  /// The contours of the territories and their parents.
  public var contours: LoadedContours?
  /// Persons: estimates, and who lives in which class.
  public var people: People?
  /// Places of help beside the scores.
  public var resources: [ResourceResult] = []
  /// What changed since the date before.
  public var dated: Dated?
  /// What a reader must know of how all this was made.
  public var notes: [LocalizedText] = []
  /// The paths of the files that were read beside the tables of the method.
  package internal(set) var paths: [String] = []
  /// How the tables of larger areas were read.
  public internal(set) var parentNotes: [TableNote] = []
  /// Why values of different dates may not be comparable.
  public internal(set) var warnings: [Problem] = []

  /// Creates the facts of an index alone.
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
