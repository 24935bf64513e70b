import FragilityFiles
import FragilityIndex

/// The method note: what the index is made of and how, written from the method file and the frozen numbers.
struct MethodPage {
  /// The content of the page, between its head and its foot.
  let content: String

  /// A name with what it stands for.
  struct Fact: Sendable {
    let name: String
    let value: String
  }

  private struct Values: Sendable {
    let words: [String: String]
    let indexTitle: String
    let description: String?
    let isSentences: [String]
    let facts: [Fact]
    let why: [Fact]
    let tree: [MethodTree.Row]
    let hasFoundWeights: Bool
    let shareNotes: [String]
    let indicators: [MethodIndicator]
    let hasSources: Bool
    let sources: [MethodSource]
    let stepsUnused: String?
    let reasonsLacking: String
    let steps: [MethodStep]
    let hasOwnLimits: Bool
    let ownLimits: [String]
    let choiceLimits: [String]
    let citation: String
    let licence: String
    let rerunNote: String
    let commands: [String]
  }

  /// Writes the note.
  ///
  /// - Parameters:
  ///   - facts: What is told.
  ///   - words: The words of the language.
  ///   - tool: The version of this tool.
  ///   - date: When the index was computed, as it is to be shown.
  init(_ facts: ReportFacts, words: Words, tool: String, date: String?) {
    let method = facts.method
    let about = method.about
    let writer = ChoiceWriter(words: words, orientation: method.rules.orientation)
    let steps = MethodSteps(facts, writer: writer)
    let tree = MethodTree(facts, words: words)
    content = Templates.render(
      .method,
      Values(
        words: words.texts,
        indexTitle: words.text(method.title),
        description: method.description.map(words.text),
        isSentences: Self.whatItIs(method, writer: writer),
        facts: Self.identity(facts, words: words, date: date),
        why: Self.whatWasChosen(method, words: words),
        tree: tree.rows,
        hasFoundWeights: tree.hasFoundWeights,
        shareNotes: tree.notes,
        indicators: method.indicators.indices.map {
          MethodIndicator($0, of: facts, writer: writer)
        },
        hasSources: method.indicators.contains { $0.source != nil },
        sources: MethodSource.all(of: method, words: words),
        stepsUnused: steps.unused,
        reasonsLacking: steps.reasonsLacking,
        steps: steps.steps,
        hasOwnLimits: !(about?.limits.isEmpty ?? true),
        ownLimits: (about?.limits ?? []).map(words.text),
        choiceLimits: MethodLimits.sentences(facts, words: words),
        citation: Self.citation(method, words: words, tool: tool),
        licence: about?.licence.map(words.text) ?? words["m_licence_none"],
        rerunNote: words("m_rerun_note", ["tool": tool]),
        commands: Self.commands(facts)
      )
    )
  }

  private static func whatItIs(_ method: FragilityMethod, writer: ChoiceWriter) -> [String] {
    let words = writer.words
    let isStrength = method.rules.orientation == .strength
    return [
      words(
        "m_is_index",
        [
          "title": words.text(method.title),
          "indicators": words.counted(method.indicators.count, "m_indicators"),
        ]
      ),
      writer.text(of: method.rules.orientation).plain,
      words[isStrength ? "m_is_not_strength" : "m_is_not"],
    ]
  }

  private static func identity(_ facts: ReportFacts, words: Words, date: String?) -> [Fact] {
    let (method, typography) = (facts.method, words.typography)
    let scale = method.rules.scale
    func fact(_ key: String, _ value: String?) -> Fact? {
      value.map { Fact(name: words[key], value: $0) }
    }
    let levels = (method.tables.first?.parents ?? []).map { words.texts["level_\($0.id)"] ?? $0.id }
    return [
      fact(
        "m_territories",
        words(
          "m_territories_count",
          [
            "count": typography.count(facts.index.territories.count),
            "scored": typography.count(facts.index.scores.presentCount),
          ]
        )
      ),
      fact("m_levels", levels.isEmpty ? nil : levels.joined(separator: ", ")),
      fact(
        "m_scale",
        words(
          "m_scale_ends",
          ["lower": words.figure(scale.lower), "upper": words.figure(scale.upper)]
        )
      ),
      fact("m_date", date),
      fact("m_version", "\(method.id) \(method.version)"),
      fact("m_fingerprint", "\(method.fingerprint) (\(words["m_fingerprint_note"]))"),
      fact("m_author", method.about?.author.map(words.text)),
      fact("m_contact", method.about?.contact.map(words.text)),
    ].compactMap(\.self)
  }

  /// Reasons for what is there before anything is computed.
  private static func whatWasChosen(_ method: FragilityMethod, words: Words) -> [Fact] {
    [
      (FragilityMethod.About.Subject.territories, "m_subject_territories"),
      (.dimensions, "m_subject_dimensions"), (.indicators, "m_subject_indicators"),
    ].compactMap { subject, key in
      method.about?.reasons[subject].map { Fact(name: words[key], value: words.text($0)) }
    }
  }

  private static func citation(_ method: FragilityMethod, words: Words, tool: String) -> String {
    if let citation = method.about?.citation { return words.text(citation) }
    return words(
      "m_citation_composed",
      [
        "author": method.about?.author.map { words.text($0) + ". " } ?? "",
        "title": words.text(method.title), "version": method.version, "id": method.id,
        "fingerprint": method.fingerprint, "tool": tool,
      ]
    )
  }

  /// The commands that compute the index again, from the folder of the method file.
  static func commands(_ facts: ReportFacts) -> [String] {
    let method = shellWord(baseName(facts.tables.file.path))
    let tables = zip(facts.method.tables, facts.tables.notes).compactMap { table, note -> String? in
      let (written, read) = (baseName(table.path), baseName(note.path))
      return written == read ? nil : " --table \(shellWord("\(table.id)=\(read)"))"
    }.joined()
    return [
      "fragility check \(method)\(tables)",
      "fragility score \(method)\(tables) -o scores.csv",
      "fragility explain \(method)\(tables) "
        + shellWord(facts.index.territories.codes.first ?? "CODE"),
      "fragility audit \(method)\(tables)",
      "fragility uncertainty \(method)\(tables)",
      "fragility fit \(method)\(tables) -o \(shellWord("\(facts.method.id)-fitted.toml"))",
    ]
  }
}

/// The last part of a path.
func baseName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// A word of a shell, in quotes where it must be.
func shellWord(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    "_-./=:,+".utf8.contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  guard !isPlain || word.isEmpty else { return word }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}
