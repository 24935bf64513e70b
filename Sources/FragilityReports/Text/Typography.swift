import FragilityFiles
import FragilityIndex

/// How numbers and sentences look to readers of a language.
///
/// French has a decimal comma, narrow no-break spaces between thousands and before double punctuation, and a no-break
/// space before the colon and inside of quotation marks. Negative numbers have a minus sign, not a hyphen, in both.
struct Typography: Sendable, Hashable {
  /// The language.
  let language: Language

  private static let narrow = "\u{202F}"
  private static let minus = "\u{2212}"

  /// A number with a fixed count of digits after the mark.
  ///
  /// - Parameters:
  ///   - number: A finite number.
  ///   - digits: How many digits, 0 to 15.
  /// - Returns: The number, its thousands grouped; zero has no sign.
  func number(_ number: Double, digits: Int = 1) -> String {
    let plain = NumberFormat(digits: digits).text(number.magnitude)
    let parts = plain.split(separator: ".", maxSplits: 1)
    let mark = language == .french ? "," : "."
    let grouped = grouped(String(parts[0])) + (parts.count > 1 ? mark + parts[1] : "")
    let isZero = !plain.contains { ("1"..."9").contains($0) }
    return number < 0 && !isZero ? Self.minus + grouped : grouped
  }

  /// A number with its sign, for differences.
  ///
  /// - Parameters:
  ///   - number: A finite number.
  ///   - digits: How many digits, 0 to 15.
  /// - Returns: The number with `+` or a minus sign; zero has none.
  func signed(_ number: Double, digits: Int = 1) -> String {
    let text = self.number(number, digits: digits)
    return number > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  /// A count.
  func count(_ count: Int) -> String { number(Double(count), digits: 0) }

  /// A count that comes from a table, and may be larger than an `Int` or have a fraction, which is rounded.
  func count(_ count: Double) -> String { number(count.rounded(), digits: 0) }

  /// A rank: equal scores may share the mean of their places, `2.5`.
  func rank(_ rank: Double) -> String { number(rank, digits: rank == rank.rounded() ? 0 : 1) }

  /// A rank as a place, `1st`; one between two places as a number.
  func place(_ rank: Double) -> String {
    Int(exactly: rank).map(ordinal) ?? self.rank(rank)
  }

  /// A share from 0 to 1 as a percentage.
  func percent(_ share: Double, digits: Int = 0) -> String {
    number(100 * share, digits: digits) + (language == .french ? Self.narrow + "%" : "%")
  }

  /// A place in a ranking: `1er`, `2e`, or `1st`, `2nd`, `3rd`, `4th`.
  func ordinal(_ place: Int) -> String {
    guard language == .english else { return count(place) + (place == 1 ? "er" : "e") }
    let ending =
      switch (place % 10, place % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return count(place) + ending
  }

  /// A sentence with the spaces of the language where ordinary ones were typed.
  ///
  /// - Parameter text: The sentence as it is typed: `Que lire ?`
  /// - Returns: The same with no-break spaces before `? ! ; : % »` and after `«`; unchanged in English.
  func sentence(_ text: String) -> String {
    guard language == .french else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    var isAfterOpening = false
    for character in text {
      switch character {
      case "?", "!", ";", "%": replaceBlank(in: &result, by: "\u{202F}")
      case ":", "»": replaceBlank(in: &result, by: "\u{A0}")
      default: break
      }
      result.append(isAfterOpening && character == " " ? "\u{A0}" : character)
      isAfterOpening = character == "«"
    }
    return result
  }

  private func replaceBlank(in text: inout String, by space: String) {
    guard text.last == " " else { return }
    text.removeLast()
    text += space
  }

  private func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    let separator = language == .french ? Self.narrow : ","
    var groups: [Substring] = []
    var rest = Substring(digits)
    while !rest.isEmpty {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return groups.reversed().joined(separator: separator)
  }
}
