extension MethodCheck {
  private static let deepestLevel = 1000

  mutating func checkDimensions() {
    let parents = Dictionary(
      dimensions.map { ($0.id, $0.parent) },
      uniquingKeysWith: { first, _ in first }
    )
    for (position, dimension) in dimensions.enumerated() {
      let subject = { (key: String) in
        Problem.Subject.dimension(position, id: dimension.id, key: key)
      }
      check(dimension.scale, at: subject)
      check(dimension.imputation, at: subject)
      check(dimension.treatment, at: subject)
      check(dimension.normalisation, at: subject)
      check(dimension.weighting, at: subject("weights"))
      check(dimension.aggregation, at: subject)
      check(dimension.missing, at: subject)
      check(dimension.rescaling, at: subject("rescaling"))
      if let parent = dimension.parent, parents[parent] == nil {
        unknown("dimension", parent, subject("parent"), among: dimensions.map(\.id))
      }
      checkAncestors(of: dimension, parents: parents, at: subject("parent"))
      let hasChild =
        indicators.contains { $0.dimension == dimension.id }
        || dimensions.contains { $0.parent == dimension.id }
      if !hasChild {
        report(
          "empty-dimension",
          subject("id"),
          fr: "la dimension \"\(dimension.id)\" n'a pas d'indicateur",
          en: "the dimension \"\(dimension.id)\" has no indicator",
          mendFr: "retirez-la, ou ajoutez-lui un indicateur",
          mendEn: "remove it, or give it an indicator"
        )
      }
    }
  }

  private mutating func checkAncestors(
    of dimension: FragilityMethod.Dimension,
    parents: [String: String?],
    at subject: Problem.Subject
  ) {
    var path = [dimension.id]
    var seen: Set = [dimension.id]
    var next = dimension.parent
    while let current = next {
      if current == dimension.id {
        let cycle = (path + [current]).joined(separator: " > ")
        report(
          "cycle",
          subject,
          fr: "les dimensions tournent en rond : \(cycle)",
          en: "the dimensions form a cycle: \(cycle)",
          mendFr: "retirez l'un de ces parents",
          mendEn: "remove one of these parents"
        )
        return
      }
      // A cycle further up is reported by the dimensions that are on it.
      guard seen.insert(current).inserted else { return }
      path.append(current)
      if path.count > Self.deepestLevel {
        report(
          "too-deep",
          subject,
          fr: "plus de \(Self.deepestLevel) niveaux de dimensions",
          en: "more than \(Self.deepestLevel) levels of dimensions",
          mendFr: "simplifiez l'arbre",
          mendEn: "simplify the tree"
        )
        return
      }
      next = parents[current] ?? nil
    }
  }

  mutating func checkIndicators() {
    if indicators.isEmpty {
      report(
        "no-indicator",
        .method(key: "indicator"),
        fr: "la méthode n'a pas d'indicateur",
        en: "the method has no indicator",
        mendFr: "ajoutez une section [[indicator]]",
        mendEn: "add an [[indicator]] section"
      )
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = { (key: String) in
        Problem.Subject.indicator(position, id: indicator.id, key: key)
      }
      check(indicator.scale, at: subject)
      check(indicator.imputation, at: subject)
      check(indicator.treatment, at: subject)
      check(indicator.normalisation, at: subject)
      checkBounds(of: indicator, at: subject)
      checkDimension(of: indicator, at: subject)
      checkDerivation(of: indicator, at: subject)
      checkSamplingError(of: indicator, at: subject)
      checkDates(of: indicator, at: subject)
    }
  }

  private mutating func checkDimension(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    guard let dimension = indicator.dimension else {
      guard !dimensions.isEmpty else { return }
      report(
        "no-dimension",
        subject("id"),
        fr: "l'indicateur \"\(indicator.id)\" n'a pas de dimension",
        en: "the indicator \"\(indicator.id)\" has no dimension",
        mendFr: "ajoutez dimension = \"...\"",
        mendEn: "add dimension = \"...\""
      )
      return
    }
    if !dimensions.contains(where: { $0.id == dimension }) {
      unknown("dimension", dimension, subject("dimension"), among: dimensions.map(\.id))
    }
  }

  private mutating func checkDerivation(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    let derivation = indicator.derivation
    checkPer(derivation.per, at: subject("per"))
    switch derivation {
    case .column, .ratio: break
    case .count(let table, _, _):
      if !tables.contains(where: { $0.id == table }) {
        unknown("table", table, subject("count"), among: tables.map(\.id))
      }
    case .expected(let terms, _, _):
      check(terms, at: subject("expected"))
    case .categories(_, let values):
      check(values, at: subject("categories"))
    case .series(let dates, let time):
      check(dates, time, at: subject("column"))
    }
    checkShrinkage(of: indicator, at: subject)
    checkReference(of: indicator, at: subject)
  }

  private mutating func checkPer(_ per: Double, at subject: Problem.Subject) {
    guard !(per > 0 && per.isFinite) else { return }
    report(
      "bad-per",
      subject,
      fr: "per = \(inWords(per).french) n'est pas un facteur positif",
      en: "per = \(inWords(per).english) is not a positive factor",
      mendFr: "donnez 1, 100, 1000 ou 10000",
      mendEn: "give 1, 100, 1000 or 10000"
    )
  }

  // MARK: Weights

  mutating func checkWeights() {
    for (position, dimension) in dimensions.enumerated() {
      let subject = Problem.Subject.dimension(position, id: dimension.id, key: "weight")
      checkWeight(dimension.weight, at: subject)
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = Problem.Subject.indicator(position, id: indicator.id, key: "weight")
      checkWeight(indicator.weight, at: subject)
    }
    let parents: [String?] = [nil] + dimensions.map(\.id)
    for parent in parents {
      let below = indicators.enumerated().filter { $0.element.dimension == parent }
      let weights =
        below.map(\.element.weight)
        + dimensions.filter { $0.parent == parent }.map(\.weight)
      guard !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) else { continue }
      let subject: Problem.Subject
      if let first = below.first {
        subject = .indicator(first.offset, id: first.element.id, key: "weight")
      } else if let first = dimensions.firstIndex(where: { $0.parent == parent }) {
        subject = .dimension(first, id: dimensions[first].id, key: "weight")
      } else {
        continue
      }
      report(
        "zero-weights",
        subject,
        fr: "tous les poids sont nuls sous \"\(parent ?? "score")\"",
        en: "all weights are zero under \"\(parent ?? "score")\"",
        mendFr: "donnez un poids positif à un enfant au moins",
        mendEn: "give one child at least a positive weight"
      )
    }
  }

  private mutating func checkWeight(_ weight: Double, at subject: Problem.Subject) {
    guard !(weight >= 0 && weight <= 1e12) else { return }
    report(
      "bad-weight",
      subject,
      fr: "le poids \(inWords(weight).french) n'est pas possible",
      en: "the weight \(inWords(weight).english) is not possible",
      mendFr: "donnez un nombre positif ou nul",
      mendEn: "give a number that is not negative"
    )
  }
}
