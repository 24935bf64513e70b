/// The profiles of territories by the rules of a method.
///
/// A condition holds, does not hold, or is unknown where a number it reads is absent (the logic of Kleene, 1952: `all` is
/// unknown unless one part does not hold, `any` unless one does). A territory has the first profile that holds, unless an
/// earlier one is unknown: then so is its profile, for it may be that one. A territory on which no profile holds and none
/// is unknown is of another kind.
public struct TerritoryProfiles: Sendable {
  /// What a territory is.
  public enum Outcome: Sendable, Hashable {
    /// The profile at a position of the typology.
    case profile(Int)
    /// No profile holds.
    case other
    /// It cannot be known: a number is absent that the profile at this position reads.
    case unknown(Int)
  }

  /// The dimension just below the index that adds most to what sets a territory apart from the median one.
  ///
  /// The excess of a dimension is its weight times how far its score lies above the median of all territories, on the side
  /// of fragility. The leading dimension has the largest excess, if that is positive; of equal ones the first.
  public enum Leading: Sendable, Hashable {
    /// The dimension at a position of the method.
    case dimension(Int)
    /// No dimension is above its median.
    case none
    /// A dimension is absent, so that it may lead.
    case unknown
  }

  /// What each territory is, in their order.
  public let outcomes: [Outcome]
  /// The profiles that hold beside the one a territory has, or that hold although that one is unknown.
  public let others: [[Int]]
  /// Of a territory whose profile is unknown, what is absent and why: `skills:unavailable`.
  public let absences: [[String]]
  /// The dimension that leads in each territory.
  public let leading: [Leading]
}

extension IndexResult {
  /// Finds the profile of each territory.
  ///
  /// Shares and medians are those of the territories of this index: positions, not levels.
  ///
  /// - Parameters:
  ///   - typology: The rules; that of the method, or another one that has been checked with it.
  ///   - columns: The columns that conditions read, as ``FragilityMethod/columns(_:from:persons:)`` gives them.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The profiles.
  public func profiles(
    by typology: Typology,
    columns: [ColumnReference: Column] = [:],
    threads: Int = 1
  ) -> TerritoryProfiles {
    let leading = leadingDimensions(threads: threads)
    let tests = typology.profiles.map { $0.when.flatMap { $0.tests(at: "").map(\.test) } }
    var reader = SubjectReader(result: self, columns: columns, leading: leading)
    reader.load(tests.joined().map(\.subject), threads: threads)
    let rules = typology.profiles.map { profile in
      BoundCondition.all(profile.when.map { BoundCondition($0, reader) })
    }
    var outcomes: [TerritoryProfiles.Outcome] = []
    var others: [[Int]] = []
    var absences: [[String]] = []
    for row in 0..<territories.count {
      let truths = rules.map { $0.holds(row) }
      let first = truths.firstIndex { $0 != false }
      var holding = truths.indices.filter { truths[$0] == true }
      var absent: [String] = []
      switch first.map({ ($0, truths[$0]) }) {
      case nil: outcomes.append(.other)
      case (let position, .some)?:
        outcomes.append(.profile(position))
        holding.removeFirst()
      case (let position, nil)?:
        outcomes.append(.unknown(position))
        for test in tests[position] {
          for word in reader.absences(of: test, row: row) where !absent.contains(word) {
            absent.append(word)
          }
        }
      }
      others.append(holding)
      absences.append(absent)
    }
    return TerritoryProfiles(
      outcomes: outcomes,
      others: others,
      absences: absences,
      leading: leading
    )
  }

  /// The dimensions just below the index, by their positions in the method.
  var topDimensions: [Int] {
    let dimensions = fitted.method.dimensions
    return dimensions.indices.filter { dimensions[$0].parent == nil }
  }

  private func leadingDimensions(threads: Int) -> [TerritoryProfiles.Leading] {
    let method = fitted.method
    let tops = topDimensions
    let children = method.hierarchy.nodes[method.hierarchy.root].children
    let weights = tops.map { dimension in
      let node = method.hierarchy.nodeOfDimension[dimension]
      let position = children.firstIndex { $0.member == .node(node) }
      return position.map { fitted.weights(ofDimension: nil)[$0] } ?? 0
    }
    let scores = scores(ofDimensions: tops, threads: threads).map(\.encoded)
    let medians = scores.map { type7Quantiles([0.5], of: $0).first ?? .nan }
    let sign = method.rules.orientation == .fragility ? 1.0 : -1
    return (0..<territories.count).map { row in
      var best = TerritoryProfiles.Leading.none
      var most = 0.0
      for (position, dimension) in tops.enumerated() {
        if scores[position][row].isNaN { return .unknown }
        let excess = sign * weights[position] * (scores[position][row] - medians[position])
        if excess > most { (best, most) = (.dimension(dimension), excess) }
      }
      return best
    }
  }
}
