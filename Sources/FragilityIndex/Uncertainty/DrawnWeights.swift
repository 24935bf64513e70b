/// The weights of all nodes of a hierarchy in one array: the children of the first node, those of the second, and so on.
struct FlatWeights: Sendable {
  private let hierarchy: Hierarchy
  /// Where the children of each node begin.
  let starts: [Int]
  /// Where each node, but the root, stands among the children of its parent.
  private let placeOfNode: [Int]
  private let placeOfIndicator: [Int]
  private let placeOfID: [String: Int]

  init(_ method: FragilityMethod) {
    let hierarchy = method.hierarchy
    self.hierarchy = hierarchy
    var starts: [Int] = []
    var next = 0
    var placeOfNode = [Int](repeating: 0, count: hierarchy.nodes.count)
    var placeOfIndicator = [Int](repeating: 0, count: method.indicators.count)
    var placeOfID: [String: Int] = [:]
    for node in hierarchy.nodes {
      starts.append(next)
      for child in node.children {
        switch child.member {
        case .node(let below): placeOfNode[below] = next
        case .indicator(let indicator): placeOfIndicator[indicator] = next
        }
        placeOfID[method.id(of: child.member)] = next
        next += 1
      }
    }
    self.starts = starts
    self.placeOfNode = placeOfNode
    self.placeOfIndicator = placeOfIndicator
    self.placeOfID = placeOfID
  }

  /// Where the children of a node stand.
  func places(ofNode node: Int) -> Range<Int> {
    starts[node]..<(starts[node] + hierarchy.nodes[node].children.count)
  }

  /// The fitted weights, node by node.
  func nominal(_ fitted: FittedMethod) -> [Double] { fitted.nodes.flatMap(\.weights) }

  /// The share of each indicator in an index that is one mean of them all.
  func effective(_ weights: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: placeOfIndicator.count)
    func spread(_ share: Double, over node: Int) {
      let places = places(ofNode: node)
      let total = weights[places].reduce(0, +)
      for (child, place) in zip(hierarchy.nodes[node].children, places) where weights[place] > 0 {
        switch child.member {
        case .indicator(let indicator): shares[indicator] = share * weights[place] / total
        case .node(let below): spread(share * weights[place] / total, over: below)
        }
      }
    }
    spread(1, over: hierarchy.root)
    return shares
  }

  /// Draws weights around others.
  ///
  /// - Parameters:
  ///   - nominal: The weights of the method.
  ///   - variation: How they vary.
  ///   - coordinate: The number between 0 and 1 that decides.
  ///   - seed: The seed of the plan.
  /// - Returns: Weights laid out as the others.
  func draw(
    around nominal: [Double],
    _ variation: WeightVariation,
    at coordinate: Double,
    seed: UInt64
  ) -> [Double] {
    let random = CounterRandom(seed: seed, stream: coordinate.bitPattern)
    switch variation {
    case .relative(let noise):
      return nominal.enumerated().map { place, weight in
        weight * (1 + noise * (2 * random.uniform(UInt64(place)) - 1))
      }
    case .dirichlet(let concentration):
      var drawn = nominal
      for node in starts.indices {
        let places = places(ofNode: node)
        let total = nominal[places].reduce(0, +)
        var sum = 0.0
        for place in places where nominal[place] > 0 {
          let shape = concentration * nominal[place] / total
          drawn[place] = gammaQuantile(random.uniform(UInt64(place)), shape)
          sum += drawn[place]
        }
        // Shapes far below 1 may all give 0; the law then has all its mass in the corners.
        guard sum > 0 else { continue }
        for place in places { drawn[place] *= total / sum }
      }
      return drawn
    case .sets(let sets):
      let choice = chosen(of: sets.count + 1, at: coordinate)
      guard choice > 0 else { return nominal }
      var drawn = nominal
      for (id, weight) in sets[choice - 1].weights {
        if let place = placeOfID[id] { drawn[place] = weight }
      }
      return drawn
    }
  }

  /// Takes an indicator out: its weight becomes 0, and so does that of a dimension in which nothing is left.
  func leaveOut(_ indicator: Int, of weights: inout [Double]) {
    var place = placeOfIndicator[indicator]
    while true {
      weights[place] = 0
      guard let node = starts.lastIndex(where: { $0 <= place }), node != hierarchy.root,
        places(ofNode: node).allSatisfy({ weights[$0] == 0 })
      else { return }
      place = placeOfNode[node]
    }
  }
}

/// Which of some equally likely choices a number between 0 and 1 decides for.
func chosen(of count: Int, at coordinate: Double) -> Int {
  min(Int(coordinate * Double(count)), count - 1)
}
