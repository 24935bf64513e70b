/// What happened to territories between two dates.
///
/// All columns have one entry per territory of ``codes``: those of the later date in its order, then those that only the
/// earlier date has.
public struct Change: Sendable {
  /// Where a territory stood against its reference at the earlier date, and which way it went.
  public enum Position: String, Sendable, Hashable, CaseIterable {
    /// Worse off than the reference, and less so than before.
    case behindClosing = "behind_closing"
    /// Worse off than the reference, and more so than before.
    case behindWidening = "behind_widening"
    /// Better off than the reference, and less so than before.
    case aheadClosing = "ahead_closing"
    /// Better off than the reference, and more so than before.
    case aheadWidening = "ahead_widening"
    /// Level with the reference, or as far from it as before.
    case steady
  }

  /// The earlier date, by its position.
  public let from: Int
  /// The later date, by its position.
  public let to: Int
  /// The codes of the territories.
  public let codes: TextColumn
  /// Their names, of the later date where it has them.
  public let names: TextColumn
  /// The row of each territory in the table of the earlier date; `nil` where it is not there.
  public let rowsFrom: [Int?]
  /// The row of each territory in the table of the later date; `nil` where it is not there.
  public let rowsTo: [Int?]
  /// The scores at the earlier date.
  public let scoresFrom: Column
  /// The scores at the later date.
  public let scoresTo: Column
  /// The ranks among the territories that have a score at the earlier date.
  public let ranksFrom: Column
  /// The ranks among the territories that have a score at the later date.
  public let ranksTo: Column
  /// The classes at the earlier date.
  public let classesFrom: Column
  /// The classes at the later date.
  public let classesTo: Column
  /// The later score less the earlier one.
  public let changes: Column
  /// What the values of each indicator add to the change, in the order of ``Follow/indicators``.
  public let parts: [Column]
  /// What comes from values that only one of the dates has.
  public let availability: Column
  /// What comes from other bounds and weights, where each date has its own.
  public let reference: Column
  /// What comes from another method.
  public let method: Column
  /// The earlier score less that of the reference.
  public let gapsFrom: Column
  /// The later score less that of the reference.
  public let gapsTo: Column
  /// Where each territory stands against the reference; `nil` without a gap.
  public let positions: [Position?]
  /// What a reader of each change must know, as words.
  public let flags: TextColumn
  /// What a reader of all changes between these dates must know.
  public let warnings: [Problem]

  /// How many territories have a score at both dates.
  public var comparedCount: Int { changes.presentCount }
}

extension Change {
  /// How many of the territories at a position have passed the reference by the later date.
  ///
  /// - Parameter position: The position at the earlier date.
  /// - Returns: How many there are.
  package func passedCount(_ position: Position) -> Int {
    positions.indices.count { row in
      positions[row] == position && gapsFrom.encoded[row] * gapsTo.encoded[row] < 0
    }
  }

  /// The plain mean of a column over the territories whose change is split.
  ///
  /// - Parameter column: One of the columns of the change.
  /// - Returns: The mean, not a number where there is no such territory, and how many there are.
  package func mean(_ column: Column) -> (mean: Double, count: Int) {
    var sum = ExactSum()
    var count = 0
    for row in 0..<column.count
    where !availability.encoded[row].isNaN && !column.encoded[row].isNaN {
      sum.add(column.encoded[row])
      count += 1
    }
    return (count == 0 ? .nan : sum.value / Double(count), count)
  }
}
