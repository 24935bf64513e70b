import FragilityIndex

// What can be wrong with a cell of iMeta.
extension Problem {
  static func absentCell(_ column: String, at place: Place) -> Problem {
    Problem(
      "coinr.absent-cell",
      at: place,
      LocalizedText(fr: "\(column) est absent", en: "\(column) is absent"),
      remedy: LocalizedText(
        fr: column == "Target"
          ? "donnez une cible à chaque indicateur, ou retirez la colonne"
          : "complétez la cellule",
        en: column == "Target"
          ? "give every indicator a target, or remove the column" : "fill the cell in"
      )
    )
  }

  static func badCode(_ code: String, at place: Place) -> Problem {
    Problem(
      "coinr.bad-code",
      at: place,
      LocalizedText(
        fr: "\"\(code)\" n'est pas un code de COINr",
        en: "\"\(code)\" is not a code of COINr"
      ),
      remedy: LocalizedText(
        fr: "commencez par une lettre et retirez les espaces, dans iMeta et dans iData",
        en: "start with a letter and remove blanks, in iMeta and in iData"
      )
    )
  }

  static func duplicateCode(_ code: String, at place: Place, first: Place) -> Problem {
    Problem(
      "coinr.duplicate-code",
      at: place,
      LocalizedText(
        fr: "le code \"\(code)\" est déjà pris",
        en: "the code \"\(code)\" is taken already"
      ),
      remedy: LocalizedText(
        fr: "retirez une des lignes, ou donnez-lui un autre code",
        en: "remove one of the rows, or give it another code"
      ),
      related: first
    )
  }

  static func unknownKind(_ word: String, at place: Place) -> Problem {
    let words = IMetaRow.Kind.allCases.map(\.rawValue)
    let list = words.joined(separator: ", ")
    return Problem(
      "coinr.unknown-type",
      at: place,
      LocalizedText(fr: "Type n'admet pas \"\(word)\"", en: "Type does not take \"\(word)\""),
      remedy: nearest(to: word, among: words).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "choisissez parmi \(list)", en: "choose among \(list)")
    )
  }

  static func badLevel(_ level: Double, at place: Place) -> Problem {
    Problem(
      "coinr.bad-level",
      at: place,
      LocalizedText(
        fr: "le niveau \(tomlNumber(level)) n'existe pas",
        en: "there is no level \(tomlNumber(level))"
      ),
      remedy: LocalizedText(
        fr: "écrivez 1 pour un indicateur, puis 2, 3 et ainsi de suite",
        en: "write 1 for an indicator, then 2, 3 and so on"
      )
    )
  }

  static func badDirection(_ direction: Double, at place: Place) -> Problem {
    Problem(
      "coinr.bad-direction",
      at: place,
      LocalizedText(
        fr: "Direction vaut \(tomlNumber(direction))",
        en: "Direction is \(tomlNumber(direction))"
      ),
      remedy: LocalizedText(
        fr: "écrivez 1, ou -1 où une valeur haute abaisse l'indice",
        en: "write 1, or -1 where a high value lowers the index"
      )
    )
  }

  static func negativeWeight(_ weight: Double, at place: Place) -> Problem {
    Problem(
      "coinr.negative-weight",
      at: place,
      LocalizedText(
        fr: "le poids \(tomlNumber(weight)) est négatif",
        en: "the weight \(tomlNumber(weight)) is negative"
      ),
      remedy: LocalizedText(
        fr: "donnez un poids positif et changez Direction",
        en: "give a positive weight and change Direction"
      )
    )
  }

  static func notAFlag(_ text: String, at place: Place) -> Problem {
    Problem(
      "coinr.not-a-flag",
      at: place,
      LocalizedText(
        fr: "\"\(text)\" n'est ni TRUE ni FALSE",
        en: "\"\(text)\" is neither TRUE nor FALSE"
      ),
      remedy: LocalizedText(fr: "écrivez TRUE ou FALSE", en: "write TRUE or FALSE")
    )
  }
}
