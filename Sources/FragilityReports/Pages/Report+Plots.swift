import FragilityFiles
import FragilityIndex

// The plots of the pages, made of what the report knows.
extension Report {
  /// The bounds between classes.
  private var bounds: [Double] { index.fitted.classification.bounds }

  /// A map of territories by class with its legend; `nil` where the method names no contours.
  ///
  /// - Parameters:
  ///   - rows: The territories on it.
  ///   - title: What it shows.
  ///   - id: What the ids in it begin with.
  ///   - isLabelled: Whether the names of the territories are written on it.
  ///   - hasLegend: Whether the legend follows; scores in it are those of this report.
  ///   - href: The way to the page of a territory, where there is one.
  /// - Returns: Markup.
  func map(
    rows: [Int],
    title: String,
    id: String,
    isLabelled: Bool = false,
    hasLegend: Bool = true,
    href: (Int) -> String?
  ) -> String? {
    guard let contours = facts.contours else { return nil }
    let codes = index.territories.codes
    let shapes = rows.map { row in
      MapShape(
        code: codes[row],
        name: name(ofTerritory: row),
        contour: contours.territories.contours[codes[row]],
        category: scoreClass(of: row),
        detail: words(
          "named_level",
          ["level": words["t_score"], "name": text(ofScore: index.scores[row])]
        ),
        href: href(row)
      )
    }
    let shown = Set(rows.flatMap { standing.groupsOfRow[$0] }).sorted()
    let background = shown.compactMap { position -> MapArea? in
      let group = standing.groups[position]
      guard let contour = contours.levels[group.level]?.contours[group.code] else { return nil }
      return MapArea(name: group.name, contour: contour)
    }
    var map = ClassMap(
      title: title,
      shapes: shapes,
      classCount: standing.classCount,
      background: background,
      isLabelled: isLabelled
    )
    map.orientation = method.rules.orientation
    let image = Self.wide(map.svg(typography, id: id), title)
    guard hasLegend else { return image }
    let ranges = ClassMap.ranges(
      of: rows.map { index.scores[$0].number },
      classes: rows.map(scoreClass(of:)),
      count: standing.classCount,
      typography
    )
    return image + map.legend(typography, id: id, ranges: ranges)
  }

  /// How the scores are spread.
  func distribution(id: String) -> String {
    var plot = Distribution(
      title: words["i_distribution"],
      scores: (0..<index.scores.count).map { index.scores[$0].number },
      bounds: bounds,
      width: 640
    )
    plot.orientation = method.rules.orientation
    return Self.wide(plot.svg(typography, id: id), plot.title)
  }

  /// All scores on a line, and that of a territory among them.
  func strip(row: Int, id: String) -> String {
    guard let score = index.scores[row].number else { return "" }
    var plot = strip
    plot.marked = NamedScore(name: name(ofTerritory: row), score: score)
    return Self.wide(plot.svg(typography, id: id), plot.title)
  }

  /// The interval of a rank in a cell of a table.
  func spark(row: Int) -> String {
    guard let interval = rankInterval(of: row) else { return "" }
    var plot = RankSpark(
      rank: index.ranks[row].number,
      low: interval.lowerBound,
      high: interval.upperBound,
      count: standing.rankedCount
    )
    plot.orientation = method.rules.orientation
    return plot.svg(typography, id: "rank-\(row)")
  }

  /// How many territories of a group are in each class.
  func classBar(rows: [Int], id: String) -> String {
    var counts = [Int](repeating: 0, count: standing.classCount)
    var unscored = 0
    for row in rows {
      if let own = scoreClass(of: row) { counts[own - 1] += 1 } else { unscored += 1 }
    }
    var plot = ClassBar(
      title: words["i_classes"],
      counts: counts,
      unscored: unscored,
      width: 280
    )
    plot.orientation = method.rules.orientation
    return plot.svg(typography, id: id)
  }

  /// What a territory is set beside on every dimension: its larger areas and the median of all.
  private func comparisons(row: Int) -> [(name: String, profile: Standing.Profile)] {
    let groups = standing.groupsOfRow[row].map { standing.groups[$0] }
      .filter { !$0.profile.isEmpty }.prefix(3)
    return groups.map { (name(of: $0), $0.profile) } + [(words["t_median"], standing.median)]
  }

  /// A territory on every dimension, beside its larger areas and the median of all.
  func lollipops(row: Int, id: String) -> String {
    let others = comparisons(row: row)
    let whole = Lollipops.Row(
      label: words["t_index"],
      value: index.scores[row].number,
      absence: absence(index.scores[row]),
      comparisons: others.map(\.profile.score)
    )
    let parts = method.dimensions.indices.map { position in
      Lollipops.Row(
        label: label(ofDimension: position),
        value: standing.dimensions[position][row].number,
        absence: absence(standing.dimensions[position][row]),
        comparisons: others.map { $0.profile.dimensions[position] }
      )
    }
    var plot = Lollipops(
      title: words["t_dimensions"],
      name: name(ofTerritory: row),
      comparisons: others.map(\.name),
      rows: [whole] + parts,
      scale: standing.range
    )
    plot.orientation = method.rules.orientation
    return plot.svg(typography, id: id)
  }

  /// The same as a table.
  func dimensionTable(row: Int) -> DimensionTable {
    let others = comparisons(row: row)
    let whole = DimensionTable.Row(
      label: words["t_index"],
      values: [text(ofScore: index.scores[row])] + others.map { text(ofScore: $0.profile.score) }
    )
    let parts = method.dimensions.indices.map { position in
      DimensionTable.Row(
        label: label(ofDimension: position),
        values: [text(ofScore: standing.dimensions[position][row])]
          + others.map { text(ofScore: $0.profile.dimensions[position]) }
      )
    }
    return DimensionTable(
      headings: [words["t_here"]] + others.map(\.name),
      rows: [whole] + parts
    )
  }

  /// What takes a score away from the mean.
  func bars(_ pulls: Pulls, id: String) -> String {
    ContributionBars(
      title: words["t_pulls"],
      rows: pulls.strongest(8).map {
        ContributionBars.Row(label: label(ofIndicator: $0.indicator), difference: $0.points)
      }
    ).svg(typography, id: id)
  }

  private func absence(_ value: Value) -> String? {
    value.absence.map { words["absent_\($0.word)"] }
  }

  /// Need against help.
  func quadrants(ofNeeds result: ResourceResult, rows: [Int], id: String) -> String {
    guard let need = result.need.value.number, let little = result.little.value.number else {
      return ""
    }
    return drawn(
      Quadrants(
        title: words(
          "i_needs",
          ["label": result.resource.label?[words.language] ?? result.resource.id]
        ),
        points: rows.map {
          Quadrants.Point(
            name: name(ofTerritory: $0),
            x: index.scores[$0].number,
            y: result.rates[$0].number
          )
        },
        x: Quadrants.Measure(label: words["i_needs_x"], threshold: need),
        y: Quadrants.Measure(
          label: words("i_needs_y", ["per": words.figure(result.resource.per)]),
          threshold: little
        ),
        names: isStrength
          ? Quadrants.Names(
            upperLeft: words["quadrant_high_need_more_help"],
            upperRight: words["quadrant_lower_need_more_help"],
            lowerLeft: words["quadrant_high_need_little_help"],
            lowerRight: words["quadrant_lower_need_little_help"]
          )
          : Quadrants.Names(
            upperLeft: words["quadrant_lower_need_more_help"],
            upperRight: words["quadrant_high_need_more_help"],
            lowerLeft: words["quadrant_lower_need_little_help"],
            lowerRight: words["quadrant_high_need_little_help"]
          )
      ),
      id: id
    )
  }

  /// Where territories stood, and how far the gap to the reference moved since.
  func quadrants(ofChange change: Change, positions: [Int], id: String) -> String {
    // A gap that closes moves towards zero: on the side of the more fragile that is down, on the other up.
    drawn(
      Quadrants(
        title: words["i_change_y"],
        points: positions.map { position in
          let before = change.gapsFrom[position].number
          let after = change.gapsTo[position].number
          return Quadrants.Point(
            name: change.names[position].isEmpty ? change.codes[position] : change.names[position],
            x: before,
            y: before.flatMap { before in after.map { $0 - before } }
          )
        },
        x: Quadrants.Measure(label: words["i_change_x"], threshold: 0, isSigned: true),
        y: Quadrants.Measure(label: words["i_change_y"], threshold: 0, isSigned: true),
        names: isStrength
          ? Quadrants.Names(
            upperLeft: words["quadrant_behind_closing"],
            upperRight: words["quadrant_ahead_widening"],
            lowerLeft: words["quadrant_behind_widening"],
            lowerRight: words["quadrant_ahead_closing"]
          )
          : Quadrants.Names(
            upperLeft: words["quadrant_ahead_closing"],
            upperRight: words["quadrant_behind_widening"],
            lowerLeft: words["quadrant_ahead_widening"],
            lowerRight: words["quadrant_behind_closing"]
          )
      ),
      id: id
    )
  }

  private func drawn(_ quadrants: Quadrants, id: String) -> String {
    Self.wide(quadrants.svg(typography, id: id), quadrants.title) + quadrants.key()
  }

  /// A plot that a telephone moves rather than shrinks.
  private static func wide(_ plot: String, _ title: String) -> String {
    "<div class=\"plot-wide\" role=\"group\" tabindex=\"0\" aria-label=\"\(title.escapedMarkup)\">\(plot)</div>"
  }

  /// How much is absent of each indicator, by reason.
  func missingGrid(id: String) -> String? {
    let columns = index.territories.indicators.map(\.values)
    let counts = columns.map { column in
      (0..<column.count).reduce(into: [AbsenceReason: Int]()) { counts, row in
        if let reason = column[row].absence { counts[reason, default: 0] += 1 }
      }
    }
    let reasons = AbsenceReason.allCases.filter { reason in counts.contains { $0[reason] != nil } }
    guard !reasons.isEmpty else { return nil }
    return MissingGrid(
      title: words["i_missing"],
      reasons: reasons.map { words["absent_\($0.word)"] },
      rows: columns.indices.map { position in
        MissingGrid.Row(
          label: label(ofIndicator: position),
          total: columns[position].count,
          absent: reasons.map { counts[position][$0] ?? 0 }
        )
      },
      width: 640
    ).svg(typography, id: id)
  }
}

/// The scores of a territory and of what it is set beside, dimension by dimension.
struct DimensionTable: Sendable {
  struct Row: Sendable {
    let label: String
    let values: [String]
  }

  let headings: [String]
  let rows: [Row]
}
