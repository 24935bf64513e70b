import FragilityIndex

// What can be wrong between iMeta and iData, and with the rows of iData.
extension Problem {
  static func codeNotInData(_ row: IMetaRow, data: COINrTable, at place: Place) -> Problem {
    let guess = nearest(to: row.code, among: data.header.names.filter { !$0.isEmpty })
    return Problem(
      "coinr.not-in-idata",
      at: place,
      LocalizedText(
        fr: "\(data.path) n'a pas de colonne \"\(row.code)\"",
        en: "\(data.path) has no column \"\(row.code)\""
      ),
      remedy: guess.map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "ajoutez la colonne, ou retirez la ligne",
          en: "add the column, or remove the row"
        )
    )
  }

  static func columnNotInMeta(_ name: String, meta: String, at place: Place) -> Problem {
    Problem(
      "coinr.not-in-imeta",
      at: place,
      LocalizedText(
        fr: "\(meta) ne décrit pas la colonne \"\(name)\"",
        en: "\(meta) does not describe the column \"\(name)\""
      ),
      remedy: name.isEmpty
        ? LocalizedText(
          fr: "ce sont des numéros de ligne : exportez par write.csv(row.names = FALSE)",
          en: "these are row numbers: export with write.csv(row.names = FALSE)"
        )
        : LocalizedText(
          fr: "ajoutez-lui une ligne, de type Other si elle ne sert pas",
          en: "add a row for it, of type Other if it is not used"
        )
    )
  }

  static func duplicateColumn(_ name: String, at place: Place) -> Problem {
    Problem(
      "coinr.duplicate-column",
      at: place,
      LocalizedText(
        fr: "deux colonnes s'appellent \"\(name)\"",
        en: "two columns are called \"\(name)\""
      ),
      remedy: LocalizedText(fr: "retirez-en une", en: "remove one of them")
    )
  }

  static func duplicateUnit(_ code: String, time: String?, at place: Place, first: Place) -> Problem
  {
    let (pour, of) = time.map { (" à la date \($0)", " at the date \($0)") } ?? ("", "")
    return Problem(
      "coinr.duplicate-unit",
      at: place,
      LocalizedText(
        fr: "uCode \"\(code)\" a déjà une ligne\(pour)",
        en: "uCode \"\(code)\" has a row already\(of)"
      ),
      remedy: LocalizedText(fr: "gardez une des lignes", en: "keep one of the rows"),
      related: first
    )
  }

  static func panel(_ times: [String], at place: Place) -> Problem {
    let list = times.prefix(12).joined(separator: ", ")
    return Problem(
      "coinr.panel",
      at: place,
      LocalizedText(
        fr: "la table a plusieurs dates, \(list) : une méthode lit une ligne par territoire",
        en: "the table has several dates, \(list): a method reads one row per territory"
      ),
      remedy: LocalizedText(
        fr: "choisissez-en une : --time \(times.last ?? "")",
        en: "choose one: --time \(times.last ?? "")"
      )
    )
  }

  static func noSuchTime(_ time: String, among times: [String], at place: Place) -> Problem {
    let list = times.prefix(12).joined(separator: ", ")
    return Problem(
      "coinr.no-such-time",
      at: place,
      LocalizedText(
        fr: "aucune ligne n'est de la date \"\(time)\"",
        en: "no row has the date \"\(time)\""
      ),
      remedy: times.isEmpty
        ? LocalizedText(
          fr: "la table n'a pas de colonne Time : retirez --time",
          en: "the table has no column Time: remove --time"
        ) : LocalizedText(fr: "dates de la table : \(list)", en: "dates of the table: \(list)")
    )
  }

  static func unknownDenominator(
    _ code: String,
    among codes: [String],
    at place: Place
  ) -> Problem {
    let list = codes.isEmpty ? "-" : codes.joined(separator: ", ")
    return Problem(
      "coinr.unknown-denominator",
      at: place,
      LocalizedText(
        fr: "aucune ligne de type Denominator n'a le code \"\(code)\"",
        en: "no row of type Denominator has the code \"\(code)\""
      ),
      remedy: nearest(to: code, among: codes).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? LocalizedText(fr: "dénominateurs connus : \(list)", en: "known denominators: \(list)")
    )
  }
}
