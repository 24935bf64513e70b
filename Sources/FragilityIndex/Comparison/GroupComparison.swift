/// The territories of an index by groups: how the groups differ, and how much of the inequality lies between them.
///
/// Every territory counts once, whatever its population. A territory without a score, or without a group, takes part in
/// counts alone.
public struct GroupComparison: Sendable {
  /// One group.
  public struct Group: Sendable, Hashable {
    /// What its territories share.
    public let code: String
    /// Its territories, as rows of the index, in their order.
    public let rows: [Int]
    /// How many of them have a score.
    public let scoredCount: Int
    /// The people of all of them; NaN where one number is not known.
    public let population: Double
    /// The figures of the scores; NaN without any.
    public let mean: Double
    /// The standard deviation with n - 1; NaN below two scores.
    public let standardDeviation: Double
    /// The median, type 7.
    public let median: Double
    /// The lowest score.
    public let minimum: Double
    /// The highest score.
    public let maximum: Double
    /// The row of the territory of the group that stands first in the order of ranks, and of the one that stands last.
    public let first: Int?
    /// The last of them.
    public let last: Int?
  }

  /// The groups in the order of their codes.
  public let groups: [Group]
  /// The position in ``groups`` of each territory's group; `nil` without one.
  public let groupOf: [Int?]
  /// The rank of each territory among those of its group, by the tie rule of the method.
  public let ranks: Column
  /// How many territories have no group.
  public let ungroupedCount: Int
  /// The variance and Theil's index, each split in two.
  public let inequality: [InequalityShares]
  /// Whether the groups differ by more than chance.
  public let tests: [GroupTest]

  /// The share of the variance that lies between the groups, eta squared.
  public var etaSquared: Double {
    inequality.first { $0.measure == .variance }?.betweenShare ?? .nan
  }

  /// Groups the territories of an index.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - codes: What each territory's group is called; empty without one.
  /// - Complexity: O(n log n).
  public init(of result: IndexResult, by codes: TextColumn) {
    precondition(codes.count == result.territories.count, "one code per territory")
    let scores = result.scores.encoded
    let found = Groups(codes)
    let order = found.codes.indices.sorted {
      found.codes[$0].utf8.lexicographicallyPrecedes(found.codes[$1].utf8)
    }
    var ranks = scores.map { $0.isNaN ? $0 : Double(absent: .notApplicable) }
    var groupOf = [Int?](repeating: nil, count: scores.count)
    var groups: [Group] = []
    var scored: [[Double]] = []
    let ranked = result.rankedScores.encoded
    for (position, group) in order.enumerated() {
      let rows = found.rows[group]
      for row in rows { groupOf[row] = position }
      let present = rows.filter { !scores[$0].isNaN }
      let own = competitionRanks(
        of: Column(encoded: present.map { ranked[$0] }),
        ties: result.fitted.method.rules.ties
      )
      for (place, row) in present.enumerated() { ranks[row] = own.encoded[place] }
      let values = present.map { scores[$0] }
      let sorted = values.sortedPresent()
      let moments = Moments(of: values)
      let ends = present.sorted { ranked[$0] == ranked[$1] ? $0 < $1 : ranked[$0] > ranked[$1] }
      groups.append(
        Group(
          code: found.codes[group],
          rows: rows,
          scoredCount: present.count,
          population: result.territories.population(ofRows: rows),
          mean: moments.mean,
          standardDeviation: moments.standardDeviation,
          median: sorted.isEmpty ? .nan : type7Quantiles([0.5], ofSorted: sorted)[0],
          minimum: sorted.first ?? .nan,
          maximum: sorted.last ?? .nan,
          first: ends.first,
          last: ends.last
        )
      )
      scored.append(values)
    }
    self.groups = groups
    self.groupOf = groupOf
    self.ranks = Column(encoded: ranks)
    ungroupedCount = groupOf.count { $0 == nil }
    let used = scored.filter { !$0.isEmpty }
    inequality = InequalityShares.Measure.allCases.map { InequalityShares($0, of: used) }
    tests = GroupTest.Kind.allCases.map { GroupTest($0, of: used) }
  }
}

extension IndexResult {
  /// The codes of the parents at a level, each of which is one area.
  ///
  /// - Parameter level: The id of the level; `all` is all territories together.
  /// - Returns: One code per territory, empty where it has none.
  /// - Throws: The method has no such level, or cells hold several codes.
  public func groupCodes(at level: String) throws(FragilityError) -> TextColumn {
    let whole = FragilityMethod.ParentTable.whole
    if level == whole { return TextColumn(repeatElement(whole, count: territories.count)) }
    guard let codes = territories.parentCodes(level) else {
      throw FragilityError([
        .unknownLevel(level, among: territories.parents.map(\.id) + [whole], fitted.method)
      ])
    }
    let problems = territories.severalParents(codes, level: level)
    guard problems.isEmpty else { throw FragilityError(problems) }
    return codes
  }
}

extension TerritoryTable {
  /// The row of each code.
  package var rowsByCode: [String: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
