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
      "q_all_filled",
      LocalizedText(fr: "Toutes les valeurs estimées", en: "All values that are filled in")
    ),
    (
      "q_how_imputed",
      LocalizedText(
        fr: "Comment les valeurs absentes sont remplies",
        en: "How absent values are filled in"
      )
    ),
  ]
}
