import FragilityIndex

/// The header of a delimited text.
struct CSVHeader {
  /// The names without the blanks around them, in the order of the file.
  let names: [String]
  /// Where each name begins.
  let offsets: [Int]

  init(_ fields: [CSVScanner.Field], in bytes: [UInt8]) {
    names = fields.map { String(decoding: bytes.text(of: $0), as: UTF8.self) }
    offsets = fields.map(\.start)
  }

  /// What looking for a column gives.
  enum Match {
    case position(Int)
    /// Several columns have that name.
    case ambiguous([Int])
    case missing
  }

  /// Finds a column by its name; `name#2` is the second of those with the same name.
  func find(_ name: String) -> Match {
    let found = names.indices.filter { names[$0] == name }
    if found.count == 1 { return .position(found[0]) }
    if found.count > 1 { return .ambiguous(found) }
    if let mark = name.lastIndex(of: "#"), let number = Int(name[name.index(after: mark)...]),
      number >= 1
    {
      let base = names.indices.filter { names[$0] == name[..<mark] }
      if number <= base.count { return .position(base[number - 1]) }
    }
    return .missing
  }
}
