// What deriving weights from data can object to.
extension Problem {
  /// A failure in the words of a method.
  ///
  /// - Parameters:
  ///   - failure: What went wrong.
  ///   - children: The ids of the children, in the order of their scores.
  ///   - subject: The dimension whose weights were asked for.
  /// - Returns: The problem and its remedy.
  static func noWeights(
    _ failure: WeightingFailure,
    of children: [String],
    at subject: Subject
  ) -> Problem {
    let (code, message) = failure.inWords(children)
    return Problem("weights." + code, at: Place(subject), message, remedy: failure.remedy)
  }
}

extension WeightingFailure {
  fileprivate func inWords(_ children: [String]) -> (code: String, message: LocalizedText) {
    switch self {
    case .tooFewRows(let count):
      (
        "too-few-rows",
        LocalizedText(
          fr: "il faut deux territoires au moins où rien ne manque, et il y en a \(count)",
          en: "two territories at least must have every score, and \(count) have"
        )
      )
    case .constant(let child):
      (
        "constant",
        LocalizedText(
          fr: "tous les scores de \"\(children[child])\" sont égaux",
          en: "all scores of \"\(children[child])\" are equal"
        )
      )
    case .tooLarge(let child):
      (
        "too-large",
        LocalizedText(
          fr:
            "les scores de \"\(children[child])\" sont trop grands, ou trop petits, pour calculer leur étendue",
          en:
            "the scores of \"\(children[child])\" are too large, or too small, to compute how far they spread"
        )
      )
    case .counteracting(let child):
      (
        "counteracting",
        LocalizedText(
          fr: "\"\(children[child])\" va à l'encontre des autres : son poids serait négatif",
          en: "\"\(children[child])\" runs against the others: its weight would be negative"
        )
      )
    case .negativeScore(let child):
      (
        "negative-score",
        LocalizedText(
          fr: "\"\(children[child])\" a des scores négatifs, dont l'entropie n'existe pas",
          en: "\"\(children[child])\" has negative scores, which have no entropy"
        )
      )
    default: generalWords(children.count)
    }
  }

  /// The words for what is not the matter of one child.
  private func generalWords(_ count: Int) -> (code: String, message: LocalizedText) {
    switch self {
    case .singularCorrelations:
      (
        "singular",
        LocalizedText(
          fr: "des scores se déduisent des autres, ou les territoires sont trop peu nombreux",
          en: "some scores follow from the others, or there are too few territories"
        )
      )
    case .tiedComponents:
      (
        "tied-components",
        LocalizedText(
          fr: "deux composantes expliquent la même variance : aucune n'est celle à retenir",
          en: "two components explain the same variance: neither is the one to keep"
        )
      )
    case .noCommonFactor:
      (
        "no-common-factor",
        LocalizedText(
          fr: "trop peu d'éléments ont quelque chose en commun",
          en: "too few of the children have anything in common"
        )
      )
    case .unusableTargets:
      (
        "unusable-targets",
        LocalizedText(
          fr: "il faut \(count) importances visées, positives ou nulles, mais pas toutes nulles",
          en: "\(count) target importances are needed, none negative and not all of them 0"
        )
      )
    default:
      (
        "not-converged",
        LocalizedText(
          fr: "le calcul des poids n'aboutit pas",
          en: "the computation of the weights does not end"
        )
      )
    }
  }

  fileprivate var remedy: LocalizedText {
    switch self {
    case .tooFewRows:
      LocalizedText(
        fr: "ajoutez des territoires, ou retirez l'indicateur qui manque le plus souvent",
        en: "add territories, or remove the indicator that is absent most often"
      )
    case .constant:
      LocalizedText(
        fr: "retirez-le, ou donnez les poids vous-même",
        en: "remove it, or give the weights yourself"
      )
    case .tooLarge:
      LocalizedText(
        fr: "exprimez-le dans une autre unité, ou normalisez-le",
        en: "express it in another unit, or normalise it"
      )
    case .counteracting:
      LocalizedText(
        fr: "vérifiez son sens, placez-le dans une autre dimension, ou donnez les poids vous-même",
        en: "check its direction, move it to another dimension, or give the weights yourself"
      )
    case .negativeScore:
      LocalizedText(
        fr: "choisissez une normalisation sans valeurs négatives, comme min-max",
        en: "choose a normalisation without negative values, such as min-max"
      )
    case .singularCorrelations:
      LocalizedText(
        fr: "retirez ce qui fait double emploi, ou ajoutez des territoires",
        en: "remove what says the same twice, or add territories"
      )
    case .unusableTargets:
      LocalizedText(
        fr: "donnez une importance par élément de la dimension",
        en: "give one importance for each child of the dimension"
      )
    case .tiedComponents, .noCommonFactor, .notConverged:
      LocalizedText(
        fr: "choisissez une autre façon de pondérer, ou donnez les poids vous-même",
        en: "choose another way to weight, or give the weights yourself"
      )
    }
  }
}
