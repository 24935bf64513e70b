public import FragilityIndex

/// The tables of types of territories, by name.
public enum TypesTable: String, Sendable, Hashable, CaseIterable {
  /// One row per territory: its scores, what leads, its profile and its group.
  case territories
  /// One row per profile.
  case profiles
  /// One row per group found in the data.
  case groups
  /// One row per count of groups that was tried.
  case trials
}

/// The types of the territories of an index.
public struct TerritoryTypes: Sendable {
  /// The index.
  public let result: IndexResult
  /// The profiles by the rules of the method, if it has rules.
  public let profiles: TerritoryProfiles?
  /// The groups found in the data, if they were asked for.
  public let groups: TerritoryGroups?

  var typology: Typology { result.fitted.method.typology ?? Typology() }

  /// Finds the types of territories by the typology of their method.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - columns: The columns that conditions read.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Throws: What keeps groups from being found.
  public init(
    of result: IndexResult,
    columns: [ColumnReference: Column],
    threads: Int = 1
  ) throws(FragilityError) {
    self.result = result
    let typology = result.fitted.method.typology ?? Typology()
    profiles =
      typology.profiles.isEmpty
      ? nil : result.profiles(by: typology, columns: columns, threads: threads)
    if let choice = typology.groups {
      groups = try result.groups(by: choice, threads: threads)
    } else {
      groups = nil
    }
  }

  /// The word of an outcome: the id of a profile, `other` or `unknown`.
  func word(_ outcome: TerritoryProfiles.Outcome) -> String {
    switch outcome {
    case .profile(let position): typology.profiles[position].id
    case .other: "other"
    case .unknown: "unknown"
    }
  }

  func label(_ outcome: TerritoryProfiles.Outcome, in language: Language) -> String {
    switch outcome {
    case .profile(let position):
      (typology.profiles[position].label ?? LocalizedText(typology.profiles[position].id))[language]
    case .other: LocalizedText(fr: "autre", en: "other")[language]
    case .unknown: LocalizedText(fr: "inconnu", en: "unknown")[language]
    }
  }

  /// The rows of each kind: the profiles in their order, the others, those that are unknown.
  var kinds: [(outcome: TerritoryProfiles.Outcome, rows: [Int])] {
    guard let profiles else { return [] }
    var rowsOf: [String: [Int]] = [:]
    for row in result.rowsByRank { rowsOf[word(profiles.outcomes[row]), default: []].append(row) }
    let all =
      typology.profiles.indices.map { TerritoryProfiles.Outcome.profile($0) }
      + [.other, .unknown(0)]
    return all.map { ($0, rowsOf[word($0)] ?? []) }
  }

  /// The persons of some territories, and how many populations are absent.
  func persons(_ rows: [Int]) -> (sum: Double, absent: Int)? {
    guard let population = result.territories.population else { return nil }
    let known = rows.compactMap { population[$0].number }
    return (exactSum(of: known), rows.count - known.count)
  }

  func medianScore(_ rows: [Int]) -> Double {
    let scores = rows.compactMap { result.scores[$0].number }.sorted()
    guard !scores.isEmpty else { return .nan }
    let middle = scores.count / 2
    return scores.count % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2
  }
}

extension OutputTable {
  /// A table of types of territories.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - types: The types.
  ///   - language: The language of labels.
  ///   - order: The order of territories.
  public init(
    _ table: TypesTable,
    of types: TerritoryTypes,
    in language: Language,
    order: RowOrder = .rank
  ) {
    switch table {
    case .territories: self.init(territoriesOf: types, in: language, order: order)
    case .profiles: self.init(profilesOf: types, in: language)
    case .groups: self.init(groupsOf: types)
    case .trials: self.init(trialsOf: types)
    }
  }

  private init(territoriesOf types: TerritoryTypes, in language: Language, order: RowOrder) {
    let result = types.result
    let method = result.fitted.method
    let territories = result.territories
    let tops = method.dimensions.indices.filter { method.dimensions[$0].parent == nil }
    columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
    ]
    columns += territories.parents.map { OutputColumn(name: $0.id, cells: .text($0.codes)) }
    columns += zip(tops, result.scores(ofDimensions: tops)).map {
      OutputColumn(name: method.dimensions[$0].id, cells: .number($1))
    }
    columns += [
      OutputColumn(name: "score", cells: .number(result.scores)),
      OutputColumn(name: "rank", cells: .number(result.ranks), isRounded: false),
      OutputColumn(name: "class", cells: .number(result.classes), isRounded: false),
    ]
    var absences = [[String]](repeating: [], count: territories.count)
    if let profiles = types.profiles {
      let ids = types.typology.profiles.map(\.id)
      columns += [
        .text(
          "leading",
          profiles.leading.map { leading in
            switch leading {
            case .dimension(let position): method.dimensions[position].id
            case .none: "none"
            case .unknown: "unknown"
            }
          }
        ),
        .text("profile", profiles.outcomes.map(types.word)),
        .text("profile_label", profiles.outcomes.map { types.label($0, in: language) }),
        OutputColumn(name: "also", cells: .list(profiles.others.map { $0.map { ids[$0] } })),
      ]
      absences = profiles.absences
    }
    if let groups = types.groups {
      columns += [
        .number("group", groups.labels.map { $0.map(Double.init) ?? .nan }, isRounded: false),
        .number("silhouette", groups.silhouettes.map { $0 ?? .nan }),
      ]
      absences = zip(absences, groups.absences).map { own, more in
        own + more.filter { !own.contains($0) }
      }
    }
    columns.append(OutputColumn(name: "absent", cells: .list(absences)))
    rows = order == .rank ? result.rowsByRank : Array(territories.codes.indices)
  }

  private init(profilesOf types: TerritoryTypes, in language: Language) {
    let kinds = types.kinds
    let total = Double(types.result.territories.count)
    columns = [
      .text("profile", kinds.map { types.word($0.outcome) }),
      .text("label", kinds.map { types.label($0.outcome, in: language) }),
      .number("territories", kinds.map { Double($0.rows.count) }, isRounded: false),
      .number("share", kinds.map { Double($0.rows.count) / total }),
      .number("persons", kinds.map { types.persons($0.rows)?.sum ?? .nan }),
      .number(
        "persons_absent",
        kinds.map { types.persons($0.rows).map { Double($0.absent) } ?? .nan },
        isRounded: false
      ),
      .number("median_score", kinds.map { types.medianScore($0.rows) }),
    ]
    rows = Array(kinds.indices)
  }

  private init(groupsOf types: TerritoryTypes) {
    let groups = types.groups?.groups ?? []
    let dimensions = types.groups?.dimensions ?? []
    columns = [
      .number("group", groups.indices.map { Double($0 + 1) }, isRounded: false),
      .number("territories", groups.map { Double($0.size) }, isRounded: false),
      .number("mean_score", groups.map { $0.meanScore ?? .nan }),
      .number("silhouette", groups.map { $0.silhouette ?? .nan }),
    ]
    for (position, dimension) in dimensions.enumerated() {
      let id = types.result.fitted.method.dimensions[dimension].id
      columns += [
        .number(id, groups.map { $0.means[position] }),
        .number("\(id)_standardised", groups.map { $0.standardisedMeans[position] }),
      ]
    }
    rows = Array(groups.indices)
  }

  private init(trialsOf types: TerritoryTypes) {
    let trials = types.groups?.trials ?? []
    let chosen = types.groups?.groups.count
    columns = [
      .number("count", trials.map { Double($0.count) }, isRounded: false),
      .number("inertia", trials.map(\.inertia)),
      .number("explained_share", trials.map(\.explainedShare)),
      .number("silhouette", trials.map(\.silhouette)),
      .number(
        "silhouette_territories",
        trials.map { _ in Double(types.groups?.silhouetteCount ?? 0) },
        isRounded: false
      ),
      .text("chosen", trials.map { $0.count == chosen ? "true" : "false" }),
    ]
    rows = Array(trials.indices)
  }
}
