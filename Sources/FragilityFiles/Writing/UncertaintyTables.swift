public import FragilityIndex

/// The tables about the uncertainty of an index, by name.
public enum UncertaintyTable: String, Sendable, Hashable, CaseIterable {
  /// Intervals and probabilities of every territory.
  case territories
  /// How many of the territories of each parent are among the most fragile.
  case parents
  /// The index as a whole, in one row.
  case whole
  /// Which sources of uncertainty move the ranks.
  case sources
  /// The index without each of its indicators and dimensions.
  case removals
  /// The index with each alternative of the plan.
  case alternatives
  /// The values that would put a territory into another class.
  case changes
  /// The weights for which a territory is among the most fragile.
  case weights
}

extension OutputTable {
  /// Intervals and probabilities, from the most fragile territory to the least.
  ///
  /// The columns are `code`, `name`, the parents, `score`, `score_mean`, `score_median`, `score_low`, `score_high`, the
  /// same of `rank`, `class`, `p_class_1` and so on, `p_worst_tenth`, `p_before_next`, `p_unscored` and `flags`; before that
  /// `places_apart` where it was asked for.
  ///
  /// - Parameters:
  ///   - result: What became of the index in the draws.
  ///   - rows: The territories that are shown, by their rows; all of them when left out.
  ///   - names: The columns that are written, in their order; all of them when left out. What is none, or was not asked for, is
  ///     left out.
  ///   - threads: How many threads may work.
  public init(
    territoriesOf result: UncertaintyResult,
    only rows: [Int]? = nil,
    columns names: [String]? = nil,
    threads: Int = 1
  ) {
    let index = result.index
    let territories = index.territories
    let flags =
      names?.contains("flags") ?? true
      ? index.columns([], flags: true, threads: threads).flags : TextColumn()
    func plain(_ name: String, _ numbers: Column) -> OutputColumn {
      OutputColumn(name: name, cells: .number(numbers), isRounded: false)
    }
    func figure(_ name: String, _ numbers: Column) -> OutputColumn {
      OutputColumn(name: name, cells: .number(numbers))
    }
    func share(_ name: String, _ numbers: Column) -> OutputColumn {
      OutputColumn(name: name, cells: .number(numbers), fewestDigits: 3)
    }
    func spread(_ name: String, _ of: UncertaintyResult.Spread) -> [OutputColumn] {
      [
        figure("\(name)_mean", of.mean), figure("\(name)_median", of.median),
        figure("\(name)_low", of.lower), figure("\(name)_high", of.upper),
      ]
    }
    var columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
    ]
    columns += territories.parents.map { OutputColumn(name: $0.id, cells: .text($0.codes)) }
    columns += [figure("score", index.scores)] + (result.scores.map { spread("score", $0) } ?? [])
    columns += [plain("rank", index.ranks)] + spread("rank", result.ranks)
    columns += [plain("class", index.classes)]
    columns += result.classProbabilities.enumerated().map { share("p_class_\($0 + 1)", $1) }
    columns += [
      share("p_worst_tenth", result.worstTenth), share("p_before_next", result.beforeNext),
    ]
    if let separation = result.separation { columns.append(plain("places_apart", separation)) }
    columns += [
      share("p_unscored", result.unscored), OutputColumn(name: "flags", cells: .words(flags)),
    ]
    self.columns =
      names.map { names in names.compactMap { name in columns.first { $0.name == name } } }
      ?? columns
    let shown = rows.map(Set.init)
    self.rows = shown.map { shown in result.rowsByRank.filter(shown.contains) } ?? result.rowsByRank
  }

  /// The columns of the table of territories.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - territories: The territories.
  ///   - isApart: Whether it is asked which ranks can be told apart.
  /// - Returns: Their names in their order.
  package static func territoryColumns(
    of method: FragilityMethod,
    _ territories: TerritoryTable,
    isApart: Bool
  ) -> [String] {
    func spread(_ name: String) -> [String] {
      [name] + ["mean", "median", "low", "high"].map { "\(name)_\($0)" }
    }
    let classes = (0..<method.rules.classes.classCount).map { "p_class_\($0 + 1)" }
    return ["code", "name"] + territories.parents.map(\.id) + spread("score") + spread("rank")
      + ["class"] + classes + ["p_worst_tenth", "p_before_next"]
      + (isApart ? ["places_apart"] : []) + ["p_unscored", "flags"]
  }

  /// How many territories of each parent are among the most fragile, by the index and over the draws.
  ///
  /// - Parameter result: What became of the index in the draws.
  public init(parentsOf result: UncertaintyResult) {
    let rows = result.parentCounts
    func count(_ name: String, _ value: (UncertaintyResult.ParentCount) -> Int) -> OutputColumn {
      .number(name, rows.map { Double(value($0)) }, isRounded: false)
    }
    func spread(
      _ name: String,
      _ of: (UncertaintyResult.ParentCount) -> UncertaintyResult.Summary
    ) -> [OutputColumn] {
      [
        .number("\(name)_mean", rows.map { of($0).mean }),
        .number("\(name)_median", rows.map { of($0).median }),
        .number("\(name)_low", rows.map { of($0).lower }),
        .number("\(name)_high", rows.map { of($0).upper }),
      ]
    }
    columns = [
      .text("level", rows.map(\.level)), .text("code", rows.map(\.code)),
      count("territories", \.territories), count("worst_class", \.plain),
    ]
    columns += spread("worst_class", \.drawn)
    columns += [count("worst_tenth", \.plainInTenth)] + spread("worst_tenth", \.drawnInTenth)
    self.rows = Array(rows.indices)
  }

  /// The index as a whole, in one row.
  ///
  /// A class is sure where the share of the draws that give it is at least that of the interval.
  ///
  /// - Parameter result: What became of the index in the draws.
  public init(wholeOf result: UncertaintyResult) {
    func count(_ name: String, _ number: Int) -> OutputColumn {
      .number(name, [Double(number)], isRounded: false)
    }
    let shift = result.meanRankShift
    let certainty = ClassCertainty(result)
    columns = [
      count("draws", result.plan.draws), .text("seed", ["\(result.plan.seed)"]),
      .number("interval", [result.plan.interval], isRounded: false),
      OutputColumn(name: "sources", cells: .list([result.sources.map(\.rawValue)])),
      count("territories", result.index.territories.count),
      count("scored", result.index.scores.presentCount),
      .number("mean_rank_shift", [shift.mean]), .number("mean_rank_shift_median", [shift.median]),
      .number("mean_rank_shift_low", [shift.lower]),
      .number("mean_rank_shift_high", [shift.upper]),
      .number("mean_p_class", [certainty.mean]), count("sure_class", certainty.sure),
      count("worst_class", certainty.mostFragile),
      count("sure_worst_class", certainty.sureMostFragile),
    ]
    rows = [0]
  }

  /// The shares of variance of every source, of the mean rank shift and of the ranks of some territories.
  ///
  /// A result that does not vary has no shares and no rows.
  ///
  /// - Parameter sensitivity: The shares.
  public init(sourcesOf sensitivity: Sensitivity) {
    let codes = sensitivity.index.territories.codes
    let results =
      [("mean_rank_shift", sensitivity.meanRankShift)]
      + sensitivity.ranks.map { (codes[$0.row], $0.shares) }
    let rows = results.flatMap { result in (result.1 ?? []).map { (result: result.0, share: $0) } }
    columns = [
      .text("result", rows.map(\.result)), .text("source", rows.map(\.share.source.rawValue)),
      .number("first", rows.map(\.share.first)),
      .number("first_low", rows.map(\.share.firstInterval.lowerBound)),
      .number("first_high", rows.map(\.share.firstInterval.upperBound)),
      .number("total", rows.map(\.share.total)),
      .number("total_low", rows.map(\.share.totalInterval.lowerBound)),
      .number("total_high", rows.map(\.share.totalInterval.upperBound)),
      .text("converged", rows.map { "\($0.share.hasConverged)" }),
    ]
    self.rows = Array(rows.indices)
  }

  /// What becomes of the index without each of its indicators and dimensions.
  ///
  /// - Parameter removals: The removals.
  public init(removalsOf removals: Removals) {
    let method = removals.nominal.fitted.method
    let rows = removals.removals
    columns = [
      .text("element", rows.map { method.id(of: $0.member) }),
      .text("kind", rows.map(\.member.kind)),
    ]
    columns += Self.shifts(rows.map(\.shift))
    self.rows = Array(rows.indices)
  }

  /// What becomes of the index with each alternative.
  ///
  /// - Parameter alternatives: The alternatives.
  public init(alternativesOf alternatives: OneAtATime) {
    let rows = alternatives.alternatives
    columns = [.text("alternative", rows.map(\.id))]
    columns += Self.shifts(rows.map(\.shift))
    self.rows = Array(rows.indices)
  }

  private static func shifts(_ shifts: [RankShift]) -> [OutputColumn] {
    [
      .number("compared", shifts.map { Double($0.comparedCount) }, isRounded: false),
      .number("mean_rank_shift", shifts.map(\.meanAbsoluteShift)),
      .number("largest_rank_shift", shifts.map(\.largestShift)),
      .number("class_changes", shifts.map { Double($0.classChanges) }, isRounded: false),
      OutputColumn(
        name: "rank_correlation",
        cells: .number(Column(shifts.map { $0.rankCorrelation })),
        fewestDigits: 3
      ),
    ]
  }
}

extension FragilityMethod {
  /// The id of a member of the tree; `score` is the index itself.
  func id(of member: Explanation.Member) -> String {
    switch member {
    case .index: "score"
    case .dimension(let dimension): dimensions[dimension].id
    case .indicator(let indicator): indicators[indicator].id
    }
  }

  /// What people call a member of the tree; its id where it has no label.
  func label(of member: Explanation.Member, in language: Language) -> String {
    let label =
      switch member {
      case .index: LocalizedText(fr: "Indice", en: "Index")
      case .dimension(let dimension): dimensions[dimension].label
      case .indicator(let indicator): indicators[indicator].label
      }
    return label?[language] ?? id(of: member)
  }
}

extension Explanation.Member {
  /// What kind of member it is, as a word.
  var kind: String {
    switch self {
    case .index: "index"
    case .dimension: "dimension"
    case .indicator: "indicator"
    }
  }
}
