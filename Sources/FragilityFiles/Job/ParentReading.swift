public import FragilityIndex

/// The tables of larger areas that a method names, read into memory.
public struct LoadedParents: Sendable {
  /// The values, one entry per table of the method, in its order.
  public let values: [ParentValues]
  /// How each of them was read.
  public let notes: [TableNote]

  /// Reads the tables of some levels.
  ///
  /// - Parameters:
  ///   - file: The method.
  ///   - levels: The levels that are asked for; all when left out.
  ///   - paths: The paths that replace those of the method, by the id of the table.
  ///   - threads: How many threads may work.
  /// - Throws: Everything that is wrong with any of the files, together.
  public init(
    _ file: MethodFile,
    levels: Set<String>? = nil,
    paths: [String: String] = [:],
    threads: Int = 1
  ) throws(FragilityError) {
    var problems: [Problem] = []
    var cause = FragilityError.Cause.invalidInput
    var values: [ParentValues] = []
    var notes: [TableNote] = []
    for (position, source) in file.method.parentTables.enumerated()
    where levels?.contains(source.level) ?? true {
      do throws(FragilityError) {
        let own = paths.filter { $0.key == source.table.id }
        let tables = try LoadedTables(
          file.reader(ofParentTable: position),
          paths: own,
          threads: threads
        )
        values.append(
          ParentValues(
            level: source.level,
            code: source.code,
            indicators: source.columns.compactMap { column in
              file.method.indicators.firstIndex { $0.id == column.indicator }
            },
            table: try tables.territories()
          )
        )
        notes += tables.notes
      } catch {
        problems += error.problems
        if error.cause == .inputOutput { cause = .inputOutput }
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems, cause: cause) }
    self.values = values
    self.notes = notes
  }
}
