public import FragilityIndex

extension OutputTable {
  /// Territories with their places in two indices.
  ///
  /// - Parameters:
  ///   - paired: The indices.
  ///   - movers: How many of those that move most; all territories in the order of the first index when left out.
  public init(pairsOf paired: PairedIndexes, movers: Int? = nil) {
    let pairs = paired.pairs
    func either(_ pair: PairedIndexes.Pair, _ texts: KeyPath<TerritoryTable, TextColumn>) -> String
    {
      if let row = pair.row { return paired.first.territories[keyPath: texts][row] }
      return pair.otherRow.map { paired.second.territories[keyPath: texts][$0] } ?? ""
    }
    func own(_ column: KeyPath<IndexResult, Column>) -> [Value] {
      pairs.map { $0.row.map { paired.first[keyPath: column][$0] } ?? .absent(.notApplicable) }
    }
    func other(_ column: KeyPath<IndexResult, Column>) -> [Value] {
      pairs.map {
        $0.otherRow.map { paired.second[keyPath: column][$0] } ?? .absent(.notApplicable)
      }
    }
    let status = pairs.map { pair in
      pair.otherRow == nil ? "first_only" : pair.row == nil ? "second_only" : "both"
    }
    columns = [
      .text("code", pairs.map { either($0, \.codes) }),
      .text("name", pairs.map { either($0, \.names) }), .text("in", status),
      .values("score", own(\.scores)), .values("other_score", other(\.scores)),
      .number("score_shift", pairs.map { paired.scoreShift(of: $0) ?? .nan }),
      .number("rank", pairs.map { $0.rank ?? .nan }, isRounded: false),
      .number("other_rank", pairs.map { $0.otherRank ?? .nan }, isRounded: false),
      .number("rank_shift", pairs.map { $0.rankShift ?? .nan }, isRounded: false),
      .values("class", own(\.classes)).unrounded,
      .values("other_class", other(\.classes)).unrounded,
    ]
    rows = movers.map { paired.movers($0) } ?? Array(pairs.indices)
  }

  /// How far two indices agree, one row per measure.
  ///
  /// - Parameter paired: The indices.
  public init(agreementOf paired: PairedIndexes) {
    let onlyFirst = paired.first.territories.count - paired.matchedCount
    let onlySecond = paired.second.territories.count - paired.matchedCount
    let same = paired.classCounts.indices.reduce(0) { sum, position in
      let line = paired.classCounts[position]
      return sum + (position < line.count ? line[position] : 0)
    }
    let classed = paired.classCounts.joined().reduce(0, +)
    let isSameCount = paired.classCounts.first?.count == paired.classCounts.count
    let counts: [(String, Double)] = [
      ("matched", Double(paired.matchedCount)), ("scored_in_both", Double(paired.scoredCount)),
      ("first_only", Double(onlyFirst)), ("second_only", Double(onlySecond)),
    ]
    let measures: [(String, Double)] = [
      ("spearman", paired.spearman.coefficient), ("spearman_p_value", paired.spearman.pValue),
      ("kendall_tau_b", paired.kendall.coefficient), ("kendall_p_value", paired.kendall.pValue),
      ("mean_absolute_rank_shift", paired.meanRankShift),
      ("mean_score_shift", paired.meanScoreShift),
      ("same_class_share", isSameCount && classed > 0 ? Double(same) / Double(classed) : .nan),
      ("kappa_linear", paired.linearKappa), ("kappa_quadratic", paired.quadraticKappa),
    ]
    columns = [
      .text("measure", (counts + measures).map(\.0)),
      .number("count", counts.map(\.1) + measures.map { _ in .nan }, isRounded: false),
      .number("value", counts.map { _ in .nan } + measures.map(\.1), fewestDigits: 3),
    ]
    rows = Array((counts + measures).indices)
  }

  /// How many territories have which class in both indices.
  ///
  /// - Parameter paired: The indices.
  public init(classesOf paired: PairedIndexes) {
    let counts = paired.classCounts
    let columnCount = counts.first?.count ?? 0
    columns =
      [.number("class", counts.indices.map { Double($0 + 1) }, isRounded: false)]
      + (0..<columnCount).map { column in
        .number("other_class_\(column + 1)", counts.map { Double($0[column]) }, isRounded: false)
      }
    rows = Array(counts.indices)
  }

  /// The scores of both indices in figures, side by side.
  ///
  /// - Parameters:
  ///   - first: An index.
  ///   - second: Another one.
  public init(distributionsOf first: IndexResult, _ second: IndexResult) {
    let summaries = [first, second].map(\.scoreSummary)
    let results = [first, second]
    func figure(_ name: String, _ value: (Summary) -> Double) -> OutputColumn {
      .number(name, summaries.map(value))
    }
    columns = [
      .text("set", ["first", "second"]),
      .text("method", results.map { $0.fitted.method.id }),
      .number("territories", results.map { Double($0.territories.count) }, isRounded: false),
      .number("scored", results.map { Double($0.scores.presentCount) }, isRounded: false),
      .number(
        "population",
        results.map { $0.territories.population(ofRows: Array($0.territories.codes.indices)) },
        isRounded: false
      ),
      figure("min", \.minimum), figure("q1", \.firstQuartile), figure("median", \.median),
      figure("q3", \.thirdQuartile), figure("max", \.maximum), figure("mean", \.mean),
      figure("sd", \.standardDeviation),
    ]
    rows = [0, 1]
  }
}

extension OutputTable.OutputColumn {
  /// The same column with all digits.
  fileprivate var unrounded: Self { Self(name: name, cells: cells, isRounded: false) }
}
