public import FragilityIndex

extension Workbook {
  /// The workbook of an index: its scores, where they come from, the method in words, and the state of the data.
  ///
  /// The sheets, with names and headers in the language: scores; contributions, a row per territory and indicator, to
  /// be filtered and pivoted; method, a row per indicator; data, a row per indicator.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - tables: The tables that it was made from.
  ///   - language: The language of names, headers and labels.
  ///   - scores: The table of scores; all columns without details, by rank, when left out.
  ///   - threads: How many threads may work.
  /// - Returns: The workbook.
  public static func index(
    _ result: IndexResult,
    of tables: LoadedTables,
    in language: Language,
    scores: OutputTable? = nil,
    threads: Int = 1
  ) -> Workbook {
    func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
    let method = result.fitted.method
    let names = IndexNames(method, language)
    let scores = scores ?? OutputTable(scoresOf: result, threads: threads)
    let details = IndexSheets(result: result, names: names)
    var first = Sheet("scores", names.readable(scores))
    first.exactColumns = Set(method.indicators.indices.map(names.heading(ofIndicator:)))
    var contributions = Sheet(
      "contributions",
      details.contributions(of: scores.rows, threads: threads)
    )
    contributions.exactColumns = [names.value]
    var about = Sheet(word("méthode", "method"), details.method(tables.file.method))
    about.exactColumns = [names.weight, names.year]
    var data = Sheet(word("données", "data"), details.data)
    data.exactColumns = [names.minimum, names.median, names.maximum]
    var workbook = Workbook(
      title: method.title[language],
      sheets: [first, contributions, about, data]
    )
    workbook.subject = "\(method.id) \(method.version), \(method.fingerprint)"
    return workbook
  }
}

/// What columns and members are called in the workbook of an index.
struct IndexNames {
  let method: FragilityMethod
  let language: Language
  private let labels: [String]

  init(_ method: FragilityMethod, _ language: Language) {
    self.method = method
    self.language = language
    let members =
      method.dimensions.indices.map(Explanation.Member.dimension)
      + method.indicators.indices.map(Explanation.Member.indicator)
    labels = members.map { method.label(of: $0, in: language) }
  }

  func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  var code: String { "code" }
  var name: String { word("nom", "name") }
  var dimension: String { "dimension" }
  var indicator: String { word("indicateur", "indicator") }
  var label: String { word("libellé", "label") }
  var value: String { word("valeur", "value") }
  var unit: String { word("unité", "unit") }
  var absence: String { word("raison de l'absence", "reason of absence") }
  var normalised: String { word("valeur normalisée", "normalised value") }
  var weight: String { word("poids", "weight") }
  var weightInIndex: String { word("part de l'indice", "share of the index") }
  var contribution: String { "contribution" }
  var direction: String { word("sens", "direction") }
  var normalisation: String { "normalisation" }
  var source: String { "source" }
  var year: String { word("année", "year") }
  var address: String { word("adresse", "address") }
  var licence: String { "licence" }
  var description: String { "description" }
  var present: String { word("présentes", "present") }
  var imputed: String { word("imputées", "imputed") }
  var treated: String { word("ramenées à une borne", "held at a bound") }
  var beyond: String { word("hors des bornes", "beyond the ends") }
  var minimum: String { "minimum" }
  var median: String { word("médiane", "median") }
  var maximum: String { "maximum" }

  /// The label of a dimension or an indicator as a heading; its id where another one has the same label.
  private func heading(_ member: Explanation.Member) -> String {
    let label = method.label(of: member, in: language)
    return labels.count { $0 == label } == 1 ? label : method.id(of: member)
  }

  func heading(ofIndicator position: Int) -> String { heading(.indicator(position)) }

  /// The scores with headings for people; codes, names and flags stay as they are.
  func readable(_ scores: OutputTable) -> OutputTable {
    var headings = [
      "name": name, "rank": word("rang", "rank"), "class": word("classe", "class"),
      "rank_low": word("rang, au mieux", "rank, low"),
      "rank_high": word("rang, au pire", "rank, high"),
      "p_class": word("probabilité de la classe", "probability of the class"),
      "reliability": word("fiabilité", "reliability"),
      "coverage": word("couverture", "coverage"), "flags": word("à noter", "flags"),
    ]
    for (position, dimension) in method.dimensions.enumerated() {
      headings[dimension.id] = heading(.dimension(position))
    }
    for (position, indicator) in method.indicators.enumerated() {
      let own = heading(ofIndicator: position)
      headings[indicator.id] = own
      headings["\(indicator.id)_normalised"] = "\(own) (\(word("normalisée", "normalised")))"
      headings["\(indicator.id)_contribution"] = "\(own) (contribution)"
    }
    var readable = scores
    readable.columns = scores.columns.map { column in
      OutputTable.OutputColumn(
        name: headings[column.name] ?? column.name,
        cells: column.name == "reliability" ? reliability(column.cells) : column.cells,
        isRounded: column.isRounded,
        fewestDigits: column.fewestDigits
      )
    }
    return readable
  }

  private func reliability(_ cells: OutputTable.Cells) -> OutputTable.Cells {
    guard language == .french, case .text(let levels) = cells else { return cells }
    let words = ["good": "bonne", "caution": "prudence", "unreliable": "non fiable"]
    return .text(TextColumn(levels.map { words[$0] ?? $0 }))
  }
}
