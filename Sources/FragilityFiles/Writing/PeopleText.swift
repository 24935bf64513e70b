package import FragilityIndex

extension People {
  /// The persons for reading on a screen.
  ///
  /// - Parameters:
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  ///   - level: The level whose areas are shown beside all territories together; none when `nil`.
  /// - Returns: Lines with their ends.
  package func text(in language: Language, digits: Int, level: String?) -> String {
    PeopleText(people: self, language: language, digits: digits, level: level).text
  }
}

private struct PeopleText {
  let people: People
  let language: Language
  let digits: Int
  let level: String?

  private var method: FragilityMethod { people.result.fitted.method }
  private var numbers: NumberFormat { NumberFormat(language, digits: digits) }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  private func percent(_ share: Double?) -> String {
    share.map { "\(NumberFormat(language, digits: 1).text($0 * 100)) %" } ?? "–"
  }

  private func area(_ level: String?, _ code: String) -> String {
    guard let level else { return word("ensemble", "all") }
    return code.isEmpty
      ? word("sans \(level)", "without \(level)") : "\(level) \(oneLine(code, width: 24))"
  }

  var text: String {
    let heading = """
      \(oneLine(method.title[language], width: 100))
      \(word("personnes, selon", "persons, by")) \(method.id) \(method.version)
      \(word("territoires :", "territories:")) \(people.result.territories.count)

      """
    return [heading, estimates, exposure].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var estimates: String {
    guard !method.people.isEmpty else { return "" }
    let totals = people.counts.totals.filter { $0.level == nil || $0.level == level }
    var table = TextTable(
      [("", .left), (word("territoires", "territories"), .right)]
        + method.people.map { (oneLine($0.id, width: 24), .right) }
    )
    let width = method.people.count
    for first in stride(from: 0, to: totals.count, by: width) {
      let area = totals[first..<first + width]
      table.append(
        [self.area(totals[first].level, totals[first].code), "\(totals[first].territories)"]
          + area.map { total in
            let missing = total.territories - total.counted
            let sum = total.value.number.map { "≈ \(numbers.text($0))" } ?? "–"
            return sum + (missing > 0 ? " (-\(missing))" : "")
          }
      )
    }
    let note = word(
      "Des taux mesurés ailleurs, appliqués aux personnes de chaque territoire : ce que l'on attendrait si chacun s'y comportait comme ailleurs. ≈ : estimation. (-1) : un territoire dont l'effectif manque n'est pas dans le total.",
      "Rates measured elsewhere, applied to the persons of each territory: what one would expect if people were there as they are elsewhere. ≈: estimate. (-1): one territory whose count is absent is not in the total."
    )
    var text = word(
      "ESTIMATIONS : ce ne sont pas des comptages\n",
      "ESTIMATES: these are no counts\n"
    )
    text += wrapped(note, first: "") + table.text
    for estimate in method.people {
      let rates = estimate.terms.map { term in
        "\(NumberFormat(language, digits: nil).text(term.rate)) × \(term.persons.column)"
      }
      let label = (estimate.label ?? LocalizedText(estimate.id))[language]
      let sentence =
        "\(estimate.id) = \(rates.joined(separator: " + ")). \(label) (\(estimate.source.inWords))"
      text += wrapped(printable(sentence), first: "  ")
    }
    return text
  }

  private var exposure: String {
    guard let exposure = people.exposure else { return "" }
    var table = TextTable([
      ("", .left), (word("classe", "class"), .right),
      (word("territoires", "territories"), .right), (word("habitants", "inhabitants"), .right),
      (word("part", "share"), .right), (word("cumulée", "cumulated"), .right),
    ])
    for share in exposure.shares where share.level == nil || share.level == level {
      let missing = share.absences.values.reduce(0, +)
      table.append([
        area(share.level, share.code), share.scoreClass.map { "\($0)" } ?? word("aucune", "none"),
        "\(share.territories)",
        (share.persons.number.map(NumberFormat(language, digits: 0).text) ?? "–")
          + (missing > 0 ? " (-\(missing))" : ""),
        percent(share.share), percent(share.cumulatedShare),
      ])
    }
    let note = word(
      "De la classe la plus fragile à la moins fragile ; aucune : territoires sans score. Ce sont tous les habitants de ces territoires : tous ne sont pas en difficulté, et d'autres le sont ailleurs.",
      "From the most fragile class to the least; none: territories without a score. These are all inhabitants of these territories: not all are in difficulty, and others are elsewhere."
    )
    return word(
      "EXPOSITION : habitants des territoires de chaque classe\n",
      "EXPOSURE: inhabitants of the territories of each class\n"
    ) + wrapped(note, first: "") + table.text
  }
}
