extension FragilityMethod {
  /// What is wrong with the resources of the method.
  func resourceProblems() -> [Problem] {
    var check = MethodCheck(
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators
    )
    var seen: Set<String> = []
    for (position, resource) in resources.enumerated() {
      check.check(resource) { .method(key: "resource[\(position)].\($0)") }
      if !seen.insert(resource.id).inserted {
        check.report(
          "duplicate-resource",
          .method(key: "resource[\(position)].id"),
          fr: "deux ressources s'appellent \"\(resource.id)\"",
          en: "two resources are called \"\(resource.id)\"",
          mendFr: "donnez un autre nom à l'une d'elles",
          mendEn: "give one of them another name"
        )
      }
    }
    return check.problems
  }
}

extension MethodCheck {
  fileprivate mutating func check(
    _ resource: FragilityMethod.Resource,
    at subject: (String) -> Problem.Subject
  ) {
    if case .table(let id) = resource.source, !tables.contains(where: { $0.id == id }) {
      unknown("table", id, subject("table"), among: tables.map(\.id))
    }
    if case .codes(_, let on, _) = resource.reach, on.table != tables.first?.id {
      report(
        "resource-on",
        subject("on"),
        fr: "on doit être une colonne de la première table",
        en: "on must be a column of the first table",
        mendFr: "donnez la colonne des codes dans la première table",
        mendEn: "give the column of codes in the first table"
      )
    }
    if case .within(let distance, _, _, _) = resource.reach, !(distance > 0 && distance <= 500) {
      report(
        "bad-distance",
        subject("within"),
        fr: "within = \(inWords(distance).french) n'est pas une distance de 0 à 500 km",
        en: "within = \(inWords(distance).english) is not a distance from 0 to 500 km",
        mendFr: "donnez des kilomètres, par exemple within = 2",
        mendEn: "give kilometres, for instance within = 2"
      )
    }
    if !(resource.per > 0 && resource.per.isFinite) {
      report(
        "bad-per",
        subject("per"),
        fr: "per = \(inWords(resource.per).french) n'est pas un nombre d'habitants",
        en: "per = \(inWords(resource.per).english) is not a number of inhabitants",
        mendFr: "donnez un nombre positif, tel que 10000",
        mendEn: "give a positive number, such as 10000"
      )
    }
    if let little = resource.little, !(little >= 0 && little.isFinite) {
      report(
        "bad-little",
        subject("little"),
        fr: "little = \(inWords(little).french) n'est pas un nombre de lieux",
        en: "little = \(inWords(little).english) is not a number of places",
        mendFr: "donnez un nombre de lieux, 0 ou plus, ou retirez little pour la médiane",
        mendEn: "give a number of places, 0 or more, or remove little for the median"
      )
    }
    if tables.first?.population == nil {
      report(
        "no-population",
        subject("id"),
        fr: "une ressource est rapportée aux habitants : leur colonne manque",
        en: "a resource is shown per inhabitant: their column is missing",
        mendFr: "ajoutez population = \"...\" à la première table",
        mendEn: "add population = \"...\" to the first table"
      )
    }
    let columns = ["", "_rate", "_nearest_km", "_quadrant"].map { resource.id + $0 }
    let taken =
      ["code", "name", "population", "score", "class"] + tables.flatMap { $0.parents.map(\.id) }
    if resource.id.isEmpty || columns.contains(where: taken.contains) {
      report(
        "bad-resource-id",
        subject("id"),
        fr: "\"\(resource.id)\" ne peut nommer une colonne : le nom est vide ou pris",
        en: "\"\(resource.id)\" cannot name a column: it is empty or taken",
        mendFr: "choisissez un autre nom",
        mendEn: "choose another name"
      )
    }
  }
}
