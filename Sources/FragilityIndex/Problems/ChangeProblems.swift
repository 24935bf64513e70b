// What stands in the way of reading a change.
extension Problem {
  static func otherUnit(
    _ indicator: FragilityMethod.Indicator,
    _ means: (Double, Double),
    _ span: String,
    at place: Place
  ) -> Problem {
    let ratio = inWords((max(means.0 / means.1, means.1 / means.0)).rounded())
    return Problem(
      "follow.unit",
      at: place,
      LocalizedText(
        fr:
          "\(span) : la moyenne des valeurs varie d'un facteur \(ratio.french) : l'unité a-t-elle changé ?",
        en:
          "\(span): the mean of the values moves by a factor of \(ratio.english): has the unit changed?"
      ),
      remedy: LocalizedText(
        fr: "donnez les deux dates dans la même unité (des parts ou des %)",
        en: "give both dates in the same unit (shares or %)"
      )
    )
  }

  static func seriesBreak(
    _ indicator: FragilityMethod.Indicator,
    _ change: SeriesBreak,
    _ span: String,
    at place: Place
  ) -> Problem {
    let date = inWords(change.date).english
    let reason = change.reason.map {
      LocalizedText(fr: " (\($0.french))", en: " (\($0.english))")
    }
    return Problem(
      "follow.break",
      at: place,
      LocalizedText(
        fr:
          "\(span) : rupture de série en \(date)\(reason?.french ?? "") : l'évolution de l'indicateur ne se lit pas",
        en:
          "\(span): a break of series in \(date)\(reason?.english ?? ""): the change of the indicator cannot be read"
      ),
      remedy: LocalizedText(
        fr: "retirez la part de cet indicateur de la lecture, ou comparez des dates du même côté",
        en: "leave the part of this indicator out of the reading, or compare dates on one side"
      )
    )
  }

  static func overlap(
    _ indicator: FragilityMethod.Indicator,
    _ every: Double,
    _ span: String,
    at place: Place
  ) -> Problem {
    let years = inWords(every)
    return Problem(
      "follow.overlap",
      at: place,
      LocalizedText(
        fr:
          "\(span) : les millésimes de cette source ne se comparent qu'à \(years.french) ans d'écart au moins",
        en:
          "\(span): vintages of this source compare only where they are at least \(years.english) years apart"
      ),
      remedy: LocalizedText(
        fr:
          "choisissez des dates plus éloignées : des fenêtres qui se recouvrent partagent des enquêtes",
        en: "choose dates that are further apart: windows that overlap share surveys"
      )
    )
  }

  static func unlike(
    _ indicator: FragilityMethod.Indicator,
    _ r: Double,
    _ span: String,
    at place: Place
  ) -> Problem {
    let shown = inWords((r * 100).rounded() / 100)
    return Problem(
      "follow.unlike",
      at: place,
      LocalizedText(
        fr:
          "\(span) : les valeurs des deux dates se ressemblent peu (corrélation \(shown.french)) : la colonne a-t-elle changé de sens ?",
        en:
          "\(span): the values of the two dates are little alike (correlation \(shown.english)): has the column another meaning?"
      ),
      remedy: LocalizedText(
        fr: "vérifiez la définition aux deux dates ; si elle a changé, déclarez breaks",
        en: "check the definition at both dates; if it changed, declare breaks"
      )
    )
  }

  static func relativeChange(_ span: String) -> Problem {
    Problem(
      "follow.relative",
      at: Place(.rule(key: "normalisation")),
      LocalizedText(
        fr:
          "\(span) : chaque date a ses propres bornes : les écarts montrent des positions, pas une évolution",
        en: "\(span): each date has its own bounds: differences show positions, not change"
      ),
      remedy: LocalizedText(
        fr: "retirez --refit, ou fixez les bornes dans la méthode (goalposts)",
        en: "leave --refit out, or fix the bounds in the method (goalposts)"
      )
    )
  }

  static func notShared(_ count: Int, _ span: String) -> Problem {
    Problem(
      "follow.not-comparable",
      at: Place(.rule(key: "missing")),
      LocalizedText(
        fr:
          "\(span) : territoires dont les deux scores ont trop peu de valeurs en commun : \(count) ; leur évolution n'est pas décomposée",
        en:
          "\(span): territories whose two scores have too few values in common: \(count); their change is not split"
      ),
      remedy: LocalizedText(
        fr: "voir split:not_comparable dans flags",
        en: "see split:not_comparable among the flags"
      )
    )
  }
}
