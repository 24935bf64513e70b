package import FragilityIndex

extension Follow {
  /// What changed for reading on a screen.
  ///
  /// - Parameters:
  ///   - notes: What could not be carried to another geography, by the position of the date.
  ///   - warnings: What must be known, with the places in the method file.
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines with their ends.
  package func text(
    notes: [Int: [TerritoryLinks.Note]],
    warnings: [Problem],
    in language: Language,
    digits: Int
  ) -> String {
    ChangeText(
      follow: self,
      notes: notes,
      warnings: warnings,
      language: language,
      numbers: NumberFormat(language, digits: digits),
      digits: digits
    ).text
  }
}

/// What changed, in one language.
private struct ChangeText {
  let follow: Follow
  let notes: [Int: [TerritoryLinks.Note]]
  let warnings: [Problem]
  let language: Language
  let numbers: NumberFormat
  let digits: Int

  /// How many of the largest rises and falls are shown.
  private static let shownCount = 5

  var text: String {
    ([heading, warned] + follow.changes.map(section) + [LinkText(follow, notes, language).text])
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  private func number(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "–" }
    return numbers.text(number)
  }

  /// A difference with its sign; one that rounds to zero has none.
  private func difference(_ difference: Double?) -> String {
    let text = number(difference)
    guard let difference, difference.isFinite else { return text }
    if !text.contains(where: { ("1"..."9").contains($0) }) { return numbers.text(0) }
    return difference > 0 ? "+" + text : text
  }

  private var isFragility: Bool { follow.method.rules.orientation == .fragility }

  private var reserves: String {
    warnings.isEmpty ? "" : word(", aux réserves ci-dessous près", ", but for what is said below")
  }

  private var heading: String {
    let dates = follow.dateTexts
    let (first, last) = (dates.first ?? "", dates.last ?? "")
    let method = "\(follow.method.id) \(follow.method.version)"
    let bounds =
      switch follow.bounds {
      case .base(let date):
        word(
          "bornes : celles de \(dates[date]) à toutes les dates ; les écarts de score se lisent comme une évolution\(reserves)",
          "bounds: those of \(dates[date]) at all dates; differences of scores can be read as change\(reserves)"
        )
      case .frozen:
        word(
          "bornes : figées dans un fichier, les mêmes à toutes les dates\(reserves)",
          "bounds: frozen in a file, the same at all dates\(reserves)"
        )
      case .eachDate where follow.method.isRelative:
        word(
          "bornes : celles de chaque date ; les écarts de score montrent des positions, pas une évolution",
          "bounds: those of each date; differences of scores show positions, not change"
        )
      case .eachDate:
        word(
          "bornes : fixées par la méthode",
          "bounds: fixed by the method"
        )
      }
    let sense =
      isFragility
      ? word("une hausse du score est une aggravation", "a rise of the score is a worsening")
      : word("une hausse du score est une amélioration", "a rise of the score is an improvement")
    var text = oneLine(follow.method.title[language], width: 100) + "\n"
    text +=
      word(
        "suivi de \(method), de \(first) à \(last)",
        "\(method) followed from \(first) to \(last)"
      )
      + "\n"
    text += wrapped(bounds, first: "") + sense + "\n"
    if let successor = follow.successor {
      text +=
        word(
          "méthode de \(last) : \(successor.id) \(successor.version)",
          "method of \(last): \(successor.id) \(successor.version)"
        ) + "\n"
    }
    return text
  }

  private var warned: String {
    guard !warnings.isEmpty else { return "" }
    var text = word("À SAVOIR AVANT DE LIRE", "TO BE KNOWN BEFORE READING") + "\n"
    for (position, warning) in warnings.enumerated() {
      let mark = "\(position + 1). "
      let space = String(repeating: " ", count: max(0, 4 - mark.count))
      let subject = warning.place.subject?.words[language] ?? ""
      let start = subject.isEmpty ? "" : subject + word(" : ", ": ")
      text += wrapped(printable(start + warning.message[language]), first: space + mark)
      if warnings.dropFirst(position + 1).first?.remedy != warning.remedy {
        text += wrapped(printable(warning.remedy[language]), first: "    -> ")
      }
    }
    return text
  }

  private func section(_ change: Change) -> String {
    let dates = follow.dateTexts
    let (from, to) = (dates[change.from], dates[change.to])
    let rises = change.changes.encoded.count { $0 > 0 }
    let falls = change.changes.encoded.count { $0 < 0 }
    let compared = change.comparedCount
    var text = word("DE \(from) À \(to)", "FROM \(from) TO \(to)") + "\n"
    text += word(
      """
      territoires comparés : \(compared) sur \(change.codes.count) ; score en hausse : \(rises), en baisse : \(falls), \
      inchangé : \(compared - rises - falls)

      """,
      """
      territories compared: \(compared) of \(change.codes.count); score rising: \(rises), falling: \(falls), \
      unchanged: \(compared - rises - falls)

      """
    )
    guard compared > 0 else { return text }
    return text + "\n" + partsTable(change) + "\n" + positionsTable(change) + "\n"
      + movers(change, rising: true) + "\n" + movers(change, rising: false)
  }

  /// The causes that play a part, with their means.
  private func partsTable(_ change: Change) -> String {
    var table = TextTable([
      (word("part de l'évolution", "part of the change"), .left), (word("moyenne", "mean"), .right),
      (word("hausses", "rises"), .right), (word("baisses", "falls"), .right),
      ("", .left),
    ])
    var count = 0
    for part in change.namedParts(follow.indicators) {
      let mean = change.mean(part.values)
      count = mean.count
      let rises = part.values.encoded.count { $0 > 0 }
      let falls = part.values.encoded.count { $0 < 0 }
      let isCause = !follow.indicators.contains(part.name)
      if isCause, rises + falls == 0 { continue }
      table.append([
        isCause ? cause(part.name) : oneLine(part.name, width: 30), difference(mean.mean),
        "\(rises)", "\(falls)", isCause ? "" : label(part.name),
      ])
    }
    let whole = change.mean(change.changes)
    table.append([word("ensemble", "whole"), difference(whole.mean), "", "", ""])
    return table.text
      + word(
        "(moyenne simple des \(count) territoires dont l'évolution est décomposée, en points de score)\n",
        "(plain mean of the \(count) territories whose change is split, in score points)\n"
      )
  }

  private func cause(_ name: String) -> String {
    switch name {
    case ChangePart.availability:
      word("(valeurs présentes à une seule date)", "(values that one date lacks)")
    case ChangePart.reference: word("(bornes)", "(bounds)")
    default: word("(méthode)", "(method)")
    }
  }

  private func label(_ id: String) -> String {
    let found = follow.method.indicators.first { $0.id == id }
    return found?.label.map { oneLine($0[language], width: 40) } ?? ""
  }

  private func positionsTable(_ change: Change) -> String {
    let whole =
      follow.level.map { word("de leur \($0)", "of their \($0)") }
      ?? word("de l'ensemble", "of the whole")
    let isWeighted = follow.results[change.from].territories.population != nil
    let reference =
      isWeighted ? whole + word(", pondéré par la population", ", by population") : whole
    var table = TextTable([
      (
        word("par rapport au score moyen \(reference)", "against the mean score \(reference)"),
        .left
      ),
      (word("territoires", "territories"), .right),
    ])
    for position in Change.Position.allCases {
      let count = change.positions.count { $0 == position }
      let passed = change.passedCount(position)
      let more = word(", dont \(passed) au-delà", ", of which \(passed) beyond it")
      table.append([words(position) + (passed > 0 ? more : ""), "\(count)"])
    }
    return table.text
  }

  private func words(_ position: Change.Position) -> String {
    let behind =
      isFragility
      ? word("plus fragiles", "more fragile") : word("moins bien placés", "worse placed")
    let ahead =
      isFragility
      ? word("moins fragiles", "less fragile") : word("mieux placés", "better placed")
    let closing = word("l'écart se réduit", "closing")
    let widening = word("l'écart se creuse", "widening")
    switch position {
    case .behindClosing: return "\(behind), \(closing)" + word(" : ils rattrapent", ": catching up")
    case .behindWidening:
      return "\(behind), \(widening)" + word(" : ils décrochent", ": falling behind")
    case .aheadClosing:
      return "\(ahead), \(closing)" + word(" : leur avance fond", ": losing their lead")
    case .aheadWidening:
      return "\(ahead), \(widening)" + word(" : ils distancent", ": drawing away")
    case .steady: return word("au niveau, ou écart inchangé", "level, or as far as before")
    }
  }

  private func movers(_ change: Change, rising: Bool) -> String {
    let scores = change.changes.encoded
    let rows = scores.indices.filter { rising ? scores[$0] > 0 : scores[$0] < 0 }
      .sorted { a, b in
        let (x, y) = (abs(scores[a]), abs(scores[b]))
        return x == y ? change.codes[a].utf8.lexicographicallyPrecedes(change.codes[b].utf8) : x > y
      }
      .prefix(Self.shownCount)
    guard !rows.isEmpty else { return "" }
    let dates = follow.dateTexts
    var table = TextTable([
      (
        rising
          ? word("plus fortes hausses", "largest rises")
          : word("plus fortes baisses", "largest falls"), .left
      ),
      ("", .left), (dates[change.from], .right), (dates[change.to], .right),
      (word("écart", "change"), .right), (word("d'abord par", "first of all by"), .left),
    ])
    for row in rows {
      table.append([
        change.codes[row],
        change.names[row] == change.codes[row] ? "" : oneLine(change.names[row], width: 30),
        number(change.scoresFrom[row].number), number(change.scoresTo[row].number),
        difference(change.changes[row].number), reasons(change, row),
      ])
    }
    return table.text
  }

  /// The two largest parts of a change that have its sign.
  private func reasons(_ change: Change, _ row: Int) -> String {
    let whole = change.changes[row].number ?? 0
    let parts = change.namedParts(follow.indicators).enumerated()
      .compactMap { place, part -> (Int, String, Double)? in
        part.values[row].number.map { (place, part.name, $0) }
      }
      .filter { $0.2 * whole > 0 }
      .sorted { abs($0.2) == abs($1.2) ? $0.0 < $1.0 : abs($0.2) > abs($1.2) }
    if parts.isEmpty { return word("non décomposé", "not split") }
    return parts.prefix(2).map { part in
      let isCause = !follow.indicators.contains(part.1)
      return "\(isCause ? cause(part.1) : part.1) \(difference(part.2))"
    }.joined(separator: word(" ; ", "; "))
  }
}
