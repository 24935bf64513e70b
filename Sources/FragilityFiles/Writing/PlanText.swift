package import FragilityIndex

extension UncertaintyPlan {
  /// What is drawn, in words, one text a source.
  ///
  /// - Parameters:
  ///   - method: The method that is varied.
  ///   - language: The language of the words.
  /// - Returns: The sources in the order of computation.
  package func words(for method: FragilityMethod, in language: Language) -> [String] {
    let isFrench = language == .french
    func word(_ fr: String, _ en: String) -> String { isFrench ? fr : en }
    func list(_ choices: [ChoiceWords]) -> String { choices.map(\.method).joined(separator: ", ") }
    func alternatives(_ fr: String, _ en: String, _ choices: [ChoiceWords]) -> String {
      word("\(fr) : celle de la méthode, ", "\(en): that of the method, ") + list(choices)
    }
    let percent = NumberFormat(language, digits: nil)
    return sources(in: method).map { source in
      switch source {
      case .inputs:
        let count = method.indicators.count { $0.samplingError != nil }
        return word(
          "les valeurs, dans leur erreur d'échantillonnage (indicateurs : \(count))",
          "the values, within their sampling error (indicators: \(count))"
        )
      case .imputation:
        return alternatives("l'imputation", "the imputation", imputations.map(\.words))
      case .treatment:
        return word("le traitement : celui de la méthode, ", "the treatment: that of the method, ")
          + list(treatments.map(\.words))
      case .normalisation:
        return alternatives("la normalisation", "the normalisation", normalisations.map(\.words))
      case .leftOut:
        let count = method.indicators.count
        return word(
          "l'indicateur laissé de côté : aucun ou l'un des \(count)",
          "the indicator left out: none or one of the \(count)"
        )
      case .weights:
        switch weights {
        case .relative(let noise):
          let share = percent.text(noise * 100)
          return word(
            "les poids, chacun jusqu'à \(share) % de plus ou de moins",
            "the weights, each up to \(share) % more or less"
          )
        case .dirichlet(let concentration):
          let number = percent.text(concentration)
          return word(
            "les poids de chaque dimension, par une loi de Dirichlet de concentration \(number)",
            "the weights of each dimension, from a Dirichlet law of concentration \(number)"
          )
        case .sets(let sets):
          let names = sets.map(\.id).joined(separator: ", ")
          return word(
            "les poids : ceux de la méthode, \(names)",
            "the weights: those of the method, \(names)"
          )
        case nil: return ""
        }
      case .aggregation:
        return alternatives("l'agrégation", "the aggregation", aggregations.map(\.words))
      }
    }
  }
}

extension UncertaintySource {
  /// What people call the source.
  func label(in language: Language) -> String {
    let label =
      switch self {
      case .inputs: LocalizedText(fr: "erreurs d'échantillonnage", en: "sampling errors")
      case .imputation: LocalizedText(fr: "imputation", en: "imputation")
      case .treatment: LocalizedText(fr: "traitement", en: "treatment")
      case .normalisation: LocalizedText(fr: "normalisation", en: "normalisation")
      case .leftOut: LocalizedText(fr: "indicateur laissé de côté", en: "indicator left out")
      case .weights: LocalizedText(fr: "poids", en: "weights")
      case .aggregation: LocalizedText(fr: "agrégation", en: "aggregation")
      }
    return label[language]
  }
}

extension TippingPoints.Obstacle {
  /// Why no value does it, in words.
  func label(in language: Language) -> String {
    let label =
      switch self {
      case .noValue: LocalizedText(fr: "pas de valeur", en: "no value")
      case .noScore: LocalizedText(fr: "pas de score", en: "no score")
      case .noFurtherClass: LocalizedText(fr: "dernière classe", en: "last class")
      case .outOfReach: LocalizedText(fr: "hors d'atteinte", en: "out of reach")
      }
    return label[language]
  }
}
