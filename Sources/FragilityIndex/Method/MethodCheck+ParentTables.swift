extension MethodCheck {
  /// A table of larger areas must belong to a level, and say what it holds.
  mutating func check(_ parentTables: [FragilityMethod.ParentTable]) {
    let whole = FragilityMethod.ParentTable.whole
    let levels = (tables.first?.parents ?? []).map(\.id)
    if !parentTables.isEmpty, let first = tables.first, levels.contains(whole) {
      report(
        "reserved-level",
        .table(0, id: first.id, key: "parents.\(whole)"),
        fr: "\"\(whole)\" est le nom de l'ensemble des territoires",
        en: "\"\(whole)\" is the name of all territories together",
        mendFr: "donnez un autre nom à ce niveau",
        mendEn: "give the level another name"
      )
    }
    var ids = Set(tables.map(\.id))
    var taken: [String: Set<String>] = [:]
    for (position, parent) in parentTables.enumerated() {
      let key = { (key: String) in Problem.Subject.parentTable(position, key: key) }
      checkParentTableID(parent.table.id, key("id"), &ids)
      checkReading(of: parent.table, key)
      if !levels.contains(parent.level), parent.level != whole {
        unknown("level", parent.level, key("level"), among: levels + [whole])
      }
      if parent.level == whole, parent.code == nil {
        report(
          "no-code-of-whole",
          key("level"),
          fr: "rien ne dit quelle ligne vaut pour l'ensemble",
          en: "nothing says which row stands for the whole",
          mendFr: "ajoutez code = \"code de cette ligne\"",
          mendEn: "add code = \"code of that row\""
        )
      } else if parent.level != whole, parent.code != nil {
        report(
          "code-of-level",
          key("code"),
          fr: "code ne va qu'avec level = \"\(whole)\"",
          en: "code goes with level = \"\(whole)\" only",
          mendFr: "retirez-le : les codes du niveau disent la ligne",
          mendEn: "remove it: the codes of the level say the row"
        )
      }
      if parent.columns.isEmpty {
        report(
          "no-columns",
          key("columns"),
          fr: "la table ne donne la valeur d'aucun indicateur",
          en: "the table gives the value of no indicator",
          mendFr: "ajoutez columns = { indicateur = \"colonne\" }",
          mendEn: "add columns = { indicator = \"column\" }"
        )
      }
      for column in parent.columns {
        let subject = key("columns.\(column.indicator)")
        guard indicators.contains(where: { $0.id == column.indicator }) else {
          unknown("indicator", column.indicator, subject, among: indicators.map(\.id))
          continue
        }
        if !taken[parent.level, default: []].insert(column.indicator).inserted {
          report(
            "two-parent-values",
            subject,
            fr: "deux tables donnent \"\(column.indicator)\" au niveau \"\(parent.level)\"",
            en: "two tables give \"\(column.indicator)\" at the level \"\(parent.level)\"",
            mendFr: "gardez-en une",
            mendEn: "keep one of them"
          )
        }
      }
    }
  }

  private mutating func checkParentTableID(
    _ id: String,
    _ subject: Problem.Subject,
    _ ids: inout Set<String>
  ) {
    guard !ids.insert(id).inserted else { return }
    report(
      "duplicate-id",
      subject,
      fr: "l'identifiant \"\(id)\" est déjà celui d'une table",
      en: "the id \"\(id)\" is taken by another table",
      mendFr: "donnez un identifiant différent à chaque table",
      mendEn: "give every table an id of its own"
    )
  }
}

extension Problem.Subject {
  /// A key of a table of larger areas.
  static func parentTable(_ position: Int, key: String) -> Problem.Subject {
    .method(key: "parent_table[\(position)].\(key)")
  }
}
