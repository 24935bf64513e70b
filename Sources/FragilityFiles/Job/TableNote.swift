public import FragilityIndex

/// How a table was read, in words: its dialect must not be a secret.
public struct TableNote: Sendable, Hashable {
  /// The id of the table in the method.
  public let table: String
  /// The path of its file.
  public let path: String
  /// How many rows it has.
  public let rows: Int
  let dialect: ReadDialect

  /// The doubt whether a decimal mark is one: every number that has it has three digits after it.
  var thousandsRemark: Problem? {
    guard dialect.mayBeThousands else { return nil }
    let mark = shown(dialect.decimalMark).english
    return Problem(
      "remark.thousands",
      at: Problem.Place(file: path),
      LocalizedText(
        fr: "\(mark) est lu comme séparateur décimal, mais trois chiffres le suivent partout",
        en: "\(mark) is read as the decimal mark, but three digits follow it everywhere"
      ),
      remedy: LocalizedText(
        fr: "s'il sépare des milliers, retirez-le ; sinon déclarez decimal = \(mark) dans la table",
        en: "if it separates thousands, remove it; otherwise declare decimal = \(mark) in the table"
      )
    )
  }

  /// One line about the table.
  public var text: LocalizedText {
    LocalizedText(
      fr: "\(path) : \(reading.french)",
      en: "\(path): \(reading.english)"
    )
  }

  /// How many rows it has and how it was read, without its path.
  package var reading: LocalizedText {
    if let sheet = dialect.sheet { return reading(ofSheet: sheet) }
    let isGeoJSON = dialect.delimiter == 0
    let encoding: String =
      switch dialect.encoding {
      case .utf8: dialect.hasMark ? "UTF-8 (BOM)" : "UTF-8"
      case .windows1252: "Windows-1252"
      }
    var french = [rows == 1 ? "1 ligne" : "\(rows) lignes", encoding]
    var english = [rows == 1 ? "1 row" : "\(rows) rows", encoding]
    if isGeoJSON {
      french.append("GeoJSON")
      english.append("GeoJSON")
    } else {
      french.append("séparateur \(shown(dialect.delimiter).french)")
      english.append("delimiter \(shown(dialect.delimiter).english)")
    }
    if dialect.decimalMark != 0 {
      french.append("séparateur décimal \(shown(dialect.decimalMark).french)")
      english.append("decimal mark \(shown(dialect.decimalMark).english)")
    }
    return LocalizedText(
      fr: french.joined(separator: ", "),
      en: english.joined(separator: ", ")
    )
  }

  /// One line about a table of a workbook; the decimal mark is that of numbers that are stored as texts.
  private func reading(ofSheet sheet: String) -> LocalizedText {
    let mark = shown(dialect.decimalMark)
    let hasMark = dialect.decimalMark != 0
    return LocalizedText(
      fr: "\(rows == 1 ? "1 ligne" : "\(rows) lignes"), XLSX, feuille \"\(sheet)\""
        + (hasMark ? ", séparateur décimal \(mark.french) dans des textes" : ""),
      en: "\(rows == 1 ? "1 row" : "\(rows) rows"), XLSX, sheet \"\(sheet)\""
        + (hasMark ? ", decimal mark \(mark.english) in texts" : "")
    )
  }
}

extension TableNote {
  /// One line about rows of a counted table that carry the code of no territory.
  ///
  /// - Parameter count: How many there are.
  /// - Returns: The line.
  package func uncounted(_ count: Int) -> LocalizedText {
    LocalizedText(
      fr: "\(path) : lignes dont le code n'est celui d'aucun territoire : \(count) sur \(rows)",
      en: "\(path): \(count) of \(rows) rows carry the code of no territory"
    )
  }
}
