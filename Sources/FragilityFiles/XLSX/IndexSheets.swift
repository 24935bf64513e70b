import FragilityIndex

/// The tables that stand beside the scores in the workbook of an index.
struct IndexSheets {
  let result: IndexResult
  let names: IndexNames

  private typealias Column = OutputTable.OutputColumn
  private var method: FragilityMethod { names.method }
  private var language: Language { names.language }

  // MARK: Contributions

  /// The columns of some territories, while they are made.
  private struct Block {
    var texts = [TextColumn](repeating: TextColumn(), count: 6)
    var absence = TextColumn()
    var numbers = [[Double]](repeating: [], count: 4)
  }

  /// A row per territory and indicator, the territories in some order, the indicators in that of the method.
  func contributions(of rows: [Int], threads: Int) -> OutputTable {
    let indicators = method.indicators.indices.map { position in
      let indicator = method.indicators[position]
      return [
        indicator.dimension.map(label(ofDimension:)) ?? "", indicator.id,
        method.label(of: .indicator(position), in: language), indicator.unit?[language] ?? "",
      ].map { Array($0.utf8) }
    }
    let parts = blocks(of: 512, in: rows.count)
    let made = concurrentMap(parts.count, threads: threads) { part in
      block(of: rows[parts[part]], indicators)
    }
    var whole = Block()
    for block in made {
      for position in whole.texts.indices { whole.texts[position].append(block.texts[position]) }
      for position in whole.numbers.indices { whole.numbers[position] += block.numbers[position] }
      whole.absence.append(block.absence)
    }
    func text(_ name: String, _ position: Int) -> Column {
      Column(name: name, cells: .text(whole.texts[position]))
    }
    func number(_ name: String, _ position: Int, digits: Int = 0) -> Column {
      let numbers = FragilityIndex.Column(encoded: whole.numbers[position])
      return Column(name: name, cells: .number(numbers), fewestDigits: digits)
    }
    return OutputTable(
      columns: [
        text(names.code, 0), text(names.name, 1), text(names.dimension, 2),
        text(names.indicator, 3), text(names.label, 4), number(names.value, 0),
        text(names.unit, 5), Column(name: names.absence, cells: .text(whole.absence)),
        number(names.normalised, 1), number(names.weightInIndex, 2, digits: 3),
        number(names.contribution, 3, digits: 2),
      ],
      rows: Array(whole.numbers[0].indices)
    )
  }

  private func block(of rows: ArraySlice<Int>, _ indicators: [[[UInt8]]]) -> Block {
    var block = Block()
    let territories = result.territories
    for row in rows {
      let code = territories.codes.bytes[territories.codes.byteRange(of: row)]
      let name = territories.names.bytes[territories.names.byteRange(of: row)]
      var lines = [Explanation.Line?](repeating: nil, count: indicators.count)
      for line in result.explanation(of: row).lines {
        if case .indicator(let position) = line.member { lines[position] = line }
      }
      for (position, words) in indicators.enumerated() {
        block.texts[0].append(code)
        block.texts[1].append(name)
        for (column, word) in words.enumerated() { block.texts[column + 2].append(word) }
        let value = territories.indicators[position].values.encoded[row]
        block.absence.append(absence(of: value, position, row: row).utf8)
        let line = lines[position]
        let numbers = [
          value, line?.score.number ?? .nan, line?.effectiveWeight ?? .nan,
          line?.contribution.number ?? .nan,
        ]
        for (column, number) in numbers.enumerated() { block.numbers[column].append(number) }
      }
    }
    return block
  }

  /// Why a value is absent, and whether it was filled in.
  private func absence(of value: Double, _ indicator: Int, row: Int) -> String {
    guard let reason = value.absence else { return "" }
    let filled = result.isImputed(indicator, row: row)
    return reason.label[language] + (filled ? names.word(" ; valeur imputée", "; imputed") : "")
  }

  private func label(ofDimension id: String) -> String {
    method.dimensions.firstIndex { $0.id == id }
      .map { method.label(of: .dimension($0), in: language) } ?? id
  }

  // MARK: Method

  /// A row per indicator: what it is, how it counts, where it comes from.
  func method(_ told: FragilityMethod) -> OutputTable {
    let indicators = told.indicators
    let shares = result.fitted.effectiveWeights
    func text(_ name: String, _ text: (FragilityMethod.Indicator) -> String?) -> Column {
      .text(name, indicators.map { text($0) ?? "" })
    }
    func number(_ name: String, _ number: (Int) -> Double?, digits: Int = 0) -> Column {
      let numbers = FragilityIndex.Column(indicators.indices.map(number))
      return Column(name: name, cells: .number(numbers), fewestDigits: digits)
    }
    let columns: [Column] = [
      text(names.dimension) { $0.dimension.map(label(ofDimension:)) },
      text(names.indicator) { $0.id },
      .text(names.label, indicators.indices.map { told.label(of: .indicator($0), in: language) }),
      number(names.weight, { indicators[$0].weight }),
      number(names.weightInIndex, { shares[$0] }, digits: 3),
      text(names.direction) { $0.direction == .higherIsWorse ? higher : lower },
      .text(
        names.normalisation,
        indicators.indices.map { told.normalisation(of: $0).label[language] }
      ),
      text(names.unit) { $0.unit?[language] },
      text(names.source) { $0.source?.name },
      number(names.year, { indicators[$0].source?.year.map(Double.init) }),
      text(names.address) { $0.source?.url }, text(names.licence) { $0.source?.licence },
      text(names.description) { $0.description?[language] },
    ]
    return OutputTable(columns: columns, rows: Array(indicators.indices))
  }

  private var higher: String { names.word("plus haut = plus fragile", "higher = more fragile") }
  private var lower: String { names.word("plus bas = plus fragile", "lower = more fragile") }

  // MARK: Data

  /// A row per indicator: what is there, what is absent and why, what was done to it.
  var data: OutputTable {
    let rows = 0..<result.territories.count
    let values = method.indicators.indices.map { result.territories.indicators[$0].values }
    func count(_ name: String, _ counts: [Int]) -> Column {
      .number(name, counts.map(Double.init), isRounded: false)
    }
    func counted(_ isCounted: (Int, Int) -> Bool) -> [Int] {
      method.indicators.indices.map { indicator in rows.count { isCounted(indicator, $0) } }
    }
    let absences = AbsenceReason.allCases.compactMap { reason -> Column? in
      let counts = values.map { $0.encoded.count { $0.absence == reason } }
      return counts.allSatisfy { $0 == 0 } ? nil : count(reason.label[language], counts)
    }
    let sorted = values.map { $0.encoded.sortedPresent() }
    func figure(_ name: String, _ figure: ([Double]) -> Double?) -> Column {
      Column(name: name, cells: .number(FragilityIndex.Column(sorted.map(figure))))
    }
    let columns: [Column] = [
      .text(names.indicator, method.indicators.map(\.id)),
      .text(
        names.label,
        method.indicators.indices.map { method.label(of: .indicator($0), in: language) }
      ),
      count(names.present, values.map(\.presentCount)),
    ]
    let done: [Column] = [
      count(names.imputed, counted { result.isImputed($0, row: $1) }),
      count(names.treated, counted { result.isWinsorised($0, row: $1) }),
      count(names.beyond, counted { result.isBeyondReference($0, row: $1) }),
      figure(names.minimum, \.first), figure(names.median, median),
      figure(names.maximum, \.last),
    ]
    return OutputTable(
      columns: columns + absences + done,
      rows: Array(method.indicators.indices)
    )
  }

  private func median(_ sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }
}
