/// A language that the texts of this package exist in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// French, the language of the territories.
  case french = "fr"
  /// English.
  case english = "en"
}

/// One text in both languages of this package.
///
/// ```swift
/// let title = LocalizedText(fr: "Équipement", en: "Equipment")
/// print(title[.french])  // Équipement
/// ```
public struct LocalizedText: Sendable, Hashable {
  /// The French text.
  public let french: String
  /// The English text.
  public let english: String

  /// Creates a text from its two versions.
  ///
  /// - Parameters:
  ///   - fr: The French version.
  ///   - en: The English version.
  public init(fr: String, en: String) {
    french = fr
    english = en
  }

  /// Creates a text that is the same in every language.
  ///
  /// - Parameter text: The text, such as a code or a file name.
  public init(_ text: String) {
    french = text
    english = text
  }

  /// The version of the text in a language.
  ///
  /// - Parameter language: The language asked for.
  public subscript(language: Language) -> String {
    language == .french ? french : english
  }
}

/// A number in a sentence: without a fraction that is zero, with the decimal mark of the language.
func inWords(_ number: Double) -> LocalizedText {
  let text = "\(number)"
  let short = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  return LocalizedText(fr: String(short.map { $0 == "." ? "," : $0 }), en: short)
}
