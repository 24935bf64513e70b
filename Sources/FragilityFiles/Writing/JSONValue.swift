package import FragilityIndex

/// A JSON value whose objects keep the order of their members.
package enum JSONValue: Sendable {
  case null
  case boolean(Bool)
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
    case .null, .boolean, .number, .string: true
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
    case .null, .boolean, .number, .string: true
    case .array, .object: false
    }
  }

  private func append(to text: inout String, indent: Int) {
    let inner = isFlat ? "" : "\n" + String(repeating: " ", count: indent + 2)
    let outer = isFlat ? "" : "\n" + String(repeating: " ", count: indent)
    let comma = isFlat ? ", " : ","
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let number): text += Self.numbers.text(number)
    case .string(let string): text += quoted(string)
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
        text += quoted(member.0) + ": "
        member.1.append(to: &text, indent: indent + 2)
      }
      text += outer + "}"
    }
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
            case .words(let words):
              (
                column.name,
                .array(words[row].split(separator: " ").map { .string(String($0)) })
              )
            }
          }
        )
      }
    )
  }
}
