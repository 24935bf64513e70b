import FragilityIndex

/// The tables of resources, by name.
public enum ResourceTable: String, Sendable, Hashable, CaseIterable {
  /// One row per territory: score, places, places per inhabitants, quadrant.
  case territories
  /// How many territories and inhabitants each quadrant has.
  case quadrants
  /// The territories with high need and little help.
  case priorities
}

extension OutputTable {
  /// A table of resources.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - resources: The resources, at least one.
  public init(_ table: ResourceTable, of resources: LoadedResources) {
    switch table {
    case .territories: self.init(territoriesOf: resources.results)
    case .quadrants: self.init(quadrantsOf: resources.results)
    case .priorities: self.init(prioritiesOf: resources.results)
    }
  }

  private init(territoriesOf results: [ResourceResult]) {
    columns = []
    rows = []
    guard let index = results.first?.index else { return }
    let territories = index.territories
    columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
    ]
    columns += territories.parents.map { OutputColumn(name: $0.id, cells: .text($0.codes)) }
    if let population = territories.population {
      columns.append(
        OutputColumn(name: "population", cells: .number(population), isRounded: false)
      )
    }
    columns += [
      OutputColumn(name: "score", cells: .number(index.scores)),
      OutputColumn(name: "class", cells: .number(index.classes), isRounded: false),
    ]
    for result in results {
      let id = result.resource.id
      let own: [OutputColumn?] = [
        OutputColumn(name: id, cells: .number(result.counts), isRounded: false),
        OutputColumn(name: id + "_rate", cells: .number(result.rates), fewestDigits: 1),
        result.nearest.map { OutputColumn(name: id + "_nearest_km", cells: .number($0)) },
        .text(id + "_quadrant", result.quadrants.indices.map { result.word(ofRow: $0) }),
      ]
      columns += own.compactMap { $0 }
    }
    rows = index.rowsByRank
  }

  private init(quadrantsOf results: [ResourceResult]) {
    let cells = results.flatMap { result in
      (ResourceResult.Quadrant.allCases.map { Optional($0) } + [nil]).map { (result, $0) }
    }
    columns = [
      .text("resource", cells.map(\.0.resource.id)),
      .text("quadrant", cells.map { $0.1?.rawValue ?? "none" }),
      OutputColumn(name: "need", cells: .number(Column(cells.map(\.0.need.value)))),
      .text("need_from", cells.map { $0.0.need.isGiven ? "method" : "median" }),
      OutputColumn(name: "little", cells: .number(Column(cells.map(\.0.little.value)))),
      .text("little_from", cells.map { $0.0.little.isGiven ? "method" : "median" }),
      .number(
        "territories",
        cells.map { result, quadrant in
          Double(result.quadrants.count { $0 == quadrant })
        },
        isRounded: false
      ),
      OutputColumn(
        name: "population",
        cells: .number(Column(cells.map { $0.0.population(of: $0.1) })),
        isRounded: false
      ),
    ]
    rows = Array(cells.indices)
  }

  private init(prioritiesOf results: [ResourceResult]) {
    let cells = results.flatMap { result in
      result.rows(of: .highNeedLittleHelp).map { (result, $0) }
    }
    func numbers(_ column: (ResourceResult) -> Column) -> Cells {
      .number(Column(cells.map { column($0.0)[$0.1] }))
    }
    columns = [
      .text("resource", cells.map(\.0.resource.id)),
      .text("code", cells.map { $0.0.index.territories.codes[$0.1] }),
      .text("name", cells.map { $0.0.index.territories.names[$0.1] }),
      OutputColumn(
        name: "population",
        cells: .number(
          Column(cells.map { $0.0.index.territories.population?[$0.1] ?? .absent(.unavailable) })
        ),
        isRounded: false
      ),
      OutputColumn(name: "score", cells: numbers(\.index.scores)),
      OutputColumn(name: "class", cells: numbers(\.index.classes), isRounded: false),
      OutputColumn(name: "places", cells: numbers(\.counts), isRounded: false),
      OutputColumn(name: "rate", cells: numbers(\.rates), fewestDigits: 1),
      OutputColumn(
        name: "nearest_km",
        cells: .number(Column(cells.map { $0.0.nearest?[$0.1] ?? .absent(.notApplicable) }))
      ),
    ]
    rows = Array(cells.indices)
  }
}

extension ResourceResult {
  /// The quadrant of a territory, or why it has none, as the flags of a score say it.
  fileprivate func word(ofRow row: Int) -> String {
    if let quadrant = quadrants[row] { return quadrant.rawValue }
    if let reason = index.scores[row].absence { return "score:\(reason.word)" }
    return "\(resource.id):\((rates[row].absence ?? .unavailable).word)"
  }
}
