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

  static func csvForSpark(_ path: String) -> Problem {
    Problem(
      "sql.csv-for-spark",
      at: Place(file: "--table"),
      LocalizedText(
        fr: "Spark lirait \"\(path)\" sans sa ligne d'en-tête",
        en: "Spark would read \"\(path)\" without its header"
      ),
      remedy: LocalizedText(
        fr: "faites-en une vue avec l'option header et donnez son nom, ou un fichier Parquet",
        en: "make a view of it with the option header and give its name, or a Parquet file"
      )
    )
  }

  static func csvWithoutText(_ path: String, _ id: String) -> Problem {
    Problem(
      "sql.csv-without-text",
      at: Place(file: "--table"),
      LocalizedText(
        fr: "DuckDB ferait des nombres des codes de \"\(path)\" et en perdrait les zéros",
        en: "DuckDB would make numbers of the codes of \"\(path)\", and lose their zeros"
      ),
      remedy: LocalizedText(
        fr: "ajoutez --text \(id), qui lit tout comme du texte",
        en: "add --text \(id), which reads everything as text"
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

// What can be wrong with files of statistics.
extension Problem {
  enum StatisticsFault {
    case otherMethod
    case unknown(String)
    case impossible
    case contradiction
  }

  static func statistics(_ fault: StatisticsFault, at place: Place) -> Problem {
    let words: LocalizedText
    switch fault {
    case .otherMethod:
      words = LocalizedText(
        fr: "ces statistiques sont celles d'une autre méthode, ou d'une autre version",
        en: "these statistics are those of another method, or of another version of it"
      )
    case .unknown(let text):
      words = LocalizedText(
        fr: "la méthode n'a rien qui s'appelle \"\(text)\"",
        en: "the method has nothing called \"\(text)\""
      )
    case .impossible:
      words = LocalizedText(
        fr: "ce n'est pas une valeur possible de cette statistique",
        en: "this is no possible value of this statistic"
      )
    case .contradiction:
      words = LocalizedText(
        fr: "cette statistique est là deux fois, avec des valeurs différentes",
        en: "this statistic is there twice, with different values"
      )
    }
    return Problem(
      "statistics.wrong",
      at: place,
      words,
      remedy: LocalizedText(
        fr:
          "exécutez de nouveau l'instruction de fragility sql --fit et gardez son résultat entier",
        en: "run the statement of fragility sql --fit again and keep its result whole"
      )
    )
  }

  static func brokenStatistics(_ path: String, _ key: FitStatistics.Key) -> Problem {
    Problem(
      "statistics.incomplete",
      at: Place(file: path),
      LocalizedText(
        fr: "\(key.step.rawValue), \(key.id) : il manque count, minimum, maximum ou mean",
        en: "\(key.step.rawValue), \(key.id): count, minimum, maximum or mean is missing"
      ),
      remedy: LocalizedText(
        fr: "gardez le résultat de l'instruction entier",
        en: "keep the result of the statement whole"
      )
    )
  }

  static func stepToMeasure(_ step: FitStatistics.Step) -> Problem {
    Problem(
      "statistics.step-to-measure",
      at: Place(file: "--statistics"),
      LocalizedText(
        fr: "il reste à mesurer l'étape \"\(step.rawValue)\"",
        en: "the step \"\(step.rawValue)\" is still to be measured"
      ),
      remedy: LocalizedText(
        fr: "écrivez son instruction par fragility sql --fit, avec les --statistics que vous avez",
        en: "write its statement with fragility sql --fit and the --statistics that you have"
      )
    )
  }

  static func nothingToMeasure() -> Problem {
    Problem(
      "statistics.complete",
      at: Place(file: "--statistics"),
      LocalizedText(
        fr: "tout est mesuré",
        en: "everything is measured"
      ),
      remedy: LocalizedText(
        fr: "figez la méthode par fragility fit avec les mêmes --statistics",
        en: "freeze the method with fragility fit and the same --statistics"
      )
    )
  }
}
