import FragilityIndex

extension Words {
  static let method: [Entry] = methodHeads + methodSteps + methodLimits

  /// Headings and short words of the method note.
  private static let methodHeads: [Entry] = [
    ("m_title", LocalizedText(fr: "La méthode", en: "The method")),
    ("m_contents", LocalizedText(fr: "Sur cette page", en: "On this page")),
    (
      "m_is",
      LocalizedText(fr: "Ce que l'indice est, et n'est pas", en: "What the index is, and is not")
    ),
    (
      "m_is_index",
      LocalizedText(
        fr:
          "L'indice « {title} » résume {indicators} en un seul nombre par territoire. Il sert à repérer et à comparer, et se lit avec les valeurs qui le composent.",
        en:
          "The index “{title}” sums up {indicators} in one number a territory. It serves to find and to compare, and is read with the values it is made of."
      )
    ),
    (
      "m_is_not",
      LocalizedText(
        fr:
          "Ce n'est pas une mesure des personnes : un territoire fragile n'est pas peuplé que de personnes fragiles. Ce n'est pas non plus une explication : il dit où, pas pourquoi.",
        en:
          "It is no measure of persons: not everyone in a fragile territory is fragile. Nor is it an explanation: it says where, not why."
      )
    ),
    (
      "m_is_not_strength",
      LocalizedText(
        fr:
          "Ce n'est pas une mesure des personnes : dans un territoire bien placé, toutes ne le sont pas. Ce n'est pas non plus une explication : il dit où, pas pourquoi.",
        en:
          "It is no measure of persons: not everyone in a well placed territory is well off. Nor is it an explanation: it says where, not why."
      )
    ),
    ("m_indicators_one", LocalizedText(fr: "{count} indicateur", en: "{count} indicator")),
    ("m_indicators_many", LocalizedText(fr: "{count} indicateurs", en: "{count} indicators")),
    ("m_identity", LocalizedText(fr: "Carte d'identité", en: "Identity")),
    ("m_territories", LocalizedText(fr: "Territoires", en: "Territories")),
    (
      "m_territories_count",
      LocalizedText(
        fr: "{count}, dont {scored} avec un score",
        en: "{count}, of which {scored} have a score"
      )
    ),
    ("m_levels", LocalizedText(fr: "Niveaux au-dessus", en: "Levels above")),
    ("m_date", LocalizedText(fr: "Date du calcul", en: "Date of computation")),
    ("m_version", LocalizedText(fr: "Méthode et version", en: "Method and version")),
    ("m_fingerprint", LocalizedText(fr: "Empreinte", en: "Fingerprint")),
    (
      "m_fingerprint_note",
      LocalizedText(
        fr: "deux méthodes de même empreinte donnent les mêmes scores aux mêmes valeurs",
        en: "methods with the same fingerprint give the same scores to the same values"
      )
    ),
    ("m_author", LocalizedText(fr: "Auteur", en: "Author")),
    ("m_contact", LocalizedText(fr: "Contact", en: "Contact")),
    ("m_licence", LocalizedText(fr: "Licence", en: "Licence")),
    (
      "m_licence_none",
      LocalizedText(fr: "La méthode n'en donne pas.", en: "The method gives none.")
    ),
    ("m_scale", LocalizedText(fr: "Échelle", en: "Scale")),
    ("m_scale_ends", LocalizedText(fr: "de {lower} à {upper}", en: "from {lower} to {upper}")),
    ("m_tree", LocalizedText(fr: "Ce qui compose l'indice", en: "What the index is made of")),
    (
      "m_tree_caption",
      LocalizedText(
        fr: "Dimensions et indicateurs, et ce que chacun pèse",
        en: "Dimensions and indicators, and what each weighs"
      )
    ),
    ("m_element", LocalizedText(fr: "Élément", en: "Part")),
    ("m_weight", LocalizedText(fr: "Poids écrit", en: "Weight stated")),
    ("m_weight_found", LocalizedText(fr: "Poids retenu", en: "Weight used")),
    ("m_share", LocalizedText(fr: "Part de l'indice", en: "Share of the index")),
    (
      "m_share_weight",
      LocalizedText(
        fr: "{share} (poids écrit : {weight} parmi ses voisins)",
        en: "{share} (weight stated: {weight} among its siblings)"
      )
    ),
    ("m_index", LocalizedText(fr: "Indice", en: "Index")),
    ("m_direction", LocalizedText(fr: "Sens", en: "Direction")),
    (
      "m_share_note",
      LocalizedText(
        fr:
          "Le poids écrit compte parmi les éléments de même parent. La part de l'indice est ce que l'élément pèse en tout, quand rien ne manque.",
        en:
          "The weight stated counts among the parts of the same parent. The share of the index is what the part weighs in all, where nothing is absent."
      )
    ),
    (
      "m_share_other",
      LocalizedText(
        fr:
          "Cette méthode n'est pas faite que de moyennes : la part dit ce que les poids veulent, pas ce qui compte dans chaque score.",
        en:
          "This method is not made of means only: the share says what the weights intend, not what counts in each score."
      )
    ),
    ("m_indicators", LocalizedText(fr: "Les indicateurs", en: "The indicators")),
    ("m_measures", LocalizedText(fr: "Ce qu'il mesure", en: "What it measures")),
    ("m_unit", LocalizedText(fr: "Unité", en: "Unit")),
    ("m_derivation", LocalizedText(fr: "Calcul", en: "Derivation")),
    ("m_range", LocalizedText(fr: "Valeurs possibles", en: "Possible values")),
    ("m_error", LocalizedText(fr: "Précision", en: "Precision")),
    ("m_source", LocalizedText(fr: "Source", en: "Source")),
    ("m_sources", LocalizedText(fr: "Les sources", en: "The sources")),
    (
      "m_sources_caption",
      LocalizedText(fr: "D'où viennent les données", en: "Where the data come from")
    ),
    ("m_year", LocalizedText(fr: "Année", en: "Year")),
    ("m_source_none", LocalizedText(fr: "non indiquée", en: "not stated")),
    ("m_source_licence", LocalizedText(fr: "licence : {licence}", en: "licence: {licence}")),
    ("m_breaks", LocalizedText(fr: "Ruptures de série", en: "Breaks of series")),
    (
      "m_comparable",
      LocalizedText(
        fr: "dates comparables si elles sont éloignées d'au moins {distance}",
        en: "dates compare if they are at least {distance} apart"
      )
    ),
    ("m_method_file", LocalizedText(fr: "En toutes lettres :", en: "Spelt out:")),
    ("m_limits", LocalizedText(fr: "Limites", en: "Limits")),
    ("m_limits_own", LocalizedText(fr: "Ce que disent ses auteurs", en: "What its authors say")),
    (
      "m_limits_choices",
      LocalizedText(fr: "Ce qui découle des choix", en: "What follows from the choices")
    ),
    ("m_cite", LocalizedText(fr: "Citer et réutiliser", en: "Citing and reusing")),
    ("m_citation", LocalizedText(fr: "Pour citer", en: "To cite")),
    (
      "m_citation_composed",
      LocalizedText(
        fr:
          "{author}{title}, version {version}. Méthode {id}, empreinte {fingerprint}, fragility {tool}.",
        en:
          "{author}{title}, version {version}. Method {id}, fingerprint {fingerprint}, fragility {tool}."
      )
    ),
    (
      "m_sources_licences",
      LocalizedText(
        fr: "Les données gardent les licences de leurs sources, indiquées avec chaque indicateur.",
        en: "The data keep the licences of their sources, given with each indicator."
      )
    ),
    ("m_rerun", LocalizedText(fr: "Refaire le calcul", en: "Computing it again")),
    (
      "m_rerun_note",
      LocalizedText(
        fr:
          "Depuis le dossier du fichier de la méthode, avec les mêmes tables et fragility {tool} : les mêmes données donnent les mêmes octets. La dernière commande écrit tous les nombres figés, pour noter une autre année avec les mêmes bornes.",
        en:
          "From the folder of the method file, with the same tables and fragility {tool}: the same data give the same bytes. The last command writes all frozen numbers, to score another year with the same bounds."
      )
    ),
  ]
}
