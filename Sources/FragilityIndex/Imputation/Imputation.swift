/// How absent values of an indicator are filled in.
///
/// Only values that exist without being known are: those that are suppressed or unavailable. What has no meaning for a
/// territory, and a ratio without a denominator, stay absent. Every value that is filled in is flagged, and does not
/// count as covered.
public enum Imputation: Sendable, Hashable {
  /// Not at all.
  case none
  /// By the mean or median of the territories, all or those with the same parent.
  case central(CentralImputation)
  /// By the other indicators of the same territory, put on one scale.
  case row(RowImputation)
  /// By the value of the parent at a level: its own figure, or the ratio of the sums over its territories.
  case parent(level: String)
  /// By other dates of the same series.
  case series(SeriesImputation)
  /// By a score on the common scale, once the others are normalised: 0 for the middle of normal scores.
  case score(Double)

  package var words: ChoiceWords {
    switch self {
    case .none: ChoiceWords("none")
    case .central(let choice): choice.words
    case .row(let choice): choice.words
    case .parent(let level): ChoiceWords("parent").with("level", .text(level))
    case .series(let choice): choice.words
    case .score(let score): ChoiceWords("score").with("value", .number(score))
    }
  }

  /// The level whose codes it reads, if it does.
  package var level: String? {
    switch self {
    case .central(let choice): choice.group
    case .parent(let level): level
    case .none, .row, .series, .score: nil
    }
  }
}

/// The mean or the median.
public enum Centre: String, Sendable, Hashable, CaseIterable {
  /// The arithmetic mean.
  case mean
  /// The median.
  case median

  /// The centre of some values; `nil` without any.
  func of(_ values: [Double]) -> Double? {
    switch self {
    case .mean:
      let moments = Moments(of: values)
      return moments.count == 0 ? nil : moments.mean
    case .median:
      return values.count < 4096
        ? type7Quantiles([0.5], ofSorted: values.sortedPresent()).first
        : type7Quantiles([0.5], of: values).first
    }
  }
}

/// Filling in by the mean or median of the territories, all or those with the same parent.
///
/// A group without any value leaves its gaps as they are, and so does a territory without a group.
public struct CentralImputation: Sendable, Hashable {
  /// The mean or the median.
  public var centre: Centre
  /// The level of the groups; all territories together when `nil`.
  public var group: String?

  /// Creates an imputation.
  ///
  /// - Parameters:
  ///   - centre: The mean or the median.
  ///   - group: The level of the groups; all territories together when left out.
  public init(_ centre: Centre, group: String? = nil) {
    self.centre = centre
    self.group = group
  }

  package var words: ChoiceWords {
    ChoiceWords(centre.rawValue).with("group", group.map { .text($0) })
  }

  func fit(to input: ImputationInput) throws(FragilityError) -> FittedImputation {
    guard let group else {
      return .byGroup(level: nil, values: centre.of(input.values).map { ["": $0] } ?? [:])
    }
    let codes = input.table.codes(ofParents: group)
    let problems = input.table.severalParents(codes, level: group)
    guard problems.isEmpty else { throw FragilityError(problems) }
    var groups: [String: [Double]] = [:]
    for (row, value) in input.values.enumerated() where !value.isNaN {
      let code = codes[row]
      if !code.isEmpty { groups[code, default: []].append(value) }
    }
    return .byGroup(level: group, values: groups.compactMapValues(centre.of))
  }
}

/// Filling in by the other indicators of the same territory.
///
/// Every indicator is put between 0 and 1 by its smallest and largest value, turned where low values are worse; the
/// mean or median of those of the territory is turned back into the unit of the indicator.
public struct RowImputation: Sendable, Hashable {
  /// Which indicators serve.
  public enum Extent: String, Sendable, Hashable, CaseIterable {
    /// Those of the same dimension.
    case dimension
    /// Those of the whole index.
    case index
  }

  /// The mean or the median.
  public var centre: Centre
  /// Which indicators serve.
  public var extent: Extent

  /// Creates an imputation.
  ///
  /// - Parameters:
  ///   - centre: The mean or the median.
  ///   - extent: Which indicators serve.
  public init(_ centre: Centre, within extent: Extent = .dimension) {
    self.centre = centre
    self.extent = extent
  }

  package var words: ChoiceWords {
    ChoiceWords("row_\(centre.rawValue)").with("within", .text(extent.rawValue))
  }

  /// The indicators that serve for one, without itself.
  package func members(for position: Int, in method: FragilityMethod) -> [Int] {
    let dimension = method.indicators[position].dimension
    return method.indicators.indices.filter { other in
      other != position
        && (extent == .index || method.indicators[other].dimension == dimension)
    }
  }
}

/// What an imputation is fitted to.
struct ImputationInput {
  /// The position of the indicator in the method.
  let position: Int
  let method: FragilityMethod
  /// The values as they stand before anything is filled in, one array per indicator.
  let columns: [[Double]]
  let table: TerritoryTable

  var values: [Double] { columns[position] }
  var column: TerritoryTable.IndicatorColumn { table.indicators[position] }
  var subject: Problem.Subject {
    .indicator(position, id: method.indicators[position].id, key: "imputation")
  }
}

/// An imputation with its frozen numbers.
public enum FittedImputation: Sendable, Hashable {
  /// Not at all.
  case none
  /// By one value for each code of a level, or one for all under the empty code.
  case byGroup(level: String?, values: [String: Double])
  /// By the other indicators of the territory.
  case row(FittedRowImputation)
  /// By other dates of the same series.
  case series(SeriesImputation)
  /// By a score, once the others are normalised.
  case score(Double)

  /// The values of an indicator with gaps filled in where that is possible.
  func apply(to input: ImputationInput) -> [Double] {
    switch self {
    case .none, .score: return input.values
    case .byGroup(nil, let values):
      let value = values[""]
      return input.fill { _ in value }
    case .byGroup(let level?, let values):
      let codes = input.table.codes(ofParents: level)
      return input.fill { row in values[codes[row]] }
    case .row(let fitted):
      return input.fill { row in fitted.value(of: row, in: input) }
    case .series(let choice):
      let transform = input.method.indicators[input.position].transform
      return input.fill { row in
        choice.value(of: row, in: input.column).map { transform?.apply($0) ?? $0 }
      }
    }
  }
}

extension ImputationInput {
  fileprivate func fill(_ value: (Int) -> Double?) -> [Double] {
    var filled = values
    for row in values.indices where values[row].isNaN {
      guard values[row].isImputable, let value = value(row), value.isFinite else { continue }
      filled[row] = value
    }
    return filled
  }
}

extension Double {
  /// Whether it is a gap where a value exists without being known.
  var isImputable: Bool {
    guard isNaN else { return false }
    return absence == .suppressed || absence == .unavailable
  }
}

/// An imputation by row with the frozen ends of the indicators that serve.
public struct FittedRowImputation: Sendable, Hashable {
  /// The mean or the median.
  let centre: Centre
  /// The indicators that serve, by their positions in the method.
  let members: [Int]
  /// The smallest and the largest value of the indicator itself, then of each member; 0 and -1 without any value.
  public let ends: [Scale]

  package init(centre: Centre, members: [Int], ends: [Scale]) {
    self.centre = centre
    self.members = members
    self.ends = ends
  }

  func value(of row: Int, in input: ImputationInput) -> Double? {
    let own = ends[0]
    guard own.lower <= own.upper else { return nil }
    let shares = zip(members, ends.dropFirst()).compactMap { member, ends -> Double? in
      let value = input.columns[member][row]
      guard !value.isNaN, ends.lower < ends.upper else { return nil }
      return input.method.sense(of: member) == .higherIsWorse
        ? (value - ends.lower) / (ends.upper - ends.lower)
        : (ends.upper - value) / (ends.upper - ends.lower)
    }
    guard let share = centre.of(shares) else { return nil }
    return input.method.sense(of: input.position) == .higherIsWorse
      ? own.lower + share * (own.upper - own.lower) : own.upper - share * (own.upper - own.lower)
  }
}

extension Imputation {
  /// Freezes what depends on the data.
  ///
  /// - Parameter input: The indicator over the reference.
  /// - Returns: The imputation with its numbers.
  /// - Throws: A parent without a value of its own and without counts to make one.
  func fit(to input: ImputationInput) throws(FragilityError) -> FittedImputation {
    switch self {
    case .none: return .none
    case .score(let score): return .score(score)
    case .series(let choice): return .series(choice)
    case .central(let choice): return try choice.fit(to: input)
    case .row(let choice):
      let members = choice.members(for: input.position, in: input.method)
      let ends = ([input.position] + members).map { Scale(spanning: input.columns[$0]) }
      // An indicator without any value serves for nothing, and one without ends cannot be filled in.
      return .row(
        FittedRowImputation(
          centre: choice.centre,
          members: members,
          ends: ends.map { $0 ?? Scale(0, -1) }
        )
      )
    case .parent(let level):
      let indicator = input.method.indicators[input.position]
      let raw = NormalisationInput(
        subject: input.subject,
        direction: indicator.direction,
        scale: Scale(0, 1),
        column: input.column,
        table: input.table
      )
      let values = try RatioToReference(reference: .parent(level: level)).values(in: raw)
      let transformed = values.mapValues { indicator.transform?.apply($0) ?? $0 }
      return .byGroup(level: level, values: transformed.filter { $0.value.isFinite })
    }
  }
}
