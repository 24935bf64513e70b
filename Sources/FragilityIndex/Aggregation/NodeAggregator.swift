/// The aggregation of one node of the hierarchy with its frozen weights.
struct NodeAggregator {
  private let aggregation: Aggregation
  private let rounding: Rounding?
  private let missing: MissingPolicy
  private let orientation: Orientation
  private let reference: [[Double]]
  private var frontier = DoubtFrontier(of: [])
  let weights: [Double]
  private let totalWeight: Double

  init(_ node: Hierarchy.Node, _ fitted: FittedNode, orientation: Orientation) {
    aggregation = node.aggregation.unrounded
    if case .rounded(_, let rounding) = node.aggregation {
      self.rounding = rounding
    } else {
      rounding = nil
    }
    missing = node.missing
    weights = fitted.weights
    reference = fitted.reference
    totalWeight = fitted.weights.reduce(0, +)
    self.orientation = orientation
    if case .benefitOfTheDoubt = aggregation {
      let count = reference.first?.count ?? 0
      frontier = DoubtFrontier(of: (0..<count).map { row in reference.map { $0[row] } })
    }
  }

  /// The scores of a run of rows.
  ///
  /// Sums run over the children in the order of the method, so a score depends on nothing but the values of its
  /// own territory.
  ///
  /// - Parameters:
  ///   - children: The scores of the children, one array each.
  ///   - count: How many rows there are.
  /// - Returns: One score a row; a gap carries its reason.
  func scores(of children: [[Double]], count: Int) -> [Double] {
    var scores: [Double]
    if let terms = aggregation.terms {
      scores = means(of: terms, children, count: count)
    } else {
      scores = (0..<count).map { row in score(of: children.map { $0[row] }) }
    }
    if let rounding { for row in scores.indices { scores[row] = rounding.apply(scores[row]) } }
    return scores
  }

  /// The share of the weight of a run of rows that stands on data.
  ///
  /// - Parameters:
  ///   - children: The scores of the children, one array each.
  ///   - shares: How much of each score stands on data, from 0 to 1; all of it where `nil`.
  ///   - count: How many rows there are.
  /// - Returns: One share a row, from 0 to 1.
  func coverage(of children: [[Double]], shares: [[Double]?], count: Int) -> [Double] {
    var covered = [Double](repeating: 0, count: count)
    for (child, values) in children.enumerated() {
      let weight = weights[child]
      if let below = shares[child] {
        for row in 0..<count where !values[row].isNaN { covered[row] += weight * below[row] }
      } else {
        addPresentWeight(weight, of: values, to: &covered)
      }
    }
    for row in covered.indices { covered[row] /= totalWeight }
    return covered
  }

  /// Means of terms.
  private func means(of terms: Terms, _ children: [[Double]], count: Int) -> [Double] {
    if case .linear = terms {
      return PresentMeans.means(
        of: children,
        weights,
        count: count,
        least: missing.least(of: totalWeight)
      )
    }
    // What is there has a term, which may be infinite but is a number.
    let columns =
      terms.isSum ? children : children.map { $0.map { $0.isNaN ? $0 : terms.term($0) } }
    var (sums, present) = PresentMeans.sums(of: columns, weights, count: count)
    for row in sums.indices {
      if missing.accepts(present[row], of: totalWeight) {
        let score = terms.score(sum: sums[row], weight: present[row], total: totalWeight)
        sums[row] = score.isFinite ? score : Double(absent: .unavailable)
      } else {
        sums[row] = Double(absent: .insufficientWeight)
      }
    }
    return sums
  }

  /// The score of one territory.
  private func score(of row: [Double]) -> Double {
    let present = zip(row, weights).reduce(0) { $0 + ($1.0.isNaN ? 0 : $1.1) }
    guard missing.accepts(present, of: totalWeight) else {
      return Double(absent: .insufficientWeight)
    }
    let score: Double
    switch aggregation {
    case .minimum: score = counted(row).min() ?? .nan
    case .maximum: score = counted(row).max() ?? .nan
    case .outranking(let choice):
      score = choice.score(of: row, weights: weights, against: reference)
    case .benefitOfTheDoubt(let choice):
      score = choice.best(row, against: frontier)?.score ?? .nan
    default: score = parts(of: row).reduce(0, +)
    }
    return score.isFinite ? score : Double(absent: .unavailable)
  }

  /// The scores that count: present, with a weight.
  private func counted(_ row: [Double]) -> [Double] {
    zip(row, weights).filter { !$0.isNaN && $1 > 0 }.map(\.0)
  }

  /// What each child adds to the score of a territory, in the order of the children; a gap adds nothing.
  ///
  /// The parts add up to the score before rounding. Means of terms that are not linear are shared by how far each term is
  /// from that of the floor; the lowest and the highest score belong to the children that have it; what has no natural
  /// parts (a product, Copeland's count) is shared by weight.
  func parts(of row: [Double]) -> [Double] {
    let present = zip(row, weights).map { $0.isNaN ? 0 : $1 }
    let weight = present.reduce(0, +)
    let held = aggregation.floor.map { floor in row.map { $0.isNaN ? $0 : max($0, floor) } } ?? row
    switch aggregation {
    case .arithmetic, .rounded:
      return zip(row, present).map { $1 == 0 ? 0 : $1 * $0 / weight }
    case .sum:
      let gain = weight == totalWeight ? 1 : totalWeight / weight
      return zip(row, present).map { $1 == 0 ? 0 : $1 * $0 * gain }
    case .geometric, .harmonic, .power:
      guard let terms = aggregation.terms else { return present }
      let floor = terms.term(aggregation.floor ?? 0)
      let sum = zip(held, present).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.1 * terms.term($1.0) }
      let score = terms.score(sum: sum, weight: weight, total: totalWeight)
      let heights = zip(held, present).map { $1 == 0 ? 0 : $1 * abs(terms.term($0) - floor) }
      return score.shared(by: heights) ?? score.shared(by: present) ?? present
    case .product:
      let exponent = totalWeight / weight
      let score = zip(held, present).reduce(1.0) { product, child in
        child.1 == 0 ? product : product * power(child.0, child.1 * exponent)
      }
      return score.shared(by: present) ?? present
    case .minimum, .maximum:
      let all = counted(row)
      let score = (aggregation == .minimum ? all.min() : all.max()) ?? .nan
      let owners = zip(row, present).map { $0 == score ? $1 : 0 }
      return score.shared(by: owners) ?? present
    case .mazziottaPareto(let choice):
      return choice.parts(of: row, weights: weights, orientation: orientation)
    case .outranking(let choice):
      let score = choice.score(of: row, weights: weights, against: reference)
      return score.shared(by: present) ?? present
    case .benefitOfTheDoubt(let choice):
      guard let best = choice.best(row, against: frontier) else { return present }
      return zip(row, best.weights).map { $0.isNaN ? 0 : $0 * $1 }
    }
  }
}

// A loop over a tile, without bounds to check, of which the compiler makes vectors.

private func addPresentWeight(_ weight: Double, of values: [Double], to sums: inout [Double]) {
  precondition(values.count == sums.count, "one sum a value")
  values.withUnsafeBufferPointer { values in
    sums.withUnsafeMutableBufferPointer { sums in
      for row in values.indices { sums[row] += values[row].isNaN ? 0 : weight }
    }
  }
}

extension Double {
  /// The number shared in proportion to sizes that are not negative; `nil` if all are zero.
  func shared(by sizes: [Double]) -> [Double]? {
    let total = sizes.reduce(0, +)
    return total > 0 ? sizes.map { self * ($0 / total) } : nil
  }
}

/// A mean of terms: what is averaged in place of a score, and the score that an average stands for.
enum Terms {
  case linear
  case sum
  case logarithm(floor: Double)
  case power(exponent: Double, floor: Double)

  /// Whether the terms are the scores themselves, added up.
  var isSum: Bool {
    if case .sum = self { true } else { false }
  }

  @inline(__always)
  func term(_ score: Double) -> Double {
    switch self {
    case .linear, .sum: score
    case .logarithm(let floor): naturalLogarithm(max(score, floor))
    case .power(let exponent, let floor):
      exponent == -1 ? 1 / max(score, floor) : FragilityIndex.power(max(score, floor), exponent)
    }
  }

  @inline(__always)
  func score(sum: Double, weight: Double, total: Double) -> Double {
    switch self {
    case .linear: sum / weight
    case .sum: weight == total ? sum : sum / weight * total
    case .logarithm: exponential(sum / weight)
    case .power(let exponent, _):
      exponent == -1 ? weight / sum : FragilityIndex.power(sum / weight, 1 / exponent)
    }
  }
}

extension Aggregation {
  /// The terms of which it is a mean, if it is one.
  var terms: Terms? {
    switch unrounded {
    case .arithmetic: .linear
    case .sum: .sum
    case .geometric(let floor): .logarithm(floor: floor)
    case .harmonic(let floor): .power(exponent: -1, floor: floor)
    case .power(let exponent, let floor): .power(exponent: exponent, floor: floor)
    default: nil
    }
  }
}
