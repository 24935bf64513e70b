/// The shares of weight for which a territory is among the most fragile.
struct ShareSearch: Sendable {
  /// How many steps the shares that are tried make between 0 and 1.
  private static let steps = 100
  /// How far apart the shares on the two sides of a border may be.
  private static let tolerance = 1e-12

  private let result: IndexResult
  private let row: Int
  private let share: Double
  /// All territories.
  private let tile: ScoreTile
  /// Whether the territory is among the most fragile as the weights are; `nil` without a score.
  let isMostFragile: Bool?

  init(_ result: IndexResult, row: Int, share: Double) {
    self.result = result
    self.row = row
    self.share = share
    tile = result.source.tile(0..<result.territories.count, covers: false)
    let scores = result.rankedScores.encoded
    isMostFragile =
      scores[row].isNaN
      ? nil : Self.isMostFragile(row, scores, share, result.fitted.method.rules.orientation)
  }

  private var source: ScoreSource { result.source }
  private var method: FragilityMethod { result.fitted.method }

  /// The ranges of one member.
  func range(of member: Explanation.Member) -> TippingPoints.WeightRange {
    let hierarchy = method.hierarchy
    guard let place = hierarchy.place(of: hierarchy.member(member)) else {
      return fixed(member, share: 1)
    }
    let weights = result.fitted.nodes[place.parent].weights
    let total = weights.reduce(0, +)
    let rest = weights.indices.reduce(0) { $0 + ($1 == place.child ? 0 : weights[$1]) }
    let present = weights[place.child] / total
    guard rest > 0 else { return fixed(member, share: present) }
    let aggregation = hierarchy.nodes[place.parent].aggregation
    if case .benefitOfTheDoubt = aggregation.unrounded { return fixed(member, share: present) }
    let lines = lines(at: place, weights, rest)
    return TippingPoints.WeightRange(
      member: member,
      share: present,
      ranges: lines.map { crossings($0) }
        ?? tried(present) { share in
          let factor = total * (1 - share) / rest
          return weights.indices.map { child in
            child == place.child ? share * total : weights[child] * factor
          }
        } at: {
          scores(at: place.parent, weights: $0)
        },
      isExact: lines != nil
    )
  }

  /// What holds for a member whose share changes nothing.
  private func fixed(
    _ member: Explanation.Member,
    share: Double
  ) -> TippingPoints.WeightRange {
    TippingPoints.WeightRange(
      member: member,
      share: share,
      ranges: isMostFragile == true ? [0...1] : [],
      isExact: true
    )
  }

  /// How many of as many territories with a score are the most fragile.
  private static func mostFragileCount(_ share: Double, of count: Int) -> Int {
    // A fifth of 15 has a rounding error.
    Int((share * Double(count) - 1e-9).rounded(.up))
  }

  private static func isMostFragile(
    _ row: Int,
    _ scores: [Double],
    _ share: Double,
    _ orientation: Orientation
  ) -> Bool {
    let own = scores[row]
    guard !own.isNaN else { return false }
    var present = 0
    var worse = 0
    for score in scores where !score.isNaN {
      present += 1
      if orientation == .fragility ? score > own : score < own { worse += 1 }
    }
    return worse < mostFragileCount(share, of: present)
  }
}

// MARK: Any index

extension ShareSearch {
  /// The scores of the index with other weights at a node.
  private func scores(at position: Int, weights: [Double]) -> [Double] {
    let frozen = result.fitted.nodes[position]
    let aggregator = NodeAggregator(
      method.hierarchy.nodes[position],
      FittedNode(weights: weights, reference: frozen.reference, rescaling: frozen.rescaling),
      orientation: method.rules.orientation
    )
    let children = source.children(of: position, in: tile)
    let scores = source.indexScores(
      of: tile,
      with: aggregator.scores(of: children, count: tile.rows.count),
      ofNode: position
    )
    return Column(encoded: scores).rounded(for: method).encoded
  }

  /// The ranges between borders that are refined from shares that are tried.
  private func tried(
    _ present: Double,
    _ weights: (Double) -> [Double],
    at scores: ([Double]) -> [Double]
  ) -> [ClosedRange<Double>] {
    guard isMostFragile != nil else { return [] }
    func holds(_ share: Double) -> Bool {
      Self.isMostFragile(row, scores(weights(share)), self.share, method.rules.orientation)
    }
    let shares = ((0...Self.steps).map { Double($0) / Double(Self.steps) } + [present]).sorted()
    var ranges: [ClosedRange<Double>] = []
    var start: Double?
    var before: (share: Double, holds: Bool)?
    for share in shares {
      let now = holds(share)
      if let before, before.holds != now {
        var (inside, outside) = now ? (share, before.share) : (before.share, share)
        while abs(inside - outside) > Self.tolerance {
          let middle = (inside + outside) / 2
          if holds(middle) { inside = middle } else { outside = middle }
        }
        if now {
          start = inside
        } else if let from = start {
          if from < inside { ranges.append(from...inside) }
          start = nil
        }
      } else if before == nil, now {
        start = share
      }
      before = (share, now)
    }
    if let start, start < 1 { ranges.append(start...1) }
    return ranges
  }
}

// MARK: Scores on straight lines

extension ShareSearch {
  /// By how much a territory is more fragile than the one that is looked at, with a share of 0 and of 1.
  private struct Line {
    let start: Double
    let end: Double
  }

  /// The lines of all territories with a score; `nil` where scores are not linear in the share.
  private func lines(
    at place: (parent: Int, child: Int),
    _ weights: [Double],
    _ rest: Double
  ) -> [Line]? {
    let root = method.hierarchy.root
    guard place.parent == root, result.fitted.nodes[root].rescaling == nil,
      method.rules.rankRounding == nil
    else { return nil }
    switch method.hierarchy.nodes[root].aggregation {
    case .arithmetic, .sum: break
    default: return nil
    }
    let children = source.children(of: root, in: tile)
    var points: [(row: Int, member: Double, others: Double)] = []
    for row in tile.rows where !source.isScreenedOut(row) {
      let gaps = children.count { $0[row].isNaN }
      if gaps == children.count { continue }
      guard gaps == 0 else { return nil }
      var others = 0.0
      for (child, weight) in weights.enumerated() where child != place.child {
        others += weight * children[child][row]
      }
      points.append((row, children[place.child][row], others / rest))
    }
    guard let own = points.first(where: { $0.row == row }) else { return [] }
    let sign: Double = method.rules.orientation == .fragility ? 1 : -1
    return points.map { point in
      Line(start: sign * (point.others - own.others), end: sign * (point.member - own.member))
    }
  }

  /// The ranges between the crossings of the lines with zero.
  private func crossings(_ lines: [Line]) -> [ClosedRange<Double>] {
    let most = Self.mostFragileCount(share, of: lines.count)
    var worse = lines.count { $0.start > 0 }
    var turns: [(share: Double, change: Int)] = []
    for line in lines where (line.start > 0) != (line.end > 0) {
      turns.append((line.start / (line.start - line.end), line.end > 0 ? 1 : -1))
    }
    // At a crossing itself two territories are equal: who falls behind has done so, who gets ahead has not yet.
    turns.sort { ($0.share, $0.change) < ($1.share, $1.change) }
    var ranges: [ClosedRange<Double>] = []
    var start: Double? = lines.isEmpty || worse >= most ? nil : 0
    for turn in turns {
      worse += turn.change
      if worse < most {
        start = start ?? turn.share
      } else if let from = start {
        if from < turn.share { ranges.append(from...turn.share) }
        start = nil
      }
    }
    if let start, start < 1 { ranges.append(start...1) }
    return ranges
  }
}
