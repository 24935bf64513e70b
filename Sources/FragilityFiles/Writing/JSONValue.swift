package import FragilityIndex

/// A JSON value whose objects keep the order of their members.
package enum JSONValue: Sendable {
  case null
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A number, or null for an absent value.
  package init(_ value: Value) {
    self = value.number.map(JSONValue.number) ?? .null
  }

  package init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  /// The text of the value, with one line per element of the outer lists.
  package var text: String {
    var text = ""
    append(to: &text, indent: 0)
    return text + "\n"
  }

  private static let numbers = NumberFormat()

  private var isFlat: Bool {
    switch self {
    case .null, .number, .string: true
    case .array(let values): values.allSatisfy(\.isScalar)
    case .object(let members):
      members.allSatisfy { $0.1.isScalar || ($0.1.isFlat && !$0.1.isObject) }
    }
  }

  private var isObject: Bool {
    if case .object = self { true } else { false }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .number, .string: true
    case .array, .object: false
    }
  }

  private func append(to text: inout String, indent: Int) {
    let inner = isFlat ? "" : "\n" + String(repeating: " ", count: indent + 2)
    let outer = isFlat ? "" : "\n" + String(repeating: " ", count: indent)
    let comma = isFlat ? ", " : ","
    switch self {
    case .null: text += "null"
    case .number(let number): text += Self.numbers.text(number)
    case .string(let string): text += Self.quoted(string)
    case .array(let values):
      text += "["
      for (position, value) in values.enumerated() {
        text += position > 0 ? comma + inner : inner
        value.append(to: &text, indent: indent + 2)
      }
      text += outer + "]"
    case .object(let members):
      text += "{"
      for (position, member) in members.enumerated() {
        text += position > 0 ? comma + inner : inner
        text += Self.quoted(member.0) + ": "
        member.1.append(to: &text, indent: indent + 2)
      }
      text += outer + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension OutputTable {
  /// The rows as JSON objects; an absent value is null, its reason stands among the flags.
  package var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          columns.map { column in
            switch column.cells {
            case .text(let texts): (column.name, .string(texts[row]))
            case .number(let numbers): (column.name, JSONValue(numbers[row]))
            case .words(let words): (column.name, .array(words(row).map(JSONValue.string)))
            }
          }
        )
      }
    )
  }
}

extension Problem {
  /// The problem as a JSON object, for programs.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: Code, file, line, column, subject, message and remedy.
  package func json(in language: Language) -> JSONValue {
    .object([
      ("code", .string(code.rawValue)),
      ("file", JSONValue(place.file)),
      ("line", place.line.map { .number(Double($0)) } ?? .null),
      ("column", place.column.map { .number(Double($0)) } ?? .null),
      ("subject", JSONValue(place.subject?.words[language])),
      ("message", .string(message[language])),
      ("remedy", .string(remedy[language])),
    ])
  }

  /// The problem for people: where and what on the first line, how to mend it on the second.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: Two lines without a line end.
  package func text(in language: Language) -> String {
    let place = [place.file, place.line.map(String.init), place.column.map(String.init)]
      .compactMap { $0 }.joined(separator: ":")
    let where_ = [place, self.place.subject?.words[language] ?? ""].filter { !$0.isEmpty }
    let colon = language == .french ? " : " : ": "
    return "\(where_.joined(separator: " "))\(colon)\(message[language])\n    \(remedy[language])"
  }
}

extension Problem.Subject {
  /// What the subject is called in a message.
  package var words: LocalizedText {
    switch self {
    case .method: LocalizedText("")
    case .rule(let key): LocalizedText(fr: "règle \(key)", en: "rule \(key)")
    case .table(_, let id, _): LocalizedText(fr: "table \"\(id)\"", en: "table \"\(id)\"")
    case .dimension(_, let id, _):
      LocalizedText(fr: "dimension \"\(id)\"", en: "dimension \"\(id)\"")
    case .indicator(_, let id, _):
      LocalizedText(fr: "indicateur \"\(id)\"", en: "indicator \"\(id)\"")
    case .cell(_, _, let column):
      LocalizedText(fr: "colonne \"\(column)\"", en: "column \"\(column)\"")
    }
  }
}
