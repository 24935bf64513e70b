/// Something a reader of a score must know.
public enum ScoreFlag: Sendable, Hashable {
  /// An indicator has no value.
  case absent(indicator: String, AbsenceReason)
  /// A dimension, or the index itself (`nil`), has no score because too little of its weight has a value.
  case noScore(dimension: String?)
  /// A value lies outside of what the reference or the goalposts span.
  case beyondReference(indicator: String)
  /// A score was raised to the floor of a geometric mean.
  case raisedToFloor(id: String)

  /// The word written in files, `id:reason`; the index itself is called `score`.
  public var word: String {
    switch self {
    case .absent(let indicator, let reason): "\(indicator):\(reason.word)"
    case .noScore(let dimension):
      "\(dimension ?? "score"):\(AbsenceReason.insufficientWeight.word)"
    case .beyondReference(let indicator): "\(indicator):beyond_reference"
    case .raisedToFloor(let id): "\(id):raised_to_floor"
    }
  }
}

extension IndexResult {
  /// What a reader of a territory's score must know: gaps with their reasons first, then scores that are missing,
  /// values beyond the reference, and scores raised to a floor.
  ///
  /// - Parameter row: A row of ``territories``.
  /// - Returns: The flags, none for a territory with nothing to note.
  public func flags(of row: Int) -> [ScoreFlag] {
    let method = fitted.method
    var flags: [ScoreFlag] = []
    for (position, indicator) in method.indicators.enumerated() {
      if let reason = normalised[position].encoded[row].absence {
        flags.append(.absent(indicator: indicator.id, reason))
      }
    }
    for (dimension, node) in method.hierarchy.nodeOfDimension.enumerated()
    where nodes[node].encoded[row].isNaN {
      flags.append(.noScore(dimension: method.dimensions[dimension].id))
    }
    if scores.encoded[row].isNaN { flags.append(.noScore(dimension: nil)) }
    for (position, indicator) in method.indicators.enumerated() {
      let value = territories.indicators[position].values.encoded[row]
      if !value.isNaN, fitted.normalisations[position].isBeyondReference(value) {
        flags.append(.beyondReference(indicator: indicator.id))
      }
    }
    for node in method.hierarchy.nodes {
      guard case .geometric(let floor) = node.aggregation else { continue }
      for child in node.children where score(of: child.member, row: row) < floor {
        flags.append(.raisedToFloor(id: method.id(of: child.member)))
      }
    }
    return flags
  }

  /// The score of a member of the hierarchy; NaN when it has none.
  func score(of member: Hierarchy.Member, row: Int) -> Double {
    switch member {
    case .indicator(let indicator): normalised[indicator].encoded[row]
    case .node(let node): nodes[node].encoded[row]
    }
  }
}

extension FragilityMethod {
  func id(of member: Hierarchy.Member) -> String {
    switch member {
    case .indicator(let indicator): indicators[indicator].id
    case .node(let node): hierarchy.nodes[node].dimension.map { dimensions[$0].id } ?? "score"
    }
  }
}
