import FragilityFiles
import FragilityIndex

/// The page of a territory, on one sheet of A4.
struct TerritoryPage {
  struct Link: Sendable {
    let href: String?
    let text: String
  }

  struct LocalRank: Sendable {
    let label: String
    let text: String
  }

  struct Figures: Sendable {
    let score: String
    let scale: String?
    let scoreInterval: String?
    let scoreClass: String
    let classMeaning: String?
    let classCertainty: String?
    let rank: String
    let rankInterval: String?
    let localRanks: [LocalRank]
  }

  struct Indicator: Sendable {
    let label: String
    let unit: String?
    let value: String
    let isAbsent: Bool
    let others: [String]
    let pull: String
    let year: String
  }

  struct DatedText: Sendable {
    let title: String
    let text: String
  }

  private struct Values: Sendable {
    let words: [String: String]
    let name: String
    let code: String
    let parents: [Link]
    let population: String?
    let lead: String
    let figures: Figures?
    let strip: String
    let lollipops: String
    let dimensions: DimensionTable
    let dimensionsNote: String
    let hasPulls: Bool
    let bars: String
    let pullsNote: String
    let columns: [String]
    let indicators: [Indicator]
    let indicatorsNote: String?
    let hasPeople: Bool
    let people: [String]
    let peopleNote: String
    let hasResources: Bool
    let resources: [String]
    let change: DatedText?
    let quality: [String]
    let sources: String
    let back: String?
    let siblings: [Link]
  }

  /// How many indicators fit on the sheet.
  static let mostIndicators = 16

  let report: Report
  let row: Int
  /// Whether the pages of other territories are made too, so that links to them lead somewhere.
  let hasOthers: Bool
  /// The way from the folder of the report to the page of a territory, where there is one.
  let territoryPath: (Int) -> String?
  /// Whether the pages of the whole are there to be led to.
  var isLinked = true

  var index: IndexResult { report.index }
  var words: Words { report.words }
  var typography: Typography { report.typography }
  var standing: Standing { report.standing }
  var groups: [Standing.Group] { standing.groupsOfRow[row].map { standing.groups[$0] } }

  /// The page.
  var page: ReportPage {
    let name = report.name(ofTerritory: row)
    let path = report.path(ofTerritory: row)
    return report.shell.page(
      content(root: PageShell.root(of: path)),
      at: path,
      title: name,
      kind: "territory",
      isLinked: isLinked
    )
  }

  private func content(root: String) -> String {
    let territories = index.territories
    let pulls = Pulls(report, row: row)
    let shown = shownIndicators(pulls)
    let comparators = IndicatorComparators(report, row: row)
    let rest = report.method.indicators.count - shown.count
    let values = Values(
      words: words.texts,
      name: report.name(ofTerritory: row),
      code: territories.codes[row],
      parents: groups.map {
        Link(href: hasOthers ? root + report.path(of: $0) : nil, text: report.name(of: $0))
      },
      population: territories.population?[row].number.map {
        words.counted($0, "inhabitants")
      },
      lead: lead,
      figures: figures,
      strip: report.strip(row: row, id: "strip"),
      lollipops: report.lollipops(row: row, id: "lollipops"),
      dimensions: report.dimensionTable(row: row),
      dimensionsNote: dimensionsNote,
      hasPulls: !pulls.lines.isEmpty,
      bars: report.bars(pulls, id: "bars"),
      pullsNote: pulls.note,
      columns: comparators.headings,
      indicators: shown.map { indicator($0, pulls, comparators) },
      indicatorsNote: rest == 0
        ? nil
        : words(
          "t_more_indicators",
          ["shown": typography.count(shown.count), "rest": typography.count(rest)]
        ),
      hasPeople: !people.isEmpty,
      people: people,
      peopleNote: report.peopleNote,
      hasResources: !resources.isEmpty,
      resources: resources,
      change: change,
      quality: quality,
      sources: sources,
      back: isLinked ? root + "index.html" : nil,
      siblings: siblings(root: root)
    )
    return Templates.render(.territory, values)
  }

  // MARK: Score, class, rank

  private var lead: String {
    let name = report.name(ofTerritory: row)
    if let reason = index.scores[row].absence {
      return words("t_lead_none", ["name": name, "reason": words["absent_\(reason.word)"]])
    }
    guard let rank = index.ranks[row].number, let scoreClass = report.scoreClass(of: row) else {
      let reason = index.ranks[row].absence ?? index.classes[row].absence ?? .unavailable
      return words("t_lead_unranked", ["name": name, "reason": words["absent_\(reason.word)"]])
    }
    let key: String =
      if report.isStrength { "t_lead_strength" } else if scoreClass == standing.classCount {
        "t_lead_worst"
      } else if scoreClass == 1 { "t_lead_best" } else { "t_lead_middle" }
    let place = typography.place(rank)
    let text = words(
      key,
      ["name": name, "rank": place, "count": typography.count(standing.rankedCount)]
    )
    guard let own = ownClassShare, own < 0.75 else { return text }
    return text + " " + words("t_lead_unsure", ["share": typography.percent(1 - own)])
  }

  /// The share of the draws that give the same class.
  private var ownClassShare: Double? {
    guard let drawn = report.facts.uncertainty, let scoreClass = report.scoreClass(of: row),
      drawn.classProbabilities.indices.contains(scoreClass - 1)
    else { return nil }
    return drawn.classProbabilities[scoreClass - 1][row].number
  }

  private var figures: Figures? {
    guard let score = index.scores[row].number, let scoreClass = report.scoreClass(of: row) else {
      return nil
    }
    let drawn = report.facts.uncertainty
    let share = drawn.map { typography.percent($0.plan.interval) } ?? ""
    func interval(_ low: Double, _ high: Double, _ text: (Double) -> String) -> String {
      words("t_interval", ["low": text(low), "high": text(high), "share": share])
    }
    var scoreInterval: String?
    if let low = drawn?.scores?.lower[row].number, let high = drawn?.scores?.upper[row].number {
      scoreInterval = interval(low, high) { report.text(ofScore: $0) }
    }
    return Figures(
      score: typography.number(score, digits: report.digits),
      scale: standing.scale.map {
        words("t_of_scale", ["low": words.figure($0.lower), "high": words.figure($0.upper)])
      },
      scoreInterval: scoreInterval,
      scoreClass: words(
        "t_class_of",
        ["class": "\(scoreClass)", "classes": "\(standing.classCount)"]
      ),
      classMeaning: report.meaning(ofClass: scoreClass),
      classCertainty: ownClassShare.map {
        words("t_class_sure", ["share": typography.percent($0)])
      },
      rank: index.ranks[row].number.map {
        words(
          "t_rank_of",
          ["rank": typography.place($0), "count": typography.count(standing.rankedCount)]
        )
      } ?? words["t_not_ranked"],
      rankInterval: report.rankInterval(of: row).map {
        interval($0.lowerBound, $0.upperBound, typography.rank)
      },
      localRanks: localRanks
    )
  }

  /// The rank among the territories of each parent.
  private var localRanks: [LocalRank] {
    zip(groups, standing.ranksInGroups[row]).compactMap { group, rank in
      guard let rank, group.rankedCount > 1 else { return nil }
      return LocalRank(
        label: words("t_within", ["name": report.name(of: group)]),
        text: words(
          "t_rank_of",
          [
            "rank": typography.place(rank), "count": typography.count(group.rankedCount),
          ]
        )
      )
    }
  }

  // MARK: Dimensions and indicators

  private var dimensionsNote: String {
    let profiles = groups.map(\.profile).filter { !$0.isEmpty }
    let keys = Set(
      profiles.map { $0.isOfTerritories ? "t_basis_territories" : "t_basis_published" }
    )
    let bases = keys.sorted().map { words[$0] } + [words["t_basis_none"]]
    return words("t_dimensions_note", ["basis": bases.joined(separator: ", ")])
  }

  /// The indicators that fit on the sheet: all in the order of the method, or those that pull most.
  private func shownIndicators(_ pulls: Pulls) -> [Int] {
    let all = Array(report.method.indicators.indices)
    guard all.count > Self.mostIndicators else { return all }
    let strength = all.map { (pulls.ofIndicator[$0] ?? 0).magnitude }
    let most = all.sorted { (strength[$1], $0) < (strength[$0], $1) }.prefix(Self.mostIndicators)
    return most.sorted()
  }

  private func indicator(
    _ position: Int,
    _ pulls: Pulls,
    _ comparators: IndicatorComparators
  ) -> Indicator {
    let indicator = report.method.indicators[position]
    let value = index.territories.indicators[position].values[row]
    let text =
      switch value {
      case .present(let number): comparators.text(number, ofIndicator: position)
      case .absent(let reason): words["absent_\(reason.word)"]
      }
    return Indicator(
      label: report.label(ofIndicator: position),
      unit: indicator.unit?[words.language],
      value: text,
      isAbsent: value.number == nil,
      others: comparators.values(ofIndicator: position),
      pull: pulls.ofIndicator[position].map { typography.signed($0, digits: report.digits) } ?? "–",
      year: indicator.source?.year.map { "\($0)" } ?? "–"
    )
  }

  private func siblings(root: String) -> [Link] {
    guard hasOthers, index.scores[row].number != nil else { return [] }
    let place = standing.placeOfRow[row]
    return [(place - 1, "t_previous"), (place + 1, "t_next")].compactMap { place, key in
      guard (0..<standing.scoredCount).contains(place) else { return nil }
      let other = standing.rowsByRank[place]
      return territoryPath(other).map {
        Link(href: root + $0, text: words(key, ["name": report.name(ofTerritory: other)]))
      }
    }
  }
}
