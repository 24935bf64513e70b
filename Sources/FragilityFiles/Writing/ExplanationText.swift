package import FragilityIndex

extension IndexResult {
  /// A territory's score taken apart, for reading on a screen.
  ///
  /// - Parameters:
  ///   - row: The row of the territory.
  ///   - language: The language of labels and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines with their ends.
  package func explanationText(of row: Int, in language: Language, digits: Int) -> String {
    let words = ExplanationWords(language)
    let numbers = NumberFormat(language, digits: digits)
    let percent = NumberFormat(language, digits: 1)
    let method = fitted.method
    let explanation = explanation(of: row)
    var text = "\(territories.codes[row])  \(oneLine(territories.names[row]))\n"
    for parent in territories.parents where !parent.codes[row].isEmpty {
      text += "  \(parent.id) \(parent.codes[row])\n"
    }
    if let score = scores[row].number {
      let rank = ranks[row].number.map(NumberFormat(language, digits: nil).text) ?? "–"
      let rankedCount = ranks.presentCount
      let classNumber = classes[row].number.map(NumberFormat(language, digits: nil).text) ?? "–"
      let classCount = fitted.classification.bounds.count + 1
      text += "\(words.score) \(numbers.text(score))\n"
      let orientation = method.rules.orientation
      text += "\(words.rank) \(rank) / \(rankedCount), \(words.first(orientation))\n"
      text += "\(words.class) \(classNumber) / \(classCount), \(words.highest(orientation))\n"
    } else {
      text += "\(words.noScore)\n"
    }
    text += "\(words.coverage) \(percent.text(coverage[row] * 100)) %\n\n"

    var table = TextTable([
      ("", .left), (words.value, .right), (words.unit, .left), (words.normalised, .right),
      (words.weight, .right), (words.contribution, .right),
    ])
    var sum = 0.0
    for line in explanation.lines {
      let indent = String(repeating: "  ", count: line.depth)
      let score = line.score.number.map(numbers.text) ?? "–"
      let weight = "\(percent.text(line.effectiveWeight * 100)) %"
      let contribution = line.contribution.number.map(numbers.text) ?? "–"
      switch line.member {
      case .index:
        table.append([words.index, "", "", score, weight, contribution])
      case .dimension(let position):
        let dimension = method.dimensions[position]
        let label = dimension.label?[language] ?? dimension.id
        let reason = line.score.absence.map { words.reason($0) } ?? ""
        table.append([indent + oneLine(label), "", reason, score, weight, contribution])
      case .indicator(let position):
        let indicator = method.indicators[position]
        let label = indicator.label?[language] ?? indicator.id
        let imputed = imputedValue(position, row: row)
        let value = (line.value.number ?? imputed).map(numbers.text) ?? "–"
        let unit: String
        if isImputed(position, row: row) {
          unit = words.imputed
        } else {
          unit =
            (line.score.absence ?? line.value.absence).map { words.reason($0) }
            ?? oneLine(indicator.unit?[language] ?? "", width: 28)
        }
        table.append([indent + oneLine(label), value, unit, score, weight, contribution])
        sum += line.contribution.number ?? 0
      }
    }
    text += table.text
    if scores[row].number != nil { text += "\n\(words.sum) \(numbers.text(sum))\n" }
    let notes = flags(of: row).filter { flag in
      switch flag {
      case .beyondReference, .raisedToFloor, .imputed, .winsorised, .screenedOut: true
      case .smallPopulation, .unknownPopulation, .smallDenominator, .imprecise, .notRanked: true
      case .absent, .noScore: false
      }
    }
    if !notes.isEmpty {
      text += "\(words.flags) \(notes.map(\.word).joined(separator: " "))\n"
    }
    return text
  }

  /// The scores of territories taken apart, one row per line of each explanation.
  ///
  /// - Parameter rows: The rows of the territories.
  /// - Returns: A table with the columns `code`, `depth`, `kind`, `id`, `value`, `absence`, `score`, `weight`,
  ///   `effective_weight`, `contribution` and `coverage`.
  package func explanationTable(of rows: [Int]) -> OutputTable {
    let lines = rows.flatMap { row in explanation(of: row).lines.map { (row, $0) } }
    let method = fitted.method
    func texts(_ text: (Int, Explanation.Line) -> String) -> OutputTable.Cells {
      .text(TextColumn(lines.map { text($0.0, $0.1) }))
    }
    func numbers(_ value: (Explanation.Line) -> Value) -> OutputTable.Cells {
      .number(Column(lines.map { value($0.1) }))
    }
    let columns = [
      OutputTable.OutputColumn(name: "code", cells: texts { row, _ in territories.codes[row] }),
      .init(
        name: "depth",
        cells: numbers { .present(Double($0.depth)) },
        isRounded: false
      ),
      .init(
        name: "kind",
        cells: texts { _, line in
          switch line.member {
          case .index: "index"
          case .dimension: "dimension"
          case .indicator: "indicator"
          }
        }
      ),
      .init(
        name: "id",
        cells: texts { _, line in
          switch line.member {
          case .index: "score"
          case .dimension(let position): method.dimensions[position].id
          case .indicator(let position): method.indicators[position].id
          }
        }
      ),
      .init(name: "value", cells: numbers(\.value)),
      .init(name: "absence", cells: texts { _, line in line.score.absence?.word ?? "" }),
      .init(name: "score", cells: numbers(\.score)),
      .init(name: "weight", cells: numbers { .present($0.weight) }),
      .init(name: "effective_weight", cells: numbers { .present($0.effectiveWeight) }),
      .init(name: "contribution", cells: numbers(\.contribution)),
      .init(name: "coverage", cells: numbers { .present($0.coverage) }),
    ]
    return OutputTable(columns: columns, rows: Array(lines.indices))
  }
}

/// The words of an explanation in one language.
private struct ExplanationWords {
  private let language: Language

  init(_ language: Language) {
    self.language = language
  }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  var score: String { word("score", "score") }
  var rank: String { word("rang", "rank") }
  var `class`: String { word("classe", "class") }
  var noScore: String {
    word(
      "pas de score : trop peu de valeurs (voir les tirets)",
      "no score: too few values (see the dashes)"
    )
  }
  var coverage: String { word("couverture", "coverage") }
  var value: String { word("valeur", "value") }
  var unit: String { word("unité", "unit") }
  var normalised: String { word("normalisée", "normalised") }
  var weight: String { word("poids", "weight") }
  var contribution: String { word("contribution", "contribution") }
  var index: String { word("Indice", "Index") }
  var sum: String { word("somme des contributions", "sum of the contributions") }
  var flags: String { word("à noter :", "note:") }
  var imputed: String { word("valeur imputée", "imputed value") }

  func first(_ orientation: Orientation) -> String {
    switch orientation {
    case .fragility: word("1 = le plus fragile", "1 = the most fragile")
    case .strength: word("1 = le mieux placé", "1 = the best")
    }
  }

  func highest(_ orientation: Orientation) -> String {
    switch orientation {
    case .fragility: word("la plus haute = la plus fragile", "the highest = the most fragile")
    case .strength: word("la plus haute = la meilleure", "the highest = the best")
    }
  }

  func reason(_ reason: AbsenceReason) -> String {
    word("absent : \(reason.label.french)", "absent: \(reason.label.english)")
  }
}

extension AbsenceReason {
  /// What people call the reason.
  var label: LocalizedText {
    switch self {
    case .suppressed: LocalizedText(fr: "secret statistique", en: "suppressed")
    case .unavailable: LocalizedText(fr: "non disponible", en: "unavailable")
    case .notApplicable: LocalizedText(fr: "sans objet", en: "not applicable")
    case .zeroDenominator: LocalizedText(fr: "dénominateur nul", en: "zero denominator")
    case .insufficientWeight: LocalizedText(fr: "trop peu de valeurs", en: "too few values")
    case .screenedOut: LocalizedText(fr: "territoire écarté", en: "screened out")
    case .unreliable: LocalizedText(fr: "non fiable", en: "unreliable")
    }
  }
}
