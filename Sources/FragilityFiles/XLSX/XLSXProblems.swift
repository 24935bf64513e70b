import FragilityIndex

// What can be wrong with a workbook as such.
extension Problem {
  static func oldWorkbook(_ place: Place) -> Problem {
    Problem(
      "xlsx.old-workbook",
      at: place,
      LocalizedText(
        fr: "le fichier est un ancien classeur .xls, ou un classeur protégé par un mot de passe",
        en: "the file is an old .xls workbook, or a workbook under a password"
      ),
      remedy: LocalizedText(
        fr: "enregistrez-le en .xlsx, sans mot de passe, ou en CSV",
        en: "save it as .xlsx, without a password, or as CSV"
      )
    )
  }

  static func notAWorkbook(_ place: Place) -> Problem {
    Problem(
      "xlsx.not-a-workbook",
      at: place,
      LocalizedText(fr: "ceci n'est pas un classeur .xlsx", en: "this is not an .xlsx workbook"),
      remedy: LocalizedText(
        fr: "enregistrez le tableau en .xlsx, ou déclarez le format du fichier",
        en: "save the table as .xlsx, or declare the format of the file"
      )
    )
  }

  static func damaged(_ place: Place, part: String? = nil) -> Problem {
    let (le, the) = part.map { (" : il n'a pas \"\($0)\"", ": it has no \"\($0)\"") } ?? ("", "")
    return Problem(
      "xlsx.damaged",
      at: place,
      LocalizedText(fr: "le classeur est abîmé\(le)", en: "the workbook is damaged\(the)"),
      remedy: LocalizedText(
        fr: "copiez ou téléchargez-le de nouveau, ou enregistrez-le de nouveau dans un tableur",
        en: "copy or fetch it again, or save it again in a spreadsheet program"
      )
    )
  }

  static func damagedCell(_ place: Place) -> Problem {
    Problem(
      "xlsx.damaged",
      at: place,
      LocalizedText(
        fr: "la feuille ne se comprend plus à partir d'ici : référence, type ou texte de cellule",
        en: "the sheet makes no sense from here on: the reference, type or text of a cell"
      ),
      remedy: LocalizedText(
        fr: "enregistrez le classeur de nouveau dans un tableur",
        en: "save the workbook again in a spreadsheet program"
      )
    )
  }

  static func archive(_ failure: ZipArchive.Failure, _ place: Place) -> Problem {
    switch failure {
    case .notAnArchive: return notAWorkbook(place)
    case .damaged: return damaged(place)
    case .encrypted: return oldWorkbook(place)
    case .unknownCompression:
      return Problem(
        "xlsx.unknown-compression",
        at: place,
        LocalizedText(
          fr: "le classeur est comprimé d'une façon inconnue",
          en: "the workbook is compressed in an unknown way"
        ),
        remedy: LocalizedText(
          fr: "enregistrez-le de nouveau dans un tableur",
          en: "save it again in a spreadsheet program"
        )
      )
    case .tooLarge:
      return Problem(
        "xlsx.too-large",
        at: place,
        LocalizedText(
          fr: "le classeur prendrait beaucoup plus de mémoire que le fichier n'est grand",
          en: "the workbook would take far more memory than the file is large"
        ),
        remedy: LocalizedText(
          fr: "enregistrez la feuille en CSV, si vous avez confiance dans sa source",
          en: "save the sheet as CSV, if you trust its source"
        )
      )
    }
  }

  static func xml(_ failure: XMLWalk.Failure, _ place: Place) -> Problem {
    guard failure == .documentType else { return damaged(place) }
    return Problem(
      "xlsx.document-type",
      at: place,
      LocalizedText(
        fr: "le classeur déclare des entités XML, ce qu'aucun tableur ne fait",
        en: "the workbook declares XML entities, as no spreadsheet program does"
      ),
      remedy: LocalizedText(
        fr: "méfiez-vous de sa source ; enregistrez-le de nouveau dans un tableur",
        en: "beware of its source; save it again in a spreadsheet program"
      )
    )
  }

  static func whichSheet(_ names: [String], _ place: Place) -> Problem {
    let list = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    return Problem(
      "xlsx.which-sheet",
      at: place,
      names.isEmpty
        ? LocalizedText(fr: "le classeur n'a pas de feuille", en: "the workbook has no sheet")
        : LocalizedText(
          fr: "le classeur a \(names.count) feuilles : \(list)",
          en: "the workbook has \(names.count) sheets: \(list)"
        ),
      remedy: LocalizedText(
        fr: "nommez celle à lire dans la table : sheet = \"\(names.first ?? "...")\"",
        en: "name the one to read in the table: sheet = \"\(names.first ?? "...")\""
      )
    )
  }

  static func unknownSheet(_ name: String, among names: [String], _ place: Place) -> Problem {
    let list = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    return Problem(
      "xlsx.unknown-sheet",
      at: place,
      LocalizedText(
        fr: "le classeur n'a pas de feuille \"\(name)\"",
        en: "the workbook has no sheet \"\(name)\""
      ),
      remedy: nearest(to: name, among: names).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "ses feuilles : \(list)", en: "its sheets: \(list)")
    )
  }
}
