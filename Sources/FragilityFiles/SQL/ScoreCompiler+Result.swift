import FragilityIndex

// Ranks, classes, flags and the last query.
extension ScoreCompiler {
  /// The column that ranks and classes stand on.
  var rankedScore: String { method.rules.rankRounding == nil ? "score" : "score:ranked" }

  /// Adds the scores that ranks and classes stand on, where they are rounded.
  mutating func addRankedScores() {
    guard let rounding = method.rules.rankRounding else { return }
    let scores = rounding.expression(.column("score"))
    steps.add("ranked_scores", "the scores that are ranked", [.init(rankedScore, scores)])
  }

  /// Adds ranks, classes and flags.
  mutating func addStanding() {
    addReliability()
    let score = SQLExpression.column(rankedScore)
    var rankable = score
    if let ranks = reliabilityOfRanks(score) {
      steps.add("rankable", "scores that may be ranked", [.init("score:rankable", ranks)])
      rankable = .column("score:rankable")
    }
    let bounds = fitted.classification.bounds
    let classes = (0...bounds.count).map { SQLExpression.whole($0 + 1) }
    let ownClass =
      bounds.isEmpty
      ? SQLExpression.null(.whole) : score.step(bounds, fitted.classification.inclusive, classes)
    steps.add(
      "ranked",
      "ranks and classes",
      [
        .init("rank", .when(.isPresent(rankable), rank(rankable))),
        .init("class", ownClass), .init("flags", flags),
      ]
    )
  }

  /// The rank of a score, 1 for the highest.
  private func rank(_ score: SQLExpression) -> SQLExpression {
    // Gaps come last, so that they raise no rank; all that are not above a score stand behind it.
    let least = SQLExpression.window("RANK()", order: score)
    let most = SQLExpression.window(
      "COUNT(*)",
      order: score,
      frame: "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    )
    return switch method.rules.ties {
    case .min: least
    case .max: most
    case .dense: .window("DENSE_RANK()", order: score)
    case .average: .cast(least + most, .number) / .number(2)
    }
  }

  /// The words of a reader's flags, in the order of the engine.
  private var flags: SQLExpression {
    var words: [SQLExpression] = []
    let isKept = isKept
    func add(_ condition: SQLExpression, _ word: String) {
      let whole = [isKept, condition].compactMap { $0 }
      words.append(.when(SQLExpression.all(whole) ?? condition, .text(word)))
    }
    for (position, indicator) in method.indicators.enumerated() {
      var reason = gap(position)
      if let isKept {
        reason = .when(isKept, reason, otherwise: .column("\(indicator.id):gap"))
      }
      // Nothing is joined to a null, and nulls are left out.
      words.append(.infix(.text("\(indicator.id):"), .join, reason))
    }
    let absent = AbsenceReason.insufficientWeight.word
    for (dimension, node) in zip(method.dimensions, method.hierarchy.nodeOfDimension) {
      add(.isNull(.column(id(of: node))), "\(dimension.id):\(absent)")
    }
    add(.isNull(.column("score")), "score:\(absent)")
    if let isKept {
      words.append(
        .when(.not(isKept), .text("score:\(AbsenceReason.screenedOut.word)"))
      )
    }
    for (position, indicator) in method.indicators.enumerated() {
      if let isImputed = imputed[position] { add(isImputed, "\(indicator.id):imputed") }
      if let isHeld = winsorised[position] { add(isHeld, "\(indicator.id):winsorised") }
      if let isBeyond = beyond[position] { add(isBeyond, "\(indicator.id):beyond_reference") }
    }
    for node in method.hierarchy.nodes {
      guard let floor = node.aggregation.floor else { continue }
      for child in node.children {
        add(
          score(of: child.member).isBelow(.number(floor)),
          "\(memberID(child.member)):raised_to_floor"
        )
      }
    }
    return .words(words + reliabilityWords)
  }

  private func memberID(_ member: Hierarchy.Member) -> String {
    switch member {
    case .indicator(let position): method.indicators[position].id
    case .node(let node): id(of: node)
    }
  }

  /// The columns that `score` writes, in its order.
  private var resultColumns: [(column: String, name: String)] {
    let shared =
      ["code", "name"] + (method.tables.first?.parents ?? []).map(\.id)
      + method.dimensions.map(\.id) + ["score", "rank", "class"]
      + (method.rules.reliability == nil ? [] : ["reliability"])
    return shared.map { ($0, $0) } + [("score:coverage", "coverage"), ("flags", "flags")]
  }

  /// The last query: the columns of `score`, the most fragile first.
  var query: [String] {
    let columns = resultColumns.map { column, name in
      column == name
        ? dialect.identifier(name)
        : "\(dialect.identifier(column)) AS \(dialect.identifier(name))"
    }
    let lines = columns.chunked(by: 92).map { "  " + $0 }
    let code = dialect.inOrderOfBytes(dialect.identifier("code"))
    return ["SELECT"] + lines + [
      "FROM \(dialect.identifier(steps.last))",
      "ORDER BY \(dialect.identifier(rankedScore)) DESC NULLS LAST, \(code);",
    ]
  }
}

extension [String] {
  /// The texts separated by commas, as many on a line as fit.
  func chunked(by width: Int) -> [String] {
    var lines: [String] = []
    for (position, text) in enumerated() {
      let part = position == count - 1 ? text : text + ","
      if let last = lines.last, last.utf8.count + part.utf8.count < width {
        lines[lines.count - 1] = last + " " + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }
}
