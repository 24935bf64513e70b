import FragilityIndex

/// Territories on the common scale of one reference: all of them, or each among those of its own parent.
struct ReferenceSet: Sendable {
  /// The id of the level of the parents; `all` is not the id of a level.
  let id: String
  /// The values on the common scale, one array per indicator; gaps are NaN.
  var normalised: [[Double]]
  /// Which values were filled in, one array per indicator.
  var imputed: [[Bool]]
  /// Which territories have too few values to be scored.
  var screenedOut: [Bool]
  /// The parents with a territory, and those among which something has no scale.
  private(set) var parents = 0
  private(set) var unfitted: [Unfitted] = []

  /// A parent among whose territories some indicators have no scale.
  struct Unfitted: Sendable {
    let parent: String
    let territories: Int
    /// The positions of the indicators, each with the reason; all indicators for the same reason where `nil`.
    let reasons: [(indicator: Int?, reason: LocalizedText)]
  }

  /// The whole: the index as it is.
  init(_ index: IndexResult) {
    id = "all"
    normalised = index.normalised.map(\.encoded)
    let rows = 0..<index.territories.count
    imputed = normalised.indices.map { position in rows.map { index.isImputed(position, row: $0) } }
    screenedOut = rows.map { index.scores[$0].absence == .screenedOut }
  }

  /// Fits the method to the territories of each parent at a level.
  ///
  /// Only what puts indicators on the common scale is fitted: how they are aggregated does not depend on it. An indicator that
  /// has no scale among the territories of a parent, such as one that is equal for all of them, has no value there.
  ///
  /// - Parameters:
  ///   - index: The index of all territories.
  ///   - level: The level of the parents.
  ///   - groups: The rows of each parent.
  init(_ index: IndexResult, level: String, groups: ParentGroups) {
    id = level
    let method = index.fitted.method
    let count = index.territories.count
    let gap = Double(absent: .unavailable)
    normalised = method.indicators.map { _ in [Double](repeating: gap, count: count) }
    imputed = method.indicators.map { _ in [Bool](repeating: false, count: count) }
    screenedOut = [Bool](repeating: false, count: count)
    parents = groups.rows.count
    for (parent, rows) in zip(groups.codes, groups.rows) {
      let (fit, reasons) = Self.fit(method, to: index.territories.keeping(rows))
      if !reasons.isEmpty {
        unfitted.append(Unfitted(parent: parent, territories: rows.count, reasons: reasons))
      }
      guard let fit else { continue }
      let failed = Set(reasons.map(\.indicator))
      for position in method.indicators.indices where !failed.contains(position) {
        let scores = fit.normalised(ofIndicator: position).encoded
        for (place, row) in rows.enumerated() {
          normalised[position][row] = scores[place]
          imputed[position][row] = fit.isImputed(position, row: place)
        }
      }
      for (place, row) in rows.enumerated() {
        screenedOut[row] = fit.scores[place].absence == .screenedOut
      }
    }
  }

  /// Fits a method to territories; indicators that cannot be are found out and left as they are.
  private static func fit(
    _ method: FragilityMethod,
    to table: TerritoryTable
  ) -> (fit: IndexResult?, reasons: [(indicator: Int?, reason: LocalizedText)]) {
    var reasons: [(indicator: Int?, reason: LocalizedText)] = []
    // Problems come stage by stage: as often as there are stages, and one more to succeed.
    for _ in 0...method.indicators.count {
      do throws(FragilityError) {
        let plain = try method.plain(without: Set(reasons.compactMap(\.indicator)))
        return (try plain.index(of: table), reasons)
      } catch {
        for problem in error.problems {
          guard case .indicator(let position, _, _)? = problem.place.subject,
            !reasons.contains(where: { $0.indicator == position })
          else { return (nil, [(nil, problem.message)]) }
          reasons.append((position, problem.message))
        }
      }
    }
    return (nil, reasons)
  }
}

/// The territories of each parent at a level.
struct ParentGroups: Sendable {
  /// A parent with fewer territories says little about where one of them stands.
  static let fewest = 5

  /// The codes of the parents in the order of their first territory.
  private(set) var codes: [String] = []
  /// The rows of each.
  private(set) var rows: [[Int]] = []

  init(_ level: TerritoryTable.ParentLevel) {
    var positions: [String: Int] = [:]
    for (row, code) in level.codes.enumerated() where !code.isEmpty {
      if let position = positions[code] {
        rows[position].append(row)
      } else {
        positions[code] = rows.count
        codes.append(code)
        rows.append([row])
      }
    }
  }

  /// How many parents have few territories.
  var small: Int { rows.count { $0.count < Self.fewest } }
  /// Whether the level is worth offering: at least half of its parents have enough territories.
  var isOffered: Bool { rows.count > 1 && 2 * small <= rows.count }
}

extension FragilityMethod {
  /// The method as far as it puts indicators on the common scale; some indicators are left as they are.
  fileprivate func plain(without left: Set<Int>) throws(FragilityError) -> FragilityMethod {
    var rules = rules
    rules.levels = []
    rules.weighting = .given
    rules.aggregation = .arithmetic
    rules.classes = .quantiles(count: 5, inclusive: .right)
    return try FragilityMethod(
      id: id,
      version: version,
      tables: tables,
      rules: rules,
      dimensions: dimensions.map { dimension in
        var dimension = dimension
        dimension.weighting = nil
        dimension.aggregation = nil
        dimension.rescaling = nil
        return dimension
      },
      indicators: indicators.enumerated().map { position, indicator in
        guard left.contains(position) else { return indicator }
        var indicator = indicator
        indicator.referenceColumn = nil
        indicator.shrinkage = nil
        indicator.imputation = Imputation.none
        indicator.treatment = Treatment.none
        indicator.normalisation = Normalisation.none
        return indicator
      }
    )
  }
}

extension TerritoryTable {
  /// Some of the territories.
  fileprivate func keeping(_ rows: [Int]) -> TerritoryTable {
    func kept(_ column: Column) -> Column { Column(encoded: rows.map { column.encoded[$0] }) }
    func kept(_ column: TextColumn) -> TextColumn { TextColumn(rows.map { column[$0] }) }
    return TerritoryTable(
      tableID: tableID,
      keyColumn: keyColumn,
      codes: kept(codes),
      names: kept(names),
      population: population.map(kept),
      parents: parents.map {
        ParentLevel(id: $0.id, codes: kept($0.codes), column: $0.column)
      },
      indicators: indicators.map { column in
        IndicatorColumn(
          kept(column.values),
          numerator: column.numerator.map(kept),
          denominator: column.denominator.map(kept),
          reference: column.reference.map(kept),
          errors: column.errors.map(kept),
          series: column.series.map {
            Series(time: $0.time, times: $0.times, columns: $0.columns.map(kept))
          }
        )
      }
    )
  }
}
