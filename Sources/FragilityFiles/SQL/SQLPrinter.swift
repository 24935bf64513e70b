/// Prints expressions in a dialect: on one line where they fit, part by part where they do not.
struct SQLPrinter {
  let dialect: SQLDialect

  private static let width = 100

  /// An expression that starts at a place of a line.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - indent: How many blanks stand before its further lines.
  ///   - reserved: How many characters stand before its first line and behind its last.
  /// - Returns: One line or more.
  func text(_ expression: SQLExpression, indent: Int, reserved: Int = 0) -> String {
    let flat = flat(expression)
    guard indent + reserved + flat.utf8.count > Self.width else { return flat }
    let inner = String(repeating: " ", count: indent + 2)
    switch expression {
    case .cases(let cases, let otherwise):
      var lines = cases.map { part in
        let condition = self.flat(part.condition)
        let line = inner + "WHEN \(condition) THEN "
        let value = self.flat(part.value)
        if line.utf8.count + value.utf8.count <= Self.width { return line + value }
        return inner + "WHEN " + text(part.condition, indent: indent + 4, reserved: 5) + "\n"
          + inner + "  THEN " + text(part.value, indent: indent + 4, reserved: 5)
      }
      if let otherwise {
        lines.append(inner + "ELSE " + text(otherwise, indent: indent + 2, reserved: 5))
      }
      let end = String(repeating: " ", count: indent) + "END"
      return (["CASE"] + lines + [end]).joined(separator: "\n")
    case .infix(_, let sign, _):
      let terms = chain(of: expression)
      let parts = terms.enumerated().map { position, term in
        let text = enclosed(
          term.operand,
          in: sign,
          isFirst: position == 0,
          text(term.operand, indent: indent + 2, reserved: 4)
        )
        return position == 0 ? text : inner + term.sign.rawValue + " " + text
      }
      return parts.joined(separator: "\n")
    case .call(let name, let arguments) where arguments.count > 1:
      let parts = arguments.map { inner + text($0, indent: indent + 2, reserved: 1) }
      return name + "(\n" + parts.joined(separator: ",\n") + "\n"
        + String(repeating: " ", count: indent) + ")"
    case .failure(let parts, let type):
      let message = SQLExpression.call("CONCAT_WS", [.text("")] + parts)
      return dialect.failure(text(message, indent: indent, reserved: 30), as: type)
    default: return flat
    }
  }

  /// The operands of operators that bind alike, from left to right.
  private func chain(
    of expression: SQLExpression
  ) -> [(sign: SQLOperator, operand: SQLExpression)] {
    guard case .infix(let left, let sign, let right) = expression else { return [] }
    if case .infix(_, let inner, _) = left, inner.precedence == sign.precedence,
      sign.precedence != SQLOperator.equal.precedence
    {
      return chain(of: left) + [(sign, right)]
    }
    return [(sign, left), (sign, right)]
  }

  /// An operand in brackets where the operator would take it apart.
  private func enclosed(
    _ operand: SQLExpression,
    in sign: SQLOperator,
    isFirst: Bool,
    _ text: String
  ) -> String {
    let inner: Int
    switch operand {
    case .infix(_, let own, _): inner = own.precedence
    case .isNull, .isPresent, .isOneOf: inner = SQLOperator.equal.precedence
    case .not: inner = 3
    default: return text
    }
    let isLoose =
      isFirst && sign.precedence != SQLOperator.equal.precedence
      ? inner < sign.precedence : inner <= sign.precedence
    // A chain of AND or of OR reads the same from either end.
    if sign == .and || sign == .or, inner == sign.precedence { return text }
    return isLoose ? "(\(text))" : text
  }

  private func flat(_ expression: SQLExpression) -> String {
    switch expression {
    case .column(let name): return dialect.identifier(name)
    case .qualified(let table, let name):
      return dialect.identifier(table) + "." + dialect.identifier(name)
    case .number(let number): return dialect.literal(number)
    case .whole(let number): return "\(number)"
    case .text(let text): return dialect.literal(text)
    case .null(let type): return "CAST(NULL AS \(dialect.name(of: type)))"
    case .infix(let left, let sign, let right):
      return enclosed(left, in: sign, isFirst: true, flat(left)) + " \(sign.rawValue) "
        + enclosed(right, in: sign, isFirst: false, flat(right))
    case .call(let name, let arguments):
      return "\(name)(\(arguments.map(flat).joined(separator: ", ")))"
    case .cases(let cases, let otherwise):
      let parts = cases.map { "WHEN \(flat($0.condition)) THEN \(flat($0.value))" }
      let last = otherwise.map { " ELSE \(flat($0))" } ?? ""
      return "CASE \(parts.joined(separator: " "))\(last) END"
    case .cast(let inner, let type): return "CAST(\(flat(inner)) AS \(dialect.name(of: type)))"
    case .tryCast(let inner, let type):
      return "TRY_CAST(\(flat(inner)) AS \(dialect.name(of: type)))"
    case .isNull(let inner): return "\(operand(inner)) IS NULL"
    case .isPresent(let inner): return "\(operand(inner)) IS NOT NULL"
    case .not(let inner):
      if case .infix = inner { return "NOT (\(flat(inner)))" }
      return "NOT \(flat(inner))"
    case .isOneOf(let inner, let texts):
      return "\(operand(inner)) IN (\(texts.map(dialect.literal).joined(separator: ", ")))"
    case .failure(let parts, let type):
      return dialect.failure(flat(.call("CONCAT_WS", [.text("")] + parts)), as: type)
    case .window(let function, let partition, let order, let frame):
      var over: [String] = []
      if !partition.isEmpty {
        over.append("PARTITION BY " + partition.map(flat).joined(separator: ", "))
      }
      if let order { over.append("ORDER BY \(flat(order)) DESC NULLS LAST") }
      if let frame { over.append(frame) }
      return "\(function) OVER (\(over.joined(separator: " ")))"
    }
  }

  private func operand(_ expression: SQLExpression) -> String {
    switch expression {
    case .infix, .isNull, .isPresent, .isOneOf, .not: "(\(flat(expression)))"
    default: flat(expression)
    }
  }
}
