/// An index at several dates, and what changed between them.
public struct Follow: Sendable {
  /// Which numbers the scores of each date stand on.
  public enum Bounds: Sendable {
    /// Those of one date, by its position, for all dates: scores show change.
    case base(Int)
    /// Those of each date itself: scores show positions, and the split has a part for the bounds.
    case eachDate
    /// Numbers that were frozen earlier.
    case frozen(FittedMethod)
  }

  /// The territories of one date.
  public struct Dated: Sendable {
    /// The date, such as a year.
    public var date: Double
    /// The territories that are scored.
    public var territories: TerritoryTable
    /// The territories that bounds are fitted to; those of another geography where values were carried over.
    public var reference: TerritoryTable
    /// How each territory came by its values, where they were carried over from another geography; else empty.
    public var passages: [TerritoryLinks.Passage]

    /// Creates the territories of one date.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - territories: The territories that are scored.
    ///   - reference: The territories that bounds are fitted to; the same when left out.
    ///   - passages: How each territory came by its values, where they were carried over.
    public init(
      date: Double,
      territories: TerritoryTable,
      reference: TerritoryTable? = nil,
      passages: [TerritoryLinks.Passage] = []
    ) {
      self.passages = passages
      self.date = date
      self.territories = territories
      self.reference = reference ?? territories
    }
  }

  /// Another method, by which the last date is scored.
  public struct Successor: Sendable {
    /// The method.
    public var method: FragilityMethod
    /// The territories of all dates, with the indicators of this method.
    public var dates: [Dated]

    /// Creates a successor.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - dates: The territories of all dates, with the indicators of this method.
    public init(_ method: FragilityMethod, dates: [Dated]) {
      self.method = method
      self.dates = dates
    }
  }

  /// The method.
  public let method: FragilityMethod
  /// The method of the last date, where it is another one.
  public let successor: FragilityMethod?
  /// The dates, in increasing order.
  public let dates: [Double]
  /// Which numbers scores stand on.
  public let bounds: Bounds
  /// The level of the parents that territories are compared with; `nil` for all territories together.
  public let level: String?
  /// The index at each date.
  public let results: [IndexResult]
  /// The indicators that changes are shared among: those of the method, then those that only its successor has.
  public let indicators: [String]
  /// What changed between each date and the next, and from the first to the last where there are more than two.
  public let changes: [Change]

  /// Scores all dates and takes the changes apart.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - dates: The territories of at least two dates, in increasing order.
  ///   - bounds: Which numbers scores stand on.
  ///   - level: The level of the parents that territories are compared with; all territories together when left out.
  ///   - successor: Another method, for the last date.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Throws: What the fit throws; a level that the method has not; dates that are too few or not in order.
  public init(
    _ method: FragilityMethod,
    dates: [Dated],
    bounds: Bounds = .base(0),
    against level: String? = nil,
    successor: Successor? = nil,
    threads: Int = 1
  ) throws(FragilityError) {
    let isOrdered = zip(dates, dates.dropFirst()).allSatisfy { $0.date < $1.date }
    guard dates.count > 1, isOrdered else { throw FragilityError([.tooFewDates(dates.count)]) }
    if let level, dates.contains(where: { $0.territories.parentCodes(level) == nil }) {
      let levels = dates[0].territories.parents.map(\.id)
      throw FragilityError([.unknownLevel(level, among: levels, method)])
    }
    var scores = DatedScores(method, dates, bounds, successor, threads: threads)
    let last = dates.count - 1
    let isOther = { position in successor != nil && position == last }
    self.results = try scores.results(isOther)
    self.method = method
    self.successor = successor?.method
    self.dates = dates.map(\.date)
    self.bounds = bounds
    self.level = level
    let own = method.indicators.map(\.id)
    indicators =
      own + (successor?.method.indicators.map(\.id).filter { !own.contains($0) } ?? [])
    var pairs = (1...last).map { ($0 - 1, $0) }
    if last > 1 { pairs.append((0, last)) }
    var changes: [Change] = []
    for (from, to) in pairs {
      changes.append(
        try Change(
          from: from,
          to: to,
          isOther: isOther(to),
          level: level,
          indicators: indicators,
          scores: &scores
        )
      )
    }
    self.changes = changes
  }
}

/// The indices of dates under all methods and bounds that are asked for, each computed once.
struct DatedScores {
  /// One index: of a date, by a method, with the bounds of a date.
  struct Key: Hashable {
    var isOther: Bool
    var bounds: Int
    var date: Int
  }

  let method: FragilityMethod
  let dates: [Follow.Dated]
  let bounds: Follow.Bounds
  let successor: Follow.Successor?
  let threads: Int
  private var fitted: [Key: FittedMethod] = [:]
  private var found: [Key: IndexResult] = [:]

  init(
    _ method: FragilityMethod,
    _ dates: [Follow.Dated],
    _ bounds: Follow.Bounds,
    _ successor: Follow.Successor?,
    threads: Int
  ) {
    self.method = method
    self.dates = dates
    self.bounds = bounds
    self.successor = successor
    self.threads = threads
  }

  /// The date whose numbers the scores of a date stand on.
  func boundsDate(_ date: Int) -> Int {
    switch bounds {
    case .base(let base): base
    case .eachDate: date
    case .frozen: 0
    }
  }

  /// The method of a date.
  func method(_ isOther: Bool) -> FragilityMethod {
    isOther ? successor?.method ?? method : method
  }

  /// The index of each date.
  mutating func results(_ isOther: (Int) -> Bool) throws(FragilityError) -> [IndexResult] {
    var results: [IndexResult] = []
    for date in dates.indices {
      let key = Key(isOther: isOther(date), bounds: boundsDate(date), date: date)
      results.append(try result(key))
    }
    return results
  }

  mutating func result(_ key: Key) throws(FragilityError) -> IndexResult {
    if let result = found[key] { return result }
    let table = (key.isOther ? successor?.dates ?? dates : dates)[key.date].territories
    let result = try fitted(key).score(table, threads: threads)
    found[key] = result
    return result
  }

  private mutating func fitted(_ key: Key) throws(FragilityError) -> FittedMethod {
    if case .frozen(let frozen) = bounds, !key.isOther { return frozen }
    let key = Key(isOther: key.isOther, bounds: key.bounds, date: 0)
    if let method = fitted[key] { return method }
    let dates = key.isOther ? successor?.dates ?? dates : dates
    let method = try method(key.isOther).fit(to: dates[key.bounds].reference, threads: threads)
    fitted[key] = method
    return method
  }
}

extension Problem {
  fileprivate static func tooFewDates(_ count: Int) -> Problem {
    Problem(
      "follow.dates",
      at: Place(file: "--date"),
      LocalizedText(
        fr: "suivre des territoires demande deux dates différentes au moins ; il y en a \(count)",
        en: "following territories takes at least two different dates; there are \(count)"
      ),
      remedy: LocalizedText(
        fr: "donnez --date 2019:table=a.csv --date 2021:table=b.csv, ou une colonne par date",
        en: "give --date 2019:table=a.csv --date 2021:table=b.csv, or one column a date"
      )
    )
  }
}
