package import FragilityIndex

extension Audit {
  /// The audit for reading on a screen: what it finds, then the figures behind it.
  ///
  /// - Parameters:
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines of at most 100 characters, with their ends.
  package func text(in language: Language, digits: Int) -> String {
    AuditText(audit: self, language: language, digits: digits).text
  }
}

/// An audit in one language.
private struct AuditText {
  let audit: Audit
  let language: Language
  let numbers: NumberFormat
  let percent: NumberFormat

  init(audit: Audit, language: Language, digits: Int) {
    self.audit = audit
    self.language = language
    numbers = NumberFormat(language, digits: digits)
    percent = NumberFormat(language, digits: 1)
  }

  var text: String {
    [heading, findings(.objection), findings(.remark), values, treatments, places, coherence]
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  private func number(_ number: Double) -> String {
    number.isFinite ? numbers.text(number) : "–"
  }

  private func percentage(_ share: Double) -> String {
    share.isFinite ? "\(percent.text(share * 100)) %" : "–"
  }

  private func id(_ member: Audit.Member) -> String { oneLine(audit.id(of: member), width: 22) }

  /// What people call a member; nothing where that is its id.
  private func label(_ member: Audit.Member) -> String {
    let label = audit.label(of: member)[language]
    return label == audit.id(of: member) ? "" : oneLine(label, width: 34)
  }

  private var heading: String {
    let method = "\(audit.method.id) \(audit.method.version)"
    let objections = audit.findings.count { $0.severity == .objection }
    let remarks = audit.findings.count - objections
    let title = oneLine(audit.method.title[language], width: 100)
    return word(
      """
      \(title)
      audit de \(method)
      territoires : \(audit.territoryCount), avec un score : \(audit.scoredCount)
      objections : \(objections), remarques : \(remarks)

      """,
      """
      \(title)
      audit of \(method)
      territories: \(audit.territoryCount), with a score: \(audit.scoredCount)
      objections: \(objections), remarks: \(remarks)

      """
    )
  }

  private func findings(_ severity: Audit.Finding.Severity) -> String {
    let found = audit.findings.filter { $0.severity == severity }
    guard !found.isEmpty else { return "" }
    let title =
      severity == .objection
      ? word("OBJECTIONS, à corriger ou à justifier", "OBJECTIONS, to mend or to justify")
      : word("REMARQUES, à connaître", "REMARKS, to be known")
    var text = title + "\n"
    for (position, finding) in found.enumerated() {
      let mark = "\(position + 1). "
      let space = String(repeating: " ", count: max(0, 4 - mark.count))
      text += wrapped(printable(finding.message[language]), first: space + mark)
      // What several findings in a row have as their remedy is said once.
      let next = found.dropFirst(position + 1).first
      if next?.remedy != finding.remedy {
        text += wrapped(printable(finding.remedy[language]), first: "    -> ")
      }
    }
    return text
  }

  /// What the values of the indicators look like.
  private var values: String {
    var table = TextTable([
      (word("indicateur", "indicator"), .left), (word("présentes", "present"), .right),
      (word("nulles", "zero"), .right), ("minimum", .right), (word("médiane", "median"), .right),
      ("maximum", .right), (word("asymétrie", "skewness"), .right),
      (word("aplatissement", "kurtosis"), .right),
    ])
    for statistics in audit.indicators {
      let summary = statistics.summary
      table.append([
        id(.indicator(statistics.indicator)), percentage(summary.availability),
        summary.presentCount == 0 ? "–" : percentage(summary.zeroShare), number(summary.minimum),
        number(summary.median), number(summary.maximum), number(summary.skewness),
        number(summary.kurtosis),
      ])
    }
    let note = word(
      "Asymétrie : 0 si les deux côtés se ressemblent, positive si quelques valeurs sont très grandes. Aplatissement : grand si quelques valeurs sont très loin. Au-delà de 2 et de 3,5 ensemble, ces valeurs fixent l'échelle. – : ne se calcule pas.",
      "Skewness: 0 if both sides are alike, positive if a few values are very large. Kurtosis: large if a few values are very far out. Beyond 2 and 3.5 together, these values set the scale. –: cannot be computed."
    )
    return section(word("VALEURS BRUTES", "RAW VALUES"), note, table)
  }

  /// How indicators sit in their dimension and in the index.
  private var places: String {
    var table = TextTable([
      (word("indicateur", "indicator"), .left), ("", .left), ("dimension", .right),
      (word("indice", "index"), .right), (word("poids", "weight"), .right), ("importance", .right),
    ])
    for position in audit.method.indicators.indices {
      let member = Audit.Member.indicator(position)
      let importance = audit.importance.first { $0.member == member }
      table.append([
        id(member), label(member), coefficient(member, .dimension), coefficient(member, .index),
        percentage(importance?.nominal ?? 0), percentage(importance?.effective ?? .nan),
      ])
    }
    let note = word(
      "Corrélations du score avec sa dimension et avec l'indice : 1, ils montent ensemble ; 0, aucun lien ; -1, l'un monte quand l'autre baisse. Importance : part de l'indicateur dans ce qui explique les écarts d'indice, à comparer au poids voulu.",
      "Correlations of the score with its dimension and with the index: 1, they rise together; 0, no link; -1, one rises as the other falls. Importance: the share of the indicator in what explains the differences in the index, to be compared to the weight intended."
    )
    return section(word("PLACE DANS L'INDICE", "PLACE IN THE INDEX"), note, table)
  }

  /// What was done to outliers; nothing where no indicator is treated.
  private var treatments: String {
    guard !audit.treatments.isEmpty else { return "" }
    var table = TextTable([
      (word("indicateur", "indicator"), .left), (word("traitement", "treatment"), .left),
      ("points", .right), (word("asymétrie", "skewness"), .right), (word("après", "after"), .right),
      (word("aplatissement", "kurtosis"), .right), (word("après", "after"), .right),
    ])
    for treated in audit.treatments {
      table.append([
        id(.indicator(treated.indicator)), oneLine(treated.treatment.words[language], width: 34),
        "\(treated.points.count)", number(treated.before.skewness ?? .nan),
        number(treated.after.skewness ?? .nan), number(treated.before.kurtosis ?? .nan),
        number(treated.after.kurtosis ?? .nan),
      ])
    }
    let note = word(
      "Points : territoires dont la valeur est tenue à une borne ; leur liste : --table-of points.",
      "Points: territories whose value is held at a bound; their list: --table-of points."
    )
    return section(word("VALEURS EXTRÊMES TRAITÉES", "TREATED OUTLIERS"), note, table)
  }

  /// Whether the parts of each dimension go together.
  private var coherence: String {
    var table = TextTable([
      ("dimension", .left), ("", .left), (word("éléments", "parts"), .right), ("alpha", .right),
      (word("composantes", "components"), .right), (word("première", "first"), .right),
      (word("indice", "index"), .right),
    ])
    for coherence in audit.dimensions {
      let isComputed = !coherence.eigenvalues.isEmpty
      table.append([
        id(coherence.member), label(coherence.member), "\(coherence.children.count)",
        number(coherence.alpha), isComputed ? "\(coherence.componentsAboveOne)" : "–",
        percentage(coherence.varianceShares.first ?? .nan),
        coefficient(coherence.member, .index),
      ])
    }
    let note = word(
      "Alpha de Cronbach : 1 si les éléments disent la même chose, usuel à partir de 0,7. Composantes : choses distinctes que mesurent les éléments (valeur propre supérieure à 1), et part de ce qui varie que porte la première. Indice : corrélation avec lui. Un seul élément : rien à comparer.",
      "Cronbach's alpha: 1 if the parts say the same, usually 0.7 or more. Components: distinct things that the parts measure (eigenvalue above 1), and the share of what varies that the first carries. Index: correlation with it. A single part: nothing to compare."
    )
    return section(word("COHÉRENCE DES DIMENSIONS", "COHERENCE OF THE DIMENSIONS"), note, table)
  }

  private func coefficient(_ member: Audit.Member, _ relation: Audit.Association.Relation) -> String
  {
    number(audit.association(of: member, relation)?.correlation.coefficient ?? .nan)
  }

  private func section(_ title: String, _ note: String, _ table: TextTable) -> String {
    title + "\n" + wrapped(note, first: "") + "\n" + table.text
  }
}
