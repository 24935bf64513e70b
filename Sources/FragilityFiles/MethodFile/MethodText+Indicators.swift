import FragilityIndex

extension FragilityMethod {
  func add(_ dimension: Dimension, to lines: inout TOMLLines) {
    lines.add("id", quoted(dimension.id))
    lines.add("parent", dimension.parent.map(quoted))
    if dimension.weight != 1 { lines.add("weight", tomlNumber(dimension.weight)) }
    lines.add("weights", dimension.weighting?.words.tomlOrWord)
    lines.add("aggregation", dimension.aggregation?.words.tomlOrWord)
    lines.add("missing", dimension.missing?.words.tomlOptions)
    lines.add("rescaling", dimension.rescaling?.words.tomlOrWord)
    lines.add("imputation", dimension.imputation?.words.tomlOrWord)
    lines.add("treatment", dimension.treatment?.words.tomlOrWord)
    lines.add("normalisation", dimension.normalisation?.words.tomlOrWord)
    lines.add("scale", dimension.scale?.toml)
    lines.add("label", dimension.label?.toml)
    lines.add("description", dimension.description?.toml)
  }

  func add(_ indicator: Indicator, to lines: inout TOMLLines) {
    lines.add("id", quoted(indicator.id))
    lines.add("dimension", indicator.dimension.map(quoted))
    add(indicator.derivation, to: &lines)
    lines.add("direction", quoted(word(for: indicator.direction)))
    if indicator.weight != 1 { lines.add("weight", tomlNumber(indicator.weight)) }
    lines.add(
      "range",
      indicator.range.map { inlineList([tomlNumber($0.lowerBound), tomlNumber($0.upperBound)]) }
    )
    lines.add("reference_column", indicator.referenceColumn.map(toml))
    lines.add("sampling_error", indicator.samplingError.map(toml))
    if !indicator.breaks.isEmpty {
      lines.add("breaks", inlineList(indicator.breaks.map(\.toml)))
    }
    lines.add("comparable_every", indicator.comparableEvery.map { tomlNumber($0) })
    lines.add("transform", indicator.transform.map { quoted($0.rawValue) })
    lines.add("shrinkage", indicator.shrinkage?.words.tomlOptions)
    lines.add("imputation", indicator.imputation?.words.tomlOrWord)
    lines.add("treatment", indicator.treatment?.words.tomlOrWord)
    lines.add("normalisation", indicator.normalisation?.words.tomlOrWord)
    lines.add("scale", indicator.scale?.toml)
    lines.add("unit", indicator.unit?.toml)
    lines.add("label", indicator.label?.toml)
    lines.add("description", indicator.description?.toml)
    lines.add("source", indicator.source?.toml)
  }

  private func word(for direction: Direction) -> String {
    switch (rules.orientation, direction) {
    case (.fragility, _): direction.rawValue
    case (.strength, .higherIsWorse): "lower_is_better"
    case (.strength, .lowerIsWorse): "higher_is_better"
    }
  }

  private func add(_ derivation: Derivation, to lines: inout TOMLLines) {
    var denominator: ColumnReference?
    switch derivation {
    case .column(let column): lines.add("column", toml(column))
    case .ratio(let numerator, let below, _):
      lines.add("numerator", toml(numerator))
      denominator = below
    case .count(let table, let below, _):
      lines.add("count", quoted(table))
      denominator = below
    case .expected(let terms, let below, _):
      let texts = terms.map { term in
        inlineTable([("persons", toml(term.persons)), ("rate", tomlNumber(term.rate))])
      }
      lines.add("expected", inlineList(texts))
      denominator = below
    case .categories(let column, let values):
      lines.add("column", toml(column))
      lines.add("categories", inlineTable(values.map { ($0.text, tomlNumber($0.value)) }))
    case .series(let dates, let time):
      let columns = dates.map { (tomlNumber($0.time), toml($0.column)) }
      lines.add("column", inlineTable(columns))
      if time != dates.last?.time { lines.add("date", tomlNumber(time)) }
    }
    lines.add("denominator", denominator.map(toml))
    if derivation.per != 1 { lines.add("per", tomlNumber(derivation.per)) }
  }
}

extension SeriesBreak {
  fileprivate var toml: String {
    guard let reason else { return tomlNumber(date) }
    return inlineTable([("date", tomlNumber(date)), ("reason", reason.toml)])
  }
}

extension FragilityMethod.Source {
  var toml: String {
    inlineTable(
      [
        ("name", quoted(name)), ("year", year.map { "\($0)" }), ("url", url.map(quoted)),
        ("licence", licence.map(quoted)),
      ].compactMap { key, text in text.map { (key, $0) } }
    )
  }
}
