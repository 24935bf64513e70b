extension MethodCheck {
  /// Outlines must be those of a level of parents, and of one file each.
  mutating func check(_ contours: FragilityMethod.Contours) {
    check(contours.territories, at: "contours")
    let levels = (tables.first?.parents ?? []).map(\.id)
    var seen: Set<String> = []
    for level in contours.levels {
      let key = "contours.levels.\(level.id)"
      check(level.file, at: key)
      if levels.isEmpty {
        report(
          "unknown-level",
          .method(key: key),
          fr: "la première table ne nomme pas de niveau supérieur (parents)",
          en: "the first table names no level of parents",
          mendFr: "ajoutez-lui parents = { \(level.id) = \"colonne\" }, ou retirez levels",
          mendEn: "add parents = { \(level.id) = \"column\" } to it, or remove levels"
        )
      } else if !levels.contains(level.id) {
        unknown("level", level.id, .method(key: key), among: levels)
      } else if !seen.insert(level.id).inserted {
        report(
          "duplicate-contours",
          .method(key: key),
          fr: "le niveau \"\(level.id)\" a deux fichiers de contours",
          en: "the level \"\(level.id)\" has two files of contours",
          mendFr: "gardez-en un",
          mendEn: "keep one of them"
        )
      }
    }
  }

  private mutating func check(_ file: FragilityMethod.ContourFile, at section: String) {
    for (key, text) in [("path", file.path), ("key", file.key)] where text.isEmpty {
      report(
        "empty-text",
        .method(key: "\(section).\(key)"),
        fr: "\(key) est vide",
        en: "\(key) is empty",
        mendFr: "écrivez un texte",
        mendEn: "write a text"
      )
    }
  }
}
