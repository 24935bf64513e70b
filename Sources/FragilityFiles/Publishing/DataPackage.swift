import FragilityIndex

/// The description of published files that the standard Data Package asks for.
struct DataPackage {
  static let fileName = "datapackage.json"
  /// The member that says which program made it; folders without it are not overwritten.
  static let ownMember = "fragility"

  let index: IndexResult
  let files: [PublishedFiles.File]
  let inputs: [PublishedInput]
  let options: PublishedFiles.Options

  private var method: FragilityMethod { index.fitted.method }
  private var language: Language { options.language }

  var json: JSONValue {
    let members: [(String, JSONValue)?] = [
      ("profile", .string("data-package")),
      ("name", .string(name)),
      ("title", .string(method.title[language])),
      method.description.map { ("description", .string($0[language])) },
      ("version", .string(method.version)),
      options.date.map { ("created", .string("\($0)T00:00:00Z")) },
      sources.isEmpty ? nil : ("sources", .array(sources.map(json))),
      ("resources", .array(files.map(json))),
      (Self.ownMember, own),
    ]
    return .object(members.compactMap { $0 })
  }

  /// The id of the method in the characters that the name of a package may have.
  private var name: String {
    String(
      method.id.lowercased().map { character in
        character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
          ? character : "-"
      }
    )
  }

  /// Where the figures were published, each once, in the order of the indicators.
  private var sources: [FragilityMethod.Source] {
    var seen: Set<FragilityMethod.Source> = []
    return method.indicators.compactMap(\.source).filter { seen.insert($0).inserted }
  }

  private func json(_ source: FragilityMethod.Source) -> JSONValue {
    let members: [(String, JSONValue)?] = [
      ("title", .string(source.name)),
      source.url.map { ("path", .string($0)) },
      source.year.map { ("version", .string("\($0)")) },
      source.licence.map { ("licence", .string($0)) },
    ]
    return .object(members.compactMap { $0 })
  }

  private func json(_ file: PublishedFiles.File) -> JSONValue {
    let isTable = file.name.hasSuffix(".csv")
    var members: [(String, JSONValue)] = [
      ("name", .string(file.id)), ("path", .string(file.name)),
      ("profile", .string(isTable ? "tabular-data-resource" : "data-resource")),
      ("title", .string(file.title[language])), ("format", .string(file.format)),
      ("mediatype", .string(file.mediaType)), ("encoding", .string("utf-8")),
      ("bytes", .number(Double(file.bytes.count))),
      ("hash", .string("sha256:\(sha256(file.bytes))")),
    ]
    if isTable {
      let delimiter = String(decoding: [options.style.delimiter], as: UTF8.self)
      members += [
        (
          "dialect",
          .object([
            ("delimiter", .string(delimiter)), ("lineTerminator", .string("\n")),
            ("quoteChar", .string("\"")), ("doubleQuote", .boolean(true)),
            ("header", .boolean(true)),
          ])
        ), ("schema", .string("scores.schema.json")),
      ]
    }
    return .object(members)
  }

  /// What the standard has no word for: the method, its hash, and the files that went in.
  private var own: JSONValue {
    .object([
      ("program", .string(options.program)), ("method", .string(method.id)),
      ("version", .string(method.version)), ("fingerprint", .string(method.fingerprint)),
      ("territories", .number(Double(index.territories.count))),
      ("scored", .number(Double(index.scores.presentCount))),
      ("inputs", .array(inputs.map(\.json))),
    ])
  }
}
