public import FragilityIndex

extension OutputTable {
  /// Groups in figures, those with the highest mean score first.
  ///
  /// - Parameters:
  ///   - comparison: The groups.
  ///   - result: The index they are of.
  public init(groupsOf comparison: GroupComparison, _ result: IndexResult) {
    let groups = comparison.groups
    let codes = result.territories.codes
    func code(_ row: Int?) -> String { row.map { codes[$0] } ?? "" }
    columns = [
      .text("group", groups.map(\.code)),
      .number("territories", groups.map { Double($0.rows.count) }, isRounded: false),
      .number("scored", groups.map { Double($0.scoredCount) }, isRounded: false),
      .number("population", groups.map(\.population), isRounded: false),
      .number("mean", groups.map(\.mean)), .number("sd", groups.map(\.standardDeviation)),
      .number("min", groups.map(\.minimum)), .number("median", groups.map(\.median)),
      .number("max", groups.map(\.maximum)),
      .text("first", groups.map { code($0.first) }), .text("last", groups.map { code($0.last) }),
    ]
    rows = groups.indices.sorted { a, b in
      let (x, y) = (groups[a].mean, groups[b].mean)
      if x.isNaN || y.isNaN { return x.isNaN && y.isNaN ? a < b : y.isNaN }
      return x == y ? a < b : x > y
    }
  }

  /// Territories with their ranks in their groups, in the order of the groups, then of the ranks.
  ///
  /// - Parameters:
  ///   - comparison: The groups.
  ///   - result: The index they are of.
  public init(membersOf comparison: GroupComparison, _ result: IndexResult) {
    let groups = comparison.groupOf
    let territories = result.territories
    columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
      .text("group", groups.map { $0.map { comparison.groups[$0].code } ?? "" }),
      OutputColumn(name: "score", cells: .number(result.scores)),
      OutputColumn(name: "rank", cells: .number(result.ranks), isRounded: false),
      OutputColumn(name: "group_rank", cells: .number(comparison.ranks), isRounded: false),
      .number(
        "group_scored",
        groups.map { $0.map { Double(comparison.groups[$0].scoredCount) } ?? .nan },
        isRounded: false
      ),
      .number(
        "difference_from_group",
        territories.codes.indices.map { row in
          guard let group = groups[row], let score = result.scores[row].number else { return .nan }
          return score - comparison.groups[group].mean
        }
      ),
    ]
    let ranked = Dictionary(grouping: result.rowsByRank) { groups[$0] ?? comparison.groups.count }
    rows = (0...comparison.groups.count).flatMap { ranked[$0] ?? [] }
  }

  /// The inequality of scores, split in two.
  ///
  /// - Parameter comparison: The groups.
  public init(spreadOf comparison: GroupComparison) {
    let rows = comparison.inequality
    columns = [
      .text("measure", rows.map(\.measure.rawValue)),
      .number("total", rows.map(\.total), fewestDigits: 4),
      .number("within", rows.map(\.within), fewestDigits: 4),
      .number("between", rows.map(\.between), fewestDigits: 4),
      .number("within_share", rows.map(\.withinShare), fewestDigits: 3),
      .number("between_share", rows.map(\.betweenShare), fewestDigits: 3),
    ]
    self.rows = Array(rows.indices)
  }

  /// Tests of the differences between groups.
  ///
  /// - Parameters:
  ///   - comparison: The groups.
  ///   - language: The language of the assumptions.
  public init(testsOf comparison: GroupComparison, in language: Language) {
    let rows = comparison.tests
    columns = [
      .text("test", rows.map(\.kind.rawValue)),
      .number("statistic", rows.map(\.statistic), fewestDigits: 3),
      .number("df", rows.map(\.degreesOfFreedom), isRounded: false),
      .number("residual_df", rows.map(\.residualDegreesOfFreedom), fewestDigits: 1),
      .number("p_value", rows.map(\.pValue), fewestDigits: 6),
      .number("groups", rows.map { Double($0.groupCount) }, isRounded: false),
      .number("territories", rows.map { Double($0.territoryCount) }, isRounded: false),
      .number("eta_squared", rows.map { _ in comparison.etaSquared }, fewestDigits: 3),
      .text("assumes", rows.map { $0.kind.assumptions[language] }),
    ]
    self.rows = Array(rows.indices)
  }

  /// Larger areas summed up.
  ///
  /// - Parameter summaries: The areas.
  public init(rollUp summaries: [AreaSummary]) {
    columns = [
      .text("area", summaries.map(\.code)),
      .number("territories", summaries.map { Double($0.count) }, isRounded: false),
      .number("scored", summaries.map { Double($0.scoredCount) }, isRounded: false),
      .number("population", summaries.map(\.population), isRounded: false),
      .number("population_scored", summaries.map(\.scoredPopulation), isRounded: false),
      .number("coverage", summaries.map(\.coverage), fewestDigits: 2),
      .number("average_score", summaries.map(\.averageScore)),
      .number("average_rank", summaries.map(\.averageRank)),
      .number("worst_decile_share", summaries.map(\.worstDecileShare), fewestDigits: 3),
      .number("extent", summaries.map(\.extent), fewestDigits: 3),
      .number("local_concentration", summaries.map(\.localConcentration)),
    ]
    rows = Array(summaries.indices)
  }
}

extension GroupTest.Kind {
  /// What the p-value stands on.
  fileprivate var assumptions: LocalizedText {
    switch self {
    case .kruskalWallis:
      LocalizedText(
        fr:
          "territoires tirés au sort, indépendants ; distributions de même forme ; loi du chi-deux approchée",
        en:
          "territories drawn at random, independent; distributions of one shape; chi-squared law approximate"
      )
    case .welch:
      LocalizedText(
        fr:
          "territoires tirés au sort, indépendants ; moyennes à peu près normales ; variances libres",
        en: "territories drawn at random, independent; means close to normal; any variances"
      )
    }
  }
}
