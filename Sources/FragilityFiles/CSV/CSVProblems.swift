import FragilityIndex

// What can be wrong with a table.
extension Problem {
  static func unclosedQuote(_ place: Place) -> Problem {
    Problem(
      "csv.unclosed-quote",
      at: place,
      LocalizedText(
        fr: "le guillemet ouvert ici n'est jamais fermé",
        en: "the quote opened here is never closed"
      ),
      remedy: LocalizedText(
        fr: "fermez-le, ou doublez les guillemets qui font partie du texte",
        en: "close it, or double the quotes that are part of the text"
      )
    )
  }

  static func textAfterQuote(_ place: Place) -> Problem {
    Problem(
      "csv.text-after-quote",
      at: place,
      LocalizedText(
        fr: "du texte suit le guillemet fermant",
        en: "there is text after the closing quote"
      ),
      remedy: LocalizedText(
        fr: "doublez les guillemets qui font partie du texte",
        en: "double the quotes that are part of the text"
      )
    )
  }

  static func raggedRow(_ count: Int, expected: Int, at place: Place) -> Problem {
    Problem(
      "csv.ragged-row",
      at: place,
      LocalizedText(
        fr: "la ligne a \(count) champ\(count > 1 ? "s" : ""), l'en-tête en a \(expected)",
        en: "the row has \(count) field\(count == 1 ? "" : "s"), the header has \(expected)"
      ),
      remedy: count > expected
        ? LocalizedText(
          fr: "mettez entre guillemets les textes qui contiennent le séparateur",
          en: "quote the texts that contain the delimiter"
        )
        : LocalizedText(
          fr: "ajoutez les champs qui manquent, même vides",
          en: "add the fields that are missing, even empty"
        )
    )
  }

  static func wrongDelimiter(_ told: UInt8, likely: UInt8, at place: Place) -> Problem {
    Problem(
      "csv.wrong-delimiter",
      at: place,
      LocalizedText(
        fr: "avec le séparateur \(shown(told).french), l'en-tête n'a qu'une colonne",
        en: "with the delimiter \(shown(told).english) the header has a single column"
      ),
      remedy: LocalizedText(
        fr: "le séparateur semble être \(shown(likely).french) : déclarez-le, ou retirez delimiter",
        en: "the delimiter seems to be \(shown(likely).english): declare it, or remove delimiter"
      )
    )
  }

  static func noRows(_ place: Place) -> Problem {
    Problem(
      "csv.no-rows",
      at: place,
      LocalizedText(
        fr: "le fichier n'a qu'un en-tête",
        en: "the file has only a header"
      ),
      remedy: LocalizedText(
        fr: "exportez-le avec ses lignes, ou corrigez skip_lines",
        en: "export it with its rows, or mend skip_lines"
      )
    )
  }

  /// A column that a header has not; `isTitle` where it has none of those asked for, as a title above the names has not.
  static func missingColumn(
    _ name: String,
    among names: [String],
    isTitle: Bool = false,
    at place: Place
  ) -> Problem {
    let named = names.filter { !$0.isEmpty }
    let guess = nearest(to: name, among: named)
    let shown = named.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    let list = names.count > 12 ? shown + ", ..." : shown
    let key = place.sheet == nil ? "skip_lines = 1" : "header_row = 2"
    let columns =
      isTitle
      ? LocalizedText(
        fr:
          "ses colonnes : \(list) ; si c'est un titre au-dessus des noms, dites à la table où sont les noms, par exemple \(key)",
        en:
          "its columns: \(list); if that is a title above the names, tell the table where the names are, such as \(key)"
      ) : LocalizedText(fr: "ses colonnes : \(list)", en: "its columns: \(list)")
    return Problem(
      "table.missing-column",
      at: place,
      LocalizedText(
        fr: "le fichier n'a pas de colonne \"\(name)\"",
        en: "the file has no column \"\(name)\""
      ),
      remedy: guess.map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      } ?? columns
    )
  }

  static func ambiguousColumn(_ name: String, count: Int, at place: Place) -> Problem {
    Problem(
      "table.ambiguous-column",
      at: place,
      LocalizedText(
        fr: "\(count) colonnes s'appellent \"\(name)\"",
        en: "\(count) columns are called \"\(name)\""
      ),
      remedy: LocalizedText(
        fr: "donnez la deuxième par \"\(name)#2\", la première par \"\(name)#1\"",
        en: "name the second one \"\(name)#2\", the first one \"\(name)#1\""
      )
    )
  }

  static func notANumber(_ text: String, looksLikeMarker: Bool, at place: Place) -> Problem {
    let remedy: LocalizedText
    if looksLikeMarker {
      remedy = LocalizedText(
        fr: "si c'est une valeur absente, déclarez le marqueur dans missing de la table",
        en: "if it marks an absent value, declare the marker in the table's missing"
      )
    } else if text.hasSuffix("%") {
      remedy = LocalizedText(
        fr: "retirez le signe % des cellules : l'unité se dit dans unit",
        en: "remove the % sign from the cells: the unit is said in unit"
      )
    } else {
      remedy = LocalizedText(
        fr: "corrigez la cellule, ou choisissez une colonne de nombres",
        en: "mend the cell, or choose a column of numbers"
      )
    }
    return Problem(
      looksLikeMarker ? "table.unknown-marker" : "table.not-a-number",
      at: place,
      LocalizedText(fr: "\"\(text)\" n'est pas un nombre", en: "\"\(text)\" is not a number"),
      remedy: remedy
    )
  }

  static func numberOutOfRange(_ text: String, at place: Place) -> Problem {
    Problem(
      "table.number-out-of-range",
      at: place,
      LocalizedText(
        fr: "\"\(text)\" ne peut pas être représenté : trop grand, ou trop petit",
        en: "\"\(text)\" is beyond what a double can hold: too large, or too small"
      ),
      remedy: LocalizedText(fr: "corrigez la cellule", en: "mend the cell")
    )
  }

  static func mixedMarks(_ text: String, other: String, line: Int, at place: Place) -> Problem {
    Problem(
      "table.mixed-decimal-marks",
      at: place,
      LocalizedText(
        fr: "\"\(text)\" n'a pas le séparateur décimal de \"\(other)\", ligne \(line)",
        en: "\"\(text)\" has not the decimal mark of \"\(other)\" in line \(line)"
      ),
      remedy: LocalizedText(
        fr:
          "écrivez tous les nombres de la même façon, sans séparateur de milliers autre qu'une espace",
        en: "write all numbers alike, with no thousands separator but a space"
      )
    )
  }

  static func wrongMark(_ text: String, told: UInt8, at place: Place) -> Problem {
    Problem(
      "table.wrong-decimal-mark",
      at: place,
      LocalizedText(
        fr: "\"\(text)\" n'a pas le séparateur décimal déclaré, \(shown(told).french)",
        en: "\"\(text)\" has not the declared decimal mark, \(shown(told).english)"
      ),
      remedy: LocalizedText(
        fr: "corrigez la cellule, ou decimal dans la table",
        en: "mend the cell, or decimal in the table"
      )
    )
  }
}

/// A delimiter or a decimal mark for messages.
func shown(_ byte: UInt8) -> LocalizedText {
  byte == UInt8(ascii: "\t")
    ? LocalizedText(fr: "tabulation", en: "tab")
    : LocalizedText("\"\(String(decoding: [byte], as: UTF8.self))\"")
}
