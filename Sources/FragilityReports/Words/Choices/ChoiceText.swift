import FragilityFiles
import FragilityIndex

/// A choice of a method in words: for everyone first, then for those who compute.
struct ChoiceText: Sendable, Hashable {
  /// Sentences for everyone; every parameter is said in them.
  var plain: String
  /// The formula as markup, nothing where there is none.
  var formula = ""
  /// What the letters of the formula stand for.
  var letters = ""
}

/// Says the choices of a method in one language: a switch over each choice, so that the compiler proves that none is
/// left out.
struct ChoiceWriter: Sendable {
  /// The words of the language.
  let words: Words
  /// What a high score means.
  let orientation: Orientation

  /// A sentence in the language, with its spaces.
  func say(_ fr: String, _ en: String) -> String {
    words.typography.sentence(words.language == .french ? fr : en)
  }

  /// A choice with its formula.
  func text(_ plain: String, _ typed: String = "", letters: String = "") -> ChoiceText {
    ChoiceText(plain: plain, formula: typed.isEmpty ? "" : formula(typed), letters: letters)
  }

  /// A number with all of its digits, thousands in groups.
  func exact(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    if number == number.rounded(), number.magnitude < 1e15 {
      return words.typography.number(number, digits: 0)
    }
    return ungrouped(number)
  }

  /// A number with all of its digits, such as a year.
  func ungrouped(_ number: Double) -> String {
    let mark = UInt8(ascii: words.language == .french ? "," : ".")
    let text = NumberFormat(decimalMark: mark).text(number.magnitude)
    return number < 0 ? "\u{2212}" + text : text
  }

  /// Numbers with all of their digits, as a list.
  func exact(_ numbers: [Double]) -> String {
    numbers.map(exact).joined(separator: words.language == .french ? " ; " : ", ")
  }

  /// A share as a percentage with all of its digits.
  func percent(_ share: Double) -> String {
    let rounded = (share * 1e9).rounded() / 1e7
    return exact(rounded) + (words.language == .french ? "\u{202F}%" : "%")
  }

  /// A name from the method in quotation marks.
  func quoted(_ name: String) -> String { words.quoted(name) }

  /// A level of larger areas in quotation marks, by a word that people know where there is one.
  func levelName(_ id: String) -> String { quoted(words.texts["level_\(id)"] ?? id) }

  /// Sentences one after the other.
  func sentences(_ parts: String?...) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the highest scores say of a territory.
  var most: String {
    switch orientation {
    case .fragility: say("le plus fragile", "the most fragile")
    case .strength: say("le mieux placé", "the best placed")
    }
  }

  /// What the lowest scores say of a territory.
  var least: String {
    switch orientation {
    case .fragility: say("le moins fragile", "the least fragile")
    case .strength: say("le moins bien placé", "the worst placed")
    }
  }
}
