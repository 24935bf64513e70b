import FragilityIndex

/// A file that published scores were made of.
struct PublishedInput {
  /// The name of the table in the method, or `contours`.
  let id: String
  /// The name of the file; its folder says nothing to others.
  let name: String
  let rows: Int
  /// Its digest; `nil` of the standard input, which cannot be read again.
  let sha256: String?

  private init(id: String, path: String, rows: Int) throws(FragilityError) {
    self.id = id
    self.rows = rows
    name = path.split(separator: "/").last.map(String.init) ?? path
    sha256 = path == "<stdin>" ? nil : FragilityFiles.sha256(try InputFile.read(path).bytes)
  }

  fileprivate init(_ note: TableNote) throws(FragilityError) {
    try self.init(id: note.table, path: note.path, rows: note.rows)
  }

  init(_ contours: ContourLayer) throws(FragilityError) {
    try self.init(id: "contours", path: contours.path, rows: contours.contours.count)
  }

  var json: JSONValue {
    .object([
      ("id", .string(id)), ("name", .string(name)), ("rows", .number(Double(rows))),
      ("sha256", JSONValue(sha256)),
    ])
  }
}

extension LoadedTables {
  /// The files of the tables.
  func publishedInputs() throws(FragilityError) -> [PublishedInput] {
    try notes.map { note throws(FragilityError) in try PublishedInput(note) }
  }
}
