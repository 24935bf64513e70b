package import FragilityIndex

extension Problem {
  /// The problem as a JSON object, for programs.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: Code, file, sheet where there is one, line, column, subject, message, remedy, and the line it clashes with.
  package func json(in language: Language) -> JSONValue {
    let sheet = place.sheet.map { [("sheet", JSONValue.string($0))] } ?? []
    let file: [(String, JSONValue)] = [
      ("code", .string(code.rawValue)), ("file", JSONValue(place.file)),
    ]
    let rest: [(String, JSONValue)] = [
      ("line", place.line.map { .number(Double($0)) } ?? .null),
      ("column", place.column.map { .number(Double($0)) } ?? .null),
      ("subject", JSONValue(place.subject?.words[language])),
      ("message", .string(message[language])),
      ("remedy", .string(remedy[language])),
      ("related_line", related?.line.map { .number(Double($0)) } ?? .null),
    ]
    return .object(file + sheet + rest)
  }

  /// The problem for people: where and what on the first line, how to mend it on the second.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: Two lines without a line end.
  package func text(in language: Language) -> String {
    let whole = [place.position, place.subject?.words[language] ?? ""].filter { !$0.isEmpty }
    let colon = language == .french ? " : " : ": "
    let start = whole.isEmpty ? "" : whole.joined(separator: " ") + colon
    let end = related.map { " (\($0.position))" } ?? ""
    return printable(start + message[language] + end) + "\n    " + printable(remedy[language])
  }
}

extension Problem.Place {
  /// `file:line:column`, or `file:sheet!cell`, as far as it is known.
  fileprivate var position: String {
    if let sheet {
      let cell = line.map { CellReference.text(row: $0, column: column ?? 1) }
      return [file, CellReference.text(sheet: sheet, cell: cell)].compactMap { $0 }
        .joined(separator: ":")
    }
    return [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(
      separator: ":"
    )
  }
}

extension Problem.Subject {
  /// What the subject is called in a message.
  package var words: LocalizedText {
    switch self {
    case .method: LocalizedText("")
    case .rule(let key): LocalizedText(fr: "règle \(key)", en: "rule \(key)")
    case .table(_, let id, _): LocalizedText(fr: "table \"\(id)\"", en: "table \"\(id)\"")
    case .dimension(_, let id, _):
      LocalizedText(fr: "dimension \"\(id)\"", en: "dimension \"\(id)\"")
    case .indicator(_, let id, _):
      LocalizedText(fr: "indicateur \"\(id)\"", en: "indicator \"\(id)\"")
    case .cell(_, _, let column):
      LocalizedText(fr: "colonne \"\(column)\"", en: "column \"\(column)\"")
    }
  }
}
