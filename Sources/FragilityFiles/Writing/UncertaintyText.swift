package import FragilityIndex

extension UncertaintyReport {
  /// The report for reading on a screen.
  ///
  /// - Parameters:
  ///   - tables: The tables that are shown, in this order.
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark; 1 when left out, and 2 for values of indicators.
  /// - Returns: Lines with their ends.
  package func text(
    _ tables: [UncertaintyTable],
    in language: Language,
    digits: Int?
  ) -> String {
    let text = UncertaintyText(report: self, language: language, digits: digits)
    return ([text.heading] + tables.map(text.section)).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

/// A report in one language.
struct UncertaintyText {
  let report: UncertaintyReport
  let language: Language
  let numbers: NumberFormat
  /// How values of indicators are written.
  let values: NumberFormat
  let whole: NumberFormat
  private let tenths: NumberFormat
  let shortest: NumberFormat

  init(report: UncertaintyReport, language: Language, digits: Int?) {
    self.report = report
    self.language = language
    numbers = NumberFormat(language, digits: digits ?? 1)
    values = NumberFormat(language, digits: digits ?? 2)
    shortest = NumberFormat(language, digits: nil)
    whole = NumberFormat(language, digits: 0)
    tenths = NumberFormat(language, digits: 1)
  }

  var method: FragilityMethod { report.index.fitted.method }
  var codes: TextColumn { report.index.territories.codes }
  var names: TextColumn { report.index.territories.names }

  func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  func number(_ number: Double, _ format: NumberFormat? = nil) -> String {
    number.isFinite ? (format ?? numbers).text(number) : "–"
  }

  func percentage(_ share: Double) -> String {
    share.isFinite ? "\(tenths.text(share * 100)) %" : "–"
  }

  /// The share of draws that lie in an interval, such as 90 %.
  private var level: String {
    "\(shortest.text((report.plan.interval * 1e6).rounded() / 1e4)) %"
  }

  /// Two ends; one number where they read the same.
  func interval(_ low: Double, _ high: Double, _ format: NumberFormat) -> String {
    guard low.isFinite, high.isFinite else { return "–" }
    let (low, high) = (format.text(low), format.text(high))
    return low == high ? low : "\(low) \(word("à", "to")) \(high)"
  }

  func title(_ title: String, _ note: String, _ table: TextTable) -> String {
    "\(title)\n\(wrapped(note, first: ""))\n\(table.text)"
  }

  func section(_ table: UncertaintyTable) -> String {
    switch table {
    case .territories: report.draws.map(territories) ?? ""
    case .parents: report.draws.map(parents) ?? ""
    // The heading says it.
    case .whole: ""
    case .sources: report.sensitivity.map(sources) ?? ""
    case .removals: report.removals.map(removals) ?? ""
    case .alternatives: report.alternatives.map(alternatives) ?? ""
    case .changes: report.points.isEmpty ? "" : changes
    case .weights: report.points.isEmpty ? "" : weights
    }
  }

  // MARK: The whole

  /// What was done, and what it says of the index as a whole.
  var heading: String {
    let name = "\(method.id) \(method.version)"
    let index = report.index
    let (count, scored) = (index.territories.count, index.scores.presentCount)
    var text = oneLine(method.title[language], width: 100) + "\n"
    text += word("incertitude de \(name)\n", "uncertainty of \(name)\n")
    text += word(
      "territoires : \(count), avec un score : \(scored)\n",
      "territories: \(count), with a score: \(scored)\n"
    )
    guard report.draws != nil || report.sensitivity != nil else { return text }
    let plan = report.plan
    if report.draws != nil {
      text += word(
        "tirages : \(plan.draws), graine : \(plan.seed)\n",
        "draws: \(plan.draws), seed: \(plan.seed)\n"
      )
    }
    let varied = plan.words(for: method, in: language)
    text +=
      varied.isEmpty
      ? word("rien ne varie\n", "nothing varies\n") : word("ce qui varie :\n", "what varies:\n")
    for source in varied { text += wrapped(source, first: "  - ") }
    return text + (report.draws.map { "\n" + summary($0) } ?? "")
  }

  private func summary(_ draws: UncertaintyResult) -> String {
    let shift = draws.meanRankShift
    let range = interval(shift.lower, shift.upper, tenths)
    let certainty = ClassCertainty(draws)
    let scored = report.index.scores.presentCount
    guard shift.mean.isFinite else {
      return word("Aucun territoire n'a de rang.\n", "No territory has a rank.\n")
    }
    let moved = tenths.text(shift.mean)
    let places = (shift.mean * 10).rounded() < 20 ? "place" : "places"
    var text = wrapped(
      word(
        "En moyenne, un rang s'écarte de \(moved) \(places) de celui de l'indice (\(range) dans \(level) des tirages).",
        "On average a rank is \(moved) places away from that of the index (\(range) in \(level) of the draws)."
      ),
      first: ""
    )
    if let separation = draws.separation { text += wrapped(apart(separation), first: "") }
    guard !draws.classProbabilities.isEmpty else { return text }
    text += wrapped(
      word(
        "La classe est sûre, la même dans au moins \(level) des tirages, pour \(certainty.sure) des \(scored) territoires qui ont un score, et pour \(certainty.sureMostFragile) des \(certainty.mostFragile) de la classe la plus fragile.",
        "The class is sure, the same in at least \(level) of the draws, for \(certainty.sure) of the \(scored) territories that have a score, and for \(certainty.sureMostFragile) of the \(certainty.mostFragile) in the most fragile class."
      ),
      first: ""
    )
    return text
  }

  private func apart(_ separation: Column) -> String {
    let places = separation.encoded.sortedPresent()
    let never = report.index.scores.presentCount - places.count
    guard let least = places.first, let most = places.last else {
      return word(
        "Aucun rang ne se distingue sûrement d'un autre.",
        "No rank can surely be told from another."
      )
    }
    let (low, high) = (whole.text(least), whole.text(most))
    let median = whole.text(places[places.count / 2])
    return word(
      "Pour qu'un territoire passe devant un autre dans \(level) des tirages, il faut \(median) places d'écart au milieu des cas, de \(low) à \(high) selon le rang (places_apart) ; aucun écart ne suffit pour \(never) territoires.",
      "For a territory to come before another in \(level) of the draws, \(median) places must lie between them in the middle of the cases, from \(low) to \(high) depending on the rank (places_apart); no distance is enough for \(never) territories."
    )
  }

  // MARK: Tables

  private func territories(_ draws: UncertaintyResult) -> String {
    let index = report.index
    let worst = draws.mostFragileClass
    var table = TextTable([
      (word("rang", "rank"), .right), (word("intervalle", "interval"), .right), ("code", .left),
      (word("nom", "name"), .left), ("score", .right), (word("classe", "class"), .right),
      (word("probabilité", "probability"), .right),
      (word("classe \(worst)", "class \(worst)"), .right),
      (word("dixième", "tenth"), .right),
    ])
    let own = draws.ownClass
    func share(_ column: Column?, _ row: Int) -> String {
      percentage(column?[row].number ?? .nan)
    }
    let shown = OutputTable(
      territoriesOf: draws,
      only: report.rows.isEmpty ? nil : report.rows
    ).rows
    for row in shown {
      table.append([
        index.ranks[row].number.map(shortest.text) ?? "–",
        interval(
          draws.ranks.lower[row].number ?? .nan,
          draws.ranks.upper[row].number ?? .nan,
          whole
        ),
        oneLine(codes[row], width: 12), oneLine(names[row], width: 24),
        number(index.scores[row].number ?? .nan),
        index.classes[row].number.map(shortest.text) ?? "–", share(own, row),
        share(draws.classProbabilities.isEmpty ? nil : draws.classProbabilities[worst - 1], row),
        share(draws.worstTenth, row),
      ])
    }
    let sometimes = (0..<index.territories.count).count {
      let share = draws.unscored[$0].number ?? 0
      return share > 0 && share < 1
    }
    let gaps =
      sometimes == 0
      ? ""
      : word(
        " Sans score dans une partie des tirages : \(sometimes) territoires, voir p_unscored.",
        " Without a score in some of the draws: \(sometimes) territories, see p_unscored."
      )
    let note = word(
      "Intervalle : où se tient le rang dans \(level) des tirages. Probabilité : part des tirages qui donnent la même classe. Classe \(worst), la plus fragile, et dixième le plus fragile : part des tirages où le territoire en est. Tous les chiffres : --format csv.",
      "Interval: where the rank lies in \(level) of the draws. Probability: the share of the draws that give the same class. Class \(worst), the most fragile, and the most fragile tenth: the share of the draws in which the territory is among them. All figures: --format csv."
    )
    return title(word("TERRITOIRES", "TERRITORIES"), note + gaps, table)
  }

  private func parents(_ draws: UncertaintyResult) -> String {
    guard !draws.parentCounts.isEmpty else {
      return word(
        "La méthode ne nomme pas de niveau supérieur (parents).\n",
        "The method names no level of parents.\n"
      )
    }
    var table = TextTable([
      (word("niveau", "level"), .left), ("code", .left),
      (word("territoires", "territories"), .right),
      (word("classe la plus fragile", "most fragile class"), .right),
      (word("intervalle", "interval"), .right),
      (word("dixième", "tenth"), .right), (word("intervalle", "interval"), .right),
    ])
    for count in draws.parentCounts {
      table.append([
        oneLine(count.level, width: 16), oneLine(count.code, width: 16), "\(count.territories)",
        "\(count.plain)", interval(count.drawn.lower, count.drawn.upper, whole),
        "\(count.plainInTenth)",
        interval(count.drawnInTenth.lower, count.drawnInTenth.upper, whole),
      ])
    }
    let note = word(
      "Combien de territoires de chaque parent sont dans la classe, puis dans le dixième les plus fragiles : selon l'indice, et dans \(level) des tirages.",
      "How many territories of each parent are in the most fragile class, then in the most fragile tenth: by the index, and in \(level) of the draws."
    )
    return title("PARENTS", note, table)
  }
}
