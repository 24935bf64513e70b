/// Finds everything in a method that has no meaning.
struct MethodCheck {
  let tables: [FragilityMethod.Table]
  let rules: FragilityMethod.Rules
  let dimensions: [FragilityMethod.Dimension]
  let indicators: [FragilityMethod.Indicator]
  let uncertainty: UncertaintyPlan?
  let typology: Typology?
  let people: [PeopleEstimate]
  /// Whether another choice stands in place of the method's own, which may leave idle what that one reads.
  let isAlternative: Bool
  private(set) var problems: [Problem] = []

  init(
    tables: [FragilityMethod.Table],
    rules: FragilityMethod.Rules,
    dimensions: [FragilityMethod.Dimension],
    indicators: [FragilityMethod.Indicator],
    uncertainty: UncertaintyPlan? = nil,
    typology: Typology? = nil,
    people: [PeopleEstimate] = [],
    isAlternative: Bool = false
  ) {
    self.tables = tables
    self.rules = rules
    self.dimensions = dimensions
    self.indicators = indicators
    self.uncertainty = uncertainty
    self.typology = typology
    self.people = people
    self.isAlternative = isAlternative
  }

  mutating func run() {
    checkIDs()
    checkTables()
    checkRules()
    checkDimensions()
    checkIndicators()
    checkWeights()
    if let uncertainty { check(uncertainty) }
    if let typology { check(typology) }
    check(people)
  }

  // MARK: Tables

  private mutating func checkTables() {
    if tables.isEmpty {
      report(
        "no-table",
        .method(key: "table"),
        fr: "la méthode n'a pas de table",
        en: "the method has no table",
        mendFr: "ajoutez une section [[table]]",
        mendEn: "add a [[table]] section"
      )
    }
    let references = FragilityMethod.columnReferences(
      tables: tables,
      indicators: indicators,
      typology: typology,
      people: people
    )
    for (reference, _, subject) in references
    where !tables.contains(where: { $0.id == reference.table }) {
      unknown("table", reference.table, subject, among: tables.map(\.id))
    }
    for (position, table) in tables.enumerated() {
      checkTable(table, at: position, references: references)
    }
  }

  private mutating func checkTable(
    _ table: FragilityMethod.Table,
    at position: Int,
    references: [(reference: ColumnReference, isText: Bool, subject: Problem.Subject)]
  ) {
    let subject = { (key: String) in Problem.Subject.table(position, id: table.id, key: key) }
    if position == 0, table.join != nil {
      report(
        "first-table-joined",
        subject("on"),
        fr: "la première table a une ligne par territoire : elle n'est jointe à rien",
        en: "the first table has one row per territory: it is joined to nothing",
        mendFr: "retirez on, ou changez l'ordre des tables",
        mendEn: "remove on, or change the order of the tables"
      )
    } else if position > 0, table.join == nil {
      report(
        "table-not-joined",
        subject("id"),
        fr: "rien ne relie la table aux territoires",
        en: "nothing joins the table to the territories",
        mendFr: "ajoutez on = \"colonne de la première table qui contient ses codes\"",
        mendEn: "add on = \"column of the first table that holds its codes\""
      )
    }
    if let join = table.join, let other = tables.firstIndex(where: { $0.id == join.on.table }),
      other >= position
    {
      report(
        "joined-too-early",
        subject("on"),
        fr: "la table est jointe par une table déclarée après elle",
        en: "the table is joined by one that is declared after it",
        mendFr: "déclarez \"\(join.on.table)\" avant \"\(table.id)\"",
        mendEn: "declare \"\(join.on.table)\" before \"\(table.id)\""
      )
    }
    checkReading(of: table, subject)
    checkUse(of: table, at: position, references: references)
  }

  private mutating func checkUse(
    of table: FragilityMethod.Table,
    at position: Int,
    references: [(reference: ColumnReference, isText: Bool, subject: Problem.Subject)]
  ) {
    let subject = Problem.Subject.table(position, id: table.id, key: "id")
    let uses = references.filter { reference, _, user in
      if case .table(position, _, _) = user { return false }
      return reference.table == table.id
    }
    let isCounted = indicators.contains { $0.counts(table.id) }
    if isCounted, let use = uses.first {
      report(
        "counted-and-read",
        use.subject,
        fr: "les lignes de la table \"\(table.id)\" sont comptées : un code peut y revenir",
        en: "the rows of the table \"\(table.id)\" are counted: a code may come again in it",
        mendFr: "déclarez le fichier deux fois, une fois pour compter et une fois pour lire",
        mendEn: "declare the file twice, once to count and once to read"
      )
    }
    if position > 0, !isCounted, uses.isEmpty {
      // A column of this table under a misspelt name would be read from the first one.
      let misspelt = references.lazy.map(\.reference.column).first { column in
        guard let point = column.firstIndex(of: ".") else { return false }
        return nearest(to: String(column[..<point]), among: [table.id]) != nil
      }
      report(
        "unused-table",
        subject,
        fr: "la table \"\(table.id)\" ne sert à rien",
        en: "the table \"\(table.id)\" is not used",
        mendFr: misspelt.map { "est-ce elle que veut dire la colonne \"\($0)\" ?" }
          ?? "retirez-la, ou utilisez ses colonnes",
        mendEn: misspelt.map { "is it what the column \"\($0)\" means?" }
          ?? "remove it, or use its columns"
      )
    }
    if isCounted, position == 0 {
      report(
        "counted-first-table",
        subject,
        fr: "la table des territoires ne peut pas être comptée",
        en: "the table of the territories cannot be counted",
        mendFr: "comptez les lignes d'une autre table",
        mendEn: "count the rows of another table"
      )
    }
  }

  // MARK: Reporting

  mutating func report(_ problem: Problem) {
    problems.append(problem)
  }

  mutating func report(
    _ code: String,
    _ subject: Problem.Subject,
    fr: String,
    en: String,
    mendFr: String,
    mendEn: String
  ) {
    problems.append(
      Problem(
        "method.\(code)",
        at: Problem.Place(subject),
        LocalizedText(fr: fr, en: en),
        remedy: LocalizedText(fr: mendFr, en: mendEn)
      )
    )
  }

  mutating func unknown(
    _ kind: String,
    _ name: String,
    _ subject: Problem.Subject,
    among known: [String]
  ) {
    let french = [
      "table": "la table", "level": "le niveau", "dimension": "la dimension",
      "indicator": "l'indicateur",
    ]
    let guess = nearest(to: name, among: known)
    report(
      "unknown-\(kind)",
      subject,
      fr: "\(french[kind] ?? kind) \"\(name)\" n'existe pas",
      en: "there is no \(kind) \"\(name)\"",
      mendFr: guess.map { "vouliez-vous dire \"\($0)\" ?" }
        ?? "noms connus : \(known.joined(separator: ", "))",
      mendEn: guess.map { "did you mean \"\($0)\"?" }
        ?? "known names: \(known.joined(separator: ", "))"
    )
  }
}
