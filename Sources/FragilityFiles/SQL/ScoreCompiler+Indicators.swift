import FragilityIndex

// The values of the indicators, as the tables have them.
extension ScoreCompiler {
  /// Adds the values of the indicators and why they are absent.
  mutating func addIndicators() {
    addCells()
    var columns: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      let (value, gap) = derived(position)
      columns.append(.init(indicator.id, value))
      columns.append(.init("\(indicator.id):gap", gap))
    }
    steps.add("derived", "the indicators, as in the tables, and why they are absent", columns)
  }

  private func gap(_ reference: ColumnReference) -> SQLExpression {
    .column("\(cell(reference)):gap")
  }

  private func derived(_ position: Int) -> (value: SQLExpression, gap: SQLExpression) {
    let indicator = method.indicators[position]
    switch indicator.derivation {
    case .column(let column): return (number(column), gap(column))
    case .ratio(let above, let below, let per):
      return ratio(number(above), [gap(above)], below, per: per)
    case .count(let table, let below, let per):
      let link = SQLExpression.column("\(table):gap")
      let count = SQLExpression.when(.isNull(link), .column("\(indicator.id):count"))
      guard let below else { return (count * .number(per), link) }
      return ratio(count, [link], below, per: per)
    case .expected(let terms, let below, let per):
      let sum = SQLExpression.sum(terms.map { .number($0.rate) * number($0.persons) })
      let gaps = terms.map { gap($0.persons) }
      guard let below else { return (sum * .number(per), .firstPresent(gaps)) }
      return ratio(sum, gaps, below, per: per)
    case .categories(let column, let values):
      let (gap, value) = category(column, values)
      return (value, gap)
    case .series(let dates, let time):
      guard let own = dates.first(where: { $0.time == time }) else {
        return (.null(.number), .text(AbsenceReason.unavailable.word))
      }
      return (number(own.column), gap(own.column))
    }
  }

  /// `per * above / below`, and why there is none.
  private func ratio(
    _ above: SQLExpression,
    _ gaps: [SQLExpression],
    _ below: ColumnReference,
    per: Double
  ) -> (value: SQLExpression, gap: SQLExpression) {
    let zero = SQLExpression.when(
      number(below).isEqual(to: .number(0)),
      .text(AbsenceReason.zeroDenominator.word)
    )
    return (
      .number(per) * above / .call("NULLIF", [number(below), .number(0)]),
      .firstPresent(gaps + [gap(below), zero])
    )
  }

  // MARK: Checks

  /// Adds values that stop the statement where they are not possible.
  mutating func addChecks() {
    var columns: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      var cases: [(SQLExpression, SQLExpression)] = []
      func add(_ isWrong: SQLExpression, _ words: String) {
        let message: [SQLExpression] = [
          .text("code "), .column("code"), .text(": \(indicator.id) is "), value(position),
          .text(words),
        ]
        cases.append((isWrong, .failure(message, .number)))
      }
      if let range = indicator.range {
        let isBelow = value(position).isBelow(.number(range.lowerBound))
        add(
          .infix(isBelow, .or, value(position).isAbove(.number(range.upperBound))),
          ", outside of \(range.lowerBound.plain) to \(range.upperBound.plain)"
        )
      }
      switch indicator.transform {
      case .log, .log10:
        add(.infix(value(position), .lessOrEqual, .number(0)), ", which has no logarithm")
      case .squareRoot: add(value(position).isBelow(.number(0)), ", which has no square root")
      case nil: break
      }
      guard !cases.isEmpty else { continue }
      columns.append(
        .init("\(indicator.id):checked", .choice(cases, otherwise: value(position)))
      )
    }
    steps.add("checked", "values that are not possible stop the statement", columns)
    for (position, indicator) in method.indicators.enumerated()
    where indicator.range != nil || indicator.transform != nil {
      values[position] = "\(indicator.id):checked"
    }
  }

  /// Adds values in the unit that the method computes in.
  mutating func addTransforms() {
    var columns: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard let transform = indicator.transform else { continue }
      columns.append(
        .init("\(indicator.id):transformed", transform.expression(value(position)))
      )
      values[position] = "\(indicator.id):transformed"
    }
    steps.add("transformed", "logarithms and roots", columns)
  }

  // MARK: Shrinkage

  /// Draws rates towards those of parents.
  mutating func addShrinkage() {
    var counts: [SQLStep.Addition] = []
    var weights: [SQLStep.Addition] = []
    var rates: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated()
    where fitted.indicators[position].shrinkage != nil {
      let id = indicator.id
      guard let (above, below) = counted(position) else { continue }
      let per = SQLExpression.number(indicator.derivation.per)
      // The engine keeps numerators with their factor, and takes it away again.
      counts.append(.init("\(id):cases", above * per / per))
      counts.append(.init("\(id):persons", below))
      let (cases, persons) = (
        SQLExpression.column("\(id):cases"), SQLExpression.column("\(id):persons")
      )
      let others = SQLExpression.when(
        persons.isAbove(cases),
        persons - cases,
        otherwise: .number(0)
      )
      let (one, half) = (SQLExpression.number(1), SQLExpression.number(0.5))
      let variance =
        (persons + one) * (persons + .number(2)) / (persons * (cases + one) * (others + one))
      let spread = SQLExpression.column("\(id):spread")
      weights.append(
        .init(
          "\(id):own_weight",
          .when(persons.isAbove(.number(0)), spread / (spread + variance))
        )
      )
      weights.append(
        .init(
          "\(id):own_logit",
          .when(
            cases.isAtLeast(.number(0)),
            .call("LN", [(cases + half) / (others + half)])
          )
        )
      )
      let weight = SQLExpression.column("\(id):own_weight")
      let logit =
        weight * .column("\(id):own_logit") + (one - weight) * .column("\(id):logit")
      let isKept = SQLExpression.any([
        .isNull(.column("\(id):logit")), cases.isBelow(.number(0)),
        cases.isAbove(persons * .number(1 + 1e-12)), .isNull(value(position)),
      ])
      rates.append(
        .init(
          "\(id):shrunk",
          .choice(
            [
              (isKept ?? .isNull(value(position)), value(position)),
              (.isNull(spread), per * (cases / persons)),
            ],
            otherwise: per * (one / (one + .call("EXP", [.number(0) - logit])))
          )
        )
      )
      values[position] = "\(id):shrunk"
    }
    steps.add("counts", "the persons behind rates", counts)
    steps.add("own_weights", "how far rates stand on their own persons", weights)
    steps.add("shrunk", "rates drawn towards those of their parents", rates)
  }

  /// The numerator and the denominator of a rate.
  private func counted(_ position: Int) -> (SQLExpression, SQLExpression)? {
    let indicator = method.indicators[position]
    switch indicator.derivation {
    case .ratio(let above, let below, _): return (number(above), number(below))
    case .count(_, let below?, _): return (.column("\(indicator.id):count"), number(below))
    case .expected(let terms, let below?, _):
      return (.sum(terms.map { .number($0.rate) * number($0.persons) }), number(below))
    default: return nil
    }
  }
}

extension Transform {
  func expression(_ value: SQLExpression) -> SQLExpression {
    switch self {
    case .log: .call("LN", [value])
    case .log10: .call("LOG10", [value])
    case .squareRoot: .call("SQRT", [value])
    }
  }
}

extension Double {
  /// The number as people write it.
  fileprivate var plain: String {
    Int(exactly: self).map { "\($0)" } ?? "\(self)"
  }
}
