import FragilityIndex

/// The aggregation of a node, in the shape and the order that the engine computes it in.
struct NodeExpression {
  let node: Hierarchy.Node
  let weights: [Double]
  /// The scores of the children; null for a gap.
  let children: [SQLExpression]
  let orientation: Orientation
  /// The name of the node.
  let id: String

  /// The sum of all weights.
  var total: Double { weights.reduce(0, +) }

  private var sum: SQLExpression { .column("\(id):sum") }
  private var weight: SQLExpression { .column("\(id):weight") }

  /// What is summed over the children, and the score that is made of it; `nil` where no expression says it.
  func score() -> (sums: [SQLStep.Addition], score: SQLExpression)? {
    var sums = [SQLStep.Addition("\(id):weight", presentWeight)]
    let score: SQLExpression
    switch node.aggregation.unrounded {
    case .arithmetic:
      sums.append(.init("\(id):sum", weighted { $0 }))
      score = sum / weight
    case .sum:
      sums.append(.init("\(id):sum", weighted { $0 }))
      score = .when(
        weight.isEqual(to: .number(total)),
        sum,
        otherwise: sum / weight * .number(total)
      )
    case .geometric(let floor):
      sums.append(.init("\(id):sum", weighted { .call("LN", [$0.held(floor, nil)]) }))
      score = .call("EXP", [sum / weight])
    case .harmonic(let floor):
      sums.append(.init("\(id):sum", weighted { .number(1) / $0.held(floor, nil) }))
      score = weight / sum
    case .power(let exponent, let floor) where exponent == -1:
      sums.append(.init("\(id):sum", weighted { .number(1) / $0.held(floor, nil) }))
      score = weight / sum
    case .power(let exponent, let floor):
      sums.append(
        .init(
          "\(id):sum",
          weighted { .call("POWER", [$0.held(floor, nil), .number(exponent)]) }
        )
      )
      score = .call("POWER", [sum / weight, .number(1 / exponent)])
    case .product:
      let exponent = SQLExpression.number(total) / weight
      let factors = zip(children, weights).filter { $1 > 0 }.map { child, weight in
        SQLExpression.when(
          .isNull(child),
          .number(1),
          otherwise: .call("POWER", [child.held(0, nil), .number(weight) * exponent])
        )
      }
      score = factors.dropFirst().reduce(factors.first ?? .number(1), *)
    case .minimum: score = extreme("LEAST")
    case .maximum: score = extreme("GREATEST")
    case .mazziottaPareto(let choice):
      let one = SQLExpression.number(1)
      sums.append(.init("\(id):sum", weighted { $0 }))
      if choice.variance == .sample {
        let counts = zip(children, weights).filter { $1 > 0 }.map { child, _ in
          SQLExpression.when(.isNull(child), .number(0), otherwise: one)
        }
        sums.append(.init("\(id):count", .sum(counts)))
      }
      score = penalised(choice)
    default: return nil
    }
    // Weights such as 0.1 + 0.2 + 0.3 have rounding errors; a billionth of the total is forgiven.
    let least = node.missing.minWeightShare * total - 1e-9 * total
    let isEnough = SQLExpression.infix(
      weight.isAbove(.number(0)),
      .and,
      weight.isAtLeast(.number(least))
    )
    return (sums, .when(least > 0 ? weight.isAtLeast(.number(least)) : isEnough, score))
  }

  /// The weight of the children that have a score.
  private var presentWeight: SQLExpression {
    .sum(
      zip(children, weights).map { child, weight in
        .when(.isNull(child), .number(0), otherwise: .number(weight))
      }
    )
  }

  private func weighted(_ term: (SQLExpression) -> SQLExpression) -> SQLExpression {
    .sum(
      zip(children, weights).map { child, weight in
        .call("COALESCE", [.number(weight) * term(child), .number(0)])
      }
    )
  }

  /// The lowest or the highest score; both functions leave gaps out.
  private func extreme(_ function: String) -> SQLExpression {
    let counted = zip(children, weights).filter { $1 > 0 }.map(\.0)
    return counted.count == 1 ? counted[0] : .call(function, counted)
  }

  private func penalised(_ choice: MazziottaPareto) -> SQLExpression {
    let isAdded = (choice.penalty ?? (orientation == .fragility ? .add : .subtract)) == .add
    let mean = sum / weight
    var divisor = SQLExpression.number(isAdded ? 1 : -1)
    if choice.variance == .sample {
      let count = SQLExpression.column("\(id):count")
      divisor = .when(
        count.isAbove(.number(1)),
        .number(isAdded ? 1 : -1) * (count / (count - .number(1))),
        otherwise: .number(0)
      )
    }
    let factor = divisor / .call("NULLIF", [mean, .number(0)])
    let parts = zip(children, weights).filter { $1 > 0 }.map { child, own -> SQLExpression in
      let distance = child - mean
      let part = .number(own) * (child + factor * distance * distance) / weight
      return .when(.isNull(child), .number(0), otherwise: part)
    }
    return .sum(parts)
  }
}
