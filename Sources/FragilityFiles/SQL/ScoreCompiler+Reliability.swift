import FragilityIndex

// How far scores can be relied on.
extension ScoreCompiler {
  /// The columns that the reliability reads beyond those of the indicators.
  var reliabilityCells: [ColumnReference] { [] }

  mutating func addReliability() {
    guard method.rules.reliability != nil else { return }
    refuse(
      .rule(key: "reliability"),
      fr: "la fiabilité",
      en: "reliability"
    )
  }

  func reliabilityOfRanks(_ score: SQLExpression) -> SQLExpression? { nil }

  var reliabilityWords: [SQLExpression] { [] }
}
