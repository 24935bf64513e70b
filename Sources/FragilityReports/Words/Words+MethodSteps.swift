import FragilityIndex

extension Words {
  /// The steps of the computation in the method note.
  static let methodSteps: [Entry] = [
    (
      "m_steps",
      LocalizedText(fr: "Le calcul, étape par étape", en: "The computation, step by step")
    ),
    (
      "m_steps_note",
      LocalizedText(
        fr:
          "Chaque étape est dite en mots, puis par sa formule, puis telle qu'un fichier de méthode l'écrit en entier. Dans les formules, « sens inverse » vaut pour les indicateurs dont une valeur élevée fait baisser le score.",
        en:
          "Each step is said in words, then by its formula, then as a method file writes it in full. In formulas, “the other way round” holds for indicators of which a high value lowers the score."
      )
    ),
    (
      "m_steps_unused",
      LocalizedText(
        fr: "Étapes que cette méthode n'emploie pas : {list}.",
        en: "Steps that this method does not use: {list}."
      )
    ),
    (
      "m_reasons_none",
      LocalizedText(
        fr: "La méthode ne donne la raison d'aucun de ces choix.",
        en: "The method gives no reason for any of these choices."
      )
    ),
    (
      "m_reasons_some",
      LocalizedText(
        fr: "La méthode ne donne pas de raison pour : {list}.",
        en: "The method gives no reason for: {list}."
      )
    ),
    ("m_reason", LocalizedText(fr: "Pourquoi", en: "Why")),
    ("m_for", LocalizedText(fr: "Pour {who}", en: "For {who}")),
    ("m_for_most", LocalizedText(fr: "Pour tous, sauf {who}", en: "For all but {who}")),
    ("m_the_index", LocalizedText(fr: "l'indice", en: "the index")),
    ("m_numbers", LocalizedText(fr: "Nombres figés", en: "Frozen numbers")),
    (
      "m_numbers_transformed",
      LocalizedText(
        fr: "après changement d'unité ou traitement",
        en: "after change of unit or treatment"
      )
    ),
    ("m_indicator", LocalizedText(fr: "Indicateur", en: "Indicator")),
    ("m_class", LocalizedText(fr: "Classe", en: "Class")),
    ("m_from", LocalizedText(fr: "De", en: "From")),
    ("m_to", LocalizedText(fr: "À", en: "To")),
    ("m_count", LocalizedText(fr: "Territoires", en: "Territories")),
    ("m_classes_caption", LocalizedText(fr: "Bornes des classes", en: "Bounds of the classes")),
    (
      "m_ends_caption",
      LocalizedText(
        fr: "Nombres figés de la normalisation",
        en: "Frozen numbers of the normalisation"
      )
    ),
    (
      "m_treated_caption",
      LocalizedText(
        fr: "Indicateurs dont des valeurs sont traitées",
        en: "Indicators of which values are treated"
      )
    ),
    (
      "m_imputed_caption",
      LocalizedText(
        fr: "Indicateurs dont des valeurs sont remplies",
        en: "Indicators of which values are filled in"
      )
    ),
    (
      "m_shrunk_caption",
      LocalizedText(
        fr: "Taux rapprochés de ceux d'un niveau au-dessus",
        en: "Rates drawn towards those of a level above"
      )
    ),
    (
      "m_weights_caption",
      LocalizedText(fr: "Poids trouvés dans les données", en: "Weights found in the data")
    ),
    ("m_treated", LocalizedText(fr: "Traitement", en: "Treatment")),
    (
      "m_nothing_treated",
      LocalizedText(
        fr: "Aucune valeur n'a eu besoin d'être traitée.",
        en: "No value needed treatment."
      )
    ),
    (
      "m_step_derivation",
      LocalizedText(fr: "Valeurs des indicateurs", en: "Values of the indicators")
    ),
    (
      "m_derivation_note",
      LocalizedText(
        fr:
          "Les valeurs viennent des tables, telles quelles ou par un calcul, décrit plus haut avec chaque indicateur. Un dénominateur nul donne une valeur absente, jamais un zéro. Une valeur hors des valeurs possibles d'un indicateur arrête le calcul.",
        en:
          "Values come from the tables, as they are or by a computation, told with each indicator above. A denominator of zero gives an absent value, never a zero. A value that is not possible for its indicator stops the computation."
      )
    ),
    ("m_step_transform", LocalizedText(fr: "Changement d'unité", en: "Change of unit")),
    ("m_step_shrinkage", LocalizedText(fr: "Petits effectifs", en: "Small counts")),
    ("m_step_screening", LocalizedText(fr: "Tri des territoires", en: "Screening of territories")),
    ("m_step_imputation", LocalizedText(fr: "Valeurs absentes", en: "Absent values")),
    ("m_step_treatment", LocalizedText(fr: "Valeurs extrêmes", en: "Extreme values")),
    (
      "m_step_normalisation",
      LocalizedText(fr: "Mise à une même échelle", en: "Bringing to one scale")
    ),
    ("m_step_weights", LocalizedText(fr: "Poids", en: "Weights")),
    ("m_step_aggregation", LocalizedText(fr: "Agrégation", en: "Aggregation")),
    (
      "m_step_missing",
      LocalizedText(fr: "Quand il manque des éléments", en: "Where parts are absent")
    ),
    (
      "m_step_rescaling",
      LocalizedText(fr: "Remise à l'échelle des dimensions", en: "Rescaling of dimensions")
    ),
    ("m_step_ranks", LocalizedText(fr: "Rangs", en: "Ranks")),
    ("m_step_classes", LocalizedText(fr: "Classes", en: "Classes")),
    ("m_step_reliability", LocalizedText(fr: "Fiabilité", en: "Reliability")),
    ("m_step_uncertainty", LocalizedText(fr: "Incertitude", en: "Uncertainty")),
    (
      "m_uncertainty_none",
      LocalizedText(
        fr:
          "La méthode ne dit pas ce qui est incertain. À défaut, les tirages de fragility uncertainty sont :",
        en:
          "The method does not say what is uncertain. Failing that, the draws of fragility uncertainty are:"
      )
    ),
    (
      "m_subject_territories",
      LocalizedText(fr: "Pourquoi ces territoires", en: "Why these territories")
    ),
    (
      "m_subject_dimensions",
      LocalizedText(fr: "Pourquoi ces dimensions", en: "Why these dimensions")
    ),
    (
      "m_subject_indicators",
      LocalizedText(fr: "Pourquoi ces indicateurs", en: "Why these indicators")
    ),
    // Frozen numbers of a normalisation, one text a kind.
    (
      "m_frozen_ends",
      LocalizedText(
        fr: "{least} reçoit {low}, {most} reçoit {high}",
        en: "{least} scores {low}, {most} scores {high}"
      )
    ),
    (
      "m_frozen_groups",
      LocalizedText(fr: "des bornes par {level} : {count}", en: "ends by {level}: {count}")
    ),
    (
      "m_frozen_moments",
      LocalizedText(
        fr: "moyenne {mean}, écart-type {sd}",
        en: "mean {mean}, standard deviation {sd}"
      )
    ),
    (
      "m_frozen_ranks",
      LocalizedText(
        fr: "{count} valeurs rangées, de {lower} à {upper}",
        en: "{count} values in order, from {lower} to {upper}"
      )
    ),
    ("m_frozen_bounds", LocalizedText(fr: "bornes {list}", en: "bounds {list}")),
    (
      "m_frozen_target",
      LocalizedText(
        fr: "de {origin} à la cible {target}",
        en: "from {origin} to the target {target}"
      )
    ),
    ("m_frozen_end", LocalizedText(fr: "extrémité {end}", en: "end {end}")),
    (
      "m_frozen_reference",
      LocalizedText(fr: "valeur de référence {value}", en: "value of the reference {value}")
    ),
    (
      "m_frozen_references",
      LocalizedText(fr: "valeurs de référence : {count}", en: "values of reference: {count}")
    ),
    (
      "m_frozen_none",
      LocalizedText(fr: "aucun : les valeurs sont des scores", en: "none: values are scores")
    ),
    ("m_frozen_value", LocalizedText(fr: "valeur mise : {value}", en: "value put in: {value}")),
    (
      "m_frozen_values",
      LocalizedText(
        fr: "valeurs mises, une par groupe : {count}",
        en: "values put in, one a group: {count}"
      )
    ),
    (
      "m_frozen_group",
      LocalizedText(fr: "{value} pour {group}", en: "{value} for {group}")
    ),
    (
      "m_frozen_rows",
      LocalizedText(fr: "d'après {count} autres indicateurs", en: "from {count} other indicators")
    ),
    ("m_frozen_series", LocalizedText(fr: "d'après les autres dates", en: "from other dates")),
    ("m_frozen_score", LocalizedText(fr: "score mis : {value}", en: "score put in: {value}")),
    (
      "m_frozen_parents",
      LocalizedText(
        fr: "territoires de référence : {count}",
        en: "territories of reference: {count}"
      )
    ),
  ]
}
