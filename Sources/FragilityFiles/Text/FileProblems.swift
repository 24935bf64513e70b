import FragilityIndex

// What can be wrong with a file as such.
extension Problem {
  static func notFound(_ path: String, at place: Place) -> Problem {
    Problem(
      "file.not-found",
      at: place,
      LocalizedText(fr: "\"\(path)\" n'existe pas", en: "\"\(path)\" does not exist"),
      remedy: LocalizedText(
        fr: "corrigez le chemin ; celui d'une table part du dossier de la méthode",
        en: "mend the path; that of a table starts at the folder of the method"
      )
    )
  }

  static func isFolder(_ path: String, at place: Place) -> Problem {
    Problem(
      "file.is-folder",
      at: place,
      LocalizedText(fr: "\"\(path)\" est un dossier", en: "\"\(path)\" is a folder"),
      remedy: LocalizedText(fr: "donnez un fichier", en: "give a file")
    )
  }

  static func unreadable(_ path: String, at place: Place, reason: String) -> Problem {
    let (because, pourquoi) = reason.isEmpty ? ("", "") : (": \(reason)", " : \(reason)")
    return Problem(
      "file.unreadable",
      at: place,
      LocalizedText(
        fr: "\"\(path)\" ne peut pas être lu\(pourquoi)",
        en: "\"\(path)\" cannot be read\(because)"
      ),
      remedy: LocalizedText(
        fr: "vérifiez vos droits sur le fichier",
        en: "check your rights on the file"
      )
    )
  }

  static func unwritable(_ path: String, reason: String) -> Problem {
    Problem(
      "file.unwritable",
      at: Place(file: path),
      LocalizedText(
        fr: "\"\(path)\" ne peut pas être écrit : \(reason)",
        en: "\"\(path)\" cannot be written: \(reason)"
      ),
      remedy: LocalizedText(
        fr: "vérifiez le dossier, vos droits et la place libre",
        en: "check the folder, your rights and the free space"
      )
    )
  }

  static func emptyFile(_ path: String, isMethod: Bool) -> Problem {
    Problem(
      "file.empty",
      at: Place(file: path, line: 1, column: 1),
      LocalizedText(fr: "le fichier est vide", en: "the file is empty"),
      remedy: isMethod
        ? LocalizedText(
          fr: "commencez une méthode par fragility init",
          en: "start a method with fragility init"
        )
        : LocalizedText(
          fr: "exportez-le de nouveau avec sa ligne d'en-tête",
          en: "export it again with its header line"
        )
    )
  }

  static func workbook(_ path: String) -> Problem {
    Problem(
      "file.workbook",
      at: Place(file: path, line: 1, column: 1),
      LocalizedText(
        fr: "le fichier est un classeur de tableur, ou une archive",
        en: "the file is a spreadsheet's workbook, or an archive"
      ),
      remedy: LocalizedText(
        fr:
          "enregistrez la feuille en CSV (dans Excel : « CSV UTF-8 »), ou en .xlsx si une table la lit",
        en: "save the sheet as CSV (in Excel: \"CSV UTF-8\"), or as .xlsx if a table reads it"
      )
    )
  }

  static func utf16(_ path: String) -> Problem {
    Problem(
      "file.utf-16",
      at: Place(file: path, line: 1, column: 1),
      LocalizedText(fr: "le fichier est en UTF-16", en: "the file is in UTF-16"),
      remedy: LocalizedText(
        fr: "enregistrez-le en UTF-8 (dans Excel : « CSV UTF-8 »)",
        en: "save it in UTF-8 (in Excel: \"CSV UTF-8\")"
      )
    )
  }

  static func nulByte(_ place: Place) -> Problem {
    Problem(
      "file.nul-byte",
      at: place,
      LocalizedText(fr: "un octet nul n'est pas du texte", en: "a NUL byte is not text"),
      remedy: LocalizedText(
        fr: "exportez le fichier de nouveau en texte",
        en: "export the file again as text"
      )
    )
  }

  static func invalidUTF8(_ place: Place, isMethod: Bool) -> Problem {
    Problem(
      "file.invalid-utf-8",
      at: place,
      LocalizedText(
        fr: "cet octet n'est pas de l'UTF-8",
        en: "this byte is not UTF-8"
      ),
      remedy: isMethod
        ? LocalizedText(fr: "enregistrez le fichier en UTF-8", en: "save the file in UTF-8")
        : LocalizedText(
          fr: "enregistrez le fichier en UTF-8, ou déclarez encoding = \"windows-1252\"",
          en: "save the file in UTF-8, or declare encoding = \"windows-1252\""
        )
    )
  }

  static func unknownEncoding(_ place: Place) -> Problem {
    Problem(
      "file.unknown-encoding",
      at: place,
      LocalizedText(
        fr: "cet octet n'est ni de l'UTF-8 ni du Windows-1252",
        en: "this byte is neither UTF-8 nor Windows-1252"
      ),
      remedy: LocalizedText(fr: "enregistrez le fichier en UTF-8", en: "save the file in UTF-8")
    )
  }
}
