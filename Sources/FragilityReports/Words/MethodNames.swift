import FragilityFiles
import FragilityIndex

/// What people call the parts of a method.
extension Words {
  /// A text of the method, with the spaces of the language.
  func text(_ text: LocalizedText) -> String { typography.sentence(text[language]) }

  /// The label of an indicator; its id where there is none.
  func label(of indicator: FragilityMethod.Indicator) -> String {
    indicator.label.map(text) ?? indicator.id
  }

  /// The label of a dimension; its id where there is none.
  func label(of dimension: FragilityMethod.Dimension) -> String {
    dimension.label.map(text) ?? dimension.id
  }

  /// A name in quotation marks.
  func quoted(_ name: String) -> String {
    language == .french ? "«\u{A0}\(name)\u{A0}»" : "“\(name)”"
  }

  /// A number of an indicator, with four digits that tell something or all of those before the mark.
  func figure(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    var digits = 3
    var power = 1.0
    while digits > 0, number.magnitude >= power * 10 {
      digits -= 1
      power *= 10
    }
    if number != 0, number.magnitude < 0.1 { digits = 5 }
    var text = typography.number(number, digits: digits)
    guard text.contains(language == .french ? "," : "."), digits > 0 else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "," || text.last == "." { text.removeLast() }
    return text
  }

  /// Things one after the other, the last one with a word before it.
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + (language == .french ? " et " : " and ")
      + last
  }
}

extension TerritoryTable {
  /// What people call a territory: its name, or its code where there is nothing to read in its name.
  func shownName(of row: Int) -> String {
    let name = names.isEmpty ? "" : names[row]
    return name.allSatisfy(\.isWhitespace) ? codes[row] : name
  }
}

/// An address that a page may lead to: one of the web, nothing else.
///
/// - Parameter url: What the method gives.
/// - Returns: The same where it begins with `http://` or `https://` and holds no blank; `nil` otherwise.
func webAddress(_ url: String?) -> String? {
  guard let url, let colon = url.firstIndex(of: ":") else { return nil }
  let scheme = url[..<colon].lowercased()
  guard scheme == "https" || scheme == "http", url[colon...].hasPrefix("://"),
    !url.contains(where: { $0.isWhitespace || $0.isNewline || "\"<>\\".contains($0) })
  else { return nil }
  return url
}
