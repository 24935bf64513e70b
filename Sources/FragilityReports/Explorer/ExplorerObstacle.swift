import FragilityIndex

/// Why the scores of a method cannot be recomputed in a page.
enum ExplorerObstacle: Sendable, Hashable {
  /// A dimension, by its id, or the index itself is aggregated by comparison with all territories.
  case comparison(dimension: String?, choice: String)
  /// The score of a dimension is rescaled in a way that the page does not know.
  case rescaling(dimension: String?, choice: String)
  /// Who is reliable, and so who is ranked or fitted to, hangs on the weights.
  case reliability

  /// The first obstacle in a method; `nil` if its scores can be recomputed.
  init?(in method: FragilityMethod) {
    for node in method.hierarchy.nodes {
      let id = node.dimension.map { method.dimensions[$0].id }
      if node.aggregation.comparesWithReference {
        self = .comparison(dimension: id, choice: node.aggregation.words.method)
        return
      }
      if let rescaling = node.rescaling, !rescaling.normalisation.isOffered {
        self = .rescaling(dimension: id, choice: rescaling.normalisation.words.method)
        return
      }
    }
    guard let reliability = method.rules.reliability else { return nil }
    let weighs = reliability.minDenominator != nil || reliability.cv != nil
    // The rule weighs by the file: weights that are found otherwise would have to be told apart from it.
    let isFound = method.hierarchy.nodes.contains { ![.given, .equal].contains($0.weighting) }
    let isNotRanked = reliability.unreliable == .notRanked
    guard weighs, !reliability.isFitted || (isNotRanked && isFound) else { return nil }
    self = .reliability
  }

  /// The obstacle in words.
  func text(_ words: Words, of method: FragilityMethod) -> String {
    func name(_ dimension: String) -> String {
      method.dimensions.first { $0.id == dimension }?.label?[words.language] ?? dimension
    }
    return switch self {
    case .comparison(nil, let choice):
      words("explorer_obstacle_comparison_index", ["choice": choice])
    case .comparison(let dimension?, let choice):
      words("explorer_obstacle_comparison", ["dimension": name(dimension), "choice": choice])
    case .rescaling(let dimension, let choice):
      words(
        "explorer_obstacle_rescaling",
        ["dimension": dimension.map(name) ?? words["explorer_index"], "choice": choice]
      )
    case .reliability: words["explorer_obstacle_reliability"]
    }
  }
}

extension Normalisation {
  fileprivate var isOffered: Bool {
    switch self {
    case .minMax, .zScore, .percentRank, .rank, .exponentialRank, .quantile, .steps, .distance,
      .fractionOfMaximum, .none:
      true
    case .normalScore, .ratio: false
    case .rounded(let choice, _): choice.isOffered
    }
  }
}
