/// A formula as markup, from the way it is typed: `y = a + (b - a) (x - m) / (M - m)`.
///
/// A single letter is a variable, several are a word or a function; `_k` and `_{i j}` stand below, `^2` above; `*`, `<=`,
/// `>=`, `!=` and `-` become their signs, and a new line a new line. Everything is escaped.
func formula(_ typed: String) -> String {
  var parser = FormulaParser(rest: Array(typed)[...])
  return parser.markup()
}

private struct FormulaParser {
  var rest: ArraySlice<Character>

  mutating func markup() -> String {
    var result = ""
    while let next = rest.popFirst() {
      switch next {
      case "_": result += "<sub>\(script())</sub>"
      case "^": result += "<sup>\(script())</sup>"
      case "\n": result += "<br>"
      case "-": result += "\u{2212}"
      case "*": result += "×"
      case "<" where take("="): result += "≤"
      case ">" where take("="): result += "≥"
      case "!" where take("="): result += "≠"
      case _ where next.isLetter: result += word(from: next)
      default: result += String(next).escapedMarkup
      }
    }
    return result
  }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// A letter alone is a variable.
  private mutating func word(from first: Character) -> String {
    let more = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(more.count)
    let word = String([first] + more).escapedMarkup
    return more.isEmpty ? "<var>\(word)</var>" : word
  }

  /// What stands below or above: one character, a number, or what is in braces.
  private mutating func script() -> String {
    var inner: ArraySlice<Character>
    if take("{") {
      inner = rest.prefix { $0 != "}" }
      rest = rest.dropFirst(inner.count + 1)
    } else {
      inner = rest.prefix { $0.isNumber }
      if inner.isEmpty { inner = rest.prefix(1) }
      rest = rest.dropFirst(inner.count)
    }
    var parser = FormulaParser(rest: inner)
    return parser.markup()
  }
}
