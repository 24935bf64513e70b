import FragilityFiles
public import FragilityIndex

/// The pages of a report, made one by one when they are asked for.
///
/// ```swift
/// let report = Report(facts, language: .french)
/// for page in report.pages() { print(page.path) }
/// ```
public final class Report: Sendable {
  /// What is told.
  public let facts: ReportFacts
  /// The index.
  let index: IndexResult
  let words: Words
  let standing: Standing
  let shell: PageShell
  /// All scores on a line, on which each page marks its own.
  let strip: RankStrip
  /// Digits of scores after the mark.
  let digits: Int
  /// The day the report was made, where it is told.
  let date: String?

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - facts: What is told.
  ///   - language: The language of the pages.
  ///   - digits: Digits of scores after the mark, 0 to 15.
  ///   - date: The day the report was made, such as 2024-05-31, to be written on it.
  ///   - tool: The version of this tool.
  ///   - threads: How many threads may work.
  public init(
    _ facts: ReportFacts,
    language: Language,
    digits: Int = 1,
    date: String? = nil,
    tool: String,
    threads: Int = 1
  ) {
    self.facts = facts
    self.digits = digits
    self.date = date
    index = facts.index
    words = Words(language)
    standing = Standing(facts, threads: threads)
    var strip = RankStrip(
      title: words["i_distribution"],
      scores: (0..<index.scores.count).map { facts.index.scores[$0].number },
      bounds: index.fitted.classification.bounds,
      width: 720
    )
    strip.orientation = facts.method.rules.orientation
    self.strip = strip
    shell = PageShell(
      words: words,
      method: facts.method,
      tool: tool,
      ramp: ClassPaint(
        id: "class",
        count: standing.classCount,
        orientation: facts.method.rules.orientation
      ).style,
      pages: [
        ("index.html", "nav_index"),
        (words["file_explorer"], "nav_explorer"),
        (words["file_method"], "nav_method"),
        (words["file_quality"], "nav_quality"),
      ]
    )
  }

  var typography: Typography { words.typography }
  var method: FragilityMethod { facts.method }

  var isStrength: Bool { method.rules.orientation == .strength }

  /// The key of words that differ in an index of strength.
  func oriented(_ key: String) -> String { isStrength ? key + "_strength" : key }

  /// The path of the page of a territory.
  func path(ofTerritory row: Int) -> String {
    "\(words["folder_territories"])/\(PageShell.fileName(index.territories.codes[row])).html"
  }

  /// The path of the page of a larger area.
  func path(of group: Standing.Group) -> String {
    // The first hyphen parts the two.
    let level = PageShell.fileName(group.level, keepsHyphens: false)
    let name = "\(level)-\(PageShell.fileName(group.code))"
    return "\(words["folder_parents"])/\(name).html"
  }

  /// The name of a territory for people: its name, or its code where it has none.
  func name(ofTerritory row: Int) -> String { index.territories.shownName(of: row) }

  /// The places between which a rank lies in the draws.
  ///
  /// Quantiles lie between places, which are whole or, where equal scores share their mean, halves. Draws do not rank
  /// densely: such a rank has no interval to stand beside.
  func rankInterval(of row: Int) -> ClosedRange<Double>? {
    let ties = method.rules.ties
    guard ties != .dense, let ranks = facts.uncertainty?.ranks,
      let low = ranks.lower[row].number, let high = ranks.upper[row].number
    else { return nil }
    let parts = ties == .average ? 2.0 : 1
    return (low * parts).rounded() / parts...(high * parts).rounded() / parts
  }

  /// A level of parents in words, or its id.
  func levelName(_ level: String) -> String { words.texts["level_\(level)"] ?? level }

  /// A level of parents at the head of a column.
  func levelHeading(_ level: String) -> String {
    let name = levelName(level)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The name of a larger area with its level.
  func name(of group: Standing.Group) -> String {
    group.name == group.code
      ? "\(levelName(group.level)) \(group.code)" : "\(group.name) (\(levelName(group.level)))"
  }

  /// A score, or why there is none.
  func text(ofScore value: Value) -> String {
    switch value {
    case .present(let number): typography.number(number, digits: digits)
    case .absent(let reason): words["absent_\(reason.word)"]
    }
  }

  /// A score that may not be there.
  func text(ofScore number: Double?) -> String {
    number.map { typography.number($0, digits: digits) } ?? "–"
  }

  /// The label of an indicator.
  func label(ofIndicator position: Int) -> String {
    let indicator = method.indicators[position]
    return indicator.label?[words.language] ?? indicator.id
  }

  /// The label of a dimension.
  func label(ofDimension position: Int) -> String {
    let dimension = method.dimensions[position]
    return dimension.label?[words.language] ?? dimension.id
  }

  /// The class of a territory, from 1; `nil` without a score.
  func scoreClass(of row: Int) -> Int? { standing.classes[row] }

  /// What a class means, for the first and the last.
  func meaning(ofClass scoreClass: Int) -> String? {
    if scoreClass == standing.classCount {
      return words[oriented(isStrength ? "t_class_best" : "t_class_worst")]
    }
    if scoreClass == 1 { return words[oriented(isStrength ? "t_class_worst" : "t_class_best")] }
    return nil
  }
}
