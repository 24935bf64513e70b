/// A choice in the words of the method file: the name of a method and its options, those left out included.
///
/// Every choice says itself once, in its own file. The fingerprint hashes these words, and files written from a
/// method hold them.
package struct ChoiceWords: Sendable, Hashable {
  /// What an option holds.
  package enum Option: Sendable, Hashable {
    case number(Double)
    case numbers([Double])
    case whole(Int)
    case flag(Bool)
    case text(String)
    case texts([String])
    indirect case choice(ChoiceWords)
  }

  /// An option with its key.
  package struct Entry: Sendable, Hashable {
    package let key: String
    package let option: Option
  }

  /// The name of the method.
  package let method: String
  /// The options in the order of the documentation.
  package private(set) var options: [Entry] = []

  package init(_ method: String) {
    self.method = method
  }

  /// The same choice with one option more; without it when there is none.
  package func with(_ key: String, _ option: Option?) -> ChoiceWords {
    guard let option else { return self }
    var more = self
    more.options.append(Entry(key: key, option: option))
    return more
  }
}

extension ChoiceWords: CustomStringConvertible {
  /// One word without blanks, for hashing.
  package var description: String {
    options.isEmpty
      ? method
      : method + "(" + options.map { "\($0.key)=\($0.option)" }.joined(separator: ",") + ")"
  }
}

extension ChoiceWords.Option: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .numbers(let numbers): "\(numbers)"
    case .whole(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .text(let text): "\"\(text)\""
    case .texts(let texts): "\(texts)"
    case .choice(let words): "\(words)"
    }
  }
}
