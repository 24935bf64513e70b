extension FittedMethod {
  /// Scores the parents of territories from population-weighted means.
  ///
  /// Every indicator is normalised for the territories, averaged with their populations over those that have it,
  /// and aggregated for the parent as for a territory. A parent has no value of an indicator when the territories
  /// that have it hold less than the least share of the rules (``MissingPolicy/minWeightShare``) of its population.
  /// Territories without a parent are left out. This is how the Indice de Fragilité Numérique of 2023 is made for
  /// communes and EPCI.
  ///
  /// - Parameters:
  ///   - table: The territories, with their populations and parents.
  ///   - level: The id of the level to score.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: One row per parent, in the order of their first territory. Parents have no values in the units of
  ///   the indicators (`notApplicable`), only normalised ones.
  /// - Throws: The level is not one of the method, it names no population, or a territory has none or a negative
  ///   one.
  public func score(
    _ table: TerritoryTable,
    rolledUpTo level: String,
    threads: Int = 1
  ) throws(FragilityError) -> IndexResult {
    guard let parents = table.parentCodes(level) else {
      throw FragilityError([.unknownLevel(level, among: table.parents.map(\.id), method)])
    }
    guard let population = table.population, let source = method.tables.first?.population else {
      throw FragilityError([.noPopulation(method)])
    }
    var problems: [Problem] = []
    for row in 0..<table.count where !(population.encoded[row] >= 0) {
      problems.append(.populationNeeded(table, row: row, column: source))
    }
    problems += table.severalParents(parents, level: level)
    guard problems.isEmpty else { throw FragilityError(problems) }

    let groups = Groups(parents)
    let least = method.rules.missing
    let territories = ScoreSource(self, prepare(table, threads: threads))
    let normalised = concurrentMap(method.indicators.count, threads: threads) {
      territories.normalised($0, rows: 0..<table.count)
    }
    let means = concurrentMap(normalised.count, threads: threads) { position in
      groups.rows.map { rows in
        WeightedMean(normalised[position], weights: population.encoded, rows: rows, least: least)
      }
    }
    let absent = Column(
      encoded: [Double](repeating: Double(absent: .notApplicable), count: groups.codes.count)
    )
    let areas = TerritoryTable(
      tableID: table.tableID,
      keyColumn: table.keyColumn,
      codes: groups.codes,
      population: Column(
        encoded: groups.rows.map { rows in
          var sum = ExactSum()
          for row in rows { sum.add(population.encoded[row]) }
          return sum.value
        }
      ),
      indicators: normalised.map { _ in TerritoryTable.IndicatorColumn(absent) }
    )
    let rolledUp = ScoreSource(
      self,
      table: areas,
      normalised: means.map { $0.map(\.value) },
      shares: means.map { $0.map(\.share) }
    )
    return IndexResult(
      rolledUp,
      scores: rolledUp.scores(ofNodes: [method.hierarchy.root], threads: threads)[0]
    )
  }
}

/// The distinct codes of a column in the order of their first row, and the rows of each.
struct Groups {
  var codes = TextColumn()
  var rows: [[Int]] = []

  init(_ column: TextColumn) {
    var position: [String: Int] = [:]
    for (row, code) in column.enumerated() where !code.isEmpty {
      if let group = position[code] {
        rows[group].append(row)
      } else {
        position[code] = rows.count
        codes.append(code.utf8)
        rows.append([row])
      }
    }
  }
}

/// A mean over the rows that have a value, and the share of the weight they hold.
private struct WeightedMean {
  let value: Double
  let share: Double

  init(_ values: [Double], weights: [Double], rows: [Int], least: MissingPolicy) {
    var sum = ExactSum()
    var present = ExactSum()
    var total = ExactSum()
    for row in rows {
      total.add(weights[row])
      guard !values[row].isNaN else { continue }
      sum.add(values[row] * weights[row])
      present.add(weights[row])
    }
    share = total.value > 0 ? present.value / total.value : 0
    if least.accepts(present.value, of: total.value) {
      value = sum.value / present.value
    } else {
      let reasons = Set(rows.compactMap { values[$0].absence })
      value = Double(
        absent: reasons.count == 1 ? reasons.first ?? .unavailable : .insufficientWeight
      )
    }
  }
}
