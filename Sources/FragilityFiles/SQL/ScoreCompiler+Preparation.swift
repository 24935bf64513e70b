import FragilityIndex

// What is done to values before they are normalised.
extension ScoreCompiler {
  // MARK: Screening

  /// Adds whether each territory has enough values to be scored.
  mutating func addScreening(at stage: Screening.Stage) {
    guard let screening = method.rules.screening, screening.stage == stage else { return }
    let one = SQLExpression.number(1)
    let (none, count) = (SQLExpression.number(0), Double(values.count))
    let all = method.indicators.indices.map { value($0) }
    steps.add(
      "counted",
      "how many values each territory has",
      [
        .init("present", .sum(all.map { .when(.isNull($0), none, otherwise: one) })),
        .init(
          "zeros",
          .sum(all.map { .when($0.isEqual(to: none), one, otherwise: none) })
        ),
      ]
    )
    let (present, zeros) = (SQLExpression.column("present"), SQLExpression.column("zeros"))
    var rules: [SQLExpression] = []
    if let least = screening.minPresent {
      rules.append(
        (one - (.number(count) - present) / .number(count)).isAtLeast(.number(least))
      )
    }
    if let least = screening.minNonZero {
      rules.append(present.isAbove(none))
      rules.append(
        (one - zeros / .call("NULLIF", [present, none])).isAtLeast(.number(least))
      )
    }
    var cases: [(SQLExpression, SQLExpression)] = []
    let (yes, no) = (SQLExpression.whole(1), SQLExpression.whole(0))
    let code = SQLExpression.column("code")
    if !screening.include.isEmpty { cases.append((.isOneOf(code, screening.include), yes)) }
    if !screening.exclude.isEmpty { cases.append((.isOneOf(code, screening.exclude), no)) }
    if let rule = SQLExpression.all(rules) { cases.append((rule, yes)) }
    let rest = rules.isEmpty ? yes : no
    let kept = cases.isEmpty ? rest : .choice(cases, otherwise: rest)
    steps.add("screened", "which territories are scored: 1 or 0", [.init("kept", kept)])
    self.kept = "kept"
  }

  /// Whether a territory is scored; `nil` where all are.
  var isKept: SQLExpression? { kept.map { SQLExpression.column($0).isEqual(to: .whole(1)) } }

  // MARK: Imputation

  /// Fills in gaps, each from values as they were before.
  mutating func addImputation() {
    addRowShares()
    var columns: [SQLStep.Addition] = []
    var (filledValues, filledGaps) = (values, gaps)
    for (position, indicator) in method.indicators.enumerated() {
      guard let filling = filling(position) else { continue }
      let id = indicator.id
      columns.append(
        .init("\(id):filled", .when(isImputable(position), filling, otherwise: value(position)))
      )
      let isFilled = SQLExpression.infix(isImputable(position), .and, .isPresent(filling))
      columns.append(
        .init("\(id):gap_left", .when(.not(isFilled), gap(position)))
      )
      imputed[position] = .infix(
        .isPresent(gap(position)),
        .and,
        .isNull(.column("\(id):gap_left"))
      )
      filledValues[position] = "\(id):filled"
      filledGaps[position] = "\(id):gap_left"
    }
    steps.add("imputed", "gaps that are filled in, and those that are left", columns)
    (values, gaps) = (filledValues, filledGaps)
    for position in method.indicators.indices {
      if case .score = fitted.indicators[position].imputation {
        imputed[position] = isImputable(position)
      }
    }
  }

  /// What stands in for gaps of an indicator; `nil` where nothing does before normalisation.
  private mutating func filling(_ position: Int) -> SQLExpression? {
    let id = method.indicators[position].id
    switch fitted.indicators[position].imputation {
    case .none, .score: return nil
    case .byGroup(nil, let numbers): return numbers[""].map { .number($0) }
    case .byGroup: return .column("\(id):filling")
    case .row(let frozen):
      let own = frozen.ends[0]
      guard own.lower <= own.upper else { return nil }
      let part = SQLExpression.column("\(id):row_share") * .number(own.upper - own.lower)
      return method.sense(of: position) == .higherIsWorse
        ? .number(own.lower) + part : .number(own.upper) - part
    case .series(let choice): return seriesFilling(position, choice)
    }
  }

  /// The mean place, from 0 to 1, of the other indicators of a territory between their ends.
  private mutating func addRowShares() {
    var columns: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard case .row(let frozen) = fitted.indicators[position].imputation,
        case .row(let choice) = method.imputation(of: position)
      else { continue }
      if choice.centre == .median {
        refuse(
          subject(position, "imputation"),
          fr: "la médiane des indicateurs d'un même territoire",
          en: "the median of the indicators of one territory"
        )
      }
      let members = choice.members(for: position, in: method)
      let shares = zip(members, frozen.ends.dropFirst()).compactMap {
        member,
        ends -> SQLExpression? in
        guard ends.lower < ends.upper else { return nil }
        let distance =
          method.sense(of: member) == .higherIsWorse
          ? value(member) - .number(ends.lower) : .number(ends.upper) - value(member)
        return distance / .number(ends.upper - ends.lower)
      }
      let zero = SQLExpression.number(0)
      let count = SQLExpression.sum(
        shares.map { .when(.isNull($0), zero, otherwise: .number(1)) }
      )
      columns.append(
        .init(
          "\(indicator.id):row_share",
          SQLExpression.sum(shares.map { .call("COALESCE", [$0, zero]) })
            / .call("NULLIF", [count, zero])
        )
      )
    }
    steps.add("row_shares", "where a territory stands on its other indicators", columns)
  }

  private mutating func seriesFilling(
    _ position: Int,
    _ choice: SeriesImputation
  ) -> SQLExpression? {
    let indicator = method.indicators[position]
    guard case .series(let dates, let time) = indicator.derivation else { return nil }
    var before = dates.filter { $0.time < time }.sorted { $0.time > $1.time }
    let after = dates.filter { $0.time > time }.sorted { $0.time < $1.time }
    switch choice.form {
    case .latest:
      before = before.filter { time - $0.time <= choice.maxGap ?? .infinity }
    case .constant: before += after
    case .linear, .linearConstant:
      refuse(
        subject(position, "imputation"),
        fr: "l'interpolation entre deux dates",
        en: "the interpolation between two dates"
      )
      return nil
    }
    guard !before.isEmpty else { return nil }
    let value = SQLExpression.firstPresent(before.map { number($0.column) })
    return indicator.transform?.expression(value) ?? value
  }

  // MARK: Treatment

  /// Holds outliers and takes logarithms, step by step.
  mutating func addTreatment() {
    let treatments = fitted.indicators.map(\.treatment.steps)
    for round in 0..<(treatments.map(\.count).max() ?? 0) {
      var columns: [SQLStep.Addition] = []
      for (position, chain) in treatments.enumerated() where round < chain.count {
        let before = value(position)
        let name =
          method.indicators[position].id + (round == 0 ? ":treated" : ":treated_\(round + 1)")
        columns.append(.init(name, chain[round].expression(before)))
        switch chain[round] {
        case .hold(let lower, let upper):
          note(before, outside: lower, upper, in: &winsorised[position])
        case .logarithm(let fitted):
          note(
            before,
            outside: fitted.isMirrored ? nil : fitted.origin,
            fitted.isMirrored ? fitted.origin : nil,
            in: &beyond[position]
          )
        case .boxCox(let fitted): note(before, outside: fitted.origin, nil, in: &beyond[position])
        }
        values[position] = name
      }
      steps.add(round == 0 ? "treated" : "treated_\(round + 1)", "outliers", columns)
    }
  }

  /// Adds that a value lies beyond a bound to what is known so far.
  func note(
    _ value: SQLExpression,
    outside lower: Double?,
    _ upper: Double?,
    in known: inout SQLExpression?
  ) {
    let sides = [
      lower.map { value.isBelow(.number($0)) }, upper.map { value.isAbove(.number($0)) },
    ]
    known = .any([known].compactMap { $0 } + sides.compactMap { $0 })
  }
}

extension SQLExpression {
  /// The number held between two bounds; null stays null, which it would not with `GREATEST`.
  func held(_ lower: Double?, _ upper: Double?) -> SQLExpression {
    let sides = [
      lower.map { (isBelow(.number($0)), SQLExpression.number($0)) },
      upper.map { (isAbove(.number($0)), SQLExpression.number($0)) },
    ].compactMap { $0 }
    return sides.isEmpty ? self : .choice(sides, otherwise: self)
  }
}

extension FittedTreatment.Step {
  fileprivate func expression(_ value: SQLExpression) -> SQLExpression {
    switch self {
    case .hold(let lower, let upper): return value.held(lower, upper)
    case .logarithm(let fitted):
      let origin = SQLExpression.number(fitted.origin)
      let distance = (fitted.isMirrored ? origin - value : value - origin).held(0, nil)
      let logarithm = SQLExpression.call(
        "LN",
        [.number(fitted.shift) + .number(fitted.scale) * distance]
      )
      return fitted.isMirrored ? .number(0) - logarithm : logarithm
    case .boxCox(let fitted):
      let base = .number(fitted.shift) + (value - .number(fitted.origin)).held(0, nil)
      guard fitted.lambda != 0 else { return .call("LN", [base]) }
      let lambda = SQLExpression.number(fitted.lambda)
      return (.call("POWER", [base, lambda]) - .number(1)) / lambda
    }
  }
}
