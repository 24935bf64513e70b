import FragilityIndex

/// The lines of a TOML file while it is written.
struct TOMLLines {
  private(set) var text = ""

  /// Adds a key; nothing without a value.
  mutating func add(_ key: String, _ value: String?) {
    if let value { text += "\(key) = \(value)\n" }
  }

  mutating func header(_ name: String) {
    text += name + "\n"
  }

  mutating func blank() {
    text += "\n"
  }

  mutating func comment(_ lines: [String]) {
    for line in lines { text += line.isEmpty ? "#\n" : "# \(printable(line))\n" }
  }

  mutating func append(_ other: TOMLLines) {
    text += other.text
  }
}

/// An inline table, `{ a = 1, b = 2 }`.
func inlineTable(_ entries: [(String, String)]) -> String {
  let members = entries.map { "\(tomlKey($0)) = \($1)" }
  return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
}

/// A list on one line.
func inlineList(_ values: [String]) -> String {
  "[\(values.joined(separator: ", "))]"
}

/// A number without a fraction that is zero.
func tomlNumber(_ number: Double) -> String {
  // A gap carries its reason in bits that TOML has no word for.
  if number.isNaN { return "nan" }
  return number.magnitude < 0x1p53 && number == number.rounded()
    && !(number == 0 && number.sign == .minus)
    ? "\(Int(number))" : "\(number)"
}

/// A key as it is, or in quotes where it must be.
private func tomlKey(_ key: String) -> String {
  let isBare = key.utf8.allSatisfy { byte in
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  return isBare && !key.isEmpty ? key : quoted(key)
}

extension Scale {
  /// The ends as a list.
  var toml: String { inlineList([tomlNumber(lower), tomlNumber(upper)]) }
}

extension LocalizedText {
  /// One text, or one for each language.
  var toml: String {
    french == english
      ? quoted(french) : inlineTable([("fr", quoted(french)), ("en", quoted(english))])
  }
}
