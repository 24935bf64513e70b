import FragilityIndex

extension Words {
  static let explorer: [Entry] = explorerPage + explorerNotes + explorerLive

  /// What stands on the page as it is written.
  private static let explorerPage: [Entry] = [
    ("explorer_title", LocalizedText(fr: "Explorateur", en: "Explorer")),
    (
      "explorer_lede",
      LocalizedText(
        fr:
          "Et si un indicateur comptait moins, ou pas du tout ? Changez les poids : le classement, les classes et la carte sont recalculés ici même, comme le ferait le programme. Rien n'est envoyé.",
        en:
          "What if an indicator counted less, or not at all? Change the weights: the ranking, the classes and the map are computed anew on this very page, as the program would. Nothing is sent anywhere."
      )
    ),
    (
      "explorer_no_script",
      LocalizedText(
        fr:
          "Pour changer les poids, cette page a besoin de JavaScript, qui est désactivé ici. Ce qui suit est le classement de la méthode, avec ses poids.",
        en:
          "To change weights, this page needs JavaScript, which is turned off here. What follows is the ranking of the method, with its weights."
      )
    ),
    (
      "explorer_mismatch",
      LocalizedText(
        fr:
          "Cette page ne retrouve pas les scores du rapport, dont les bornes sont peut-être figées ; elle ne recalcule donc rien. Voici le classement du rapport.",
        en:
          "This page does not come to the scores of the report, whose bounds may be frozen, and so it computes nothing. This is the ranking of the report."
      )
    ),
    ("explorer_choices", LocalizedText(fr: "Vos choix", en: "Your choices")),
    ("explorer_set", LocalizedText(fr: "Comparer chaque territoire", en: "Compare each territory")),
    ("explorer_set_all", LocalizedText(fr: "à l'ensemble", en: "with all others")),
    (
      "explorer_set_level",
      LocalizedText(fr: "à ceux du même parent : {level}", en: "with those of its {level}")
    ),
    (
      "explorer_weights",
      LocalizedText(fr: "Ce qui compte, et combien", en: "What counts, and how much")
    ),
    (
      "explorer_weights_hint",
      LocalizedText(
        fr:
          "Décochez ce qui ne doit pas compter. Un poids de 2 compte deux fois plus qu'un poids de 1 dans la même dimension ; à droite, la part de l'indice.",
        en:
          "Untick what should not count. A weight of 2 counts twice as much as a weight of 1 in the same dimension; on the right, the share of the index."
      )
    ),
    ("explorer_reset", LocalizedText(fr: "Revenir à la méthode", en: "Back to the method")),
    ("explorer_changes", LocalizedText(fr: "Ce qui change", en: "What changes")),
    ("explorer_map", LocalizedText(fr: "Carte des classes", en: "Map of the classes")),
    ("explorer_classes", LocalizedText(fr: "Classes", en: "Classes")),
    (
      "explorer_classes_caption",
      LocalizedText(
        fr: "Bornes des classes et nombre de territoires",
        en: "Bounds of the classes and number of territories"
      )
    ),
    ("explorer_scores", LocalizedText(fr: "Scores", en: "Scores")),
    ("explorer_count", LocalizedText(fr: "Territoires", en: "Territories")),
    ("explorer_ranking", LocalizedText(fr: "Classement", en: "Ranking")),
    (
      "explorer_search",
      LocalizedText(fr: "Chercher un nom, un code :", en: "Search a name, a code:")
    ),
    (
      "explorer_table_caption",
      LocalizedText(
        fr:
          "Rang 1 : le score le plus élevé. Données : la part du poids qui repose sur des valeurs.",
        en: "Rank 1: the highest score. Data: the share of the weight that stands on values."
      )
    ),
    ("explorer_jump", LocalizedText(fr: "Aller au classement", en: "Go to the ranking")),
    (
      "explorer_cut",
      LocalizedText(
        fr: "Les {shown} premiers des {count} territoires ; les fichiers du rapport les ont tous.",
        en: "The first {shown} of {count} territories; the files of the report have all of them."
      )
    ),
    ("explorer_texts", LocalizedText(fr: "Garder ce résultat", en: "Keep this result")),
    (
      "explorer_share",
      LocalizedText(
        fr:
          "L'adresse de la page contient vos choix : qui l'ouvre avec ce rapport voit la même chose.",
        en:
          "The address of the page holds your choices: whoever opens it with this report sees the same."
      )
    ),
    (
      "explorer_toml",
      LocalizedText(fr: "Lignes pour le fichier de méthode", en: "Lines for the method file")
    ),
    (
      "explorer_toml_note",
      LocalizedText(
        fr:
          "Mettez chaque poids dans la section du fichier de méthode qui a le même id ; fragility score donne alors ces scores.",
        en:
          "Put each weight into the section of the method file that has the same id; fragility score then gives these scores."
      )
    ),
    ("explorer_csv", LocalizedText(fr: "Classement affiché, en CSV", en: "Ranking shown, as CSV")),
    (
      "explorer_csv_note",
      LocalizedText(
        fr:
          "Avec tous les chiffres, pour un tableur français : points-virgules et virgules décimales.",
        en: "With all digits: commas, and decimal points."
      )
    ),
    ("explorer_copy", LocalizedText(fr: "Copier", en: "Copy")),
  ]

  /// What the page can do, and what it cannot.
  private static let explorerNotes: [Entry] = [
    ("explorer_how", LocalizedText(fr: "Comment cette page calcule", en: "How this page computes")),
    (
      "explorer_note_equal",
      LocalizedText(
        fr:
          "Les scores, les rangs et les classes sont ceux que donne fragility score quand le fichier de méthode porte ces poids : mêmes règles d'agrégation, mêmes données manquantes, bornes des classes recalculées.",
        en:
          "Scores, ranks and classes are those that fragility score gives when the method file holds these weights: the same rules of aggregation, the same missing values, bounds of classes computed anew."
      )
    ),
    (
      "explorer_note_zero",
      LocalizedText(
        fr:
          "Décocher, c'est donner un poids de 0 : l'indicateur ne compte plus, ni comme valeur, ni comme donnée manquante. Il sert encore au reste, comme le choix des territoires qui ont assez de données ou le comblement des lacunes ; le retirer du fichier de méthode peut alors donner un autre résultat. Une dimension dont rien n'est coché ne compte plus.",
        en:
          "To untick is to give a weight of 0: the indicator no longer counts, neither as a value nor as a gap. It still serves elsewhere, such as in telling which territories have enough data, or in filling gaps; to remove it from the method file may then give another result. A dimension with nothing ticked no longer counts."
      )
    ),
    (
      "explorer_note_estimated",
      LocalizedText(
        fr:
          "Cette méthode tire des poids des données, ou les veut égaux ({methods}). Ils sont figés ici à leurs valeurs : changer un poids ne fait pas recalculer les autres.",
        en:
          "This method finds weights from data, or wants them equal ({methods}). Here they are frozen at their values: to change one weight does not compute the others anew."
      )
    ),
    (
      "explorer_note_extreme",
      LocalizedText(
        fr:
          "Là où seul le score le plus bas ou le plus haut compte, un poids dit seulement si un élément compte, et quelles lacunes sont acceptées : {names}.",
        en:
          "Where only the lowest or highest score counts, a weight only says whether something counts, and which gaps are accepted: {names}."
      )
    ),
    (
      "explorer_note_sets",
      LocalizedText(
        fr:
          "Comparer un territoire à ceux de son parent ne change que l'échelle : chaque indicateur est placé entre les valeurs de ces seuls territoires. Les rangs et les classes restent ceux de tous les territoires ensemble. Un territoire sans parent n'a alors pas de score, et un parent de moins de {fewest} territoires dit peu.",
        en:
          "To compare a territory with those of its parent only changes the scale: every indicator is placed among the values of those territories alone. Ranks and classes remain those of all territories together. A territory without a parent then has no score, and a parent with fewer than {fewest} territories says little."
      )
    ),
    (
      "explorer_note_small",
      LocalizedText(
        fr:
          "Le niveau {level} n'est pas proposé : {small} de ses {parents} parents ont moins de {fewest} territoires, ou il n'en a qu'un.",
        en:
          "The level {level} is not offered: {small} of its {parents} parents have fewer than {fewest} territories, or there is only one."
      )
    ),
    (
      "explorer_note_large",
      LocalizedText(
        fr: "Le niveau {level} n'est pas proposé : la page deviendrait trop lourde.",
        en: "The level {level} is not offered: the page would become too large."
      )
    ),
    (
      "explorer_unfitted",
      LocalizedText(
        fr:
          "Niveau {level} : {count} des {parents} parents n'ont pas d'échelle pour tous les indicateurs",
        en: "Level {level}: {count} of {parents} parents have no scale for every indicator"
      )
    ),
    (
      "explorer_unfitted_caption",
      LocalizedText(
        fr: "Ces indicateurs sont sans valeur pour les territoires de ces parents",
        en: "These indicators have no value for the territories of these parents"
      )
    ),
    ("explorer_unfitted_reasons", LocalizedText(fr: "Sans échelle", en: "Without a scale")),
    (
      "explorer_unfitted_alone",
      LocalizedText(
        fr: "un seul territoire, que rien ne permet de comparer",
        en: "a single territory, with nothing to compare it with"
      )
    ),
    ("explorer_unfitted_all", LocalizedText(fr: "tous les indicateurs", en: "all indicators")),
    (
      "explorer_obstacle_comparison",
      LocalizedText(
        fr:
          "Cette page ne recalcule pas cette méthode : sous « {dimension} », chaque territoire est comparé à tous les autres ({choice}). Voici le classement de la méthode.",
        en:
          "This page does not recompute this method: below “{dimension}”, every territory is compared with all others ({choice}). This is the ranking of the method."
      )
    ),
    (
      "explorer_obstacle_comparison_index",
      LocalizedText(
        fr:
          "Cette page ne recalcule pas cette méthode : chaque territoire y est comparé à tous les autres ({choice}). Voici le classement de la méthode.",
        en:
          "This page does not recompute this method: every territory is compared with all others ({choice}). This is the ranking of the method."
      )
    ),
    (
      "explorer_obstacle_rescaling",
      LocalizedText(
        fr:
          "Cette page ne recalcule pas cette méthode : elle ne sait pas remettre le score sur son échelle ({dimension} : {choice}). Voici le classement de la méthode.",
        en:
          "This page does not recompute this method: it cannot put the score back on its scale ({dimension}: {choice}). This is the ranking of the method."
      )
    ),
    (
      "explorer_obstacle_reliability",
      LocalizedText(
        fr:
          "Cette page ne recalcule pas cette méthode : les poids y disent aussi quels territoires sont fiables, donc classés ou pris comme référence. Voici le classement de la méthode.",
        en:
          "This page does not recompute this method: there, weights also say which territories are reliable, and so ranked or used as the reference. This is the ranking of the method."
      )
    ),
  ]
}
