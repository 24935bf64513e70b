import Testing

@testable import FragilityIndex

@Suite("A change that is reported")
struct TippingPointPropertyTests {
  @Test(
    "moves the territory when it is applied, and its neighbour does not",
    arguments: 0..<3 as Range<UInt64>
  )
  func applied(seed: UInt64) throws {
    let example = try MixedExample(rows: 30, seed: seed)
    let fitted = try example.method.fit(to: example.table)
    let result = fitted.score(example.table)
    var moves = 0
    for row in 0..<30 {
      moves += try expectMoves(of: row, in: result)
    }
    #expect(moves > 100)
  }

  /// Applies every change of a territory and rescores; the number of changes.
  private func expectMoves(of row: Int, in result: IndexResult) throws -> Int {
    let points = ValueSearch(result, row: row)
    #expect(points.currentClass.map(Double.init) == result.classes[row].number)
    var moves = 0
    for change in result.territories.indicators.indices.map(points.change) {
      for (target, isMore) in [(change.moreFragile, true), (change.lessFragile, false)] {
        guard case .value(let value, let difference, let reached) = target else { continue }
        func rescored(_ value: Double) -> Int? {
          let table = result.territories.replacing(change.indicator, row: row, by: value)
          return result.fitted.score(table).classes[row].number.map { Int($0) }
        }
        let current = try #require(points.currentClass)
        #expect(isMore ? reached > current : reached < current)
        #expect(rescored(value) == reached)
        let before = rescored(difference > 0 ? value.nextDown : value.nextUp)
        #expect(before.map { isMore ? $0 <= current : $0 >= current } == true)
        moves += 1
      }
    }
    return moves
  }

  @Test(
    "goes through transforms, treatments, rescalings and any aggregation",
    arguments: EveryChoice.aggregations,
    [nil, Rescaling(.exponentialRank(ExponentialRank())), Rescaling(.zScore(ZScore(mean: 100)))]
  )
  func everyStage(aggregation: Aggregation, rescaling: Rescaling?) throws {
    var dimensions = [dimension("x", aggregation: aggregation), dimension("y", weight: 2)]
    dimensions[0].rescaling = rescaling
    var indicators = [
      indicator("a", in: "x"), indicator("b", in: "x", .lowerIsWorse, weight: 2),
      indicator("c", in: "y"), indicator("d", in: "y", .lowerIsWorse),
      indicator("e", in: "x", normalisation: .percentRank(PercentRank())),
    ]
    indicators[0].transform = .log
    indicators[2].treatment = .steps(.init(first: .winsorise(maxPoints: 3)))
    indicators[3].treatment = EveryChoice.treatments[7]
    indicators[3].transform = .squareRoot
    let method = try method(dimensions: dimensions, indicators) { rules in
      rules.rankRounding = Rounding(digits: 3)
      rules.missing = MissingPolicy(minWeightShare: 0.4)
    }
    var generator = SplitMix64(seed: 6)
    let columns = relatedColumns(5, rows: 30, seed: 6).map { column in
      Column(column.map { generator.next() % 10 == 0 ? nil : $0 })
    }
    let result = try score(territories(columns), by: method)
    var moves = 0
    for row in 0..<4 { moves += try expectMoves(of: row, in: result) }
    #expect(moves > 4)
  }

  @Test(
    "is found where the ends of a monotone score find one",
    arguments: [
      .percentRank(PercentRank()), .quantile(QuantileScore(count: 4)),
      .steps(StepScore(bounds: .values([-3, 12]), scores: [0, 40, 100])), .zScore(ZScore()),
    ] as [Normalisation]
  )
  func ends(choice: Normalisation) throws {
    var generator = SplitMix64(seed: 4)
    let method = try method(
      [indicator("a", weight: 2), indicator("b", .lowerIsWorse)]
    ) { rules in
      rules.normalisation = choice
      rules.classes = .quantiles(count: 4, inclusive: .right)
    }
    let table = territories(
      (0..<2).map { _ in Column((0..<20).map { _ in generator.number(0, 9).rounded() }) }
    )
    let fitted = try method.fit(to: table)
    let result = fitted.score(table)
    var reached = 0
    for row in 0..<20 {
      let points = ValueSearch(result, row: row)
      for indicator in 0..<2 {
        let ends = [-50.0, 50].map { end -> Double in
          let other = fitted.score(table.replacing(indicator, row: row, by: end))
          return other.classes[row].number ?? 0
        }
        let current = try #require(result.classes[row].number)
        let change = points.change(of: indicator)
        guard !method.normalisation(of: indicator).isUnbounded else { continue }
        for (target, isThere) in [
          (change.moreFragile, ends.contains { $0 > current }),
          (change.lessFragile, ends.contains { $0 < current }),
        ] {
          if case .value = target { reached += 1 }
          if case .value = target { #expect(isThere) } else { #expect(!isThere) }
        }
      }
    }
    #expect(reached > 20 || choice == .zScore(ZScore()))
  }

  @Test("by rank moves the territory when classes are made of the new scores")
  func ranks() throws {
    let example = try MixedExample(rows: 30, seed: 12)
    var rules = example.method.rules
    rules.classes = .ranks(count: 4)
    let method = try FragilityMethod(
      id: "ranks",
      tables: example.method.tables,
      rules: rules,
      dimensions: example.method.dimensions,
      indicators: example.method.indicators
    )
    let fitted = try method.fit(to: example.table)
    let result = fitted.score(example.table)
    var moves = 0
    for row in 0..<15 {
      let points = ValueSearch(result, row: row)
      #expect(points.currentClass.map(Double.init) == result.classes[row].number)
      for change in result.territories.indicators.indices.map(points.change) {
        for target in [change.moreFragile, change.lessFragile] {
          guard case .value(let value, let difference, let reached) = target else { continue }
          func rescored(_ value: Double) -> Int? {
            let table = example.table.replacing(change.indicator, row: row, by: value)
            let scores = fitted.score(table).scores
            return rules.classes.fit(to: scores).classes(of: scores)[row].number.map { Int($0) }
          }
          #expect(rescored(value) == reached)
          #expect(rescored(difference > 0 ? value.nextDown : value.nextUp) == points.currentClass)
          moves += 1
        }
      }
    }
    #expect(moves > 20)
  }
}

extension Normalisation {
  /// Whether scores go on beyond what the table spans.
  fileprivate var isUnbounded: Bool {
    if case .zScore = self { true } else { false }
  }
}

extension TerritoryTable {
  /// The same table with one other value.
  func replacing(_ indicator: Int, row: Int, by value: Double) -> TerritoryTable {
    var columns = indicators
    var values = columns[indicator].values.encoded
    values[row] = value
    columns[indicator] = columns[indicator].with(values)
    return TerritoryTable(
      tableID: tableID,
      codes: codes,
      population: population,
      parents: parents,
      indicators: columns
    )
  }
}
