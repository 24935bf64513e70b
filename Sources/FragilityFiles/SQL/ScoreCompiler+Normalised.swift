import FragilityIndex

// The indicators on the common scale.
extension ScoreCompiler {
  /// Adds the scores of the indicators, and why there is none.
  mutating func addNormalisation() {
    var scores: [SQLStep.Addition] = []
    var roundings: [SQLStep.Addition] = []
    var names = values
    var reasons: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      let normalisation = normalisation(position)
      if let ends = normalisation.referenceEnds {
        let slack = isRounded(position) ? 1e-12 * (ends.upper - ends.lower) : 0
        note(
          value(position),
          outside: ends.lower - slack,
          ends.upper + slack,
          in: &beyond[position]
        )
      }
      let score: SQLExpression
      do throws(NormalisationExpression.Refusal) {
        score = try normalisation.score(of: value(position))
      } catch {
        refuse(error, subject(position, "normalisation"))
        continue
      }
      let name = "\(indicator.id):normalised"
      names[position] = name
      if case .rounded(_, let rounding) = fitted.indicators[position].normalisation {
        scores.append(.init("\(indicator.id):exact", score))
        roundings.append(.init(name, rounding.expression(.column("\(indicator.id):exact"))))
      } else {
        scores.append(.init(name, score))
      }
      if let reason = normalisation.reason(of: value(position)) {
        let isLost = SQLExpression.infix(
          .isPresent(value(position)),
          .and,
          .isNull(.column(name))
        )
        reasons.append(
          .init(
            "\(indicator.id):gap_normalised",
            .when(isLost, reason, otherwise: gap(position))
          )
        )
        gaps[position] = "\(indicator.id):gap_normalised"
      }
    }
    steps.add("normalised", "the indicators on the common scale", scores)
    steps.add("rounded", "rounded as the method says", roundings)
    steps.add("lost", "why values have no score", reasons)
    values = names
    addScores()
    keepScreened()
  }

  /// Whether values went through a function whose last digit differs between databases: an end of the reference must not
  /// lie beyond itself.
  private func isRounded(_ position: Int) -> Bool {
    let frozen = fitted.indicators[position]
    return method.indicators[position].transform != nil || frozen.shrinkage != nil
      || frozen.treatment.steps.contains { step in
        if case .hold = step { false } else { true }
      }
  }

  /// The normalisation of an indicator.
  private func normalisation(_ position: Int) -> NormalisationExpression {
    NormalisationExpression(
      choice: method.normalisation(of: position),
      fitted: fitted.indicators[position].normalisation,
      scale: method.scale(of: position),
      direction: method.sense(of: position),
      id: method.indicators[position].id
    )
  }

  mutating func refuse(
    _ refusal: NormalisationExpression.Refusal,
    _ subject: Problem.Subject
  ) {
    switch refusal {
    case .normalQuantile:
      refuse(
        subject,
        fr: "les scores normaux : les bases n'ont pas l'inverse de la loi normale",
        en: "normal scores: databases do not have the inverse of the normal law"
      )
    case .manyValues(let count):
      let most = NormalisationExpression.mostReferenceValues
      problems.append(
        .notInSQL(
          subject,
          LocalizedText(
            fr: "les rangs parmi \(count) valeurs de référence, plus de \(most)",
            en: "ranks among \(count) values of reference, more than \(most)"
          ),
          remedy: LocalizedText(
            fr: "prenez quantile avec count, qui ne fige que ses bornes, ou scorez ici",
            en: "take quantile with a count, which freezes its bounds only, or score here"
          )
        )
      )
    case .ofParents:
      refuse(
        subject,
        fr: "les bornes par parent d'une dimension",
        en: "the bounds by parent of a dimension"
      )
    }
  }

  /// Fills in scores, where the method fills in by a score.
  private mutating func addScores() {
    var columns: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard case .score(let score) = fitted.indicators[position].imputation else { continue }
      let id = indicator.id
      columns.append(
        .init(
          "\(id):scored",
          .when(isImputable(position), .number(score), otherwise: value(position))
        )
      )
      columns.append(
        .init(
          "\(id):gap_scored",
          .when(isImputable(position), .null(.text), otherwise: gap(position))
        )
      )
    }
    steps.add("filled", "scores in place of gaps", columns)
    for (position, indicator) in method.indicators.enumerated() {
      guard case .score = fitted.indicators[position].imputation else { continue }
      values[position] = "\(indicator.id):scored"
      gaps[position] = "\(indicator.id):gap_scored"
    }
  }

  /// Takes away the scores of territories that are screened out.
  private mutating func keepScreened() {
    guard let isKept else { return }
    steps.add(
      "kept_scores",
      "without the territories that are not scored",
      method.indicators.enumerated().map { position, indicator in
        .init("\(indicator.id):kept", .when(isKept, value(position)))
      }
    )
    values = method.indicators.map { "\($0.id):kept" }
  }
}

extension Rounding {
  /// The nearest decimal number, computed on the exact value of a column.
  ///
  /// What the product with the power of ten leaves out decides between two neighbours that look equally near; it is the
  /// sum of products of halves, which are exact (Dekker, 1971).
  func expression(_ x: SQLExpression) -> SQLExpression {
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    let (ten, half) = (SQLExpression.number(power), SQLExpression.number(0.5))
    let scaled = x * ten
    let below = SQLExpression.call("FLOOR", [scaled])
    let (down, up) = (below / ten, (below + .number(1)) / ten)
    let part = scaled - below
    // The halves of the digits of both factors, whose products are exact.
    let splitter = SQLExpression.number(134_217_729)
    let high = splitter * x - (splitter * x - x)
    let low = x - high
    let highTen = 134_217_729 * power - (134_217_729 * power - power)
    let (tenHigh, tenLow) = (SQLExpression.number(highTen), SQLExpression.number(power - highTen))
    let rest = high * tenHigh - scaled + high * tenLow + low * tenHigh + low * tenLow
    let zero = SQLExpression.number(0)
    let isEven = SQLExpression.call("FLOOR", [below / .number(2)]) * .number(2)
    return .choice([
      (.call("ABS", [scaled]).isAtLeast(.number(0x1p52)), x),
      (part.isBelow(half), down), (part.isAbove(half), up),
      (rest.isAbove(zero), up), (rest.isBelow(zero), down),
      (isEven.isEqual(to: below), down), (.isPresent(x), up),
    ])
  }
}
