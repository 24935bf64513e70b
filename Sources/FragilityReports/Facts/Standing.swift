import FragilityFiles
import FragilityIndex

/// What all pages need of the index, computed once.
final class Standing: Sendable {
  /// A larger area and its territories.
  struct Group: Sendable {
    let level: String
    let code: String
    let name: String
    /// The rows of its territories, in the order of the ranking.
    let rows: [Int]
    /// Its scores, to compare with.
    let profile: Profile
    /// How many of its territories have a rank.
    let rankedCount: Int
    /// How many of them are in the most fragile class, by the index and over the draws.
    let drawn: UncertaintyResult.ParentCount?
    /// The estimated numbers of persons in all of them together.
    let people: [PeopleCounts.Total]
  }

  /// A larger area by its level and its code.
  private struct Area: Hashable {
    let level: String
    let code: String
  }

  /// The scores of an area that territories are compared with.
  struct Profile: Sendable {
    /// The score of the index.
    var score: Double?
    /// The scores of the dimensions.
    var dimensions: [Double?]
    /// Whether they are means over the territories of the area in the table, not figures of the area itself.
    var isOfTerritories: Bool

    var isEmpty: Bool { score == nil && dimensions.allSatisfy { $0 == nil } }
  }

  /// The territories from the highest score down; those without a score come last.
  let rowsByRank: [Int]
  /// The place of a row in ``rowsByRank``.
  let placeOfRow: [Int]
  /// How many territories have a score.
  let scoredCount: Int
  /// How many territories have a rank.
  let rankedCount: Int
  /// The normalised values of the indicators.
  let normalised: [Column]
  /// The scores of the dimensions.
  let dimensions: [Column]
  /// The share of the weight that stands on values.
  let coverage: [Double]
  /// The mean normalised value of each indicator over the territories that have one; `nil` where none has.
  let means: [Double?]
  /// The median value of each indicator in its own unit.
  let indicatorMedians: [Double?]
  /// How values of indicators are shown.
  let numbers: IndicatorNumbers
  /// The medians over all territories.
  let median: Profile
  /// The larger areas of all levels, level by level, in the order of their names.
  let groups: [Group]
  /// The groups that hold a row, one per level where it has a parent.
  let groupsOfRow: [[Int]]
  /// The rank of a row among the territories of each of its groups; `nil` where it has none.
  let ranksInGroups: [[Double?]]
  /// The class of each territory, from 1; `nil` without a score.
  let classes: [Int?]
  /// How many classes there are.
  let classCount: Int
  /// The ends of the scale of the scores; `nil` where some lie beyond them, as standard scores do.
  let scale: Scale?
  /// The numbers between which the scores of the index and of all dimensions lie.
  let range: ClosedRange<Double>

  init(_ facts: ReportFacts, threads: Int) {
    let index = facts.index
    let territories = index.territories
    let method = facts.method
    rowsByRank = index.rowsByRank
    var placeOfRow = [Int](repeating: 0, count: territories.count)
    for (place, row) in rowsByRank.enumerated() { placeOfRow[row] = place }
    self.placeOfRow = placeOfRow
    scoredCount = index.scores.presentCount
    rankedCount = index.ranks.presentCount
    normalised = index.normalised
    dimensions = index.scores(ofDimensions: Array(method.dimensions.indices), threads: threads)
    coverage = index.coverage
    means = normalised.map { column in
      let present = (0..<column.count).compactMap { column[$0].number }
      return present.isEmpty ? nil : present.sorted().reduce(0, +) / Double(present.count)
    }
    // Those that the method leaves out, such as totals in the table, are not among the territories.
    let isIn = (0..<territories.count).map { index.scores[$0].absence != .screenedOut }
    indicatorMedians = territories.indicators.map { column in
      let values = column.values.encoded
      return Column(encoded: values.indices.filter { isIn[$0] }.map { values[$0] }).median
    }
    numbers = IndicatorNumbers(territories)
    median = Profile(
      score: index.scores.median,
      dimensions: dimensions.map(\.median),
      isOfTerritories: true
    )
    let classes = index.classes
    self.classes = (0..<classes.count).map { classes[$0].number.map { Int($0) } }
    classCount = index.fitted.classification.bounds.count + 1
    let ends = ScaleEnds(of: method)
    let shown = [index.scores] + dimensions
    scale = shown.allSatisfy(ends.holds) ? ends.scale : nil
    let numbers = shown.flatMap { $0.encoded.filter(\.isFinite) }
    range = scale.map { $0.lower...$0.upper } ?? ((numbers.min() ?? 0)...(numbers.max() ?? 1))
    let drawn = Dictionary(
      (facts.uncertainty?.parentCounts ?? []).map { (Area(level: $0.level, code: $0.code), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let people = Dictionary(grouping: facts.people?.counts.totals ?? []) { total in
      total.level.map { Area(level: $0, code: total.code) }
    }
    var groups: [Group] = []
    for parents in territories.parents {
      let gaps = facts.gaps.first { $0.comparison.level == parents.id }
      var rows: [String: [Int]] = [:]
      for row in rowsByRank where !parents.codes[row].isEmpty {
        rows[parents.codes[row], default: []].append(row)
      }
      let profiles = Profiles(gaps?.comparison, facts.rollUps[parents.id], method)
      let level = rows.map { code, rows in
        let area = rows.first.flatMap { gaps?.comparison.areaOf[$0] }
        var name = area.map { gaps?.comparison.areas.territories.names[$0] ?? "" } ?? ""
        if name.isEmpty || name == code, parents.id == "departement" {
          name = DepartementNames.name(code) ?? code
        }
        let own = Area(level: parents.id, code: code)
        return Group(
          level: parents.id,
          code: code,
          name: name.isEmpty ? code : name,
          rows: rows,
          profile: profiles.profile(ofArea: area, code: code),
          rankedCount: rows.count { index.ranks[$0].number != nil },
          drawn: drawn[own],
          people: people[own] ?? []
        )
      }
      groups += level.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    }
    self.groups = groups
    var groupsOfRow = [[Int]](repeating: [], count: territories.count)
    var ranksInGroups = [[Double?]](repeating: [], count: territories.count)
    for (position, group) in groups.enumerated() {
      let ranks = Self.ranks(of: group.rows, in: index)
      for (place, row) in group.rows.enumerated() {
        groupsOfRow[row].append(position)
        ranksInGroups[row].append(ranks[place].number)
      }
    }
    self.groupsOfRow = groupsOfRow
    self.ranksInGroups = ranksInGroups
  }

  /// The ranks of some territories among each other, with the ties of the method.
  private static func ranks(of rows: [Int], in index: IndexResult) -> Column {
    let ranks = rows.map { index.ranks.encoded[$0] }
    // The first place is that of the largest number.
    return competitionRanks(
      of: Column(encoded: ranks.map { $0.isNaN ? $0 : -$0 }),
      ties: index.fitted.method.rules.ties
    )
  }
}

/// The scores of the areas of a level: those of the areas themselves where they have one, else the means over their
/// territories.
private struct Profiles {
  private let comparison: LevelComparison?
  private let rollUp: IndexResult?
  private let areaDimensions, rollUpDimensions: [Column]
  private let rollUpRows: [String: Int]
  private let none: [Double?]

  init(_ comparison: LevelComparison?, _ rollUp: IndexResult?, _ method: FragilityMethod) {
    let all = Array(method.dimensions.indices)
    none = all.map { _ in nil }
    // A level without a table of its own has nothing but sums over territories.
    let isPublished = comparison?.bases.contains(.table) ?? false
    self.comparison = isPublished ? comparison : nil
    self.rollUp = rollUp
    areaDimensions = self.comparison?.areas.scores(ofDimensions: all) ?? []
    rollUpDimensions = rollUp?.scores(ofDimensions: all) ?? []
    rollUpRows = Dictionary(
      (rollUp?.territories.codes ?? TextColumn()).enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func profile(ofArea area: Int?, code: String) -> Standing.Profile {
    if let area, let comparison {
      let own = Standing.Profile(
        score: comparison.areas.scores[area].number,
        dimensions: areaDimensions.map { $0[area].number },
        isOfTerritories: false
      )
      if own.score != nil { return own }
    }
    guard let row = rollUpRows[code] else {
      return Standing.Profile(score: nil, dimensions: none, isOfTerritories: true)
    }
    return Standing.Profile(
      score: rollUp?.scores[row].number,
      dimensions: rollUpDimensions.map { $0[row].number },
      isOfTerritories: true
    )
  }
}

extension Column {
  /// The median of the values that are present; `nil` where none is.
  fileprivate var median: Double? {
    let present = (0..<count).compactMap { self[$0].number }.sorted()
    guard !present.isEmpty else { return nil }
    let middle = present.count / 2
    return present.count % 2 == 1 ? present[middle] : (present[middle - 1] + present[middle]) / 2
  }
}
