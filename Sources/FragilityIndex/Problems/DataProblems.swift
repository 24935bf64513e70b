// What deriving indicators can object to in the data.
extension Problem {
  static func emptyCode(at subject: Subject) -> Problem {
    Problem(
      "data.empty-code",
      at: Place(subject),
      LocalizedText(fr: "le code est vide", en: "the code is empty"),
      remedy: LocalizedText(
        fr: "donnez un code à la ligne, ou retirez-la",
        en: "give the row a code, or remove it"
      )
    )
  }

  static func duplicateCode(
    _ code: String,
    table: String,
    row: Int,
    earlier: Int,
    column: String
  ) -> Problem {
    Problem(
      "data.duplicate-code",
      at: Place(.cell(table: table, row: row, column: column)),
      LocalizedText(
        fr: "le code \"\(code)\" est déjà pris",
        en: "the code \"\(code)\" is taken already"
      ),
      remedy: LocalizedText(fr: "gardez une seule ligne par code", en: "keep one row per code"),
      related: Place(.cell(table: table, row: earlier, column: column))
    )
  }

  static func unmatchedCode(
    _ code: String,
    at subject: Subject,
    table: FragilityMethod.Table,
    likely other: String?
  ) -> Problem {
    let looksLikeSeveral =
      table.join?.separator == nil
      ? [",", ";", "/", "|", " "].first { code.contains($0) } : nil
    let remedy: LocalizedText
    if let other {
      remedy = LocalizedText(
        fr: "\"\(other)\" existe : un zéro initial s'est perdu, souvent dans un tableur",
        en: "\"\(other)\" exists: a leading zero was lost, often in a spreadsheet"
      )
    } else if let looksLikeSeveral {
      remedy = LocalizedText(
        fr:
          "si la cellule contient plusieurs codes, ajoutez separator = \"\(looksLikeSeveral)\" à la table",
        en: "if the cell holds several codes, add separator = \"\(looksLikeSeveral)\" to the table"
      )
    } else {
      remedy = LocalizedText(
        fr:
          "ajoutez la ligne, corrigez le code, ou déclarez unmatched = \"unavailable\" dans la table",
        en: "add the row, mend the code, or declare unmatched = \"unavailable\" in the table"
      )
    }
    return Problem(
      "data.unmatched-code",
      at: Place(subject),
      LocalizedText(
        fr: "la table \"\(table.id)\" n'a pas de code \"\(code)\"",
        en: "the table \"\(table.id)\" has no code \"\(code)\""
      ),
      remedy: remedy
    )
  }

  static func severalCodes(_ count: Int, at subject: Subject, table: String) -> Problem {
    Problem(
      "data.several-codes",
      at: Place(subject),
      LocalizedText(
        fr: "la cellule contient \(count) codes de \"\(table)\", et rien ne dit comment les réunir",
        en: "the cell holds \(count) codes of \"\(table)\", and nothing says how to combine them"
      ),
      remedy: LocalizedText(
        fr:
          "ajoutez several = \"mean\", \"sum\" ou { method = \"weighted_mean\", weight = \"colonne\" } à la table",
        en:
          "add several = \"mean\", \"sum\" or { method = \"weighted_mean\", weight = \"column\" } to the table"
      )
    )
  }

  static func negativeWeight(_ weight: Double, at subject: Subject) -> Problem {
    let weight = inWords(weight)
    return Problem(
      "data.negative-weight",
      at: Place(subject),
      LocalizedText(
        fr: "un poids de \(weight.french) n'a pas de sens dans une moyenne",
        en: "a weight of \(weight.english) has no meaning in a mean"
      ),
      remedy: LocalizedText(
        fr: "corrigez la cellule, ou choisissez une autre colonne de poids",
        en: "mend the cell, or choose another column of weights"
      )
    )
  }

  static func outOfRange(
    _ value: Double,
    _ range: ClosedRange<Double>,
    at subject: Subject,
    indicator: String
  ) -> Problem {
    let (value, lower) = (inWords(value), inWords(range.lowerBound))
    let upper = inWords(range.upperBound)
    return Problem(
      "data.out-of-range",
      at: Place(subject),
      LocalizedText(
        fr:
          "\(value.french) est hors de l'étendue de \"\(indicator)\", de \(lower.french) à \(upper.french)",
        en:
          "\(value.english) is outside of the range of \"\(indicator)\", \(lower.english) to \(upper.english)"
      ),
      remedy: LocalizedText(
        fr: "corrigez la valeur, ou l'étendue (range) de l'indicateur",
        en: "mend the value, or the indicator's range"
      )
    )
  }

  static func notTransformable(
    _ value: Double,
    _ transform: Transform,
    at subject: Subject
  ) -> Problem {
    let value = inWords(value)
    let isRoot = transform == .squareRoot
    return Problem(
      "data.not-transformable",
      at: Place(subject),
      LocalizedText(
        fr: "\(value.french) n'a pas de \(isRoot ? "racine carrée" : "logarithme")",
        en: "\(value.english) has no \(isRoot ? "square root" : "logarithm")"
      ),
      remedy: LocalizedText(
        fr: "corrigez la valeur, déclarez-la absente (missing), ou retirez transform",
        en: "mend the value, declare it absent (missing), or remove transform"
      )
    )
  }

  static func unknownCategory(
    _ text: String,
    among known: [String],
    at subject: Subject
  ) -> Problem {
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    return Problem(
      "data.unknown-category",
      at: Place(subject),
      LocalizedText(
        fr: "la catégorie \"\(text)\" n'a pas de valeur",
        en: "the category \"\(text)\" has no value"
      ),
      remedy: nearest(to: text, among: known).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "ajoutez-la à categories, ou à missing ; connues : \(list)",
          en: "add it to categories, or to missing; known: \(list)"
        )
    )
  }

  static func notCounts(_ input: ShrinkageInput, row: Int, _ counts: Counts) -> Problem {
    let (cases, persons) = (inWords(counts.cases), inWords(counts.persons))
    let cell = Subject.cell(
      table: input.table.tableID,
      row: row,
      column: input.table.keyColumn
    )
    return Problem(
      "data.not-counts",
      at: Place(cell),
      LocalizedText(
        fr: "\(cases.french) cas sur \(persons.french) personnes : ce ne sont pas des effectifs",
        en: "\(cases.english) cases among \(persons.english) persons: these are no counts"
      ),
      remedy: LocalizedText(
        fr: "corrigez les deux colonnes, ou retirez shrinkage de l'indicateur",
        en: "mend the two columns, or remove the indicator's shrinkage"
      )
    )
  }
}
