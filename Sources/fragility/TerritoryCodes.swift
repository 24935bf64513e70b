import FragilityIndex

extension TerritoryTable {
  /// The rows of territories that are asked for.
  ///
  /// - Parameters:
  ///   - asked: Their codes.
  ///   - file: The file that messages name.
  /// - Returns: The rows in the same order.
  /// - Throws: Codes that no territory has.
  func rows(ofCodes asked: [String], file: String?) throws(FragilityError) -> [Int] {
    guard !asked.isEmpty else { return [] }
    let rowOf = Dictionary(
      codes.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var rows: [Int] = []
    var problems: [Problem] = []
    for code in asked {
      if let row = rowOf[code] {
        rows.append(row)
      } else {
        problems.append(.unknownTerritory(code, among: codes, file: file))
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return rows
  }
}

extension Problem {
  static func unknownTerritory(
    _ code: String,
    among codes: TextColumn,
    file: String?
  ) -> Problem {
    Problem(
      "territory.unknown",
      at: Place(file: file),
      LocalizedText(
        fr: "aucun territoire n'a le code \"\(code)\"",
        en: "no territory has the code \"\(code)\""
      ),
      remedy: nearest(to: code, among: codes).map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "les codes sont dans la première colonne de fragility score",
          en: "the codes are in the first column of fragility score"
        )
    )
  }
}
