import FragilityIndex

extension UncertaintyPlan {
  /// The keys of the plan; those that hold what is taken when they are left out are not written.
  var toml: TOMLLines {
    let usual = UncertaintyPlan()
    var lines = TOMLLines()
    if draws != usual.draws { lines.add("draws", "\(draws)") }
    if seed != usual.seed { lines.add("seed", "\(seed)") }
    if interval != usual.interval { lines.add("interval", tomlNumber(interval)) }
    lines.add("weights", weights?.toml)
    func add(_ key: String, _ choices: [ChoiceWords]) {
      if !choices.isEmpty { lines.add(key, inlineList(choices.map(\.tomlOrWord))) }
    }
    add("treatment", treatments.map(\.words))
    add("imputation", imputations.map(\.words))
    add("normalisation", normalisations.map(\.words))
    add("aggregation", aggregations.map(\.words))
    if leavesOutIndicators { lines.add("leave_out", "true") }
    if !drawsInputs { lines.add("sampling_errors", "false") }
    return lines
  }
}

extension WeightVariation {
  fileprivate var toml: String {
    switch self {
    case .relative(let noise): inlineTable([("noise", tomlNumber(noise))])
    case .dirichlet(let concentration): inlineTable([("dirichlet", tomlNumber(concentration))])
    case .sets(let sets):
      inlineTable([("sets", inlineList(sets.map { inlineTable($0.toml) }))])
    }
  }
}

extension WeightSet {
  fileprivate var toml: [(String, String)] {
    let ids = weights.keys.sorted().filter { $0 != "id" }
    return [("id", quoted(id))] + ids.map { ($0, tomlNumber(weights[$0] ?? 1)) }
  }
}

extension FragilityMethod {
  /// The sampling error of an indicator as a word or an inline table.
  func toml(_ error: SamplingError) -> String {
    var entries: [(String, String)] = []
    switch error.kind {
    case .standardError(let column): entries = [("standard_error", toml(column))]
    case .margin(let column, let confidence):
      entries = [("margin", toml(column)), ("confidence", tomlNumber(confidence))]
    case .count(nil, .beta) where error.whole == nil: return quoted("count")
    case .count(let column, let law):
      if let column { entries.append(("count", toml(column))) }
      if column == nil || law != .beta { entries.append(("law", quoted(law.rawValue))) }
    }
    if error.scale != .identity { entries.append(("scale", quoted(error.scale.rawValue))) }
    if let whole = error.whole { entries.append(("per", tomlNumber(whole))) }
    return inlineTable(entries)
  }
}
