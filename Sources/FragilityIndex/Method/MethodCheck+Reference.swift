extension MethodCheck {
  /// The value of a parent must be known where it serves, and serve where it is given.
  mutating func checkReference(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    let ownNormalisation =
      indicator.normalisation ?? dimensions.inherited(from: indicator.dimension, \.normalisation)
    let ownImputation =
      indicator.imputation ?? dimensions.inherited(from: indicator.dimension, \.imputation)
    let imputation = ownImputation ?? rules.imputation
    // Where the rule holds, an alternative of the plan may need what it does not.
    let mayNeedReference =
      ownNormalisation == nil
      && uncertainty?.normalisations.contains(where: \.needsReference) == true
      || ownImputation == nil && uncertainty?.imputations.contains(where: \.needsReference) == true
    if (ownNormalisation ?? rules.normalisation).needsReference || imputation.needsReference {
      guard !indicator.derivation.isRatio, indicator.referenceColumn == nil else { return }
      report(
        "no-reference",
        subject("id"),
        fr:
          "la valeur du territoire de référence n'est pas connue : une moyenne de taux serait fausse",
        en: "the value of the reference territory is not known: a mean of rates would be wrong",
        mendFr: "donnez numerator et denominator, ou reference_column",
        mendEn: "give numerator and denominator, or reference_column"
      )
    } else if indicator.referenceColumn != nil, !isAlternative, !mayNeedReference {
      report(
        "unused-reference",
        subject("reference_column"),
        fr:
          "reference_column ne sert qu'à la normalisation \"ratio\" et à l'imputation \"parent\"",
        en:
          "reference_column serves only the normalisation \"ratio\" and the imputation \"parent\"",
        mendFr: "retirez-la, ou choisissez l'une des deux",
        mendEn: "remove it, or choose one of the two"
      )
    }
    if case .series = imputation, !indicator.derivation.isSeries {
      report(
        "no-series",
        subject("id"),
        fr: "l'indicateur n'a qu'une date : rien ne peut se prolonger",
        en: "the indicator has one date only: there is nothing to go on from",
        mendFr: "donnez une colonne par date : column = { 2019 = \"a\", 2021 = \"b\" }",
        mendEn: "give a column a date: column = { 2019 = \"a\", 2021 = \"b\" }"
      )
    }
    if case .row(let choice) = imputation, !hasCompany(indicator, choice.extent) {
      report(
        "no-company",
        subject("id"),
        fr: "aucun autre indicateur ne peut servir à compléter celui-ci",
        en: "no other indicator can serve to fill this one in",
        mendFr: "écrivez within = \"index\", ou choisissez une autre imputation",
        mendEn: "write within = \"index\", or choose another imputation"
      )
    }
  }

  private func hasCompany(
    _ indicator: FragilityMethod.Indicator,
    _ extent: RowImputation.Extent
  ) -> Bool {
    indicators.contains {
      $0.id != indicator.id && (extent == .index || $0.dimension == indicator.dimension)
    }
  }
}

extension Normalisation {
  /// Whether values are compared with those of parents.
  fileprivate var needsReference: Bool {
    if case .ratio = unrounded { true } else { false }
  }
}

extension Imputation {
  /// Whether gaps take the values of parents.
  fileprivate var needsReference: Bool {
    if case .parent = self { true } else { false }
  }
}
