import FragilityIndex

// Ranks among the frozen values of a reference.
extension NormalisationExpression {
  /// The rank of a value among those of the reference: between two of them, in proportion to the distances.
  func rank(
    of value: SQLExpression,
    in ranks: ReferenceRanks
  ) throws(Refusal) -> SQLExpression {
    var distinct: [Double] = []
    for number in ranks.values where number != distinct.last { distinct.append(number) }
    guard distinct.count <= Self.mostReferenceValues else { throw .manyValues(distinct.count) }
    return .when(
      .isPresent(value),
      search(value, in: distinct[...]) { ranks.rank($0) }
    )
  }

  /// A case within a case for each halving, so that few comparisons are made for each row.
  private func search(
    _ value: SQLExpression,
    in values: ArraySlice<Double>,
    _ rank: (Double) -> Double
  ) -> SQLExpression {
    func part(_ values: ArraySlice<Double>) -> SQLExpression {
      guard let lower = values.first, values.count > 1 else {
        return .number(rank(values.first ?? 0))
      }
      guard values.count > 2 else {
        let (least, upper) = (rank(lower), values[values.startIndex + 1])
        return .number(least)
          + (value - .number(lower)) / .number(upper - lower) * .number(rank(upper) - least)
      }
      let middle = values.startIndex + values.count / 2
      return .when(
        value.isBelow(.number(values[middle])),
        part(values[values.startIndex...middle]),
        otherwise: part(values[middle...])
      )
    }
    guard let least = values.first, let most = values.last, least < most else {
      return .number(rank(values.first ?? 0))
    }
    return .choice(
      [
        (.infix(value, .lessOrEqual, .number(least)), .number(rank(least))),
        (value.isAtLeast(.number(most)), .number(rank(most))),
      ],
      otherwise: part(values)
    )
  }
}

extension RankConvention {
  /// The share of a rank.
  func share(_ rank: SQLExpression, of count: Int) -> SQLExpression {
    let n = Double(count)
    return switch self {
    case .inclusive: count > 1 ? (rank - .number(1)) / .number(n - 1) : rank * .number(0)
    case .exclusive: rank / .number(n + 1)
    case .midpoint: (rank - .number(0.5)) / .number(n)
    case .upper: rank / .number(n)
    case .lower: (rank - .number(1)) / .number(n)
    }
  }
}
