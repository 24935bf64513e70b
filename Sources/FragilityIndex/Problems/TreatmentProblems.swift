// What treating outliers can object to.
extension Problem {
  static func untreatable(_ subject: Subject, _ failure: TreatmentFailure) -> Problem {
    Problem(
      "fit.untreatable",
      at: Place(subject),
      failure.message,
      remedy: failure.remedy
    )
  }
}

extension TreatmentFailure {
  fileprivate var message: LocalizedText {
    switch self {
    case .maximumNotAboveOne(let largest):
      let largest = inWords(largest)
      return LocalizedText(
        fr: "ce logarithme demande un maximum supérieur à 1, et il est de \(largest.french)",
        en: "this logarithm needs a maximum above 1, and it is \(largest.english)"
      )
    case .notPositive(let smallest):
      let smallest = inWords(smallest)
      return LocalizedText(
        fr:
          "Box-Cox sans décalage demande des valeurs positives, et la plus petite est \(smallest.french)",
        en: "Box-Cox without a shift needs positive values, and the smallest is \(smallest.english)"
      )
    case .leavesNothing:
      return LocalizedText(
        fr: "après traitement toutes les valeurs seraient égales",
        en: "after the treatment all values would be equal"
      )
    case .tooLarge:
      return LocalizedText(
        fr: "les valeurs traitées dépassent ce qui peut se calculer",
        en: "the treated values are beyond what can be computed"
      )
    }
  }

  fileprivate var remedy: LocalizedText {
    switch self {
    case .maximumNotAboveOne:
      LocalizedText(
        fr:
          "choisissez une autre forme du logarithme, ou exprimez l'indicateur dans une autre unité",
        en: "choose another form of the logarithm, or express the indicator in another unit"
      )
    case .notPositive:
      LocalizedText(
        fr: "décalez les valeurs, ou choisissez un autre traitement",
        en: "shift the values, or choose another treatment"
      )
    case .leavesNothing:
      LocalizedText(
        fr: "laissez plus de valeurs libres, ou ne traitez pas cet indicateur",
        en: "leave more values free, or do not treat this indicator"
      )
    case .tooLarge:
      LocalizedText(
        fr:
          "exprimez l'indicateur dans une autre unité, ou choisissez une puissance plus proche de 0",
        en: "express the indicator in another unit, or choose a power closer to 0"
      )
    }
  }
}
