/// Finds everything in a method that has no meaning.
struct MethodCheck {
  let tables: [FragilityMethod.Table]
  let rules: FragilityMethod.Rules
  let dimensions: [FragilityMethod.Dimension]
  let indicators: [FragilityMethod.Indicator]
  private(set) var problems: [Problem] = []

  init(
    tables: [FragilityMethod.Table],
    rules: FragilityMethod.Rules,
    dimensions: [FragilityMethod.Dimension],
    indicators: [FragilityMethod.Indicator]
  ) {
    self.tables = tables
    self.rules = rules
    self.dimensions = dimensions
    self.indicators = indicators
  }

  private static let deepestLevel = 1000
  private static let outputColumns: Set<String> = [
    "code", "name", "score", "rank", "class", "coverage", "flags", "population",
  ]

  mutating func run() {
    checkIDs()
    checkTables()
    checkRules()
    checkDimensions()
    checkIndicators()
    checkWeights()
  }

  private mutating func report(
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

  // MARK: Names

  private mutating func checkIDs() {
    var seen: [String: Problem.Subject] = [:]
    for (position, table) in tables.enumerated() {
      checkID(table.id, .table(position, id: table.id, key: "id"), against: &seen)
    }
    seen = [:]
    if let first = tables.first {
      for parent in first.parents {
        let subject = Problem.Subject.table(0, id: first.id, key: "parents.\(parent.id)")
        checkID(parent.id, subject, against: &seen, isColumn: true)
      }
    }
    for (position, dimension) in dimensions.enumerated() {
      let subject = Problem.Subject.dimension(position, id: dimension.id, key: "id")
      checkID(dimension.id, subject, against: &seen, isColumn: true)
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = Problem.Subject.indicator(position, id: indicator.id, key: "id")
      checkID(indicator.id, subject, against: &seen, isColumn: true)
    }
  }

  private mutating func checkID(
    _ id: String,
    _ subject: Problem.Subject,
    against seen: inout [String: Problem.Subject],
    isColumn: Bool = false
  ) {
    let letters = id.utf8
    let isWord = letters.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || isDigit(byte) || isLetter(byte)
    }
    if !isWord || !(letters.first.map(isLetter) ?? false) {
      report(
        "bad-id",
        subject,
        fr: "\"\(id)\" n'est pas un identifiant",
        en: "\"\(id)\" is not an id",
        mendFr: "commencez par une lettre, puis lettres sans accent, chiffres, _ ou -",
        mendEn: "start with a letter, then plain letters, digits, _ or -"
      )
    } else if isColumn, Self.outputColumns.contains(id) {
      report(
        "reserved-id",
        subject,
        fr: "\"\(id)\" est le nom d'une colonne du résultat",
        en: "\"\(id)\" is the name of a column of the result",
        mendFr: "choisissez un autre identifiant",
        mendEn: "choose another id"
      )
    } else if seen.updateValue(subject, forKey: id) != nil {
      report(
        "duplicate-id",
        subject,
        fr: "l'identifiant \"\(id)\" est déjà pris",
        en: "the id \"\(id)\" is taken already",
        mendFr: "donnez un identifiant différent à chaque niveau, dimension et indicateur",
        mendEn: "give every level, dimension and indicator an id of its own"
      )
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
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
    let references = FragilityMethod.columnReferences(tables: tables, indicators: indicators)
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
    let uses = references.filter { reference, _, user in
      if case .table(position, _, _) = user { return false }
      return reference.table == table.id
    }
    let isCounted = indicators.contains { indicator in
      if case .count(table.id, _, _) = indicator.derivation { true } else { false }
    }
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
      report(
        "unused-table",
        subject("id"),
        fr: "la table \"\(table.id)\" ne sert à rien",
        en: "the table \"\(table.id)\" is not used",
        mendFr: "retirez-la, ou utilisez ses colonnes",
        mendEn: "remove it, or use its columns"
      )
    }
    if isCounted, position == 0 {
      report(
        "counted-first-table",
        subject("id"),
        fr: "la table des territoires ne peut pas être comptée",
        en: "the table of the territories cannot be counted",
        mendFr: "comptez les lignes d'une autre table",
        mendEn: "count the rows of another table"
      )
    }
  }

  // MARK: Rules

  private mutating func checkRules() {
    check(rules.scale) { .rule(key: $0) }
    check(rules.normalisation) { .rule(key: $0) }
    check(rules.aggregation) { .rule(key: $0) }
    check(rules.missing) { .rule(key: $0) }
    switch rules.classes {
    case .quantiles(let count, _) where !(2...1000).contains(count):
      report(
        "bad-classes",
        .rule(key: "classes"),
        fr: "\(count) classes n'ont pas de sens",
        en: "\(count) classes have no meaning",
        mendFr: "donnez un nombre de 2 à 1000",
        mendEn: "give a number from 2 to 1000"
      )
    case .breaks(let bounds, _)
    where bounds.isEmpty || bounds.contains { !$0.isFinite }
      || zip(bounds, bounds.dropFirst()).contains { $0 >= $1 }:
      report(
        "bad-classes",
        .rule(key: "classes"),
        fr: "les bornes ne sont pas croissantes",
        en: "the breaks do not increase",
        mendFr: "écrivez par exemple breaks = [25, 50, 75]",
        mendEn: "write for instance breaks = [25, 50, 75]"
      )
    default: break
    }
  }

  private mutating func check(
    _ scale: Scale?,
    at subject: (String) -> Problem.Subject
  ) {
    guard let scale, !(scale.lower < scale.upper && (scale.upper - scale.lower).isFinite) else {
      return
    }
    report(
      "bad-scale",
      subject("scale"),
      fr: "l'échelle [\(scale.lower), \(scale.upper)] n'a pas d'étendue",
      en: "the scale [\(scale.lower), \(scale.upper)] has no extent",
      mendFr: "donnez deux nombres croissants, tels que [0, 100]",
      mendEn: "give two increasing numbers, such as [0, 100]"
    )
  }

  private mutating func check(
    _ normalisation: Normalisation?,
    at subject: (String) -> Problem.Subject
  ) {
    let place = subject("normalisation")
    switch normalisation {
    case .minMax(let choice):
      guard let posts = choice.goalposts,
        !(posts.lower < posts.upper && (posts.upper - posts.lower).isFinite)
      else { return }
      report(
        "bad-goalposts",
        place,
        fr: "les bornes [\(posts.lower), \(posts.upper)] n'ont pas d'étendue",
        en: "the goalposts [\(posts.lower), \(posts.upper)] have no extent",
        mendFr: "donnez deux nombres croissants ; direction dit lequel est le pire",
        mendEn: "give two increasing numbers; direction says which one is the worse"
      )
    case .zScore(let choice)
    where !(choice.standardDeviation > 0 && choice.standardDeviation.isFinite)
      || !choice.mean.isFinite:
      report(
        "bad-zscore",
        place,
        fr: "l'écart-type visé doit être positif",
        en: "the standard deviation aimed at must be positive",
        mendFr: "donnez sd = 1",
        mendEn: "give sd = 1"
      )
    case .percentRank(let choice) where choice.ties == .dense:
      report(
        "bad-percent-rank",
        place,
        fr: "un rang en pour cent n'admet pas ties = \"dense\"",
        en: "a percent rank does not take ties = \"dense\"",
        mendFr: "choisissez min, average ou max",
        mendEn: "choose min, average or max"
      )
    case .ratio(let choice):
      if case .parent(let level) = choice.reference,
        let levels = tables.first?.parents.map(\.id), !levels.contains(level)
      {
        unknown("level", level, place, among: levels + ["all"])
      }
    default: break
    }
  }

  private mutating func check(
    _ aggregation: Aggregation?,
    at subject: (String) -> Problem.Subject
  ) {
    guard case .geometric(let floor) = aggregation, !(floor > 0 && floor.isFinite) else { return }
    report(
      "bad-floor",
      subject("aggregation"),
      fr:
        "une moyenne géométrique n'a pas de sens sur zéro : son plancher \(floor) n'est pas positif",
      en: "a geometric mean has no meaning over zero: its floor \(floor) is not positive",
      mendFr: "écrivez { method = \"geometric\", floor = 1 }",
      mendEn: "write { method = \"geometric\", floor = 1 }"
    )
  }

  private mutating func check(
    _ missing: MissingPolicy?,
    at subject: (String) -> Problem.Subject
  ) {
    guard let missing, !(0...1).contains(missing.minWeightShare) else { return }
    report(
      "bad-share",
      subject("missing"),
      fr: "min_weight_share = \(missing.minWeightShare) n'est pas une part",
      en: "min_weight_share = \(missing.minWeightShare) is not a share",
      mendFr: "donnez un nombre de 0 à 1",
      mendEn: "give a number from 0 to 1"
    )
  }

  // MARK: Dimensions and indicators

  private mutating func checkDimensions() {
    let parents = Dictionary(
      dimensions.map { ($0.id, $0.parent) },
      uniquingKeysWith: { first, _ in first }
    )
    for (position, dimension) in dimensions.enumerated() {
      let subject = { (key: String) in
        Problem.Subject.dimension(position, id: dimension.id, key: key)
      }
      check(dimension.scale, at: subject)
      check(dimension.normalisation, at: subject)
      check(dimension.aggregation, at: subject)
      check(dimension.missing, at: subject)
      if let parent = dimension.parent, parents[parent] == nil {
        unknown("dimension", parent, subject("parent"), among: dimensions.map(\.id))
      }
      checkAncestors(of: dimension, parents: parents, at: subject("parent"))
      let hasChild =
        indicators.contains { $0.dimension == dimension.id }
        || dimensions.contains { $0.parent == dimension.id }
      if !hasChild {
        report(
          "empty-dimension",
          subject("id"),
          fr: "la dimension \"\(dimension.id)\" n'a pas d'indicateur",
          en: "the dimension \"\(dimension.id)\" has no indicator",
          mendFr: "retirez-la, ou ajoutez-lui un indicateur",
          mendEn: "remove it, or give it an indicator"
        )
      }
    }
  }

  private mutating func checkAncestors(
    of dimension: FragilityMethod.Dimension,
    parents: [String: String?],
    at subject: Problem.Subject
  ) {
    var path = [dimension.id]
    var next = dimension.parent
    while let current = next {
      if current == dimension.id {
        let cycle = (path + [current]).joined(separator: " > ")
        report(
          "cycle",
          subject,
          fr: "les dimensions tournent en rond : \(cycle)",
          en: "the dimensions form a cycle: \(cycle)",
          mendFr: "retirez l'un de ces parents",
          mendEn: "remove one of these parents"
        )
        return
      }
      // A cycle further up is reported by the dimensions that are on it.
      guard !path.contains(current) else { return }
      path.append(current)
      if path.count > Self.deepestLevel {
        report(
          "too-deep",
          subject,
          fr: "plus de \(Self.deepestLevel) niveaux de dimensions",
          en: "more than \(Self.deepestLevel) levels of dimensions",
          mendFr: "simplifiez l'arbre",
          mendEn: "simplify the tree"
        )
        return
      }
      next = parents[current] ?? nil
    }
  }

  private mutating func checkIndicators() {
    if indicators.isEmpty {
      report(
        "no-indicator",
        .method(key: "indicator"),
        fr: "la méthode n'a pas d'indicateur",
        en: "the method has no indicator",
        mendFr: "ajoutez une section [[indicator]]",
        mendEn: "add an [[indicator]] section"
      )
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = { (key: String) in
        Problem.Subject.indicator(position, id: indicator.id, key: key)
      }
      check(indicator.scale, at: subject)
      check(indicator.normalisation, at: subject)
      checkDimension(of: indicator, at: subject)
      checkDerivation(of: indicator, at: subject)
    }
  }

  private mutating func checkDimension(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    guard let dimension = indicator.dimension else {
      guard !dimensions.isEmpty else { return }
      report(
        "no-dimension",
        subject("id"),
        fr: "l'indicateur \"\(indicator.id)\" n'a pas de dimension",
        en: "the indicator \"\(indicator.id)\" has no dimension",
        mendFr: "ajoutez dimension = \"...\"",
        mendEn: "add dimension = \"...\""
      )
      return
    }
    if !dimensions.contains(where: { $0.id == dimension }) {
      unknown("dimension", dimension, subject("dimension"), among: dimensions.map(\.id))
    }
  }

  private mutating func checkDerivation(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    var isRatio = true
    switch indicator.derivation {
    case .column: isRatio = false
    case .ratio(_, _, let per): checkPer(per, at: subject("per"))
    case .count(let table, let denominator, let per):
      isRatio = denominator != nil
      checkPer(per, at: subject("per"))
      if !tables.contains(where: { $0.id == table }) {
        unknown("table", table, subject("count"), among: tables.map(\.id))
      }
    }
    let normalisation = normalisation(of: indicator)
    if case .ratio = normalisation {
      guard !isRatio, indicator.referenceColumn == nil else { return }
      report(
        "no-reference",
        subject("id"),
        fr:
          "la valeur du territoire de référence n'est pas connue : une moyenne de taux serait fausse",
        en: "the value of the reference territory is not known: a mean of rates would be wrong",
        mendFr: "donnez numerator et denominator, ou reference_column",
        mendEn: "give numerator and denominator, or reference_column"
      )
    } else if indicator.referenceColumn != nil {
      report(
        "unused-reference",
        subject("reference_column"),
        fr: "reference_column ne sert qu'à la normalisation \"ratio\"",
        en: "reference_column serves only the normalisation \"ratio\"",
        mendFr: "retirez-la, ou choisissez cette normalisation",
        mendEn: "remove it, or choose that normalisation"
      )
    }
  }

  /// The choice of an indicator, its dimensions or the rules, in a tree that may still hold a cycle.
  private func normalisation(of indicator: FragilityMethod.Indicator) -> Normalisation {
    if let own = indicator.normalisation { return own }
    var id = indicator.dimension
    var seen: Set<String> = []
    while let current = dimensions.first(where: { $0.id == id }), seen.insert(current.id).inserted {
      if let choice = current.normalisation { return choice }
      id = current.parent
    }
    return rules.normalisation
  }

  private mutating func checkPer(_ per: Double, at subject: Problem.Subject) {
    guard !(per > 0 && per.isFinite) else { return }
    report(
      "bad-per",
      subject,
      fr: "per = \(per) n'est pas un facteur positif",
      en: "per = \(per) is not a positive factor",
      mendFr: "donnez 1, 100, 1000 ou 10000",
      mendEn: "give 1, 100, 1000 or 10000"
    )
  }

  // MARK: Weights

  private mutating func checkWeights() {
    for (position, dimension) in dimensions.enumerated() {
      let subject = Problem.Subject.dimension(position, id: dimension.id, key: "weight")
      checkWeight(dimension.weight, at: subject)
    }
    for (position, indicator) in indicators.enumerated() {
      let subject = Problem.Subject.indicator(position, id: indicator.id, key: "weight")
      checkWeight(indicator.weight, at: subject)
    }
    let parents: [String?] = [nil] + dimensions.map(\.id)
    for parent in parents {
      let below = indicators.enumerated().filter { $0.element.dimension == parent }
      let weights =
        below.map(\.element.weight)
        + dimensions.filter { $0.parent == parent }.map(\.weight)
      guard !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) else { continue }
      let subject: Problem.Subject
      if let first = below.first {
        subject = .indicator(first.offset, id: first.element.id, key: "weight")
      } else if let first = dimensions.firstIndex(where: { $0.parent == parent }) {
        subject = .dimension(first, id: dimensions[first].id, key: "weight")
      } else {
        continue
      }
      report(
        "zero-weights",
        subject,
        fr: "tous les poids sont nuls sous \"\(parent ?? "score")\"",
        en: "all weights are zero under \"\(parent ?? "score")\"",
        mendFr: "donnez un poids positif à un enfant au moins",
        mendEn: "give one child at least a positive weight"
      )
    }
  }

  private mutating func checkWeight(_ weight: Double, at subject: Problem.Subject) {
    guard !(weight >= 0 && weight <= 1e12) else { return }
    report(
      "bad-weight",
      subject,
      fr: "le poids \(weight) n'est pas possible",
      en: "the weight \(weight) is not possible",
      mendFr: "donnez un nombre positif ou nul",
      mendEn: "give a number that is not negative"
    )
  }

  private mutating func unknown(
    _ kind: String,
    _ name: String,
    _ subject: Problem.Subject,
    among known: [String]
  ) {
    let french = ["table": "la table", "level": "le niveau", "dimension": "la dimension"]
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
