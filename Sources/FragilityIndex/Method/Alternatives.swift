extension FragilityMethod {
  /// The method with some of its rules replaced, without a plan of its own.
  package func replacing(
    treatment: Treatment? = nil,
    imputation: Imputation? = nil,
    normalisation: Normalisation? = nil,
    aggregation: Aggregation? = nil
  ) throws(FragilityError) -> FragilityMethod {
    var rules = rules
    if let treatment { rules.treatment = treatment }
    if let imputation { rules.imputation = imputation }
    if let normalisation { rules.normalisation = normalisation }
    if let aggregation {
      rules.aggregation = aggregation
      for level in rules.levels.indices { rules.levels[level].aggregation = nil }
    }
    return try FragilityMethod(
      id: id,
      version: version,
      title: title,
      description: description,
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators
    )
  }
}
