import FragilityIndex

/// The words of the pages in one language.
///
/// Every entry stands in both languages side by side, so that none can be there in one only. A text may hold places for
/// values, as in `{count} quartiers`; spaces before French punctuation are typed as ordinary ones.
struct Words: Sendable {
  /// An entry: its key, of letters and underscores, and its text in both languages.
  typealias Entry = (key: String, text: LocalizedText)

  /// All entries, page by page.
  static let entries: [Entry] = common + index + territory + parent + method + quality + explorer

  /// How numbers and sentences look.
  let typography: Typography
  /// The texts by their keys, with the spaces of the language; templates look them up.
  let texts: [String: String]

  private static let tables: [Language: [String: String]] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
      let typography = Typography(language: language)
      return (
        language,
        Dictionary(
          entries.map { ($0.key, typography.sentence($0.text[language])) },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
  )

  /// The words of a language.
  init(_ language: Language) {
    typography = Typography(language: language)
    texts = Self.tables[language] ?? [:]
  }

  /// The language of the words.
  var language: Language { typography.language }

  /// What stands between the items of a list that have commas in them.
  var listSeparator: String { language == .french ? "\u{202F}; " : "; " }

  /// The text of an entry.
  ///
  /// - Parameter key: Its key; an unknown one is a mistake of the programmer, which a test finds.
  subscript(key: String) -> String {
    guard let text = texts[key] else { preconditionFailure("no words for \(key)") }
    return text
  }

  /// The text of an entry with values in their places.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - values: What stands in `{name}`, by name.
  /// - Returns: The text; values are inserted as they are.
  func callAsFunction(_ key: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = self[key][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else { preconditionFailure("no {\(name)} for \(key)") }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text for a count: the entry `key_one` or `key_many`, with the count in `{count}`.
  ///
  /// - Parameters:
  ///   - count: How many; French counts none as one.
  ///   - key: What the keys of both entries begin with.
  ///   - values: What else stands in the text.
  /// - Returns: The text.
  func counted(_ count: Int, _ key: String, _ values: [String: String] = [:]) -> String {
    counted(Double(count), key, values)
  }

  /// The same for a count that comes from a table.
  func counted(_ count: Double, _ key: String, _ values: [String: String] = [:]) -> String {
    let isOne = language == .french ? count.rounded() <= 1 : count.rounded() == 1
    let all = values.merging(["count": typography.count(count)]) { own, _ in own }
    return self(key + (isOne ? "_one" : "_many"), all)
  }
}
