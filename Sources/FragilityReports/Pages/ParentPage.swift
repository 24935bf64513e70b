import FragilityFiles
import FragilityIndex

/// The page of a larger area, such as a contrat de ville: its territories side by side.
struct ParentPage {
  private struct Values: Sendable {
    let words: [String: String]
    let title: String
    let lead: String
    let bar: String
    let map: String?
    let ranking: RankingTable
    let needs: [SituationTable]
    let change: SituationTable?
    let hasPeople: Bool
    let people: [String]
    let peopleNote: String
    let missing: [String]
  }

  let report: Report
  let group: Standing.Group
  /// The way from the folder of the report to the page of a territory, where there is one.
  let territoryPath: (Int) -> String?

  private var words: Words { report.words }
  private var typography: Typography { report.typography }

  /// The page.
  var page: ReportPage {
    let path = report.path(of: group)
    let root = PageShell.root(of: path)
    let href = { (row: Int) in territoryPath(row).map { root + $0 } }
    let title = report.name(of: group)
    let people = totals
    let values = Values(
      words: words.texts,
      title: title,
      lead: lead,
      bar: report.classBar(rows: group.rows, id: "classes"),
      map: report.map(
        rows: group.rows,
        title: title,
        id: "map",
        isLabelled: true,
        href: href
      ),
      ranking: RankingTable(
        report,
        rows: group.rows,
        profiles: [
          (words[group.profile.isOfTerritories ? "p_mean" : "p_published"], group.profile),
          (words["p_median"], report.standing.median),
        ],
        href: href
      ),
      needs: report.facts.resources.enumerated().map {
        SituationTable(report, needs: $1, number: $0, rows: group.rows)
      },
      change: SituationTable(report, changeOf: group.rows),
      hasPeople: !people.isEmpty,
      people: people,
      peopleNote: report.peopleNote,
      missing: missing
    )
    return report.shell.page(
      Templates.render(.parent, values),
      at: path,
      title: title,
      kind: "parent"
    )
  }

  private var lead: String {
    let worst = report.isStrength ? 1 : report.standing.classCount
    let count = group.rows.count { report.scoreClass(of: $0) == worst }
    var text = words.counted(group.rows.count, "p_lead", ["name": report.name(of: group)])
    text += " " + words.counted(count, report.oriented("p_lead_worst"))
    if let drawn = report.facts.uncertainty, let own = group.drawn {
      text +=
        " "
        + words(
          own.drawn.lower == own.drawn.upper && own.drawn.lower == Double(count)
            ? "p_lead_drawn_same" : "p_lead_drawn",
          [
            "low": typography.number(own.drawn.lower, digits: 0),
            "high": typography.number(own.drawn.upper, digits: 0),
            "share": typography.percent(drawn.plan.interval),
          ]
        )
    }
    return text
  }

  /// Estimated persons of the whole area.
  private var totals: [String] {
    group.people.map { total in
      let estimate = report.method.people[total.estimate]
      var text =
        switch total.value {
        case .present(let number): "≈ " + typography.count(number)
        case .absent(let reason): words["absent_\(reason.word)"]
        }
      if total.value.number != nil, total.counted < total.territories {
        text +=
          " "
          + words(
            "p_people_counted",
            [
              "counted": typography.count(total.counted),
              "count": typography.count(total.territories),
            ]
          )
      }
      return words(
        "named_level",
        ["level": estimate.label?[words.language] ?? estimate.id, "name": text]
      )
    }
  }

  /// What each territory lacks.
  private var missing: [String] {
    group.rows.compactMap { row in
      let absent = report.index.territories.indicators.enumerated().compactMap {
        position,
        column in
        column.values[row].absence.map {
          "\(report.label(ofIndicator: position)) (\(words["absent_\($0.word)"]))"
        }
      }
      guard !absent.isEmpty else { return nil }
      return words(
        "p_missing_item",
        ["name": report.name(ofTerritory: row), "list": absent.joined(separator: ", ")]
      )
    }
  }
}
