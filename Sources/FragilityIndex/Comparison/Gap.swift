/// How far a territory is from a larger area, on an indicator, a dimension or the index.
public struct Gap: Sendable, Hashable {
  /// Which of the two is more fragile, as the method sees it.
  public enum Reading: String, Sendable, Hashable {
    /// The territory is more fragile than the area.
    case moreFragile = "more_fragile"
    /// The territory is less fragile than the area.
    case lessFragile = "less_fragile"
    /// Both are the same.
    case equal
  }

  /// What must be known before a gap is read.
  public enum Note: String, Sendable, Hashable {
    /// The value of the area could only be an average of rates, medians or means.
    case notAveraged = "not_averaged"
    /// Sums would count what territories share, such as a value of their commune, once for each of them.
    case sharedValues = "shared_values"
    /// The value of the area lies outside of what the territories or the goalposts span: its score is beyond theirs.
    case areaBeyondReference = "parent_beyond_reference"
    /// The table of larger areas has no row for the area.
    case areaNotInTable = "parent_not_in_table"
    /// The value of the area is that of its territories in the table, not of all of it.
    case territoriesOnly = "territories_only"
    /// The scores stand on different indicators: part of the gap is that.
    case otherIndicators = "other_indicators"
    /// The score of the territory stands on a value that was filled in.
    case imputed
  }

  /// What the gap is of.
  public let member: Explanation.Member
  /// The value of an indicator in its own unit; absent for dimensions and the index.
  public let value: Value
  /// The same of the area.
  public let areaValue: Value
  /// `value - areaValue`, `nil` where one is absent.
  public let difference: Double?
  /// `value / areaValue`, `nil` where one is absent, and where the area's is not positive or the territory's negative.
  public let ratio: Double?
  /// The score of the territory.
  public let score: Value
  /// The score of the area, by the numbers that were frozen on the territories.
  public let areaScore: Value
  /// `score - areaScore`, in score points; `nil` where one is absent.
  public let scoreDifference: Double?
  /// Which is more fragile: by the values of an indicator, by the scores of a dimension and of the index.
  public let reading: Reading?
  /// What must be known before the gap is read.
  public let notes: [Note]
}

/// The gaps of territories to their areas at one level, ready to be asked for one territory after the other.
public struct Gaps: Sendable {
  /// The index of the territories.
  public let result: IndexResult
  /// The areas.
  public let comparison: LevelComparison
  /// What there are gaps of: the index, then every dimension followed by what stands below it.
  public let members: [Explanation.Member]
  private let normalised: [Column]
  private let dimensions: [Column]
  private let areaDimensions: [Column]
  private let leaves: [[Int]]

  /// Prepares the gaps.
  ///
  /// - Parameters:
  ///   - result: The index of the territories.
  ///   - comparison: The areas, made of the same index.
  ///   - threads: How many threads may work.
  public init(of result: IndexResult, to comparison: LevelComparison, threads: Int = 1) {
    self.result = result
    self.comparison = comparison
    let method = result.fitted.method
    let all = Array(method.dimensions.indices)
    normalised = result.normalised
    dimensions = result.scores(ofDimensions: all, threads: threads)
    areaDimensions = comparison.areas.scores(ofDimensions: all, threads: threads)
    var members: [Explanation.Member] = []
    let hierarchy = method.hierarchy
    var leaves = [[Int]](repeating: [], count: hierarchy.nodes.count)
    for (position, node) in hierarchy.nodes.enumerated() {
      for child in node.children where child.weight > 0 {
        switch child.member {
        case .indicator(let indicator): leaves[position].append(indicator)
        case .node(let below): leaves[position] += leaves[below]
        }
      }
    }
    func walk(_ position: Int) {
      members.append(hierarchy.nodes[position].dimension.map { .dimension($0) } ?? .index)
      for child in hierarchy.nodes[position].children {
        switch child.member {
        case .indicator(let indicator): members.append(.indicator(indicator))
        case .node(let below): walk(below)
        }
      }
    }
    walk(hierarchy.root)
    self.members = members
    self.leaves = leaves
  }

  /// The gap of a territory to its area.
  ///
  /// - Parameters:
  ///   - member: An indicator, a dimension or the index.
  ///   - row: A row of the territories.
  /// - Returns: The gap; `nil` for a territory without an area at this level.
  public func gap(of member: Explanation.Member, row: Int) -> Gap? {
    guard let area = comparison.areaOf[row] else { return nil }
    let method = result.fitted.method
    switch member {
    case .indicator(let indicator):
      let value = result.territories.indicators[indicator].values[row]
      let areaValue = comparison.values[indicator][area]
      let score = normalised[indicator][row]
      let areaScore = comparison.normalised[indicator][area]
      let difference = subtract(value, areaValue)
      var notes: [Gap.Note] = []
      switch comparison.bases[indicator] {
      case .none: notes.append(.notAveraged)
      case .shared: notes.append(.sharedValues)
      case .territories: notes.append(.territoriesOnly)
      case .table: if !isInTable(area) { notes.append(.areaNotInTable) }
      }
      if comparison.isBeyondReference[indicator][area] { notes.append(.areaBeyondReference) }
      if result.isImputed(indicator, row: row) { notes.append(.imputed) }
      var ratio: Double?
      if let value = value.number, let areaValue = areaValue.number, value >= 0, areaValue > 0 {
        ratio = value / areaValue
      }
      return Gap(
        member: member,
        value: value,
        areaValue: areaValue,
        difference: difference,
        ratio: ratio?.isFinite == true ? ratio : nil,
        score: score,
        areaScore: areaScore,
        scoreDifference: subtract(score, areaScore),
        reading: difference.map {
          reading($0, isBad: method.indicators[indicator].direction == .higherIsWorse)
        },
        notes: notes
      )
    case .dimension(let dimension):
      return gap(
        member,
        node: method.hierarchy.nodeOfDimension[dimension],
        dimensions[dimension][row],
        areaDimensions[dimension][area],
        row: row,
        area: area
      )
    case .index:
      return gap(
        member,
        node: method.hierarchy.root,
        result.scores[row],
        comparison.areas.scores[area],
        row: row,
        area: area
      )
    }
  }

  /// The gap of a dimension or of the index.
  private func gap(
    _ member: Explanation.Member,
    node: Int,
    _ score: Value,
    _ areaScore: Value,
    row: Int,
    area: Int
  ) -> Gap {
    let difference = subtract(score, areaScore)
    var notes: [Gap.Note] = []
    if !isInTable(area) { notes.append(.areaNotInTable) }
    if areaScore.number != nil {
      let isSummed = leaves[node].contains { comparison.bases[$0] == .territories }
      let hasTable = comparison.bases.contains(.table)
      if isSummed, !hasTable { notes.append(.territoriesOnly) }
    }
    if difference != nil {
      let isOther = leaves[node].contains { indicator in
        normalised[indicator].encoded[row].isNaN
          != comparison.areas.source.untreated(indicator, row: area).isNaN
      }
      let isBeyond = leaves[node].contains { indicator in
        comparison.isBeyondReference[indicator][area]
          && !comparison.areas.source.untreated(indicator, row: area).isNaN
      }
      if isBeyond { notes.append(.areaBeyondReference) }
      if isOther { notes.append(.otherIndicators) }
      if leaves[node].contains(where: { result.isImputed($0, row: row) }) { notes.append(.imputed) }
    }
    let absent = Value.absent(.notApplicable)
    return Gap(
      member: member,
      value: absent,
      areaValue: absent,
      difference: nil,
      ratio: nil,
      score: score,
      areaScore: areaScore,
      scoreDifference: difference,
      reading: difference.map {
        reading($0, isBad: result.fitted.method.rules.orientation == .fragility)
      },
      notes: notes
    )
  }

  private func isInTable(_ area: Int) -> Bool { !comparison.areasNotInTable.contains(area) }

  private func reading(_ difference: Double, isBad: Bool) -> Gap.Reading {
    if difference == 0 { return .equal }
    return (difference > 0) == isBad ? .moreFragile : .lessFragile
  }

  private func subtract(_ a: Value, _ b: Value) -> Double? {
    guard let a = a.number, let b = b.number else { return nil }
    return a - b
  }
}
