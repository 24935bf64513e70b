public import FragilityIndex

/// A table of links between two geographies.
public enum LinkFile {
  /// Which columns say what.
  public struct Columns: Sendable, Hashable {
    /// The codes of the old geography.
    public var from: String
    /// The codes of the new geography.
    public var to: String
    /// The shares of the old territories, a column that may be left out of the file.
    public var weight: String

    /// Creates names of columns.
    ///
    /// - Parameters:
    ///   - from: The codes of the old geography.
    ///   - to: The codes of the new geography.
    ///   - weight: The shares of the old territories.
    public init(from: String = "from", to: String = "to", weight: String = "weight") {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  /// Reads links from a delimited text with one line a pair; an empty weight is one that is not known.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - columns: Which columns say what.
  /// - Returns: The links.
  /// - Throws: Everything that is wrong with the file, each with its line.
  public static func read(
    _ path: String,
    columns: Columns = Columns()
  ) throws(FragilityError) -> TerritoryLinks {
    let input = try InputFile.read(path)
    let text = try DecodedText(input)
    let reader = CSVTableReader(path: input.path, text: text, dialect: .init())
    let (header, rows) = try reader.records()
    func position(_ name: String) -> Int? {
      if case .position(let position) = header.find(name) { position } else { nil }
    }
    let missing = [columns.from, columns.to].filter { position($0) == nil }
    guard missing.isEmpty, let from = position(columns.from), let to = position(columns.to) else {
      throw FragilityError(missing.map { .noLinkColumn($0, input.path, among: header.names) })
    }
    let weight = position(columns.weight)
    var links: [TerritoryLinks.Link] = []
    var problems: [Problem] = []
    for fields in rows {
      func word(_ column: Int) -> String {
        String(decoding: text.bytes.text(of: fields[column]), as: UTF8.self)
      }
      func place(_ column: Int) -> Problem.Place {
        TextPosition(of: fields[column].start, in: text.bytes).place(in: input.path)
      }
      for column in [from, to] where word(column).isEmpty {
        problems.append(.emptyLink(header.names[column], at: place(column)))
      }
      var link = TerritoryLinks.Link(from: word(from), to: word(to))
      if let weight, !word(weight).isEmpty {
        link.weight = Double(String(word(weight).map { $0 == "," ? "." : $0 }))
        if link.weight?.isFinite != true {
          problems.append(.badLinkWeight(word(weight), at: place(weight)))
        }
      }
      links.append(link)
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return try TerritoryLinks(links)
  }
}

extension Problem {
  fileprivate static func noLinkColumn(
    _ name: String,
    _ path: String,
    among names: [String]
  ) -> Problem {
    let list = names.joined(separator: ", ")
    return Problem(
      "link.no-column",
      at: Place(file: path, line: 1, column: 1),
      LocalizedText(
        fr: "la table de passage n'a pas de colonne \"\(name)\"",
        en: "the table of links has no column \"\(name)\""
      ),
      remedy: LocalizedText(
        fr: "nommez les colonnes : --link-columns ancien,nouveau,poids ; le fichier a \(list)",
        en: "name the columns: --link-columns old,new,weight; the file has \(list)"
      )
    )
  }

  fileprivate static func emptyLink(_ column: String, at place: Place) -> Problem {
    Problem(
      "link.empty-code",
      at: place,
      LocalizedText(
        fr: "la colonne \"\(column)\" est vide",
        en: "the column \"\(column)\" is empty"
      ),
      remedy: LocalizedText(
        fr: "retirez la ligne : un territoire sans lien n'a pas de ligne",
        en: "remove the line: a territory without a link has none"
      )
    )
  }

  fileprivate static func badLinkWeight(_ text: String, at place: Place) -> Problem {
    Problem(
      "link.not-a-weight",
      at: place,
      LocalizedText(
        fr: "\"\(text)\" n'est pas un poids",
        en: "\"\(text)\" is not a weight"
      ),
      remedy: LocalizedText(
        fr: "donnez une part de 0 à 1, ou laissez vide si elle n'est pas connue",
        en: "give a share from 0 to 1, or leave it empty where it is not known"
      )
    )
  }
}
