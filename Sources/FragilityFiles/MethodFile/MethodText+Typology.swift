import FragilityIndex

extension FragilityMethod {
  /// The sections that say how territories are told apart; those without anything are not written.
  func add(_ typology: Typology, to lines: inout TOMLLines) {
    lines.blank()
    lines.header("[typology]")
    if !typology.context.isEmpty {
      let columns = typology.context.map { column in
        guard let transform = column.transform else { return toml(column.column) }
        return inlineTable([
          ("column", toml(column.column)), ("transform", quoted(transform.rawValue)),
        ])
      }
      lines.add("context", inlineList(columns))
    }
    lines.add("groups", typology.groups.map { inlineTable($0.toml) })
    for profile in typology.profiles {
      lines.blank()
      lines.header("[[typology.profile]]")
      lines.add("id", quoted(profile.id))
      lines.add("label", profile.label?.toml)
      lines.add("description", profile.description?.toml)
      lines.add("when", inlineList(profile.when.map(toml)))
    }
  }

  private func toml(_ condition: Typology.Condition) -> String {
    switch condition {
    case .all(let parts): inlineTable([("all", inlineList(parts.map(toml)))])
    case .any(let parts): inlineTable([("any", inlineList(parts.map(toml)))])
    case .test(let test): inlineTable([toml(test.subject)] + test.bounds.map(\.toml))
    }
  }

  private func toml(_ subject: Typology.Subject) -> (String, String) {
    switch subject {
    case .dimension(let id): ("dimension", quoted(id))
    case .indicator(let id): ("indicator", quoted(id))
    case .column(let column): ("column", toml(column))
    case .score: ("of", quoted("score"))
    case .scoreClass: ("of", quoted("class"))
    }
  }

  func add(_ estimate: PeopleEstimate, to lines: inout TOMLLines) {
    lines.blank()
    lines.header("[[people]]")
    lines.add("id", quoted(estimate.id))
    lines.add("label", estimate.label?.toml)
    lines.add("description", estimate.description?.toml)
    let terms = estimate.terms.map {
      inlineTable([("persons", toml($0.persons)), ("rate", tomlNumber($0.rate))])
    }
    lines.add("terms", inlineList(terms))
    lines.add("source", estimate.source.toml)
  }
}

extension Grouping {
  fileprivate var toml: [(String, String)] {
    let usual = Grouping()
    var entries: [(String, String)] = []
    if method != usual.method { entries.append(("method", quoted(method.rawValue))) }
    if let count { entries.append(("count", "\(count)")) }
    if starts != usual.starts { entries.append(("starts", "\(starts)")) }
    if seed != usual.seed { entries.append(("seed", "\(seed)")) }
    if !dimensions.isEmpty { entries.append(("dimensions", inlineList(dimensions.map(quoted)))) }
    return entries
  }
}

extension Typology.Bound {
  fileprivate var toml: (String, String) {
    switch self {
    case .atLeast(let number): ("at_least", tomlNumber(number))
    case .above(let number): ("above", tomlNumber(number))
    case .atMost(let number): ("at_most", tomlNumber(number))
    case .below(let number): ("below", tomlNumber(number))
    case .equal(let number): ("equal", tomlNumber(number))
    case .amongHighest(let share): ("among_highest", tomlNumber(share))
    case .amongLowest(let share): ("among_lowest", tomlNumber(share))
    case .leading(let leads): ("leading", "\(leads)")
    }
  }
}
