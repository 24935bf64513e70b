/// What would have to change for one territory to stand elsewhere: its values, one at a time, or the weights.
public struct TippingPoints: Sendable, Hashable {
  /// A change of one value, or why there is none.
  public enum Change: Sendable, Hashable {
    /// With this value, `difference` away from the present one, the territory is in `class`.
    case value(Double, difference: Double, class: Int)
    /// No change of this value does it.
    case impossible(Obstacle)
  }

  /// Why no change of a value moves a territory into another class.
  public enum Obstacle: String, Sendable, Hashable, CaseIterable {
    /// The territory has no value of the indicator.
    case noValue = "no_value"
    /// The territory has no score, and so no class.
    case noScore = "no_score"
    /// The territory is in the last class on that side already.
    case noFurtherClass = "no_further_class"
    /// Even the ends of what the indicator can be do not do it.
    case outOfReach = "out_of_reach"
  }

  /// How far one indicator is from moving the territory.
  public struct IndicatorChange: Sendable, Hashable {
    /// The position of the indicator in the method.
    public let indicator: Int
    /// Its present value, in its own unit.
    public let value: Value
    /// What moves the territory into a more fragile class.
    public let moreFragile: Change
    /// What moves it into a less fragile class.
    public let lessFragile: Change
  }

  /// The shares of the weight of one member for which the territory is among the most fragile.
  public struct WeightRange: Sendable, Hashable {
    /// The indicator or dimension.
    public let member: Explanation.Member
    /// The share of the weight of its parent that it holds, from 0 to 1.
    public let share: Double
    /// The shares for which the territory is among the most fragile, in increasing order; a range of no width is left out.
    public let ranges: [ClosedRange<Double>]
    /// Whether the borders are crossings of straight lines; otherwise they are refined from 101 shares.
    public let isExact: Bool
  }

  /// The row of the territory.
  public let row: Int
  /// Its class; `nil` without a score.
  public let currentClass: Int?
  /// Whether it is among the most fragile as the weights are; `nil` without a score.
  public let isMostFragile: Bool?
  /// One entry per indicator, in the order of the method.
  public let indicators: [IndicatorChange]
  /// The members directly below the index in the order of the method, then those that were asked for.
  public let weights: [WeightRange]
}

extension IndexResult {
  /// What would have to change for a territory to be in another class, or among the most fragile.
  ///
  /// **Values.** Of each indicator the value nearest to the present one is looked for that moves the territory into a more
  /// fragile class, and into a less fragile one, while all its other values, all other territories and all frozen numbers stay as
  /// they are. It is a value as it stands before treatment, in the unit of the indicator: filled in where it was absent,
  /// drawn towards the parent where rates are shrunk. It is looked for within the range that the method gives the
  /// indicator; without one, within what the table and the ends of the normalisation span. The class is checked at
  /// the value found and is another one at the neighbouring double, or, where the score does not rise and fall with the
  /// value all along, the change nearest to the present value among 64 steps to either end. Classes by rank whose bounds come
  /// from this table are those of the rank among the others, with bounds that do not move with the territory itself.
  ///
  /// **Weights.** A member is given every share `s` of the weight of its parent from 0 to 1, and its siblings `1 - s` in
  /// their present proportions, for all territories; the weights of the parent keep their sum. The territory is among the most
  /// fragile when not more than `ceil(share N) - 1` of the `N` territories that have a score are strictly more fragile. Below an
  /// index that is an arithmetic mean or a sum, not rescaled nor rounded, and where every territory has the scores of all
  /// members or of none, scores are linear in `s` and the borders exact. Elsewhere 101 shares are tried and every border
  /// between two of them refined to 1e-12, so that a range narrower than a hundredth can be missed. Weights do not count
  /// under the benefit of the doubt, and those of an only child cannot be shared.
  ///
  /// Edge cases: an area of a roll-up has no values of its own. Class 1 has the lowest scores: it is the least fragile class
  /// of an index of fragility, and the most fragile of one of strength.
  ///
  /// - Parameters:
  ///   - row: A row of ``territories``.
  ///   - share: Which share of the territories are the most fragile, above 0 and at most 1.
  ///   - includesAll: Whether weights are looked at of every indicator and dimension, and not only of those directly below the index.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The changes of values and the ranges of weights.
  /// - Complexity: O(territories x indicators) and O(territories log territories) for each member where borders are exact;
  ///   elsewhere some 200 aggregations of all territories for each member, which comparisons with a large reference make slow.
  public func tippingPoints(
    of row: Int,
    share: Double = 0.2,
    includesAll: Bool = false,
    threads: Int = 1
  ) -> TippingPoints {
    precondition(share > 0 && share <= 1, "a share of the territories")
    let method = fitted.method
    let hierarchy = method.hierarchy
    let values = ValueSearch(self, row: row)
    let weights = ShareSearch(self, row: row, share: share)
    let top = hierarchy.nodes[hierarchy.root].children.map { method.explained($0.member) }
    let all =
      method.indicators.indices.map(Explanation.Member.indicator)
      + method.dimensions.indices.map(Explanation.Member.dimension)
    let members = top + (includesAll ? all.filter { !top.contains($0) } : [])
    return TippingPoints(
      row: row,
      currentClass: values.currentClass,
      isMostFragile: weights.isMostFragile,
      indicators: concurrentMap(method.indicators.count, threads: threads, values.change),
      weights: concurrentMap(members.count, threads: threads) { weights.range(of: members[$0]) }
    )
  }
}

extension FragilityMethod {
  /// The name that explanations and audits have for a member of the tree.
  func explained(_ member: Hierarchy.Member) -> Explanation.Member {
    switch member {
    case .indicator(let indicator): .indicator(indicator)
    case .node(let node): hierarchy.nodes[node].dimension.map { .dimension($0) } ?? .index
    }
  }
}
