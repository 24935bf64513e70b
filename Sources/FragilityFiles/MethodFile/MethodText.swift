public import FragilityIndex

/// Comments that are written into a method file, one text a line, without the `#`.
public struct MethodComments: Sendable, Hashable {
  /// At the top of the file.
  public var head: [String] = []
  /// Above the rules.
  public var rules: [String] = []
  /// Above dimensions, by their ids.
  public var dimensions: [String: [String]] = [:]
  /// Above indicators, by their ids.
  public var indicators: [String: [String]] = [:]

  /// Creates no comments.
  public init() {}
}

extension FragilityMethod {
  /// The method as a method file, which reads back to an equal method.
  ///
  /// Keys that hold what is taken when they are left out are not written; a choice that is written has all of its
  /// options. Columns of the first table stand without its id. Where the index is one of strength, directions say what
  /// is better, otherwise what is worse.
  ///
  /// Edge cases: a method made in code may hold what no method file says, such as targets of balanced weights; that is
  /// left out. In a set of weights, that of an indicator called `id` is.
  ///
  /// - Parameter comments: What is written beside the method.
  /// - Returns: TOML in the format `fragility-method/1`.
  public func toml(comments: MethodComments = MethodComments()) -> String {
    var lines = TOMLLines()
    lines.comment(comments.head)
    if !comments.head.isEmpty { lines.blank() }
    lines.add("format", quoted(MethodDecoder.format))
    lines.add("id", quoted(id))
    lines.add("version", quoted(version))
    if title != LocalizedText(id) { lines.add("title", title.toml) }
    lines.add("description", description?.toml)
    if let about { add(about, to: &lines) }
    for table in tables {
      lines.blank()
      lines.header("[[table]]")
      add(table, to: &lines)
    }
    if let contours {
      lines.blank()
      lines.header("[contours]")
      add(contours, to: &lines)
    }
    var written = TOMLLines()
    add(rules, to: &written)
    if !written.text.isEmpty || !comments.rules.isEmpty {
      lines.blank()
      lines.comment(comments.rules)
      lines.header("[rules]")
      lines.append(written)
    }
    if let uncertainty {
      lines.blank()
      lines.header("[uncertainty]")
      lines.append(uncertainty.toml)
    }
    for dimension in dimensions {
      lines.blank()
      lines.comment(comments.dimensions[dimension.id] ?? [])
      lines.header("[[dimension]]")
      add(dimension, to: &lines)
    }
    for indicator in indicators {
      lines.blank()
      lines.comment(comments.indicators[indicator.id] ?? [])
      lines.header("[[indicator]]")
      add(indicator, to: &lines)
    }
    if let typology { add(typology, to: &lines) }
    for estimate in people { add(estimate, to: &lines) }
    for resource in resources {
      lines.blank()
      lines.header("[[resource]]")
      add(resource, to: &lines)
    }
    for parent in parentTables {
      lines.blank()
      lines.header("[[parent_table]]")
      add(parent, to: &lines)
    }
    return lines.text
  }

  /// A column as a method file names it.
  ///
  /// One of the first table whose name begins like that of another table keeps its id.
  func toml(_ column: ColumnReference) -> String {
    let isPlain =
      column.table == tables.first?.id && !tables.contains { column.column.hasPrefix($0.id + ".") }
    return quoted(isPlain ? column.column : "\(column.table).\(column.column)")
  }

  // MARK: Tables

  private func add(_ table: Table, to lines: inout TOMLLines) {
    lines.add("id", quoted(table.id))
    lines.add("path", quoted(table.path))
    lines.add("format", table.format.map { quoted($0.rawValue) })
    lines.add("key", quoted(table.key))
    lines.add("name", table.name.map(toml))
    lines.add("population", table.population.map(toml))
    if !table.parents.isEmpty {
      lines.add("parents", inlineTable(table.parents.map { ($0.id, toml($0.codes)) }))
    }
    if let join = table.join { add(join, to: &lines) }
    addReading(of: table, to: &lines)
  }

  /// How the file of a table is read.
  func addReading(of table: Table, to lines: inout TOMLLines) {
    if table.markers != ["": .unavailable] {
      let reasons = AbsenceReason.allCases.compactMap { reason -> (String, String)? in
        let texts = table.markers.filter { $0.value == reason }.keys.sorted()
        return texts.isEmpty ? nil : (reason.word, inlineList(texts.map(quoted)))
      }
      lines.add("missing", inlineTable(reasons))
    }
    add(table.dialect, to: &lines)
  }

  func add(_ dialect: Table.Dialect, to lines: inout TOMLLines) {
    lines.add("delimiter", dialect.delimiter.map { quoted(String(decoding: [$0], as: UTF8.self)) })
    lines.add("decimal", dialect.decimalMark.map { quoted(String(decoding: [$0], as: UTF8.self)) })
    lines.add("encoding", dialect.encoding.map { quoted($0.rawValue) })
    if dialect.skippedLines != 0 { lines.add("skip_lines", "\(dialect.skippedLines)") }
    lines.add("sheet", dialect.sheet.map(quoted))
    lines.add("header_row", dialect.headerRow.map { "\($0)" })
  }

  private func add(_ join: Table.Join, to lines: inout TOMLLines) {
    lines.add("on", toml(join.on))
    lines.add("separator", join.separator.map(quoted))
    switch join.several {
    case nil: break
    case .mean: lines.add("several", quoted("mean"))
    case .sum: lines.add("several", quoted("sum"))
    case .weightedMean(let weight):
      let words = ChoiceWords("weighted_mean").with("weight", .text(weight))
      lines.add("several", words.toml)
    }
    if case .absent(let reason) = join.unmatched { lines.add("unmatched", quoted(reason.word)) }
  }

  // MARK: Rules

  private func add(_ rules: Rules, to lines: inout TOMLLines) {
    let usual = Rules()
    func add<Choice: Equatable>(
      _ key: String,
      _ choice: KeyPath<Rules, Choice>,
      _ text: (Choice) -> String
    ) {
      let chosen = rules[keyPath: choice]
      if chosen != usual[keyPath: choice] { lines.add(key, text(chosen)) }
    }
    add("orientation", \.orientation) { quoted($0.rawValue) }
    add("scale", \.scale) { $0.toml }
    lines.add("screening", rules.screening?.words.tomlOptions)
    lines.add("reliability", rules.reliability?.toml)
    add("imputation", \.imputation) { $0.words.tomlOrWord }
    add("treatment", \.treatment) { $0.words.tomlOrWord }
    add("normalisation", \.normalisation) { $0.words.tomlOrWord }
    add("weights", \.weighting) { $0.words.tomlOrWord }
    add("aggregation", \.aggregation) { $0.words.tomlOrWord }
    add("missing", \.missing) { $0.words.tomlOptions }
    if !rules.levels.isEmpty {
      lines.add("levels", inlineList(rules.levels.map { inlineTable($0.toml) }))
    }
    var ranks: [(String, String)] = []
    if rules.ties != usual.ties { ranks.append(("ties", quoted(rules.ties.rawValue))) }
    if let rounding = rules.rankRounding { ranks.append(("round", "\(rounding.digits)")) }
    if !ranks.isEmpty { lines.add("ranks", inlineTable(ranks)) }
    add("classes", \.classes) { $0.words.toml }
  }
}

extension LevelRules {
  fileprivate var toml: [(String, String)] {
    [
      ("weights", weighting?.words.tomlOrWord),
      ("aggregation", aggregation?.words.tomlOrWord),
      ("missing", missing?.words.tomlOptions),
      ("rescaling", rescaling?.words.tomlOrWord),
    ].compactMap { key, text in text.map { (key, $0) } }
  }
}
