import FragilityIndex

extension Words {
  /// The page of the quality of the data.
  static let quality: [Entry] = qualityTables + qualityLists

  private static let qualityTables: [Entry] = [
    ("q_title", LocalizedText(fr: "La qualité des données", en: "The quality of the data")),
    (
      "q_lead_one",
      LocalizedText(
        fr:
          "{scored} territoire noté sur {total} ; {filled} des {cells} valeurs attendues sont là.",
        en:
          "{scored} territory of {total} has a score; {filled} of the {cells} values expected are there."
      )
    ),
    (
      "q_lead_many",
      LocalizedText(
        fr:
          "{scored} territoires notés sur {total} ; {filled} des {cells} valeurs attendues sont là.",
        en:
          "{scored} territories of {total} have a score; {filled} of the {cells} values expected are there."
      )
    ),
    (
      "q_lead_note",
      LocalizedText(
        fr:
          "Rien n'est rempli sans que la méthode le dise, et ce qui l'est est compté ici. Une absence garde sa raison jusque dans les fichiers.",
        en:
          "Nothing is filled in unless the method says so, and what is filled in is counted here. A gap keeps its reason down to the files."
      )
    ),
    ("q_tables", LocalizedText(fr: "Tables lues", en: "Tables read")),
    (
      "q_tables_caption",
      LocalizedText(fr: "Fichiers, et comment ils ont été lus", en: "Files, and how they were read")
    ),
    ("q_file", LocalizedText(fr: "Fichier", en: "File")),
    ("q_reading", LocalizedText(fr: "Lecture", en: "Reading")),
    (
      "q_uncounted_one",
      LocalizedText(
        fr: "{count} ligne porte le code d'aucun territoire et n'est pas comptée",
        en: "{count} row carries the code of no territory and is not counted"
      )
    ),
    (
      "q_uncounted_many",
      LocalizedText(
        fr: "{count} lignes portent le code d'aucun territoire et ne sont pas comptées",
        en: "{count} rows carry the code of no territory and are not counted"
      )
    ),
    (
      "q_scored",
      LocalizedText(
        fr: "Territoires avec et sans score",
        en: "Territories with and without a score"
      )
    ),
    (
      "q_scored_caption",
      LocalizedText(
        fr: "Combien ont un score, et pourquoi d'autres n'en ont pas",
        en: "How many have a score, and why others have none"
      )
    ),
    ("q_state", LocalizedText(fr: "Situation", en: "State")),
    ("q_count", LocalizedText(fr: "Territoires", en: "Territories")),
    ("q_with_score", LocalizedText(fr: "avec un score", en: "with a score")),
    (
      "q_without_score", LocalizedText(fr: "sans score : {reason}", en: "without a score: {reason}")
    ),
    (
      "q_complete",
      LocalizedText(
        fr: "dont toutes les valeurs sont publiées",
        en: "of which all values are published"
      )
    ),
    ("q_indicators", LocalizedText(fr: "Indicateur par indicateur", en: "Indicator by indicator")),
    (
      "q_indicators_caption",
      LocalizedText(
        fr: "Ce que chaque indicateur pèse, ce qu'il a et ce qui lui manque",
        en: "What each indicator weighs, what it has and what it lacks"
      )
    ),
    ("q_indicator", LocalizedText(fr: "Indicateur", en: "Indicator")),
    ("q_share", LocalizedText(fr: "Part de l'indice", en: "Share of the index")),
    ("q_present", LocalizedText(fr: "Valeurs publiées", en: "Values published")),
    ("q_absent", LocalizedText(fr: "Absentes", en: "Absent")),
    ("q_imputed", LocalizedText(fr: "Estimées", en: "Filled in")),
    ("q_held", LocalizedText(fr: "Extrêmes ramenées", en: "Outliers held")),
    ("q_beyond", LocalizedText(fr: "Au-delà des bornes", en: "Beyond the ends")),
    ("q_year", LocalizedText(fr: "Année", en: "Year")),
    ("q_none", LocalizedText(fr: "aucune", en: "none")),
    (
      "q_imputed_note",
      LocalizedText(
        fr: "Estimées : valeurs absentes que la méthode remplit.",
        en: "Filled in: absent values that the method estimates."
      )
    ),
    (
      "q_imputed_none",
      LocalizedText(fr: "Aucune valeur n'est estimée.", en: "No value is filled in.")
    ),
    (
      "q_held_note",
      LocalizedText(
        fr: "Extrêmes ramenées : valeurs que la méthode tient à une borne.",
        en: "Outliers held: values that the method holds at a bound."
      )
    ),
    (
      "q_held_none",
      LocalizedText(
        fr: "Aucune valeur extrême n'est ramenée à une borne.",
        en: "No outlier is held at a bound."
      )
    ),
    (
      "q_beyond_note",
      LocalizedText(
        fr:
          "Au-delà des bornes : valeurs hors de ce que la référence ou les bornes fixées couvrent.",
        en: "Beyond the ends: values outside of what the reference or the fixed ends span."
      )
    ),
    (
      "q_beyond_none",
      LocalizedText(
        fr: "Aucune valeur n'est au-delà des bornes.",
        en: "No value is beyond the ends."
      )
    ),
    (
      "q_range_note_one",
      LocalizedText(
        fr:
          "{count} indicateur déclare ses valeurs possibles : une autre arrête le calcul, il n'y en a donc aucune ici.",
        en:
          "{count} indicator declares its possible values: another one stops the computation, so there is none here."
      )
    ),
    (
      "q_range_note_many",
      LocalizedText(
        fr:
          "{count} indicateurs déclarent leurs valeurs possibles : une autre arrête le calcul, il n'y en a donc aucune ici.",
        en:
          "{count} indicators declare their possible values: another one stops the computation, so there is none here."
      )
    ),
    (
      "q_how_imputed",
      LocalizedText(
        fr: "Comment les valeurs absentes sont remplies",
        en: "How absent values are filled in"
      )
    ),
  ]

  private static let qualityLists: [Entry] = [
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
