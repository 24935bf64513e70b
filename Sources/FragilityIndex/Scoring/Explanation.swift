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

extension IndexResult {
  /// Takes the score of a territory apart.
  ///
  /// Below an arithmetic mean a child adds `w x / sum(w)` of what its parent's score counts for. Below a
  /// geometric mean the contribution of the parent is shared on the log scale, by `w log(x / floor)`, and equally
  /// by weight when all children are at the floor. Either way the contributions of the children add up to that of
  /// their parent, and those of all indicators to the score. A territory without a score has no contributions.
  ///
  /// - Parameter row: A row of ``territories``.
  /// - Returns: One line for the index and for every dimension and indicator.
  public func explanation(of row: Int) -> Explanation {
    var breakdown = Breakdown(result: self, row: row)
    breakdown.explain(
      fitted.method.hierarchy.root,
      depth: 0,
      weight: 1,
      effectiveWeight: 1,
      contribution: scores.encoded[row],
      gain: scores.encoded[row].isNaN ? nil : 1
    )
    return Explanation(row: row, lines: breakdown.lines)
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
  var lines: [Explanation.Line] = []

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
    let score = result.nodes[position][row]
    lines.append(
      Explanation.Line(
        member: node.dimension.map(Explanation.Member.dimension) ?? .index,
        depth: depth,
        value: score,
        score: score,
        weight: weight,
        effectiveWeight: effectiveWeight,
        contribution: Column(encoded: [contribution])[0],
        coverage: result.nodeCoverage[position][row]
      )
    )

    let scores = node.children.map { result.score(of: $0.member, row: row) }
    let present = zip(node.children, scores).filter { !$0.1.isNaN }
    let presentWeight = present.reduce(0) { $0 + $1.0.weight }
    var heightAboveFloor: ((Double) -> Double)?
    if case .geometric(let floor) = node.aggregation {
      heightAboveFloor = { naturalLogarithm(max($0, floor) / floor) }
    }
    let totalHeight = heightAboveFloor.map { height in
      present.reduce(0) { $0 + $1.0.weight * height($1.1) }
    }

    for (child, score) in zip(node.children, scores) {
      let share = score.isNaN || presentWeight == 0 ? 0 : child.weight / presentWeight
      var part = Double(absent: .insufficientWeight)
      var gainBelow: Double?
      if score.isNaN {
        part = score
      } else if !contribution.isNaN {
        if let heightAboveFloor, let totalHeight, totalHeight > 0 {
          part = contribution * (child.weight * heightAboveFloor(score) / totalHeight)
        } else if heightAboveFloor == nil, let gain {
          part = gain * child.weight * score / presentWeight
        } else {
          part = contribution * share
        }
        if heightAboveFloor == nil, let gain {
          gainBelow = gain * child.weight / presentWeight
        } else {
          gainBelow = score == 0 ? nil : part / score
        }
      }
      let nominal = child.weight / node.totalWeight
      let effective = effectiveWeight * share
      switch child.member {
      case .node(let below):
        explain(
          below,
          depth: depth + 1,
          weight: nominal,
          effectiveWeight: effective,
          contribution: part,
          gain: gainBelow
        )
      case .indicator(let indicator):
        lines.append(
          Explanation.Line(
            member: .indicator(indicator),
            depth: depth + 1,
            value: result.territories.indicators[indicator].values[row],
            score: result.normalised[indicator][row],
            weight: nominal,
            effectiveWeight: effective,
            contribution: Column(encoded: [part])[0],
            coverage: score.isNaN ? 0 : 1
          )
        )
      }
    }
  }
}
