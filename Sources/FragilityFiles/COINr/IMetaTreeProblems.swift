import FragilityIndex

// What can be wrong with the tree that iMeta describes.
extension Problem {
  static func levelGap(_ level: Int, at place: Place) -> Problem {
    Problem(
      "coinr.level-gap",
      at: place,
      LocalizedText(fr: "aucune ligne n'est au niveau \(level)", en: "no row is at level \(level)"),
      remedy: LocalizedText(
        fr: "numérotez les niveaux sans saut, à partir de 1",
        en: "number the levels without a gap, from 1"
      )
    )
  }

  static func kindLevel(_ row: IMetaRow, _ level: Int, at place: Place) -> Problem {
    let isIndicator = row.kind == .indicator
    return Problem(
      "coinr.wrong-level",
      at: place,
      LocalizedText(
        fr: "\"\(row.code)\", de type \(row.kind.rawValue), est au niveau \(level)",
        en: "\"\(row.code)\", of type \(row.kind.rawValue), is at level \(level)"
      ),
      remedy: isIndicator
        ? LocalizedText(
          fr: "un indicateur est au niveau 1 : corrigez Level, ou ajoutez un agrégat de passage",
          en: "an indicator is at level 1: mend Level, or add an aggregate in between"
        )
        : LocalizedText(
          fr: "un agrégat est au niveau 2 ou plus haut",
          en: "an aggregate is at level 2 or above"
        )
    )
  }

  static func wrongLevel(
    _ row: IMetaRow,
    _ level: Int,
    _ parent: IMetaRow,
    _ above: Int,
    at place: Place,
    related: Place
  ) -> Problem {
    Problem(
      "coinr.wrong-level",
      at: place,
      LocalizedText(
        fr:
          "\"\(row.code)\" est au niveau \(level), son parent \"\(parent.code)\" au niveau \(above)",
        en: "\"\(row.code)\" is at level \(level), its parent \"\(parent.code)\" at level \(above)"
      ),
      remedy: LocalizedText(
        fr: "le parent est au niveau juste au-dessus : corrigez Parent ou Level",
        en: "the parent is at the level just above: mend Parent or Level"
      ),
      related: related
    )
  }

  static func noParent(_ code: String, at place: Place) -> Problem {
    Problem(
      "coinr.no-parent",
      at: place,
      LocalizedText(fr: "\"\(code)\" n'a pas de parent", en: "\"\(code)\" has no parent"),
      remedy: LocalizedText(
        fr: "donnez le code de l'agrégat auquel il appartient",
        en: "give the code of the aggregate it belongs to"
      )
    )
  }

  static func unknownParent(_ code: String, among codes: [String], at place: Place) -> Problem {
    let list = codes.prefix(12).joined(separator: ", ")
    return Problem(
      "coinr.unknown-parent",
      at: place,
      LocalizedText(
        fr: "aucune ligne n'a le code \"\(code)\"",
        en: "no row has the code \"\(code)\""
      ),
      remedy: nearest(to: code, among: codes).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "agrégats connus : \(list)", en: "known aggregates: \(list)")
    )
  }

  static func parentNotAggregate(_ code: String, at place: Place) -> Problem {
    Problem(
      "coinr.parent-not-aggregate",
      at: place,
      LocalizedText(
        fr: "le parent \"\(code)\" n'est pas un agrégat",
        en: "the parent \"\(code)\" is not an aggregate"
      ),
      remedy: LocalizedText(
        fr: "donnez le code d'une ligne de type Aggregate",
        en: "give the code of a row of type Aggregate"
      )
    )
  }

  static func secondTop(_ code: String, _ top: String, at place: Place) -> Problem {
    Problem(
      "coinr.several-tops",
      at: place,
      LocalizedText(
        fr: "\"\(code)\" n'a pas de parent, \"\(top)\" non plus",
        en: "\"\(code)\" has no parent, nor has \"\(top)\""
      ),
      remedy: LocalizedText(
        fr: "un seul agrégat est l'indice : donnez un parent aux autres",
        en: "a single aggregate is the index: give the others a parent"
      )
    )
  }

  static func noIndex(at place: Place) -> Problem {
    Problem(
      "coinr.no-index",
      at: place,
      LocalizedText(
        fr: "aucun agrégat n'est l'indice : tous ont un parent, ou il n'y en a pas",
        en: "no aggregate is the index: all have a parent, or there is none"
      ),
      remedy: LocalizedText(
        fr: "ajoutez une ligne de type Aggregate dont Parent est NA",
        en: "add a row of type Aggregate whose Parent is NA"
      )
    )
  }

  static func childless(_ code: String, at place: Place) -> Problem {
    Problem(
      "coinr.childless",
      at: place,
      LocalizedText(
        fr: "rien n'appartient à l'agrégat \"\(code)\"",
        en: "nothing belongs to the aggregate \"\(code)\""
      ),
      remedy: LocalizedText(
        fr: "retirez la ligne, ou donnez-lui un enfant",
        en: "remove the row, or give it a child"
      )
    )
  }
}
