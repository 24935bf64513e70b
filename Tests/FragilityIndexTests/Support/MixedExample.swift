@testable import FragilityIndex

/// A method with every normalisation and both aggregations, and random territories with gaps, equal values, zeros of
/// both signs and parents.
struct MixedExample {
  let method: FragilityMethod
  let table: TerritoryTable

  init(rows: Int, seed: UInt64) throws(FragilityError) {
    let choices: [Normalisation] = [
      .minMax(MinMax()), .minMax(MinMax(goalposts: Scale(-1, 2))), .zScore(ZScore(mean: 50)),
      .percentRank(PercentRank(ties: .average)), .quantile(QuantileScore()),
      .ratio(RatioToReference(reference: .parent(level: "epci"))), .none,
    ]
    let indicators = choices.enumerated().map { position, choice in
      indicator(
        "i\(position)",
        in: position % 2 == 0 ? "even" : "odd",
        position % 3 == 0 ? .lowerIsWorse : .higherIsWorse,
        weight: [0.1, 0.2, 0.3, 0.7][position % 4],
        normalisation: choice
      )
    }
    let dimensions = [
      dimension("even"), dimension("odd", weight: 1.7, aggregation: .geometric(floor: 0.5)),
    ]
    var ratios = indicators
    ratios[5].derivation = .ratio(numerator: t("i5"), denominator: t("people"), per: 1)
    method = try FragilityIndexTests.method(
      parents: ["epci"],
      dimensions: dimensions,
      ratios
    ) { rules in
      rules.missing = MissingPolicy(minWeightShare: 0.5)
      rules.ties = .average
    }

    var generator = SplitMix64(seed: seed)
    let columns = choices.map { _ in
      Column(
        (0..<rows).map { _ -> Value in
          switch generator.next() % 10 {
          case 0: .absent(AbsenceReason.allCases[Int(generator.next() % 3)])
          case 1: .present(generator.next() & 1 == 0 ? 0 : -0.0)
          case 2: .present((generator.number(-2, 3) * 4).rounded() / 4)
          default: .present(generator.number(-1, 3))
          }
        }
      )
    }
    let people = Column((0..<rows).map { _ in generator.number(1, 9) })
    var made = columns.map { TerritoryTable.IndicatorColumn($0) }
    made[5] = .init(columns[5], numerator: columns[5], denominator: people)
    let parents = (0..<rows).map { _ in ["A", "B", "C", ""][Int(generator.next() % 4)] }
    table = territories(made, population: people, parents: [("epci", parents)])
  }

  /// The same territories in another order.
  func permuted(_ order: [Int]) -> TerritoryTable {
    func permuted(_ column: Column) -> Column {
      Column(encoded: order.map { column.encoded[$0] })
    }
    return TerritoryTable(
      tableID: table.tableID,
      codes: TextColumn(order.map { table.codes[$0] }),
      population: table.population.map(permuted),
      parents: table.parents.map { level in
        TerritoryTable.ParentLevel(
          id: level.id,
          codes: TextColumn(order.map { level.codes[$0] })
        )
      },
      indicators: table.indicators.map { column in
        TerritoryTable.IndicatorColumn(
          permuted(column.values),
          numerator: column.numerator.map(permuted),
          denominator: column.denominator.map(permuted)
        )
      }
    )
  }
}
