import FragilityIndex

extension Words {
  /// What follows from the choices of a method, one sentence a rule.
  static let methodLimits: [Entry] = [
    (
      "limit_ecological",
      LocalizedText(
        fr: "Les scores décrivent des territoires, pas leurs habitants.",
        en: "Scores describe territories, not those who live there."
      )
    ),
    (
      "limit_relative",
      LocalizedText(
        fr:
          "Les bornes viennent de ces {count} territoires : un score dit une position parmi eux, pas un niveau. Il ne se compare pas à celui d'une autre année ou d'une autre région sans le fichier figé.",
        en:
          "Bounds come from these {count} territories: a score says a position among them, not a level. It does not compare with that of another year or region without the frozen file."
      )
    ),
    (
      "limit_order",
      LocalizedText(
        fr:
          "Pour {list}, seul l'ordre des valeurs compte : un petit écart peut faire beaucoup de points, un grand très peu.",
        en:
          "For {list}, only the order of values counts: a small difference may make many points, a large one very few."
      )
    ),
    (
      "limit_compensation",
      LocalizedText(
        fr:
          "La moyenne compense : un bon résultat sur un élément cache un mauvais sur un autre. Lire les dimensions, pas seulement l'indice.",
        en:
          "The mean compensates: a good result on one part hides a bad one on another. Read the dimensions, not the index alone."
      )
    ),
    (
      "limit_compensation_part",
      LocalizedText(
        fr:
          "La moyenne ne compense qu'en partie, et ce qu'elle compense dépend de l'origine de l'échelle.",
        en:
          "The mean compensates in part only, and what it makes up for depends on where the scale begins."
      )
    ),
    (
      "limit_one_counts",
      LocalizedText(
        fr:
          "Sous un minimum ou un maximum, un seul élément fait le score : les autres pourraient changer sans que cela se voie.",
        en:
          "Under a minimum or a maximum a single part makes the score: the others could change unseen."
      )
    ),
    (
      "limit_comparison",
      LocalizedText(
        fr:
          "Le score dépend des autres territoires comparés : en retirer un peut changer celui de tous.",
        en:
          "The score depends on the other territories compared: taking one away may change that of all."
      )
    ),
    (
      "limit_own_weights",
      LocalizedText(
        fr:
          "Chaque territoire a ses propres poids : deux scores égaux ne disent pas la même chose.",
        en: "Each territory has weights of its own: two equal scores do not say the same."
      )
    ),
    (
      "limit_weights_found",
      LocalizedText(
        fr:
          "Des poids viennent des données et non d'une discussion : ils disent ce qui varie, pas ce qui importe.",
        en:
          "Weights come from the data and not from a discussion: they say what varies, not what matters."
      )
    ),
    (
      "limit_shared",
      LocalizedText(
        fr:
          "Valeurs d'un niveau plus grand, données à chacun de ses territoires (elles ne les distinguent pas entre eux) : {list}. Part de l'indice : {share}.",
        en:
          "Values of a larger area, given to each of its territories (they do not tell them apart): {list}. Share of the index: {share}."
      )
    ),
    (
      "limit_imputed_one",
      LocalizedText(
        fr: "{count} valeur est estimée et non observée.",
        en: "{count} value is estimated and not observed."
      )
    ),
    (
      "limit_imputed_many",
      LocalizedText(
        fr: "{count} valeurs sont estimées et non observées.",
        en: "{count} values are estimated and not observed."
      )
    ),
    (
      "limit_partial_one",
      LocalizedText(
        fr:
          "{count} territoire a un score alors qu'il lui manque des valeurs : les poids des autres sont agrandis d'autant.",
        en:
          "{count} territory has a score while some of its values are absent: the weights of the others grow accordingly."
      )
    ),
    (
      "limit_partial_many",
      LocalizedText(
        fr:
          "{count} territoires ont un score alors qu'il leur manque des valeurs : les poids des autres sont agrandis d'autant.",
        en:
          "{count} territories have a score while some of their values are absent: the weights of the others grow accordingly."
      )
    ),
    (
      "limit_unscored_one",
      LocalizedText(
        fr: "{count} territoire n'a pas de score : il n'est ni fragile ni solide, il est inconnu.",
        en: "{count} territory has no score: it is neither fragile nor sound, it is unknown."
      )
    ),
    (
      "limit_unscored_many",
      LocalizedText(
        fr:
          "{count} territoires n'ont pas de score : ils ne sont ni fragiles ni solides, ils sont inconnus.",
        en:
          "{count} territories have no score: they are neither fragile nor sound, they are unknown."
      )
    ),
    (
      "limit_classes",
      LocalizedText(
        fr:
          "Les classes ont des effectifs fixés d'avance : il y a toujours des territoires dans la dernière, même si tous progressent.",
        en:
          "Classes have sizes fixed beforehand: there are always territories in the last one, even if all make progress."
      )
    ),
    (
      "limit_held",
      LocalizedText(
        fr:
          "Des valeurs extrêmes sont ramenées vers les autres : les plus grands écarts sont réduits.",
        en: "Extreme values are drawn towards the others: the largest differences are reduced."
      )
    ),
    (
      "limit_years",
      LocalizedText(
        fr: "Les sources vont de {first} à {last} : l'indice n'est la photographie d'aucune année.",
        en: "Sources run from {first} to {last}: the index is the picture of no single year."
      )
    ),
    (
      "limit_sources_one",
      LocalizedText(
        fr: "{count} indicateur n'a pas de source indiquée.",
        en: "{count} indicator has no source stated."
      )
    ),
    (
      "limit_sources_many",
      LocalizedText(
        fr: "{count} indicateurs n'ont pas de source indiquée.",
        en: "{count} indicators have no source stated."
      )
    ),
    (
      "limit_expected",
      LocalizedText(
        fr:
          "Nombres attendus d'après des taux mesurés ailleurs, et non comptés sur place : {list}.",
        en: "Numbers expected from rates measured elsewhere, not counted on the spot: {list}."
      )
    ),
    (
      "limit_shrunk",
      LocalizedText(
        fr:
          "Taux rapprochés de ceux d'un niveau plus grand, de sorte que les petits territoires se ressemblent plus qu'en réalité : {list}.",
        en:
          "Rates drawn towards those of a larger area, so that small territories look more alike than they are: {list}."
      )
    ),
    (
      "limit_errors",
      LocalizedText(
        fr:
          "La méthode ne connaît l'erreur d'échantillonnage d'aucune source : les intervalles n'en tiennent pas compte.",
        en: "The method knows the sampling error of no source: intervals take no account of it."
      )
    ),
    (
      "limit_small",
      LocalizedText(
        fr:
          "Aucune règle ne met à part les petits territoires, dont les taux varient le plus par hasard.",
        en: "No rule sets small territories apart, whose rates vary most by chance."
      )
    ),
  ]
}
