extension MethodCheck {
  private static let outputColumns: Set<String> = [
    "code", "name", "score", "rank", "rank_low", "rank_high", "class", "p_class", "coverage",
    "flags",
  ]

  mutating func checkIDs() {
    var seen: [String: Problem.Subject] = [:]
    for (position, table) in tables.enumerated() {
      checkID(table.id, .table(position, id: table.id, key: "id"), against: &seen)
    }
    seen = [:]
    if let first = tables.first {
      for parent in first.parents {
        let subject = Problem.Subject.table(0, id: first.id, key: "parents.\(parent.id)")
        checkID(parent.id, subject, against: &seen, isColumn: true)
      }
    }
    for (position, dimension) in dimensions.enumerated() {
      let subject = Problem.Subject.dimension(position, id: dimension.id, key: "id")
      checkID(dimension.id, subject, against: &seen, isColumn: true)
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = Problem.Subject.indicator(position, id: indicator.id, key: "id")
      checkID(indicator.id, subject, against: &seen, isColumn: true)
    }
  }

  private mutating func checkID(
    _ id: String,
    _ subject: Problem.Subject,
    against seen: inout [String: Problem.Subject],
    isColumn: Bool = false
  ) {
    if !isWord(id) {
      report(
        "bad-id",
        subject,
        fr: "\"\(id)\" n'est pas un identifiant",
        en: "\"\(id)\" is not an id",
        mendFr: "commencez par une lettre, puis lettres sans accent, chiffres, _ ou -",
        mendEn: "start with a letter, then plain letters, digits, _ or -"
      )
    } else if isColumn, Self.outputColumns.contains(id) || isDetail(id) {
      report(
        "reserved-id",
        subject,
        fr: "\"\(id)\" est le nom d'une colonne du résultat",
        en: "\"\(id)\" is the name of a column of the result",
        mendFr: "choisissez un autre identifiant",
        mendEn: "choose another id"
      )
    } else if seen.updateValue(subject, forKey: id) != nil {
      report(
        "duplicate-id",
        subject,
        fr: "l'identifiant \"\(id)\" est déjà pris",
        en: "the id \"\(id)\" is taken already",
        mendFr: "donnez un identifiant différent à chaque niveau, dimension et indicateur",
        mendEn: "give every level, dimension and indicator an id of its own"
      )
    }
  }

  /// Whether an id is the name of a column that the details of another indicator take.
  private func isDetail(_ id: String) -> Bool {
    ["_normalised", "_contribution"].contains { suffix in
      id.hasSuffix(suffix) && indicators.contains { $0.id == id.dropLast(suffix.count) }
    }
  }

  func isWord(_ id: String) -> Bool {
    let letters = id.utf8
    return (letters.first.map(isLetter) ?? false)
      && letters.allSatisfy { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || isDigit(byte) || isLetter(byte)
      }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
