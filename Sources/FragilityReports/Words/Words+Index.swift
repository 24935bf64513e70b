import FragilityIndex

extension Words {
  /// The first page.
  static let index: [Entry] = [
    (
      "i_lead",
      LocalizedText(
        fr:
          "Cet indice classe {count} territoires selon {indicators} indicateurs, du plus fragile au moins fragile.",
        en:
          "This index ranks {count} territories by {indicators} indicators, the most fragile first."
      )
    ),
    (
      "i_lead_strength",
      LocalizedText(
        fr:
          "Cet indice classe {count} territoires selon {indicators} indicateurs, du plus fort au plus faible.",
        en: "This index ranks {count} territories by {indicators} indicators, the strongest first."
      )
    ),
    ("i_territories", LocalizedText(fr: "Territoires", en: "Territories")),
    (
      "i_scored",
      LocalizedText(fr: "dont {count} avec un score", en: "{count} of them with a score")
    ),
    ("i_inhabitants", LocalizedText(fr: "Habitants", en: "Inhabitants")),
    (
      "i_in_worst",
      LocalizedText(
        fr: "dont {count} dans la classe la plus fragile",
        en: "{count} of them in the most fragile class"
      )
    ),
    (
      "i_in_worst_strength",
      LocalizedText(
        fr: "dont {count} dans la classe la plus faible",
        en: "{count} of them in the weakest class"
      )
    ),
    (
      "i_people_unknown",
      LocalizedText(fr: "(inconnus pour {count})", en: "(unknown for {count})")
    ),
    ("i_sure", LocalizedText(fr: "Classes sûres", en: "Sure classes")),
    (
      "i_sure_text",
      LocalizedText(
        fr: "territoires gardent leur classe dans au moins {share} des tirages",
        en: "territories keep their class in at least {share} of the draws"
      )
    ),
    ("i_shift", LocalizedText(fr: "Précision des rangs", en: "Precision of ranks")),
    (
      "i_shift_text",
      LocalizedText(
        fr: "places en moyenne, d'un tirage à l'autre",
        en: "places on average from draw to draw"
      )
    ),
    ("i_complete", LocalizedText(fr: "Données présentes", en: "Data present")),
    (
      "i_complete_text",
      LocalizedText(
        fr: "des valeurs nécessaires sont publiées",
        en: "of the values needed are published"
      )
    ),
    ("i_read_first", LocalizedText(fr: "À lire d'abord", en: "Read this first")),
    (
      "i_read_position",
      LocalizedText(
        fr:
          "Un score est une position parmi ces territoires, non un niveau : un territoire peut progresser et garder son rang si les autres progressent aussi.",
        en:
          "A score is a position among these territories, not a level: one can improve and keep its rank when the others improve too."
      )
    ),
    (
      "i_read_factors",
      LocalizedText(
        fr:
          "L'âge, le diplôme, le revenu et l'isolement rendent fragile, non le lieu : l'indice dit où ces difficultés se cumulent, il ne dit rien d'une personne.",
        en:
          "Age, education, income and isolation make fragile, not the place: the index says where these difficulties add up, and nothing about a person."
      )
    ),
    (
      "i_read_interval",
      LocalizedText(
        fr:
          "Deux territoires dont les intervalles de rang se recouvrent largement ne se distinguent pas : ne pas commenter une place d'écart.",
        en:
          "Two territories whose intervals of rank overlap widely cannot be told apart: do not make much of one place."
      )
    ),
    (
      "i_read_no_interval",
      LocalizedText(
        fr: "Ce rapport est fait sans intervalles : rien n'y dit combien les rangs sont sûrs.",
        en: "This report was made without intervals: nothing here says how sure the ranks are."
      )
    ),
    ("i_map", LocalizedText(fr: "Carte des classes", en: "Map of the classes")),
    (
      "i_map_note",
      LocalizedText(
        fr: "Les mêmes valeurs sont dans le tableau du classement.",
        en: "The same values stand in the table of the ranking."
      )
    ),
    (
      "i_no_map",
      LocalizedText(
        fr: "Pas de carte : la méthode ne nomme pas de contours ([contours]).",
        en: "No map: the method names no outlines ([contours])."
      )
    ),
    ("i_classes", LocalizedText(fr: "Les classes", en: "The classes")),
    ("i_class_bounds", LocalizedText(fr: "Scores", en: "Scores")),
    ("i_class_count", LocalizedText(fr: "Territoires", en: "Territories")),
    ("i_class_people", LocalizedText(fr: "Habitants", en: "Inhabitants")),
    ("i_class_none", LocalizedText(fr: "sans score", en: "no score")),
    ("i_class_up_to_right", LocalizedText(fr: "jusqu'à {high}", en: "up to {high}")),
    ("i_class_up_to_left", LocalizedText(fr: "moins de {high}", en: "below {high}")),
    ("i_class_from_right", LocalizedText(fr: "plus de {low}", en: "above {low}")),
    ("i_class_from_left", LocalizedText(fr: "{low} ou plus", en: "{low} or more")),
    (
      "i_class_between_right",
      LocalizedText(fr: "plus de {low}, jusqu'à {high}", en: "above {low}, up to {high}")
    ),
    (
      "i_class_between_left",
      LocalizedText(fr: "de {low} à moins de {high}", en: "{low} to below {high}")
    ),
    (
      "i_distribution",
      LocalizedText(fr: "Distribution des scores", en: "Distribution of the scores")
    ),
    ("i_ranking", LocalizedText(fr: "Classement", en: "Ranking")),
    (
      "i_ranking_caption",
      LocalizedText(
        fr: "Les territoires et leur score, avec l'intervalle où se trouve le rang",
        en: "The territories and their scores, with the interval that holds the rank"
      )
    ),
    ("i_territory", LocalizedText(fr: "Territoire", en: "Territory")),
    ("i_rank_interval", LocalizedText(fr: "Rang possible", en: "Possible rank")),
    ("i_from_to", LocalizedText(fr: "{low} à {high}", en: "{low} to {high}")),
    ("i_missing", LocalizedText(fr: "Valeurs absentes", en: "Missing values")),
    (
      "i_cut",
      LocalizedText(
        fr: "Les {shown} premiers sur {count} ; tous sont dans le fichier des scores.",
        en: "The first {shown} of {count}; all are in the file of scores."
      )
    ),
    ("i_groups", LocalizedText(fr: "Par {level}", en: "By {level}")),
    ("i_group", LocalizedText(fr: "Ensemble", en: "Area")),
    (
      "i_group_worst",
      LocalizedText(fr: "Dans la classe la plus fragile", en: "In the most fragile class")
    ),
    (
      "i_group_worst_strength",
      LocalizedText(fr: "Dans la classe la plus faible", en: "In the weakest class")
    ),
    ("i_group_drawn", LocalizedText(fr: "Nombre probable", en: "Probable number")),
    ("i_data", LocalizedText(fr: "L'état des données", en: "The state of the data")),
    (
      "i_data_text",
      LocalizedText(
        fr:
          "{present} des {all} valeurs nécessaires sont là ; {territories} territoires sur {count} ont toutes les leurs.",
        en:
          "{present} of the {all} values needed are there; {territories} of {count} territories have all of theirs."
      )
    ),
    (
      "i_data_worst_one",
      LocalizedText(
        fr: "L'indicateur le moins renseigné est « {label} » : {count} valeur absente.",
        en: "The indicator with most gaps is “{label}”: {count} value is absent."
      )
    ),
    (
      "i_data_worst_many",
      LocalizedText(
        fr: "L'indicateur le moins renseigné est « {label} » : {count} valeurs absentes.",
        en: "The indicator with most gaps is “{label}”: {count} values are absent."
      )
    ),
    (
      "i_more_quality",
      LocalizedText(fr: "Qualité des données en détail", en: "Data quality in detail")
    ),
    ("i_method", LocalizedText(fr: "La méthode", en: "The method")),
    (
      "i_method_text",
      LocalizedText(
        fr:
          "Chaque indicateur est ramené à une échelle commune, puis réuni par dimension selon des poids que la méthode écrit.",
        en:
          "Every indicator is put on a common scale, then joined by dimension with weights that the method states."
      )
    ),
    ("i_method_dimension", LocalizedText(fr: "Dimension", en: "Dimension")),
    ("i_method_share", LocalizedText(fr: "Part de l'indice", en: "Share of the index")),
    ("i_method_indicators", LocalizedText(fr: "Indicateurs", en: "Indicators")),
    ("i_more_method", LocalizedText(fr: "La note de méthode", en: "The method note")),
    ("i_needs", LocalizedText(fr: "Besoins et aide : {label}", en: "Needs and help: {label}")),
    ("i_needs_x", LocalizedText(fr: "score de l'indice", en: "score of the index")),
    (
      "i_needs_y",
      LocalizedText(fr: "lieux pour {per} habitants", en: "places per {per} inhabitants")
    ),
    (
      "quadrant_high_need_little_help",
      LocalizedText(fr: "besoin fort, peu d'aide", en: "high need, little help")
    ),
    (
      "quadrant_high_need_more_help",
      LocalizedText(fr: "besoin fort, plus d'aide", en: "high need, more help")
    ),
    (
      "quadrant_lower_need_little_help",
      LocalizedText(fr: "besoin moindre, peu d'aide", en: "lower need, little help")
    ),
    (
      "quadrant_lower_need_more_help",
      LocalizedText(fr: "besoin moindre, plus d'aide", en: "lower need, more help")
    ),
    (
      "quadrant_none",
      LocalizedText(
        fr: "non placés (score ou aide inconnus)",
        en: "not placed (score or help unknown)"
      )
    ),
    ("quadrant", LocalizedText(fr: "Situation", en: "Situation")),
    ("i_change", LocalizedText(fr: "Évolution de {from} à {to}", en: "Change from {from} to {to}")),
    (
      "i_change_x",
      LocalizedText(fr: "écart à la référence au départ", en: "gap to the reference at the start")
    ),
    ("i_change_y", LocalizedText(fr: "évolution de cet écart", en: "change of that gap")),
    ("quadrant_behind_closing", LocalizedText(fr: "derrière, rattrape", en: "behind, catching up")),
    (
      "quadrant_behind_widening",
      LocalizedText(fr: "derrière, décroche", en: "behind, falling back")
    ),
    (
      "quadrant_ahead_closing",
      LocalizedText(fr: "devant, l'avance se réduit", en: "ahead, losing its lead")
    ),
    (
      "quadrant_ahead_widening",
      LocalizedText(fr: "devant, l'avance s'accroît", en: "ahead, extending its lead")
    ),
    ("i_notes", LocalizedText(fr: "Ce que ce rapport suppose", en: "What this report supposes")),
    ("i_files", LocalizedText(fr: "Fichiers à télécharger", en: "Files to download")),
  ]
}
