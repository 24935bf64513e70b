import FragilityFiles
import FragilityIndex

/// The first page: what the index is, the map, the ranking, the state of the data, the method.
struct IndexPage {
  struct Figure: Sendable {
    let label: String
    let number: String
    let text: String
  }

  struct ClassRow: Sendable {
    let badge: String
    let meaning: String
    let bounds: String
    let count: String
    let people: String
  }

  struct Group: Sendable {
    let name: String
    let href: String?
    let count: String
    let bar: String
    let worst: String
    let drawn: String
  }

  struct Level: Sendable {
    let id: String
    let title: String
    let groups: [Group]
    let worstHeading: String
    let hasDraws: Bool
    let cut: String?
  }

  struct Dimension: Sendable {
    let label: String
    let share: String
    let indicators: String
  }

  struct File: Sendable {
    let href: String
    let text: String
  }

  private struct Values: Sendable {
    let words: [String: String]
    let title: String
    let description: String?
    let lead: String
    let figures: [Figure]
    let readFirst: [String]
    let map: String?
    let hasPeople: Bool
    let classes: [ClassRow]
    let distribution: String
    let ranking: RankingTable
    let levels: [Level]
    let needs: [SituationTable]
    let change: SituationTable?
    let dataTexts: [String]
    let dimensions: [Dimension]
    let hasNotes: Bool
    let notes: [String]
    let hasFiles: Bool
    let files: [File]
    let qualityHref: String
    let methodHref: String
  }

  /// How many territories and groups stand on the page.
  static let mostRows = 250
  static let mostGroups = 150

  let report: Report
  /// The way to the page of a territory, where there is one.
  let territoryHref: (Int) -> String?
  /// The way to the page of a larger area, where there is one.
  let groupHref: (Standing.Group) -> String?
  /// The files beside the pages.
  let files: [String]

  private var words: Words { report.words }
  private var typography: Typography { report.typography }
  private var index: IndexResult { report.index }
  private var standing: Standing { report.standing }

  /// The page.
  var page: ReportPage {
    let title = report.method.title[words.language]
    return report.shell.page(content(title), at: "index.html", title: title, kind: "index")
  }

  private func content(_ title: String) -> String {
    let method = report.method
    let values = Values(
      words: words.texts,
      title: title,
      description: method.description?[words.language],
      lead: words(
        report.oriented("i_lead"),
        [
          "count": typography.count(index.territories.count),
          "indicators": typography.count(method.indicators.count),
        ]
      ),
      figures: figures,
      readFirst: [
        words["i_read_position"], words["i_read_factors"],
        words[report.facts.uncertainty == nil ? "i_read_no_interval" : "i_read_interval"],
      ],
      map: report.map(
        rows: Array(index.scores.encoded.indices),
        title: words["i_map"],
        id: "map",
        href: territoryHref
      ),
      hasPeople: index.territories.population != nil,
      classes: classes,
      distribution: report.distribution(id: "scores"),
      ranking: RankingTable(
        report,
        rows: standing.rowsByRank,
        most: Self.mostRows,
        profiles: [(words["p_median"], standing.median)],
        href: territoryHref
      ),
      levels: levels,
      needs: report.facts.resources.enumerated().map {
        SituationTable(report, needs: $1, number: $0, rows: nil)
      },
      change: SituationTable(report, changeOf: nil),
      dataTexts: dataTexts,
      dimensions: dimensions,
      hasNotes: !report.facts.notes.isEmpty,
      notes: report.facts.notes.map { typography.sentence($0[words.language]) },
      hasFiles: !files.isEmpty,
      files: files.map { File(href: report.path(ofFile: $0), text: $0) },
      qualityHref: words["file_quality"],
      methodHref: words["file_method"]
    )
    return Templates.render(.index, values)
  }

  // MARK: Numbers at a glance

  private var figures: [Figure] {
    let territories = index.territories
    var figures = [
      Figure(
        label: words["i_territories"],
        number: typography.count(territories.count),
        text: words("i_scored", ["count": typography.count(standing.scoredCount)])
      )
    ]
    if territories.population != nil {
      let worst = report.isStrength ? 1 : standing.classCount
      let all = inhabitants(of: Array(0..<territories.count))
      let exposed = inhabitants(
        of: (0..<territories.count).filter { report.scoreClass(of: $0) == worst }
      )
      figures.append(
        Figure(
          label: words["i_inhabitants"],
          number: all,
          text: words(report.oriented("i_in_worst"), ["count": exposed])
        )
      )
    }
    if let drawn = report.facts.uncertainty {
      let sure = (0..<territories.count).count { row in
        guard let own = report.scoreClass(of: row),
          drawn.classProbabilities.indices.contains(own - 1)
        else { return false }
        return (drawn.classProbabilities[own - 1][row].number ?? 0) >= drawn.plan.interval
      }
      figures.append(
        Figure(
          label: words["i_sure"],
          number: typography.count(sure),
          text: words("i_sure_text", ["share": typography.percent(drawn.plan.interval)])
        )
      )
      let shift = drawn.meanRankShift.median
      // Where nobody has a rank, none is moved.
      if shift.isFinite {
        figures.append(
          Figure(
            label: words["i_shift"],
            number: "± " + typography.number(shift, digits: 1),
            text: words["i_shift_text"]
          )
        )
      }
    }
    let (present, all, _) = presence
    figures.append(
      Figure(
        label: words["i_complete"],
        number: typography.percent(all == 0 ? 0 : Double(present) / Double(all), digits: 1),
        text: words["i_complete_text"]
      )
    )
    return figures
  }

  /// How many inhabitants territories have together, and of how many of them that is not known.
  private func inhabitants(of rows: [Int]) -> String {
    guard let population = index.territories.population else { return "" }
    let known = rows.compactMap { population[$0].number }.filter { $0 >= 0 }
    if known.isEmpty, !rows.isEmpty { return words["absent_unavailable"] }
    let sum = typography.count(known.reduce(0, +))
    let unknown = rows.count - known.count
    return unknown == 0
      ? sum : sum + " " + words("i_people_unknown", ["count": typography.count(unknown)])
  }

  /// How many values are there, how many are needed, and how many territories have all of theirs.
  private var presence: (present: Int, all: Int, complete: Int) {
    let columns = index.territories.indicators.map(\.values)
    let present = columns.reduce(0) { $0 + $1.presentCount }
    let count = index.territories.count
    let complete = (0..<count).count { row in columns.allSatisfy { $0[row].number != nil } }
    return (present, count * columns.count, complete)
  }

  private var dataTexts: [String] {
    let (present, all, complete) = presence
    var texts = [
      words(
        "i_data_text",
        [
          "present": typography.count(present), "all": typography.count(all),
          "territories": typography.count(complete),
          "count": typography.count(index.territories.count),
        ]
      )
    ]
    let gaps = index.territories.indicators.map { $0.values.count - $0.values.presentCount }
    if let most = gaps.max(), most > 0, let worst = gaps.firstIndex(of: most) {
      texts.append(
        words.counted(most, "i_data_worst", ["label": report.label(ofIndicator: worst)])
      )
    }
    return texts
  }

  // MARK: Classes, groups, dimensions

  private var classes: [ClassRow] {
    let bounds = index.fitted.classification.bounds
    let inclusive = index.fitted.classification.inclusive
    func row(_ scoreClass: Int?) -> ClassRow? {
      let rows = (0..<index.territories.count).filter { report.scoreClass(of: $0) == scoreClass }
      if scoreClass == nil, rows.isEmpty { return nil }
      var text = "–"
      if let scoreClass {
        let low = scoreClass > 1 ? report.text(ofScore: bounds[scoreClass - 2]) : nil
        let high = scoreClass <= bounds.count ? report.text(ofScore: bounds[scoreClass - 1]) : nil
        let side = inclusive.rawValue
        text =
          switch (low, high) {
          case (let low?, let high?):
            words("i_class_between_\(side)", ["low": low, "high": high])
          case (let low?, nil): words("i_class_from_\(side)", ["low": low])
          case (nil, let high?): words("i_class_up_to_\(side)", ["high": high])
          case (nil, nil): "–"
          }
      }
      return ClassRow(
        badge: report.badge(ofClass: scoreClass),
        meaning: scoreClass.flatMap(report.meaning(ofClass:)) ?? "",
        bounds: text,
        count: typography.count(rows.count),
        people: inhabitants(of: rows)
      )
    }
    let order = Array(1...standing.classCount)
    return (report.isStrength ? order : order.reversed()).compactMap { row($0) }
      + [row(nil)].compactMap(\.self)
  }

  private var levels: [Level] {
    let worst = report.isStrength ? 1 : standing.classCount
    return index.territories.parents.enumerated().map { number, parents in
      let groups = standing.groups.filter { $0.level == parents.id }
      let counted = groups.map { group in
        (group: group, worst: group.rows.count { report.scoreClass(of: $0) == worst })
      }
      let ordered = counted.sorted {
        ($1.worst, $1.group.rows.count, $0.group.code) < (
          $0.worst, $0.group.rows.count, $1.group.code
        )
      }
      return Level(
        id: "level-\(number)",
        title: words("i_groups", ["level": report.levelName(parents.id)]),
        groups: ordered.prefix(Self.mostGroups).map { group, worst in
          Group(
            name: report.name(of: group),
            href: groupHref(group),
            count: typography.count(group.rows.count),
            bar: report.classBar(
              rows: group.rows,
              id: "bar-\(number)-\(PageShell.fileName(group.code))"
            ),
            worst: typography.count(worst),
            drawn: group.drawn.map {
              words(
                "i_from_to",
                [
                  "low": typography.number($0.drawn.lower, digits: 0),
                  "high": typography.number($0.drawn.upper, digits: 0),
                ]
              )
            } ?? "–"
          )
        },
        worstHeading: words[report.oriented("i_group_worst")],
        hasDraws: groups.contains { $0.drawn != nil },
        cut: groups.count <= Self.mostGroups
          ? nil
          : words(
            "i_cut",
            [
              "shown": typography.count(Self.mostGroups),
              "count": typography.count(groups.count),
            ]
          )
      )
    }
  }

  private var dimensions: [Dimension] {
    let shares = index.fitted.effectiveWeights
    let total = shares.values.reduce(0, +)
    let method = report.method
    func top(of id: String?) -> String? {
      var current = id
      while let own = method.dimensions.first(where: { $0.id == current }), let parent = own.parent
      {
        current = parent
      }
      return current
    }
    return method.dimensions.indices.filter { method.dimensions[$0].parent == nil }.map {
      position in
      let own = method.indicators.indices.filter {
        top(of: method.indicators[$0].dimension) == method.dimensions[position].id
      }
      let share = own.reduce(0) { $0 + (shares[$1] ?? 0) } / (total > 0 ? total : 1)
      return Dimension(
        label: report.label(ofDimension: position),
        share: typography.percent(share),
        indicators: own.map(report.label(ofIndicator:)).joined(separator: ", ")
      )
    }
  }
}
