import FragilityIndex

/// What could not be carried to another geography, in one language.
struct LinkText {
  private let follow: Follow
  private let notes: [Int: [TerritoryLinks.Note]]
  private let language: Language

  init(_ follow: Follow, _ notes: [Int: [TerritoryLinks.Note]], _ language: Language) {
    self.follow = follow
    self.notes = notes
    self.language = language
  }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  var text: String {
    var text = ""
    for date in notes.keys.sorted() {
      let found = notes[date] ?? []
      text +=
        word(
          "PASSAGE DE GÉOGRAPHIE, \(follow.dateTexts[date])",
          "LINKS BETWEEN GEOGRAPHIES, \(follow.dateTexts[date])"
        ) + "\n"
      if found.isEmpty {
        text += word("  tout a été repris\n", "  all was carried over\n")
      }
      for reason in TerritoryLinks.Note.Reason.allCases {
        let own = found.filter { $0.reason == reason }
        guard !own.isEmpty else { continue }
        let list = own.prefix(12).map { note -> String in
          guard let value = note.value else { return note.subject }
          let number = NumberFormat(language, digits: nil).text(value)
          guard reason == .notACount else { return "\(note.subject) (\(number))" }
          let unit =
            value < 2 ? word("territoire", "territory") : word("territoires", "territories")
          return "\(note.subject) (\(number) \(unit))"
        }.joined(separator: ", ")
        let more = own.count > 12 ? ", ..." : ""
        let head = "\(words(reason)) (\(own.count))\(word(" : ", ": "))"
        text += wrapped(printable(head + list + more), first: "  - ")
      }
    }
    return text
  }

  private func words(_ reason: TerritoryLinks.Note.Reason) -> String {
    switch reason {
    case .notLinked:
      word("territoires anciens sans lien, perdus", "old territories without a link, lost")
    case .noPredecessor:
      word(
        "territoires nouveaux sans prédécesseur, sans valeur à cette date",
        "new territories without a predecessor, without values at this date"
      )
    case .unknownFrom:
      word("liens partant d'un code absent de la table", "links from a code that the table lacks")
    case .unknownTo:
      word(
        "liens vers un code absent de la nouvelle géographie",
        "links to a code that the new geography lacks"
      )
    case .noWeight:
      word(
        "territoires partagés dont les parts sont inconnues, non repris",
        "territories that were divided in unknown shares, not carried"
      )
    case .assumedWhole:
      word(
        "territoires repris en entier faute de poids, à vérifier",
        "territories carried as a whole for want of a weight, to be checked"
      )
    case .weightSum:
      word(
        "territoires dont la somme des poids n'est pas 1",
        "territories whose weights do not add up to 1"
      )
    case .notACount:
      word(
        "indicateurs sans numérateur ni dénominateur, absents là où le territoire a changé",
        "indicators without numerator and denominator, absent where the territory changed"
      )
    }
  }
}
