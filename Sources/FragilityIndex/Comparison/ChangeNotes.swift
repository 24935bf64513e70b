/// What a reader of changes must know.
struct ChangeNotes {
  private(set) var flags = TextColumn()
  private(set) var warnings: [Problem] = []

  /// From this ratio of their means on, the values of two dates look like those of two units.
  private static let mostRatio = 5.0

  /// Below this correlation between two dates, the values of an indicator look like those of another one.
  private static let leastCorrelation = 0.9

  init(
    from: Int,
    to: Int,
    old: IndexResult,
    new: IndexResult,
    rows: MatchedRows,
    changes: Column,
    isShared: [Bool],
    scores: DatedScores
  ) {
    let dates = [scores.dates[from].date, scores.dates[to].date]
    let words = dates.map { inWords($0).english }
    let span = "\(words[0])-\(words[1])"
    let method = scores.method
    var common: [String] = []

    for (position, indicator) in method.indicators.enumerated() {
      let place = { (key: String) in
        Problem.Place(.indicator(position, id: indicator.id, key: key))
      }
      for change in indicator.breaks where change.separates(dates[0], dates[1]) {
        common.append("\(indicator.id):break@\(inWords(change.date).english)")
        warnings.append(.seriesBreak(indicator, change, span, at: place("breaks")))
      }
      if let every = indicator.comparableEvery, dates[1] - dates[0] < every {
        common.append("\(indicator.id):overlap")
        warnings.append(.overlap(indicator, every, span, at: place("comparable_every")))
      }
      let before = scores.dates[from].territories.indicators[position].values.encoded
      let after = scores.dates[to].territories.indicators[position].values.encoded
      let first = rows.from.map { before[$0] }
      let second = rows.to.map { after[$0] }
      if let r = alikeness(first, second), r < Self.leastCorrelation {
        common.append("\(indicator.id):unlike")
        warnings.append(.unlike(indicator, r, span, at: place("id")))
      }
      if let means = means(first, second), means.0 > 0, means.1 > 0,
        max(means.0 / means.1, means.1 / means.0) >= Self.mostRatio
      {
        common.append("\(indicator.id):unit")
        warnings.append(.otherUnit(indicator, means, span, at: place("id")))
      }
    }
    if case .eachDate = scores.bounds, method.isRelative {
      common.append("change:relative")
      warnings.append(.relativeChange(span))
    }
    if new.fitted.method != old.fitted.method {
      common.append("change:other_method")
    }

    let before = old.columns(flags: true, threads: scores.threads).flags
    let after = new.columns(flags: true, threads: scores.threads).flags
    let population = scores.dates[from].territories.population
    var notShared: Set<Int> = []
    for (position, isShared) in zip(rows.positions, isShared)
    where !isShared && !changes.encoded[position].isNaN {
      notShared.insert(position)
    }
    for (position, (first, second)) in zip(rows.allFrom, rows.allTo).enumerated() {
      var row: [String] = []
      if first == nil { row.append("territory:absent@\(words[0])") }
      if second == nil { row.append("territory:absent@\(words[1])") }
      if !changes.encoded[position].isNaN {
        row += common
        if let first, let people = population?.encoded[first], !(people >= 0) {
          row.append("population:\(people.absence?.word ?? "negative")@\(words[0])")
        }
        if notShared.contains(position) { row.append("split:not_comparable") }
      }
      for (date, found) in [(from, first), (to, second)] {
        let passages = scores.dates[date].passages
        guard let found, !passages.isEmpty, passages[found] != .unchanged else { continue }
        let word = inWords(scores.dates[date].date).english
        row.append("territory:\(passages[found].rawValue)@\(word)")
      }
      for (texts, found, date) in [(before, first, words[0]), (after, second, words[1])] {
        guard let found else { continue }
        row += texts[found].split(separator: " ").map { "\($0)@\(date)" }
      }
      flags.append(row.joined(separator: " ").utf8)
    }
    if !notShared.isEmpty { warnings.append(.notShared(notShared.count, span)) }
  }

  /// The values of territories that have one at both dates; `nil` of fewer than ten.
  private func pairs(_ first: [Double], _ second: [Double]) -> [(Double, Double)]? {
    let pairs = zip(first, second).filter { !$0.isNaN && !$1.isNaN }
    return pairs.count < 10 ? nil : pairs
  }

  private func mean(
    of pairs: [(Double, Double)],
    _ value: ((Double, Double)) -> Double
  ) -> Double {
    var sum = ExactSum()
    for pair in pairs { sum.add(value(pair)) }
    return sum.value / Double(pairs.count)
  }

  private func means(_ first: [Double], _ second: [Double]) -> (Double, Double)? {
    pairs(first, second).map { pairs in (mean(of: pairs) { $0.0 }, mean(of: pairs) { $0.1 }) }
  }

  /// The correlation of the values of two dates; `nil` of a constant.
  private func alikeness(_ first: [Double], _ second: [Double]) -> Double? {
    guard let pairs = pairs(first, second), let centre = means(first, second) else { return nil }
    let products = mean(of: pairs) { ($0.0 - centre.0) * ($0.1 - centre.1) }
    let squares = mean(of: pairs) { ($0.0 - centre.0) * ($0.0 - centre.0) }
    let others = mean(of: pairs) { ($0.1 - centre.1) * ($0.1 - centre.1) }
    guard squares > 0, others > 0 else { return nil }
    return products / (squares.squareRoot() * others.squareRoot())
  }
}

extension FragilityMethod {
  /// Whether scores depend on who is scored, where each date has its own bounds.
  package var isRelative: Bool {
    indicators.indices.contains { normalisation(of: $0).isRelative }
      || hierarchy.nodes.contains { node in
        node.rescaling?.normalisation.isRelative == true || node.aggregation.comparesWithReference
          || !node.weighting.isFixed
      }
  }
}
