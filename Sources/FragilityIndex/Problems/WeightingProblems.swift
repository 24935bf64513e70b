// What estimating weights, and aggregating by them, can object to.
extension Problem {
  static func noWeights(
    _ subject: Subject,
    _ failure: WeightingFailure,
    children ids: [String]
  ) -> Problem {
    Problem(
      "fit.no-weights",
      at: Place(subject),
      failure.message(children: ids),
      remedy: failure.remedy
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

extension WeightingFailure {
  fileprivate func message(children ids: [String]) -> LocalizedText {
    switch self {
    case .tooFewRows(let count):
      LocalizedText(
        fr: "seuls \(count) territoires ont toutes les valeurs : aucun poids ne s'en déduit",
        en: "only \(count) territories have all values: no weights follow from them"
      )
    case .constant(let child):
      LocalizedText(
        fr: "toutes les valeurs de \"\(ids[child])\" sont égales",
        en: "all values of \"\(ids[child])\" are equal"
      )
    case .tooLarge(let child):
      LocalizedText(
        fr: "les valeurs de \"\(ids[child])\" sont trop grandes pour calculer leur étendue",
        en: "the values of \"\(ids[child])\" are too large to compute how far they spread"
      )
    case .counteracting(let child):
      LocalizedText(
        fr: "\"\(ids[child])\" va à l'encontre des autres : son poids serait négatif",
        en: "\"\(ids[child])\" runs against the others: its weight would be negative"
      )
    case .negativeScore(let child):
      LocalizedText(
        fr: "\"\(ids[child])\" a des scores négatifs, dont des parts n'ont pas de sens",
        en: "\"\(ids[child])\" has negative scores, of which shares have no meaning"
      )
    case .singularCorrelations:
      LocalizedText(
        fr: "l'un des enfants se calcule à partir des autres : les poids ne sont pas déterminés",
        en: "one of the children can be computed from the others: the weights are not determined"
      )
    case .tiedComponents:
      LocalizedText(
        fr: "deux composantes expliquent la même variance : laquelle garder n'est pas déterminé",
        en: "two components explain the same variance: which to keep is not determined"
      )
    case .noCommonFactor:
      LocalizedText(
        fr: "les enfants n'ont rien en commun qu'un facteur expliquerait",
        en: "the children have nothing in common that a factor could explain"
      )
    case .unusableTargets(let children):
      LocalizedText(
        fr: "les importances visées ne sont pas \(children) nombres positifs",
        en: "the importances aimed at are not \(children) positive numbers"
      )
    case .notConverged:
      LocalizedText(
        fr: "la recherche des poids n'aboutit pas",
        en: "the search for the weights does not end"
      )
    }
  }

  fileprivate var remedy: LocalizedText {
    switch self {
    case .counteracting:
      LocalizedText(
        fr:
          "vérifiez direction, placez-le dans une autre dimension, ou choisissez weights = \"given\"",
        en: "check direction, put it into another dimension, or choose weights = \"given\""
      )
    case .negativeScore:
      LocalizedText(
        fr: "normalisez par minmax ou percent_rank, ou choisissez d'autres poids",
        en: "normalise by minmax or percent_rank, or choose other weights"
      )
    case .singularCorrelations:
      LocalizedText(
        fr: "retirez l'indicateur redondant ; fragility audit le nomme",
        en: "remove the redundant indicator; fragility audit names it"
      )
    default:
      LocalizedText(
        fr: "choisissez weights = \"given\" ou \"equal\" pour cette dimension",
        en: "choose weights = \"given\" or \"equal\" for this dimension"
      )
    }
  }
}
