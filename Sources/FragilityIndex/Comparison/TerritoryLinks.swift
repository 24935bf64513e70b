/// Which territories of one geography became which of another: several of each, with weights.
public struct TerritoryLinks: Sendable, Hashable {
  /// One territory of the old geography, and one of the new that holds a part of it.
  public struct Link: Sendable, Hashable {
    /// The code in the old geography.
    public var from: String
    /// The code in the new geography.
    public var to: String
    /// The share of the old territory's persons that live in the new one; `nil` where it is not known.
    public var weight: Double?

    /// Creates a link.
    ///
    /// - Parameters:
    ///   - from: The code in the old geography.
    ///   - to: The code in the new geography.
    ///   - weight: The share of the old territory's persons that live in the new one.
    public init(from: String, to: String, weight: Double? = nil) {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  /// Something that could not be carried over, or not as a whole.
  public struct Note: Sendable, Hashable {
    /// What stands in the way.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// A territory of the old geography that no link begins at: its persons are lost.
      case notLinked = "not_linked"
      /// A territory of the new geography that no link leads to: it has no values at the old date.
      case noPredecessor = "no_predecessor"
      /// A link begins at a code that the table of the old date does not have.
      case unknownFrom = "unknown_from"
      /// A link leads to a code that the table of the new geography does not have.
      case unknownTo = "unknown_to"
      /// A territory went to several, and its shares are not known.
      case noWeight = "no_weight"
      /// The only link of a territory has no weight: it is taken to have gone there as a whole.
      case assumedWhole = "assumed_whole"
      /// The weights of a territory do not add up to 1: persons are lost or counted twice.
      case weightSum = "weight_sum"
      /// An indicator without numerator and denominator, which only an unchanged territory keeps.
      case notACount = "not_a_count"
    }

    /// What stands in the way.
    public let reason: Reason
    /// The code of the territory, or the id of the indicator.
    public let subject: String
    /// The sum of weights, or how many territories have no value.
    public let value: Double?
  }

  /// How a territory of the new geography came by its values of the old date.
  public enum Passage: String, Sendable, Hashable, CaseIterable {
    /// It is an old territory as a whole, and nothing else.
    case unchanged
    /// They are those of several, of a part, or of one that is taken to be the same: an estimate.
    case carried
    /// It has none.
    case notCarried = "not_carried"
  }

  /// The links.
  public let links: [Link]

  /// Creates links.
  ///
  /// - Parameter links: The links, in any order.
  /// - Throws: Weights that are not between 0 and 1, and pairs that come twice.
  public init(_ links: [Link]) throws(FragilityError) {
    var problems: [Problem] = []
    var seen: Set<[String]> = []
    for link in links {
      if let weight = link.weight, !(weight >= 0 && weight <= 1) {
        problems.append(.badWeight(link, weight))
      }
      if !seen.insert([link.from, link.to]).inserted { problems.append(.linkedTwice(link)) }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    self.links = links
  }
}

extension TerritoryLinks {
  /// Carries the values of territories over to another geography.
  ///
  /// Counts `N` are shared out by the weights `w`, `N(v) = sum(w(u, v) N(u))`, so that a rate is the ratio of the sums
  /// of its numerators and of its denominators. A rate of which these are not known is kept where a territory went as a
  /// whole into one that holds nothing else, and is absent elsewhere: it is never averaged. So is every value of a
  /// territory of which a part is not known. A weight that is not given is taken to be 1 where there is one link only,
  /// which is noted.
  ///
  /// Edge cases: what a territory of the new geography holds that no old one held cannot be known.
  ///
  /// - Parameters:
  ///   - table: The territories of the old geography.
  ///   - target: The territories of the new geography, whose codes, names and parents are taken.
  ///   - method: The method of both.
  /// - Returns: The values of the old date in the new geography, what could not be carried, and for every territory of
  ///   the new geography how it came by its values.
  public func carry(
    _ table: TerritoryTable,
    to target: TerritoryTable,
    method: FragilityMethod
  ) -> (territories: TerritoryTable, notes: [Note], passages: [Passage]) {
    var carrier = Carrier(self, table, target)
    let columns = zip(method.indicators, table.indicators).map {
      carrier.column($1, of: $0)
    }
    let carried = TerritoryTable(
      tableID: target.tableID,
      keyColumn: target.keyColumn,
      codes: target.codes,
      names: target.names,
      population: table.population.map { Column(encoded: carrier.sums(of: $0)) },
      parents: target.parents,
      indicators: columns
    )
    return (carried, carrier.notes, carrier.passages)
  }
}

/// The links between the rows of two tables.
private struct Carrier {
  /// The rows of the old table and their weights, one list per row of the new one; `nil` where a part is not known.
  private var sources: [[(row: Int, weight: Double)]?]
  /// The old row of each new one that is nothing else.
  private var same: [Int?]
  /// Whether a new row has a link whose weight was not given.
  private var isAssumed: [Bool]
  private(set) var notes: [TerritoryLinks.Note] = []

  init(_ links: TerritoryLinks, _ table: TerritoryTable, _ target: TerritoryTable) {
    let oldRows = CodeIndex(table.codes)
    let newRows = CodeIndex(target.codes)
    let from = Dictionary(grouping: links.links.indices) { links.links[$0].from }
    var weights = [Double?](repeating: nil, count: links.links.count)
    var sums: [(String, Double)] = []
    var noWeight: [String] = []
    var assumed: [String] = []
    for code in from.keys.sorted() {
      let own = from[code] ?? []
      if own.count == 1, links.links[own[0]].weight == nil {
        weights[own[0]] = 1
        assumed.append(code)
        continue
      }
      for position in own { weights[position] = links.links[position].weight }
      let known = own.compactMap { weights[$0] }
      if known.count < own.count {
        noWeight.append(code)
      } else {
        let sum = known.reduce(0, +)
        if abs(sum - 1) > 1e-6 { sums.append((code, sum)) }
      }
    }
    sources = [[(row: Int, weight: Double)]?](repeating: [], count: target.count)
    var unknownFrom: Set<String> = []
    var unknownTo: Set<String> = []
    var incoming = [Int](repeating: 0, count: target.count)
    same = [Int?](repeating: nil, count: target.count)
    isAssumed = [Bool](repeating: false, count: target.count)
    for (position, link) in links.links.enumerated() {
      let old = oldRows.firstRow(link.from)
      let new = newRows.firstRow(link.to)
      if old == nil { unknownFrom.insert(link.from) }
      guard let new else {
        unknownTo.insert(link.to)
        continue
      }
      incoming[new] += 1
      if link.weight == nil { isAssumed[new] = true }
      if let old, let weight = weights[position] {
        sources[new]?.append((old, weight))
        if weight == 1, from[link.from]?.count == 1 { same[new] = old }
      } else {
        sources[new] = nil
      }
    }
    for row in incoming.indices where incoming[row] != 1 { same[row] = nil }
    func note(
      _ reason: TerritoryLinks.Note.Reason,
      _ subjects: some Sequence<String>
    ) {
      notes += subjects.map { TerritoryLinks.Note(reason: reason, subject: $0, value: nil) }
    }
    note(.notLinked, table.codes.filter { from[$0] == nil })
    note(.noPredecessor, incoming.indices.filter { incoming[$0] == 0 }.map { target.codes[$0] })
    note(.unknownFrom, unknownFrom.sorted())
    note(.unknownTo, unknownTo.sorted())
    note(.noWeight, noWeight)
    note(.assumedWhole, assumed.filter { oldRows.firstRow($0) != nil })
    notes += sums.map { .init(reason: .weightSum, subject: $0.0, value: $0.1) }
  }

  /// How each new row came by its values.
  var passages: [TerritoryLinks.Passage] {
    sources.indices.map { row in
      if same[row] != nil, !isAssumed[row] { return .unchanged }
      return sources[row]?.isEmpty == false ? .carried : .notCarried
    }
  }

  /// Counts shared out by the weights.
  func sums(of counts: Column) -> [Double] {
    sources.map { sources in
      guard let sources, !sources.isEmpty else { return Double(absent: .unavailable) }
      var sum = ExactSum()
      for (row, weight) in sources where weight > 0 {
        let count = counts.encoded[row]
        if count.isNaN { return count }
        sum.add(weight * count)
      }
      return sum.value
    }
  }

  private func kept(_ column: Column) -> [Double] {
    same.map { $0.map { column.encoded[$0] } ?? Double(absent: .unavailable) }
  }

  mutating func column(
    _ column: TerritoryTable.IndicatorColumn,
    of indicator: FragilityMethod.Indicator
  ) -> TerritoryTable.IndicatorColumn {
    var values = kept(column.values)
    var numerator: Column?
    var denominator: Column?
    if let above = column.numerator, let below = column.denominator {
      let (above, below) = (sums(of: above), sums(of: below))
      for row in values.indices where same[row] == nil {
        if above[row].isNaN || below[row].isNaN {
          values[row] = above[row].isNaN ? above[row] : below[row]
        } else {
          values[row] = below[row] == 0 ? Double(absent: .zeroDenominator) : above[row] / below[row]
        }
      }
      (numerator, denominator) = (Column(encoded: above), Column(encoded: below))
    } else if indicator.derivation.isCount {
      values = sums(of: column.values)
    } else {
      let lost = values.indices.count { same[$0] == nil && sources[$0]?.isEmpty == false }
      if lost > 0 {
        notes.append(.init(reason: .notACount, subject: indicator.id, value: Double(lost)))
      }
    }
    return .init(
      Column(encoded: values),
      numerator: numerator,
      denominator: denominator,
      reference: column.reference.map { Column(encoded: kept($0)) }
    )
  }
}

extension Derivation {
  /// Whether values are numbers of things or persons, which add up.
  fileprivate var isCount: Bool {
    switch self {
    case .count(_, nil, _), .expected(_, nil, _): true
    default: false
    }
  }
}
