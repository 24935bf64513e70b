import FragilityIndex

// What can be wrong with a sheet and its cells.
extension Problem {
  static func emptyHeader(_ row: Int, _ place: Place) -> Problem {
    Problem(
      "xlsx.empty-header",
      at: place,
      LocalizedText(
        fr: "la ligne \(row), celle de l'en-tête, est vide",
        en: "row \(row), that of the header, is empty"
      ),
      remedy: LocalizedText(
        fr: "donnez la ligne des noms de colonnes dans la table : header_row = 2, par exemple",
        en: "give the row of the names of columns in the table: header_row = 2, for instance"
      )
    )
  }

  static func noRowsBelow(_ place: Place) -> Problem {
    Problem(
      "xlsx.no-rows",
      at: place,
      LocalizedText(fr: "la feuille n'a qu'un en-tête", en: "the sheet has only a header"),
      remedy: LocalizedText(
        fr: "ajoutez les lignes, ou corrigez header_row",
        en: "add the rows, or mend header_row"
      )
    )
  }

  static func errorCell(_ error: String, _ place: Place) -> Problem {
    Problem(
      "xlsx.error-cell",
      at: place,
      LocalizedText(
        fr: "la formule de la cellule donne l'erreur \"\(error)\"",
        en: "the formula of the cell gives the error \"\(error)\""
      ),
      remedy: LocalizedText(
        fr: "corrigez la formule ; si c'est une valeur absente, déclarez \"\(error)\" dans missing",
        en: "mend the formula; if it marks an absent value, declare \"\(error)\" in missing"
      )
    )
  }

  static func uncomputed(_ place: Place) -> Problem {
    Problem(
      "xlsx.uncomputed",
      at: place,
      LocalizedText(
        fr: "la formule de la cellule n'a pas de résultat dans le fichier",
        en: "the formula of the cell has no result in the file"
      ),
      remedy: LocalizedText(
        fr: "ouvrez le classeur dans un tableur et enregistrez-le : il calculera les formules",
        en: "open the workbook in a spreadsheet program and save it: it computes the formulas"
      )
    )
  }

  static func date(_ place: Place) -> Problem {
    Problem(
      "xlsx.date",
      at: place,
      LocalizedText(fr: "la cellule est une date", en: "the cell is a date"),
      remedy: LocalizedText(
        fr: "choisissez une autre colonne, ou donnez à la cellule un format de nombre ou de texte",
        en: "choose another column, or give the cell a format of numbers or texts"
      )
    )
  }

  static func numberForText(_ number: String, _ place: Place) -> Problem {
    Problem(
      "xlsx.code-as-number",
      at: place,
      LocalizedText(
        fr: "\(number) est un nombre là où il faut un texte : des zéros de tête ont pu se perdre",
        en: "\(number) is a number where a text must be: zeros before it may have been lost"
      ),
      remedy: LocalizedText(
        fr:
          "donnez à la colonne un format de nombre personnalisé de zéros, autant que les codes ont de chiffres (00000 pour 01004), ou stockez les codes en texte",
        en:
          "give the column a custom number format of zeros, as many as codes have digits (00000 for 01004), or store codes as text"
      )
    )
  }
}
