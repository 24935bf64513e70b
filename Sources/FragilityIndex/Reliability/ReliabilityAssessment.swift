/// How far the scores of territories can be relied on, by the rule of the method.
///
/// Weights are those of the method file: what is estimated later does not change who is reliable.
public struct ReliabilityAssessment: Sendable {
  /// What is said of one value.
  enum Judgement: UInt8, Sendable {
    /// Absent, or without counts or errors to judge by.
    case unknown
    case good
    case caution
    case unreliable
    case smallDenominator

    var isUnreliable: Bool { self == .unreliable || self == .smallDenominator }
  }

  /// The level of each territory.
  public let levels: [ReliabilityLevel]
  private let method: FragilityMethod
  private let rule: Reliability
  private let population: Column?
  /// What is said of each value, one array per indicator; empty where nothing can be said.
  private let judgements: [[Judgement]]

  init(_ rule: Reliability, of table: TerritoryTable, by method: FragilityMethod) {
    self.rule = rule
    self.method = method
    population = rule.minPopulation == nil ? nil : table.population
    judgements = method.indicators.indices.map { position in
      guard
        let evidence = Evidence(
          of: method.indicators[position],
          table.indicators[position]
        )
      else { return [] }
      return (0..<table.count).map { evidence.judgement(of: $0, by: rule) }
    }
    let weights = method.hierarchy.statedWeights
    var levels = [ReliabilityLevel](repeating: .good, count: table.count)
    let least = MissingPolicy(minWeightShare: rule.minWeightShare)
    for row in levels.indices {
      var (total, unreliable, doubtful) = (0.0, 0.0, 0.0)
      for position in judgements.indices where !table.indicators[position].values.encoded[row].isNaN
      {
        let weight = weights[position] ?? 0
        total += weight
        guard !judgements[position].isEmpty else { continue }
        if judgements[position][row].isUnreliable { unreliable += weight }
        if judgements[position][row] == .caution { doubtful += weight }
      }
      if total > 0, unreliable > 0, !least.accepts(total - unreliable, of: total) {
        levels[row] = .unreliable
      } else if unreliable > 0
        || (doubtful > 0 && !least.accepts(total - doubtful, of: total))
      {
        levels[row] = .caution
      }
      guard let least = rule.minPopulation, let persons = population?.encoded[row] else { continue }
      if persons < least { levels[row] = .unreliable }
      if persons.isNaN, levels[row] == .good { levels[row] = .caution }
    }
    self.levels = levels
  }

  /// Scores with those that are not ranked taken away.
  func ranked(_ scores: Column) -> Column {
    rule.unreliable == .notRanked ? reliable(scores) : scores
  }

  /// Scores with those that take no part in fitting taken away.
  func fitted(_ scores: Column) -> Column { rule.isFitted ? scores : reliable(scores) }

  private func reliable(_ scores: Column) -> Column {
    Column(
      encoded: zip(scores.encoded, levels).map { score, level in
        level == .unreliable && !score.isNaN ? Double(absent: .unreliable) : score
      }
    )
  }

  /// Whether each territory takes part in fitting; `nil` where all do.
  var fittedRows: [Bool]? { rule.isFitted ? nil : levels.map { $0 != .unreliable } }

  /// What a reader must know of the persons and errors behind a score.
  ///
  /// - Parameters:
  ///   - row: The territory.
  ///   - isScored: Whether it has a score, so that a rank could be expected.
  /// - Returns: The flags, none where there is nothing to note.
  func flags(of row: Int, isScored: Bool) -> [ScoreFlag] {
    var flags: [ScoreFlag] = []
    if let least = rule.minPopulation, let persons = population?.encoded[row] {
      if persons.isNaN { flags.append(.unknownPopulation) }
      if persons < least { flags.append(.smallPopulation) }
    }
    for (position, column) in judgements.enumerated() where !column.isEmpty {
      let id = method.indicators[position].id
      switch column[row] {
      case .unknown, .good: break
      case .caution: flags.append(.imprecise(indicator: id, .caution))
      case .unreliable: flags.append(.imprecise(indicator: id, .unreliable))
      case .smallDenominator: flags.append(.smallDenominator(indicator: id))
      }
    }
    if isScored, levels[row] == .unreliable, rule.unreliable == .notRanked {
      flags.append(.notRanked)
    }
    return flags
  }
}

/// What the precision of the values of an indicator is judged by.
private struct Evidence {
  enum Kind {
    /// Standard errors in the unit of the values.
    case errors(Column)
    /// Persons of whom the value, as a share of the whole, is concerned.
    case persons(Column, whole: Double)
  }

  let values: Column
  let kind: Kind
  /// The persons that rates were counted on.
  let persons: Column?

  /// - Returns: `nil` where the method says nothing of counts or errors, or draws rates towards those of parents.
  init?(of indicator: FragilityMethod.Indicator, _ column: TerritoryTable.IndicatorColumn) {
    guard indicator.shrinkage == nil else { return nil }
    values = column.values
    var denominator: Column?
    if case .ratio = indicator.derivation, column.numerator != nil {
      denominator = column.denominator
    }
    if let error = indicator.samplingError, let errors = column.errors {
      switch error.kind {
      case .standardError, .margin:
        kind = .errors(errors)
        persons = denominator
      case .count:
        guard let whole = indicator.whole else { return nil }
        kind = .persons(errors, whole: whole)
        persons = errors
      }
    } else if let denominator {
      kind = .persons(denominator, whole: indicator.derivation.per)
      persons = denominator
    } else {
      return nil
    }
  }

  func judgement(of row: Int, by rule: Reliability) -> ReliabilityAssessment.Judgement {
    let value = values.encoded[row]
    guard !value.isNaN else { return .unknown }
    var isJudged = false
    if let least = rule.minDenominator, let count = persons?.encoded[row], !count.isNaN {
      if count < least { return .smallDenominator }
      isJudged = true
    }
    guard let limits = rule.cv, let variation = variation(of: value, row: row) else {
      return isJudged ? .good : .unknown
    }
    if variation > limits.unreliable { return .unreliable }
    return variation > limits.caution ? .caution : .good
  }

  /// The coefficient of variation of a value; `nil` where it is not known.
  private func variation(of value: Double, row: Int) -> Double? {
    switch kind {
    case .errors(let errors):
      let error = errors.encoded[row]
      guard !error.isNaN else { return nil }
      return error == 0 ? 0 : error / abs(value)
    case .persons(let counts, let whole):
      return binomialVariation(rate: value / whole, persons: counts.encoded[row])
    }
  }
}

/// The coefficient of variation of a rate that was counted: `sqrt((1 - p) / (n p))`.
///
/// Edge cases: infinite for a rate of 0; `nil` for what is no share of persons, such as more persons concerned than there
/// are.
///
/// - Parameters:
///   - rate: The share p of the persons that are concerned.
///   - persons: The persons n it was counted on.
/// - Returns: The standard error of the binomial law over the rate.
func binomialVariation(rate: Double, persons: Double) -> Double? {
  guard (0...1).contains(rate), persons > 0 else { return nil }
  return rate == 0 ? .infinity : ((1 - rate) / (persons * rate)).squareRoot()
}

extension Hierarchy {
  /// The shares of the index that indicators hold by the weights of the file, equal where the method says so.
  package var statedWeights: [Int: Double] {
    effectiveWeights(
      nodes.map { node in
        if case .equal = node.weighting { return node.children.map { _ in 1 } }
        return node.children.map(\.weight)
      }
    )
  }
}
