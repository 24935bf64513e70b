/// Everything that a method file says: which tables, which indicators, and every choice of how they become an index.
///
/// A method is checked once, when it is created, and immutable from then on. ``fit(to:threads:)`` turns its
/// data-dependent choices into frozen numbers.
///
/// ```swift
/// let method = try FragilityMethod(
///   id: "example",
///   tables: [.init(id: "quartiers", path: "quartiers.csv", key: "code")],
///   indicators: [
///     .init(
///       id: "poverty", derivation: .column(.init(table: "quartiers", column: "tp60")),
///       direction: .higherIsWorse)
///   ])
/// ```
public struct FragilityMethod: Sendable, Hashable {
  /// The name of the method, for machines.
  public let id: String
  /// The version of the method.
  public let version: String
  /// The name of the method, for people.
  public let title: LocalizedText
  /// What the method is for, in a few sentences.
  public let description: LocalizedText?
  /// The tables; the first has one row per territory.
  public let tables: [Table]
  /// The rules that dimensions and indicators may override.
  public let rules: Rules
  /// The dimensions in the order of the file.
  public let dimensions: [Dimension]
  /// The indicators in the order of the file.
  public let indicators: [Indicator]
  /// What is drawn at random to see how sure the ranks are, if the method says so.
  public let uncertainty: UncertaintyPlan?
  /// How territories are told apart beyond their score, if the method says so.
  public let typology: Typology?
  /// How many persons are expected to be concerned, from rates measured elsewhere.
  public let people: [PeopleEstimate]
  /// The places of help that are shown beside the index.
  public let resources: [Resource]
  /// The tables of larger areas that territories are compared with.
  public let parentTables: [ParentTable]
  /// Where the contours of the territories stand, if the method says so.
  public let contours: Contours?
  /// Who made the method, why, and what it cannot say, if the method says so.
  public let about: About?
  /// The dimensions and indicators as a tree.
  package let hierarchy: Hierarchy

  /// Creates a method and checks that it has a meaning.
  ///
  /// - Parameters:
  ///   - id: The name of the method, for machines.
  ///   - version: The version of the method.
  ///   - title: The name for people; the id when left out.
  ///   - description: What the method is for.
  ///   - tables: The tables; the first has one row per territory.
  ///   - rules: The rules.
  ///   - dimensions: The dimensions; without any, all indicators belong to the index itself.
  ///   - indicators: The indicators, at least one.
  ///   - uncertainty: What is drawn at random to see how sure the ranks are.
  ///   - typology: How territories are told apart beyond their score.
  ///   - people: How many persons are expected to be concerned.
  ///   - resources: The places of help that are shown beside the index.
  ///   - parentTables: The tables of larger areas that territories are compared with.
  ///   - contours: Where the contours of the territories stand.
  ///   - about: Who made the method, why, and what it cannot say.
  /// - Throws: All contradictions at once: ids used twice, tables and dimensions that do not exist, cycles,
  ///   weights that are negative or all zero, goalposts with equal ends, a geometric mean without a positive
  ///   floor, and so on.
  public init(
    id: String,
    version: String = "1.0.0",
    title: LocalizedText? = nil,
    description: LocalizedText? = nil,
    tables: [Table],
    rules: Rules = Rules(),
    dimensions: [Dimension] = [],
    indicators: [Indicator],
    uncertainty: UncertaintyPlan? = nil,
    typology: Typology? = nil,
    people: [PeopleEstimate] = [],
    resources: [Resource] = [],
    parentTables: [ParentTable] = [],
    contours: Contours? = nil,
    about: About? = nil
  ) throws(FragilityError) {
    try self.init(
      id: id,
      version: version,
      title: title,
      description: description,
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators,
      uncertainty: uncertainty,
      typology: typology,
      people: people,
      resources: resources,
      parentTables: parentTables,
      contours: contours,
      about: about,
      isAlternative: false
    )
    let problems =
      (uncertainty.map { self.problems(ofAlternatives: $0) } ?? []) + resourceProblems()
    guard problems.isEmpty else { throw FragilityError(problems) }
  }

  /// Creates a method whose own choices, or others in their place, have a meaning.
  init(
    id: String,
    version: String,
    title: LocalizedText?,
    description: LocalizedText?,
    tables: [Table],
    rules: Rules,
    dimensions: [Dimension],
    indicators: [Indicator],
    uncertainty: UncertaintyPlan?,
    typology: Typology? = nil,
    people: [PeopleEstimate] = [],
    resources: [Resource] = [],
    parentTables: [ParentTable] = [],
    contours: Contours? = nil,
    about: About? = nil,
    isAlternative: Bool
  ) throws(FragilityError) {
    self.id = id
    self.version = version
    self.title = title ?? LocalizedText(id)
    self.description = description
    self.tables = tables
    self.rules = rules
    self.dimensions = dimensions
    self.indicators = indicators
    self.uncertainty = uncertainty
    self.typology = typology
    self.people = people
    self.resources = resources
    self.parentTables = parentTables
    self.contours = contours
    self.about = about
    var check = MethodCheck(
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators,
      uncertainty: uncertainty,
      typology: typology,
      people: people,
      isAlternative: isAlternative
    )
    check.run()
    check.check(parentTables)
    if let contours { check.check(contours) }
    if let about { check.check(about) }
    guard check.problems.isEmpty else { throw FragilityError(check.problems) }
    hierarchy = Hierarchy(rules: rules, dimensions: dimensions, indicators: indicators)
    var problems: [Problem] = []
    if rules.levels.count > hierarchy.depth {
      problems.append(.levelsWithoutNodes(rules.levels.count, depth: hierarchy.depth))
    }
    problems += hierarchy.nodes.flatMap { node -> [Problem] in
      var problems: [Problem] = []
      if !isAlternative, !node.weighting.isFixed, !node.aggregation.usesWeights {
        problems.append(.idleWeights(subject(of: node, key: "weights"), node))
      }
      if case .benefitOfTheDoubt(let choice) = node.aggregation.unrounded,
        !choice.sharesFit(children: node.children.count)
      {
        problems.append(.impossibleShares(subject(of: node, key: "aggregation"), node))
      }
      return problems
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
  }

  /// How an indicator is put on the common scale: its own choice, that of a dimension above it, or the rule.
  ///
  /// - Parameter indicator: A position in ``indicators``.
  /// - Returns: The choice that holds.
  public func normalisation(of indicator: Int) -> Normalisation {
    choice(of: indicator, \.normalisation, \.normalisation) ?? rules.normalisation
  }

  /// The ends of the scale of an indicator: its own choice, that of a dimension above it, or the rule.
  ///
  /// - Parameter indicator: A position in ``indicators``.
  /// - Returns: The scale that holds.
  public func scale(of indicator: Int) -> Scale {
    choice(of: indicator, \.scale, \.scale) ?? rules.scale
  }

  /// How absent values of an indicator are filled in: its own choice, that of a dimension above it, or the rule.
  ///
  /// - Parameter indicator: A position in ``indicators``.
  /// - Returns: The choice that holds.
  public func imputation(of indicator: Int) -> Imputation {
    choice(of: indicator, \.imputation, \.imputation) ?? rules.imputation
  }

  /// What is done to outliers of an indicator: its own choice, that of a dimension above it, or the rule.
  ///
  /// - Parameter indicator: A position in ``indicators``.
  /// - Returns: The choice that holds.
  public func treatment(of indicator: Int) -> Treatment {
    choice(of: indicator, \.treatment, \.treatment) ?? rules.treatment
  }

  /// Which values of an indicator raise the score: those that mean more fragility in an index of fragility, less in one
  /// of strength.
  ///
  /// - Parameter indicator: A position in ``indicators``.
  /// - Returns: `higherIsWorse` where high values raise the score.
  package func sense(of indicator: Int) -> Direction {
    let direction = indicators[indicator].direction
    return rules.orientation == .fragility ? direction : direction.opposite
  }

  private func choice<Choice>(
    of indicator: Int,
    _ own: (Indicator) -> Choice?,
    _ inherited: (Dimension) -> Choice?
  ) -> Choice? {
    own(indicators[indicator])
      ?? dimensions.inherited(from: indicators[indicator].dimension, inherited)
  }
}

extension [FragilityMethod.Dimension] {
  /// The choice of a dimension or of the nearest one above it that makes one; a cycle is walked once.
  func inherited<Choice>(
    from dimension: String?,
    _ choice: (FragilityMethod.Dimension) -> Choice?
  ) -> Choice? {
    var id = dimension
    var seen: Set<String> = []
    while let current = first(where: { $0.id == id }), seen.insert(current.id).inserted {
      if let own = choice(current) { return own }
      id = current.parent
    }
    return nil
  }
}
