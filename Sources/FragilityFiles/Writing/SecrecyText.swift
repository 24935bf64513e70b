public import FragilityIndex

extension OutputTable {
  /// What a published file says that it must not, one row per finding.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - language: The language of the sentences.
  public init(_ report: SecrecyReport, in language: Language) {
    let found = report.findings
    columns = [
      .text("kind", found.map(\.kind.rawValue)),
      .text("code", found.map { report.code($0.row) }),
      .text("group", found.map(\.groupName)), .text("column", found.map(\.column)),
      .number("value", found.map(\.value)),
      .number("line", report.lines.map { $0.map(Double.init) ?? .nan }, isRounded: false),
      .text("message", found.map { report.message($0)[language] }),
      .text("remedy", found.map { report.remedy($0)[language] }),
    ]
    rows = Array(found.indices)
  }
}

extension SecrecyReport {
  /// The report for reading on a screen.
  ///
  /// - Parameter language: The language of sentences and numbers.
  /// - Returns: Lines with their ends.
  package func text(in language: Language) -> String {
    let isFrench = language == .french
    let least = NumberFormat(language, digits: nil).text(request.minimum)
    let columns = request.counts.joined(separator: ", ")
    var text =
      isFrench
      ? "\(request.path) : \(rowCount) lignes, \(columns) ; au moins \(least) personnes par cellule\n"
      : "\(request.path): \(rowCount) rows, \(columns); at least \(least) persons a cell\n"
    for note in notes { text += note[language] + "\n" }
    text +=
      isFrench
      ? "à revoir avant de publier : \(findings.count)\n"
      : "to be mended before it is published: \(findings.count)\n"
    for (finding, line) in zip(findings, lines) {
      let place = [
        line.map { isFrench ? "ligne \($0)" : "line \($0)" }, finding.row.map { code($0) },
        finding.group.map { isFrench ? "groupe \($0)" : "group \($0)" }, finding.column,
      ].compactMap { $0 }.map { oneLine($0) }.joined(separator: ", ")
      let colon = isFrench ? " : " : ": "
      text += "\n\(place)\(colon)\(message(finding)[language])\n    \(remedy(finding)[language])\n"
    }
    text +=
      isFrench
      ? "\nnon vérifié : ce que plusieurs colonnes, plusieurs fichiers ou d'autres éditions révèlent ensemble\n"
      : "\nnot checked: what several columns, files or editions reveal together\n"
    return text
  }

  /// The report for programs, as members of a JSON object.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: `file`, `rows`, `minimum`, `notes` and `findings`.
  package func jsonMembers(in language: Language) -> [(String, JSONValue)] {
    [
      ("file", .string(request.path)), ("rows", .number(Double(rowCount))),
      ("minimum", .number(request.minimum)),
      ("notes", .array(notes.map { .string($0[language]) })),
      ("findings", OutputTable(self, in: language).json),
    ]
  }

  fileprivate func code(_ row: Int?) -> String { row.map { codes[$0] } ?? "" }

  fileprivate func message(_ finding: SecrecyFinding) -> LocalizedText {
    func words(_ number: Double, _ language: Language) -> String {
      NumberFormat(language, digits: nil).text(number)
    }
    let (fr, en) = (words(finding.value, .french), words(finding.value, .english))
    let isKnown = !finding.value.isNaN
    let whole = request.whole ?? ""
    switch finding.kind {
    case .smallCell:
      return LocalizedText(fr: "la cellule compte \(fr)", en: "the cell counts \(en)")
    case .smallComplement:
      return LocalizedText(
        fr: "\(whole) moins la cellule donne \(fr)",
        en: "\(whole) less the cell gives \(en)"
      )
    case .single:
      return LocalizedText(
        fr: "seule cellule à masquer du groupe : le total moins les autres la révèle"
          + (isKnown ? " (\(fr))" : ""),
        en: "the only cell of the group to hide: the total less the others gives it back"
          + (isKnown ? " (\(en))" : "")
      )
    case .smallRest:
      return LocalizedText(
        fr:
          "le total moins les cellules publiées laisse \(fr) pour toutes celles qui sont masquées",
        en: "the total less the cells that are published leaves \(en) for all those that are hidden"
      )
    case .smallTotal:
      return LocalizedText(fr: "le total compte \(fr)", en: "the total counts \(en)")
    case .otherTotal:
      return LocalizedText(
        fr: "le total moins les cellules publiées laisse \(fr) : il n'est pas leur somme",
        en: "the total less the cells that are published leaves \(en): it is not their sum"
      )
    case .dominance:
      return LocalizedText(
        fr: "un seul contributeur a une part de \(fr)",
        en: "one contributor has a share of \(en)"
      )
    }
  }

  fileprivate func remedy(_ finding: SecrecyFinding) -> LocalizedText {
    switch finding.kind {
    case .smallCell, .dominance:
      return LocalizedText(
        fr: "masquez la cellule, ou regroupez des territoires",
        en: "hide the cell, or merge territories"
      )
    case .smallComplement:
      return LocalizedText(
        fr: "masquez la cellule et les taux qui en viennent",
        en: "hide the cell and the rates made from it"
      )
    case .single:
      guard let companion = finding.companion else {
        return LocalizedText(
          fr: "masquez aussi le total du groupe, ou réunissez le groupe à un autre",
          en: "hide the total of the group as well, or merge the group with another"
        )
      }
      let code = codes[companion]
      return LocalizedText(
        fr: "masquez aussi \"\(code)\", ou le total du groupe",
        en: "hide \"\(code)\" as well, or the total of the group"
      )
    case .smallRest:
      return LocalizedText(
        fr: "masquez une cellule de plus dans le groupe, ou le total",
        en: "hide one more cell of the group, or the total"
      )
    case .smallTotal:
      return LocalizedText(
        fr: "masquez le total, ou réunissez le groupe à un autre",
        en: "hide the total, or merge the group with another"
      )
    case .otherTotal:
      return LocalizedText(
        fr: "vérifiez que les deux fichiers sont de la même édition et des mêmes territoires",
        en: "check that both files are of the same edition and the same territories"
      )
    }
  }
}

extension SecrecyFinding {
  fileprivate var groupName: String { group ?? "" }
}
