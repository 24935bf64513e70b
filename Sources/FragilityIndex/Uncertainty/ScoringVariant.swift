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
  let flat: FlatWeights
  let nodes: [Node]
  /// The values of each indicator on the common scale, as their node needs them, one after the other; eight
  /// places after the other where the index is one mean.
  let terms: [Double]
  private let inputs: [InputDraws?]
  /// The slot of each territory among random numbers.
  private let slots: [UInt64]

  /// What the score is one mean of, where means of means are: all nodes average the same terms and nothing is absent.
  let flatTerms: Terms?

  /// How the scores of a node are computed.
  enum Kind {
    /// A mean of terms over indicators, of which gaps are 0: the weights of what is present are known for each pattern
    /// of gaps.
    case patterned(Terms, patternOfRow: [UInt32], patterns: [[Bool]])
    /// A mean of terms over dimensions, or both.
    case checked(Terms)
    /// Anything else, by way of the stage itself.
    case staged
  }

  struct Node {
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

  /// The variants of methods that differ in their aggregation alone.
  ///
  /// - Parameters:
  ///   - sources: The indices by the methods.
  ///   - inputs: The laws of the values that are drawn.
  ///   - slots: The slot of each territory among random numbers.
  ///   - places: The rows in the order of their ranks in the index.
  ///   - flattens: Whether means of means may become one mean. That moves the last bits of a score, which may part
  ///     territories that are equal, so it is for drawn weights, with which only equal rows have equal scores.
  ///   - threads: How many threads may work.
  /// - Returns: One a source.
  static func variants(
    of sources: [ScoreSource],
    inputs: [InputDraws?],
    slots: [UInt64],
    places: [Int],
    flattens: Bool,
    threads: Int
  ) -> [ScoringVariant] {
    let isFixed = inputs.allSatisfy { $0 == nil }
    let kinds = sources.map { flattens && isFixed ? $0.fitted.termsOfOneMean : nil }
    let flat =
      kinds.contains { $0 != nil }
      ? terms(kinds.compactMap { $0 }, of: sources[0], at: places, threads: threads) : nil
    var left = (flat ?? [])[...]
    var normalised: [[Double]]?
    return zip(sources, kinds).map { source, kind in
      if let kind, let terms = left.popFirst() {
        return ScoringVariant(source, terms: terms, of: kind)
      }
      let columns =
        normalised
        ?? concurrentMap(inputs.count, threads: threads) {
          source.normalised($0, rows: 0..<source.table.count)
        }
      normalised = columns
      return ScoringVariant(source, normalised: columns, inputs: inputs, slots: slots)
    }
  }

  /// An index that is one mean.
  private init(_ source: ScoreSource, terms: [Double], of kind: Terms) {
    self.source = source
    self.terms = terms
    inputs = []
    slots = []
    flat = FlatWeights(source.fitted.method)
    nominalWeights = flat.nominal(source.fitted)
    flatTerms = kind
    nodes = []
  }

  /// An index that is computed node by node.
  private init(
    _ source: ScoreSource,
    normalised: [[Double]],
    inputs: [InputDraws?],
    slots: [UInt64]
  ) {
    self.source = source
    self.inputs = inputs
    self.slots = slots
    let fitted = source.fitted
    flat = FlatWeights(fitted.method)
    nominalWeights = flat.nominal(fitted)
    flatTerms = nil
    let gapless = normalised.map { Column(encoded: $0).presentCount == $0.count }
    var columns = normalised
    nodes = zip(fitted.method.hierarchy.nodes, fitted.nodes).map { node, frozen in
      let indicators = node.children.compactMap(\.indicator)
      let kind = Self.kind(of: node, frozen, columns: &columns, count: source.table.count)
      return Node(
        node: node,
        fitted: frozen,
        kind: kind,
        indicators: indicators,
        isGapless: indicators.allSatisfy { gapless[$0] }
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
    guard indicators.count == node.children.count, indicators.count <= 64 else {
      return .checked(terms)
    }
    // One bit a child that is present.
    var present = [UInt64](repeating: 0, count: count)
    for (child, position) in indicators.enumerated() {
      for row in 0..<count where !columns[position][row].isNaN {
        present[row] |= 1 << UInt64(child)
      }
    }
    var patternOfRow = [UInt32](repeating: 0, count: count)
    var patterns: [[Bool]] = []
    var numbers: [UInt64: UInt32] = [:]
    for row in 0..<count {
      if let number = numbers[present[row]] {
        patternOfRow[row] = number
      } else {
        patternOfRow[row] = UInt32(patterns.count)
        numbers[present[row]] = UInt32(patterns.count)
        patterns.append(indicators.indices.map { present[row] >> UInt64($0) & 1 == 1 })
      }
    }
    for position in indicators {
      for row in 0..<count where columns[position][row].isNaN { columns[position][row] = 0 }
    }
    return .patterned(terms, patternOfRow: patternOfRow, patterns: patterns)
  }

  /// How many rows are computed together: few enough to stay in a core's cache.
  static let tileSize = 1024

  /// Computes the scores of several draws.
  ///
  /// - Parameters:
  ///   - draws: Draws of this variant.
  ///   - seed: The seed of the plan.
  ///   - scores: Room for one score a row and draw, draw by draw.
  func score(_ draws: ArraySlice<Draw>, seed: UInt64, into scores: UnsafeMutablePointer<Double>) {
    let count = source.table.count
    precondition(flatTerms == nil, "what is one mean is not computed node by node")
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
      law.draw(&own, rows: rows, random, slots: slots)
      return source.normalised(position, of: own, rows: rows)
    }
  }

  /// What is known of a node before its rows are looked at.
  struct Frame {
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
}

extension Hierarchy.Child {
  /// The position of the node, if it is one.
  var node: Int? {
    if case .node(let position) = member { position } else { nil }
  }

  /// The position of the indicator, if it is one.
  var indicator: Int? {
    if case .indicator(let position) = member { position } else { nil }
  }
}
