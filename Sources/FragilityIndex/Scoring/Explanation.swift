/// The score of one territory, taken apart.
public struct Explanation: Sendable, Hashable {
  /// What a line is about.
  public enum Member: Sendable, Hashable {
    /// The index itself.
    case index
    /// A dimension, by its position in the method.
    case dimension(Int)
    /// An indicator, by its position in the method.
    case indicator(Int)
  }

  /// One line: the index, a dimension or an indicator.
  public struct Line: Sendable, Hashable {
    /// What the line is about.
    public let member: Member
    /// How deep it stands below the index, which is at 0.
    public let depth: Int
    /// The value of an indicator in its own unit; the score of a dimension.
    public let value: Value
    /// The value on the common scale; the score of a dimension.
    public let score: Value
    /// The share of the weight of its parent that it holds when nothing is absent.
    public let weight: Double
    /// The share of the index that it holds for this territory, with what is absent left out.
    public let effectiveWeight: Double
    /// What it adds to the score of the index, in score points; those of all indicators add up to the score.
    public let contribution: Value
    /// The share of the weight below it that stands on values.
    public let coverage: Double
  }

  /// The row of the territory.
  public let row: Int
  /// The index first, then every dimension followed by what stands below it, in the order of the method.
  public let lines: [Line]
}

extension Explanation.Line {
  fileprivate func with(effectiveWeight: Double) -> Explanation.Line {
    Explanation.Line(
      member: member,
      depth: depth,
      value: value,
      score: score,
      weight: weight,
      effectiveWeight: effectiveWeight,
      contribution: contribution,
      coverage: coverage
    )
  }
}

extension IndexResult {
  /// Takes the score of a territory apart.
  ///
  /// The contributions of the children of a dimension add up to its own, and those of all indicators to the score. Below
  /// an arithmetic mean a child adds `w x / sum(w)`, below a sum `w x`, and below the Mazziotta-Pareto aggregation its
  /// share of the penalty too; below other means the contribution is shared by how far each child's term is from that
  /// of the floor; below the lowest or highest score it belongs to the child that has it; a product and a count of
  /// pairwise comparisons are shared by weight. A score that is rescaled once it is aggregated is shared in the same
  /// proportions. A territory without a score has no contributions.
  ///
  /// - Parameter row: A row of ``territories``.
  /// - Returns: One line for the index and for every dimension and indicator.
  public func explanation(of row: Int) -> Explanation {
    var breakdown = Breakdown(result: self, row: row, tile: tile(of: row))
    breakdown.explain(
      fitted.method.hierarchy.root,
      depth: 0,
      weight: 1,
      effectiveWeight: 1,
      contribution: scores.encoded[row],
      gain: scores.encoded[row].isNaN ? nil : 1
    )
    return Explanation(row: row, lines: breakdown.linesOfOneIndex)
  }

  /// What each indicator adds to the score of a territory, in the order of the method.
  ///
  /// - Parameter row: A row of ``territories``.
  /// - Returns: Score points, or why there are none.
  public func contributions(of row: Int) -> [Value] {
    var contributions = [Value](
      repeating: .absent(.insufficientWeight),
      count: fitted.method.indicators.count
    )
    for line in explanation(of: row).lines {
      if case .indicator(let position) = line.member { contributions[position] = line.contribution }
    }
    return contributions
  }
}

/// Walks down the hierarchy and hands each contribution on to the children.
private struct Breakdown {
  let result: IndexResult
  let row: Int
  let tile: ScoreTile
  var lines: [Explanation.Line] = []

  /// The lines with effective weights whose indicators sum to 1, which those below a sum do not by themselves.
  var linesOfOneIndex: [Explanation.Line] {
    let hierarchy = result.fitted.method.hierarchy
    guard hierarchy.nodes.contains(where: { $0.aggregation.unrounded == .sum }) else {
      return lines
    }
    let total = lines.reduce(0) { sum, line in
      if case .indicator = line.member { sum + line.effectiveWeight } else { sum }
    }
    guard total > 0 else { return lines }
    return lines.map {
      $0.member == .index ? $0 : $0.with(effectiveWeight: $0.effectiveWeight / total)
    }
  }

  /// Adds the lines of a node and of all that stands below it.
  ///
  /// `gain` is how much the index moves with one point of this node, where that is known without dividing by
  /// the node's score.
  mutating func explain(
    _ position: Int,
    depth: Int,
    weight: Double,
    effectiveWeight: Double,
    contribution: Double,
    gain: Double?
  ) {
    let node = result.fitted.method.hierarchy.nodes[position]
    let score = Column(encoded: tile.shown[position])[0]
    lines.append(
      Explanation.Line(
        member: node.dimension.map(Explanation.Member.dimension) ?? .index,
        depth: depth,
        value: score,
        score: score,
        weight: weight,
        effectiveWeight: effectiveWeight,
        contribution: Column(encoded: [contribution])[0],
        coverage: tile.coverage[position][0]
      )
    )
    let hierarchy = result.fitted.method.hierarchy
    let scores = node.children.map { tile.scores(of: $0.member, in: hierarchy)[0] }
    let split = Split(
      of: contribution,
      gain: gain,
      node: node,
      aggregator: result.source.aggregators[position],
      scores: scores
    )
    let totalWeight = result.fitted.nodes[position].weights.reduce(0, +)
    for (child, score) in scores.enumerated() {
      let nominal = result.fitted.nodes[position].weights[child] / totalWeight
      switch node.children[child].member {
      case .node(let below):
        explain(
          below,
          depth: depth + 1,
          weight: nominal,
          effectiveWeight: effectiveWeight * split.shares[child],
          contribution: split.contributions[child],
          gain: split.gains[child]
        )
      case .indicator(let indicator):
        lines.append(
          Explanation.Line(
            member: .indicator(indicator),
            depth: depth + 1,
            value: result.territories.indicators[indicator].values[row],
            score: Column(encoded: tile.normalised[indicator])[0],
            weight: nominal,
            effectiveWeight: effectiveWeight * split.shares[child],
            contribution: Column(encoded: [split.contributions[child]])[0],
            coverage: score.isNaN || result.isImputed(indicator, row: row) ? 0 : 1
          )
        )
      }
    }
  }
}

/// The contribution of a node shared among its children.
private struct Split {
  /// One contribution a child; a child without a score has its reason.
  private(set) var contributions: [Double] = []
  /// How much the index moves with one point of each child, where that is known.
  private(set) var gains: [Double?] = []
  /// The share of the weight that each child has for this territory; below a sum, the weight.
  private(set) var shares: [Double]

  init(
    of contribution: Double,
    gain: Double?,
    node: Hierarchy.Node,
    aggregator: NodeAggregator,
    scores: [Double]
  ) {
    let present = zip(scores, aggregator.weights).map { $0.isNaN ? 0 : $1 }
    let presentWeight = present.reduce(0, +)
    let divisor = node.aggregation.unrounded == .sum ? 1 : presentWeight
    let shares = present.map { presentWeight == 0 ? 0 : $0 / presentWeight }
    self.shares = present.map { presentWeight == 0 ? 0 : $0 / divisor }
    guard !contribution.isNaN else {
      contributions = scores.map { $0.isNaN ? $0 : Double(absent: .insufficientWeight) }
      gains = scores.map { _ in nil }
      return
    }
    let parts = aggregator.parts(of: scores)
    if case .benefitOfTheDoubt = node.aggregation.unrounded, let own = 1.shared(by: parts) {
      self.shares = own
    }
    let terms = node.aggregation.terms
    // What the parts add up to is what the index takes from this node, times the gain.
    let isDirect = node.rescaling == nil && node.aggregation == node.aggregation.unrounded
    let slope: Double? =
      switch terms {
      case .linear: 1
      case .sum: aggregator.weights.reduce(0, +)
      default: nil
      }
    let total = parts.reduce(0, +)
    let isOfOneSign = parts.allSatisfy { $0 >= 0 } || parts.allSatisfy { $0 <= 0 }
    for (child, score) in scores.enumerated() {
      guard !score.isNaN else {
        contributions.append(score)
        gains.append(nil)
        continue
      }
      if isDirect, let gain {
        contributions.append(gain * parts[child])
        gains.append(slope.map { gain * $0 * shares[child] })
      } else {
        let share = isOfOneSign && total != 0 ? parts[child] / total : shares[child]
        contributions.append(contribution * share)
        gains.append(nil)
      }
      if gains[child] == nil, score != 0 { gains[child] = contributions[child] / score }
    }
  }
}
