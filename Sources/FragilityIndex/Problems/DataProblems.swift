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
}
