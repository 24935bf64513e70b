// What comparing a method with alternatives can object to.
extension Problem {
  /// Draws rank everybody; intervals beside ranks of some would be of another ranking.
  static let unrankedDraws = Problem(
    "method.unranked-draws",
    at: Place(.rule(key: "reliability")),
    LocalizedText(
      fr: "les tirages classent tous les territoires, cette règle non",
      en: "draws rank all territories, this rule does not"
    ),
    remedy: LocalizedText(
      fr: "écrivez unreliable = \"shown\" et fit = true, ou renoncez aux tirages",
      en: "write unreliable = \"shown\" and fit = true, or do without draws"
    )
  )

  static func noSuchIndicator(_ id: String, at position: Int, among known: [String]) -> Problem {
    let guess = nearest(to: id, among: known)
    return Problem(
      "alternative.no-such-indicator",
      at: Place(.indicator(position, id: id, key: "id")),
      LocalizedText(
        fr: "la méthode de départ n'a pas d'indicateur \"\(id)\" : ses valeurs manquent",
        en: "the nominal method has no indicator \"\(id)\": its values are missing"
      ),
      remedy: guess.map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "ajoutez l'indicateur à la méthode de départ, au poids 0 s'il n'y compte pas",
          en:
            "add the indicator to the nominal method, with a weight of 0 if it does not count there"
        )
    )
  }

  static func derivedOtherwise(_ id: String, at position: Int) -> Problem {
    Problem(
      "alternative.derived-otherwise",
      at: Place(.indicator(position, id: id, key: "id")),
      LocalizedText(
        fr: "\"\(id)\" est calculé autrement que dans la méthode de départ",
        en: "\"\(id)\" is derived otherwise than in the nominal method"
      ),
      remedy: LocalizedText(
        fr: "donnez-lui les mêmes colonnes, ou un autre nom dans les deux méthodes",
        en: "give it the same columns, or another name in both methods"
      )
    )
  }

  /// The same problem, which says in which alternative it is.
  func ofAlternative(_ id: String) -> Problem {
    Problem(
      code.rawValue,
      at: place,
      LocalizedText(
        fr: "variante \"\(id)\" : \(message.french)",
        en: "alternative \"\(id)\": \(message.english)"
      ),
      remedy: remedy,
      related: related
    )
  }
}
