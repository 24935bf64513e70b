package import FragilityIndex

extension OutputTable {
  /// Some columns, in the order of their names.
  package func keeping(_ names: [String]) -> OutputTable {
    var kept = self
    kept.columns = names.compactMap { name in columns.first { $0.name == name } }
    return kept
  }

  /// The table of a comparison for people: its headings and words in their language.
  package func readable(in language: Language) -> OutputTable {
    guard language == .french else { return self }
    var readable = self
    readable.columns = columns.map { column in
      OutputColumn(
        name: frenchHeadings[column.name] ?? frenchClass(column.name) ?? column.name,
        cells: column.cells.french,
        isRounded: column.isRounded,
        fewestDigits: column.fewestDigits
      )
    }
    return readable
  }
}

private func frenchClass(_ name: String) -> String? {
  let prefix = "other_class_"
  return name.hasPrefix(prefix) ? "autre_classe_\(name.dropFirst(prefix.count))" : nil
}

private let frenchHeadings = [
  "name": "nom", "level": "niveau", "parent_name": "nom_parent", "value": "valeur",
  "parent_value": "valeur_parent", "difference": "écart", "ratio": "rapport",
  "parent_score": "score_parent", "score_difference": "écart_score", "reading": "lecture",
  "basis": "base", "covered_population": "population_couverte", "territories": "territoires",
  "summed": "sommés", "population_in_table": "population_table", "group": "groupe",
  "scored": "avec_score", "mean": "moyenne", "sd": "écart_type", "median": "médiane",
  "first": "premier", "last": "dernier", "rank": "rang", "group_rank": "rang_groupe",
  "group_scored": "classés_groupe", "difference_from_group": "écart_groupe", "measure": "mesure",
  "count": "nombre",
  "within": "intra", "between": "inter", "within_share": "part_intra",
  "between_share": "part_inter", "statistic": "statistique", "df": "ddl",
  "residual_df": "ddl_résiduels", "p_value": "p", "groups": "groupes",
  "eta_squared": "êta_carré", "assumes": "suppose", "area": "territoire",
  "population_scored": "population_avec_score", "coverage": "couverture",
  "average_score": "score_moyen", "average_rank": "rang_moyen_inversé",
  "worst_decile_share": "part_premier_décile", "extent": "étendue",
  "local_concentration": "concentration_locale", "in": "dans", "other_score": "autre_score",
  "score_shift": "écart_score", "other_rank": "autre_rang", "rank_shift": "écart_rang",
  "class": "classe", "other_class": "autre_classe", "set": "ensemble", "method": "méthode",
]

private let frenchWords = [
  "more_fragile": "plus fragile", "less_fragile": "moins fragile", "equal": "égal",
  "table": "table", "territories": "somme", "none": "aucune", "shared": "partagé",
  "both": "les deux",
  "first_only": "premier seul", "second_only": "second seul", "first": "premier",
  "second": "second", "variance": "variance", "theil": "Theil",
  "kruskal_wallis": "Kruskal-Wallis", "welch": "Welch", "matched": "appariés",
  "scored_in_both": "avec deux scores", "spearman_p_value": "spearman, p",
  "kendall_tau_b": "tau-b de Kendall", "kendall_p_value": "Kendall, p",
  "mean_absolute_rank_shift": "écart de rang absolu moyen",
  "mean_score_shift": "écart de score moyen", "same_class_share": "part de même classe",
  "kappa_linear": "kappa linéaire", "kappa_quadratic": "kappa quadratique", "all": "ensemble",
]

extension OutputTable.Cells {
  /// The words of the program in French; other texts as they are.
  fileprivate var french: OutputTable.Cells {
    guard case .text(let texts) = self else { return self }
    return .text(TextColumn(texts.map { frenchWords[$0] ?? $0 }))
  }
}
