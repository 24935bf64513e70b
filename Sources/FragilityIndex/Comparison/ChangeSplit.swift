/// The territories of two tables, matched by code.
struct MatchedRows {
  /// The rows of the earlier table, one per territory in both.
  private(set) var from: [Int] = []
  /// The rows of the later table.
  private(set) var to: [Int] = []
  /// The territories of the later table, then those that only the earlier one has.
  private(set) var allFrom: [Int?] = []
  private(set) var allTo: [Int?] = []
  /// Where each territory in both stands among all.
  private(set) var positions: [Int] = []

  init(_ earlier: TextColumn, _ later: TextColumn) {
    let index = CodeIndex(earlier)
    var isFound = [Bool](repeating: false, count: earlier.count)
    for row in later.indices {
      let other = index.firstRow(later.bytes, later.byteRange(of: row))
      if let other {
        isFound[other] = true
        from.append(other)
        to.append(row)
        positions.append(row)
      }
      allFrom.append(other)
      allTo.append(row)
    }
    for row in earlier.indices where !isFound[row] {
      allFrom.append(row)
      allTo.append(nil)
    }
  }
}

/// The change of scores between two tables under one fitted method, taken apart.
struct ValueSplit {
  /// What each indicator of the method adds, one array each.
  private(set) var parts: [[Double]]
  /// What comes from values that only one of the tables has.
  private(set) var availability: [Double]
  /// What comes from a territory's move to another parent, where scores are rescaled among those of a parent.
  private(set) var moves: [Double]

  /// Splits `s(to) - s(from)` of the matched rows.
  ///
  /// Values present in both tables are replaced one indicator after the other, and each step is what that indicator
  /// adds: the steps of one order add up by themselves. Where the index is additive every order gives the same steps.
  /// Elsewhere they are averaged over orders: the order of the method, every rotation of it, and all of these
  /// backwards, so that each indicator comes at each place equally often; of three indicators these are all orders, and
  /// the mean is the value of Shapley (1953). What only one of the tables has is taken out before the first step and put
  /// back after the last.
  init(_ from: IndexResult, _ to: IndexResult, rows: MatchedRows, threads: Int) {
    let fitted = to.fitted
    let count = rows.to.count
    let areas = to.territories.parents.map { parent in
      TerritoryTable.ParentLevel(
        id: parent.id,
        codes: TextColumn(rows.to.map { parent.codes[$0] })
      )
    }
    let table = TerritoryTable(
      codes: TextColumn(repeatElement("", count: count)),
      parents: areas,
      indicators: []
    )
    func scores(_ columns: [[Double]]) -> [Double] {
      let source = ScoreSource(fitted, table: table, normalised: columns, shares: columns)
      return source.scores(ofNodes: [fitted.method.hierarchy.root], threads: threads)[0]
    }
    func normalised(_ result: IndexResult, _ rows: [Int]) -> [[Double]] {
      fitted.method.indicators.indices.map { position in
        let column = result.normalised(ofIndicator: position).encoded
        return rows.map { column[$0] }
      }
    }
    let (before, after) = (normalised(from, rows.from), normalised(to, rows.to))
    let start = zip(before, after).map { zip($0, $1).map { $1.isNaN ? $1 : $0 } }
    let end = zip(before, after).map { zip($0, $1).map { $0.isNaN ? $0 : $1 } }
    let first = scores(start)
    let last = scores(end)
    let held = scores(before)
    let earlier = rows.from.map { from.scores.encoded[$0] }
    let later = rows.to.map { to.scores.encoded[$0] }
    let isGap = (0..<count).map { row in
      first[row].isNaN || last[row].isNaN || held[row].isNaN || later[row].isNaN
        || earlier[row].isNaN
    }
    let gap = Double(absent: .insufficientWeight)
    availability = (0..<count).map { row in
      isGap[row] ? gap : (first[row] - held[row]) + (later[row] - last[row])
    }
    moves = (0..<count).map { row in isGap[row] ? gap : held[row] - earlier[row] }

    // Who did not change adds nothing, whatever the order.
    let moving = start.indices.filter { position in
      zip(start[position], end[position]).contains { $0 != $1 && !$0.isNaN }
    }
    let orders = fitted.method.isAdditive ? [moving] : Self.orders(of: moving)
    var sums = start.map { _ in [Double](repeating: 0, count: count) }
    for order in orders {
      var columns = start
      var reached = first
      for position in order {
        columns[position] = end[position]
        let next = scores(columns)
        for row in 0..<count { sums[position][row] += next[row] - reached[row] }
        reached = next
      }
    }
    let orderCount = Double(max(orders.count, 1))
    parts = sums.map { column in
      column.enumerated().map { isGap[$0] ? gap : $1 / orderCount }
    }
  }

  /// The rotations of an order and the same backwards; some of them, evenly spread, where there are many.
  static func orders(of members: [Int]) -> [[Int]] {
    guard members.count > 1 else { return [members] }
    let count = min(members.count, max(1, 200 / members.count))
    return (0..<count).flatMap { number -> [[Int]] in
      let start = number * members.count / count
      let order = Array(members[start...] + members[..<start])
      return [order, order.reversed()]
    }
  }
}

extension FragilityMethod {
  /// Whether a score is a sum of terms of one indicator each, with the same gaps.
  var isAdditive: Bool {
    hierarchy.nodes.allSatisfy { node in
      guard node.rescaling == nil else { return false }
      switch node.aggregation {
      case .arithmetic, .sum: return true
      default: return false
      }
    }
  }
}
