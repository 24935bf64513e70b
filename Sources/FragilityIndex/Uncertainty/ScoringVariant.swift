/// One draw: what is chosen, before anything is computed.
struct Draw: Sendable {
  /// Which of the fitted variants of the method.
  var variant: Int
  /// The weights, as ``FlatWeights`` lays them out.
  var weights: [Double]
  /// The stream of the random numbers of the values; `nil` where values stay as they are.
  var inputs: UInt64?
}

/// A method with some alternatives in place, fitted once, ready for many draws of weights and values.
///
/// Where nothing is drawn the scores are those of the index to the last bit: sums run over the children in the same order.
struct ScoringVariant: Sendable {
  let source: ScoreSource
  let nominalWeights: [Double]
  private let flat: FlatWeights
  private let nodes: [Node]
  /// The values of each indicator on the common scale, as their node needs them, one after the other.
  private let terms: [Double]
  private let inputs: [InputDraws?]

  /// How the scores of a node are computed.
  private enum Kind {
    /// A mean of terms over indicators, of which gaps are 0: the weights of what is present are known for each pattern
    /// of gaps.
    case patterned(Terms, patternOfRow: [UInt32], patterns: [[Bool]])
    /// A mean of terms over dimensions, or both.
    case checked(Terms)
    /// Anything else, by way of the stage itself.
    case staged
  }

  private struct Node {
    let node: Hierarchy.Node
    let fitted: FittedNode
    let kind: Kind
    /// The indicators among the children.
    let indicators: [Int]
    /// Whether no value of those indicators is absent.
    let isGapless: Bool

    /// The terms of values that were drawn: 0 where the value was absent before, a gap where it has become one.
    func terms(of drawn: [Double], child: Int, _ rows: Range<Int>) -> [Double] {
      guard case .patterned(let kind, let patternOfRow, let patterns) = kind else { return drawn }
      return zip(rows, drawn).map { row, value in
        patterns[Int(patternOfRow[row])][child] ? (value.isNaN ? .nan : kind.term(value)) : 0
      }
    }
  }

  init(_ source: ScoreSource, inputs: [InputDraws?], threads: Int) {
    self.source = source
    self.inputs = inputs
    let fitted = source.fitted
    let count = source.table.count
    flat = FlatWeights(fitted.method)
    nominalWeights = flat.nominal(fitted)
    var columns = concurrentMap(fitted.indicators.count, threads: threads) {
      source.normalised($0, rows: 0..<count)
    }
    nodes = zip(fitted.method.hierarchy.nodes, fitted.nodes).map { node, frozen in
      let kind = Self.kind(of: node, frozen, columns: &columns, count: count)
      let indicators = node.children.compactMap(\.indicator)
      return Node(
        node: node,
        fitted: frozen,
        kind: kind,
        indicators: indicators,
        isGapless: indicators.allSatisfy { position in columns[position].allSatisfy { !$0.isNaN } }
      )
    }
    terms = columns.flatMap { $0 }
  }

  /// Chooses how a node is computed, and makes terms of the columns of its indicators.
  private static func kind(
    of node: Hierarchy.Node,
    _ fitted: FittedNode,
    columns: inout [[Double]],
    count: Int
  ) -> Kind {
    guard let terms = node.aggregation.terms, node.aggregation == node.aggregation.unrounded else {
      return .staged
    }
    let indicators = node.children.compactMap(\.indicator)
    for position in indicators {
      for row in 0..<count where !columns[position][row].isNaN {
        columns[position][row] = terms.term(columns[position][row])
      }
    }
    guard indicators.count == node.children.count else { return .checked(terms) }
    var patternOfRow = [UInt32](repeating: 0, count: count)
    var patterns: [[Bool]] = []
    var numbers: [[Bool]: UInt32] = [:]
    for row in 0..<count {
      let pattern = indicators.map { !columns[$0][row].isNaN }
      if let number = numbers[pattern] {
        patternOfRow[row] = number
      } else {
        patternOfRow[row] = UInt32(patterns.count)
        numbers[pattern] = UInt32(patterns.count)
        patterns.append(pattern)
      }
    }
    for position in indicators {
      for row in 0..<count where columns[position][row].isNaN { columns[position][row] = 0 }
    }
    return .patterned(terms, patternOfRow: patternOfRow, patterns: patterns)
  }

  /// How many rows are computed together: few enough to stay in a core's cache.
  static let tileSize = 512

  /// Computes the scores of several draws.
  ///
  /// - Parameters:
  ///   - draws: Draws of this variant.
  ///   - seed: The seed of the plan.
  ///   - scores: Room for one score a row and draw, draw by draw.
  func score(_ draws: ArraySlice<Draw>, seed: UInt64, into scores: UnsafeMutablePointer<Double>) {
    let count = source.table.count
    let frames = draws.map { self.frames(of: $0) }
    let height = Self.tileSize
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (nodes.count + 1) * height) { memory in
      guard let buffers = memory.baseAddress else { return }
      terms.withUnsafeBufferPointer { terms in
        guard let terms = terms.baseAddress else { return }
        for rows in blocks(of: height, in: count) {
          for (place, draw) in draws.enumerated() {
            let drawn = drawInputs(draw, seed: seed, rows: rows)
            for position in nodes.indices {
              compute(position, frames[place][position], rows, terms, drawn, buffers)
            }
            let root = buffers + (nodes.count - 1) * height
            (scores + place * count + rows.lowerBound).update(from: root, count: rows.count)
          }
        }
      }
    }
  }

  /// What is known of the nodes before rows are looked at.
  private func frames(of draw: Draw) -> [Frame] {
    var known: [Frame] = []
    for position in nodes.indices {
      known.append(Frame(self, node: position, draw, below: known))
    }
    return known
  }

  /// The terms of the indicators that are drawn, for a run of rows; empty where an indicator stays as it is.
  private func drawInputs(_ draw: Draw, seed: UInt64, rows: Range<Int>) -> [[Double]] {
    guard let stream = draw.inputs else { return [] }
    return inputs.enumerated().map { position, law in
      guard let law else { return [] }
      var own = (rows).map { source.untreated(position, row: $0) }
      let random = CounterRandom(seed: seed &+ UInt64(position) &+ 1, stream: stream)
      law.draw(&own, rows: rows, random)
      return source.normalised(position, of: own, rows: rows)
    }
  }

  /// What is known of a node before its rows are looked at.
  private struct Frame {
    let weights: [Double]
    let total: Double
    let least: Double
    /// The weight that is present in each pattern of gaps; NaN where it does not suffice.
    let present: [Double]
    /// Whether every row has a score.
    let isComplete: Bool
    /// The weight that is present where nothing is absent, added up in the order of the children.
    var presentWhenComplete: Double { weights.reduce(0, +) }

    init(_ variant: ScoringVariant, node: Int, _ draw: Draw, below frames: [Frame]) {
      let own = variant.nodes[node]
      weights = Array(draw.weights[variant.flat.places(ofNode: node)])
      let total = weights.reduce(0, +)
      self.total = total
      least = own.node.missing.minWeightShare * total - 1e-9 * total
      guard case .patterned(_, _, let patterns) = own.kind else {
        present = []
        if case .checked = own.kind, own.fitted.rescaling == nil {
          let nodes = own.node.children.compactMap(\.node)
          isComplete =
            total > 0 && own.isGapless && (own.indicators.isEmpty || draw.inputs == nil)
            && nodes.allSatisfy { frames[$0].isComplete }
        } else {
          isComplete = false
        }
        return
      }
      present = patterns.map { [weights] pattern in
        var sum = 0.0
        for (weight, isPresent) in zip(weights, pattern) where isPresent { sum += weight }
        return own.node.missing.accepts(sum, of: total) ? sum : .nan
      }
      isComplete = draw.inputs == nil && present.allSatisfy { !$0.isNaN }
    }
  }

  private func compute(
    _ position: Int,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>
  ) {
    let own = nodes[position]
    let target = buffers + position * Self.tileSize
    switch own.kind {
    case .patterned(let kind, let patternOfRow, _):
      sum(own, frame.weights, rows, terms, drawn, into: target)
      let present = buffers + nodes.count * Self.tileSize
      look(up: patternOfRow, rows, in: frame.present, into: present)
      if kind.isLinear {
        for offset in 0..<rows.count { target[offset] /= present[offset] }
      } else {
        for offset in 0..<rows.count {
          target[offset] = kind.score(
            sum: target[offset],
            weight: present[offset],
            total: frame.total
          )
        }
      }
    case .checked(let kind):
      checkedMean(own.node, frame, rows, terms, kind, drawn, buffers, into: target)
    case .staged:
      // What has no weight is left out, also where weights do not matter otherwise.
      let children = own.node.children.enumerated().map { place, child in
        frame.weights[place] == 0 && own.fitted.weights[place] > 0
          ? [Double](repeating: Double(absent: .unavailable), count: rows.count)
          : column(of: child.member, rows, terms, drawn, buffers)
      }
      let fitted = FittedNode(weights: frame.weights, reference: own.fitted.reference)
      let orientation = source.fitted.method.rules.orientation
      let scores = NodeAggregator(own.node, fitted, orientation: orientation)
        .scores(of: children, count: rows.count)
      for offset in scores.indices { target[offset] = scores[offset] }
    }
    guard let rescaling = own.fitted.rescaling, own.node.rescaling?.isShownOnly != true else {
      return
    }
    let plain = Array(UnsafeBufferPointer(start: target, count: rows.count))
    for (offset, score) in rescaling.apply(to: plain, of: source.table, rows: rows).enumerated() {
      target[offset] = score
    }
  }

  /// The values of a child, gaps being NaN.
  private func column(
    of member: Hierarchy.Member,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>
  ) -> [Double] {
    switch member {
    case .node(let below):
      return Array(UnsafeBufferPointer(start: buffers + below * Self.tileSize, count: rows.count))
    case .indicator(let indicator):
      if !drawn.isEmpty, !drawn[indicator].isEmpty { return drawn[indicator] }
      let start = terms + indicator * source.table.count + rows.lowerBound
      return Array(UnsafeBufferPointer(start: start, count: rows.count))
    }
  }

  /// The weight that is present in each row.
  private func look(
    up patternOfRow: [UInt32],
    _ rows: Range<Int>,
    in weights: [Double],
    into target: UnsafeMutablePointer<Double>
  ) {
    guard weights.count > 1 else {
      return target.update(repeating: weights.first ?? .nan, count: rows.count)
    }
    patternOfRow.withUnsafeBufferPointer { patterns in
      weights.withUnsafeBufferPointer { weights in
        for offset in 0..<rows.count {
          target[offset] = weights[Int(patterns[rows.lowerBound + offset])]
        }
      }
    }
  }

  /// Sums the terms of indicators times their weights, in their order.
  private func sum(
    _ node: Node,
    _ weights: [Double],
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    into target: UnsafeMutablePointer<Double>
  ) {
    let indicators = node.indicators
    let height = source.table.count
    let start = terms + rows.lowerBound
    guard drawn.isEmpty || indicators.allSatisfy({ drawn[$0].isEmpty }) else {
      target.update(repeating: 0, count: rows.count)
      for (place, indicator) in indicators.enumerated() {
        let own = node.terms(of: drawn[indicator], child: place, rows)
        let column = start + indicator * height
        own.withUnsafeBufferPointer { own in
          let values = own.isEmpty ? column : own.baseAddress ?? column
          addProducts(of: values, times: weights[place], to: target, count: rows.count)
        }
      }
      return
    }
    var next = 0
    while next + 4 <= indicators.count {
      addProducts(
        of: start + indicators[next] * height,
        start + indicators[next + 1] * height,
        start + indicators[next + 2] * height,
        start + indicators[next + 3] * height,
        times: (weights[next], weights[next + 1], weights[next + 2], weights[next + 3]),
        to: target,
        isFirst: next == 0,
        count: rows.count
      )
      next += 4
    }
    if next == 0 { target.update(repeating: 0, count: rows.count) }
    while next < indicators.count {
      let column = start + indicators[next] * height
      addProducts(of: column, times: weights[next], to: target, count: rows.count)
      next += 1
    }
  }

  /// The mean of terms of which none is absent.
  private func mean(
    _ node: Hierarchy.Node,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ kind: Terms,
    _ buffers: UnsafeMutablePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    target.update(repeating: 0, count: rows.count)
    for (place, child) in node.children.enumerated() {
      let weight = frame.weights[place]
      switch child.member {
      case .indicator(let indicator):
        let start = terms + indicator * source.table.count + rows.lowerBound
        addProducts(of: start, times: weight, to: target, count: rows.count)
      case .node(let below):
        let scores = buffers + below * Self.tileSize
        if kind.isLinear {
          addProducts(of: scores, times: weight, to: target, count: rows.count)
        } else {
          for offset in 0..<rows.count { target[offset] += weight * kind.term(scores[offset]) }
        }
      }
    }
    let total = frame.presentWhenComplete
    if kind.isLinear {
      for offset in 0..<rows.count { target[offset] /= total }
    } else {
      for offset in 0..<rows.count {
        target[offset] = kind.score(sum: target[offset], weight: total, total: frame.total)
      }
    }
  }

  private func checkedMean(
    _ node: Hierarchy.Node,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ kind: Terms,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    guard !frame.isComplete else {
      return mean(node, frame, rows, terms, kind, buffers, into: target)
    }
    let present = buffers + nodes.count * Self.tileSize
    target.update(repeating: 0, count: rows.count)
    present.update(repeating: 0, count: rows.count)
    for (place, child) in node.children.enumerated() {
      let weight = frame.weights[place]
      switch child.member {
      case .node(let below):
        let scores = buffers + below * Self.tileSize
        if kind.isLinear {
          addPresent(scores, times: weight, to: target, present, count: rows.count) { $0 }
        } else {
          addPresent(scores, times: weight, to: target, present, count: rows.count, kind.term)
        }
      case .indicator(let indicator):
        if !drawn.isEmpty, !drawn[indicator].isEmpty {
          addPresent(drawn[indicator], times: weight, to: target, present, count: rows.count) {
            kind.term($0)
          }
        } else {
          let start = terms + indicator * source.table.count + rows.lowerBound
          addPresent(start, times: weight, to: target, present, count: rows.count) { $0 }
        }
      }
    }
    let least = frame.least
    if kind.isLinear {
      for offset in 0..<rows.count {
        let weight = present[offset]
        target[offset] = weight > 0 && weight >= least ? target[offset] / weight : .nan
      }
    } else {
      for offset in 0..<rows.count {
        let weight = present[offset]
        let score = kind.score(sum: target[offset], weight: weight, total: frame.total)
        target[offset] = weight > 0 && weight >= least ? score : .nan
      }
    }
  }
}

extension Hierarchy.Child {
  /// The position of the node, if it is one.
  fileprivate var node: Int? {
    if case .node(let position) = member { position } else { nil }
  }

  /// The position of the indicator, if it is one.
  fileprivate var indicator: Int? {
    if case .indicator(let position) = member { position } else { nil }
  }
}

extension Terms {
  @inline(__always)
  fileprivate var isLinear: Bool {
    if case .linear = self { true } else { false }
  }
}
