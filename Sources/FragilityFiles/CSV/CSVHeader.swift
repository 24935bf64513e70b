import FragilityIndex

/// The header of a delimited text, or of a sheet.
struct CSVHeader {
  /// The names without the blanks around them, in the order of the file.
  let names: [String]
  /// Where each name begins.
  let offsets: [Int]

  init(names: [String], offsets: [Int]) {
    self.names = names
    self.offsets = offsets
  }

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

  /// A column that is read: what the method calls it, and its position in the header.
  struct Source {
    let name: String
    let position: Int
  }

  /// Finds the columns that are asked for.
  func find(
    _ requests: [ColumnsNeeded.Request],
    _ problems: inout TextProblems
  ) -> [Source] {
    var found: [Source] = []
    let positions = requests.map { find($0.column) }
    let hasNone =
      (positions.count > 1 || names.count == 1)
      && positions.allSatisfy { if case .missing = $0 { true } else { false } }
    for (request, position) in zip(requests, positions) {
      switch position {
      case .position(let position):
        found.append(Source(name: request.column, position: position))
      case .ambiguous(let positions):
        problems.report(at: offsets[positions[1]], request.subject) {
          .ambiguousColumn(request.column, count: positions.count, at: $0)
        }
      case .missing:
        problems.report(at: offsets[0], request.subject) { [names] in
          .missingColumn(request.column, among: names, isTitle: hasNone, at: $0)
        }
      }
    }
    return found
  }
}
