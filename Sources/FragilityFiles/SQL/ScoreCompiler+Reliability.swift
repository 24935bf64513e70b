import FragilityIndex

// How far scores can be relied on: persons and errors behind values, row by row.
extension ScoreCompiler {
  private var rule: Reliability? { method.rules.reliability }

  /// The words of what is said of a value.
  private enum Word {
    static let small = "small_denominator"
    static let unreliable = "cv_unreliable"
    static let caution = "cv_caution"
  }

  /// The columns that the reliability reads beyond those of the indicators.
  var reliabilityCells: [ColumnReference] {
    guard let rule else { return [] }
    let population = rule.minPopulation == nil ? nil : method.tables[0].population
    return [population].compactMap { $0 }
      + method.indicators.compactMap { $0.samplingError?.column }
  }

  private var population: SQLExpression? {
    guard rule?.minPopulation != nil else { return nil }
    return method.tables[0].population.map { number($0) }
  }

  /// What the precision of an indicator is judged by: the persons behind it, and its coefficient of variation.
  private func evidence(
    _ position: Int
  ) -> (persons: SQLExpression?, variation: SQLExpression)? {
    let indicator = method.indicators[position]
    guard indicator.shrinkage == nil else { return nil }
    let value = SQLExpression.column(indicator.id)
    var denominator: SQLExpression?
    var own: SQLExpression?
    switch indicator.derivation {
    case .ratio(_, let below, _): (denominator, own) = (number(below), number(below))
    case .count(_, let below?, _), .expected(_, let below?, _): own = number(below)
    default: break
    }
    switch indicator.samplingError?.kind {
    case .standardError(let column): return (denominator, errorShare(number(column), value))
    case .margin(let column, let confidence):
      let error = number(column) / .number(normalQuantile((1 + confidence) / 2))
      return (denominator, errorShare(error, value))
    case .count(let column, _):
      guard let whole = indicator.whole, let persons = column.map({ number($0) }) ?? own else {
        return nil
      }
      return (persons, binomialVariation(value / .number(whole), persons))
    case nil:
      guard let denominator else { return nil }
      let rate = value / .number(indicator.derivation.per)
      return (denominator, binomialVariation(rate, denominator))
    }
  }

  /// A standard error as a share of the value; infinite for a value of 0.
  private func errorShare(_ error: SQLExpression, _ value: SQLExpression) -> SQLExpression {
    let zero = SQLExpression.number(0)
    return .choice(
      [
        (error.isEqual(to: zero), zero),
        (
          .infix(.isPresent(error), .and, value.isEqual(to: zero)),
          .number(.greatestFiniteMagnitude)
        ),
      ],
      otherwise: error / .call("ABS", [value])
    )
  }

  /// `sqrt((1 - p) / (n p))`: infinite for a rate of 0, null for what is no share of persons.
  private func binomialVariation(
    _ rate: SQLExpression,
    _ persons: SQLExpression
  ) -> SQLExpression {
    let (zero, one) = (SQLExpression.number(0), SQLExpression.number(1))
    let isCounted = persons.isAbove(zero)
    return .choice([
      (
        .infix(isCounted, .and, rate.isEqual(to: zero)), .number(.greatestFiniteMagnitude)
      ),
      (
        .infix(.infix(isCounted, .and, rate.isAbove(zero)), .and, .infix(rate, .lessOrEqual, one)),
        .call("SQRT", [(one - rate) / (persons * rate)])
      ),
    ])
  }

  /// Adds what is said of each value, then of each territory.
  mutating func addReliability() {
    guard let rule else { return }
    var variations: [SQLStep.Addition] = []
    var judgements: [SQLStep.Addition] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard let (persons, variation) = evidence(position) else { continue }
      let cv = SQLExpression.column("\(indicator.id):cv")
      var cases: [(SQLExpression, SQLExpression)] = []
      cases.append((.isNull(.column(indicator.id)), .null(.text)))
      if let least = rule.minDenominator, let persons {
        cases.append((persons.isBelow(.number(least)), .text(Word.small)))
      }
      if let limits = rule.cv {
        variations.append(.init("\(indicator.id):cv", variation))
        cases.append((cv.isAbove(.number(limits.unreliable)), .text(Word.unreliable)))
        cases.append((cv.isAbove(.number(limits.caution)), .text(Word.caution)))
      }
      guard cases.count > 1 else { continue }
      judgements.append(.init("\(indicator.id):judgement", .choice(cases)))
    }
    steps.add("variations", "coefficients of variation", variations)
    steps.add("judgements", "what is said of the precision of values", judgements)
    let judged = Set(judgements.map(\.name))
    let weights = statedWeights
    func sum(_ words: [String]?) -> SQLExpression {
      let zero = SQLExpression.number(0)
      return .sum(
        method.indicators.enumerated().compactMap { position, indicator in
          let weight = SQLExpression.number(weights[position] ?? 0)
          guard let words else {
            return .when(.isNull(.column(indicator.id)), zero, otherwise: weight)
          }
          let name = "\(indicator.id):judgement"
          guard judged.contains(name) else { return nil }
          return .when(.isOneOf(.column(name), words), weight, otherwise: zero)
        }
      )
    }
    steps.add(
      "doubts",
      "the weight of values, of the unreliable ones and of those that call for caution",
      [
        .init("weight:known", sum(nil)),
        .init("weight:unreliable", sum([Word.small, Word.unreliable])),
        .init("weight:doubtful", sum([Word.caution])),
      ]
    )
    steps.add("relied_on", "how far territories can be relied on", [.init("level", level(rule))])
    steps.add(
      "reliable",
      "how far scores can be relied on",
      [.init("reliability", .when(.isPresent(.column("score")), .column("level")))]
    )
  }

  private func level(_ rule: Reliability) -> SQLExpression {
    let zero = SQLExpression.number(0)
    let (known, unreliable, doubtful) = (
      SQLExpression.column("weight:known"), SQLExpression.column("weight:unreliable"),
      SQLExpression.column("weight:doubtful")
    )
    func isTooMuch(_ weight: SQLExpression) -> SQLExpression {
      let rest = known - weight
      let least = known * .number(rule.minWeightShare) - known * .number(1e-9)
      return .infix(
        weight.isAbove(zero),
        .and,
        .infix(.infix(rest, .lessOrEqual, zero), .or, rest.isBelow(least))
      )
    }
    let (good, caution, bad) = (
      SQLExpression.text(ReliabilityLevel.good.rawValue),
      SQLExpression.text(ReliabilityLevel.caution.rawValue),
      SQLExpression.text(ReliabilityLevel.unreliable.rawValue)
    )
    var cases: [(SQLExpression, SQLExpression)] = []
    if let least = rule.minPopulation, let population {
      cases.append((population.isBelow(.number(least)), bad))
    }
    cases.append((isTooMuch(unreliable), bad))
    cases.append((.infix(unreliable.isAbove(zero), .or, isTooMuch(doubtful)), caution))
    if let population { cases.append((.isNull(population), caution)) }
    return .choice(cases, otherwise: good)
  }

  /// The shares of the index that indicators hold by the weights of the file.
  private var statedWeights: [Int: Double] { method.hierarchy.statedWeights }

  /// The scores that are ranked; `nil` where all are.
  func reliabilityOfRanks(_ score: SQLExpression) -> SQLExpression? {
    guard rule?.unreliable == .notRanked else { return nil }
    let bad = SQLExpression.text(ReliabilityLevel.unreliable.rawValue)
    return .when(.infix(.column("level"), .unequal, bad), score)
  }

  /// The words of flags about reliability, in the order of the engine.
  var reliabilityWords: [SQLExpression] {
    guard let rule else { return [] }
    var words: [SQLExpression] = []
    if let least = rule.minPopulation, let population {
      words.append(.when(.isNull(population), .text("score:unknown_population")))
      words.append(.when(population.isBelow(.number(least)), .text("score:small_population")))
    }
    let columns = Set(steps.steps.flatMap { $0.columns.map(\.name) })
    for indicator in method.indicators where columns.contains("\(indicator.id):judgement") {
      let judgement = SQLExpression.column("\(indicator.id):judgement")
      words.append(.infix(.text("\(indicator.id):"), .join, judgement))
    }
    if rule.unreliable == .notRanked {
      let bad = SQLExpression.text(ReliabilityLevel.unreliable.rawValue)
      let isBad = SQLExpression.infix(
        SQLExpression.column("level").isEqual(to: bad),
        .and,
        .isPresent(.column("score"))
      )
      words.append(.when(isBad, .text("rank:\(AbsenceReason.unreliable.word)")))
    }
    return words
  }
}
