package import FragilityIndex

extension LoadedTables {
  /// The method, how its tables were read and what deserves a second look, as members of a JSON object.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: `method`, `version`, `fingerprint`, `tables` and `remarks`.
  package func jsonMembers(in language: Language) -> [(String, JSONValue)] {
    [
      ("method", .string(file.method.id)), ("version", .string(file.method.version)),
      ("fingerprint", .string(file.method.fingerprint)),
      ("tables", .array(notes.map(\.json))),
      ("remarks", .array(remarks.map { $0.json(in: language) })),
    ]
  }
}

extension TableNote {
  /// The table and its dialect; a mark that a table has not is null.
  fileprivate var json: JSONValue {
    let mark = { (byte: UInt8) in
      byte == 0 ? JSONValue.null : .string(String(decoding: [byte], as: UTF8.self))
    }
    let encoding = JSONValue(dialect.sheet == nil ? dialect.encoding.rawValue : nil)
    let sheet = dialect.sheet.map { [("sheet", JSONValue.string($0))] } ?? []
    return .object(
      [
        ("id", .string(table)), ("path", .string(path)), ("rows", .number(Double(rows))),
        ("encoding", encoding), ("delimiter", mark(dialect.delimiter)),
        ("decimal", mark(dialect.decimalMark)),
      ] + sheet
    )
  }
}
