import FragilityIndex

extension Words {
  /// What the programme of the explorer says; it fills in the values.
  static let explorerLive: [Entry] = [
    ("explorer_index", LocalizedText(fr: "l'indice", en: "the index")),
    ("explorer_column_rank", LocalizedText(fr: "Rang", en: "Rank")),
    ("explorer_column_shift", LocalizedText(fr: "Écart de rang", en: "Rank shift")),
    ("explorer_up", LocalizedText(fr: "vers le rang 1, de ", en: "towards rank 1, by ")),
    (
      "explorer_down",
      LocalizedText(fr: "vers le dernier rang, de ", en: "towards the last rank, by ")
    ),
    (
      "explorer_choices_made", LocalizedText(fr: "Vos choix : {list}.", en: "Your choices: {list}.")
    ),
    (
      "explorer_choice",
      LocalizedText(fr: "« {name} » de poids {weight}", en: "“{name}” at weight {weight}")
    ),
    ("explorer_choice_off", LocalizedText(fr: "sans « {name} »", en: "without “{name}”")),
    ("explorer_choice_set", LocalizedText(fr: "comparaison {set}", en: "comparison {set}")),
    ("explorer_column_name", LocalizedText(fr: "Territoire", en: "Territory")),
    ("explorer_column_score", LocalizedText(fr: "Score", en: "Score")),
    ("explorer_column_class", LocalizedText(fr: "Classe", en: "Class")),
    ("explorer_column_coverage", LocalizedText(fr: "Données", en: "Data")),
    ("explorer_weight_of", LocalizedText(fr: "Poids : {name}", en: "Weight: {name}")),
    (
      "explorer_slider_of",
      LocalizedText(fr: "Poids, curseur : {name}", en: "Weight, slider: {name}")
    ),
    (
      "explorer_unchanged",
      LocalizedText(
        fr: "Rien : ce sont les poids de la méthode.",
        en: "Nothing: these are the weights of the method."
      )
    ),
    (
      "explorer_changed_one",
      LocalizedText(fr: "{count} choix changé.", en: "{count} choice changed.")
    ),
    (
      "explorer_changed_many",
      LocalizedText(fr: "{count} choix changés.", en: "{count} choices changed.")
    ),
    (
      "explorer_nobody",
      LocalizedText(
        fr: "Aucun territoire n'a plus de rang.",
        en: "No territory has a rank any more."
      )
    ),
    (
      "explorer_shift",
      LocalizedText(
        fr: "Un territoire change en moyenne de {mean} places, au plus de {largest}.",
        en: "A territory moves by {mean} places on average, by {largest} at most."
      )
    ),
    (
      "explorer_classes_changed_one",
      LocalizedText(fr: "{count} change de classe.", en: "{count} changes class.")
    ),
    (
      "explorer_classes_changed_many",
      LocalizedText(fr: "{count} changent de classe.", en: "{count} change class.")
    ),
    (
      "explorer_spearman",
      LocalizedText(
        fr:
          "Corrélation des rangs (Spearman) avec le classement publié : {value} ; 1 veut dire aucun changement.",
        en:
          "Correlation of ranks (Spearman) with the published ranking: {value}; 1 means no change."
      )
    ),
    (
      "explorer_lost_one",
      LocalizedText(
        fr: "{count} territoire n'a plus de score.",
        en: "{count} territory has no score any more."
      )
    ),
    (
      "explorer_lost_many",
      LocalizedText(
        fr: "{count} territoires n'ont plus de score.",
        en: "{count} territories have no score any more."
      )
    ),
    (
      "explorer_gained_one",
      LocalizedText(
        fr: "{count} territoire reçoit un score.",
        en: "{count} territory gets a score."
      )
    ),
    (
      "explorer_gained_many",
      LocalizedText(
        fr: "{count} territoires reçoivent un score.",
        en: "{count} territories get a score."
      )
    ),
    (
      "explorer_failure_constant",
      LocalizedText(
        fr:
          "Ces poids ne donnent pas de scores : {name} est égal partout, et ne se met plus sur une échelle.",
        en:
          "These weights give no scores: {name} is the same everywhere, and has no scale any more."
      )
    ),
    (
      "explorer_failure_empty",
      LocalizedText(
        fr: "Ces poids ne donnent pas de scores : {name} n'a de valeur nulle part.",
        en: "These weights give no scores: {name} has no value anywhere."
      )
    ),
    (
      "explorer_failure_target",
      LocalizedText(
        fr:
          "Ces poids ne donnent pas de scores : {name} ne se met plus sur l'échelle de la méthode.",
        en: "These weights give no scores: {name} can no longer be put on the scale of the method."
      )
    ),
    (
      "explorer_found_one",
      LocalizedText(
        fr: "{count} territoire, {shown} affiché",
        en: "{count} territory, {shown} shown"
      )
    ),
    (
      "explorer_found_many",
      LocalizedText(
        fr: "{count} territoires, {shown} affichés",
        en: "{count} territories, {shown} shown"
      )
    ),
    (
      "explorer_show_all",
      LocalizedText(fr: "Afficher les {count} territoires", en: "Show all {count} territories")
    ),
    (
      "explorer_show_first",
      LocalizedText(fr: "N'afficher que les {count} premiers", en: "Show the first {count} only")
    ),
    ("explorer_screened_out", LocalizedText(fr: "hors du champ", en: "screened out")),
    ("explorer_too_little", LocalizedText(fr: "trop peu de données", en: "too little data")),
    (
      "explorer_mark",
      LocalizedText(
        fr: "{name} : score {score}, classe {class}",
        en: "{name}: score {score}, class {class}"
      )
    ),
    ("explorer_class_first", LocalizedText(fr: "jusqu'à {to}", en: "up to {to}")),
    ("explorer_class_between", LocalizedText(fr: "de {from} à {to}", en: "from {from} to {to}")),
    ("explorer_class_last", LocalizedText(fr: "plus de {from}", en: "above {from}")),
    ("explorer_class_nobody", LocalizedText(fr: "aucun rang", en: "no rank")),
    (
      "explorer_toml_head",
      LocalizedText(
        fr: "Poids choisis dans l'explorateur",
        en: "Weights chosen in the explorer"
      )
    ),
    (
      "explorer_toml_none",
      LocalizedText(
        fr: "Rien à changer : ce sont les poids de la méthode",
        en: "Nothing to change: these are the weights of the method"
      )
    ),
    (
      "explorer_toml_nothing",
      LocalizedText(
        fr: "Rien ne compte plus : une méthode a besoin d'un poids qui ne soit pas nul",
        en: "Nothing counts any more: a method needs a weight that is not 0"
      )
    ),
    (
      "explorer_toml_frozen",
      LocalizedText(
        fr: "Poids figés : retirez les autres clés weights, des dimensions et de levels",
        en: "Frozen weights: remove the other keys weights, of dimensions and of levels"
      )
    ),
    (
      "explorer_toml_set",
      LocalizedText(
        fr:
          "Le choix des territoires de comparaison n'est pas un poids : ces lignes comparent à l'ensemble",
        en: "With whom territories are compared is no weight: these lines compare with all of them"
      )
    ),
    ("explorer_copied", LocalizedText(fr: "Copié.", en: "Copied.")),
    (
      "explorer_selected",
      LocalizedText(
        fr: "Le texte est sélectionné : copiez-le avec Ctrl+C.",
        en: "The text is selected: copy it with Ctrl+C."
      )
    ),
  ]
}
