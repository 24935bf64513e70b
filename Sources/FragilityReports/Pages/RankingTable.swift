import FragilityFiles
import FragilityIndex

/// A table of territories in the order of the ranking, with what is known of each beside its rank.
struct RankingTable: Sendable {
  struct Row: Sendable {
    let rank: String
    let name: String
    let code: String
    let href: String?
    let parents: [String]
    let score: String
    let badge: String
    let spark: String
    let interval: String
    let dimensions: [String]
    let missing: String
  }

  struct Foot: Sendable {
    let name: String
    let parents: [String]
    let score: String
    let dimensions: [String]
  }

  let levels: [String]
  let hasDraws: Bool
  let dimensions: [String]
  let rows: [Row]
  let foot: [Foot]
  let hasFoot: Bool
  let cut: String?

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - rows: The territories, in the order they are shown.
  ///   - most: How many are shown.
  ///   - profiles: What stands below them, to compare with.
  ///   - href: The way to the page of a territory, where there is one.
  init(
    _ report: Report,
    rows: some Collection<Int>,
    most: Int = .max,
    profiles: [(name: String, profile: Standing.Profile)] = [],
    href: (Int) -> String?
  ) {
    let (index, standing, words) = (report.index, report.standing, report.words)
    let top = report.method.dimensions.indices.filter {
      report.method.dimensions[$0].parent == nil
    }
    // A parent that all of them share is said above the table.
    let levels = index.territories.parents.filter { parents in
      rows.prefix(most).contains { parents.codes[$0] != rows.first.map { parents.codes[$0] } }
    }
    self.levels = levels.map { report.levelHeading($0.id) }
    hasDraws = report.facts.uncertainty != nil && report.method.rules.ties != .dense
    dimensions = top.map(report.label(ofDimension:))
    self.rows = rows.prefix(most).map { row in
      let groups = standing.groupsOfRow[row].map { standing.groups[$0] }
      let missing = standing.normalised.count { $0[row].number == nil }
      return Row(
        rank: index.ranks[row].number.map(report.typography.rank) ?? "–",
        name: report.name(ofTerritory: row),
        code: index.territories.codes[row],
        href: href(row),
        parents: levels.map { level in groups.first { $0.level == level.id }?.name ?? "–" },
        score: report.text(ofScore: index.scores[row].number),
        badge: report.badge(ofClass: report.scoreClass(of: row)),
        spark: report.spark(row: row),
        interval: report.rankInterval(of: row).map {
          words(
            "i_from_to",
            [
              "low": report.typography.rank($0.lowerBound),
              "high": report.typography.rank($0.upperBound),
            ]
          )
        } ?? "–",
        dimensions: top.map { report.text(ofScore: standing.dimensions[$0][row].number) },
        missing: missing == 0 ? "" : report.typography.count(missing)
      )
    }
    foot = profiles.filter { !$0.profile.isEmpty }.map { name, profile in
      Foot(
        name: name,
        parents: levels.map { _ in "" },
        score: report.text(ofScore: profile.score),
        dimensions: top.map { report.text(ofScore: profile.dimensions[$0]) }
      )
    }
    hasFoot = !foot.isEmpty
    cut =
      rows.count <= most
      ? nil
      : words(
        "i_cut",
        ["shown": report.typography.count(most), "count": report.typography.count(rows.count)]
      )
  }
}

extension Report {
  /// A class as a mark that reads without its colour.
  func badge(ofClass scoreClass: Int?) -> String {
    guard let scoreClass else {
      return "<span class=\"badge none\">\(words["i_class_none"].escapedMarkup)</span>"
    }
    return "<span class=\"badge k\(paint.step(of: scoreClass))\">\(scoreClass)</span>"
  }

  /// The rules by which a map takes the colours of classes that change.
  var liveClasses: String {
    let classes = (1...standing.classCount).map { own in
      let step = paint.step(of: own)
      return "#x-map .class-\(own) :is(.shape,.symbol,.badge){fill:var(--step-\(step))}"
        + "#x-map .class-\(own) .ink{fill:var(--on-\(step))}"
    }
    return classes.joined(separator: "\n")
      + "\n#x-map .class-none :is(.shape,.symbol,.badge){fill:var(--plot-paper)}"
      + "#x-map .class-none .ink{fill:var(--plot-muted)}\n"
  }

  /// The colours of the classes.
  var paint: ClassPaint {
    ClassPaint(id: "class", count: standing.classCount, orientation: method.rules.orientation)
  }
}
