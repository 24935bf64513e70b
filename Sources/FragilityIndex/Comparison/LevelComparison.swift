/// Territories beside the larger areas they belong to, at one level: what each area is worth, and how far off its
/// territories are.
///
/// The value of an area comes from a table of the method, or is the ratio of the sums of numerators and denominators over
/// the territories of the area that are in the table; rates, medians and means are never averaged. Its score is what the
/// frozen method makes of these values: gaps are not filled in, and nothing is fitted anew.
public struct LevelComparison: Sendable {
  /// Where the value of an area comes from.
  public enum Basis: String, Sendable, Hashable {
    /// A table of the method.
    case table
    /// The sums over its territories that are in the table of territories.
    case territories
    /// Nowhere: it could only be an average of rates.
    case none
    /// Nowhere: its parts come from a table that territories share, such as that of their communes, and sums would count
    /// them once for each territory.
    case shared
  }

  /// The id of the level; `all` is all territories together.
  public let level: String
  /// Where the values come from, one entry per indicator of the method.
  public let bases: [Basis]
  /// The areas: those that a territory belongs to, in the order of their first territory.
  ///
  /// Where a table of the method holds values of the level, scores of dimensions and of the index stand on those alone.
  public let areas: IndexResult
  /// The values of the areas, one column per indicator.
  public let values: [Column]
  /// The scores of the areas on each indicator.
  public let normalised: [Column]
  /// Whether the value of an area lies outside of what the territories or the goalposts span, by indicator and area: its
  /// score then lies beyond those of the territories, or is held at their end.
  public let isBeyondReference: [[Bool]]
  /// The row of each territory's area, `nil` for one without.
  public let areaOf: [Int?]
  /// How many territories each area has in the table.
  public let territoryCounts: [Int]
  /// How many of them a sum stands on, by indicator and area; empty for other bases.
  public let summedCounts: [[Int]]
  /// The population of the territories of each area; NaN where one is not known.
  public let populationInTable: [Double]
  /// The population of each area where a table of the method gives it, NaN elsewhere.
  public let population: [Double]
  /// The codes that a table of the method should hold and does not, each once.
  public let codesNotInTable: [String]
  /// The rows of ``areas`` that a table of the method does not hold.
  let areasNotInTable: Set<Int>

  /// The share of an area's people who live in its territories of the table; NaN where it is not known.
  ///
  /// - Parameter area: A row of ``areas``.
  /// - Returns: A share, above 1 where the counts are of different years.
  public func coveredPopulation(ofArea area: Int) -> Double {
    population[area] > 0 ? populationInTable[area] / population[area] : .nan
  }
}

extension IndexResult {
  /// Sets the territories beside their areas at a level.
  ///
  /// - Parameters:
  ///   - level: A level of the method, or `all` for all territories together.
  ///   - parents: The tables of larger areas that the method names, of any level.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The areas with their values and scores.
  /// - Throws: The method has no such level, cells hold several codes, or a table has not the row of the whole.
  /// - Complexity: O(territories x indicators).
  public func comparison(
    at level: String,
    parents: [ParentValues] = [],
    threads: Int = 1
  ) throws(FragilityError) -> LevelComparison {
    let method = fitted.method
    let whole = FragilityMethod.ParentTable.whole
    let isWhole = level == whole
    let codes = try groupCodes(at: level)
    let groups = Groups(codes)
    let tables = parents.filter { $0.level == level }
    let absentWholes = tables.filter {
      isWhole && CodeIndex($0.table.codes).firstRow($0.code ?? "") == nil
    }
    guard absentWholes.isEmpty else {
      throw FragilityError(absentWholes.map { .noRowOfWhole($0) })
    }
    let found = AreaValues(
      territories: territories,
      method: method,
      groups: groups,
      tables: tables,
      isWhole: isWhole
    )
    let areas = territories.areas(
      groups,
      level: level,
      names: found.names,
      population: found.population,
      values: found.values.map { Column(encoded: $0) }
    )
    let normalised = concurrentMap(method.indicators.count, threads: threads) { position in
      fitted.areaScores(of: found.values[position], position, in: areas)
    }
    // A score that mixed published values of areas with sums over some of their territories would be of neither.
    let kept = method.indicators.indices.map { position in
      tables.isEmpty || found.bases[position] == .table
        ? normalised[position]
        : normalised[position].map { $0.isNaN ? $0 : Double(absent: .unavailable) }
    }
    let source = ScoreSource(
      fitted,
      table: areas,
      normalised: kept,
      shares: kept.map { $0.map { $0.isNaN ? 0 : 1 } }
    )
    var areaOf = [Int?](repeating: nil, count: territories.count)
    for (area, rows) in groups.rows.enumerated() { for row in rows { areaOf[row] = area } }
    return LevelComparison(
      level: level,
      bases: found.bases,
      areas: IndexResult(
        source,
        scores: source.scores(ofNodes: [method.hierarchy.root], threads: threads)[0]
      ),
      values: found.values.map { Column(encoded: $0) },
      normalised: normalised.map { Column(encoded: $0) },
      isBeyondReference: method.indicators.indices.map { position in
        found.values[position].map { fitted.isBeyondReference($0, position) }
      },
      areaOf: areaOf,
      territoryCounts: groups.rows.map(\.count),
      summedCounts: found.summedCounts,
      populationInTable: groups.rows.map { territories.population(ofRows: $0) },
      population: found.population,
      codesNotInTable: found.codesNotInTable,
      areasNotInTable: found.areasNotInTable
    )
  }
}

extension FittedMethod {
  /// The scores of areas on an indicator, by the numbers that were frozen on the territories.
  fileprivate func areaScores(
    of values: [Double],
    _ position: Int,
    in areas: TerritoryTable
  ) -> [Double] {
    values.map { transformed($0, position) }.withUnsafeBufferPointer {
      indicators[position].normalise($0, in: areas, rows: 0..<areas.count)
    }
  }

  fileprivate func isBeyondReference(_ value: Double, _ position: Int) -> Bool {
    let value = transformed(value, position)
    guard !value.isNaN else { return false }
    let (treatment, normalisation) = (
      indicators[position].treatment, indicators[position].normalisation
    )
    if treatment.steps.isEmpty { return normalisation.isBeyondReference(value) }
    return treatment.isBeyondDomain(value)
      || normalisation.isBeyondReference(treatment.apply(value))
  }

  private func transformed(_ value: Double, _ position: Int) -> Double {
    guard let transform = method.indicators[position].transform, !value.isNaN else { return value }
    let transformed = transform.apply(value)
    return transformed.isFinite ? transformed : Double(absent: .unavailable)
  }
}

extension TerritoryTable {
  /// The people of some territories; NaN where the number of one of them is not known.
  package func population(ofRows rows: [Int]) -> Double {
    guard let population else { return .nan }
    var sum = ExactSum()
    for row in rows {
      guard !population.encoded[row].isNaN else { return .nan }
      sum.add(population.encoded[row])
    }
    return sum.value
  }

  /// Areas as territories of their own: at their own level they are their own parents, at others they have the parent
  /// that all their territories share.
  fileprivate func areas(
    _ groups: Groups,
    level: String,
    names: TextColumn,
    population: [Double],
    values: [Column]
  ) -> TerritoryTable {
    TerritoryTable(
      tableID: tableID,
      keyColumn: keyColumn,
      codes: groups.codes,
      names: names,
      population: Column(encoded: population.map { $0.isNaN ? Double(absent: .unavailable) : $0 }),
      parents: parents.map { parent in
        guard parent.id != level else { return ParentLevel(id: level, codes: groups.codes) }
        let shared = groups.rows.map { rows -> String in
          let first = rows.first.map { parent.codes[$0] } ?? ""
          return rows.allSatisfy { parent.codes[$0] == first } ? first : ""
        }
        return ParentLevel(id: parent.id, codes: TextColumn(shared))
      },
      indicators: values.map { IndicatorColumn($0) }
    )
  }
}
