// What comparing territories can object to.
extension Problem {
  static func noRowOfWhole(_ values: ParentValues) -> Problem {
    let (code, table) = (values.code ?? "", values.table.tableID)
    return Problem(
      "compare.no-whole",
      at: Place(
        .cell(table: table, row: 0, column: values.table.keyColumn)
      ),
      LocalizedText(
        fr: "la table \"\(table)\" n'a pas de ligne \"\(code)\", qui vaut pour l'ensemble",
        en: "the table \"\(table)\" has no row \"\(code)\", which stands for the whole"
      ),
      remedy: LocalizedText(
        fr: "corrigez code, ou ajoutez la ligne",
        en: "mend code, or add the row"
      )
    )
  }

  package static func noCommonTerritory(_ first: Int, _ second: Int) -> Problem {
    Problem(
      "compare.no-common-territory",
      at: Place(file: "--with"),
      LocalizedText(
        fr:
          "les deux ensembles (\(first) et \(second) territoires) n'ont aucun code en commun : rien ne s'apparie",
        en: "the two sets (\(first) and \(second) territories) share no code: nothing can be paired"
      ),
      remedy: LocalizedText(
        fr: "demandez --table-of distributions, ou vérifiez les codes",
        en: "ask for --table-of distributions, or check the codes"
      )
    )
  }

  package static func unknownTerritory(_ code: String) -> Problem {
    Problem(
      "compare.unknown-code",
      at: Place(file: code),
      LocalizedText(
        fr: "aucun territoire n'a ce code",
        en: "no territory has this code"
      ),
      remedy: LocalizedText(
        fr: "vérifiez le code ; les zéros de tête comptent",
        en: "check the code; leading zeros count"
      )
    )
  }
}
