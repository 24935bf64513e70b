import FragilityFiles
import FragilityIndex

// What stands beside the score: persons, help, change, the state of the data.
extension TerritoryPage {
  /// Estimated head counts.
  var people: [String] {
    guard let people = report.facts.people else { return [] }
    return zip(report.method.people, people.counts.estimates).map { estimate, column in
      let label = estimate.label?[words.language] ?? estimate.id
      let text =
        switch column[row] {
        case .present(let number): "≈ " + typography.count(number)
        case .absent(let reason): words["absent_\(reason.word)"]
        }
      return words("named_level", ["level": label, "name": text])
    }
  }

  /// Places of help in or near the territory.
  var resources: [String] {
    report.facts.resources.map { result in
      let label = result.resource.label?[words.language] ?? result.resource.id
      let count =
        switch result.counts[row] {
        case .present(let number): typography.count(number)
        case .absent(let reason): words["absent_\(reason.word)"]
        }
      var parts = [words("t_resource", ["label": label, "count": count])]
      if let rate = result.rates[row].number {
        parts.append(
          words(
            "t_resource_rate",
            [
              "rate": typography.number(rate, digits: 1),
              "per": words.figure(result.resource.per),
            ]
          )
        )
      }
      if let nearest = result.nearest?[row].number {
        parts.append(words("t_resource_nearest", ["km": typography.number(nearest, digits: 1)]))
      }
      return parts.joined(separator: ", ")
    }
  }

  /// What changed since the date before.
  var change: DatedText? {
    guard let dated = report.facts.dated else { return nil }
    let change = dated.change
    let title = words("t_change", ["from": dateText(dated.from), "to": dateText(dated.to)])
    guard let found = dated.positions[index.territories.codes[row]],
      let before = change.scoresFrom[found].number, let after = change.scoresTo[found].number
    else {
      let reason = words["absent_unavailable"]
      return DatedText(title: title, text: words("t_change_none", ["reason": reason]))
    }
    // The sheet begins with a score by the bounds of its own tables.
    let own = index.scores[row].number
    let isOther = own.map { ($0 - after).magnitude > 1e-9 && ($0 - before).magnitude > 1e-9 }
    let other =
      isOther == true
      ? " "
        + words(
          "t_change_other",
          ["from": dateText(dated.from), "score": report.text(ofScore: own)]
        ) : ""
    return DatedText(
      title: title,
      text: words(
        "t_change_text",
        [
          "before": typography.number(before, digits: report.digits),
          "after": typography.number(after, digits: report.digits),
          "difference": typography.signed(after - before, digits: report.digits),
          "position": change.positions[found].map(report.words(ofPosition:)) ?? "",
        ]
      ) + other
    )
  }

  /// What is known of how good the data are.
  var quality: [String] {
    var texts: [String] = []
    if let level = index.reliability?.levels[row] {
      texts.append(words["t_reliability_\(level.rawValue)"])
    }
    texts.append(
      words("t_coverage", ["share": typography.percent(standing.coverage[row])])
    )
    var missing: [String] = []
    var imputed: [String] = []
    var held: [String] = []
    var beyond: [String] = []
    var imprecise: [String] = []
    var dimensions: [String] = []
    for flag in index.flags(of: row) {
      switch flag {
      case .absent(let id, let reason):
        missing.append("\(label(of: id)) (\(words["absent_\(reason.word)"]))")
      case .imputed(let id): imputed.append(label(of: id))
      case .winsorised(let id): held.append(label(of: id))
      case .beyondReference(let id): beyond.append(label(of: id))
      case .smallDenominator(let id), .imprecise(let id, _): imprecise.append(label(of: id))
      case .smallPopulation: texts.append(words["t_small_population"])
      case .unknownPopulation: texts.append(words["t_unknown_population"])
      case .notRanked: texts.append(words["t_not_ranked"])
      case .noScore(let dimension?):
        dimensions.append(label(ofDimension: dimension))
      case .noScore, .screenedOut, .raisedToFloor: break
      }
    }
    if missing.isEmpty {
      texts.append(words["t_complete"])
    } else {
      texts.append(
        words.counted(missing.count, "t_missing", ["list": missing.joined(separator: ", ")])
      )
    }
    for (key, list) in [
      ("t_no_dimension", dimensions), ("t_imputed", imputed), ("t_held", held),
      ("t_beyond", beyond), ("t_imprecise", imprecise),
    ] where !list.isEmpty {
      texts.append(words(key, ["list": list.joined(separator: ", ")]))
    }
    return texts
  }

  private func label(ofDimension id: String) -> String {
    report.method.dimensions.firstIndex { $0.id == id }.map(report.label(ofDimension:)) ?? id
  }

  private func label(of id: String) -> String {
    report.method.indicators.firstIndex { $0.id == id }.map(report.label(ofIndicator:)) ?? id
  }

  /// The sources of the indicators with their years.
  var sources: String {
    let texts = report.method.indicators.compactMap { $0.source?.words }
    guard !texts.isEmpty else { return "" }
    return words("t_sources", ["list": texts.distinct.joined(separator: words.listSeparator)])
  }
}

extension Report {
  /// Where the rates of the estimates were measured.
  var peopleNote: String {
    let sources = method.people.map(\.source.words).distinct
    return words("t_people_note", ["source": sources.joined(separator: words.listSeparator)])
  }
}

extension Report {
  /// Where a territory stands to the reference of a change, and where it goes.
  func words(ofPosition position: Change.Position) -> String {
    let key = "position_\(position.rawValue)"
    return words[position == .steady ? key : oriented(key)]
  }
}

extension FragilityMethod.Source {
  /// The name with the year, where there is one.
  var words: String { year.map { "\(name) (\($0))" } ?? name }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, in the order of the first of each.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
