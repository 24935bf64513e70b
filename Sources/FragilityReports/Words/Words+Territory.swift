import FragilityIndex

extension Words {
  /// The page of a territory.
  static let territory: [Entry] = [
    ("level_commune", LocalizedText(fr: "commune", en: "commune")),
    ("level_epci", LocalizedText(fr: "EPCI", en: "EPCI")),
    ("level_departement", LocalizedText(fr: "département", en: "département")),
    ("level_region", LocalizedText(fr: "région", en: "région")),
    ("level_iris", LocalizedText(fr: "IRIS", en: "IRIS")),
    ("level_contrat", LocalizedText(fr: "contrat de ville", en: "contrat de ville")),
    ("level_all", LocalizedText(fr: "ensemble", en: "whole")),
    ("named_level", LocalizedText(fr: "{level} : {name}", en: "{level}: {name}")),
    ("inhabitants_one", LocalizedText(fr: "{count} habitant", en: "{count} inhabitant")),
    ("inhabitants_many", LocalizedText(fr: "{count} habitants", en: "{count} inhabitants")),
    ("t_score", LocalizedText(fr: "Score", en: "Score")),
    (
      "t_of_scale",
      LocalizedText(fr: "sur une échelle de {low} à {high}", en: "on a scale from {low} to {high}")
    ),
    ("t_class", LocalizedText(fr: "Classe", en: "Class")),
    ("t_class_of", LocalizedText(fr: "{class} sur {classes}", en: "{class} of {classes}")),
    ("t_rank", LocalizedText(fr: "Rang", en: "Rank")),
    ("t_rank_of", LocalizedText(fr: "{rank} sur {count}", en: "{rank} of {count}")),
    (
      "t_interval",
      LocalizedText(
        fr: "entre {low} et {high} dans {share} des tirages",
        en: "between {low} and {high} in {share} of the draws"
      )
    ),
    (
      "t_class_sure",
      LocalizedText(
        fr: "la même dans {share} des tirages",
        en: "the same in {share} of the draws"
      )
    ),
    ("t_class_worst", LocalizedText(fr: "la plus fragile", en: "the most fragile")),
    ("t_class_best", LocalizedText(fr: "la moins fragile", en: "the least fragile")),
    ("t_class_worst_strength", LocalizedText(fr: "la plus faible", en: "the weakest")),
    ("t_class_best_strength", LocalizedText(fr: "la plus forte", en: "the strongest")),
    (
      "t_lead_worst",
      LocalizedText(
        fr:
          "{name} fait partie des territoires les plus fragiles d'après cet indice : {rank} sur {count}.",
        en: "{name} is among the most fragile territories by this index: {rank} of {count}."
      )
    ),
    (
      "t_lead_best",
      LocalizedText(
        fr:
          "{name} fait partie des territoires les moins fragiles d'après cet indice : {rank} sur {count}.",
        en: "{name} is among the least fragile territories by this index: {rank} of {count}."
      )
    ),
    (
      "t_lead_middle",
      LocalizedText(
        fr:
          "{name} n'est ni parmi les plus fragiles ni parmi les moins fragiles d'après cet indice : {rank} sur {count}.",
        en:
          "{name} is neither among the most nor among the least fragile territories by this index: {rank} of {count}."
      )
    ),
    (
      "t_lead_strength",
      LocalizedText(
        fr: "{name} est {rank} sur {count} d'après cet indice, où le premier est le mieux placé.",
        en: "{name} is {rank} of {count} by this index, in which the first stands best."
      )
    ),
    (
      "t_lead_unsure",
      LocalizedText(
        fr:
          "Sa classe n'est pas sûre : elle est autre dans {share} des tirages.",
        en: "Its class is not sure: it is another in {share} of the draws."
      )
    ),
    (
      "t_lead_none",
      LocalizedText(
        fr: "{name} n'a pas de score : {reason}.",
        en: "{name} has no score: {reason}."
      )
    ),
    (
      "t_lead_unranked",
      LocalizedText(
        fr: "{name} a un score, mais pas de rang : {reason}.",
        en: "{name} has a score, but no rank: {reason}."
      )
    ),
    (
      "t_within",
      LocalizedText(fr: "Rang : {name}", en: "Rank: {name}")
    ),
    (
      "t_dimensions",
      LocalizedText(
        fr: "Les dimensions, face aux ensembles",
        en: "The dimensions, beside larger areas"
      )
    ),
    (
      "t_dimensions_note",
      LocalizedText(
        fr: "Score de chaque dimension. Ensembles : {basis}.",
        en: "Scores of each dimension. Larger areas: {basis}."
      )
    ),
    (
      "t_basis_territories",
      LocalizedText(
        fr: "moyennes de leurs territoires étudiés, pondérées par la population",
        en: "means of their territories in this study, weighted by population"
      )
    ),
    (
      "t_basis_published",
      LocalizedText(
        fr: "chiffres publiés de l'ensemble entier",
        en: "published figures of the whole area"
      )
    ),
    (
      "t_basis_none",
      LocalizedText(fr: "médiane de tous les territoires", en: "median of all territories")
    ),
    ("t_values", LocalizedText(fr: "Les valeurs en tableau", en: "The values as a table")),
    ("t_here", LocalizedText(fr: "ce territoire", en: "this territory")),
    ("t_median", LocalizedText(fr: "médiane des territoires", en: "median of the territories")),
    ("t_index", LocalizedText(fr: "Indice", en: "Index")),
    (
      "t_pulls",
      LocalizedText(
        fr: "Ce qui éloigne le score de la moyenne",
        en: "What takes the score away from the mean"
      )
    ),
    (
      "t_pulls_note",
      LocalizedText(
        fr:
          "En points de score, par rapport à un territoire moyen sur les mêmes indicateurs. Somme de tous les indicateurs, montrés ou non : {sum}.",
        en:
          "In points of the score, against a territory that is average on the same indicators. Sum of all indicators, shown or not: {sum}."
      )
    ),
    (
      "t_pulls_approximate",
      LocalizedText(
        fr: "Approximation : l'indice n'est pas une somme de ses parties.",
        en: "Approximate: the index is not a sum of its parts."
      )
    ),
    ("t_pulls_up", LocalizedText(fr: "plus fragile", en: "more fragile")),
    ("t_pulls_down", LocalizedText(fr: "moins fragile", en: "less fragile")),
    ("t_pulls_up_strength", LocalizedText(fr: "plus fort", en: "stronger")),
    ("t_pulls_down_strength", LocalizedText(fr: "plus faible", en: "weaker")),
    ("t_indicators", LocalizedText(fr: "Les indicateurs", en: "The indicators")),
    ("t_indicator", LocalizedText(fr: "Indicateur", en: "Indicator")),
    ("t_value", LocalizedText(fr: "Valeur", en: "Value")),
    ("t_pull", LocalizedText(fr: "Points", en: "Points")),
    ("t_year", LocalizedText(fr: "Année", en: "Year")),
    ("t_source", LocalizedText(fr: "Source", en: "Source")),
    (
      "t_more_indicators",
      LocalizedText(
        fr:
          "Les {shown} indicateurs qui comptent le plus ici ; les {rest} autres sont dans les fichiers du rapport.",
        en:
          "The {shown} indicators that matter most here; the {rest} others are in the files of the report."
      )
    ),
    (
      "t_people",
      LocalizedText(fr: "Personnes concernées (estimations)", en: "Persons concerned (estimates)")
    ),
    (
      "t_people_note",
      LocalizedText(
        fr: "Estimations à partir de taux mesurés ailleurs ({source}), non des comptages.",
        en: "Estimates from rates measured elsewhere ({source}), not counts."
      )
    ),
    ("t_resources", LocalizedText(fr: "Lieux d'aide", en: "Places of help")),
    (
      "t_resource",
      LocalizedText(
        fr: "{label} : {count}",
        en: "{label}: {count}"
      )
    ),
    (
      "t_resource_rate",
      LocalizedText(
        fr: "soit {rate} pour {per} habitants",
        en: "that is {rate} per {per} inhabitants"
      )
    ),
    (
      "t_resource_nearest",
      LocalizedText(fr: "le plus proche à {km} km", en: "the nearest {km} km away")
    ),
    ("t_change", LocalizedText(fr: "Évolution de {from} à {to}", en: "Change from {from} to {to}")),
    (
      "t_change_text",
      LocalizedText(
        fr: "Score {before} puis {after} ({difference}), aux mêmes bornes. {position}",
        en: "Score {before}, then {after} ({difference}), with the same bounds. {position}"
      )
    ),
    (
      "t_change_other",
      LocalizedText(
        fr:
          "Ces scores ont les bornes de {from} ; celui du haut de la page, {score}, a les siennes.",
        en:
          "These scores have the bounds of {from}; that at the head of the page, {score}, has its own."
      )
    ),
    (
      "t_change_none",
      LocalizedText(fr: "Pas de comparaison : {reason}.", en: "Not compared: {reason}.")
    ),
    (
      "position_behind_closing_strength",
      LocalizedText(
        fr: "Derrière la référence, et l'écart se réduit.",
        en: "Behind the reference, and the gap closes."
      )
    ),
    (
      "position_behind_closing",
      LocalizedText(
        fr: "Plus fragile que la référence, et l'écart se réduit.",
        en: "More fragile than the reference, and the gap closes."
      )
    ),
    (
      "position_behind_widening_strength",
      LocalizedText(
        fr: "Derrière la référence, et l'écart se creuse.",
        en: "Behind the reference, and the gap widens."
      )
    ),
    (
      "position_behind_widening",
      LocalizedText(
        fr: "Plus fragile que la référence, et l'écart se creuse.",
        en: "More fragile than the reference, and the gap widens."
      )
    ),
    (
      "position_ahead_closing_strength",
      LocalizedText(
        fr: "Devant la référence, et l'écart se réduit.",
        en: "Ahead of the reference, and the gap closes."
      )
    ),
    (
      "position_ahead_closing",
      LocalizedText(
        fr: "Moins fragile que la référence, et l'écart se réduit.",
        en: "Less fragile than the reference, and the gap closes."
      )
    ),
    (
      "position_ahead_widening_strength",
      LocalizedText(
        fr: "Devant la référence, et l'écart se creuse.",
        en: "Ahead of the reference, and the gap widens."
      )
    ),
    (
      "position_ahead_widening",
      LocalizedText(
        fr: "Moins fragile que la référence, et l'écart se creuse.",
        en: "Less fragile than the reference, and the gap widens."
      )
    ),
    (
      "position_steady",
      LocalizedText(
        fr: "L'écart à la référence reste le même.",
        en: "The gap to the reference stays the same."
      )
    ),
    ("t_quality", LocalizedText(fr: "Ce que valent ces données", en: "How good these data are")),
    (
      "t_coverage",
      LocalizedText(
        fr: "{share} du poids de l'indice repose sur des valeurs publiées.",
        en: "{share} of the weight of the index stands on published values."
      )
    ),
    ("t_complete", LocalizedText(fr: "Aucune valeur ne manque.", en: "No value is missing.")),
    ("t_missing_one", LocalizedText(fr: "Manque : {list}.", en: "Missing: {list}.")),
    (
      "t_missing_many",
      LocalizedText(
        fr: "Manquent {count} valeurs : {list}.",
        en: "{count} values are missing: {list}."
      )
    ),
    (
      "t_no_dimension",
      LocalizedText(
        fr: "Trop peu de données pour un score : {list}.",
        en: "Too little data for a score: {list}."
      )
    ),
    (
      "t_imputed",
      LocalizedText(fr: "Complété par la méthode : {list}.", en: "Filled in by the method: {list}.")
    ),
    (
      "t_held",
      LocalizedText(
        fr: "Valeur extrême ramenée à une borne : {list}.",
        en: "Extreme value held at a bound: {list}."
      )
    ),
    (
      "t_beyond",
      LocalizedText(
        fr: "Au-delà des bornes de l'échelle : {list}.",
        en: "Beyond the ends of the scale: {list}."
      )
    ),
    (
      "t_imprecise",
      LocalizedText(
        fr: "Trop peu de personnes pour un chiffre sûr : {list}.",
        en: "Too few persons for a sure figure: {list}."
      )
    ),
    (
      "t_small_population",
      LocalizedText(
        fr: "La population est petite : score à lire avec prudence.",
        en: "The population is small: read the score with caution."
      )
    ),
    (
      "t_unknown_population",
      LocalizedText(
        fr: "La population n'est pas connue : score à lire avec prudence.",
        en: "The population is not known: read the score with caution."
      )
    ),
    (
      "t_not_ranked",
      LocalizedText(
        fr: "Sans rang : le score n'est pas assez fiable.",
        en: "Not ranked: the score is not reliable enough."
      )
    ),
    ("t_reliability_good", LocalizedText(fr: "Fiabilité : bonne.", en: "Reliability: good.")),
    (
      "t_reliability_caution",
      LocalizedText(fr: "Fiabilité : à lire avec prudence.", en: "Reliability: read with caution.")
    ),
    (
      "t_reliability_unreliable",
      LocalizedText(fr: "Fiabilité : insuffisante.", en: "Reliability: insufficient.")
    ),
    ("t_sources", LocalizedText(fr: "Sources : {list}.", en: "Sources: {list}.")),
    (
      "t_ratio_note",
      LocalizedText(
        fr:
          "Le score est une position parmi les territoires étudiés, non un niveau : il se lit à côté des valeurs.",
        en:
          "The score is a position among the territories of this study, not a level: read it beside the values."
      )
    ),
    ("t_back", LocalizedText(fr: "Retour au classement", en: "Back to the ranking")),
    ("t_previous", LocalizedText(fr: "Rang précédent : {name}", en: "Rank before: {name}")),
    ("t_next", LocalizedText(fr: "Rang suivant : {name}", en: "Rank after: {name}")),
  ]
}
