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
    for row in 0..<table.count where parents[row].contains(where: { ",;/| ".contains($0) }) {
      problems.append(.severalParents(parents[row], table, row: row, level: level, method))
    }
    guard problems.isEmpty else { throw FragilityError(problems) }

    let groups = Groups(parents)
    let least = method.rules.missing
    let normalised = normalise(table, threads: threads)
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
    return result(
      for: areas,
      normalised: means.map { $0.map(\.value) },
      shares: means.map { $0.map(\.share) },
      threads: threads
    )
  }
}

/// The distinct codes of a column in the order of their first row, and the rows of each.
private struct Groups {
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

extension Problem {
  static func unknownLevel(
    _ level: String,
    among levels: [String],
    _ method: FragilityMethod
  ) -> Problem {
    let known = levels.joined(separator: ", ")
    return Problem(
      "rollup.unknown-level",
      at: Place(.table(0, id: method.tables.first?.id ?? "", key: "parents")),
      LocalizedText(
        fr: "la méthode n'a pas de niveau \"\(level)\"",
        en: "the method has no level \"\(level)\""
      ),
      remedy: levels.isEmpty
        ? LocalizedText(
          fr: "déclarez-le : parents = { \(level) = \"colonne des codes\" } dans la première table",
          en: "declare it: parents = { \(level) = \"column of the codes\" } in the first table"
        )
        : LocalizedText(fr: "niveaux connus : \(known)", en: "known levels: \(known)")
    )
  }

  static func noPopulation(_ method: FragilityMethod) -> Problem {
    let id = method.tables.first?.id ?? ""
    return Problem(
      "rollup.no-population",
      at: Place(.table(0, id: id, key: "id")),
      LocalizedText(
        fr: "une moyenne pondérée demande la population des territoires",
        en: "a weighted mean needs the populations of the territories"
      ),
      remedy: LocalizedText(
        fr: "ajoutez population = \"colonne\" à la table",
        en: "add population = \"column\" to the table"
      )
    )
  }

  static func populationNeeded(
    _ table: TerritoryTable,
    row: Int,
    column: ColumnReference
  ) -> Problem {
    let code = table.codes[row]
    let isSource = column.table == table.tableID
    return Problem(
      "rollup.population",
      at: Place(
        .cell(table: table.tableID, row: row, column: isSource ? column.column : table.keyColumn)
      ),
      LocalizedText(
        fr: "le territoire \"\(code)\" n'a pas de population, ou une population négative",
        en: "the territory \"\(code)\" has no population, or a negative one"
      ),
      remedy: LocalizedText(
        fr: "donnez sa population, ou retirez-le de la table",
        en: "give its population, or remove it from the table"
      )
    )
  }

  static func severalParents(
    _ cell: String,
    _ table: TerritoryTable,
    row: Int,
    level: String,
    _ method: FragilityMethod
  ) -> Problem {
    let source = method.tables.first?.parents.first { $0.id == level }?.codes
    let column = source?.table == table.tableID ? source?.column : nil
    return Problem(
      "rollup.several-parents",
      at: Place(.cell(table: table.tableID, row: row, column: column ?? table.keyColumn)),
      LocalizedText(
        fr: "\"\(cell)\" n'est pas un code, ou en réunit plusieurs",
        en: "\"\(cell)\" is not a code, or holds several"
      ),
      remedy: LocalizedText(
        fr: "donnez un seul parent au territoire pour ce niveau",
        en: "give the territory a single parent at this level"
      )
    )
  }
}
