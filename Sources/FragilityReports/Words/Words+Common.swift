import FragilityIndex

extension Words {
  /// What stands on every page, and names of files.
  static let common: [Entry] = [
    ("skip", LocalizedText(fr: "Aller au contenu", en: "Skip to the content")),
    ("nav", LocalizedText(fr: "Pages du rapport", en: "Pages of the report")),
    ("nav_index", LocalizedText(fr: "Vue d'ensemble", en: "Overview")),
    ("nav_method", LocalizedText(fr: "Méthode", en: "Method")),
    ("nav_quality", LocalizedText(fr: "Qualité des données", en: "Data quality")),
    ("nav_explorer", LocalizedText(fr: "Explorateur", en: "Explorer")),
    ("nav_files", LocalizedText(fr: "Fichiers", en: "Files")),
    ("file_method", LocalizedText(fr: "methode.html", en: "method.html")),
    ("file_quality", LocalizedText(fr: "qualite.html", en: "quality.html")),
    ("file_explorer", LocalizedText(fr: "explorateur.html", en: "explorer.html")),
    ("folder_territories", LocalizedText(fr: "fiches", en: "territories")),
    ("folder_parents", LocalizedText(fr: "ensembles", en: "areas")),
    ("folder_files", LocalizedText(fr: "fichiers", en: "files")),
    (
      "footer_method",
      LocalizedText(
        fr: "Méthode {id} {version}, empreinte {fingerprint}. Calculé par fragility {tool}.",
        en: "Method {id} {version}, fingerprint {fingerprint}. Computed by fragility {tool}."
      )
    ),
    ("absent", LocalizedText(fr: "sans valeur", en: "no value")),
    ("absent_suppressed", LocalizedText(fr: "secret statistique", en: "suppressed")),
    ("absent_unavailable", LocalizedText(fr: "non disponible", en: "not available")),
    ("absent_not_applicable", LocalizedText(fr: "sans objet", en: "not applicable")),
    ("absent_zero_denominator", LocalizedText(fr: "dénominateur nul", en: "denominator of zero")),
    (
      "absent_insufficient_weight",
      LocalizedText(fr: "trop peu de données", en: "too little data")
    ),
    ("absent_screened_out", LocalizedText(fr: "hors du champ", en: "screened out")),
    ("absent_unreliable", LocalizedText(fr: "trop peu fiable", en: "too unreliable")),
  ]
}
