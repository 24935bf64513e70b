public import FragilityIndex

/// A table on its way to a file or a screen: columns of the engine in the order and rows that are shown.
public struct OutputTable: Sendable {
  /// What stands in a column.
  enum Cells: Sendable {
    case text(TextColumn)
    case number(Column)
    /// Lists of words, such as flags, separated by blanks.
    case words(TextColumn)
  }

  struct OutputColumn: Sendable {
    let name: String
    let cells: Cells
    /// Whether the digits asked for apply; ranks and classes have none.
    var isRounded = true
    /// The fewest digits that a rounded number keeps; a coverage of 0.96 must not read 1.
    var fewestDigits = 0

    /// The format of the numbers of this column.
    func format(_ asked: NumberFormat) -> NumberFormat {
      NumberFormat(
        decimalMark: asked.decimalMark,
        digits: isRounded ? asked.digits.map { max($0, fewestDigits) } : nil
      )
    }
  }

  var columns: [OutputColumn]
  /// The rows of the columns, in the order they are shown.
  var rows: [Int]
}

extension OutputTable.Cells {
  /// Lists of words.
  static func list(_ rows: [[String]]) -> OutputTable.Cells {
    .words(TextColumn(rows.map { $0.joined(separator: " ") }))
  }
}

extension OutputTable.OutputColumn {
  static func text(_ name: String, _ texts: [String]) -> Self {
    Self(name: name, cells: .text(TextColumn(texts)))
  }

  /// A column whose numbers that are not finite are gaps.
  static func number(
    _ name: String,
    _ numbers: [Double],
    isRounded: Bool = true
  ) -> Self {
    Self(name: name, cells: .number(Column(numbers.map { $0 })), isRounded: isRounded)
  }
}

/// In which order territories are written.
public enum RowOrder: String, Sendable, Hashable, CaseIterable {
  /// From the most fragile to the least; those without a score come last.
  case rank
  /// As in the first table.
  case input
}

extension OutputTable {
  /// The scores of an index: code, name, parents, dimensions, score, rank, class, coverage, flags.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - details: Whether three columns per indicator follow: its value, its normalised value
  ///     (`..._normalised`) and its contribution (`..._contribution`).
  ///   - uncertainty: What became of this index in draws: the ends of the interval of the rank, `rank_low` and
  ///     `rank_high`, then stand after `rank`, and `p_class`, the share of the draws that give the same class, after
  ///     `class`.
  ///   - order: The order of the rows.
  ///   - threads: How many threads may work.
  public init(
    scoresOf result: IndexResult,
    details: Bool = false,
    uncertainty: UncertaintyResult? = nil,
    order: RowOrder = .rank,
    threads: Int = 1
  ) {
    let names = Self.names(of: result, details: details, isDrawn: uncertainty != nil)
    self.init(
      scoresOf: result,
      columns: names,
      uncertainty: uncertainty,
      order: order,
      threads: threads
    )
  }

  /// Some columns of the scores of an index.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - names: The names of the columns in their order, of those that details would show.
  ///   - uncertainty: What became of this index in draws, where columns of it are among them.
  ///   - order: The order of the rows.
  ///   - threads: How many threads may work.
  /// - Throws: Names that are no column.
  public init(
    scoresOf result: IndexResult,
    only names: [String],
    uncertainty: UncertaintyResult? = nil,
    order: RowOrder = .rank,
    threads: Int = 1
  ) throws(FragilityError) {
    let known = Self.names(of: result, details: true, isDrawn: uncertainty != nil)
    try Self.check(names, among: known)
    self.init(
      scoresOf: result,
      columns: names,
      uncertainty: uncertainty,
      order: order,
      threads: threads
    )
  }

  /// Refuses names that are no column.
  package static func check(_ names: [String], among known: [String]) throws(FragilityError) {
    let problems = names.filter { !known.contains($0) }.map {
      Problem.unknownColumn($0, among: known)
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
  }

  private static func names(
    of result: IndexResult,
    details: Bool,
    isDrawn: Bool
  ) -> [String] {
    let method = result.fitted.method
    let places =
      isDrawn ? ["rank", "rank_low", "rank_high", "class", "p_class"] : ["rank", "class"]
    return ["code", "name"] + result.territories.parents.map(\.id) + method.dimensions.map(\.id)
      + ["score"] + places + (result.reliability == nil ? [] : ["reliability"])
      + ["coverage", "flags"]
      + (details
        ? method.indicators.flatMap {
          [$0.id, "\($0.id)_normalised", "\($0.id)_contribution"]
        } : [])
  }

  private init(
    scoresOf result: IndexResult,
    columns names: [String],
    uncertainty: UncertaintyResult?,
    order: RowOrder,
    threads: Int
  ) {
    let method = result.fitted.method
    let territories = result.territories
    let wanted = Set(names)
    let dimensions = method.dimensions.indices.filter { wanted.contains(method.dimensions[$0].id) }
    let computed = result.columns(
      dimensions,
      covers: wanted.contains("coverage"),
      flags: wanted.contains("flags"),
      threads: threads
    )
    var found: [String: OutputColumn] = [:]
    func add(_ name: String, isRounded: Bool = true, fewestDigits: Int = 0, _ cells: Cells) {
      found[name] = OutputColumn(
        name: name,
        cells: cells,
        isRounded: isRounded,
        fewestDigits: fewestDigits
      )
    }
    add("code", .text(territories.codes))
    add("name", .text(territories.names))
    for parent in territories.parents { add(parent.id, .text(parent.codes)) }
    for (dimension, scores) in zip(dimensions, computed.scores) {
      add(method.dimensions[dimension].id, .number(scores))
    }
    add("score", .number(result.scores))
    add("rank", isRounded: false, .number(result.ranks))
    add("class", isRounded: false, .number(result.classes))
    if let uncertainty {
      add("rank_low", .number(uncertainty.ranks.lower))
      add("rank_high", .number(uncertainty.ranks.upper))
      add("p_class", fewestDigits: 3, .number(uncertainty.ownClass))
    }
    if let reliability = result.reliability {
      add(
        "reliability",
        .text(
          TextColumn(
            zip(reliability.levels, result.scores.encoded).map { level, score in
              score.isNaN ? "" : level.rawValue
            }
          )
        )
      )
    }
    add("coverage", fewestDigits: 2, .number(Column(computed.coverage.map { $0 })))
    add("flags", .words(computed.flags))
    let needsContributions = method.indicators.contains { wanted.contains("\($0.id)_contribution") }
    let contributions =
      needsContributions ? territories.codes.indices.map { result.contributions(of: $0) } : []
    for (position, indicator) in method.indicators.enumerated() {
      add(indicator.id, .number(territories.indicators[position].values))
      let normalised = "\(indicator.id)_normalised"
      if wanted.contains(normalised) {
        add(normalised, .number(result.normalised(ofIndicator: position)))
      }
      if needsContributions {
        add(
          "\(indicator.id)_contribution",
          .number(Column(contributions.map { $0[position] }))
        )
      }
    }
    columns = names.compactMap { found[$0] }
    rows =
      order == .rank
      ? result.rowsByRank
      : concurrentArray(territories.count, threads: threads) { range, rows in
        for (offset, row) in range.enumerated() { rows[offset] = row }
      }
  }
}

extension Problem {
  fileprivate static func unknownColumn(_ name: String, among known: [String]) -> Problem {
    let list = known.joined(separator: ", ")
    let isOfDraws = ["rank_low", "rank_high", "p_class"].contains(name)
    return Problem(
      "output.unknown-column",
      at: Place(file: "--columns"),
      LocalizedText(
        fr: "le résultat n'a pas de colonne \"\(name)\"",
        en: "the result has no column \"\(name)\""
      ),
      remedy: isOfDraws
        ? LocalizedText(fr: "ajoutez --uncertainty", en: "add --uncertainty")
        : nearest(to: name, among: known).map {
          LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
        } ?? LocalizedText(fr: "ses colonnes : \(list)", en: "its columns: \(list)")
    )
  }
}
