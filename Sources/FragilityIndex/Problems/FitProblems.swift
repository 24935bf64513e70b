// What fitting a method can object to.
extension Problem {
  static func noValues(_ input: NormalisationInput) -> Problem {
    Problem(
      "fit.no-values",
      at: Place(.indicator(input.position, id: input.id, key: "id")),
      LocalizedText(
        fr: "aucun territoire n'a de valeur",
        en: "no territory has a value"
      ),
      remedy: LocalizedText(
        fr: "retirez l'indicateur, ou vérifiez sa colonne et les codes de la jointure",
        en: "remove the indicator, or check its column and the codes of the join"
      )
    )
  }

  static func constant(_ input: NormalisationInput, value: Double) -> Problem {
    let value = inWords(value)
    return Problem(
      "fit.constant",
      at: Place(.indicator(input.position, id: input.id, key: "id")),
      LocalizedText(
        fr: "toutes les valeurs sont égales (\(value.french)) : rien ne distingue les territoires",
        en: "all values are equal (\(value.english)): nothing tells the territories apart"
      ),
      remedy: LocalizedText(
        fr: "retirez l'indicateur, ou fixez ses bornes avec goalposts = [min, max]",
        en: "remove the indicator, or fix its ends with goalposts = [min, max]"
      )
    )
  }

  static func tooLarge(_ input: NormalisationInput) -> Problem {
    Problem(
      "fit.too-large",
      at: Place(.indicator(input.position, id: input.id, key: "id")),
      LocalizedText(
        fr: "les valeurs sont trop grandes pour calculer leur étendue",
        en: "the values are too large to compute how far they spread"
      ),
      remedy: LocalizedText(
        fr: "exprimez l'indicateur dans une autre unité",
        en: "express the indicator in another unit"
      )
    )
  }

  static func noReference(_ input: NormalisationInput) -> Problem {
    Problem(
      "fit.no-reference",
      at: Place(.indicator(input.position, id: input.id, key: "column")),
      LocalizedText(
        fr:
          "la valeur du territoire de référence n'est pas connue : une moyenne de taux serait fausse",
        en: "the value of the reference territory is not known: a mean of rates would be wrong"
      ),
      remedy: LocalizedText(
        fr: "donnez numerator et denominator, ou reference_column",
        en: "give numerator and denominator, or reference_column"
      )
    )
  }

  static func differentReferences(
    _ input: NormalisationInput,
    group: String,
    _ first: Double,
    _ second: Double
  ) -> Problem {
    let (first, second) = (inWords(first), inWords(second))
    return Problem(
      "fit.different-references",
      at: Place(.indicator(input.position, id: input.id, key: "reference_column")),
      LocalizedText(
        fr:
          "le territoire de référence \"\(group)\" a deux valeurs, \(first.french) et \(second.french)",
        en:
          "the reference territory \"\(group)\" has two values, \(first.english) and \(second.english)"
      ),
      remedy: LocalizedText(
        fr: "donnez la colonne d'une table qui a une ligne par territoire de référence",
        en: "give a column of a table that has one row per reference territory"
      )
    )
  }
}
