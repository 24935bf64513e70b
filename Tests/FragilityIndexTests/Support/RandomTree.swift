@testable import FragilityIndex

/// A method with a random tree of dimensions over scores from 0 to 100, and territories with gaps, zeros and scores
/// below the floors.
struct RandomTree {
  private(set) var dimensions: [Dimension] = []
  private(set) var indicators: [Indicator] = []
  private var generator: SplitMix64
  let aggregations: [Aggregation]

  init(seed: UInt64, aggregations: [Aggregation]) {
    generator = SplitMix64(seed: seed)
    self.aggregations = aggregations
    for _ in 0...Int(generator.next() % 3) { addDimension(in: nil, depth: 1) }
  }

  func method() throws(FragilityError) -> FragilityMethod {
    try FragilityIndexTests.method(dimensions: dimensions, indicators) { rules in
      rules.normalisation = .none
      rules.aggregation = aggregations[indicators.count % aggregations.count]
      rules.missing = MissingPolicy(minWeightShare: 0.4)
    }
  }

  mutating func territories(_ count: Int, gaps: Bool = true) -> TerritoryTable {
    let columns = indicators.map { _ in
      Column((0..<count).map { _ in value(gaps: gaps) })
    }
    return FragilityIndexTests.territories(columns)
  }

  private mutating func value(gaps: Bool) -> Value {
    switch generator.next() % 12 {
    case 0 where gaps: .absent(.suppressed)
    case 1 where gaps: .absent(.notApplicable)
    case 2: .present(0)
    case 3: .present(generator.number(0, 1))
    default: .present(generator.number(0, 100))
    }
  }

  private mutating func addDimension(in parent: String?, depth: Int) {
    let id = "d\(dimensions.count)"
    let choice = Int(generator.next() % UInt64(aggregations.count + 1))
    dimensions.append(
      dimension(
        id,
        in: parent,
        weight: weight(isFirst: true),
        aggregation: choice == 0 ? nil : aggregations[choice - 1]
      )
    )
    for number in 0...Int(generator.next() % 3) {
      let weight = weight(isFirst: number == 0)
      indicators.append(indicator("i\(indicators.count)", in: id, weight: weight))
    }
    guard depth < 4 else { return }
    for _ in 0..<Int(generator.next() % 3) { addDimension(in: id, depth: depth + 1) }
  }

  /// A positive weight, or for children but the first sometimes zero.
  private mutating func weight(isFirst: Bool) -> Double {
    !isFirst && generator.next() % 6 == 0 ? 0 : generator.number(0.1, 3)
  }
}
