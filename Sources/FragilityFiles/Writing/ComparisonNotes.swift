package import FragilityIndex

extension Gaps {
  /// What a reader of these gaps must know, one sentence each.
  package var cautions: [LocalizedText] {
    let method = result.fitted.method
    let level = LocalizedText(
      fr: comparison.level == FragilityMethod.ParentTable.whole ? "ensemble" : comparison.level,
      en: comparison.level
    )
    func ids(_ basis: LevelComparison.Basis) -> [String] {
      method.indicators.indices.filter { comparison.bases[$0] == basis }
        .map { method.indicators[$0].id }
    }
    var notes: [LocalizedText] = []
    let refused = ids(.none)
    if !refused.isEmpty {
      let list = refused.joined(separator: ", ")
      notes.append(
        LocalizedText(
          fr:
            "\(level.french) : pas de valeur parente pour \(list) : moyenner des taux ou des médianes serait faux ; donnez une [[parent_table]], ou numerator et denominator",
          en:
            "\(level.english): no parent value for \(list): a mean of rates or medians would be wrong; give a [[parent_table]], or numerator and denominator"
        )
      )
    }
    let summed = ids(.territories)
    if !summed.isEmpty {
      let list = summed.joined(separator: ", ")
      notes.append(
        LocalizedText(
          fr:
            "\(level.french) : sommes sur les seuls territoires de cette table, pas sur tout le parent, pour \(list) (basis = territories)",
          en:
            "\(level.english): sums over the territories of this table only, not over all of the parent, for \(list) (basis = territories)"
        )
      )
    }
    let shared = ids(.shared)
    if !shared.isEmpty {
      let list = shared.joined(separator: ", ")
      notes.append(
        LocalizedText(
          fr:
            "\(level.french) : pas de valeur parente pour \(list) : les territoires s'en partagent les termes, une somme les compterait plusieurs fois ; donnez une [[parent_table]]",
          en:
            "\(level.english): no parent value for \(list): territories share what it is made of, and sums would count it several times; give a [[parent_table]]"
        )
      )
    }
    let beyond = method.indicators.indices.filter {
      comparison.isBeyondReference[$0].contains(true)
    }
    if !beyond.isEmpty {
      let list = beyond.map { method.indicators[$0].id }.joined(separator: ", ")
      notes.append(
        LocalizedText(
          fr:
            "\(level.french) : des parents sortent de l'échelle fixée sur les territoires pour \(list) : lisez l'écart en unités plutôt qu'en points",
          en:
            "\(level.english): parents lie beyond the scale set by the territories on \(list): read the gap in units rather than in points"
        )
      )
    }
    let absent = comparison.codesNotInTable
    if !absent.isEmpty {
      let list = absent.prefix(5).joined(separator: ", ") + (absent.count > 5 ? ", ..." : "")
      notes.append(
        LocalizedText(
          fr: "\(level.french) : codes absents d'une table de parents (\(absent.count)) : \(list)",
          en:
            "\(level.english): codes that a table of parents does not hold (\(absent.count)): \(list)"
        )
      )
    }
    let alone = comparison.areaOf.count { $0 == nil }
    if alone > 0 {
      notes.append(
        LocalizedText(
          fr: "\(level.french) : sans parent à ce niveau : \(alone) territoires",
          en: "\(level.english): without a parent at this level: \(alone) territories"
        )
      )
    }
    return notes
  }
}

extension PairedIndexes {
  /// What a reader of the shifts must know.
  package var cautions: [LocalizedText] {
    let isSameMethod = first.fitted.method.fingerprint == second.fitted.method.fingerprint
    var notes: [LocalizedText] = []
    let lone = [
      first.territories.count - matchedCount, second.territories.count - matchedCount,
    ]
    if lone != [0, 0] {
      notes.append(
        LocalizedText(
          fr:
            "dans un seul des deux ensembles : \(lone[0]) et \(lone[1]) territoires ; voir pairs, colonne in",
          en: "in one set only: \(lone[0]) and \(lone[1]) territories; see pairs, column in"
        )
      )
    }
    if isSameMethod, first.fitted != second.fitted {
      notes.append(
        LocalizedText(
          fr:
            "chaque ensemble a ses propres bornes : les écarts sont de position, pas d'évolution ; pour une évolution, figez les bornes (fragility fit) et donnez --fitted",
          en:
            "each set has bounds of its own: shifts are of position, not change; for change, freeze the bounds (fragility fit) and give --fitted"
        )
      )
    }
    if !isSameMethod {
      notes.append(
        LocalizedText(
          fr: "méthodes différentes : un écart vient de la méthode autant que des territoires",
          en: "different methods: a shift comes from the method as much as from the territories"
        )
      )
    }
    if !isSameScale {
      notes.append(
        LocalizedText(
          fr: "échelles différentes : les rangs se comparent, les scores non (score_shift vide)",
          en: "different scales: ranks compare, scores do not (score_shift empty)"
        )
      )
    }
    return notes
  }
}

extension GroupComparison {
  /// What a reader of the groups must know.
  package var cautions: [LocalizedText] {
    var notes: [LocalizedText] = []
    if ungroupedCount > 0 {
      notes.append(
        LocalizedText(
          fr: "sans groupe : \(ungroupedCount) territoires, laissés de côté",
          en: "without a group: \(ungroupedCount) territories, left out"
        )
      )
    }
    let unscored = groups.reduce(0) { $0 + $1.rows.count - $1.scoredCount }
    if unscored > 0 {
      notes.append(
        LocalizedText(
          fr: "sans score : \(unscored) territoires ; ils ne comptent que dans territories",
          en: "without a score: \(unscored) territories; they count in territories alone"
        )
      )
    }
    return notes
  }
}
