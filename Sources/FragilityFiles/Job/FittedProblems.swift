import FragilityIndex

// What reading a fitted file can object to.
extension Problem {
  static func notFitted(_ place: Place) -> Problem {
    Problem(
      "fitted.format",
      at: place,
      LocalizedText(
        fr: "le fichier n'est pas une méthode figée",
        en: "the file is not a fitted method"
      ),
      remedy: LocalizedText(
        fr: "faites-en une : fragility fit METHOD -o FICHIER",
        en: "make one: fragility fit METHOD -o FILE"
      )
    )
  }

  static func otherMethod(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.other-method",
      at: place,
      LocalizedText(
        fr: "ces nombres figés viennent d'une autre version de la méthode que \"\(id)\"",
        en: "these frozen numbers come from another version of the method than \"\(id)\""
      ),
      remedy: LocalizedText(
        fr: "reprenez la méthode d'alors, ou refaites fragility fit",
        en: "take the method as it was, or run fragility fit again"
      )
    )
  }

  static func badBounds(_ place: Place) -> Problem {
    Problem(
      "fitted.bounds",
      at: place,
      LocalizedText(
        fr: "ces bornes ne sont pas celles des classes de la méthode",
        en: "these bounds are not those of the method's classes"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }

  static func notOfMethod(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.surplus",
      at: place,
      LocalizedText(
        fr: "la méthode n'a pas d'indicateur \"\(id)\" à cette place",
        en: "the method has no indicator \"\(id)\" in this place"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }

  static func notFrozen(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.indicator",
      at: place,
      LocalizedText(
        fr: "les nombres figés de l'indicateur \"\(id)\" manquent, sont incomplets ou en désordre",
        en: "the frozen numbers of the indicator \"\(id)\" are missing, incomplete or out of order"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }

  static func nodeNotFrozen(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.node",
      at: place,
      LocalizedText(
        fr: "les nombres figés de \"\(id)\" manquent, sont incomplets ou en désordre",
        en: "the frozen numbers of \"\(id)\" are missing, incomplete or out of order"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }
}
