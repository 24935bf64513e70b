package import FragilityIndex

extension LoadedResources {
  /// The resources for reading on a screen: the thresholds, the quadrants, and who has high need and little help.
  ///
  /// - Parameters:
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines with their ends.
  package func text(in language: Language, digits: Int) -> String {
    guard let method = results.first?.index.fitted.method else { return "" }
    let note =
      language == .french
      ? "ressources montrées à côté du score : elles n'y entrent pas"
      : "resources shown beside the score: they are no part of it"
    let head =
      "\(oneLine(method.title[language], width: 100))\n\(method.id) \(method.version) ; \(note)\n"
    let parts = results.map { ResourceText(result: $0, language: language, digits: digits).text }
    return ([head] + parts).joined(separator: "\n")
  }

  /// The resources for programs, as members of a JSON object.
  package var jsonMembers: [(String, JSONValue)] {
    ResourceTable.allCases.map { ($0.rawValue, OutputTable($0, of: self).json) }
  }
}

private struct ResourceText {
  let result: ResourceResult
  let language: Language
  let digits: Int

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  private func number(_ value: Value, digits: Int? = nil) -> String {
    value.number.map(NumberFormat(language, digits: digits ?? self.digits).text) ?? "–"
  }

  private func number(_ number: Double) -> String {
    NumberFormat(language, digits: nil).text(number)
  }

  private var isFragility: Bool {
    result.index.fitted.method.rules.orientation == .fragility
  }

  private var reach: String {
    let per = number(result.resource.per)
    let places: String
    switch result.resource.reach {
    case .codes(let key, let on, _):
      places = word(
        "lieux dont le code (\(key)) est celui du territoire (\(on.column))",
        "places whose code (\(key)) is that of the territory (\(on.column))"
      )
    case .inside:
      places = word("lieux à l'intérieur du contour", "places inside of the contour")
    case .within(let distance, let start, _, _):
      let distance = number(distance)
      places =
        start == .contour
        ? word(
          "lieux dans le contour ou à \(distance) km au plus, à vol d'oiseau",
          "places inside of the contour or at most \(distance) km away, as the crow flies"
        )
        : word(
          "lieux à \(distance) km au plus du centre, à vol d'oiseau",
          "places at most \(distance) km from the centre, as the crow flies"
        )
    }
    return places + word(" ; taux pour \(per) habitants", "; rates per \(per) inhabitants")
  }

  private func source(_ threshold: ResourceResult.Threshold) -> String {
    threshold.isGiven ? word("méthode", "method") : word("médiane", "median")
  }

  private var thresholds: String {
    let need = "\(number(result.need.value)) (\(source(result.need)))"
    let little = "\(number(result.little.value, digits: max(digits, 2))) (\(source(result.little)))"
    let side =
      isFragility
      ? word("un score d'au moins", "a score of at least")
      : word("un score d'au plus", "a score of at most")
    return word(
      "besoin fort : \(side) \(need) ; peu d'aide : un taux d'au plus \(little)",
      "high need: \(side) \(need); little help: a rate of at most \(little)"
    )
  }

  private func cell(_ quadrant: ResourceResult.Quadrant) -> String {
    let count = result.quadrants.count { $0 == quadrant }
    let persons = number(result.population(of: quadrant), digits: 0)
    return "\(count) (\(persons) \(word("hab.", "inh.")))"
  }

  var text: String {
    let resource = result.resource
    let label = resource.label.map { "\($0[language]) (\(resource.id))" } ?? resource.id
    var quadrants = TextTable([
      ("", .left), (word("peu d'aide", "little help"), .right),
      (word("plus d'aide", "more help"), .right),
    ])
    quadrants.append([
      word("besoin fort", "high need"), cell(.highNeedLittleHelp), cell(.highNeedMoreHelp),
    ])
    quadrants.append([
      word("besoin moindre", "lower need"), cell(.lowerNeedLittleHelp), cell(.lowerNeedMoreHelp),
    ])
    let none = result.quadrants.count { $0 == nil }
    var lines = [oneLine(label, width: 100), reach, thresholds, "", quadrants.text]
    if none > 0 {
      lines[4] += word(
        "sans score ou sans décompte, donc dans aucune case : \(none)\n",
        "without a score or a count, hence in no cell: \(none)\n"
      )
    }
    lines.append(priorities)
    return lines.joined(separator: "\n")
  }

  private var priorities: String {
    let rows = result.rows(of: .highNeedLittleHelp)
    let title = word(
      "besoin fort et peu d'aide, du plus fragile au moins fragile : \(rows.count)",
      "high need and little help, from the most fragile to the least: \(rows.count)"
    )
    guard !rows.isEmpty else { return title + "\n" }
    let rate = word("taux", "rate")
    let nearest = result.nearest == nil ? [] : [word("plus proche (km)", "nearest (km)")]
    var table = TextTable(
      [
        ("code", .left), (word("nom", "name"), .left), (word("habitants", "inhabitants"), .right),
        ("score", .right), (word("lieux", "places"), .right), (rate, .right),
      ] + nearest.map { ($0, .right) }
    )
    let territories = result.index.territories
    for row in rows {
      let cells = [
        territories.codes[row], oneLine(territories.names[row]),
        number(territories.population?[row] ?? .absent(.unavailable), digits: 0),
        number(result.index.scores[row]), number(result.counts[row], digits: 0),
        number(result.rates[row], digits: max(digits, 2)),
      ]
      table.append(cells + (result.nearest.map { [number($0[row])] } ?? []))
    }
    return "\(title)\n\n\(table.text)"
  }
}
