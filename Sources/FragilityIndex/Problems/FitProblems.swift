// What fitting a method can object to.
extension Problem {
  static func noValues(_ input: NormalisationInput) -> Problem {
    Problem(
      "fit.no-values",
      at: Place(input.subject),
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
      at: Place(input.subject),
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
      at: Place(input.subject),
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
      at: Place(input.subject.with(key: "column")),
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
      at: Place(input.subject.with(key: "reference_column")),
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

  static func noSuchTerritory(_ input: NormalisationInput, code: String) -> Problem {
    let guess = nearest(to: code, among: input.table.codes)
    return Problem(
      "fit.no-such-territory",
      at: Place(input.subject.with(key: "normalisation")),
      LocalizedText(
        fr: "aucun territoire n'a le code \"\(code)\"",
        en: "no territory has the code \"\(code)\""
      ),
      remedy: guess.map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "donnez le code d'un territoire de la première table",
          en: "give the code of a territory of the first table"
        )
    )
  }

  static func targetNotBeyond(
    _ input: NormalisationInput,
    target: Double,
    origin: Double
  ) -> Problem {
    let words = target.isNaN ? LocalizedText(fr: "absente", en: "absent") : inWords(target)
    let end = inWords(origin)
    return Problem(
      "fit.target-not-beyond",
      at: Place(input.subject.with(key: "normalisation")),
      LocalizedText(
        fr:
          "la cible (\(words.french)) n'est pas au-delà de la valeur la moins fragile (\(end.french))",
        en: "the target (\(words.english)) is not beyond the least fragile value (\(end.english))"
      ),
      remedy: LocalizedText(
        fr: "donnez une cible du côté fragile, ou corrigez direction",
        en: "give a target on the fragile side, or mend direction"
      )
    )
  }

  static func notPositive(_ input: NormalisationInput, value: Double) -> Problem {
    let value = inWords(value)
    return Problem(
      "fit.not-positive",
      at: Place(input.subject.with(key: "normalisation")),
      LocalizedText(
        fr: "une fraction du maximum n'a pas de sens : l'extrémité vaut \(value.french)",
        en: "a fraction of the maximum has no meaning: the end is \(value.english)"
      ),
      remedy: LocalizedText(
        fr: "choisissez minmax",
        en: "choose minmax"
      )
    )
  }

  static func allScreenedOut(count: Int) -> Problem {
    Problem(
      "fit.all-screened-out",
      at: Place(.rule(key: "screening")),
      LocalizedText(
        fr: "aucun des \(count) territoires ne passe le filtre",
        en: "none of the \(count) territories passes the screening"
      ),
      remedy: LocalizedText(
        fr: "baissez min_present ou min_nonzero, ou complétez les données",
        en: "lower min_present or min_nonzero, or complete the data"
      )
    )
  }

  static func allUnreliable(count: Int) -> Problem {
    Problem(
      "fit.all-unreliable",
      at: Place(.rule(key: "reliability")),
      LocalizedText(
        fr: "aucun des \(count) territoires n'est assez fiable pour fixer les bornes",
        en: "none of the \(count) territories is reliable enough to set the bounds"
      ),
      remedy: LocalizedText(
        fr: "baissez les seuils, ou écrivez fit = true",
        en: "lower the thresholds, or write fit = true"
      )
    )
  }

  static func negativeScores(_ subject: Subject, child id: String) -> Problem {
    Problem(
      "fit.negative-scores",
      at: Place(subject),
      LocalizedText(
        fr: "\"\(id)\" a des scores négatifs : il n'y a pas de bénéfice du doute entre eux",
        en: "\"\(id)\" has negative scores: there is no benefit of the doubt among them"
      ),
      remedy: LocalizedText(
        fr: "normalisez par minmax ou percent_rank",
        en: "normalise by minmax or percent_rank"
      )
    )
  }
}
