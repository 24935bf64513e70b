package import FragilityIndex

extension ChoiceWords {
  /// The choice as an inline table, `{ method = "minmax", clip = false }`.
  package var toml: String {
    let entries = ["method = \(quoted(method))"] + options.map { "\($0.key) = \($0.option.toml)" }
    return "{ \(entries.joined(separator: ", ")) }"
  }

  /// The options without a method, `{ min_present = 0.9 }`.
  package var tomlOptions: String {
    "{ \(options.map { "\($0.key) = \($0.option.toml)" }.joined(separator: ", ")) }"
  }

  /// The choice as a word where it has no options.
  package var tomlOrWord: String { options.isEmpty ? quoted(method) : toml }
}

extension ChoiceWords.Option {
  /// The option as a TOML value; a gap of a list is written as `nan`.
  var toml: String {
    switch self {
    case .number(let number): tomlNumber(number)
    case .numbers(let numbers): inlineList(numbers.map(tomlNumber))
    case .whole(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .text(let text): quoted(text)
    case .texts(let texts): inlineList(texts.map(quoted))
    case .choice(let words): words.tomlOrWord
    }
  }
}
