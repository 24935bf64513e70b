extension FragilityMethod {
  /// Whether the values of an indicator come from tables with a row for each territory.
  fileprivate func isOwn(_ indicator: Int) -> Bool {
    let derivation = indicators[indicator].derivation
    var read = derivation.columns.map(\.table)
    if case .count(let table, _, _) = derivation { read.append(table) }
    return read.allSatisfy(isOwn(table:))
  }

  /// Whether the rows of a table are found by the codes of the territories themselves.
  private func isOwn(table id: String) -> Bool {
    guard let table = tables.first(where: { $0.id == id }), let on = table.join?.on else {
      return id == tables.first?.id
    }
    let other = tables.first { $0.id == on.table }
    return on.column == other?.key && isOwn(table: on.table)
  }
}

/// The values of areas before anything is done to them.
struct AreaValues {
  var bases: [LevelComparison.Basis] = []
  var values: [[Double]] = []
  var summedCounts: [[Int]] = []
  var names: TextColumn
  var population: [Double]
  var codesNotInTable: [String] = []
  var areasNotInTable: Set<Int> = []

  init(
    territories: TerritoryTable,
    method: FragilityMethod,
    groups: Groups,
    tables: [ParentValues],
    isWhole: Bool
  ) {
    let codes = groups.codes
    population = [Double](repeating: .nan, count: codes.count)
    var names = codes.map { $0 }
    // The row of each area in each table.
    let rows = tables.map { table in
      let index = CodeIndex(table.table.codes)
      return codes.map { index.firstRow(isWhole ? table.code ?? "" : $0) }
    }
    for (table, rows) in zip(tables, rows) {
      for (area, row) in rows.enumerated() {
        guard let row else {
          if areasNotInTable.insert(area).inserted { codesNotInTable.append(codes[area]) }
          continue
        }
        if names[area] == codes[area] { names[area] = table.table.names[row] }
        if let people = table.table.population?.encoded[row], !people.isNaN,
          population[area].isNaN
        {
          population[area] = people
        }
      }
    }
    self.names = TextColumn(names)
    for position in method.indicators.indices {
      var summed: [Int] = []
      if let table = tables.firstIndex(where: { $0.indicators.contains(position) }),
        let column = tables[table].indicators.firstIndex(of: position)
      {
        let known = tables[table].table.indicators[column].values.encoded
        bases.append(.table)
        values.append(rows[table].map { $0.map { known[$0] } ?? Double(absent: .unavailable) })
      } else if let numerator = territories.indicators[position].numerator,
        let denominator = territories.indicators[position].denominator,
        method.isOwn(position)
      {
        let sums = groups.rows.map {
          RatioOfSums(numerator.encoded, denominator.encoded, rows: $0)
        }
        bases.append(.territories)
        values.append(sums.map(\.value))
        summed = sums.map(\.count)
      } else {
        bases.append(territories.indicators[position].numerator == nil ? .none : .shared)
        values.append(
          [Double](repeating: Double(absent: .unavailable), count: groups.codes.count)
        )
      }
      summedCounts.append(summed)
    }
  }
}

/// The sum of numerators over the sum of denominators, over the rows that have both.
private struct RatioOfSums {
  let value: Double
  let count: Int

  init(_ numerators: [Double], _ denominators: [Double], rows: [Int]) {
    var (above, below, count) = (ExactSum(), ExactSum(), 0)
    for row in rows where !numerators[row].isNaN && !denominators[row].isNaN {
      above.add(numerators[row])
      below.add(denominators[row])
      count += 1
    }
    let ratio = above.value / below.value
    self.count = count
    if ratio.isFinite {
      value = ratio
    } else {
      let reasons = Set(rows.map { (numerators[$0].absence ?? denominators[$0].absence) })
      let reason = count > 0 ? .zeroDenominator : reasons.count == 1 ? reasons.first ?? nil : nil
      value = Double(absent: reason ?? .unavailable)
    }
  }
}
