// What finding groups can object to.
extension Problem {
  static func sameEverywhere(_ dimension: String) -> Problem {
    Problem(
      "groups.constant",
      at: Place(.method(key: "typology.groups")),
      LocalizedText(
        fr: "la dimension \"\(dimension)\" a le même score partout : elle ne sépare rien",
        en: "the dimension \"\(dimension)\" has the same score everywhere: it tells nothing apart"
      ),
      remedy: LocalizedText(
        fr: "nommez les autres : groups = { dimensions = [...] }",
        en: "name the others: groups = { dimensions = [...] }"
      )
    )
  }

  static func tooFewToGroup(_ count: Int, _ territories: Int) -> Problem {
    Problem(
      "groups.too-few",
      at: Place(.method(key: "typology.groups")),
      LocalizedText(
        fr:
          "\(count) groupes demandent autant de territoires différents ; avec toutes leurs dimensions : \(territories)",
        en:
          "\(count) groups need as many different territories; with all dimensions there are \(territories)"
      ),
      remedy: LocalizedText(
        fr: "demandez moins de groupes, ou nommez les dimensions qui sont connues",
        en: "ask for fewer groups, or name the dimensions that are known"
      )
    )
  }

  static func tooManyForWard(_ count: Int, most: Int) -> Problem {
    Problem(
      "groups.too-many",
      at: Place(.method(key: "typology.groups")),
      LocalizedText(
        fr: "\(count) territoires : Ward compare chacun à chacun, au plus \(most)",
        en: "\(count) territories: Ward's method compares each with each, at most \(most)"
      ),
      remedy: LocalizedText(
        fr: "prenez method = \"kmeans\", ou moins de territoires",
        en: "take method = \"kmeans\", or fewer territories"
      )
    )
  }
}

// What comparing a territory with its like can object to.
extension Problem {
  private static func place(ofContext position: Int) -> Place {
    Place(.method(key: "typology.context[\(position)]"))
  }

  static var noContext: Problem {
    Problem(
      "peers.no-context",
      at: Place(.method(key: "typology.context")),
      LocalizedText(
        fr: "rien ne dit sur quoi les territoires se ressemblent",
        en: "nothing says on what territories are alike"
      ),
      remedy: LocalizedText(
        fr: "donnez --context colonne,table.colonne, ou context dans [typology]",
        en: "give --context column,table.column, or context in [typology]"
      )
    )
  }

  static func notTransformable(
    _ column: ContextColumn,
    _ value: Double,
    _ code: String,
    at position: Int
  ) -> Problem {
    let word = column.transform?.rawValue ?? ""
    return Problem(
      "peers.not-transformable",
      at: place(ofContext: position),
      LocalizedText(
        fr: "\(word) n'a pas de sens pour \(inWords(value).french) (\"\(code)\")",
        en: "\(word) has no meaning for \(inWords(value).english) (\"\(code)\")"
      ),
      remedy: LocalizedText(fr: "retirez transform", en: "remove transform")
    )
  }

  static func lacksContext(
    _ column: ContextColumn,
    _ reason: AbsenceReason,
    _ code: String,
    at position: Int
  ) -> Problem {
    Problem(
      "peers.absent",
      at: place(ofContext: position),
      LocalizedText(
        fr: "\"\(code)\" n'a pas de valeur dans \"\(column.column.column)\" (\(reason.word))",
        en: "\"\(code)\" has no value in \"\(column.column.column)\" (\(reason.word))"
      ),
      remedy: LocalizedText(
        fr: "comparez sur d'autres colonnes : --context",
        en: "compare on other columns: --context"
      )
    )
  }

  static func sameContext(_ column: ContextColumn, at position: Int) -> Problem {
    Problem(
      "peers.constant",
      at: place(ofContext: position),
      LocalizedText(
        fr: "\"\(column.column.column)\" vaut partout autant : elle ne rapproche personne",
        en: "\"\(column.column.column)\" is the same everywhere: it brings nobody together"
      ),
      remedy: LocalizedText(fr: "retirez cette colonne", en: "remove this column")
    )
  }
}
