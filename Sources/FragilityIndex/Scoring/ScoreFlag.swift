/// Something a reader of a score must know.
public enum ScoreFlag: Sendable, Hashable {
  /// An indicator has no value.
  case absent(indicator: String, AbsenceReason)
  /// A dimension, or the index itself (`nil`), has no score because too little of its weight has a value.
  case noScore(dimension: String?)
  /// The territory has too few values, or too many zeros, to be scored.
  case screenedOut
  /// The value of an indicator was filled in.
  case imputed(indicator: String)
  /// The value of an indicator is an outlier, held at a bound.
  case winsorised(indicator: String)
  /// A value lies outside of what the reference or the goalposts span.
  case beyondReference(indicator: String)
  /// A score was raised to the floor of a mean that cannot go lower.
  case raisedToFloor(id: String)
  /// The territory has too few inhabitants.
  case smallPopulation
  /// The population of the territory, which its reliability hangs on, is not known.
  case unknownPopulation
  /// The rate of an indicator was counted on too few persons.
  case smallDenominator(indicator: String)
  /// The coefficient of variation of an indicator calls for caution, or is too large.
  case imprecise(indicator: String, ReliabilityLevel)
  /// The territory is unreliable and has no rank.
  case notRanked

  /// The word written in files, `id:reason`; the index itself is called `score`.
  public var word: String {
    switch self {
    case .absent(let indicator, let reason): "\(indicator):\(reason.word)"
    case .noScore(let dimension):
      "\(dimension ?? "score"):\(AbsenceReason.insufficientWeight.word)"
    case .screenedOut: "score:\(AbsenceReason.screenedOut.word)"
    case .imputed(let indicator): "\(indicator):imputed"
    case .winsorised(let indicator): "\(indicator):winsorised"
    case .beyondReference(let indicator): "\(indicator):beyond_reference"
    case .raisedToFloor(let id): "\(id):raised_to_floor"
    case .smallPopulation: "score:small_population"
    case .unknownPopulation: "score:unknown_population"
    case .smallDenominator(let indicator): "\(indicator):small_denominator"
    case .imprecise(let indicator, let level): "\(indicator):cv_\(level.rawValue)"
    case .notRanked: "rank:\(AbsenceReason.unreliable.word)"
    }
  }
}

extension IndexResult {
  /// What a reader of a territory's score must know: gaps with their reasons first, then scores that are missing,
  /// values that were filled in or held, values beyond the reference, scores raised to a floor, and what makes a score
  /// unreliable.
  ///
  /// - Parameter row: A row of ``territories``.
  /// - Returns: The flags, none for a territory with nothing to note.
  public func flags(of row: Int) -> [ScoreFlag] {
    let method = fitted.method
    let tile = tile(of: row)
    let isScreenedOut = source.isScreenedOut(row)
    var flags: [ScoreFlag] = []
    for (position, indicator) in method.indicators.enumerated() {
      // The gaps of who is screened out are those of the tables: what fills them in serves no score.
      let value =
        isScreenedOut
        ? territories.indicators[position].values.encoded[row] : tile.normalised[position][0]
      if let reason = value.absence { flags.append(.absent(indicator: indicator.id, reason)) }
    }
    if isScreenedOut { return flags + [.screenedOut] }
    for (dimension, node) in method.hierarchy.nodeOfDimension.enumerated()
    where tile.shown[node][0].isNaN {
      flags.append(.noScore(dimension: method.dimensions[dimension].id))
    }
    if scores.encoded[row].isNaN { flags.append(.noScore(dimension: nil)) }
    for (position, indicator) in method.indicators.enumerated() {
      if isImputed(position, row: row) { flags.append(.imputed(indicator: indicator.id)) }
      if isWinsorised(position, row: row) { flags.append(.winsorised(indicator: indicator.id)) }
      if isBeyondReference(position, row: row) {
        flags.append(.beyondReference(indicator: indicator.id))
      }
    }
    for node in method.hierarchy.nodes {
      guard let floor = node.aggregation.floor else { continue }
      for child in node.children
      where tile.scores(of: child.member, in: method.hierarchy)[0] < floor {
        flags.append(.raisedToFloor(id: method.id(of: child.member)))
      }
    }
    return flags + (reliability?.flags(of: row, isScored: !scores.encoded[row].isNaN) ?? [])
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
