// What a sampling error can be refused for, in the method and in the data.
extension Problem {
  static func shrunkError(at subject: Subject) -> Problem {
    Problem(
      "method.shrunk-sampling-error",
      at: Place(subject),
      LocalizedText(
        fr: "un taux rapproché de celui du parent (shrinkage) n'a plus cette erreur",
        en: "a rate drawn towards that of the parent (shrinkage) no longer has this error"
      ),
      remedy: LocalizedText(
        fr: "retirez sampling_error ou shrinkage",
        en: "remove sampling_error or shrinkage"
      )
    )
  }

  static func badConfidence(_ confidence: Double, at subject: Subject) -> Problem {
    Problem(
      "method.bad-confidence",
      at: Place(subject),
      LocalizedText(
        fr: "confidence = \(inWords(confidence).french) n'est pas un niveau de confiance",
        en: "confidence = \(inWords(confidence).english) is not a level of confidence"
      ),
      remedy: LocalizedText(
        fr: "donnez celui de la source, au-dessus de 0 et en dessous de 1, tel que 0.9 ou 0.95",
        en: "give that of the source, above 0 and below 1, such as 0.9 or 0.95"
      )
    )
  }

  static func noRate(at subject: Subject) -> Problem {
    Problem(
      "method.no-rate",
      at: Place(subject),
      LocalizedText(
        fr: "ces valeurs ne sont pas des taux comptés sur des personnes",
        en: "these values are no rates counted on persons"
      ),
      remedy: LocalizedText(
        fr: "donnez standard_error ou margin, ou un taux (numerator et denominator)",
        en: "give standard_error or margin, or a rate (numerator and denominator)"
      )
    )
  }

  static func noPersons(at subject: Subject) -> Problem {
    Problem(
      "method.no-persons",
      at: Place(subject),
      LocalizedText(
        fr: "sans dénominateur, rien ne dit sur combien de personnes la valeur est comptée",
        en: "without a denominator, nothing says on how many persons the value was counted"
      ),
      remedy: LocalizedText(
        fr: "écrivez { count = \"colonne des personnes\", per = 100 }",
        en: "write { count = \"column of the persons\", per = 100 }"
      )
    )
  }

  static func scaleOfCount(at subject: Subject) -> Problem {
    Problem(
      "method.scale-of-count",
      at: Place(subject),
      LocalizedText(
        fr: "scale ne concerne que standard_error et margin : un comptage a sa propre loi",
        en: "scale is about standard_error and margin only: a count has a law of its own"
      ),
      remedy: LocalizedText(fr: "retirez scale", en: "remove scale")
    )
  }

  static func noWhole(at subject: Subject) -> Problem {
    Problem(
      "method.no-whole",
      at: Place(subject),
      LocalizedText(
        fr: "rien ne dit de quel tout les valeurs sont des parts",
        en: "nothing says of which whole the values are shares"
      ),
      remedy: LocalizedText(
        fr: "ajoutez per = 100 pour des pour-cent, per = 1 pour des parts",
        en: "add per = 100 for per cents, per = 1 for shares"
      )
    )
  }

  static func idleWhole(ofRatio isRatio: Bool, at subject: Subject) -> Problem {
    Problem(
      "method.idle-whole",
      at: Place(subject),
      isRatio
        ? LocalizedText(
          fr: "le tout d'un ratio est déjà connu : c'est le per de l'indicateur",
          en: "the whole of a ratio is known already: it is the per of the indicator"
        )
        : LocalizedText(
          fr: "per ne sert qu'à count et à scale = \"logit\"",
          en: "per serves only count and scale = \"logit\""
        ),
      remedy: LocalizedText(
        fr: "retirez per de sampling_error",
        en: "remove per from sampling_error"
      )
    )
  }

  static func badWhole(_ whole: Double, at subject: Subject) -> Problem {
    Problem(
      "method.bad-whole",
      at: Place(subject),
      LocalizedText(
        fr: "per = \(inWords(whole).french) n'est pas un tout",
        en: "per = \(inWords(whole).english) is not a whole"
      ),
      remedy: LocalizedText(
        fr: "donnez un nombre positif, tel que 1 ou 100",
        en: "give a positive number, such as 1 or 100"
      )
    )
  }

  static func rangeOffScale(
    _ range: ClosedRange<Double>,
    _ possible: ClosedRange<Double>,
    at subject: Subject
  ) -> Problem {
    let (lower, upper) = (inWords(range.lowerBound), inWords(range.upperBound))
    return Problem(
      "method.range-off-scale",
      at: Place(subject),
      LocalizedText(
        fr:
          "l'étendue de \(lower.french) à \(upper.french) sort des valeurs que l'erreur admet, \(possible.words.french)",
        en:
          "the range from \(lower.english) to \(upper.english) leaves the values that the error allows, \(possible.words.english)"
      ),
      remedy: LocalizedText(
        fr: "corrigez range, per ou scale",
        en: "mend range, per or scale"
      )
    )
  }

  // MARK: Data

  static func badStandardError(_ error: Double, isMargin: Bool, at subject: Subject) -> Problem {
    let words = inWords(error)
    return Problem(
      "data.bad-standard-error",
      at: Place(subject),
      LocalizedText(
        fr: "\(words.french) n'est pas \(isMargin ? "une marge d'erreur" : "une erreur type")",
        en: "\(words.english) is not a \(isMargin ? "margin of error" : "standard error")"
      ),
      remedy: LocalizedText(
        fr: "corrigez la cellule ; si c'est une marque d'absence, déclarez-la (missing)",
        en: "mend the cell; if it is a marker of absence, declare it (missing)"
      )
    )
  }

  static func tooFewPersons(_ persons: Double, at subject: Subject) -> Problem {
    let words = inWords(persons)
    return Problem(
      "data.too-few-persons",
      at: Place(subject),
      LocalizedText(
        fr: "aucun taux ne se compte sur \(words.french) personne",
        en: "no rate can be counted on \(words.english) persons"
      ),
      remedy: LocalizedText(
        fr: "corrigez la cellule, ou déclarez-la absente (missing)",
        en: "mend the cell, or declare it absent (missing)"
      )
    )
  }

  static func offErrorScale(
    _ value: Double,
    _ possible: ClosedRange<Double>,
    at subject: Subject
  ) -> Problem {
    let words = inWords(value)
    return Problem(
      "data.off-error-scale",
      at: Place(subject),
      LocalizedText(
        fr:
          "\(words.french) sort des valeurs que l'erreur d'échantillon admet, \(possible.words.french)",
        en:
          "\(words.english) leaves the values that the sampling error allows, \(possible.words.english)"
      ),
      remedy: LocalizedText(
        fr: "corrigez la valeur, ou sampling_error de l'indicateur",
        en: "mend the value, or the indicator's sampling_error"
      )
    )
  }
}

extension ClosedRange<Double> {
  fileprivate var words: LocalizedText {
    let (lower, upper) = (inWords(lowerBound), inWords(upperBound))
    return upperBound.isFinite
      ? LocalizedText(
        fr: "de \(lower.french) à \(upper.french)",
        en: "\(lower.english) to \(upper.english)"
      )
      : LocalizedText(fr: "\(lower.french) ou plus", en: "\(lower.english) or more")
  }
}
