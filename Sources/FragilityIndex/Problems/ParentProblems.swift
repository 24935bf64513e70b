// What looking at the parents of territories can object to.
extension Problem {
  static func unknownLevel(
    _ level: String,
    among levels: [String],
    _ method: FragilityMethod
  ) -> Problem {
    let known = levels.joined(separator: ", ")
    return Problem(
      "rollup.unknown-level",
      at: Place(.table(0, id: method.tables.first?.id ?? "", key: "parents")),
      LocalizedText(
        fr: "la méthode n'a pas de niveau \"\(level)\"",
        en: "the method has no level \"\(level)\""
      ),
      remedy: levels.isEmpty
        ? LocalizedText(
          fr: "déclarez-le : parents = { \(level) = \"colonne des codes\" } dans la première table",
          en: "declare it: parents = { \(level) = \"column of the codes\" } in the first table"
        )
        : LocalizedText(fr: "niveaux connus : \(known)", en: "known levels: \(known)")
    )
  }

  static func noPopulation(_ method: FragilityMethod) -> Problem {
    let id = method.tables.first?.id ?? ""
    return Problem(
      "rollup.no-population",
      at: Place(.table(0, id: id, key: "id")),
      LocalizedText(
        fr: "une moyenne pondérée demande la population des territoires",
        en: "a weighted mean needs the populations of the territories"
      ),
      remedy: LocalizedText(
        fr: "ajoutez population = \"colonne\" à la table",
        en: "add population = \"column\" to the table"
      )
    )
  }

  static func populationNeeded(
    _ table: TerritoryTable,
    row: Int,
    column: ColumnReference
  ) -> Problem {
    let code = table.codes[row]
    let isSource = column.table == table.tableID
    return Problem(
      "rollup.population",
      at: Place(
        .cell(table: table.tableID, row: row, column: isSource ? column.column : table.keyColumn)
      ),
      LocalizedText(
        fr: "le territoire \"\(code)\" n'a pas de population, ou une population négative",
        en: "the territory \"\(code)\" has no population, or a negative one"
      ),
      remedy: LocalizedText(
        fr: "donnez sa population, ou retirez-le de la table",
        en: "give its population, or remove it from the table"
      )
    )
  }

  static func severalParents(_ cell: String, at subject: Subject) -> Problem {
    Problem(
      "data.several-parents",
      at: Place(subject),
      LocalizedText(
        fr: "\"\(cell)\" n'est pas un code, ou en réunit plusieurs",
        en: "\"\(cell)\" is not a code, or holds several"
      ),
      remedy: LocalizedText(
        fr: "donnez un seul parent au territoire pour ce niveau",
        en: "give the territory a single parent at this level"
      )
    )
  }
}

extension TerritoryTable {
  /// What is wrong with the codes of a level that sums or means are made for: a territory belongs to one parent.
  func severalParents(_ codes: TextColumn, level: String) -> [Problem] {
    codes.indices.compactMap { row in
      let cell = codes[row]
      guard cell.contains(where: { ",;/|".contains($0) }) else { return nil }
      let source = parents.first { $0.id == level }?.column
      return .severalParents(
        cell,
        at: .cell(table: tableID, row: row, column: source ?? keyColumn)
      )
    }
  }
}
