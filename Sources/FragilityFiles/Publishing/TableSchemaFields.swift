import FragilityIndex

extension TableSchema.Field {
  /// The score of a dimension.
  init(_ dimension: FragilityMethod.Dimension) {
    let own = dimension.description
    self.init(
      name: dimension.id,
      kind: .number,
      title: dimension.label ?? LocalizedText(dimension.id),
      description: LocalizedText(
        fr: "Score de la dimension. \(own?.french ?? "")".withoutLastBlank,
        en: "Score of the dimension. \(own?.english ?? "")".withoutLastBlank
      )
    )
  }

  /// The codes of the parents at a level.
  init(parent level: String) {
    self.init(
      name: level,
      kind: .string,
      title: LocalizedText(level),
      description: LocalizedText(
        fr: "Code, au niveau \"\(level)\", de ce qui contient le territoire",
        en: "Code, at the level \"\(level)\", of what the territory lies in"
      )
    )
  }

  /// A column that every index has.
  init(named name: String, of result: IndexResult) {
    let isFragility = result.fitted.method.rules.orientation == .fragility
    let rules = result.fitted.method.rules
    switch name {
    case "code": self = .code
    case "name": self = .name
    case "score": self = .score(isFragility)
    case "rank": self = .rank(isFragility, ties: rules.ties, count: result.territories.count)
    case "class":
      self = .level(isFragility, count: result.fitted.classification.bounds.count + 1)
    case "rank_low", "rank_high": self = .end(name)
    case "p_class": self = .classProbability
    case "reliability": self = .reliability
    case "coverage": self = .coverage
    default: self = .flags(name)
    }
  }

  private static let share: [(String, JSONValue)] = [
    ("minimum", .number(0)), ("maximum", .number(1)),
  ]

  private static let code = Self(
    name: "code",
    kind: .string,
    title: LocalizedText("Code"),
    description: LocalizedText(
      fr: "Code du territoire : un texte, zéros de tête compris",
      en: "Code of the territory: a text, leading zeros included"
    ),
    constraints: [("required", .boolean(true)), ("unique", .boolean(true))]
  )

  private static let name = Self(
    name: "name",
    kind: .string,
    title: LocalizedText(fr: "Nom", en: "Name"),
    description: LocalizedText(fr: "Nom du territoire", en: "Name of the territory")
  )

  private static func score(_ isFragility: Bool) -> Self {
    Self(
      name: "score",
      kind: .number,
      title: LocalizedText("Score"),
      description: isFragility
        ? LocalizedText(
          fr: "Score de l'indice : plus il est élevé, plus le territoire est fragile",
          en: "Score of the index: the higher, the more fragile"
        )
        : LocalizedText(
          fr: "Score de l'indice : plus il est élevé, mieux c'est",
          en: "Score of the index: the higher, the better"
        )
    )
  }

  private static func rank(_ isFragility: Bool, ties: TieRule, count: Int) -> Self {
    Self(
      name: "rank",
      kind: ties == .average ? .number : .integer,
      title: LocalizedText(fr: "Rang", en: "Rank"),
      description: isFragility
        ? LocalizedText(fr: "1 est le plus fragile", en: "1 is the most fragile")
        : LocalizedText(fr: "1 est le meilleur", en: "1 is the best"),
      constraints: [("minimum", .number(1)), ("maximum", .number(Double(count)))]
    )
  }

  private static func level(_ isFragility: Bool, count: Int) -> Self {
    Self(
      name: "class",
      kind: .integer,
      title: LocalizedText(fr: "Classe", en: "Class"),
      description: isFragility
        ? LocalizedText(
          fr: "De 1, les moins fragiles, à \(count), les plus fragiles",
          en: "From 1, the least fragile, to \(count), the most fragile"
        )
        : LocalizedText(
          fr: "De 1, les scores les plus bas, à \(count), les plus hauts",
          en: "From 1, the lowest scores, to \(count), the highest"
        ),
      constraints: [("minimum", .number(1)), ("maximum", .number(Double(count)))]
    )
  }

  private static func end(_ name: String) -> Self {
    let isLow = name == "rank_low"
    return Self(
      name: name,
      kind: .number,
      title: isLow
        ? LocalizedText(fr: "Rang, borne basse", en: "Rank, lower end")
        : LocalizedText(fr: "Rang, borne haute", en: "Rank, upper end"),
      description: LocalizedText(
        fr: "Borne de l'intervalle où se tient le rang dans la plupart des tirages",
        en: "End of the interval in which the rank lies in most draws"
      ),
      constraints: [("minimum", .number(1))]
    )
  }

  private static let classProbability = Self(
    name: "p_class",
    kind: .number,
    title: LocalizedText(fr: "Probabilité de la classe", en: "Probability of the class"),
    description: LocalizedText(
      fr: "Part des tirages qui donnent la même classe",
      en: "Share of the draws that give the same class"
    ),
    constraints: share
  )

  private static let reliability = Self(
    name: "reliability",
    kind: .string,
    title: LocalizedText(fr: "Fiabilité", en: "Reliability"),
    description: LocalizedText(
      fr: "good : fiable ; caution : à lire avec prudence ; unreliable : non fiable",
      en: "good; caution: to be read with caution; unreliable"
    ),
    constraints: [("enum", .array(ReliabilityLevel.allCases.map { .string($0.rawValue) }))]
  )

  private static let coverage = Self(
    name: "coverage",
    kind: .number,
    title: LocalizedText(fr: "Couverture", en: "Coverage"),
    description: LocalizedText(
      fr: "Part du poids de l'indice qui repose sur des valeurs présentes",
      en: "Share of the weight of the index that stands on values"
    ),
    constraints: share
  )

  private static func flags(_ name: String) -> Self {
    Self(
      name: name,
      kind: .string,
      title: LocalizedText(fr: "Remarques", en: "Flags"),
      description: LocalizedText(
        fr: "Ce qui est absent et pourquoi, et ce qui est remarquable : indicateur:raison",
        en: "What is absent and why, and what is noteworthy: indicator:reason"
      )
    )
  }
}

extension String {
  fileprivate var withoutLastBlank: String { hasSuffix(" ") ? String(dropLast()) : self }
}
