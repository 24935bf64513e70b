// What the plan of a method can be refused for; keys are those of the plan.
extension Problem {
  static func badDraws(_ draws: Int, most: Int) -> Problem {
    Problem(
      "method.bad-draws",
      at: Place(.plan(key: "draws")),
      LocalizedText(
        fr: "\(draws) tirages ne peuvent être faits",
        en: "\(draws) draws cannot be made"
      ),
      remedy: LocalizedText(
        fr: "donnez un nombre de 1 à \(most), tel que 1000",
        en: "give a number from 1 to \(most), such as 1000"
      )
    )
  }

  /// The seed comes as text: a negative one is no seed of a plan at all.
  package static func badSeed(_ seed: String) -> Problem {
    Problem(
      "method.bad-seed",
      at: Place(.plan(key: "seed")),
      LocalizedText(
        fr: "seed = \(seed) ne peut servir de départ aux tirages",
        en: "seed = \(seed) cannot start the draws"
      ),
      remedy: LocalizedText(
        fr: "donnez un nombre entier de 0 à \(Int64.max)",
        en: "give a whole number from 0 to \(Int64.max)"
      )
    )
  }

  static func badInterval(_ interval: Double) -> Problem {
    Problem(
      "method.bad-interval",
      at: Place(.plan(key: "interval")),
      LocalizedText(
        fr: "un intervalle ne peut contenir \(inWords(interval).french) des tirages",
        en: "no interval holds a share of \(inWords(interval).english) of the draws"
      ),
      remedy: LocalizedText(
        fr: "donnez une part au-dessus de 0 et en dessous de 1, telle que 0.9",
        en: "give a share above 0 and below 1, such as 0.9"
      )
    )
  }

  static func onlyIndicator(_ key: String) -> Problem {
    Problem(
      "method.only-indicator",
      at: Place(.plan(key: key)),
      LocalizedText(
        fr: "la méthode n'a qu'un indicateur : il ne peut ni être retiré ni peser autrement",
        en: "the method has one indicator only: it can neither be left out nor weigh otherwise"
      ),
      remedy: LocalizedText(
        fr: "retirez \(key), ou ajoutez un indicateur",
        en: "remove \(key), or add an indicator"
      )
    )
  }

  // MARK: Weights

  static func badNoise(_ noise: Double) -> Problem {
    Problem(
      "method.bad-noise",
      at: Place(.plan(key: "weights.noise")),
      LocalizedText(
        fr: "noise = \(inWords(noise).french) rendrait des poids négatifs, ou ne varie pas",
        en: "noise = \(inWords(noise).english) would make weights negative, or is no variation"
      ),
      remedy: LocalizedText(
        fr: "donnez un nombre de 0 à 1, 1 exclu, tel que 0.25",
        en: "give a number from 0 to 1, not 1 itself, such as 0.25"
      )
    )
  }

  static func badConcentration(_ concentration: Double) -> Problem {
    Problem(
      "method.bad-concentration",
      at: Place(.plan(key: "weights.dirichlet")),
      LocalizedText(
        fr: "dirichlet = \(inWords(concentration).french) n'est pas une concentration",
        en: "dirichlet = \(inWords(concentration).english) is not a concentration"
      ),
      remedy: LocalizedText(
        fr: "donnez un nombre positif : plus il est grand, plus les poids restent proches",
        en: "give a positive number: the larger it is, the closer the weights stay"
      )
    )
  }

  static var noWeightSet: Problem {
    Problem(
      "method.no-weight-set",
      at: Place(.plan(key: "weights.sets")),
      LocalizedText(fr: "la liste sets est vide", en: "the list of sets is empty"),
      remedy: LocalizedText(
        fr: "ajoutez un jeu de poids, ou retirez weights",
        en: "add a set of weights, or remove weights"
      )
    )
  }

  static func emptyWeightSetID(_ key: String) -> Problem {
    Problem(
      "method.empty-text",
      at: Place(.plan(key: "\(key).id")),
      LocalizedText(fr: "le jeu de poids n'a pas de nom", en: "the set of weights has no name"),
      remedy: LocalizedText(fr: "écrivez un texte", en: "write a text")
    )
  }

  static func repeatedWeightSet(_ id: String, _ key: String) -> Problem {
    Problem(
      "method.duplicate-id",
      at: Place(.plan(key: "\(key).id")),
      LocalizedText(
        fr: "deux jeux de poids s'appellent \"\(id)\"",
        en: "two sets of weights are called \"\(id)\""
      ),
      remedy: LocalizedText(
        fr: "donnez à chacun un nom différent",
        en: "give each a name of its own"
      )
    )
  }

  static func emptyWeightSet(_ id: String, _ key: String) -> Problem {
    Problem(
      "method.empty-weight-set",
      at: Place(.plan(key: key)),
      LocalizedText(
        fr: "le jeu \"\(id)\" ne donne aucun poids",
        en: "the set \"\(id)\" gives no weight"
      ),
      remedy: LocalizedText(
        fr: "donnez des poids, ou retirez-le : ceux de la méthode sont tirés de toute façon",
        en: "give weights, or remove it: those of the method are drawn anyway"
      )
    )
  }

  static func unknownWeight(_ id: String, among known: [String], _ key: String) -> Problem {
    let list = known.joined(separator: ", ")
    return Problem(
      "method.unknown-weight",
      at: Place(.plan(key: key)),
      LocalizedText(
        fr: "\"\(id)\" n'est ni un indicateur ni une dimension",
        en: "\"\(id)\" is neither an indicator nor a dimension"
      ),
      remedy: nearest(to: id, among: known).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "noms connus : \(list)", en: "known names: \(list)")
    )
  }

  // MARK: Alternatives

  static func drawnTwice(_ choice: ChoiceWords, _ key: String) -> Problem {
    Problem(
      "method.drawn-twice",
      at: Place(.plan(key: key)),
      LocalizedText(
        fr:
          "\"\(choice.method)\" serait tiré deux fois : la méthode ou une autre variante le dit déjà",
        en:
          "\"\(choice.method)\" would be drawn twice: the method or another alternative says it already"
      ),
      remedy: LocalizedText(
        fr: "retirez-le : chaque variante, et le choix de la méthode, sont tirés aussi souvent",
        en: "remove it: every alternative, and the method's own choice, are drawn as often"
      )
    )
  }

  static func idleAlternative(_ choice: ChoiceWords, _ stage: String, _ key: String) -> Problem {
    Problem(
      "method.idle-alternative",
      at: Place(.plan(key: key)),
      LocalizedText(
        fr: "\"\(choice.method)\" ne changerait rien : chaque indicateur fait son propre choix",
        en: "\"\(choice.method)\" would change nothing: every indicator makes its own choice"
      ),
      remedy: LocalizedText(
        fr: "retirez cette variante, ou \(stage) d'un indicateur ou d'une dimension",
        en: "remove this alternative, or \(stage) from an indicator or a dimension"
      )
    )
  }
}
