extension FragilityMethod {
  /// The method with other choices in place of those of its rules, and without a plan.
  ///
  /// Indicators and dimensions that make a choice of their own keep it. An aggregation takes the place of those of the
  /// levels too. What only the method's own choice reads, such as a `reference_column` or estimated weights, may stand
  /// idle in the copy.
  ///
  /// - Parameters:
  ///   - treatment: What is done to outliers; the method's own when `nil`.
  ///   - imputation: How absent values are filled in; the method's own when `nil`.
  ///   - normalisation: How indicators are put on the common scale; the method's own when `nil`.
  ///   - aggregation: How the children of a dimension become its score; the method's own when `nil`.
  /// - Returns: The other method.
  /// - Throws: What the other choices contradict, as for a method; nothing for those of the method's plan.
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
      indicators: indicators,
      uncertainty: nil,
      isAlternative: true
    )
  }

  /// What the alternatives of a plan contradict in a method that has a meaning itself.
  ///
  /// A treatment and a normalisation are tried together as well: either may be harmless without the other.
  func problems(ofAlternatives plan: UncertaintyPlan) -> [Problem] {
    let treatments = plan.treatments.enumerated().map { position, choice in
      Replacement(choice.words, "treatment[\(position)]") { method throws(FragilityError) in
        try method.replacing(treatment: choice)
      }
    }
    let imputations = plan.imputations.enumerated().map { position, choice in
      Replacement(choice.words, "imputation[\(position)]") { method throws(FragilityError) in
        try method.replacing(imputation: choice)
      }
    }
    let normalisations = plan.normalisations.enumerated().map { position, choice in
      Replacement(choice.words, "normalisation[\(position)]") { method throws(FragilityError) in
        try method.replacing(normalisation: choice)
      }
    }
    let aggregations = plan.aggregations.enumerated().map { position, choice in
      Replacement(choice.words, "aggregation[\(position)]") { method throws(FragilityError) in
        try method.replacing(aggregation: choice)
      }
    }
    let single = (treatments + imputations + normalisations + aggregations).flatMap { choice in
      choice.problems(of: self).map { $0.under([choice.name], at: choice.key) }
    }
    let paired = treatments.flatMap { first -> [Problem] in
      guard let other = try? first.make(self) else { return [] }
      return normalisations.flatMap { second -> [Problem] in
        let known = Set(second.problems(of: self))
        return second.problems(of: other).filter { !known.contains($0) }
          .map { $0.under([first.name, second.name], at: second.key) }
      }
    }
    return single + paired
  }
}

/// A choice of a plan that takes the place of the method's own.
private struct Replacement {
  let name: String
  /// The key of the plan that says it.
  let key: String
  let make: (FragilityMethod) throws(FragilityError) -> FragilityMethod

  init(
    _ words: ChoiceWords,
    _ key: String,
    make: @escaping (FragilityMethod) throws(FragilityError) -> FragilityMethod
  ) {
    name = words.method
    self.key = key
    self.make = make
  }

  func problems(of method: FragilityMethod) -> [Problem] {
    do throws(FragilityError) {
      _ = try make(method)
      return []
    } catch { return error.problems }
  }
}

extension Problem {
  /// The problem that a method would have under other choices, at the key of the plan that says them.
  fileprivate func under(_ names: [String], at key: String) -> Problem {
    var french = names.map { "\"\($0)\"" }.joined(separator: " et ")
    var english = names.map { "\"\($0)\"" }.joined(separator: " and ")
    switch place.subject {
    case .indicator(_, let id, _):
      french += ", indicateur \"\(id)\""
      english += ", indicator \"\(id)\""
    case .dimension(_, let id, _):
      french += ", dimension \"\(id)\""
      english += ", dimension \"\(id)\""
    default: break
    }
    return Problem(
      code.rawValue,
      at: Place(.plan(key: key)),
      LocalizedText(
        fr: "avec \(french) : \(message.french)",
        en: "with \(english): \(message.english)"
      ),
      remedy: LocalizedText(
        fr: "retirez cette variante, ou \(remedy.french)",
        en: "remove this alternative, or \(remedy.english)"
      )
    )
  }
}
