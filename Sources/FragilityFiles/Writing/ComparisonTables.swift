public import FragilityIndex

/// The tables of a comparison, by name.
public enum ComparisonTable: String, Sendable, Hashable, CaseIterable {
  /// Every territory against its parents, one row per indicator, dimension and index.
  case gaps
  /// The values and scores of the parents, and what they stand on.
  case parents
  /// The groups in figures.
  case groups
  /// The territories with their ranks in their groups.
  case members
  /// The inequality between groups and within them.
  case spread
  /// Whether groups differ by more than chance.
  case tests
  /// Larger areas summed up from the scores and ranks of their territories.
  case rollup
  /// How far two indices agree.
  case agreement
  /// Territories with their places in both indices.
  case pairs
  /// Those that move by most ranks.
  case movers
  /// The classes of both indices, one against the other.
  case classes
  /// The scores of both indices in figures.
  case distributions
}

extension OutputTable {
  /// Gaps of territories to the areas of some levels.
  ///
  /// - Parameters:
  ///   - gaps: One entry per level.
  ///   - territories: The rows of the territories, in the order they are shown.
  public init(_ gaps: [Gaps], of territories: [Int]) {
    var texts = GapTexts()
    var found: [Gap] = []
    var areas: [(level: Int, area: Int, row: Int)] = []
    for row in territories {
      for (level, gaps) in gaps.enumerated() {
        guard let area = gaps.comparison.areaOf[row] else { continue }
        for member in gaps.members {
          guard let gap = gaps.gap(of: member, row: row) else { continue }
          found.append(gap)
          areas.append((level, area, row))
          texts.append(gap, in: gaps, row: row, area: area)
        }
      }
    }
    columns = [
      OutputColumn(name: "code", cells: .text(texts.codes)),
      OutputColumn(name: "name", cells: .text(texts.names)),
      OutputColumn(name: "level", cells: .text(texts.levels)),
      OutputColumn(name: "parent", cells: .text(texts.areas)),
      OutputColumn(name: "parent_name", cells: .text(texts.areaNames)),
      OutputColumn(name: "id", cells: .text(texts.ids)),
      .values("value", found.map(\.value)), .values("parent_value", found.map(\.areaValue)),
      .number("difference", found.map { $0.difference ?? .nan }),
      .number("ratio", found.map { $0.ratio ?? .nan }, fewestDigits: 2),
      .values("score", found.map(\.score)), .values("parent_score", found.map(\.areaScore)),
      .number("score_difference", found.map { $0.scoreDifference ?? .nan }),
      OutputColumn(name: "reading", cells: .text(texts.readings)),
      OutputColumn(name: "basis", cells: .text(texts.bases)),
      .number(
        "covered_population",
        areas.map { gaps[$0.level].comparison.coveredPopulation(ofArea: $0.area) },
        fewestDigits: 2
      ),
      OutputColumn(name: "notes", cells: .words(texts.notes)),
    ]
    rows = Array(found.indices)
  }

  /// The areas that gaps are measured to.
  ///
  /// - Parameter gaps: One entry per level.
  public init(parentsOf gaps: [Gaps]) {
    var entries: [(gaps: Gaps, area: Int, member: Audit.Member)] = []
    for gaps in gaps {
      for area in gaps.comparison.areas.territories.codes.indices {
        entries += gaps.members.map { (gaps, area, $0) }
      }
    }
    let scores = gaps.map(\.areaScores)
    let levels = Dictionary(
      uniqueKeysWithValues: gaps.enumerated().map { ($1.comparison.level, $0) }
    )
    func number(_ entry: (gaps: Gaps, area: Int, member: Audit.Member)) -> (Value, Value) {
      let level = levels[entry.gaps.comparison.level] ?? 0
      let score = scores[level][entry.member]?[entry.area] ?? .absent(.unavailable)
      guard case .indicator(let indicator) = entry.member else {
        return (.absent(.notApplicable), score)
      }
      return (entry.gaps.comparison.values[indicator][entry.area], score)
    }
    let numbers = entries.map(number)
    columns = [
      .text("level", entries.map { $0.gaps.comparison.level }),
      .text("parent", entries.map { $0.gaps.comparison.areas.territories.codes[$0.area] }),
      .text("parent_name", entries.map { $0.gaps.comparison.areas.territories.names[$0.area] }),
      .text("id", entries.map { $0.gaps.id(of: $0.member) }),
      .values("parent_value", numbers.map(\.0)), .values("parent_score", numbers.map(\.1)),
      .text("basis", entries.map { $0.gaps.basis(of: $0.member) }),
      .number(
        "territories",
        entries.map { Double($0.gaps.comparison.territoryCounts[$0.area]) },
        isRounded: false
      ),
      .number(
        "summed",
        entries.map { entry in
          guard case .indicator(let indicator) = entry.member,
            !entry.gaps.comparison.summedCounts[indicator].isEmpty
          else { return .nan }
          return Double(entry.gaps.comparison.summedCounts[indicator][entry.area])
        },
        isRounded: false
      ),
      .number(
        "population_in_table",
        entries.map { $0.gaps.comparison.populationInTable[$0.area] },
        isRounded: false
      ),
      .number(
        "population",
        entries.map { $0.gaps.comparison.population[$0.area] },
        isRounded: false
      ),
      .number(
        "covered_population",
        entries.map { $0.gaps.comparison.coveredPopulation(ofArea: $0.area) },
        fewestDigits: 2
      ),
    ]
    rows = Array(entries.indices)
  }
}

/// The texts of gaps, row by row.
private struct GapTexts {
  var codes = TextColumn()
  var names = TextColumn()
  var levels = TextColumn()
  var areas = TextColumn()
  var areaNames = TextColumn()
  var ids = TextColumn()
  var readings = TextColumn()
  var bases = TextColumn()
  var notes = TextColumn()

  mutating func append(_ gap: Gap, in gaps: Gaps, row: Int, area: Int) {
    let territories = gaps.result.territories
    let parents = gaps.comparison.areas.territories
    codes.append(territories.codes[row].utf8)
    names.append(territories.names[row].utf8)
    levels.append(gaps.comparison.level.utf8)
    areas.append(parents.codes[area].utf8)
    areaNames.append(parents.names[area].utf8)
    ids.append(gaps.id(of: gap.member).utf8)
    readings.append((gap.reading?.rawValue ?? "").utf8)
    bases.append(gaps.basis(of: gap.member).utf8)
    notes.append(gap.words.joined(separator: " ").utf8)
  }
}

extension Gap {
  /// Why something is absent, then what must be known before the gap is read.
  fileprivate var words: [String] {
    func reason(_ name: String, _ value: Value) -> [String] {
      value.absence.map { ["\(name):\($0.word)"] } ?? []
    }
    var words: [String] = []
    if case .indicator = member {
      words += reason("value", value) + reason("parent", areaValue)
    } else {
      words += reason("score", score) + reason("parent", areaScore)
    }
    return words + notes.map(\.rawValue)
  }
}

extension Gaps {
  fileprivate var method: FragilityMethod { result.fitted.method }

  fileprivate func id(of member: Explanation.Member) -> String {
    switch member {
    case .index: "score"
    case .dimension(let dimension): method.dimensions[dimension].id
    case .indicator(let indicator): method.indicators[indicator].id
    }
  }

  /// What the value, or the score, of an area stands on.
  fileprivate func basis(of member: Explanation.Member) -> String {
    if case .indicator(let indicator) = member { return comparison.bases[indicator].rawValue }
    return (comparison.bases.contains(.table) ? LevelComparison.Basis.table : .territories).rawValue
  }

  /// The scores of the areas by member.
  fileprivate var areaScores: [Explanation.Member: Column] {
    let all = Array(method.dimensions.indices)
    var scores: [Explanation.Member: Column] = [.index: comparison.areas.scores]
    for (dimension, column) in zip(all, comparison.areas.scores(ofDimensions: all)) {
      scores[.dimension(dimension)] = column
    }
    for (indicator, column) in comparison.normalised.enumerated() {
      scores[.indicator(indicator)] = column
    }
    return scores
  }
}

extension OutputTable.OutputColumn {
  /// A column of values, whose gaps keep their reason.
  static func values(_ name: String, _ values: [Value]) -> Self {
    Self(name: name, cells: .number(Column(values)))
  }

  /// A column of numbers that keep some digits.
  static func number(_ name: String, _ numbers: [Double], fewestDigits: Int) -> Self {
    Self(
      name: name,
      cells: .number(Column(numbers.map { $0 })),
      fewestDigits: fewestDigits
    )
  }
}
