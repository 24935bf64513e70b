/// The scores of every node of a hierarchy for a run of territories.
struct NodeScores: Sendable {
  /// The scores, one array per node; a gap carries its reason.
  var scores: [[Double]]
  /// The share of the weight below each node that stands on values, from 0 to 1; one array per node.
  ///
  /// What stands below a dimension without a score does not count for the node above it.
  var coverage: [[Double]]

  /// Aggregates normalised values, children before parents.
  ///
  /// Sums run over the children in the order of the method, so a score depends on nothing but the values of its
  /// own territory.
  ///
  /// - Parameters:
  ///   - normalised: One array per indicator, all with one entry per territory.
  ///   - shares: How much of each value stands on data, from 0 to 1; all of it when left out.
  ///   - hierarchy: The tree.
  ///   - count: The number of territories.
  init(
    aggregating normalised: [[Double]],
    shares: [[Double]]? = nil,
    by hierarchy: Hierarchy,
    count: Int
  ) {
    scores = []
    coverage = []
    for node in hierarchy.nodes {
      var sum = [Double](repeating: 0, count: count)
      var weight = sum
      var covered = sum
      for child in node.children {
        let values: [Double]
        let coverageBelow: [Double]?
        switch child.member {
        case .indicator(let indicator):
          (values, coverageBelow) = (normalised[indicator], shares?[indicator])
        case .node(let below): (values, coverageBelow) = (scores[below], coverage[below])
        }
        for row in 0..<count where !values[row].isNaN {
          sum[row] += child.weight * node.aggregation.term(values[row])
          weight[row] += child.weight
          covered[row] += child.weight * (coverageBelow?[row] ?? 1)
        }
      }
      for row in 0..<count {
        if node.missing.accepts(weight[row], of: node.totalWeight) {
          let score = node.aggregation.score(meanTerm: sum[row] / weight[row])
          sum[row] = score.isFinite ? score : Double(absent: .unavailable)
        } else {
          sum[row] = Double(absent: .insufficientWeight)
        }
        covered[row] /= node.totalWeight
      }
      scores.append(sum)
      coverage.append(covered)
    }
  }
}

extension Aggregation {
  /// What is averaged in place of a score.
  @inline(__always)
  func term(_ score: Double) -> Double {
    switch self {
    case .arithmetic: score
    case .geometric(let floor): naturalLogarithm(max(score, floor))
    }
  }

  /// The score whose term is a mean of terms.
  @inline(__always)
  func score(meanTerm: Double) -> Double {
    switch self {
    case .arithmetic: meanTerm
    case .geometric: exponential(meanTerm)
    }
  }
}
