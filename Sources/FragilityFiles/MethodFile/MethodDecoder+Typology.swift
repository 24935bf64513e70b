import FragilityIndex

extension MethodDecoder {
  /// How territories are told apart beyond their score.
  func typology(_ section: TOMLSection) -> Typology {
    var typology = Typology()
    typology.profiles = section.sections("profile").map(profile)
    typology.groups = section.section("groups").map(grouping)
    typology.context = section.alternatives("context").compactMap(contextColumn)
    section.finish()
    return typology
  }

  private func profile(_ section: TOMLSection) -> Typology.Profile {
    var profile = Typology.Profile(
      id: section.required("id", section.string("id")) ?? "",
      label: section.text("label"),
      when: section.has("when")
        ? conditions(section, "when") : section.required("when", nil as [Typology.Condition]?) ?? []
    )
    profile.description = section.text("description")
    section.finish()
    return profile
  }

  /// The conditions of a list; one that is wrong holds nothing that could be wrong again.
  private func conditions(_ section: TOMLSection, _ key: String) -> [Typology.Condition] {
    section.sections(key).map { condition in
      defer { condition.finish() }
      let lists = ["all", "any"].filter(condition.has)
      if lists == ["all"] { return .all(conditions(condition, "all")) }
      if lists == ["any"] { return .any(conditions(condition, "any")) }
      return .test(test(condition, lists))
    }
  }

  private func test(_ section: TOMLSection, _ lists: [String]) -> Typology.Test {
    let dimension = section.string("dimension").map(Typology.Subject.dimension)
    let indicator = section.string("indicator").map(Typology.Subject.indicator)
    let column = column(section, "column").map(Typology.Subject.column)
    let index = section.string("of").flatMap { word -> Typology.Subject? in
      switch word {
      case "score": return .score
      case "class": return .scoreClass
      default:
        section.unknownWord(word, "of", among: ["score", "class"])
        return nil
      }
    }
    let bounds: [Typology.Bound?] = [
      section.number("at_least").map(Typology.Bound.atLeast),
      section.number("above").map(Typology.Bound.above),
      section.number("at_most").map(Typology.Bound.atMost),
      section.number("below").map(Typology.Bound.below),
      section.number("equal").map(Typology.Bound.equal),
      section.number("among_highest").map(Typology.Bound.amongHighest),
      section.number("among_lowest").map(Typology.Bound.amongLowest),
      section.boolean("leading").map(Typology.Bound.leading),
    ]
    let given = ["dimension", "indicator", "column", "of"].filter(section.has) + lists
    if given.count != 1 {
      section.report(
        "bad-condition",
        given.first ?? "dimension",
        given.isEmpty
          ? LocalizedText(
            fr: "rien ne dit de quelle valeur parle la condition",
            en: "nothing says which number the condition is about"
          )
          : LocalizedText(
            fr: "\(given.joined(separator: " et ")) se contredisent",
            en: "\(given.joined(separator: " and ")) contradict each other"
          ),
        remedy: LocalizedText(
          fr: "donnez dimension, ou indicator, ou column, ou of, ou all, ou any",
          en: "give dimension, or indicator, or column, or of, or all, or any"
        )
      )
    }
    return Typology.Test(
      dimension ?? indicator ?? column ?? index ?? .score,
      bounds.compactMap(\.self)
    )
  }

  private func grouping(_ section: TOMLSection) -> Grouping {
    var groups = Grouping()
    groups.method = section.choice("method") ?? groups.method
    groups.count = section.integer("count")
    groups.starts = section.integer("starts") ?? groups.starts
    groups.seed = seed(section) ?? groups.seed
    groups.dimensions = section.strings("dimensions") ?? groups.dimensions
    section.finish()
    return groups
  }

  /// A column as a text, or with a change of unit.
  private func contextColumn(_ section: TOMLSection) -> ContextColumn? {
    if section.plainString("context") != nil {
      return column(section, "context").map { ContextColumn($0) }
    }
    guard let options = section.section("context") else { return nil }
    defer { options.finish() }
    let transform: Transform? = options.choice("transform")
    return options.required("column", column(options, "column")).map {
      ContextColumn($0, transform: transform)
    }
  }

  // MARK: People

  func peopleEstimate(_ section: TOMLSection) -> PeopleEstimate {
    let source = section.required("source", section.section("source"))
    var estimate = PeopleEstimate(
      id: section.required("id", section.string("id")) ?? "",
      label: section.text("label"),
      source: self.source(source) ?? FragilityMethod.Source(name: "?"),
      terms: []
    )
    estimate.description = section.text("description")
    if !section.has("terms") { _ = section.required("terms", nil as String?) }
    estimate.terms = expectedCounts(section, "terms")
    section.finish()
    return estimate
  }

  /// Persons and their rates.
  func expectedCounts(_ section: TOMLSection, _ key: String) -> [ExpectedCount] {
    section.sections(key).compactMap { term in
      let persons = term.required("persons", column(term, "persons"))
      let rate = term.required("rate", term.number("rate"))
      term.finish()
      guard let persons, let rate else { return nil }
      return ExpectedCount(persons: persons, rate: rate)
    }
  }
}
