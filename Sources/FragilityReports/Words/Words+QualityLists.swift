import FragilityIndex

extension Words {
  /// The lists of the page of the quality of the data.
  static let qualityLists: [Entry] = [
    (
      "q_shared",
      LocalizedText(fr: "Valeurs d'un territoire plus grand", en: "Values of a larger area")
    ),
    (
      "q_shared_note",
      LocalizedText(
        fr:
          "Ces indicateurs décrivent un territoire plus grand, dont chacun reçoit la valeur. Ils ne disent rien des différences à l'intérieur.",
        en:
          "These indicators describe a larger area, whose value each territory is given. They say nothing of differences within it."
      )
    ),
    (
      "q_shared_caption",
      LocalizedText(fr: "Indicateurs d'un territoire plus grand", en: "Indicators of a larger area")
    ),
    ("q_shared_level", LocalizedText(fr: "Niveau", en: "Level")),
    (
      "q_shared_count",
      LocalizedText(
        fr: "Territoires de même valeur qu'un voisin du même niveau",
        en: "Territories with the value of another of the same area"
      )
    ),
    (
      "q_shared_none",
      LocalizedText(
        fr: "Aucun : toutes les valeurs sont celles des territoires eux-mêmes.",
        en: "None: all values are those of the territories themselves."
      )
    ),
    ("q_shared_by", LocalizedText(fr: "par {column}", en: "by {column}")),
    (
      "q_lacking",
      LocalizedText(
        fr: "Ce qui manque, territoire par territoire",
        en: "What is absent, territory by territory"
      )
    ),
    (
      "q_lacking_caption",
      LocalizedText(
        fr:
          "Territoires auxquels il manque une valeur au moins, ceux à qui il en manque le plus d'abord",
        en: "Territories that lack a value at least, those that lack most first"
      )
    ),
    (
      "q_lacking_none",
      LocalizedText(
        fr: "Aucun territoire ne manque d'une valeur.",
        en: "No territory lacks a value."
      )
    ),
    ("q_territory", LocalizedText(fr: "Territoire", en: "Territory")),
    ("q_lacking_reason", LocalizedText(fr: "{reason} : {list}.", en: "{reason}: {list}.")),
    ("q_what", LocalizedText(fr: "Sans valeur", en: "No value")),
    (
      "q_more_one",
      LocalizedText(
        fr: "Et {count} autre : la colonne flags du fichier des scores les a tous.",
        en: "And {count} other: the column flags of the file of scores has them all."
      )
    ),
    (
      "q_more_many",
      LocalizedText(
        fr: "Et {count} autres : la colonne flags du fichier des scores les a tous.",
        en: "And {count} others: the column flags of the file of scores has them all."
      )
    ),
    (
      "q_findings",
      LocalizedText(
        fr: "Ce qu'un audit relève dans les valeurs",
        en: "What an audit finds in the values"
      )
    ),
    (
      "q_findings_none",
      LocalizedText(
        fr:
          "Rien : ni indicateur constant ou en double, ni valeurs qui fixent l'échelle à elles seules.",
        en:
          "Nothing: no constant or duplicate indicator, no values that set the scale by themselves."
      )
    ),
    (
      "q_findings_more",
      LocalizedText(
        fr:
          "La commande fragility audit examine aussi la cohérence des dimensions et l'effet des poids.",
        en:
          "The command fragility audit examines the coherence of the dimensions and the effect of the weights as well."
      )
    ),
    ("q_objection", LocalizedText(fr: "À corriger ou à justifier", en: "To mend or to justify")),
    ("q_remark", LocalizedText(fr: "À connaître", en: "To be known")),
    ("q_remedy", LocalizedText(fr: "Que faire : {remedy}.", en: "What to do: {remedy}.")),
    ("q_remarks", LocalizedText(fr: "Remarques de lecture", en: "Remarks of reading")),
    ("q_remarks_none", LocalizedText(fr: "Aucune.", en: "None.")),
    ("q_line", LocalizedText(fr: "{file}, ligne {line}", en: "{file}, line {line}")),
    ("q_reliability", LocalizedText(fr: "Fiabilité des scores", en: "Reliability of the scores")),
    (
      "q_reliability_none",
      LocalizedText(
        fr: "La méthode ne dit pas quand un score porte sur trop peu de personnes.",
        en: "The method does not say when a score stands on too few persons."
      )
    ),
    (
      "q_reliability_caption",
      LocalizedText(
        fr: "Territoires par niveau de fiabilité",
        en: "Territories by level of reliability"
      )
    ),
    ("q_level_good", LocalizedText(fr: "fiable", en: "good")),
    ("q_level_caution", LocalizedText(fr: "à lire avec prudence", en: "to be read with caution")),
    ("q_level_unreliable", LocalizedText(fr: "pas fiable", en: "unreliable")),
    (
      "q_causes_caption",
      LocalizedText(fr: "Ce qui rend un score moins fiable", en: "What makes a score less reliable")
    ),
    ("q_cause", LocalizedText(fr: "Cause", en: "Cause")),
    ("q_cases", LocalizedText(fr: "Cas", en: "Cases")),
    (
      "q_cause_small_population",
      LocalizedText(fr: "trop peu d'habitants", en: "too few inhabitants")
    ),
    (
      "q_cause_unknown_population",
      LocalizedText(fr: "population inconnue", en: "population not known")
    ),
    (
      "q_cause_small_denominator",
      LocalizedText(
        fr: "taux calculé sur trop peu de personnes",
        en: "rate counted on too few persons"
      )
    ),
    (
      "q_cause_cv_caution", LocalizedText(fr: "valeur peu précise", en: "value of little precision")
    ),
    (
      "q_cause_cv_unreliable", LocalizedText(fr: "valeur trop imprécise", en: "value too imprecise")
    ),
  ]
}
