/// A resource beside the needs that an index shows.
public struct ResourceResult: Sendable {
  /// Need against help.
  public enum Quadrant: String, Sendable, Hashable, CaseIterable {
    /// High need, little help.
    case highNeedLittleHelp = "high_need_little_help"
    /// High need, more help.
    case highNeedMoreHelp = "high_need_more_help"
    /// Lower need, little help.
    case lowerNeedLittleHelp = "lower_need_little_help"
    /// Lower need, more help.
    case lowerNeedMoreHelp = "lower_need_more_help"
  }

  /// A bound between two sides.
  public struct Threshold: Sendable, Hashable {
    /// The bound; absent where nothing can be compared.
    public let value: Value
    /// Whether the method gives it; otherwise it is the median of the territories that have both a score and a rate.
    public let isGiven: Bool
  }

  /// The resource.
  public let resource: FragilityMethod.Resource
  /// The index.
  public let index: IndexResult
  /// How many places count for each territory.
  public let counts: Column
  /// Places per inhabitants, ``FragilityMethod/Resource/per`` of them.
  public let rates: Column
  /// The distance from each territory to the nearest place, in kilometres; `nil` where places are counted by code.
  public let nearest: Column?
  /// The score from which needs are high, or up to which in an index of strength.
  public let need: Threshold
  /// The rate up to which help is little.
  public let little: Threshold
  /// Where each territory stands; `nil` without a score or a rate.
  public let quadrants: [Quadrant?]
  /// How many places count for no territory.
  public let unreached: Int

  /// Sets counts of places beside an index.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - places: The counts, in the order of the territories of the index.
  ///   - index: The index.
  package init(
    _ resource: FragilityMethod.Resource,
    _ places: PlaceCounts,
    beside index: IndexResult
  ) {
    self.resource = resource
    self.index = index
    counts = places.counts
    nearest = places.nearest
    unreached = places.unreached
    let population = index.territories.population?.encoded
    let rates = places.counts.encoded.enumerated().map { row, count -> Double in
      if count.isNaN { return count }
      guard let persons = population?[row] else { return Double(absent: .unavailable) }
      if persons.isNaN { return persons }
      return persons > 0 ? resource.per * count / persons : Double(absent: .zeroDenominator)
    }
    self.rates = Column(encoded: rates)
    let scores = index.scores.encoded
    let rows = scores.indices.filter { !scores[$0].isNaN && !rates[$0].isNaN }
    let need = Threshold(resource.need, orMedianOf: rows.map { scores[$0] })
    let little = Threshold(resource.little, orMedianOf: rows.map { rates[$0] })
    (self.need, self.little) = (need, little)
    let isFragility = index.fitted.method.rules.orientation == .fragility
    var quadrants = [Quadrant?](repeating: nil, count: scores.count)
    if let need = need.value.number, let little = little.value.number {
      for row in rows {
        let isHigh = isFragility ? scores[row] >= need : scores[row] <= need
        quadrants[row] =
          switch (isHigh, rates[row] <= little) {
          case (true, true): .highNeedLittleHelp
          case (true, false): .highNeedMoreHelp
          case (false, true): .lowerNeedLittleHelp
          case (false, false): .lowerNeedMoreHelp
          }
      }
    }
    self.quadrants = quadrants
  }

  /// The territories of a quadrant, from the greatest need to the least.
  ///
  /// - Parameter quadrant: The quadrant; `nil` is that of the territories that have none.
  /// - Returns: Rows of the index.
  public func rows(of quadrant: Quadrant?) -> [Int] {
    let rows = index.rowsByRank.filter { quadrants[$0] == quadrant }
    guard index.fitted.method.rules.orientation == .strength else { return rows }
    return rows.filter { !index.scores.encoded[$0].isNaN }.reversed()
      + rows.filter { index.scores.encoded[$0].isNaN }
  }

  /// The inhabitants of a quadrant.
  ///
  /// - Parameter quadrant: The quadrant; `nil` is that of the territories that have none.
  /// - Returns: Their sum; absent if one of its territories has none.
  public func population(of quadrant: Quadrant?) -> Value {
    guard let population = index.territories.population else { return .absent(.unavailable) }
    var sum = ExactSum()
    for (row, own) in quadrants.enumerated() where own == quadrant {
      if let reason = population.encoded[row].absence { return .absent(reason) }
      sum.add(population.encoded[row])
    }
    return .present(sum.value)
  }
}

extension ResourceResult.Threshold {
  /// The bound of the method, or the median (type 7).
  fileprivate init(_ given: Double?, orMedianOf values: [Double]) {
    isGiven = given != nil
    if let given {
      value = .present(given)
    } else {
      let median = values.isEmpty ? nil : type7Quantiles([0.5], of: values).first
      value = median.map(Value.present) ?? .absent(.unavailable)
    }
  }
}
