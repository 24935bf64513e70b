package import FragilityIndex

extension Normalisation {
  /// How values are put on the scale, in words.
  package var label: LocalizedText {
    switch self {
    case .minMax(let choice):
      if let ends = choice.goalposts {
        let (french, english) = (
          NumberFormat(.french, digits: nil), NumberFormat(.english, digits: nil)
        )
        return LocalizedText(
          fr: "entre \(french.text(ends.lower)) et \(french.text(ends.upper))",
          en: "between \(english.text(ends.lower)) and \(english.text(ends.upper))"
        )
      }
      if case .parent(let level) = choice.scope {
        return LocalizedText(
          fr: "entre le minimum et le maximum du même parent (\(level))",
          en: "between the minimum and the maximum of the same parent (\(level))"
        )
      }
      return LocalizedText(
        fr: "entre le minimum et le maximum",
        en: "between the minimum and the maximum"
      )
    case .zScore:
      return LocalizedText(
        fr: "écart à la moyenne, en écarts-types",
        en: "distance from the mean, in standard deviations"
      )
    case .percentRank:
      return LocalizedText(
        fr: "part des territoires moins fragiles",
        en: "share of the territories that are less fragile"
      )
    case .rank: return LocalizedText(fr: "rang", en: "rank")
    case .normalScore:
      return LocalizedText(fr: "rang, par la loi normale", en: "rank, by the normal law")
    case .exponentialRank:
      return LocalizedText(
        fr: "rang, par la transformation exponentielle",
        en: "rank, by the exponential transform"
      )
    case .quantile(let choice):
      return LocalizedText(
        fr: "groupe, de 1 à \(choice.count), de même effectif",
        en: "group, from 1 to \(choice.count), of equal size"
      )
    case .steps: return LocalizedText(fr: "note par intervalle", en: "score of an interval")
    case .distance(let choice):
      switch choice.target {
      case .value(let value):
        return LocalizedText(
          fr: "chemin parcouru vers \(NumberFormat(.french, digits: nil).text(value))",
          en: "share of the way to \(NumberFormat(.english, digits: nil).text(value))"
        )
      case .territory(let code):
        return LocalizedText(
          fr: "chemin parcouru vers le territoire \(code)",
          en: "share of the way to the territory \(code)"
        )
      }
    case .fractionOfMaximum:
      return LocalizedText(fr: "part du maximum", en: "fraction of the maximum")
    case .ratio(let choice):
      if case .parent(let level) = choice.reference {
        return LocalizedText(
          fr: "100 fois le rapport au parent (\(level))",
          en: "100 times the ratio to the parent (\(level))"
        )
      }
      return LocalizedText(
        fr: "100 fois le rapport à l'ensemble",
        en: "100 times the ratio to the whole"
      )
    case .none: return LocalizedText(fr: "aucune", en: "none")
    case .rounded(let choice, let rounding):
      let (inner, digits) = (choice.label, rounding.digits)
      return LocalizedText(
        fr: "\(inner.french), arrondi à \(digits) chiffre\(digits > 1 ? "s" : "")",
        en: "\(inner.english), rounded to \(digits) digit\(digits == 1 ? "" : "s")"
      )
    }
  }
}
