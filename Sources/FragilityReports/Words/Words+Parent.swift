import FragilityIndex

extension Words {
  /// The page of a larger area, such as a contrat de ville.
  static let parent: [Entry] = [
    (
      "p_lead_one",
      LocalizedText(
        fr: "{name} : {count} territoire étudié.",
        en: "{name}: {count} territory of this study."
      )
    ),
    (
      "p_lead_many",
      LocalizedText(
        fr: "{name} : {count} territoires étudiés.",
        en: "{name}: {count} territories of this study."
      )
    ),
    (
      "p_lead_worst_one",
      LocalizedText(
        fr: "{count} est dans la classe la plus fragile.",
        en: "{count} is in the most fragile class."
      )
    ),
    (
      "p_lead_worst_many",
      LocalizedText(
        fr: "{count} sont dans la classe la plus fragile.",
        en: "{count} are in the most fragile class."
      )
    ),
    (
      "p_lead_worst_strength_one",
      LocalizedText(
        fr: "{count} est dans la classe la plus faible.",
        en: "{count} is in the weakest class."
      )
    ),
    (
      "p_lead_worst_strength_many",
      LocalizedText(
        fr: "{count} sont dans la classe la plus faible.",
        en: "{count} are in the weakest class."
      )
    ),
    (
      "p_lead_drawn",
      LocalizedText(
        fr:
          "Compte tenu de l'incertitude, ce nombre est entre {low} et {high} dans {share} des tirages.",
        en:
          "Given the uncertainty, that number is between {low} and {high} in {share} of the draws."
      )
    ),
    (
      "p_lead_drawn_same",
      LocalizedText(
        fr: "Ce nombre reste le même dans {share} des tirages au moins.",
        en: "That number stays the same in at least {share} of the draws."
      )
    ),
    ("p_map", LocalizedText(fr: "Carte", en: "Map")),
    (
      "p_side_by_side",
      LocalizedText(fr: "Les territoires côte à côte", en: "The territories side by side")
    ),
    (
      "p_mean",
      LocalizedText(
        fr: "L'ensemble, d'après des moyennes pondérées par la population",
        en: "The area, from means weighted by population"
      )
    ),
    (
      "p_published",
      LocalizedText(
        fr: "L'ensemble entier, d'après ses chiffres publiés",
        en: "The whole area, by its published figures"
      )
    ),
    (
      "p_people_counted",
      LocalizedText(
        fr: "(dans {counted} de {count} territoires, les autres ne sont pas connus)",
        en: "(in {counted} of {count} territories, the others are not known)"
      )
    ),
    (
      "p_median",
      LocalizedText(fr: "Médiane de tous les territoires", en: "Median of all territories")
    ),
    ("p_needs", LocalizedText(fr: "Besoins et aide : {label}", en: "Needs and help: {label}")),
    ("p_place_count", LocalizedText(fr: "Lieux", en: "Places")),
    (
      "p_change",
      LocalizedText(
        fr: "Qui rattrape, qui décroche : de {from} à {to}",
        en: "Who catches up, who falls behind: {from} to {to}"
      )
    ),
    ("p_before", LocalizedText(fr: "Score en {date}", en: "Score in {date}")),
    ("p_difference", LocalizedText(fr: "Évolution", en: "Change")),
    ("p_position", LocalizedText(fr: "Face à la référence", en: "Against the reference")),
    (
      "p_people",
      LocalizedText(fr: "Personnes concernées (estimations)", en: "Persons concerned (estimates)")
    ),
    ("p_missing", LocalizedText(fr: "Ce qui manque", en: "What is missing")),
    (
      "p_missing_none",
      LocalizedText(
        fr: "Aucune valeur ne manque à ces territoires.",
        en: "No value is missing in these territories."
      )
    ),
    ("p_missing_item", LocalizedText(fr: "{name} : {list}", en: "{name}: {list}")),
  ]
}
