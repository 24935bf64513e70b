extension MethodCheck {
  /// What is told of how a file is read must go with its format.
  mutating func checkReading(
    of table: FragilityMethod.Table,
    _ subject: (String) -> Problem.Subject
  ) {
    let dialect = table.dialect
    let isWorkbook = table.format ?? .init(endingOf: table.path) == .xlsx
    let ofWorkbooks = [("sheet", dialect.sheet != nil), ("header_row", dialect.headerRow != nil)]
    for (key, isTold) in ofWorkbooks where isTold && !isWorkbook {
      report(
        "workbook-only",
        subject(key),
        fr: "\(key) n'a de sens que pour un classeur .xlsx",
        en: "\(key) has a meaning only for an .xlsx workbook",
        mendFr: "ajoutez format = \"xlsx\", ou retirez \(key)",
        mendEn: "add format = \"xlsx\", or remove \(key)"
      )
    }
    let ofTexts = [
      ("delimiter", dialect.delimiter != nil), ("encoding", dialect.encoding != nil),
      ("skip_lines", dialect.skippedLines != 0),
    ]
    for (key, isTold) in ofTexts where isTold && isWorkbook {
      report(
        "text-only",
        subject(key),
        fr: "\(key) n'a pas de sens pour un classeur .xlsx",
        en: "\(key) has no meaning for an .xlsx workbook",
        mendFr: key == "skip_lines" ? "écrivez header_row" : "retirez \(key)",
        mendEn: key == "skip_lines" ? "write header_row" : "remove \(key)"
      )
    }
    if let row = dialect.headerRow, !(1...1_048_576).contains(row) {
      report(
        "bad-header-row",
        subject("header_row"),
        fr: "header_row = \(row) n'est pas une ligne d'une feuille",
        en: "header_row = \(row) is no row of a sheet",
        mendFr: "donnez la ligne des noms de colonnes, à partir de 1",
        mendEn: "give the row of the names of columns, from 1"
      )
    }
    if dialect.sheet == "" {
      report(
        "empty-text",
        subject("sheet"),
        fr: "sheet est vide",
        en: "sheet is empty",
        mendFr: "écrivez le nom de la feuille, ou retirez sheet",
        mendEn: "write the name of the sheet, or remove sheet"
      )
    }
  }
}
