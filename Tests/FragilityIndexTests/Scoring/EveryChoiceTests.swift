import Testing

@testable import FragilityIndex

/// A method with a choice of every stage, and a table with gaps, equal values, counts and parents.
private struct AnyIndex {
  let method: FragilityMethod
  let table: TerritoryTable

  init(seed: UInt64, rows: Int = 60) throws {
    var generator = SplitMix64(seed: seed)
    func pick<Choice>(_ choices: [Choice]) -> Choice {
      choices[Int(generator.next() % UInt64(choices.count))]
    }
    let positive = EveryChoice.normalisations.filter { choice in
      switch choice {
      case .zScore: false
      case .minMax(let choice): choice.goalposts == nil || choice.clip
      default: true
      }
    }
    var indicators = (0..<6).map { position in
      var indicator = indicator(
        "i\(position)",
        in: position < 3 ? "x" : "y",
        position < 3 ? pick(Direction.allCases) : .higherIsWorse,
        weight: generator.number(0.5, 3),
        normalisation: pick(positive)
      )
      let treatment = pick(EveryChoice.treatments)
      switch indicator.normalisation {
      case .none?, .fractionOfMaximum?: break
      case let choice? where choice.hasFixedBounds: break
      default: indicator.treatment = treatment
      }
      indicator.imputation = pick(EveryChoice.imputations)
      return indicator
    }
    indicators[0].derivation = .ratio(numerator: t("n"), denominator: t("d"), per: 10)
    indicators[0].treatment = nil
    indicators[0].shrinkage = Shrinkage(towards: "epci")
    indicators[0].imputation = .parent(level: "epci")
    indicators[0].normalisation = .ratio(RatioToReference(reference: .parent(level: "epci")))
    var dimensions = [dimension("x"), dimension("y", weight: 1.5)]
    dimensions[0].aggregation = EveryChoice.aggregations[Int(seed) % EveryChoice.aggregations.count]
    dimensions[1].weighting = EveryChoice.weightings[Int(seed) % EveryChoice.weightings.count]
    dimensions[1].rescaling = EveryChoice.rescalings[Int(seed) % EveryChoice.rescalings.count]
    method = try FragilityIndexTests.method(
      parents: ["epci"],
      dimensions: dimensions,
      indicators
    ) { rules in
      rules.screening = Screening(minPresent: 0.4)
      rules.missing = MissingPolicy(minWeightShare: 0.4)
      rules.rankRounding = Rounding(digits: 3)
    }
    let columns = relatedColumns(6, rows: rows, seed: seed).map { column in
      let top = column.max() ?? 1
      return Column(
        column.map { value -> Double? in
          switch generator.next() % 12 {
          case 0: nil
          case 1: 4
          default: 1 + 8 * value / top
          }
        }
      )
    }
    var made = columns.map { TerritoryTable.IndicatorColumn($0) }
    let persons = (0..<rows).map { _ in generator.number(20, 400).rounded() }
    let numerators = zip(columns[0].encoded, persons).map { $0.isNaN ? $0 : $0 * $1 }
    made[0] = .init(
      columns[0],
      numerator: Column(encoded: numerators),
      denominator: Column(persons)
    )
    let parents = (0..<rows).map { _ in pick(["A", "B", "C"]) }
    table = territories(made, population: Column(persons), parents: [("epci", parents)])
  }

  func permuted(_ order: [Int]) -> TerritoryTable {
    func permuted(_ column: Column) -> Column {
      Column(encoded: order.map { column.encoded[$0] })
    }
    return TerritoryTable(
      tableID: table.tableID,
      codes: TextColumn(order.map { table.codes[$0] }),
      parents: table.parents.map { level in
        .init(id: level.id, codes: TextColumn(order.map { level.codes[$0] }))
      },
      indicators: table.indicators.map { column in
        .init(
          permuted(column.values),
          numerator: column.numerator.map(permuted),
          denominator: column.denominator.map(permuted)
        )
      }
    )
  }
}

@Suite("Methods with any choice of every stage")
struct EveryChoiceTests {
  private static let seeds: Range<UInt64> = 0..<48

  @Test("give the same bits in every order of the rows", arguments: seeds)
  func permutations(seed: UInt64) throws {
    let index = try AnyIndex(seed: seed)
    var generator = SplitMix64(seed: seed + 100)
    let order = (0..<60).shuffled(using: &generator)
    let straight = try score(index.table, by: index.method)
    let permuted = try score(index.permuted(order), by: index.method)
    #expect(permuted.fitted == straight.fitted)
    func agree(_ column: (IndexResult) -> Column) -> Bool {
      let first = bits(column(straight))
      return bits(column(permuted)) == order.map { first[$0] }
    }
    for position in index.method.indicators.indices {
      #expect(agree { $0.prepared[position] }, "\(index.method.indicators[position])")
      #expect(agree { $0.normalised[position] }, "\(index.method.indicators[position])")
    }
    for dimension in 0..<2 { #expect(agree { $0.scores(ofDimension: dimension) }) }
    #expect(agree(\.scores) && agree(\.ranks) && agree(\.classes))
    #expect(permuted.coverage == order.map { straight.coverage[$0] })
    for (row, from) in order.enumerated() {
      #expect(permuted.flags(of: row) == straight.flags(of: from))
    }
    #expect(straight.scores.presentCount > 40)
  }

  @Test("give the same bits on any number of threads", arguments: [0, 7, 13, 22, 31] as [UInt64])
  func threads(seed: UInt64) throws {
    let index = try AnyIndex(seed: seed, rows: 400)
    let one = try score(index.table, by: index.method)
    for threads in [2, 5] {
      let other = try score(index.table, by: index.method, threads: threads)
      #expect(other.fitted == one.fitted)
      #expect(bits(other.scores) == bits(one.scores))
      #expect(bits(other.ranks) == bits(one.ranks))
      #expect(other.coverage == one.coverage)
    }
  }

  @Test("flag territories in a walk over all of them as one by one", arguments: seeds)
  func flags(seed: UInt64) throws {
    let index = try AnyIndex(seed: seed)
    let result = try score(index.table, by: index.method)
    let walk = result.columns(flags: true, threads: 2).flags
    let single = (0..<60).map { result.flags(of: $0).map(\.word).joined(separator: " ") }
    #expect(walk.map { $0 } == single)
    #expect(single.contains { $0.contains(" ") })
  }

  @Test("score a territory alone as they score it among others", arguments: seeds)
  func alone(seed: UInt64) throws {
    let index = try AnyIndex(seed: seed)
    let fitted = try index.method.fit(to: index.table)
    let result = fitted.score(index.table)
    for row in [3, 17, 41] {
      let alone = fitted.score(index.permuted([row]))
      #expect(bits(alone.scores)[0] == bits(result.scores)[row])
      #expect(alone.flags(of: 0) == result.flags(of: row))
    }
  }

  @Test("explain a score by parts that add up to it", arguments: seeds)
  func parts(seed: UInt64) throws {
    let index = try AnyIndex(seed: seed)
    let result = try score(index.table, by: index.method)
    for row in 0..<60 {
      guard let score = result.scores[row].number else { continue }
      let parts = result.contributions(of: row).compactMap(\.number)
      let size = parts.reduce(0) { $0 + abs($1) }
      #expect(isClose(parts.reduce(0, +), score, within: 1e-9, least: size))
    }
  }
}
