extension Change {
  /// Compares two dates.
  ///
  /// A change is shared among three causes, of which those that play no part are left out: values, bounds (where each
  /// date has its own) and method (where the later date has another). Each gets the mean, over all orders in which they
  /// may change, of what its change adds to the score (Shapley, 1953). The share of the values is split further, see
  /// ``ValueSplit``, under every state of the other causes.
  init(
    from: Int,
    to: Int,
    isOther: Bool,
    level: String?,
    indicators: [String],
    scores: inout DatedScores
  ) throws(FragilityError) {
    let dates = scores.dates
    let (earlier, later) = (dates[from].territories, dates[to].territories)
    let rows = MatchedRows(earlier.codes, later.codes)
    let count = rows.to.count
    let (oldBounds, newBounds) = (scores.boundsDate(from), scores.boundsDate(to))

    // States of the other causes, old and new, with the weight that the change of values has in each.
    let boundStates = oldBounds == newBounds ? [false] : [false, true]
    let methodStates = isOther ? [false, true] : [false]
    let isThree = boundStates.count + methodStates.count == 4
    let isTwo = boundStates.count + methodStates.count == 3
    var parts = indicators.map { _ in [Double](repeating: 0, count: count) }
    var availability = [Double](repeating: 0, count: count)
    var corner: [[Bool]: [Double]] = [:]
    var reference = [Double](repeating: 0, count: count)
    for isNewMethod in methodStates {
      for hasNewBounds in boundStates {
        let bounds = hasNewBounds ? newBounds : oldBounds
        let before = try scores.result(.init(isOther: isNewMethod, bounds: bounds, date: from))
        let after = try scores.result(.init(isOther: isNewMethod, bounds: bounds, date: to))
        corner[[false, hasNewBounds, isNewMethod]] = rows.from.map { before.scores.encoded[$0] }
        corner[[true, hasNewBounds, isNewMethod]] = rows.to.map { after.scores.encoded[$0] }
        let split = ValueSplit(before, after, rows: rows, threads: scores.threads)
        let weight = isThree ? (isNewMethod == hasNewBounds ? 1 / 3.0 : 1 / 6.0) : isTwo ? 0.5 : 1
        let ids = scores.method(isNewMethod).indicators.map(\.id)
        for (id, column) in zip(ids, split.parts) {
          guard let position = indicators.firstIndex(of: id) else { continue }
          for row in 0..<count { parts[position][row] += weight * column[row] }
        }
        for row in 0..<count {
          availability[row] += weight * split.availability[row]
          reference[row] += weight * split.moves[row]
        }
      }
    }
    var method = [Double](repeating: 0, count: count)
    /// The mean, over the orders of the causes, of what one of them adds, which stands at a place of the corners.
    func add(_ place: Int, to sums: inout [Double]) {
      // In an order of their own, so that the same sums come out in every run.
      let states = [false, true].flatMap { a in
        [false, true].flatMap { b in [false, true].map { [a, b, $0] } }
      }
      for state in states where !state[place] {
        var other = state
        other[place] = true
        guard let low = corner[state], let high = corner[other] else { continue }
        let changed = state.indices.count { $0 != place && state[$0] }
        let weight = isThree ? (changed == 1 ? 1 / 6.0 : 1 / 3.0) : 0.5
        for row in 0..<count { sums[row] += weight * (high[row] - low[row]) }
      }
    }
    if boundStates.count == 2 { add(1, to: &reference) }
    if methodStates.count == 2 { add(2, to: &method) }

    let old = try scores.result(.init(isOther: false, bounds: oldBounds, date: from))
    let new = try scores.result(.init(isOther: isOther, bounds: newBounds, date: to))
    let all = rows.allTo.count
    let absent = Double(absent: .unavailable)
    func spread(_ values: [Double]) -> Column {
      var column = [Double](repeating: absent, count: all)
      for (position, value) in zip(rows.positions, values) {
        column[position] = value.isNaN ? Double(absent: .insufficientWeight) : value
      }
      return Column(encoded: column)
    }
    func take(_ column: Column, _ rows: [Int?]) -> Column {
      Column(encoded: rows.map { row in row.map { column.encoded[$0] } ?? absent })
    }
    self.from = from
    self.to = to
    codes = TextColumn(
      zip(rows.allFrom, rows.allTo).map { old, new in
        new.map { later.codes[$0] } ?? old.map { earlier.codes[$0] } ?? ""
      }
    )
    names = TextColumn(
      zip(rows.allFrom, rows.allTo).map { old, new in
        new.map { later.names[$0] } ?? old.map { earlier.names[$0] } ?? ""
      }
    )
    rowsFrom = rows.allFrom
    rowsTo = rows.allTo
    scoresFrom = take(old.scores, rows.allFrom)
    scoresTo = take(new.scores, rows.allTo)
    ranksFrom = take(old.ranks, rows.allFrom)
    ranksTo = take(new.ranks, rows.allTo)
    classesFrom = take(old.classes, rows.allFrom)
    classesTo = take(new.classes, rows.allTo)
    let before = rows.from.map { old.scores.encoded[$0] }
    let after = rows.to.map { new.scores.encoded[$0] }
    changes = spread(
      zip(before, after).map { $0.isNaN ? $0 : $1.isNaN ? $1 : $1 - $0 }
    )
    // What some cause makes impossible to share is not shared at all.
    let isShared = (0..<count).map { row in
      !(availability[row] + reference[row] + method[row]).isNaN
        && parts.allSatisfy { !$0[row].isNaN }
    }
    func shared(_ values: [Double]) -> Column {
      spread(zip(values, isShared).map { $1 ? $0 : Double(absent: .insufficientWeight) })
    }
    self.parts = parts.map(shared)
    self.availability = shared(availability)
    self.reference = shared(reference)
    self.method = shared(method)

    let gaps = ReferenceGaps(
      before: before,
      after: after,
      groups: level.flatMap(later.parentCodes).map { codes in rows.to.map { codes[$0] } },
      population: earlier.population.map { column in rows.from.map { column.encoded[$0] } }
    )
    gapsFrom = spread(gaps.from)
    gapsTo = spread(gaps.to)
    var positions = [Position?](repeating: nil, count: all)
    for (place, found) in zip(rows.positions, gaps.positions(scores.method.rules.orientation)) {
      positions[place] = found
    }
    self.positions = positions
    let noted = ChangeNotes(
      from: from,
      to: to,
      old: old,
      new: new,
      rows: rows,
      changes: changes,
      isShared: isShared,
      scores: scores
    )
    flags = noted.flags
    warnings = noted.warnings
  }
}
