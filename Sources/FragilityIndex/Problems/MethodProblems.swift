// What a method can be refused for once its tree is known.
extension Problem {
  static func idleWeights(_ subject: Subject, _ node: Hierarchy.Node) -> Problem {
    let (weights, means) = (node.weighting.words.method, node.aggregation.words.method)
    return Problem(
      "method.idle-weights",
      at: Place(subject),
      LocalizedText(
        fr: "les poids \"\(weights)\" ne changeraient rien sous \"\(means)\"",
        en: "the weights \"\(weights)\" would change nothing under \"\(means)\""
      ),
      remedy: LocalizedText(
        fr: "écrivez weights = \"given\", ou choisissez une autre agrégation",
        en: "write weights = \"given\", or choose another aggregation"
      )
    )
  }

  static func impossibleShares(_ subject: Subject, _ node: Hierarchy.Node) -> Problem {
    let count = node.children.count
    return Problem(
      "method.impossible-shares",
      at: Place(subject),
      LocalizedText(
        fr: "les parts de \(count) éléments ne peuvent faire 1 entre ces bornes",
        en: "the shares of \(count) children cannot add up to 1 between these bounds"
      ),
      remedy: LocalizedText(
        fr: "donnez min_share au plus égal à 1 / \(count), max_share au moins égal",
        en: "give min_share at most 1 / \(count), and max_share at least that"
      )
    )
  }

  static func levelsWithoutNodes(_ count: Int, depth: Int) -> Problem {
    Problem(
      "method.too-many-levels",
      at: Place(.rule(key: "levels")),
      LocalizedText(
        fr: "levels a \(count) entrées, et l'arbre \(depth) niveaux au-dessus des indicateurs",
        en: "levels has \(count) entries, and the tree \(depth) levels above the indicators"
      ),
      remedy: LocalizedText(
        fr: "retirez les dernières entrées : la première est l'indice lui-même",
        en: "remove the last entries: the first one is the index itself"
      )
    )
  }
}
