import FragilityIndex

/// Turns the sections of a method file into a method.
struct MethodDecoder {
  private let top: TOMLSection
  private(set) var tableIDs: [String] = []

  static let format = "fragility-method/1"

  init(_ top: TOMLSection) {
    self.top = top
  }

  /// Decodes the whole file.
  ///
  /// - Throws: All problems of the file, in the order of its lines.
  mutating func decode(path: String) throws(FragilityError) -> FragilityMethod {
    guard checkFormat() else { throw FragilityError(top.document.problems) }
    let id = nonEmpty("id")
    let version = nonEmpty("version")
    let title = top.text("title")
    let description = top.text("description")
    let about = top.section("about").map { self.about($0) }
    let tableSections = top.sections("table")
    tableIDs = tableSections.map { $0.string("id") ?? "" }
    let tables = tableSections.enumerated().map { table($1, isFirst: $0 == 0) }
    let rules = self.rules(top.section("rules"))
    let uncertainty = top.section("uncertainty").map { self.uncertainty($0) }
    let typology = top.section("typology").map { self.typology($0) }
    let people = top.sections("people").map { peopleEstimate($0) }
    let dimensions = top.sections("dimension").map { dimension($0) }
    let indicators = top.sections("indicator").map { indicator($0) }
    let contours = top.section("contours").flatMap { self.contours($0) }
    let resources = top.sections("resource").map { resource($0, contours?.territories) }
    let parentTables = top.sections("parent_table").map { parentTable($0, indicators) }
    top.finish()
    for (section, table) in zip(tableSections, tables)
    where section.has("unmatched") && indicators.contains(where: { $0.counts(table.id) }) {
      section.report(
        "unmatched-count",
        "unmatched",
        LocalizedText(
          fr: "les lignes de cette table sont comptées : un code sans ligne compte 0",
          en: "the rows of this table are counted: a code without rows counts 0"
        ),
        remedy: LocalizedText(fr: "retirez unmatched", en: "remove unmatched")
      )
    }

    let document = top.document
    var problems = document.problems
    do throws(FragilityError) {
      let method = try FragilityMethod(
        id: id,
        version: version,
        title: title,
        description: description,
        tables: tables,
        rules: rules,
        dimensions: dimensions,
        indicators: indicators,
        uncertainty: uncertainty,
        typology: typology,
        people: people,
        resources: resources,
        parentTables: parentTables,
        contours: contours,
        about: about
      )
      if problems.isEmpty { return method }
    } catch {
      // A key that is missing would be reported again for what stands in its place.
      let missing = Set(problems.filter { $0.code.rawValue == "method.missing-key" }.map(\.place))
      for problem in error.problems {
        var place = document.place(of: problem.place.subject?.tomlPath ?? "")
        if missing.contains(place) { continue }
        place.subject = problem.place.subject
        var located = problem
        located.place = place
        problems.append(located)
      }
    }
    throw FragilityError(problems.inFileOrder())
  }

  private func nonEmpty(_ key: String) -> String {
    let text = top.required(key, top.string(key))
    if text == "" {
      top.report(
        "empty-text",
        key,
        LocalizedText(fr: "\(key) est vide", en: "\(key) is empty"),
        remedy: LocalizedText(fr: "écrivez un texte", en: "write a text")
      )
    }
    return text ?? ""
  }

  private func checkFormat() -> Bool {
    guard let format = top.required("format", top.string("format")) else { return false }
    guard format == Self.format else {
      top.report(
        "unknown-format",
        "format",
        LocalizedText(
          fr: "le format \"\(format)\" n'est pas connu",
          en: "the format \"\(format)\" is not known"
        ),
        remedy: LocalizedText(
          fr: "écrivez format = \"\(Self.format)\"",
          en: "write format = \"\(Self.format)\""
        )
      )
      return false
    }
    return true
  }

  // MARK: Tables

  private func table(_ section: TOMLSection, isFirst: Bool) -> FragilityMethod.Table {
    typealias Table = FragilityMethod.Table
    let id = section.required("id", section.string("id")) ?? ""
    let path = section.required("path", section.string("path")) ?? ""
    let key = section.required("key", section.string("key")) ?? ""
    var table = Table(id: id, path: path, format: section.choice("format"), key: key)
    table.name = column(section, "name")
    table.population = column(section, "population")
    table.parents = parents(section)
    table.join = join(section)
    table.markers = markers(section)
    table.dialect = dialect(section, ofTable: true)
    if !isFirst {
      for key in ["name", "population", "parents"] where section.has(key) {
        section.report(
          "first-table-only",
          key,
          LocalizedText(
            fr: "\(key) appartient à la première table",
            en: "\(key) belongs to the first table"
          ),
          remedy: LocalizedText(
            fr: "écrivez-le dans la première table, par exemple \(key) = \"\(id).colonne\"",
            en: "write it in the first table, for instance \(key) = \"\(id).column\""
          )
        )
      }
    }
    section.finish()
    return table
  }

  private func parents(_ section: TOMLSection) -> [FragilityMethod.Table.Level] {
    guard let levels = section.section("parents") else { return [] }
    return levels.keys.compactMap { level in
      column(levels, level).map { FragilityMethod.Table.Level(id: level, codes: $0) }
    }
  }

  private func join(_ section: TOMLSection) -> FragilityMethod.Table.Join? {
    typealias Join = FragilityMethod.Table.Join
    let separator = section.string("separator")
    let several = several(section)
    let unmatched = unmatched(section)
    guard let on = column(section, "on") else {
      for key in ["separator", "several", "unmatched"] where section.has(key) {
        section.report(
          "not-joined",
          key,
          LocalizedText(
            fr: "\(key) n'a de sens que pour une table jointe",
            en: "\(key) has a meaning only for a joined table"
          ),
          remedy: LocalizedText(
            fr: "ajoutez on = \"...\", ou retirez \(key)",
            en: "add on = \"...\", or remove \(key)"
          )
        )
      }
      return nil
    }
    return Join(on: on, separator: separator, several: several, unmatched: unmatched)
  }

  private func several(_ section: TOMLSection) -> FragilityMethod.Table.Join.Several? {
    guard let choice = choice(section, "several") else { return nil }
    defer { choice.options.finish() }
    switch choice.method {
    case "mean": return .mean
    case "sum": return .sum
    case "weighted_mean":
      return choice.options.required("weight", choice.options.string("weight"))
        .map { .weightedMean(weight: $0) }
    default:
      section.unknownWord(choice.method, "several", among: ["mean", "sum", "weighted_mean"])
      return nil
    }
  }

  private func unmatched(_ section: TOMLSection) -> FragilityMethod.Table.Join.Unmatched {
    switch section.string("unmatched") {
    case nil, "error": return .error
    case "unavailable": return .absent(.unavailable)
    case "not_applicable": return .absent(.notApplicable)
    case .some(let word):
      section.unknownWord(word, "unmatched", among: ["error", "unavailable", "not_applicable"])
      return .error
    }
  }

  func markers(_ section: TOMLSection) -> [String: AbsenceReason] {
    guard let missing = section.section("missing") else { return ["": .unavailable] }
    var markers: [String: AbsenceReason] = [:]
    for reason in [AbsenceReason.suppressed, .unavailable, .notApplicable] {
      for text in missing.strings(reason.word) ?? [] {
        // Cells are compared without the blanks around them.
        let bytes = Array(text.utf8)
        let marker = String(decoding: bytes[bytes.trimmed(bytes.indices)], as: UTF8.self)
        if let other = markers.updateValue(reason, forKey: marker), other != reason {
          missing.report(
            "two-reasons",
            reason.word,
            LocalizedText(
              fr: "le marqueur \"\(marker)\" a deux sens",
              en: "the marker \"\(marker)\" has two meanings"
            ),
            remedy: LocalizedText(fr: "gardez-en un", en: "keep one of them")
          )
        }
      }
    }
    missing.finish()
    return markers
  }

  /// How a file is read; what is told of workbooks goes with tables only.
  func dialect(
    _ section: TOMLSection,
    ofTable isTable: Bool = false
  ) -> FragilityMethod.Table.Dialect {
    var dialect = FragilityMethod.Table.Dialect()
    if isTable {
      dialect.sheet = section.string("sheet")
      dialect.headerRow = section.integer("header_row")
    }
    dialect.delimiter = byte(section, "delimiter", among: [",", ";", "\t", "|"])
    dialect.decimalMark = byte(section, "decimal", among: [",", "."])
    dialect.encoding = section.choice("encoding")
    if let lines = section.integer("skip_lines") {
      if lines < 0 {
        section.report(
          "bad-skip-lines",
          "skip_lines",
          LocalizedText(
            fr: "skip_lines ne peut pas être négatif",
            en: "skip_lines cannot be negative"
          ),
          remedy: LocalizedText(
            fr: "donnez le nombre de lignes avant l'en-tête",
            en: "give the number of lines before the header"
          )
        )
      } else {
        dialect.skippedLines = lines
      }
    }
    return dialect
  }

  private func byte(_ section: TOMLSection, _ key: String, among words: [String]) -> UInt8? {
    guard let word = section.string(key) else { return nil }
    guard words.contains(word) else {
      section.unknownWord(word, key, among: words.map { $0 == "\t" ? "\\t" : $0 })
      return nil
    }
    return word.utf8.first
  }

  /// A column, `column` of the first table or `table.column`.
  func column(_ section: TOMLSection, _ key: String) -> ColumnReference? {
    guard let name = section.string(key) else { return nil }
    for id in tableIDs where !id.isEmpty && name.hasPrefix(id + ".") {
      return ColumnReference(table: id, column: String(name.dropFirst(id.count + 1)))
    }
    return ColumnReference(table: tableIDs.first ?? "", column: name)
  }
}
