import FragilityIndex

// What cannot be said in SQL.
extension Problem {
  static func unknownSQLTable(_ id: String, option: String, among ids: [String]) -> Problem {
    let list = ids.joined(separator: ", ")
    return Problem(
      "sql.unknown-table",
      at: Place(file: option),
      LocalizedText(
        fr: "la méthode n'a pas de table \"\(id)\"",
        en: "the method has no table \"\(id)\""
      ),
      remedy: LocalizedText(fr: "ses tables : \(list)", en: "its tables: \(list)")
    )
  }

  static func fileForPostgreSQL(_ path: String) -> Problem {
    Problem(
      "sql.file-for-postgresql",
      at: Place(file: "--table"),
      LocalizedText(
        fr: "PostgreSQL ne lit pas le fichier \"\(path)\" dans une requête",
        en: "PostgreSQL does not read the file \"\(path)\" in a query"
      ),
      remedy: LocalizedText(
        fr: "chargez-le par COPY et donnez le nom de la table",
        en: "load it with COPY and give the name of the table"
      )
    )
  }

  /// Something that no expression over one row says.
  static func notInSQL(
    _ subject: Subject,
    _ what: LocalizedText,
    remedy: LocalizedText = LocalizedText(
      fr: "calculez les scores ici : fragility score",
      en: "compute the scores here: fragility score"
    )
  ) -> Problem {
    Problem(
      "sql.not-row-wise",
      at: Place(subject),
      LocalizedText(
        fr: "ne se dit pas en SQL ligne par ligne : \(what.french)",
        en: "cannot be said in SQL row by row: \(what.english)"
      ),
      remedy: remedy
    )
  }

  static func sameNameInSQL(_ first: String, _ second: String, in dialect: SQLDialect) -> Problem {
    Problem(
      "sql.same-name",
      at: Place(file: "--dialect"),
      LocalizedText(
        fr: "pour \(dialect.title), \"\(first)\" et \"\(second)\" sont le même nom",
        en: "to \(dialect.title), \"\(first)\" and \"\(second)\" are the same name"
      ),
      remedy: LocalizedText(
        fr: "donnez-leur des identifiants qui diffèrent par plus que la casse",
        en: "give them ids that differ by more than the case"
      )
    )
  }

  static func longNameInSQL(_ name: String, most: Int, in dialect: SQLDialect) -> Problem {
    Problem(
      "sql.long-name",
      at: Place(file: "--dialect"),
      LocalizedText(
        fr: "\(dialect.title) coupe les noms à \(most) octets : \"\(name)\"",
        en: "\(dialect.title) cuts names at \(most) bytes: \"\(name)\""
      ),
      remedy: LocalizedText(
        fr: "raccourcissez l'identifiant ou le nom de la colonne",
        en: "shorten the id or the name of the column"
      )
    )
  }
}
