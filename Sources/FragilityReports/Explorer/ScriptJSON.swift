import FragilityFiles
import FragilityIndex

// JSON for a programme that stands in the same page: without blanks, and without anything that could end its element.

extension JSONValue {
  /// The value without blanks, fit to stand inside of a `script` element of a page.
  var inScript: String {
    var text = ""
    appendInScript(to: &text)
    return text
  }

  /// Whole numbers and texts as lists.
  static func list(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .number(Double($0)) }) }

  /// Encoded numbers as a list; gaps are null.
  static func list(_ encoded: some Sequence<Double>) -> JSONValue {
    .array(encoded.map { $0.isNaN ? .null : .number($0) })
  }

  static func list(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  private static let numbers = NumberFormat()

  private func appendInScript(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .number(let number): text += Self.numbers.text(number)
    case .string(let string): text += string.quotedInScript
    case .array(let values):
      text += "["
      for (position, value) in values.enumerated() {
        if position > 0 { text += "," }
        value.appendInScript(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (position, member) in members.enumerated() {
        if position > 0 { text += "," }
        text += member.0.quotedInScript + ":"
        member.1.appendInScript(to: &text)
      }
      text += "}"
    }
  }
}

extension JSONValue {
  /// A choice in the words of the method file: its method and its options.
  init(_ words: ChoiceWords) {
    self = .object(
      [("method", .string(words.method))] + words.options.map { ($0.key, Self($0.option)) }
    )
  }

  private init(_ option: ChoiceWords.Option) {
    switch option {
    case .number(let number): self = .number(number)
    case .numbers(let numbers): self = .list(numbers)
    case .whole(let number): self = .number(Double(number))
    // As 1 or 0: this JSON has no truth values.
    case .flag(let flag): self = .number(flag ? 1 : 0)
    case .text(let text): self = .string(text)
    case .texts(let texts): self = .list(texts)
    case .choice(let words): self = JSONValue(words)
    }
  }
}

extension String {
  /// The text in quotes, its controls, its `<` and the line ends of JavaScript written as escapes.
  fileprivate var quotedInScript: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
