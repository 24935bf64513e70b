import FragilityFiles
import FragilityIndex

/// The lists of the page of the quality of the data.
struct QualityLists {
  /// The territories that lack values.
  struct Lacking: Sendable {
    struct Territory: Sendable {
      let code: String
      let name: String
      let territoryHref: String?
      let what: String
    }

    let territories: [Territory]
    let isEmpty: Bool
    /// How many more there are.
    let more: String?
  }

  /// What an audit says of the values.
  struct Finding: Sendable {
    let severity: String
    let message: String
    let remedy: String
  }

  /// What was remarked when the method and its tables were read.
  struct Remark: Sendable {
    let place: String
    let message: String
    let remedy: String
  }

  let facts: ReportFacts
  let words: Words

  /// The kinds of findings that are about values; the others are about the structure of the index.
  private static let kinds: Set<Audit.Finding.Kind> = [
    .tooFewTerritories, .constant, .undividedCount, .followsPopulation, .scarce, .outliers,
    .manyZeros, .identical, .collinear,
  ]

  private var method: FragilityMethod { facts.method }

  init(_ facts: ReportFacts, words: Words) {
    self.facts = facts
    self.words = words
  }

  /// Who lacks what, those that lack most first.
  ///
  /// - Parameter link: The page of a territory by its row.
  /// - Returns: The first ones, and how many more there are.
  func lacking(link: (Int) -> String?) -> Lacking {
    let territories = facts.index.territories
    let columns = territories.indicators.map(\.values)
    let counts = (0..<territories.count).map { row in columns.count { $0[row].absence != nil } }
    let rows = counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    let listed = rows.prefix(QualityPage.listed).map { row in
      let gaps = AbsenceReason.allCases.compactMap { reason -> String? in
        let labels = columns.indices.filter { columns[$0][row].absence == reason }
          .map { words.label(of: method.indicators[$0]) }
        guard !labels.isEmpty else { return nil }
        return words(
          "q_lacking_reason",
          ["reason": words["absent_\(reason.word)"], "list": labels.joined(separator: ", ")]
        )
      }
      return Lacking.Territory(
        code: territories.codes[row],
        name: territories.shownName(of: row),
        territoryHref: link(row),
        what: gaps.joined(separator: " ")
      )
    }
    let more = rows.count - listed.count
    return Lacking(
      territories: listed,
      isEmpty: rows.isEmpty,
      more: more > 0 ? words.counted(more, "q_more") : nil
    )
  }

  /// What an audit finds in the values, objections first.
  func findings(threads: Int) -> [Finding] {
    Audit(of: facts.index, threads: threads).findings.filter { Self.kinds.contains($0.kind) }.map {
      finding in
      Finding(
        severity: words[finding.severity == .objection ? "q_objection" : "q_remark"],
        message: named(finding.message) + ".",
        remedy: words("q_remedy", ["remedy": named(finding.remedy)])
      )
    }
  }

  /// A sentence with labels in place of the ids that it has in quotes.
  private func named(_ text: LocalizedText) -> String {
    var sentence = text[words.language]
    for indicator in method.indicators {
      sentence = sentence.replacing(
        "\"\(indicator.id)\"",
        with: words.quoted(words.label(of: indicator))
      )
    }
    for dimension in method.dimensions {
      sentence = sentence.replacing(
        "\"\(dimension.id)\"",
        with: words.quoted(words.label(of: dimension))
      )
    }
    return words.typography.sentence(sentence)
  }

  /// The remarks with their places, files without the folders of this machine.
  var remarks: [Remark] {
    (facts.tables.remarks + facts.warnings).map { remark in
      let file = remark.place.file.map(baseName) ?? ""
      return Remark(
        place: remark.place.line.map { words("q_line", ["file": file, "line": "\($0)"]) } ?? file,
        message: words.text(remark.message) + ".",
        remedy: words("q_remedy", ["remedy": words.text(remark.remedy)])
      )
    }
  }
}
